"""Initial weights, the same on every machine.

A weight is drawn from (seed, layer, to, from) alone, not from a running generator: a unit or a
layer more leaves the draws of all others as they were. Only operations that IEEE 754 rounds in
one way are used (+ − · / √ and whole numbers), never a library's logarithm, whose last bit
differs between systems.

Sources: SplitMix64's finaliser (Steele, Lea, Flood 2014); the polar method (Marsaglia, Bray
1964); Glorot, Bengio 2010 (xavier); He et al. 2015 (he); LeCun et al. 1998 (lecun).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Bits = NDArray[np.uint64]

GOLDEN: Final = 0x9E3779B97F4A7C15  # 2^64 / φ, odd: successive keys lie far apart
KEPT: Final = 4096  # so many weights of a layer at most are kept
LN2: Final = 0.6931471805599453
# ln m = 2·(s + s³/3 + s⁵/5 + …) with s = (m−1)/(m+1); |s| ≤ 0.172 needs 11 terms for 53 bits.
ATANH_TERMS: Final = 11


def mix(bits: Bits) -> Bits:
    """Scatter 64 bits; a bijection in which every input bit sways every output bit."""
    bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return bits ^ (bits >> np.uint64(31))


def keyed(state: Bits, key: int | Bits) -> Bits:
    """`state` with one more part of the key mixed in."""
    return mix((state ^ np.asarray(key, dtype=np.uint64)) + np.uint64(GOLDEN))


def cells(seed: int, layer: int, rows: int, columns: int) -> Bits:
    """A 64-bit state for every weight of a layer, shape (rows = from, columns = to)."""
    start = keyed(keyed(np.zeros(1, dtype=np.uint64), seed), layer)
    to = np.arange(1, columns + 1, dtype=np.uint64)
    source = np.arange(1, rows + 1, dtype=np.uint64)
    return keyed(keyed(start, to)[None, :], source[:, None])


def uniform(state: Bits, draw: int) -> Array:
    """The `draw`-th number of each state, evenly spread in (−1, 1), never 0."""
    top = (keyed(state, draw) >> np.uint64(11)).astype(np.float64)
    return (top + 0.5) * 2.0**-52 - 1.0


def logarithm(values: Array) -> Array:
    """ln of positive numbers, from correctly rounded operations only; within 2 ulp."""
    mantissa, exponent = np.frexp(values)
    low = mantissa < 0.7071067811865476
    mantissa = np.where(low, 2.0 * mantissa, mantissa)
    exponent = exponent - low
    s = (mantissa - 1.0) / (mantissa + 1.0)
    square = s * s
    series = np.zeros_like(s)
    for term in range(ATANH_TERMS - 1, -1, -1):
        series = series * square + 1.0 / (2 * term + 1)
    return 2.0 * s * series + exponent * LN2


def normal(state: Bits) -> Array:
    """One standard normal number of each state.

    Polar method: of a point evenly spread in the unit disc, u·√(−2·ln s / s) with s = u² + v².
    Points of the square outside the disc are drawn again, each weight for itself.
    """
    result = np.zeros(state.shape)
    missing = np.ones(state.shape, dtype=bool)
    draw = 0
    while missing.any():
        u, v = uniform(state, draw), uniform(state, draw + 1)
        s = u * u + v * v
        found = missing & (s < 1.0)
        inside = s[found]
        result[found] = u[found] * np.sqrt(-2.0 * logarithm(inside) / inside)
        missing &= ~found
        draw += 2
    return result


Variance = Callable[[int, int], float]  # of fan in and fan out
Draw = Callable[[Bits, int, int], Array]  # of states, fan in and fan out


def evenly(variance: Variance) -> Draw:
    """A uniform distribution of that variance: ±√(3·variance)."""

    def draw(state: Bits, fan_in: int, fan_out: int) -> Array:
        return uniform(state, 0) * math.sqrt(3.0 * variance(fan_in, fan_out))

    return draw


def normally(variance: Variance) -> Draw:
    """A normal distribution of that variance."""

    def draw(state: Bits, fan_in: int, fan_out: int) -> Array:
        return normal(state) * math.sqrt(variance(fan_in, fan_out))

    return draw


def glorot(fan_in: int, fan_out: int) -> float:
    return 2.0 / (fan_in + fan_out)


def kaiming(fan_in: int, fan_out: int) -> float:
    return 2.0 / fan_in


def lecun(fan_in: int, fan_out: int) -> float:
    return 1.0 / fan_in


def zeros(state: Bits, fan_in: int, fan_out: int) -> Array:
    return np.zeros(state.shape)


# A new distribution is a new row here.
INITS: Final[Mapping[str, Draw]] = {
    "xavier_uniform": evenly(glorot),
    "xavier_normal": normally(glorot),
    "he_uniform": evenly(kaiming),
    "he_normal": normally(kaiming),
    "lecun_uniform": evenly(lecun),
    "lecun_normal": normally(lecun),
    "zeros": zeros,
}


def initial_weights(init: str, seed: int, layer: int, rows: int, columns: int) -> Array:
    """The drawn weights of a layer (1-based), shape (rows = units before, columns = units)."""
    known = drawn if rows * columns <= KEPT else drawn.__wrapped__
    return known(init, seed, layer, rows, columns)


@lru_cache(maxsize=256)
def drawn(init: str, seed: int, layer: int, rows: int, columns: int) -> Array:
    """The same; while the rest of a network is edited, its draws are asked for again and again."""
    weights = INITS[init](cells(seed, layer, rows, columns), rows, columns)
    weights.flags.writeable = False
    return weights
