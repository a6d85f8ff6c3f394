"""Orders for files, and what the tests do with the files."""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np

from app.engine.passes import Passes, run
from app.experiment import resolve
from app.experiment.examples import EXAMPLES
from app.export import FORMATS, Order, Wanted
from app.export.lines import architecture_of
from app.trace import Granularity
from app.trace.refs import resolve as resolve_ref
from app.trace.sentences import Lang
from app.trace.writing import NOTES, Writing


def passes_of(example: str) -> Passes:
    """An example, run."""
    resolved = resolve(EXAMPLES[example].experiment)
    return run(
        resolved.network,
        resolved.x,
        resolved.target,
        resolved.learning_rate,
        resolved.freeze_biases,
    )


def written(
    name: str,
    passes: Passes,
    *,
    ref: str | None = None,
    lang: Lang = "en",
    granularity: Granularity | None = None,
    sample: int | None = None,
    title: str = "A title",
    writing: Writing = NOTES,
    **choices: Any,
) -> str:
    """The file of a format."""
    found = None if ref is None else resolve_ref(ref, architecture_of(passes))
    wanted = Wanted(lang, granularity, sample, found, writing=writing)
    return FORMATS[name].write(Order(passes, wanted, title, **choices))


def executed(source: str) -> tuple[dict[str, Any], str]:
    """The names that a program leaves behind and what it printed; raises what it raises."""
    space: dict[str, Any] = {"__name__": "__main__"}
    printed = io.StringIO()
    with np.errstate(), contextlib.redirect_stdout(printed):
        exec(compile(source, "exported.py", "exec"), space)  # noqa: S102 - what is under test
    return space, printed.getvalue()


def python(path: Path) -> subprocess.CompletedProcess[str]:
    """Run a file as a person would, away from the project."""
    return subprocess.run(
        [sys.executable, "-W", "error", path.name],
        cwd=path.parent,
        capture_output=True,
        text=True,
        check=False,
    )
