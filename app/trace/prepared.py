"""Steps without their numbers, prepared once for an architecture.

A number stands in many formulas and sentences, and writing it costs more than putting it in. So
the steps of one story share a list of what has to be written, each entry a number's place and the
form it takes; a step is two format strings with indices into that list.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

from app.trace import fill, formulas, refs
from app.trace.architecture import Architecture
from app.trace.narration import narrate
from app.trace.rules import inputs_of
from app.trace.script import Script, Step, script
from app.trace.sentences import Lang
from app.trace.story import Story
from app.trace.values import Form, Path, Values, path_of

KEPT_STEPS = 2_000
"""Stories of at most so many steps are prepared whole and kept."""

_MARK = re.compile(r"⟨([^⟩]*)⟩")


@dataclass(frozen=True, slots=True)
class Text:
    """A format string and the entries of the shared list that go into it."""

    pattern: str
    entries: tuple[int, ...]

    def write(self, written: list[str]) -> str:
        return self.pattern % tuple([written[entry] for entry in self.entries])


@dataclass(frozen=True, slots=True)
class Prepared:
    """One step without its numbers. `wire` is what the answer repeats unchanged."""

    wire: dict[str, Any]
    target: refs.Ref
    numeric: Text
    sentence: Text
    outcomes: dict[str, Text]

    def tell(self, values: Values, written: list[str]) -> dict[str, Any]:
        value = values(self.target)
        narration = self.sentence.write(written)
        if self.outcomes and isinstance(value, float):
            narration = f"{narration} {self.outcomes[_sign(value)].write(written)}".rstrip()
        return {
            **self.wire,
            "numeric": self.numeric.write(written),
            "value": _finite(value),
            "narration": narration,
        }


class Pages:
    """Prepared steps that share one list of numbers to write."""

    def __init__(self, story: Story, lang: Lang, steps: list[Step]) -> None:
        self._story = story
        self._lang = lang
        self._entries: dict[tuple[Path, Form], int] = {}
        self._steps = [self._prepare(step) for step in steps]

    def tell(self, values: Values, offset: int, limit: int) -> list[dict[str, Any]]:
        """The steps from `offset` on, at most `limit`, with the numbers put in."""
        written = [values.write(path, form) for path, form in self._entries]
        return [step.tell(values, written) for step in self._steps[offset : offset + limit]]

    def _entry(self, ref: str, form: Form) -> int:
        return self._entries.setdefault((path_of(refs.parse(ref)), form), len(self._entries))

    def _prepare(self, step: Step) -> Prepared:
        story, architecture = self._story, self._story.architecture
        latex = formulas.template(step.rule, story, step.target)
        template = fill.parse(latex)
        narration = narrate(step.rule, story, step.target, self._lang)
        outcomes = narration.outcomes or {}
        wire = {
            "index": step.index,
            "phase": step.phase,
            "rule": step.rule,
            "target": str(step.target),
            "inputs": [str(ref) for ref in inputs_of(step.rule, story, step.target)],
            "template": latex,
            "symbolic": fill.with_symbols(
                template, lambda ref: refs.latex(refs.parse(ref), architecture)
            ),
            "expanded": formulas.expanded(step.rule, story, step.target),
            "narration_template": narration.template,
            "outcomes": narration.outcomes,
        }
        return Prepared(
            wire=wire,
            target=step.target,
            numeric=self._numeric(template),
            sentence=self._sentence(narration.template, architecture),
            outcomes={sign: self._sentence(text, architecture) for sign, text in outcomes.items()},
        )

    def _numeric(self, template: fill.Template) -> Text:
        entries = tuple(self._entry(slot.ref, slot.form) for slot in template.slots)
        return Text(_pattern(template.texts), entries)

    def _sentence(self, template: str, architecture: Architecture) -> Text:
        told = _MARK.sub(lambda match: refs.text(refs.parse(match[1]), architecture), template)
        parts = fill.SLOT.split(told)
        return Text(_pattern(parts[0::2]), tuple(self._entry(ref, "text") for ref in parts[1::2]))


def _pattern(texts: tuple[str, ...] | list[str]) -> str:
    return "%s".join(text.replace("%", "%%") for text in texts)


def _sign(value: float) -> str:
    return "positive" if value > 0 else "negative" if value < 0 else "zero"


def _finite(value: fill.Quantity) -> fill.Quantity | list[list[float | None]] | None:
    if isinstance(value, list):
        if all(map(math.isfinite, chain.from_iterable(value))):
            return value
        return [[cell if math.isfinite(cell) else None for cell in row] for row in value]
    return value if math.isfinite(value) else None


@lru_cache(maxsize=64)
def _whole(story: Story, lang: Lang) -> Pages:
    steps = script(story)
    return Pages(story, lang, steps.page(0, len(steps)))


def tell_steps(
    steps: Script, lang: Lang, values: Values, offset: int, limit: int
) -> list[dict[str, Any]]:
    """The steps after the first `offset`, at most `limit`, as they go on the wire."""
    if len(steps) <= KEPT_STEPS:
        return _whole(steps.story, lang).tell(values, offset, limit)
    return Pages(steps.story, lang, steps.page(offset, limit)).tell(values, 0, limit)
