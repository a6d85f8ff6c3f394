"""The sentences of the narration, in every language; the texts stand in `sentences.json`.

`<w>` stands for a quantity's symbol and `<=w>` for its number; `narration.py` says which quantity
each name means in a step. `{label}` is the activation's name.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal, get_args

Lang = Literal["en", "zh"]
LANGUAGES: tuple[Lang, ...] = get_args(Lang)

SENTENCES: dict[str, dict[Lang, str]] = json.loads(
    Path(__file__).with_name("sentences.json").read_text("utf-8")
)
