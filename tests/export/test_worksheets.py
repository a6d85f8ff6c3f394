"""The printed page: as many blanks as unknowns, the answers right, nothing loaded or run."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings

from app.engine.passes import Passes
from app.experiment.examples import EXAMPLES
from app.export import Wanted
from app.export.derivation import derive
from app.export.drawing import drawing
from app.export.fitting import pieces
from app.export.mathml import Unreadable, mathml
from app.trace import Granularity
from app.trace.refs import parse
from app.trace.values import Values
from tests.export.orders import passes_of, written
from tests.trace.networks import runs

VOID = {"meta"}
SETTINGS = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


class Page(HTMLParser):
    """The elements of a page, and whether each is closed where it should be."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def blanks(self) -> list[dict[str, str | None]]:
        return [attrs for _, attrs in self.elements if attrs.get("class") == "blank"]

    def refs(self) -> list[str]:
        return [str(attrs["data-ref"]) for _, attrs in self.elements if "data-ref" in attrs]


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("formulas", [False, True])
def test_a_blank_for_every_unknown(example: str, formulas: bool) -> None:
    passes = passes_of(example)
    page = Page(written("worksheet", passes, formulas=formulas))
    lines = derive(passes, Wanted("en")).lines
    assert page.refs() == [line.target for line in lines]
    assert len(page.blanks()) == len(lines)


@SETTINGS
@given(runs())
def test_a_blank_for_every_unknown_of_any_network(passes: Passes) -> None:
    granularities: tuple[Granularity, ...] = ("unit", "edge", "layer")
    for granularity in granularities:
        lines = derive(passes, Wanted("en", granularity)).lines
        page = Page(written("worksheet", passes, granularity=granularity))
        sizes = [
            len(line.value) * len(line.value[0]) if isinstance(line.value, list) else 1
            for line in lines
        ]
        assert len(page.blanks()) == sum(sizes)
        assert len(Page(written("answers", passes, granularity=granularity)).refs()) == len(lines)


@SETTINGS
@given(runs())
def test_the_answers_are_the_numbers(passes: Passes) -> None:
    page = Page(written("answers", passes))
    for _, attrs in page.elements:
        if "data-value" in attrs:
            ref = parse(str(attrs["data-ref"]))
            assert float(str(attrs["data-value"])) == Values(passes, ref.sample)(ref)
    assert page.blanks() == []


def test_a_long_sum_breaks_before_each_plus() -> None:
    terms = [rf"1.2345{k} \cdot 0.{k}5" for k in range(1, 9)]
    long = r"= \frac{1}{8}\left(" + " + ".join(terms) + r"\right)"
    assert pieces(long) == [
        rf"= \frac{{1}}{{8}}({terms[0]}",
        *(f"+ {term}" for term in terms[1:-1]),
        f"+ {terms[-1]})",
    ]
    for piece in pieces(long)[1:]:
        assert mathml(piece).startswith("<math><mo>+</mo>")
    short = r"= \left(a + b\right)"
    assert pieces(short) == [short]


def test_a_worksheet_gives_nothing_away() -> None:
    """No number on it but those that are given."""
    for formulas in (False, True):
        body = written("worksheet", passes_of("ex6-default"), formulas=formulas).split("<h1>")[1]
        for result in ("2.78125", "3.9375", "2.625", "10.5"):
            assert result not in body


@pytest.mark.parametrize("format_name", ["worksheet", "answers"])
def test_nothing_is_loaded_or_run(format_name: str) -> None:
    title = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    text = written(format_name, passes_of("mazur"), lang="zh", title=title)
    page = Page(text)
    tags = {tag for tag, _ in page.elements}
    assert tags.isdisjoint({"script", "img", "link", "iframe", "object", "form"})
    assert not any(name.startswith("on") for _, attrs in page.elements for name in attrs)
    assert not re.search(r"url\(|@import|https?:", text)
    assert '<html lang="zh-CN">' in text


@pytest.mark.parametrize("example", ["ex6-batch2", "mazur"])
def test_the_picture_names_every_weight(example: str) -> None:
    picture = drawing(passes_of(example))
    assert "w₁₁₂ = " in picture
    assert "y₁" in picture
    assert "⁽" not in picture
    Page(picture)


def test_a_large_network_has_no_picture() -> None:
    from app.engine.network import Layer, Network
    from app.engine.passes import run

    network = Network((Layer([[0.1] * 9] * 9, None, "relu"),), "mse")
    passes = run(network, [[1.0] * 9], [[0.0] * 9], 0.1)
    assert drawing(passes) == ""
    assert "<svg" not in written("worksheet", passes)
    assert len(Page(written("worksheet", passes, granularity="layer")).blanks()) < 81


@pytest.mark.parametrize("latex", [r"\foo", "a}", r"\begin{cases}\end{cases}", "{a", r"\left[a"])
def test_mathml_refuses_what_it_does_not_know(latex: str) -> None:
    with pytest.raises(Unreadable):
        mathml(latex)


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        ("-0.5", '<math><mo form="prefix">−</mo><mn>0.5</mn></math>'),
        ("a - b", "<math><mi>a</mi><mo>−</mo><mi>b</mi></math>"),
        (
            r"\mathrm{ReLU}'(h)",
            (
                '<math><mrow><mi mathvariant="normal">ReLU</mi>'
                '<mo lspace="0" rspace="0">′</mo></mrow>'
                '<mo stretchy="false">(</mo><mi>h</mi><mo stretchy="false">)</mo></math>'
            ),
        ),
        (r"\frac{1}{n}", "<math><mfrac><mn>1</mn><mi>n</mi></mfrac></math>"),
    ],
)
def test_mathml(latex: str, expected: str) -> None:
    assert mathml(latex) == expected
