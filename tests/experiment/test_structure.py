"""What the page makes of the examples when a network is changed in it, the server must take."""

from __future__ import annotations

import subprocess
from pathlib import Path

from app.experiment.examples import EXAMPLES

ROOT = Path(__file__).resolve().parents[2]
WALK = "static/test/structure/walkServer.ts"
BUNDLE = (
    "--bundle --platform=node --format=esm --target=node20 --packages=external "
    "--jsx=automatic --jsx-import-source=preact"
)


def test_the_server_takes_every_network_that_the_page_makes(server: str) -> None:
    """Random changes of every example: accepted, completed to the page's own numbers, undone."""
    script = ROOT / "build/test/walk.mjs"
    esbuild = ROOT / "node_modules/.bin/esbuild"
    subprocess.run(
        [esbuild, WALK, *BUNDLE.split(), f"--outfile={script}", "--log-level=warning"],
        cwd=ROOT,
        check=True,
    )
    done = subprocess.run(
        ["node", script, server], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) == len(EXAMPLES)
