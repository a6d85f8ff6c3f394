"""A trace: the script of a story with the numbers of one run put in."""

from __future__ import annotations

from functools import partial
from typing import Any

from app.engine.passes import Passes
from app.trace.architecture import Architecture
from app.trace.prepared import tell_steps
from app.trace.script import script
from app.trace.sentences import Lang
from app.trace.story import Granularity, Story
from app.trace.values import Values


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
    return {
        "granularity": chosen,
        "sample": sample,
        "total_steps": len(steps),
        "steps": tell_steps(steps, lang, Values(passes, sample), offset, count),
        "phases": [
            {"phase": phase, "first": first, "last": last} for phase, first, last in steps.phases()
        ],
    }
