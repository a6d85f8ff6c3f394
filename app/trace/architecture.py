"""What the steps of a trace depend on: the shape of an experiment, without any of its numbers.

How the reader wants them written stands here too, since whoever writes a symbol needs both.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.engine.network import Network
from app.trace.writing import NOTES, Writing


@dataclass(frozen=True, slots=True)
class Architecture:
    """The shape of an experiment. Two experiments of one architecture have the same steps.

    `units`, `activations` and `biased` run over the weighted layers, first to last; `samples` is
    the number of rows in a batch. `writing` changes how the steps are written, and nothing else.
    """

    inputs: int
    units: tuple[int, ...]
    activations: tuple[str, ...]
    biased: tuple[bool, ...]
    loss: str
    reduction: str
    samples: int = 1
    freeze_biases: bool = False
    writing: Writing = NOTES

    @classmethod
    def of(
        cls, network: Network, samples: int, freeze_biases: bool, writing: Writing = NOTES
    ) -> Architecture:
        layers = network.layers
        return cls(
            inputs=layers[0].weights.shape[0],
            units=tuple(layer.weights.shape[1] for layer in layers),
            activations=tuple(layer.activation for layer in layers),
            biased=tuple(layer.biases is not None for layer in layers),
            loss=network.loss,
            reduction=network.reduction,
            samples=samples,
            freeze_biases=freeze_biases,
            writing=writing,
        )

    @property
    def depth(self) -> int:
        """The number of weighted layers, which is also the index of the last one."""
        return len(self.units)

    @property
    def outputs(self) -> int:
        return self.units[-1]

    @property
    def chain(self) -> bool:
        """One node in every layer (the notes' example_5): names then drop the unit (w_3, h_2)."""
        return self.inputs == 1 and all(units == 1 for units in self.units)

    @property
    def batch(self) -> bool:
        return self.samples > 1

    @property
    def mean(self) -> bool:
        """Whether every sample's part carries a factor 1/B."""
        return self.batch and self.reduction == "mean"

    def width(self, layer: int) -> int:
        """Nodes in a layer; layer 0 is the input."""
        return self.inputs if layer == 0 else self.units[layer - 1]
