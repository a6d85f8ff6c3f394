"""`python -m app`, and what can be set from outside."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from app.settings import BadSetting, Limits, Settings

ROOT = Path(__file__).resolve().parents[2]


def start(**environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "app"],
        cwd=ROOT,
        env=os.environ | environment,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_serves_until_interrupted() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = start(PORT=str(port))
    assert process.stderr
    try:
        assert f"http://127.0.0.1:{port}" in process.stderr.readline()
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=30) as answer:
            assert answer.status == 200
        process.send_signal(signal.SIGINT)
        _, rest = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == 0
    assert "Traceback" not in rest


def test_a_taken_port() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process = start(PORT=str(port))
        _, said = process.communicate(timeout=20)
    assert process.returncode == 1
    assert re.search(rf"can't listen on 127\.0\.0\.1:{port} .*PORT=\d+ make run", said)
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("name", "value"), [("PORT", "http"), ("PORT", "70000"), ("GRADWALK_LAYERS", "-1")]
)
def test_a_setting_that_can_not_be_used(name: str, value: str) -> None:
    process = start(**{name: value})
    _, said = process.communicate(timeout=20)
    assert process.returncode == 1
    assert f"{name}={value} can't be used" in said
    assert "Traceback" not in said


def test_settings_from_the_environment() -> None:
    given = {"HOST": "192.0.2.1", "PORT": "80", "GRADWALK_STEPS": " 7 ", "GRADWALK_UNITS": ""}
    settings = Settings.from_environment(given)
    assert (settings.host, settings.port) == ("192.0.2.1", 80)
    assert settings.limits == Limits(steps=7)
    assert Settings.from_environment({}) == Settings()


@pytest.mark.parametrize("value", ["0", "1.5", "٣", "1e3", "many"])
def test_settings_that_can_not_be_used(value: str) -> None:
    with pytest.raises(BadSetting, match="GRADWALK_SAMPLES"):
        Settings.from_environment({"GRADWALK_SAMPLES": value})
