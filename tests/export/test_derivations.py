"""Derivations in LaTeX, Markdown and notebooks: complete, and readable for their readers."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from app.engine.passes import Passes
from app.experiment import TooLarge
from app.experiment.examples import EXAMPLES
from app.export import NoDerivation, Wanted
from app.export.derivation import derive
from app.export.fitting import FITS, broken, width
from app.export.lines import architecture_of
from app.trace import Granularity, tell
from app.trace.refs import GIVEN, enumerate_refs, parse, resolve
from app.trace.script import script
from app.trace.story import Story
from app.trace.writing import Writing
from tests.export.orders import executed, passes_of, written
from tests.trace.networks import runs

KATEX = Path(__file__).with_name("katex.mjs")
UNSET = re.compile(r"\\resizebox\{0\.85\\linewidth\}\{!\}\{\$\\displaystyle (.*)\$\}")
SETTINGS = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def refused(formulas: list[tuple[str, bool]]) -> list[Any]:
    """What KaTeX can't set of formulas, each with whether it stands by itself."""
    unique = [{"latex": latex, "display": display} for latex, display in dict.fromkeys(formulas)]
    done = subprocess.run(
        ["node", str(KATEX)], input=json.dumps(unique), capture_output=True, text=True, check=True
    )
    found: list[Any] = json.loads(done.stdout)
    return found


def formulas_of_latex(source: str) -> list[tuple[str, bool]]:
    body = UNSET.sub(r"\1", re.sub(r"^%.*", "", source, flags=re.MULTILINE))
    display = re.findall(r"\\begin\{align\*\}.*?\\end\{align\*\}", body, re.DOTALL)
    inline = re.sub(r"\\begin\{align\*\}.*?\\end\{align\*\}|\\\$", "", body, flags=re.DOTALL)
    return [(formula, True) for formula in display] + [
        (formula, False) for formula in re.findall(r"\$([^$]+)\$", inline)
    ]


def formulas_of_markdown(source: str) -> list[tuple[str, bool]]:
    source = source.replace(r"\$", "")
    display = re.findall(r"\$\$(.*?)\$\$", source, re.DOTALL)
    inline = re.findall(r"\$([^$]+)\$", re.sub(r"\$\$.*?\$\$", "", source, flags=re.DOTALL))
    return [(formula, True) for formula in display] + [(formula, False) for formula in inline]


def test_katex_sets_every_formula_of_every_example() -> None:
    formulas = []
    for example in EXAMPLES:
        passes = passes_of(example)
        for lang in ("en", "zh"):
            formulas += formulas_of_latex(written("latex", passes, lang=lang))
            formulas += formulas_of_markdown(written("markdown", passes, lang=lang))
    assert len(formulas) > 1000
    assert refused(formulas) == []


@settings(SETTINGS, max_examples=6)
@given(runs(max_units=4))
def test_katex_sets_every_formula_of_any_network(passes: Passes) -> None:
    formulas = []
    granularities: tuple[Granularity, ...] = ("unit", "edge", "layer")
    for granularity in granularities:
        formulas += formulas_of_latex(written("latex", passes, granularity=granularity))
        formulas += formulas_of_markdown(written("markdown", passes, granularity=granularity))
    assert refused(formulas) == []


@SETTINGS
@given(runs())
def test_latex_is_balanced_and_plain(passes: Passes) -> None:
    """No engine is at hand: what can be said without one."""
    source = written("latex", passes, title="100% of $x_1$ & {y} ~ ^ \\ # <é>")
    opened = re.findall(r"\\begin\{(\w+\*?)\}", source)
    assert sorted(opened) == sorted(re.findall(r"\\end\{(\w+\*?)\}", source))
    bare = source.replace(r"\{", "").replace(r"\}", "")
    assert bare.count("{") == bare.count("}")
    assert len(re.findall(r"(?<!\\)\$", source)) % 2 == 0
    assert r"100\% of \$x\_1\$ \& \{y\}" in source
    lines = source.split(r"\begin{document}")[1]
    outside = re.sub(r"\\begin\{align\*\}.*?\\end\{align\*\}", "", lines, flags=re.DOTALL)
    outside = re.sub(r"(?<!\\)\$[^$]*?(?<!\\)\$", "", outside)
    assert re.findall(r"(?<!\\)[&#_%]", outside) == []


@pytest.mark.parametrize("names", ["notes", "nielsen", "torch"])
def test_an_english_document_is_ascii_and_needs_no_ctex(names: Any) -> None:
    for example, entry in EXAMPLES.items():
        title = entry.experiment.title or ""
        source = written("latex", passes_of(example), title=title, writing=Writing(names))
        assert source.isascii(), sorted({c for c in source if ord(c) > 127})
        assert source.startswith("\\documentclass[11pt,a4paper]{article}")


@pytest.mark.parametrize(("lang", "title"), [("zh", "A"), ("en", "反向")])
def test_other_scripts_use_ctex(lang: Any, title: str) -> None:
    source = written("latex", passes_of("ex6-default"), lang=lang, title=title)
    assert source.startswith("% !TEX program = xelatex\n")
    assert "{ctexart}" in source


def test_a_fragment_is_the_body() -> None:
    passes = passes_of("ex6-default")
    fragment = written("latex", passes, fragment=True)
    assert "documentclass" not in fragment
    assert fragment.partition("\n")[2].strip() in written("latex", passes)


def test_the_notes_first_weight() -> None:
    """E19 of the notes, with its numbers, its slope worked out and its result."""
    source = written("markdown", passes_of("ex6-default"), ref="dw.2.1.1")
    assert r"= 1.5 \cdot \mathrm{ReLU}'(3) \cdot 2.625" in source
    assert r"= 1.5 \cdot 1 \cdot 2.625" in source
    assert "= 3.9375" in source
    assert "dw_{212}" not in source
    assert source.count("## ") == 3  # given, forward, backward: neither L nor the update


@SETTINGS
@given(runs())
def test_every_step_is_told_once(passes: Passes) -> None:
    lines = derive(passes, Wanted("en")).lines
    shape = architecture_of(passes)
    expected = set()
    for sample in range(1, shape.samples + 1):
        steps = script(Story(shape, "unit", sample))
        expected |= {str(step.target) for step in steps.page(0, len(steps))}
    assert [line.target for line in lines if line.target not in expected] == []
    assert len(lines) == len(expected)


@settings(SETTINGS, max_examples=6)
@given(runs(max_units=2, max_samples=2))
def test_a_derivation_of_one_number_is_closed(passes: Passes) -> None:
    """Every number is made of numbers given or derived before it, and it ends with the wanted."""
    shape = architecture_of(passes)
    inputs: dict[str, list[str]] = {}
    for sample in range(1, shape.samples + 1):
        steps = tell(passes, sample=sample, granularity="edge")["steps"]
        inputs |= {step["target"]: step["inputs"] for step in steps}
    for ref in enumerate_refs(shape):
        if ref.kind in GIVEN | {"slope", "new.L"} or (ref.kind == "new.b" and shape.freeze_biases):
            with pytest.raises(NoDerivation):
                derive(passes, Wanted("en", ref=ref))
            continue
        known: set[str] = set()
        for line in derive(passes, Wanted("en", "edge", ref=ref)).lines:
            needed = {text for text in inputs[line.target] if parse(text).kind not in GIVEN}
            assert needed <= known
            known.add(line.target)
        assert line.target == ("L" if ref.kind == "l" and not shape.batch else str(ref))


def test_one_sample_alone() -> None:
    lines = derive(passes_of("ex6-batch2"), Wanted("en", sample=2)).lines
    assert {parse(line.target).sample for line in lines if line.target.startswith("h.")} == {2}


def test_too_many_steps() -> None:
    passes = passes_of("ex6-default")
    assert derive(passes, Wanted("en", most=40)).granularity == "layer"
    with pytest.raises(TooLarge):
        derive(passes, Wanted("en", "unit", most=40))
    with pytest.raises(TooLarge):
        derive(passes, Wanted("en", ref=resolve("dw.1.1.1", architecture_of(passes)), most=10))


def test_a_rounded_result_says_so() -> None:
    source = written("markdown", passes_of("ex6-softmax-ce"))
    assert r"\approx 0.562177" in source
    assert r"\approx 2.25" not in source


@pytest.mark.parametrize("terms", [3, 40])
def test_a_long_sum_is_broken_at_its_terms(terms: int) -> None:
    latex = " + ".join(rf"a_{{1,{k}}}w_{{2,1,{k}}}" for k in range(terms))
    pieces = broken(latex)
    assert " ".join(pieces) == latex
    assert all(width(piece) <= FITS for piece in pieces)
    assert len(pieces) == 1 if terms == 3 else len(pieces) > 1


def test_markdown_takes_no_title_for_markup() -> None:
    title = "# <script>*a* [b](c) $x$ `d` ![e](f)"
    source = written("markdown", passes_of("ex5-default"), title=title)
    heading = source.splitlines()[0]
    assert heading.startswith("# \\# \\<script\\>\\*a\\*")
    assert re.findall(r"(?<!\\)[<>*\[\]`$!]", heading) == []
    assert source.count("```") % 2 == 0
    assert source.count("$$") % 2 == 0


def valid_notebook(text: str) -> list[dict[str, Any]]:
    """The cells of a notebook that has what nbformat 4.5 requires of one."""
    data = json.loads(text)
    assert (data["nbformat"], data["nbformat_minor"]) == (4, 5)
    assert set(data) == {"nbformat", "nbformat_minor", "metadata", "cells"}
    assert set(data["metadata"]["kernelspec"]) >= {"name", "display_name"}
    assert data["metadata"]["language_info"]["name"] == "python"
    cells: list[dict[str, Any]] = data["cells"]
    ids = [cell["id"] for cell in cells]
    assert len(set(ids)) == len(ids)
    for cell in cells:
        assert re.fullmatch(r"[a-zA-Z0-9_-]{1,64}", cell["id"])
        assert all(isinstance(line, str) for line in cell["source"])
        assert all(line.endswith("\n") for line in cell["source"][:-1])
        keys = {"id", "cell_type", "metadata", "source"}
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            assert cell["execution_count"] is None
            keys |= {"outputs", "execution_count"}
        else:
            assert cell["cell_type"] == "markdown"
        assert set(cell) == keys
    return cells


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_notebook_runs(example: str) -> None:
    cells = valid_notebook(written("notebook", passes_of(example), lang="zh"))
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    assert len(code) == 6
    executed("\n".join(code))


@SETTINGS
@given(runs())
def test_a_notebook_of_any_network_runs(passes: Passes) -> None:
    cells = valid_notebook(written("notebook", passes))
    executed("\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "code"))


def test_a_notebook_of_one_number() -> None:
    cells = valid_notebook(written("notebook", passes_of("ex6-batch2"), ref="dz.1.2@2"))
    sources = ["".join(cell["source"]) for cell in cells]
    assert sum("check(" in line for source in sources for line in source.splitlines()) == 2
    executed("\n".join(s for s, c in zip(sources, cells, strict=True) if c["cell_type"] == "code"))
