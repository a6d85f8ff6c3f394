"""Keys that stand twice in one object of a document: which of the two was meant?"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from app.experiment.problems import Path, Problem, pointer

Twice = dict[int, tuple[dict[str, Any], list[str]]]


def duplicate_keys(body: bytes) -> Iterator[Problem]:
    """A problem for every key that stands more than once; `body` is known to be JSON."""
    twice: Twice = {}  # id of an object → the object, kept so that its id stays its own, and keys

    def collect(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        whole = dict(pairs)
        if len(whole) < len(pairs):
            counts = Counter(key for key, _ in pairs)
            twice[id(whole)] = whole, [key for key, count in counts.items() if count > 1]
        return whole

    raw = json.loads(body, object_pairs_hook=collect, parse_int=float, strict=False)
    if twice:
        yield from walk(raw, (), twice)


def walk(raw: Any, path: Path, twice: Twice) -> Iterator[Problem]:
    """The problems of an object or list and of everything inside it."""
    if isinstance(raw, dict):
        _, keys = twice.get(id(raw), (raw, []))
        for twin in keys:
            yield Problem(pointer(*path, twin), "duplicate_key", {"key": twin})
    entries: Iterable[tuple[str | int, Any]]
    entries = raw.items() if isinstance(raw, dict) else enumerate(raw)
    for key, value in entries:
        if isinstance(value, (dict, list)):
            yield from walk(value, (*path, key), twice)
