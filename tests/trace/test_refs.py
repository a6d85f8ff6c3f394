"""Refs: parsed, spelled and named in one way."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.passes import Passes
from app.trace import UnknownRef, refs, symbols
from app.trace.architecture import Architecture
from app.trace.values import Values
from tests.trace.networks import runs

EX6 = Architecture(2, (2, 2, 2), ("relu", "relu", "identity"), (False,) * 3, "mse", "mean")
CHAIN = Architecture(1, (1, 1, 1), ("relu", "relu", "identity"), (True,) * 3, "mse", "mean")
BATCH = Architecture(2, (2, 2), ("relu", "identity"), (False,) * 2, "mse", "mean", samples=3)


@given(passes=runs())
@settings(max_examples=40, deadline=None)
def test_every_ref_has_a_spelling_and_a_number(passes: Passes) -> None:
    architecture = Architecture.of(passes.network, len(passes.x), passes.freeze_biases)
    values = Values(passes, 1)
    for ref in refs.enumerate_refs(architecture):
        assert refs.parse(str(ref)) == ref
        assert refs.resolve(str(ref), architecture) == ref
        assert isinstance(values(ref), float)


@given(text=st.text(alphabet="xwbhayLdnew.0123@", max_size=9))
@settings(max_examples=300)
def test_what_is_no_ref_is_refused(text: str) -> None:
    try:
        ref = refs.parse(text)
    except UnknownRef:
        return
    assert str(ref) == text.removesuffix("@1")


@pytest.mark.parametrize(
    "text",
    ["w.2.1", "w.0.1.1", "w.02.1.1", "w.2.1.2@1", "h.1.1@0", "q", "z.1", "", "x.1 ", "W.1.1",
     "w.1.1.9999999999"],
)  # fmt: skip
def test_malformed(text: str) -> None:
    with pytest.raises(UnknownRef):
        refs.parse(text)


@pytest.mark.parametrize(
    "text", ["w.4.1.1", "w.1.3.1", "w.1.1.3", "x.3", "y.3", "b.1.1", "dB.1", "h.1.1@2", "H.4"]
)
def test_not_in_this_network(text: str) -> None:
    with pytest.raises(UnknownRef, match="names no quantity"):
        refs.resolve(text, EX6)


def test_last_activation_is_spelled_as_output() -> None:
    assert str(refs.resolve("a.3.2", EX6)) == "y.2"
    assert str(refs.resolve("dA.3", EX6)) == "dY"
    assert str(refs.resolve("a.2.2", EX6)) == "a.2.2"


@pytest.mark.parametrize(
    ("text", "architecture", "latex", "plain"),
    [
        ("w.2.1.2", EX6, "w_{212}", "w₂₁₂"),
        ("dy.1", EX6, r"\Delta y_{1}", "Δy₁"),
        ("da.2.1", EX6, r"\frac{\partial L}{\partial a_{21}}", "∂L/∂a₂₁"),
        ("t.1", EX6, r"y_{1}^{\mathrm{label}}", "y₁^label"),
        ("new.w.2.1.2", EX6, "w_{212}^{*}", "w₂₁₂*"),
        ("dZ.3", EX6, "dz_{3}", "dz₃"),
        ("eta", EX6, r"\eta", "η"),
        ("w.3.1.1", CHAIN, "w_{3}", "w₃"),
        ("x.1", CHAIN, "x", "x"),
        ("h.1.2@3", BATCH, "h_{12}^{(3)}", "h₁₂⁽³⁾"),
        ("h.1.2", BATCH, "h_{12}^{(1)}", "h₁₂⁽¹⁾"),
        ("l@2", BATCH, r"\ell^{(2)}", "ℓ⁽²⁾"),
        ("L", BATCH, "L", "L"),
        ("w.1.12.3", EX6, "w_{1,12,3}", "w₁,₁₂,₃"),
    ],
)
def test_symbols(text: str, architecture: Architecture, latex: str, plain: str) -> None:
    ref = refs.parse(text)
    assert symbols.latex(ref, architecture) == latex
    assert symbols.text(ref, architecture) == plain
