"""Exported code as blocks, one a phase: what it calculates, and the numbers it must arrive at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from app.engine.passes import Passes
from app.export.literals import literal
from app.export.names import ARRAYS, SCALARS, name
from app.trace.architecture import Architecture
from app.trace.refs import Ref
from app.trace.story import Phase
from app.trace.values import Values

TOLERANCE: Final = 1e-10
NOISE: Final = 1e-14
"""What rounding may add to a sum, relative to the largest number in it. Two libraries add in two
orders, so numbers beyond 10⁴ can't be expected to agree to 1e-10."""


@dataclass(frozen=True, slots=True)
class Check:
    """A quantity's name, the expression that gives it, and the number or numbers expected."""

    name: str
    expression: str
    expected: Any

    @property
    def line(self) -> str:
        return f'check("{self.name}", {self.expression}, {literal(self.expected)})'


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of code of one phase, and their checks."""

    phase: Literal["given"] | Phase
    lines: tuple[str, ...]
    checks: tuple[Check, ...] = ()

    @property
    def source(self) -> str:
        return "\n".join([*self.lines, *(check.line for check in self.checks)])


@dataclass(frozen=True, slots=True)
class Program:
    """imports and helpers (functions), then the blocks in order of computation."""

    imports: tuple[str, ...]
    helpers: tuple[str, ...]
    blocks: tuple[Block, ...]

    @property
    def preamble(self) -> str:
        sources = [*self.helpers, *(block.source for block in self.blocks)]
        math = ["import math", ""] if any("math." in source for source in sources) else []
        return "\n\n\n".join(["\n".join([*math, *self.imports]), *self.helpers])


def checked(block: Block, passes: Passes, ref: Ref | None) -> Block:
    """The block with the checks of all that its lines name; with a ref, of that quantity alone."""
    checks = tuple(_checks(block, passes) if ref is None else _check_of(ref, block, passes))
    return replace(block, checks=checks)


def tolerance(passes: Passes) -> float:
    """How near to the expected numbers the code must come, absolutely and relatively."""
    forward, backward = passes.forward, passes.backward
    arrays = [passes.x, *forward.h, *forward.a, *backward.dz, *backward.dw]
    arrays += [layer.weights for layer in passes.network.layers]
    largest = max(float(abs(array).max()) for array in arrays)
    return max(TOLERANCE, NOISE * largest)


def _targets(block: Block) -> Iterator[str]:
    """The names that the block's lines assign, in order."""
    for line in block.lines:
        left, equals, _ = line.partition(" = ")
        if equals and left.isidentifier():
            yield left


def _checks(block: Block, passes: Passes) -> Iterator[Check]:
    values = Values(passes, 1)
    refs = {str(name(ref)): ref for ref in _whole_refs(passes)}
    for target in _targets(block):
        if target == "losses":
            yield Check(target, target, passes.forward.sample_losses.tolist())
        elif target in refs:
            yield Check(target, target, _expected(refs[target], values))


def _expected(ref: Ref, values: Values) -> Any:
    """Biases are a row by themselves in code, and a matrix of one row in a formula."""
    value = values(ref)
    return value[0] if isinstance(value, list) and ref.kind.endswith("B") else value


def _whole_refs(passes: Passes) -> Iterator[Ref]:
    """Every quantity that code has one name for."""
    yield from map(Ref, ("L", "new.L"))
    yield from map(Ref, ("Y", "dY", "dX"))
    for layer, biases in enumerate((row.biases for row in passes.network.layers), start=1):
        kinds = ["H", "A", "dZ", "dA", "dW", "new.W"]
        yield from (Ref(kind, (layer,)) for kind in kinds)
        if biases is not None:
            yield from (Ref(kind, (layer,)) for kind in ("dB", "new.B"))


def _check_of(ref: Ref, block: Block, passes: Passes) -> Iterable[Check]:
    expression = str(name(ref))
    if expression.partition("[")[0] not in _targets(block):
        return ()
    value = _expected(ref, Values(passes, ref.sample))
    return (Check(str(ref), expression, value),)


def numbers_in(shape: Architecture) -> int:
    """How many numbers a program for this architecture holds, given and expected."""
    widths = (shape.inputs, *shape.units)
    pairs = zip(widths, shape.units, shape.biased, strict=False)
    parameters = sum((below + biased) * units for below, units, biased in pairs)
    nodes = 2 * shape.inputs + 4 * sum(shape.units) + shape.outputs
    return 3 * parameters + shape.samples * nodes


def has_name(ref: Ref) -> bool:
    """Whether exported code calculates the quantity under a name of its own."""
    return ref.kind in ARRAYS or ref.kind in SCALARS or ref.kind == "l"
