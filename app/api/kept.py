"""The passes of the networks asked about last: who asks why one number is what it is asks on."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

from app.api.calculate import calculated, work_of
from app.engine import Passes
from app.experiment import Experiment, resolve
from app.trace.local import Local

MOST: Final = 16
MOST_WORK: Final = 40_000
"""Larger networks are calculated anew: keeping them would take more room than it is worth."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Passes, and the tables of their numbers by the sample whose story is told."""

    passes: Passes
    tables: dict[int, Local] = field(default_factory=dict)

    def values(self, sample: int) -> Local:
        """The tables, made when first asked for."""
        found = self.tables.get(sample)
        if found is None:
            found = self.tables[sample] = Local(self.passes, sample)
        return found


_kept: OrderedDict[str, Kept] = OrderedDict()
_lock = Lock()


def passes_of(experiment: Experiment) -> Kept:
    """The passes of an experiment; raises Refusal (422) where a number overflows."""
    if work_of(experiment) > MOST_WORK:
        return Kept(calculated(resolve(experiment), "experiment"))
    key = experiment.model_dump_json()
    with _lock:
        found = _kept.get(key)
        if found is not None:
            _kept.move_to_end(key)
            return found
    made = Kept(calculated(resolve(experiment), "experiment"))
    with _lock:
        _kept[key] = made
        if len(_kept) > MOST:
            _kept.popitem(last=False)
    return made
