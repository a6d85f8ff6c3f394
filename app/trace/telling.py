"""A trace: the script of a story with the numbers of one run put in.

What depends on the architecture alone (steps, templates, symbols, sentences) is prepared once and
kept; a request then only looks up numbers and joins strings.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain
from typing import Any

from app.engine.passes import Passes
from app.trace import fill, formulas, numbers, refs
from app.trace.architecture import Architecture
from app.trace.narration import narrate
from app.trace.rules import inputs_of
from app.trace.script import Script, Step, script
from app.trace.sentences import Lang
from app.trace.story import Granularity, Story
from app.trace.values import Path, Values, path_of

KEPT_STEPS = 2_000
"""Stories of at most so many steps are prepared whole and kept."""

_MARK = re.compile(r"⟨([^⟩]*)⟩")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A narration taken apart: texts[0] number[0] texts[1] …, the symbols already put in."""

    texts: tuple[str, ...]
    paths: tuple[Path, ...]

    def write(self, values: Values) -> str:
        pieces = [self.texts[0]]
        for path, text in zip(self.paths, self.texts[1:], strict=True):
            pieces.append(numbers.text(values.at(path)))
            pieces.append(text)
        return "".join(pieces)


@dataclass(frozen=True, slots=True)
class Prepared:
    """One step without its numbers. `wire` is what the answer repeats unchanged."""

    wire: dict[str, Any]
    target: refs.Ref
    template: fill.Template
    slots: tuple[refs.Ref, ...]
    sentence: Sentence
    outcomes: dict[str, Sentence]

    def tell(self, values: Values) -> dict[str, Any]:
        value = values(self.target)
        narration = self.sentence.write(values)
        if self.outcomes and isinstance(value, float):
            ending = self.outcomes[_sign(value)].write(values)
            narration = f"{narration} {ending}".strip()
        return {
            **self.wire,
            "numeric": fill.with_numbers(self.template, [values(slot) for slot in self.slots]),
            "value": _finite(value),
            "narration": narration,
        }


def _sign(value: float) -> str:
    return "positive" if value > 0 else "negative" if value < 0 else "zero"


def _finite(value: fill.Quantity) -> fill.Quantity | list[list[float | None]] | None:
    if isinstance(value, list):
        if all(map(math.isfinite, chain.from_iterable(value))):
            return value
        return [[cell if math.isfinite(cell) else None for cell in row] for row in value]
    return value if math.isfinite(value) else None


def _sentence(template: str, architecture: Architecture) -> Sentence:
    with_symbols = _MARK.sub(lambda match: refs.text(refs.parse(match[1]), architecture), template)
    parts = fill.SLOT.split(with_symbols)
    return Sentence(tuple(parts[0::2]), tuple(path_of(refs.parse(ref)) for ref in parts[1::2]))


def _prepare(step: Step, story: Story, lang: Lang) -> Prepared:
    architecture = story.architecture
    latex = formulas.template(step.rule, story, step.target)
    template = fill.parse(latex)
    narration = narrate(step.rule, story, step.target, lang)
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
        template=template,
        slots=tuple(refs.parse(slot.ref) for slot in template.slots),
        sentence=_sentence(narration.template, architecture),
        outcomes={sign: _sentence(text, architecture) for sign, text in outcomes.items()},
    )


@lru_cache(maxsize=64)
def _prepared_whole(story: Story, lang: Lang) -> tuple[Prepared, ...]:
    steps = script(story)
    return tuple(_prepare(step, story, lang) for step in steps.page(0, len(steps)))


def _prepared(steps: Script, lang: Lang, offset: int, limit: int) -> list[Prepared]:
    if len(steps) <= KEPT_STEPS:
        return list(_prepared_whole(steps.story, lang)[offset : offset + limit])
    return [_prepare(step, steps.story, lang) for step in steps.page(offset, limit)]


def finest(architecture: Architecture, sample: int, max_steps: int) -> Granularity:
    """The finest granularity whose script has at most `max_steps` steps; else `layer`."""
    story = partial(Story, architecture, sample=sample)
    fine: tuple[Granularity, ...] = ("edge", "unit")
    for granularity in fine:
        if len(script(story(granularity=granularity))) <= max_steps:
            return granularity
    return "layer"


def tell(
    passes: Passes,
    *,
    sample: int = 1,
    granularity: Granularity | None = None,
    lang: Lang = "en",
    offset: int = 0,
    limit: int | None = None,
    max_steps: int = 20_000,
) -> dict[str, Any]:
    """The passes told as ordered steps: the /trace answer without the experiment and the passes.

    `sample` counts from 1; raises IndexError where the batch has no such sample. Without a
    granularity the finest is taken that stays under `max_steps`, which also bounds one answer.
    """
    architecture = Architecture.of(passes.network, len(passes.x), passes.freeze_biases)
    if not 1 <= sample <= architecture.samples:
        raise IndexError(sample)
    chosen = granularity or finest(architecture, sample, max_steps)
    steps = script(Story(architecture, chosen, sample))
    count = min(max_steps if limit is None else limit, max_steps)
    values = Values(passes, sample)
    return {
        "granularity": chosen,
        "sample": sample,
        "total_steps": len(steps),
        "steps": [step.tell(values) for step in _prepared(steps, lang, offset, count)],
        "phases": [
            {"phase": phase, "first": first, "last": last} for phase, first, last in steps.phases()
        ],
    }
