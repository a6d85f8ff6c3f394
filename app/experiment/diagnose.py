"""What is wrong with a document that could not be read: every problem of it, in our words.

The way of a refusal only; a good document never comes here. Pydantic finds what is wrong with the
fields on their own. Its lists stop at their first bad entry (a matrix may hold a million), so their
entries are looked at again here, until enough problems have been found to tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails, from_json

from app.experiment.checks import problems
from app.experiment.draft import sketch
from app.experiment.duplicates import duplicate_keys
from app.experiment.model import Experiment, Layer
from app.experiment.problems import LISTED, InvalidExperiment, Path, Problem
from app.experiment.restate import look_up, missing, restated
from app.experiment.sizes import excesses
from app.settings import Limits

HOPELESS: Final = 10_000  # errors from which on listing them takes longer than anyone reads
PLACE: Final = re.compile(r"(.*) at line (\d+) column (\d+)", re.DOTALL)
NUMBERS: Final = ConfigDict(strict=True, allow_inf_nan=False)
ROW: Final[TypeAdapter[Any]] = TypeAdapter(list[float], config=NUMBERS)
# The lists that stop at their first bad entry, with what an entry must be.
LISTS: Final[Mapping[str | int, TypeAdapter[Any]]] = {
    "layers": TypeAdapter(Layer),
    "weights": ROW,
    "biases": TypeAdapter(float, config=NUMBERS),
    "x": ROW,
    "target": ROW,
}


def diagnose(
    error: ValidationError, body: bytes, kind: type[BaseModel], limits: Limits
) -> InvalidExperiment:
    """The refusal of a document in which `error` was found on reading it as a `kind`."""
    if (reason := broken_json(error)) is not None:
        return InvalidExperiment([malformed(body, reason)])
    raw = from_json(body)
    path: Path = () if kind is Experiment else ("experiment",)
    inner = raw.get("experiment") if path and isinstance(raw, dict) else raw
    if path and inner is None and isinstance(raw, dict) and "layers" in raw:
        return InvalidExperiment([Problem("/experiment", *missing("experiment"))])
    draft = sketch(inner)
    found = chain(
        (excess.problem for excess in excesses(draft, limits, path)),
        (restated(spot, item, raw, kind) for spot, item in spots(error, raw, ())),
        duplicate_keys(body),
        problems(draft, path),
    )
    return InvalidExperiment(list(islice(found, LISTED + 1)))


def broken_json(error: ValidationError) -> str | None:
    """The JSON reader's reason, where the text is no JSON."""
    if error.error_count() > 1:
        return None
    (only,) = error.errors(include_url=False, include_input=False)
    return str(only["ctx"]["error"]) if only["type"] == "json_invalid" else None


def malformed(body: bytes, reason: str) -> Problem:
    """The text is no JSON: where, and why."""
    if not body.strip():
        return Problem("", "empty_body")
    place = PLACE.fullmatch(reason)
    why, line, column = place.groups() if place else (reason, "1", "1")
    params = {"line": int(line), "column": int(column), "reason": why}
    return Problem("", "malformed_json", params)


def spots(error: ValidationError, raw: Any, path: Path) -> Iterator[tuple[Path, ErrorDetails]]:
    """Where in `raw` something is wrong, and what; `path` leads to where `error` was raised.

    Every entry of a list that has a bad one is visited.
    """
    if error.error_count() > HOPELESS:
        context = {"least": HOPELESS}
        yield path, {"type": "hopeless", "loc": (), "msg": "", "input": None, "ctx": context}
        return
    for item in error.errors(include_url=False, include_input=False):
        place = (*path, *item["loc"])
        inside = (k for k in range(len(path), len(place) - 1) if place[k] in LISTS)
        if (k := next(inside, None)) is None:
            yield place, item
            continue
        for index, value in enumerate(look_up(raw, place[: k + 1])):
            try:
                LISTS[place[k]].validate_python(value)
            except ValidationError as deeper:
                yield from spots(deeper, raw, (*place[: k + 1], index))
