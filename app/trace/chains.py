"""The chain rule as LaTeX: as derivatives, as symbols, and ready for numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.trace import fill, formulas
from app.trace.factors import Factor, Term, partial, symbol
from app.trace.latex import put, slope_latex, slot
from app.trace.refs import Ref, parse
from app.trace.rules import Rule
from app.trace.story import Story
from app.trace.sums import TERMS

DERIVED = {"dy": "y", "dz": "h", "da": "a", "dx": "x", "dw": "w", "db": "b"}
"""Kinds that are ∂L/∂ of another kind."""
RULES: dict[str, Rule] = {
    "h": "weighted_sum", "p": "product", "a": "activation", "y": "activation",
    "L": "loss", "l": "loss", "dy": "loss_gradient", "dz": "activation_gradient",
    "dw": "weight_gradient", "db": "bias_gradient", "da": "input_gradient", "dx": "input_gradient",
    "q": "path_product", "new.w": "update", "new.b": "update",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chain:
    """derivative: in ∂s, without slots. template: with refs in ⟦…⟧. expanded: the same with each
    factor as one slot, so that every factor is one number."""

    derivative: str
    template: str
    expanded: str


def written(story: Story, ref: Ref, terms: list[Term]) -> Chain:
    """The formula of a scalar quantity that is the sum of `terms`."""
    if ref.kind not in DERIVED and ref.kind != "q":
        formula = _formula(story, ref)
        return Chain(symbolic(story, formula), formula, formula)
    template = f"{slot(ref)} = {total(terms, lambda factor: factor.template)}"
    expanded = f"{slot(ref)} = {total(terms, lambda factor: factor.slotted)}"
    return Chain(derivative(story, ref, terms) or symbolic(story, template), template, expanded)


def total(terms: list[Term], write: Callable[[Factor], str]) -> str:
    """The sum of products, the middle of a long one as dots."""
    shown = [product(term, write) for term in terms]
    if len(shown) > TERMS:
        shown = [*shown[:3], r"\cdots", shown[-1]]
    return " + ".join(shown)


def product(term: Term, write: Callable[[Factor], str]) -> str:
    """The factors with dots between; a sum among them in parentheses."""
    alone = len(term) == 1
    texts = ((write(factor), factor.sum and factor.ref is None) for factor in term)
    return r" \cdot ".join(
        text if alone or not many else rf"\left({text}\right)" for text, many in texts
    )


def derivative(story: Story, ref: Ref, terms: list[Term]) -> str:
    """∂L/∂w = ∂h/∂w ∂a/∂h ∂L/∂a (E7, E8, E12–E15, E19–E24); empty where that does not apply."""
    if any(not factor.partial for term in terms for factor in term):
        return ""
    right = total(terms, lambda factor: factor.partial).replace(r" \cdot \frac", r"\,\frac")
    left = _left(story, ref)
    if left == right:
        # One derivative alone is no reason for itself: it is what the symbol stands for.
        left = symbol(story, ref)
    return "" if left == right else f"{left} = {right}"


def _left(story: Story, ref: Ref) -> str:
    if ref.kind not in DERIVED:
        return symbol(story, ref)
    kind = DERIVED[ref.kind]
    return partial(story, Ref("L"), Ref(kind, ref.indices, ref.sample))


def symbolic(story: Story, template: str) -> str:
    """A template with symbols put in."""
    return fill.with_symbols(fill.parse(template), lambda ref: symbol(story, parse(ref)))


def _formula(story: Story, ref: Ref) -> str:
    """As the step that makes it known writes it; of what is given, its name."""
    if ref.kind == "slope":
        layer, unit = ref.indices
        formula = slope_latex(story.architecture.activations[layer - 1]) or "1"
        h, a = Ref("h", ref.indices, story.sample), story.out(layer, unit)
        return f"{slot(ref)} = {put(formula, h=slot(h), a=slot(a))}"
    if ref.kind == "new.b" and story.architecture.freeze_biases:
        return f"{slot(ref)} = {slot(Ref('b', ref.indices))}"
    if ref.kind in RULES:
        return formulas.template(RULES[ref.kind], story, ref)
    return slot(ref)
