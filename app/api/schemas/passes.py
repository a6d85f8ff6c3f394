"""The answer of /passes. Its keys may all be missing: `include` picks the parts."""

from __future__ import annotations

from pydantic import with_config
from typing_extensions import TypedDict

from app.api.schemas.parts import CLOSED, Cells, Finite, Matrices, Matrix


@with_config(CLOSED)
class Forward(TypedDict, total=False):
    """The forward pass."""

    h: Matrices
    """Before the activation: B × units."""
    a: Matrices
    """After the activation: B × units."""
    y: Matrix
    """The output, a of the last layer."""
    loss: Finite
    """L of the batch."""
    sample_losses: list[Finite]
    """The loss of each sample by itself."""


@with_config(CLOSED)
class Backward(TypedDict, total=False):
    """∂L/∂ of everything, L being the loss of the batch."""

    dy: Cells
    dz: Matrices
    """∂L/∂h: B × units."""
    da: list[Cells]
    """∂L/∂a: B × units; of the last layer it equals dy."""
    dw: Matrices
    """Shaped as the weights: row = from, column = to."""
    db: list[list[Finite] | None]
    """null where the layer has no biases."""
    dx: Matrix


@with_config(CLOSED)
class Update(TypedDict, total=False):
    """After one step of plain gradient descent."""

    weights: Matrices
    biases: list[list[Finite] | None]
    loss_after: Finite


@with_config(CLOSED)
class Products(TypedDict):
    """What each edge carries for the chosen sample, shaped as the weights."""

    forward: Matrices
    """a of the node it comes from, times its weight."""
    backward: Matrices
    """Its weight times dz of the node it goes to."""


@with_config(CLOSED)
class Sums(TypedDict):
    """What the sums over the samples hold after the first sample, the first two, and so on."""

    loss: list[Finite | None]
    """Of the samples' losses."""
    dw: list[list[Cells]]
    """B × from × to a layer."""
    db: list[Cells | None]
    """B × units a layer; null where the layer has no biases."""


@with_config(CLOSED)
class Own(TypedDict):
    """Gradients of each sample's own loss, before the mean takes its share of them."""

    dy: Cells
    dz: Cells
    """Of the last layer."""


@with_config(CLOSED)
class SampleShares(TypedDict):
    """What each sample of a batch adds to the gradients of the parameters."""

    dw: list[list[Matrix]]
    """Its part of every weight's gradient, a · dz: B × from × to a layer. A bias's is its dz."""
    sums: Sums
    own: Own


@with_config(CLOSED)
class Passes(TypedDict, total=False):
    """The numbers of one step of learning."""

    forward: Forward
    backward: Backward
    update: Update
    products: Products
    slopes: list[Matrix | None]
    """φ′(h), B × units a layer; null for softmax, whose derivative is a matrix."""
    shares: SampleShares | None
    """null: one sample, or too many samples and weights to be listed."""
