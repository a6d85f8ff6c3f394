"""Fixtures that several rooms' tests share."""

from __future__ import annotations

import json
import os
import shutil
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import uvicorn

if TYPE_CHECKING:
    from fastapi import FastAPI

ROOT = Path(__file__).resolve().parent.parent
BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
# Nothing but the page under test may use the network, and no GPU is expected.
BROWSER_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the browser tests last.

    They are the slowest; and Playwright's synchronous API keeps an event loop running in the
    main thread until the session ends, under which no asynchronous test could start its own.
    """
    items.sort(key=lambda item: "browser" in item.path.relative_to(ROOT).parts)


@pytest.fixture(scope="session")
def golden() -> dict[str, Any]:
    """The notes' networks with every number of their passes, as calculated independently."""
    loaded: dict[str, Any] = json.loads((ROOT / "tests/data/golden.json").read_bytes())
    return loaded


@pytest.fixture(scope="session")
def app() -> FastAPI:
    """The application as it is served."""
    from app.main import create_app  # the engine's tests do without the server

    return create_app()


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A client that calls the application in this process. It buffers streamed answers."""
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://gradwalk.test") as client:
        yield client


@pytest.fixture(scope="session")
def server(app: FastAPI) -> Iterator[str]:
    """The address of a real server, without a slash at its end."""
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning", lifespan="on")
    running = uvicorn.Server(config)
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    while not running.started:
        assert thread.is_alive(), "the server stopped while starting"
        thread.join(0.01)
    port = running.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    running.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def base_url(server: str) -> str:
    """Where the browser's relative addresses start: page.goto("/") opens the page under test."""
    return server


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the machine's own Chromium; CHROMIUM names another."""
    candidates = filter(None, (os.environ.get("CHROMIUM"), *map(shutil.which, BROWSERS)))
    found = next(candidates, None)
    assert found, "no Chromium found: `make test` installs one or says how"
    return found


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], chromium: str
) -> dict[str, Any]:
    """How pytest-playwright starts its browser."""
    return {**browser_type_launch_args, "executable_path": chromium, "args": list(BROWSER_FLAGS)}


@pytest.fixture(scope="session")
def axe_source() -> str:
    """The accessibility checker; page.evaluate(axe_source) puts it into a page despite its CSP."""
    return (ROOT / "node_modules/axe-core/axe.min.js").read_text()
