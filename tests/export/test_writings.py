"""Files in every convention: all of them can be made, and hold the same numbers."""

from __future__ import annotations

import re
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings

from app.engine.passes import Passes
from app.export import FORMATS
from app.trace.writing import NAMES, NOTES, ORIENTATIONS, Writing
from tests.export.orders import passes_of, written
from tests.export.test_derivations import formulas_of_latex, formulas_of_markdown, refused
from tests.trace.networks import runs

WRITINGS = [Writing(*choice) for choice in product(NAMES, ORIENTATIONS)]
ANSWER = re.compile(r'data-ref="([^"]+)" data-value="([^"]+)"')


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(runs(max_units=2, max_samples=2))
def test_every_format_in_every_convention(passes: Passes) -> None:
    formulas = []
    plain = ANSWER.findall(written("answers", passes))
    for writing in WRITINGS:
        formulas += formulas_of_latex(written("latex", passes, writing=writing))
        formulas += formulas_of_markdown(written("markdown", passes, writing=writing))
        assert ANSWER.findall(written("answers", passes, writing=writing)) == plain
        assert written("worksheet", passes, writing=writing, formulas=True)
    assert refused(formulas) == []


@pytest.mark.parametrize("name", [name for name, row in FORMATS.items() if row.codes])
def test_code_keeps_its_own_names(name: str) -> None:
    passes = passes_of("ex6-bias")
    program = written(name, passes, writing=Writing("nielsen", "to_from"))
    if name == "notebook":
        assert "H1 = X @ W1" in program
    else:
        assert program == written(name, passes, writing=NOTES)


def test_a_derivation_reads_as_the_book_does() -> None:
    source = written("latex", passes_of("ex6-batch2"), writing=Writing("nielsen", "to_from"))
    assert r"z_{1}^{[1](2)}" in source
    assert r"Z^{[2]} &= A^{[1]}{W^{[2]}}^{\top}" in source
    assert "$C$ is the mean" in source or "C is the mean" in source
    # W of the first layer as given: a row for where an edge leads.
    assert r"W^{[1]} &= \begin{pmatrix}1.5 & -0.5 \\ -1 & 2\end{pmatrix}" in source


def test_blanks_of_a_turned_matrix_are_turned() -> None:
    passes = passes_of("relu-2-2-1")

    def rows(writing: Writing) -> int:
        page = written("worksheet", passes, granularity="layer", writing=writing)
        table = re.search(r'<table class="matrix" data-ref="dW.2">.*?</table>', page)
        assert table is not None
        return table[0].count("<tr>")

    assert rows(NOTES) == 2
    assert rows(Writing("notes", "to_from")) == 1
