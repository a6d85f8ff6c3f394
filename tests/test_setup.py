"""The way from a fresh clone to a running page: Makefile, scripts, locks, container."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts import setup

ROOT = Path(__file__).resolve().parent.parent
TARGETS = {"help", "setup", "run", "test", "check", "types", "bench", "lock", "format", "clean"}
LOCKS = ("run", "dev", "node")
# Made anew from the committed files, or not ours.
MADE = {".git", ".venv", "node_modules", "dist", "build", "__pycache__", "test-results"}


def call(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def committed_text() -> Iterator[tuple[Path, str]]:
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in MADE and not name.endswith("_cache")]
        for name in names:
            path = Path(folder, name)
            try:
                yield path.relative_to(ROOT), path.read_text()
            except UnicodeDecodeError:
                continue


class TestMakefile:
    def test_help_tells_every_target(self) -> None:
        targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
        told = re.findall(
            r"^ *make (\w+) +(\S.*)$", call("make", "-s", "help").stdout, re.MULTILINE
        )
        assert targets >= TARGETS
        assert {name for name, _ in told} == targets
        assert all(sentence.endswith(".") for _, sentence in told)

    def test_every_target_is_phony(self) -> None:
        makefile = (ROOT / "Makefile").read_text()
        targets = re.findall(r"^([a-z]+):", makefile, re.MULTILINE)
        phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
        assert phony
        assert phony[1].split() == targets

    def test_help_is_the_default(self) -> None:
        assert call("make", "-s").stdout == call("make", "-s", "help").stdout


class TestFindingPython:
    """setup.sh in a folder of its own, with nothing on its PATH but what a test puts there."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        (tmp_path / "scripts").mkdir()
        (tmp_path / "bin").mkdir()
        shutil.copy(ROOT / "scripts/setup.sh", tmp_path / "scripts")
        for tool in ("sh", "dirname"):
            found = shutil.which(tool)
            assert found
            (tmp_path / "bin" / tool).symlink_to(found)
        return tmp_path

    def run(self, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [folder / "bin/sh", folder / "scripts/setup.sh", "run"],
            env={"PATH": str(folder / "bin"), **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    def python(self, folder: Path, name: str, refuse: str) -> None:
        """An interpreter that fails whatever program contains the words of `refuse`."""
        path = folder / "bin" / name
        real = shlex.quote(sys.executable)
        path.write_text(f'#!/bin/sh\ncase "$*" in *{refuse}*) exit 1;; esac\nexec {real} "$@"\n')
        path.chmod(0o755)

    def test_none_at_all(self, folder: Path) -> None:
        done = self.run(folder)
        assert done.returncode == 1
        assert "Python 3.11 or newer is needed and was not found" in done.stderr

    def test_only_an_old_one(self, folder: Path) -> None:
        self.python(folder, "python3", refuse="version_info")
        done = self.run(folder)
        assert done.returncode == 1
        assert "Python 3.11 or newer is needed and was not found" in done.stderr

    def test_without_venv(self, folder: Path) -> None:
        self.python(folder, "python3", refuse="ensurepip")
        done = self.run(folder)
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        assert done.returncode == 1
        assert "python3 has no venv module" in done.stderr
        assert f"apt install python{version}-venv" in done.stderr
        assert not (folder / ".venv").exists()

    def test_a_named_one_comes_first(self, folder: Path) -> None:
        done = self.run(folder, PYTHON="/nowhere/python")
        assert done.returncode == 1
        assert "PYTHON=/path/to/python3" in done.stderr

    def test_the_first_that_can_make_one_is_taken(self, folder: Path) -> None:
        self.python(folder, "python3", refuse="ensurepip")
        self.python(folder, "python3.11", refuse="nothing")
        (folder / "scripts/setup.py").write_text("import sys; print('handed over:', sys.argv[1])")
        done = self.run(folder)
        assert done.stdout == "handed over: run\n", done.stderr
        again = self.run(folder)
        assert (again.stdout, again.stderr) == ("handed over: run\n", "")

    def test_a_dead_environment_is_made_anew(self, folder: Path) -> None:
        self.python(folder, "python3", refuse="nothing")
        (folder / "scripts/setup.py").write_text("")
        (folder / ".venv/bin").mkdir(parents=True)
        (folder / ".venv/bin/python").symlink_to("/nowhere/python")
        done = self.run(folder)
        assert done.returncode == 0, done.stderr
        assert "making .venv" in done.stderr


class TestInstalling:
    def test_a_stamp_stands_until_its_lock_changes(self, tmp_path: Path) -> None:
        lock = tmp_path / "lock"
        lock.write_text("one")
        stamp = setup.Stamp(tmp_path / "stamp", lock)
        assert not stamp.stands()
        stamp.put()
        assert setup.Stamp(tmp_path / "stamp", lock).stands()
        lock.write_text("two")
        assert not setup.Stamp(tmp_path / "stamp", lock).stands()

    def test_version_of_node(self, tmp_path: Path) -> None:
        node = tmp_path / "node"
        setup.launch(node, "echo v18.19.0")
        assert setup.node_major(str(node)) == 18
        setup.launch(node, "exit 1")
        assert setup.node_major(str(node)) == 0
        assert setup.node_major(str(tmp_path / "absent")) == 0

    def test_missing_chromium_is_explained(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("CHROMIUM", raising=False)
        monkeypatch.setattr(shutil, "which", lambda _name: None)
        with pytest.raises(SystemExit, match="sudo apt install chromium"):
            setup.chromium()

    def test_a_named_chromium_is_enough(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CHROMIUM", "/somewhere/chromium")
        monkeypatch.setattr(shutil, "which", lambda _name: None)
        setup.chromium()


class TestLocks:
    @pytest.mark.parametrize("name", LOCKS)
    def test_everything_asked_for_is_locked_with_checksums(self, name: str) -> None:
        asked = re.findall(
            r"^\w[\w-]*", (ROOT / f"requirements/{name}.in").read_text(), re.MULTILINE
        )
        lock = (ROOT / f"requirements/{name}.txt").read_text()
        pins = re.findall(r"^([\w-]+)==[^ ]+ .*\\\n    --hash=sha256:", lock, re.MULTILINE)
        assert set(asked) <= set(pins)
        assert len(pins) == len(re.findall(r"^\S", lock, re.MULTILINE))

    def test_tests_run_on_what_is_served(self) -> None:
        pin = re.compile(r"^\S+==\S+", re.MULTILINE)
        locks = ((ROOT / f"requirements/{name}.txt").read_text() for name in ("run", "dev"))
        served, tested = map(set, map(pin.findall, locks))
        assert served <= tested

    def test_npm_lock_agrees_with_package_json(self) -> None:
        package = json.loads((ROOT / "package.json").read_text())
        locked = json.loads((ROOT / "package-lock.json").read_text())["packages"]
        for kind in ("dependencies", "devDependencies"):
            assert locked[""][kind] == package[kind]
            for name, version in package[kind].items():
                assert locked[f"node_modules/{name}"]["version"] == version
        foreign = [entry for entry in locked.values() if {"resolved", "funding"} & entry.keys()]
        assert foreign == []

    def test_no_address_in_a_lock(self) -> None:
        locks = [*(ROOT / "requirements").iterdir(), ROOT / "package-lock.json", ROOT / ".npmrc"]
        assert [path.name for path in locks if "://" in path.read_text()] == []

    def test_no_package_registry_is_named(self) -> None:
        registry = re.compile(r"://[^/\s]*(registry|npm|pypi|pythonhosted|mirror|index\.)[^\s]*")
        assert [str(path) for path, text in committed_text() if registry.search(text)] == []


@pytest.fixture(scope="module")
def manifest() -> dict[str, str]:
    """Logical name → path below static/dist, of the present sources."""
    done = call("node", "scripts/build.mjs", "--if-needed")
    assert done.returncode == 0, done.stderr
    loaded: dict[str, str] = json.loads((ROOT / "static/dist/manifest.json").read_text())
    return loaded


class TestBuild:
    def test_manifest_names_what_is_there(self, manifest: dict[str, str]) -> None:
        assert {"main.js", "main.css", "KaTeX_Main-Regular.woff2"} <= manifest.keys()
        assert all((ROOT / "static/dist" / path).is_file() for path in manifest.values())

    def test_fonts_are_woff2_alone(self, manifest: dict[str, str]) -> None:
        fonts = {path.suffix for path in (ROOT / "static/dist/fonts").iterdir()}
        assert fonts == {".woff2"}
        css = (ROOT / "static/dist" / manifest["main.css"]).read_text()
        assert "KaTeX_Main" in css
        assert not re.search(r"\.(ttf|woff)\b", css)
        links = re.findall(r"url\([\"']?([^\"')]+)", css)
        assert [link for link in links if not link.startswith(("./fonts/", "data:"))] == []

    def test_nothing_is_built_twice(self, manifest: dict[str, str]) -> None:
        built = ROOT / "static/dist" / manifest["main.js"]
        before = built.stat().st_mtime_ns
        assert call("node", "scripts/build.mjs", "--if-needed").returncode == 0
        assert built.stat().st_mtime_ns == before


class TestContainer:
    def test_it_copies_what_is_there(self) -> None:
        dockerfile = (ROOT / "Dockerfile").read_text()
        copied = [
            name
            for line in re.findall(r"^COPY (?!--from)(.*)$", dockerfile, re.MULTILINE)
            for name in line.split()[:-1]
        ]
        assert copied
        assert [name for name in copied if not (ROOT / name).exists()] == []
        allowed = re.findall(r"^!(.*)$", (ROOT / ".dockerignore").read_text(), re.MULTILINE)
        assert [name for name in copied if not any(map(Path(name).is_relative_to, allowed))] == []

    def test_its_page_is_built_from_what_it_copies(self, tmp_path: Path) -> None:
        first_stage = (ROOT / "Dockerfile").read_text().split("\nFROM ")[1]
        for line in re.findall(r"^COPY (.*)$", first_stage, re.MULTILINE):
            *names, folder = line.split()
            for name in names:
                if (ROOT / name).is_dir():
                    left = shutil.ignore_patterns("dist", "test")  # as .dockerignore says
                    shutil.copytree(ROOT / name, tmp_path / folder, ignore=left)
                else:
                    (tmp_path / folder).mkdir(parents=True, exist_ok=True)
                    shutil.copy(ROOT / name, tmp_path / folder)
        (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
        build = ["node", str(tmp_path / "scripts/build.mjs")]
        done = subprocess.run(build, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert (tmp_path / "static/dist/manifest.json").exists()

    def test_it_does_not_run_as_root(self) -> None:
        last_stage = (ROOT / "Dockerfile").read_text().rpartition("\nFROM ")[2]
        assert re.search(r"^USER (?!root)\w+$", last_stage, re.MULTILINE)

    def test_its_health_check_tells_up_from_down(self, server: str) -> None:
        found = re.search(r"HEALTHCHECK.*\\\n +CMD (\[.*\])", (ROOT / "Dockerfile").read_text())
        assert found
        _, *arguments = json.loads(found[1])
        port = server.rpartition(":")[2]
        assert call(sys.executable, *arguments, PORT=port).returncode == 0
        assert call(sys.executable, *arguments, PORT="1").returncode != 0


class TestContinuousIntegration:
    @pytest.mark.parametrize("broken", ["", "check", "test"])
    def test_it_fails_when_checks_or_tests_fail(self, tmp_path: Path, broken: str) -> None:
        (tmp_path / ".ci").mkdir()
        shutil.copy(ROOT / ".ci/run", tmp_path / ".ci/run")
        setup.launch(tmp_path / "make", f'echo "$1"; [ "$1" != "{broken}" ]')
        done = call(str(tmp_path / ".ci/run"), PATH=f"{tmp_path}:{os.environ['PATH']}")
        assert done.stdout.split() == ["check", "test"]
        assert (done.returncode == 0) == (broken == "")
