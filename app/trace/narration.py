"""One sentence for a step, in every language, and what its sign means.

A sentence is a template too: ⟨ref⟩ is put in as a symbol and ⟦ref⟧ as a number, so that a page that
changes a weight keeps the sentence and changes its numbers.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from app.trace.refs import Ref
from app.trace.rules import Rule
from app.trace.sentences import SENTENCES, Lang
from app.trace.story import Story
from app.trace.symbols import letter
from app.trace.tellers import TELLERS, Telling

SIGNS = ("positive", "negative", "zero")


def sign(value: float) -> str:
    """Which of SIGNS."""
    return "positive" if value > 0 else "negative" if value < 0 else "zero"


class Narration(NamedTuple):
    """A sentence as a template, and what to add by the sign of a value: `of` names whose."""

    template: str
    outcomes: dict[str, str] | None


_NAME = re.compile(r"<(=?)(\w+)>")


def _write(sentence: str, telling: Telling, story: Story, lang: Lang) -> str:
    names = {"L": Ref("L"), **telling.names}
    words = {
        "dy": letter("dy", story.architecture),
        "samples": story.architecture.samples,
        **telling.words,
    }

    def slot(match: re.Match[str]) -> str:
        ref = names[match[2]]
        return f"⟦{ref}⟧" if match[1] else f"⟨{ref}⟩"

    return _NAME.sub(slot, SENTENCES[sentence][lang].format(**words))


def narrate(rule: Rule, story: Story, target: Ref, lang: Lang) -> Narration:
    """The step's sentence, and its additions for a positive, a negative and a zero value."""
    telling = TELLERS[rule](story, target)
    turned = f"{telling.sentence}_turned"
    wanted = story.architecture.writing.turned and turned in SENTENCES
    told = _write(turned if wanted else telling.sentence, telling, story, lang)
    return Narration(told, _outcomes(telling, story, target, lang))


def _outcomes(telling: Telling, story: Story, target: Ref, lang: Lang) -> dict[str, str] | None:
    if not telling.signs:
        return None

    def written(sign: str) -> str:
        keys = (f"{telling.signs}{telling.variant}_{sign}", f"{telling.signs}_{sign}")
        key = next((key for key in keys if key in SENTENCES), None)
        return _write(key, telling, story, lang) if key else ""

    return {"of": str(telling.signed or target)} | {sign: written(sign) for sign in SIGNS}
