"""A ref that a client named, and what to say where there is no such quantity."""

from __future__ import annotations

from app.experiment import Experiment, Problem
from app.trace.architecture import Architecture
from app.trace.refs import NOTATION, UnknownRef, parse


def architecture_of(experiment: Experiment) -> Architecture:
    """The architecture of a document that has been checked."""
    return Architecture(
        inputs=experiment.inputs,
        units=tuple(layer.units for layer in experiment.layers),
        activations=tuple(layer.activation for layer in experiment.layers),
        biased=tuple(layer.biases is not None for layer in experiment.layers),
        loss=experiment.loss,
        reduction=experiment.reduction,
        samples=len(experiment.x),
        freeze_biases=experiment.freeze_biases,
    )


def missing(text: str, where: str, architecture: Architecture) -> Problem:
    """The problem of a text that is known to name no quantity of the network."""
    try:
        ref = parse(text)
    except UnknownRef:
        return Problem(where, "ref_unknown", {"given": text, "known": ", ".join(NOTATION)})
    params: dict[str, object] = {"ref": text, "layers": architecture.depth}
    names = dict(zip(NOTATION[ref.kind]["indices"], ref.indices, strict=True))
    layer = names.get("layer", 0)
    if layer > architecture.depth:
        return Problem(where, "ref_no_layer", params | {"layer": layer})
    if ref.sample > architecture.samples:
        rows = {"sample": ref.sample, "rows": architecture.samples}
        return Problem(where, "ref_no_sample", params | rows)
    unit = names.get("to", names.get("unit", 1))
    if ref.kind.removeprefix("new.").removeprefix("d") in {"b", "B"}:
        if not architecture.biased[layer - 1]:
            return Problem(where, "ref_no_bias", params | {"layer": layer})
    elif ref.kind == "slope" and architecture.activations[layer - 1] == "softmax":
        return Problem(where, "ref_no_slope", params | {"layer": layer})
    inputs = ref.kind in {"x", "dx"}
    width = architecture.width(layer) if layer or inputs else architecture.outputs
    if unit > width:
        code = "ref_no_input" if inputs else "ref_no_unit"
        place = {"layer": layer or architecture.depth, "unit": unit, "units": width}
        return Problem(where, code, params | place)
    source = {"source": names["from"], "units": architecture.width(layer - 1), "layer": layer}
    return Problem(where, "ref_no_source", params | source)
