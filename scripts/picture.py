"""Take the README's picture of the workbench, from the project as it is: docs/workbench.png."""

from __future__ import annotations

import os
import shutil
import socket
import threading
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from app.main import create_app

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs/workbench.png"
STEP = 27  # dw₂₁₂: three factors, one edge lit
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


def serve() -> str:
    """Start the application in this process; gives its address."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(), log_level="warning"))
    threading.Thread(target=server.run, args=([listener],), daemon=True).start()
    return f"http://127.0.0.1:{listener.getsockname()[1]}"


def main() -> None:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(
            viewport={"width": 1280, "height": 800}, reduced_motion="reduce", locale="en-GB"
        )
        page.goto(serve())
        page.wait_for_selector(".proof-badge.good")
        for _ in range(STEP):
            page.keyboard.press("ArrowRight")
        page.wait_for_selector(f'#app[data-step="{STEP}"]')
        page.evaluate("document.fonts.ready.then(() => undefined)")
        page.screenshot(path=TARGET)
        browser.close()
    print(TARGET.relative_to(ROOT))


if __name__ == "__main__":
    main()
