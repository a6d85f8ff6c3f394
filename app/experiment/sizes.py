"""Whether an experiment keeps to the limits."""

from __future__ import annotations

from collections.abc import Iterator

from app.experiment.draft import Draft
from app.experiment.problems import Excess, Path, pointer
from app.settings import Limits


def excesses(draft: Draft, limits: Limits, path: Path = ()) -> Iterator[Excess]:
    """Every limit that the experiment at `path` of its document breaks."""
    if len(draft.layers) > limits.layers:
        yield Excess(pointer(*path, "layers"), "layers", limits.layers, len(draft.layers))
    if (draft.inputs or 0) > limits.units:
        yield Excess(pointer(*path, "inputs"), "units", limits.units, draft.inputs or 0)
    before, parameters = draft.inputs or 0, 0
    fitting = before <= limits.units
    for index, layer in enumerate(draft.layers):
        units = layer.units or 0
        if units > limits.units:
            fitting = False
            yield Excess(pointer(*path, "layers", index, "units"), "units", limits.units, units)
        parameters += (before + (layer.biases is not None)) * units
        before = units
    # Told only where no layer is too wide: a single absurd one would explain it.
    if fitting and parameters > limits.parameters:
        yield Excess(pointer(*path, "layers"), "parameters", limits.parameters, parameters)
    for name, rows in (("x", draft.x), ("target", draft.target)):
        if rows is not None and len(rows) > limits.samples:
            yield Excess(pointer(*path, name), "samples", limits.samples, len(rows))
