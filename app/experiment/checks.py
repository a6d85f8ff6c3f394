"""What the fields of an experiment must be to each other.

The checks read a *draft*: either a whole Experiment, or what could be made of a document in which
some fields are wrong on their own (those are None there). So every problem of a document is told
at once, and a valid one is looked at only once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from app.engine.activations import ACTIVATIONS
from app.engine.losses import LOSSES
from app.experiment.draft import Draft, DraftLayer, Rows
from app.experiment.draws import INITS
from app.experiment.model import REDUCTIONS, VERSIONS
from app.experiment.problems import Path, Problem, pointer
from app.trace.refs import Ref, UnknownRef, parse


def problems(draft: Draft, path: Path = ()) -> Iterator[Problem]:
    """Every problem between the fields of the experiment at `path` of its document."""
    found = inner_problems(draft)
    if not path:
        return found
    prefix = pointer(*path)
    return (replace(problem, pointer=prefix + problem.pointer) for problem in found)


def inner_problems(draft: Draft) -> Iterator[Problem]:
    """The problems, with pointers from the experiment itself, in the document's order."""
    if draft.version is not None and draft.version not in VERSIONS:
        given = {"given": draft.version, "known": VERSIONS}
        yield Problem("/version", "unknown_version", given)
    before = draft.inputs
    last = len(draft.layers)
    for number, layer in enumerate(draft.layers, start=1):
        yield from layer_problems(layer, number, last)
        weights, units = layer.weights, layer.units
        if weights is not None and not shaped(weights, before, units):
            yield from weight_problems(weights, units, number, before)
        before = units
    if draft.loss is not None and draft.loss not in LOSSES:
        yield name_problem("/loss", draft.loss, LOSSES)
    if draft.reduction is not None and draft.reduction not in REDUCTIONS:
        yield name_problem("/reduction", draft.reduction, REDUCTIONS)
    if draft.init is not None and draft.init not in INITS:
        yield name_problem("/init", draft.init, INITS)
    yield from loss_problems(draft)
    if draft.layers:
        yield from data_problems(draft, before)
        for text in draft.edits:
            yield from edit_problems(text, draft)


def shaped(rows: Rows, count: int | None, columns: int | None) -> bool:
    """Whether there are `count` rows, each of `columns` numbers."""
    return len(rows) == count and all(len(row) == columns for row in rows)


def name_problem(where: str, name: str, known: Mapping[str, object] | Sequence[str]) -> Problem:
    """A name that is not in its table, with the nearest that is."""
    near = get_close_matches(name.lower()[:40], known, n=1, cutoff=0.5)
    params: dict[str, object] = {"given": name, "known": list(known)}
    if near:
        return Problem(where, "unknown_name_near", params | {"near": near[0]})
    return Problem(where, "unknown_name", params)


def layer_problems(layer: DraftLayer, number: int, last: int) -> Iterator[Problem]:
    """A layer's activation and the length of its biases."""
    name = layer.activation
    if name is not None and name not in ACTIVATIONS:
        yield name_problem(pointer("layers", number - 1, "activation"), name, ACTIVATIONS)
    elif name is not None and number < last and not ACTIVATIONS[name].elementwise:
        where = pointer("layers", number - 1, "activation")
        yield Problem(where, "softmax_not_last", {"layer": number, "last": last})
    biases, units = layer.biases, layer.units
    if biases is not None and units is not None and len(biases) != units:
        where = pointer("layers", number - 1, "biases")
        params = {"expected": units, "layer": number, "given": len(biases)}
        yield Problem(where, "biases_length", params)


def weight_problems(
    weights: Rows, units: int | None, number: int, before: int | None
) -> Iterator[Problem]:
    """Rows as many as the layer before has units, columns as many as this one."""
    where = pointer("layers", number - 1, "weights")
    if before != units and shaped(weights, units, before):
        yield Problem(where, "weights_transposed", {"rows": before, "columns": units})
        return
    if before is not None and before != len(weights):
        code = "weights_rows_inputs" if number == 1 else "weights_rows_layer"
        params = {"expected": before, "before": number - 1, "given": len(weights)}
        yield Problem(where, code, params)
    if units is not None:
        yield from column_problems(where, weights, "weights_columns", units, number)


def column_problems(
    where: str, rows: Rows, code: str, expected: int, layer: int = 0
) -> Iterator[Problem]:
    """Every row of another length than expected."""
    for index, row in enumerate(rows):
        if len(row) != expected:
            params = {"expected": expected, "layer": layer, "given": len(row)}
            yield Problem(where + pointer(index), code, params)


def loss_problems(draft: Draft) -> Iterator[Problem]:
    """A loss that is defined only on a certain activation's outputs."""
    if draft.loss is None or draft.loss not in LOSSES or not draft.layers:
        return
    needed, given = LOSSES[draft.loss].partner, draft.layers[-1].activation
    if needed is not None and given is not None and given != needed:
        index = len(draft.layers) - 1
        params = {"loss": draft.loss, "needed": needed, "given": given, "index": index}
        yield Problem("/loss", "loss_needs_activation", params)


def data_problems(draft: Draft, outputs: int | None) -> Iterator[Problem]:
    """x and target: their columns by the network, their rows by each other."""
    x, target = draft.x, draft.target
    if x is not None and draft.inputs is not None:
        yield from column_problems("/x", x, "x_columns", draft.inputs)
    if target is not None and outputs is not None:
        yield from column_problems("/target", target, "target_columns", outputs)
    if x and target and len(x) != len(target):
        yield Problem("/target", "target_rows", {"expected": len(x), "given": len(target)})
    loss = LOSSES.get(draft.loss or "")
    if target is not None and loss is not None and loss.shares:
        yield from share_problems(target, loss.name)


def share_problems(target: Rows, loss: str) -> Iterator[Problem]:
    """Labels that can't be probabilities. Cells that are no numbers have been told already."""
    for row, labels in enumerate(target):
        for column, label in enumerate(labels):
            if type(label) in (int, float) and not 0 <= label <= 1:
                params = {"loss": loss, "label": float(label)}
                yield Problem(pointer("target", row, column), "label_share", params)


def edit_problems(text: str, draft: Draft) -> Iterator[Problem]:
    """An edit must name a weight or bias that the network has."""
    where = pointer("edits", text)
    try:
        ref = parse(text)
    except UnknownRef:
        yield Problem(where, "edit_not_a_ref", {"ref": text})
        return
    if ref.kind not in ("w", "b"):
        yield Problem(where, "edit_not_a_parameter", {"ref": text})
    elif ref.layer > len(draft.layers):
        params = {"ref": text, "layer": ref.layer, "layers": len(draft.layers)}
        yield Problem(where, "edit_no_layer", params)
    else:
        yield from place_problems(where, text, ref, draft)


def place_problems(where: str, text: str, ref: Ref, draft: Draft) -> Iterator[Problem]:
    """The unit, the source or the biases that an edit speaks of are not there."""
    layer = draft.layers[ref.layer - 1]
    before = draft.inputs if ref.layer == 1 else draft.layers[ref.layer - 2].units
    params: dict[str, object] = {"ref": text, "layer": ref.layer}
    if layer.units is not None and ref.unit > layer.units:
        yield Problem(where, "edit_no_unit", params | {"unit": ref.unit, "units": layer.units})
    if ref.kind == "b" and layer.biases is None:
        yield Problem(where, "edit_no_bias", params)
    elif ref.kind == "w" and before is not None and ref.source > before:
        params |= {"source": ref.source, "units": before}
        yield Problem(where, "edit_no_source", params)
