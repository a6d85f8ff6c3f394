"""What a trace tells: an architecture, how finely, and of which sample."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from app.engine.losses import LOSSES
from app.trace.architecture import Architecture
from app.trace.refs import Ref, activation_gradient_ref, activation_ref

Granularity = Literal["layer", "unit", "edge"]
GRANULARITIES: tuple[Granularity, ...] = get_args(Granularity)
Phase = Literal["forward", "loss", "backward", "update"]


@dataclass(frozen=True, slots=True)
class Story:
    """The choice of a reader. `sample` counts from 1 and is at most the architecture's."""

    architecture: Architecture
    granularity: Granularity
    sample: int = 1

    def out(self, layer: int, unit: int) -> Ref:
        """What a node gives out: x, a or y of the chosen sample."""
        return activation_ref(layer, unit, self.architecture, self.sample)

    def out_gradient(self, layer: int, unit: int) -> Ref:
        """∂L/∂ of what a node gives out: dx, da or Δy of the chosen sample."""
        return activation_gradient_ref(layer, unit, self.architecture, self.sample)

    def sum_gradient(self, layer: int, unit: int) -> Ref:
        """∂L/∂h of a node. Where the output layer is y = h the notes write Δy (E17, E24)."""
        if layer == self.architecture.depth and self.plain_output:
            return self.out_gradient(layer, unit)
        return Ref("dz", (layer, unit), self.sample)

    @property
    def plain_output(self) -> bool:
        """The output layer is an identity, so that dz of the last layer is Δy (E16, E28)."""
        return self.architecture.activations[-1] == "identity"

    @property
    def fused(self) -> bool:
        """Loss and output activation are differentiated as one (softmax + cross-entropy)."""
        return LOSSES[self.architecture.loss].fused

    def outputs(self, kind: str) -> tuple[Ref, ...]:
        """y, t, dy or the last layer's h of all outputs."""
        last = self.architecture.depth
        heads = [
            (last, i) if kind == "h" else (i,) for i in range(1, self.architecture.outputs + 1)
        ]
        return tuple(Ref(kind, head, self.sample) for head in heads)
