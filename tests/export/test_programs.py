"""Exported code arrives at the engine's numbers, and notices when one is not."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.engine.network import Layer, Network
from app.engine.passes import Passes, run
from app.experiment.examples import EXAMPLES
from app.export.lines import architecture_of
from app.export.names import name
from app.export.numpy_code import numpy_program
from app.export.program import TOLERANCE, has_name, numbers_in, tolerance
from app.export.torch_code import torch_program
from app.trace.refs import enumerate_refs
from app.trace.values import Values
from tests.export.orders import executed, passes_of, python, written
from tests.trace.networks import runs

DONE = "Every number agrees."
HAS_TORCH = importlib.util.find_spec("torch") is not None
HOSTILE = [
    '"""; raise SystemExit',
    "# coding: utf-7",
    "a\nimport os",
    "\u2028x\r\x0cy\\",
    "{} %s 🙂",
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_numpy_runs_for_every_example(example: str) -> None:
    _, printed = executed(written("numpy", passes_of(example)))
    assert printed.rstrip().endswith(DONE)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(runs())
def test_numpy_runs_for_any_network(passes: Passes) -> None:
    _, printed = executed(written("numpy", passes))
    assert printed.rstrip().endswith(DONE)


@pytest.mark.parametrize("example", ["ex6-default", "mazur", "ex6-softmax-ce"])
def test_numpy_is_a_program_by_itself(example: str, tmp_path: Path) -> None:
    path = tmp_path / "exported.py"
    path.write_text(written("numpy", passes_of(example), lang="zh"), "utf-8")
    done = python(path)
    assert (done.returncode, done.stderr) == (0, "")


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(runs(), st.randoms(use_true_random=False))
def test_a_tampered_number_is_noticed(passes: Passes, random: object) -> None:
    program = numpy_program(passes)
    checks = [check for block in program.blocks for check in block.checks]
    source = written("numpy", passes)
    check = random.choice(checks)  # type: ignore[attr-defined]
    wrong = re.sub(r"-?\d+\.\d+(e-?\d+)?", lambda found: f"{float(found[0]) + 1e-3!r}", check.line)
    assert wrong != check.line
    if tolerance(passes) == TOLERANCE:
        with pytest.raises(AssertionError):
            executed(source.replace(check.line, wrong))


def test_a_tampered_number_ends_the_program(tmp_path: Path) -> None:
    path = tmp_path / "exported.py"
    source = written("numpy", passes_of("ex6-default"))
    path.write_text(source.replace("[[3.75, 6.0]", "[[3.75, 6.000001]"), "utf-8")
    done = python(path)
    assert done.returncode == 1
    assert "dW3" in done.stderr
    assert DONE not in done.stdout


def test_every_number_is_checked() -> None:
    passes = passes_of("ex6-bias")
    names = {check.name for block in numpy_program(passes).blocks for check in block.checks}
    layers = {f"{kind}{layer}" for kind in ("H", "dZ", "dW", "db") for layer in (1, 2, 3)}
    hidden = {f"{kind}{layer}" for kind in ("A", "dA") for layer in (1, 2)}
    updated = {f"{kind}{layer}_new" for kind in ("W", "b") for layer in (1, 2, 3)}
    assert names == layers | hidden | updated | {"Y", "losses", "L", "dY", "dX", "L_new"}


@pytest.mark.parametrize("example", ["ex6-batch2", "ex6-bias", "ex5-default"])
def test_every_ref_is_the_expression_of_its_number(example: str) -> None:
    passes = passes_of(example)
    space, _ = executed(written("numpy", passes))
    refs = [ref for ref in enumerate_refs(architecture_of(passes)) if has_name(ref)]
    for ref in refs:
        value = eval(str(name(ref)), space)  # noqa: S307 - what is under test
        assert value == pytest.approx(Values(passes, 1)(ref), rel=1e-12)


def test_one_ref_is_one_check() -> None:
    source = written("numpy", passes_of("ex6-batch2"), ref="dw.2.1.2")
    assert re.findall(r"^check\(.*", source, re.MULTILINE) == [
        'check("dw.2.1.2", dW2[1, 0], 9.375)'
    ]
    executed(source)


@pytest.mark.parametrize("title", HOSTILE)
@pytest.mark.parametrize("format_name", ["numpy", "pytorch"])
def test_a_title_is_never_code(title: str, format_name: str) -> None:
    from app.export.document import one_line

    passes = passes_of("ex5-default")
    clean = one_line(title, architecture_of(passes))
    source = written(format_name, passes, title=clean)
    plain = written(format_name, passes, title="plain")
    assert "coding" not in "".join(source.splitlines()[:2])
    assert source.replace(f"# {clean}\n", "# plain\n") == plain
    compile(source.encode(), "exported.py", "exec")


def test_beyond_float64() -> None:
    """∂L/∂y of a confidently wrong softmax overflows; the program expects just that."""
    layer = Layer([[800.0, -800.0]], None, "softmax")
    passes = run(Network((layer,), "cross_entropy"), [[1.0]], [[0.0, 1.0]], 0.1)
    assert np.isinf(passes.backward.dy).any()
    source = written("numpy", passes)
    assert "-math.inf" in source
    executed(source)


def test_large_numbers_get_a_tolerance_that_rounding_can_keep() -> None:
    layer = Layer([[1e9], [-1e9], [0.3]], None, "identity")
    passes = run(Network((layer,), "sse"), [[1.0, 1.0, 1.0]], [[0.0]], 1e-12)
    assert tolerance(passes) > TOLERANCE
    executed(written("numpy", passes))


@given(runs())
def test_how_many_numbers_a_program_holds(passes: Passes) -> None:
    blocks = numpy_program(passes).blocks
    expected = sum(np.size(check.expected) for block in blocks for check in block.checks)
    given_sizes = [passes.x.size, passes.target.size]
    given_sizes += [layer.joined.size for layer in passes.network.layers]
    samples = len(passes.x)
    held = expected + sum(given_sizes) - samples - 2  # the samples' losses, L and L_new
    # A hidden layer's A and dA are counted for the last layer too.
    assert abs(numbers_in(architecture_of(passes)) - held) <= samples * passes.target.shape[1]


@settings(max_examples=25, deadline=None)
@given(runs())
def test_pytorch_asserts_the_same_numbers(passes: Passes) -> None:
    """Run where PyTorch is there; everywhere it must be Python with NumPy's checks."""
    source = written("pytorch", passes)
    compile(source, "exported.py", "exec")
    lines = re.findall(r"^check\(.*?^(?=check|\n)", source + "\n\n", re.MULTILINE | re.DOTALL)
    assert lines == re.findall(
        r"^check\(.*?^(?=check|\n)", written("numpy", passes) + "\n\n", re.MULTILINE | re.DOTALL
    )
    assert [block.checks for block in torch_program(passes).blocks] == [
        block.checks for block in numpy_program(passes).blocks
    ]
    if HAS_TORCH:
        import torch

        try:
            assert executed(source)[1].rstrip().endswith(DONE)
        finally:
            torch.set_default_dtype(torch.float32)
            torch.set_grad_enabled(True)
