"""A trace: the script of a story with the numbers of one run put in."""

from __future__ import annotations

from functools import partial
from typing import Any, TypedDict, Unpack

import orjson

from app.engine.passes import Passes
from app.trace.architecture import Architecture
from app.trace.prepared import tell_steps
from app.trace.script import script
from app.trace.sentences import Lang
from app.trace.story import Granularity, Story
from app.trace.values import Values
from app.trace.writing import NOTES, Writing

MAX_STEPS = 20_000


class Asked(TypedDict, total=False):
    """Which part of which story: `sample` counts from 1, `limit` steps after `offset`."""

    sample: int
    granularity: Granularity | None
    lang: Lang
    writing: Writing
    offset: int
    limit: int | None
    max_steps: int


def finest(architecture: Architecture, sample: int, max_steps: int) -> Granularity:
    """The finest granularity whose script has at most `max_steps` steps; else `layer`."""
    story = partial(Story, architecture, sample=sample)
    fine: tuple[Granularity, ...] = ("edge", "unit")
    for granularity in fine:
        if len(script(story(granularity=granularity))) <= max_steps:
            return granularity
    return "layer"


def tell(passes: Passes, **asked: Unpack[Asked]) -> dict[str, Any]:
    """What `told` tells, as plain data."""
    data: dict[str, Any] = orjson.loads(orjson.dumps(told(passes, **asked)))
    return data


def told(passes: Passes, **asked: Unpack[Asked]) -> dict[str, Any]:
    """The passes told as ordered steps: the /trace answer without the experiment and the passes.

    `steps` is JSON already, for orjson to put into an answer as it is. Raises IndexError where the
    batch has no such sample. Without a granularity the finest is taken that stays under
    `max_steps`, which also bounds one answer.
    """
    sample, most = asked.get("sample", 1), asked.get("max_steps", MAX_STEPS)
    writing = asked.get("writing", NOTES)
    architecture = Architecture.of(passes.network, len(passes.x), passes.freeze_biases, writing)
    if not 1 <= sample <= architecture.samples:
        raise IndexError(sample)
    chosen = asked.get("granularity") or finest(architecture, sample, most)
    steps = script(Story(architecture, chosen, sample))
    limit = asked.get("limit")
    count = most if limit is None else min(limit, most)
    values = Values(passes, sample)
    array = tell_steps(steps, asked.get("lang", "en"), values, asked.get("offset", 0), count)
    return {
        "granularity": chosen,
        "sample": sample,
        "total_steps": len(steps),
        "steps": orjson.Fragment(array),
        "phases": [
            {"phase": phase, "first": first, "last": last} for phase, first, last in steps.phases()
        ],
    }
