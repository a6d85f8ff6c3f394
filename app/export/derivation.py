"""The derivation of a run as data: its steps in order, each with symbols, numbers and a result.

Of a batch every sample's story is told, merged into one; of a single quantity only what leads to
it. How it is set (LaTeX, Markdown, HTML) is the business of the formats.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Final

from app.engine.passes import Passes
from app.experiment import TooLarge
from app.experiment.problems import Excess
from app.export.line import Line, line_of
from app.export.lines import architecture_of
from app.trace import Granularity, fill, tell
from app.trace.architecture import Architecture
from app.trace.refs import GIVEN, Ref, parse
from app.trace.script import script
from app.trace.sentences import Lang
from app.trace.story import Phase, Story
from app.trace.symbols import latex
from app.trace.values import Values
from app.trace.writing import NOTES, Writing

FINE: Final[tuple[Granularity, ...]] = ("unit", "edge", "layer")


class NoDerivation(ValueError):
    """No step makes the quantity known: it is given, or a part of another formula."""

    def __init__(self, ref: Ref) -> None:
        super().__init__(f"{ref} is the target of no step")
        self.ref = ref
        self.given = ref.kind in GIVEN


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to derive. No granularity: units, or layers where there are too many. No samples: all.
    `ref`: that quantity alone, in its canonical spelling. `most`: steps at most. `writing`: whose
    symbols, and which way round W."""

    lang: Lang
    granularity: Granularity | None = None
    sample: int | None = None
    ref: Ref | None = None
    most: int = 20_000
    writing: Writing = NOTES


@dataclass(frozen=True, slots=True)
class Derivation:
    """The lines, phase by phase, at one granularity."""

    granularity: Granularity
    lines: tuple[Line, ...]

    def phases(self) -> Iterator[tuple[Phase, list[Line]]]:
        for phase, lines in groupby(self.lines, key=lambda line: line.phase):
            yield phase, list(lines)


def derive(passes: Passes, wanted: Wanted) -> Derivation:
    """The derivation wanted.

    Raises NoDerivation, or TooLarge where there are more steps than `most`.
    """
    shape = architecture_of(passes, wanted.writing)
    if wanted.ref == Ref("l") and not shape.batch:
        wanted = replace(wanted, ref=Ref("L"))  # the only sample's loss is L
    if wanted.ref is None:
        chosen = wanted.granularity or finest(shape, wanted)
        return Derivation(chosen, tuple(_lines(passes, chosen, wanted)))
    asked = (wanted.granularity,) if wanted.granularity else ()
    tried = list(dict.fromkeys((*asked, *FINE)))
    short = [
        granularity for granularity in tried if _count(shape, granularity, wanted) <= wanted.most
    ]
    for granularity in short:
        if _tells(shape, granularity, wanted.ref):
            return Derivation(granularity, tuple(_lines(passes, granularity, wanted)))
    if short != tried:
        raise _too_long(shape, tried[0], wanted)
    raise NoDerivation(wanted.ref)


def finest(shape: Architecture, wanted: Wanted) -> Granularity:
    """Units, unless there are more of them than wanted."""
    return "unit" if _count(shape, "unit", wanted) <= wanted.most else "layer"


def _samples(shape: Architecture, granularity: Granularity, wanted: Wanted) -> Iterable[int]:
    """Whose stories are told; whole matrices hold all samples at once."""
    if granularity == "layer":
        return (1,)
    if wanted.sample is not None and wanted.ref is None:
        return (wanted.sample,)
    return range(1, shape.samples + 1)


def _count(shape: Architecture, granularity: Granularity, wanted: Wanted) -> int:
    """At most how many steps there are; stories share those that belong to no sample."""
    stories = len(list(_samples(shape, granularity, wanted)))
    return stories * len(script(Story(shape, granularity)))


def _too_long(shape: Architecture, granularity: Granularity, wanted: Wanted) -> TooLarge:
    return TooLarge([Excess("", "steps", wanted.most, _count(shape, granularity, wanted))])


def _tells(shape: Architecture, granularity: Granularity, ref: Ref) -> bool:
    steps = script(Story(shape, granularity, ref.sample))
    return any(step.target == ref for step in steps.page(0, len(steps)))


def _lines(passes: Passes, granularity: Granularity, wanted: Wanted) -> Iterator[Line]:
    shape = architecture_of(passes, wanted.writing)
    told = _told(passes, granularity, wanted)
    if wanted.ref is not None:
        needed = _leading_to(str(wanted.ref), told)
        told = {target: step for target, step in told.items() if target in needed}
    # Stories of one architecture run in step, so the step's number tells the order in all of them.
    for target, step in sorted(told.items(), key=lambda item: _place(*item)):
        yield line_of(target, step, Values(passes, parse(target).sample), shape)


def _place(target: str, step: Mapping[str, Any]) -> tuple[int, int]:
    return step["index"], parse(target).sample


def _told(passes: Passes, granularity: Granularity, wanted: Wanted) -> dict[str, dict[str, Any]]:
    """Target → step as the trace tells it, of all samples together."""
    shape = architecture_of(passes, wanted.writing)
    if _count(shape, granularity, wanted) > wanted.most:
        raise _too_long(shape, granularity, wanted)
    told: dict[str, dict[str, Any]] = {}
    for sample in _samples(shape, granularity, wanted):
        story = tell(
            passes,
            sample=sample,
            granularity=granularity,
            lang=wanted.lang,
            writing=wanted.writing,
            max_steps=wanted.most,
        )
        for step in story["steps"]:
            told.setdefault(step["target"], step)
    return told


def _leading_to(target: str, told: Mapping[str, Mapping[str, Any]]) -> set[str]:
    """The target and every step whose result goes into it."""
    needed: set[str] = set()
    open_ends = [target]
    while open_ends:
        ref = open_ends.pop()
        if ref in told and ref not in needed:
            needed.add(ref)
            open_ends.extend(told[ref]["inputs"])
    return needed


def given(passes: Passes, writing: Writing = NOTES) -> Iterator[tuple[str, str]]:
    """What the experiment gives: symbol and matrix in LaTeX."""
    shape, values = architecture_of(passes, writing), Values(passes, 1)
    refs = [Ref("X"), Ref("T")]
    for layer, biased in enumerate(shape.biased, start=1):
        refs += [Ref("W", (layer,)), *([Ref("B", (layer,))] if biased else [])]
    for ref in (*refs, Ref("eta")):
        yield latex(ref, shape), fill.write(values.written(ref, writing), "plain")
