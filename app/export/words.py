"""What exported files say, in every language; the texts stand in `words.json`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from app.trace.sentences import Lang

WORDS: Final[dict[str, dict[Lang, str]]] = json.loads(
    Path(__file__).with_name("words.json").read_text("utf-8")
)


def word(key: str, lang: Lang, **params: object) -> str:
    """A text in a language, its {slots} filled."""
    return WORDS[key][lang].format(**params)
