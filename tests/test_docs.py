"""What can be used is documented: each endpoint, setting, rule, activation and loss."""

from __future__ import annotations

import doctest
import importlib
import re
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

from app.engine.activations import ACTIVATIONS
from app.engine.losses import LOSSES
from app.settings import PREFIX, Limits
from app.trace.rules import Rule

if TYPE_CHECKING:
    from fastapi import FastAPI

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
DECISIONS = sorted((ROOT / "docs/decisions").glob("*.md"))
SETTINGS = ["HOST", "PORT", *(PREFIX + limit.name.upper() for limit in fields(Limits))]
BASE = "/api/v1"
MODULES = [
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in sorted((ROOT / "app").rglob("*.py"))
    if path.name != "__main__.py"  # importing it starts the server
]


@pytest.fixture(scope="session")
def documentation() -> str:
    return "\n".join(page.read_text() for page in PAGES)


def test_every_endpoint(app: FastAPI, documentation: str) -> None:
    undocumented = [
        f"{method.upper()} {path}"
        for path, operations in app.openapi()["paths"].items()
        for method in operations
        if not re.search(
            rf"{method.upper()}\s+({BASE})?{re.escape(path.removeprefix(BASE))}(?![\w/{{-])",
            documentation,
        )
    ]
    assert undocumented == []


@pytest.mark.parametrize("name", [*get_args(Rule), *ACTIVATIONS, *LOSSES, *SETTINGS])
def test_every_name(documentation: str, name: str) -> None:
    assert re.search(rf"`{re.escape(name)}\b", documentation), f"no page of docs/ names `{name}`"


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


@pytest.mark.parametrize(
    "path", [*PAGES, ROOT / "CONTRIBUTING.md", *DECISIONS], ids=lambda path: path.name
)
def test_links_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", path.read_text())
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_decisions_have_one_shape() -> None:
    assert [int(page.name[:4]) for page in DECISIONS] == list(range(1, len(DECISIONS) + 1))
    for page in DECISIONS:
        headings = re.findall(r"^(#+ .*)$", page.read_text(), re.MULTILINE)
        assert re.fullmatch(rf"# {int(page.name[:4])}\. .+", headings[0])
        assert headings[1:] == ["## Context", "## Choice", "## Cost"], page.name
