"""The sentences of the narration, in every language; the texts stand in `sentences.json`.

`<w>` stands for a quantity's symbol and `<=w>` for its number; `narration.py` says which quantity
each name means in a step. `{label}` is the activation's name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal, get_args

Lang = Literal["en", "zh"]
LANGUAGES: tuple[Lang, ...] = get_args(Lang)

SENTENCES: dict[str, dict[Lang, str]] = json.loads(
    Path(__file__).with_name("sentences.json").read_text("utf-8")
)

# {count|sample|samples}: the word for one, then the word for any other number.
PLURAL: Final = re.compile(r"\{(\w+)\|([^|{}]*)\|([^|{}]*)\}")


def agreeing(template: str, words: Mapping[str, object]) -> str:
    """The template with the words that go with a number as that number wants them.

    >>> agreeing("{count} {count|sample|samples}", {"count": 1})
    '{count} sample'
    """
    return PLURAL.sub(lambda slot: slot[2] if str(words[slot[1]]) == "1" else slot[3], template)
