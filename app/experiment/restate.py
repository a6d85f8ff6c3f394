"""Pydantic's errors as problems of ours: what was expected, what was given, how to mend it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from math import isfinite
from typing import Any, Final

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from app.experiment.model import VERSIONS, Experiment, Layer
from app.experiment.problems import Path, Problem, pointer

NUMBER: Final = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
MATRICES: Final = frozenset({"weights", "x", "target"})
# Pydantic's type → our code, where the value given is all there is to tell.
PLAIN: Final[Mapping[str, str]] = {
    "model_type": "not_an_object",
    "model_attributes_type": "not_an_object",
    "dict_type": "not_an_object",
    "list_type": "not_a_list",
    "float_type": "not_a_number",
    "int_type": "not_whole",
    "int_from_float": "not_whole",
    "string_type": "not_text",
    "bool_type": "not_true_false",
    "finite_number": "not_finite",
    "too_short": "empty_list",
}


def restated(path: Path, item: ErrorDetails, raw: Any, kind: type[BaseModel]) -> Problem:
    """The error `item` at `path` in `raw`, a document read as a `kind`."""
    key = str(path[-1]) if path else ""
    match item["type"]:
        case "missing":
            return Problem(pointer(*path), *missing(key))
        case "extra_forbidden":
            owner = Layer if "layers" in path else kind if len(path) == 1 else Experiment
            return Problem(pointer(*path), *unknown_field(key, owner))
    code, params = value_problem(item, look_up(raw, path), path)
    return Problem(pointer(*path), code, params)


def value_problem(item: ErrorDetails, given: Any, path: Path) -> tuple[str, dict[str, object]]:
    """The code and particulars of a value that is not of the kind expected."""
    context = item.get("ctx", {})
    match item["type"]:
        case "hopeless":
            return "hopeless", {"least": context["least"]}
        case _ if path[-1:] == ("version",):
            return "unknown_version", {"given": given, "known": VERSIONS}
        case "float_type" | "int_type" if isinstance(given, str) and is_number(given):
            return "number_in_quotes", {"given": given}
        case "list_type" if len(path) > 1 and path[-2] in MATRICES:
            return "not_a_row", {"given": given}
        case "greater_than_equal":
            return "too_small", {"least": context["ge"], "given": given}
        case "greater_than":
            return "not_positive", {"least": context["gt"], "given": given}
        case "less_than_equal":
            return "too_great", {"most": context["le"], "given": given}
        case "string_too_long":
            return "too_long", {"most": context["max_length"], "given": len(given)}
    return PLAIN.get(item["type"], "not_fitting"), {"given": given}


def look_up(raw: Any, path: Path) -> Any:
    """What the document holds at a path at which an error was found."""
    for part in path:
        raw = raw[part]
    return raw


def is_number(text: str) -> bool:
    """Whether a text would be a finite number of JSON without its quotes."""
    return NUMBER.fullmatch(text) is not None and isfinite(float(text))


def missing(key: str) -> tuple[str, dict[str, object]]:
    """A required field that is not there; some have a likely reason."""
    special = {"version": "missing_version", "experiment": "missing_wrapper"}
    return special.get(key, "missing"), {"key": key}


def unknown_field(key: str, owner: type[BaseModel]) -> tuple[str, dict[str, object]]:
    """A field that the object has not, with the nearest that it has."""
    known = list(owner.model_fields)
    if near := get_close_matches(key.lower()[:40], known, n=1):
        return "unknown_field_near", {"key": key, "near": near[0]}
    return "unknown_field", {"key": key, "known": known}
