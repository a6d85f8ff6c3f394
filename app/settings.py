"""What can be set from outside, each by an environment variable, each with its default.

>>> Settings.from_environment({"GRADWALK_LAYERS": "4"}).limits.layers
4
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Final, Self

PREFIX: Final = "GRADWALK_"
HOST: Final = "127.0.0.1"
PORT: Final = 8000


class BadSetting(ValueError):
    """An environment variable that can't be used; the message is a sentence for its owner."""


def setting(default: int, meaning: str) -> int:
    """A whole number ≥ 1 that the environment may change; `meaning` is its documentation."""
    value: int = field(default=default, metadata={"meaning": meaning})
    return value


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a request may be. `GET /api/v1/limits` states them; each is GRADWALK_<NAME>."""

    body_bytes: int = setting(4 * 1024 * 1024, "bytes in a request body")
    layers: int = setting(20, "weighted layers in a network")
    units: int = setting(1024, "units in a layer, and inputs")
    parameters: int = setting(250_000, "weights and biases in a network")
    samples: int = setting(1024, "rows of x and target")
    steps: int = setting(20_000, "steps in one trace answer; page beyond")
    paths: int = setting(4096, "paths listed for one gradient")
    export_numbers: int = setting(500_000, "numbers written into an exported program")
    answers: int = setting(256, "answers graded in one request")
    check_work: int = setting(
        2_000_000_000,
        "multiplications that grading may take: about 300 · parameters · samples",
    )
    verify_work: int = setting(
        2_000_000_000,
        "multiplications that one gradient check may take: about 2 · parameters² · samples",
    )

    def as_dict(self) -> dict[str, int]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the server listens, and its limits."""

    host: str = HOST  # HOST
    port: int = PORT  # PORT; from 1 to 65535
    limits: Limits = Limits()

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """Read HOST, PORT and every limit; raises BadSetting for the first that can't be used."""
        limits = Limits(
            **{
                name: whole(environment, PREFIX + name.upper(), default)
                for name, default in Limits().as_dict().items()
            }
        )
        return cls(
            host=environment.get("HOST") or HOST,
            port=whole(environment, "PORT", PORT, most=65535),
            limits=limits,
        )


def whole(environment: Mapping[str, str], name: str, default: int, most: int | None = None) -> int:
    """The variable as a whole number from 1 to `most`; `default` where it is absent or empty."""
    text = environment.get(name, "").strip()
    if not text:
        return default
    if not text.isascii() or not text.isdigit() or int(text) < 1 or (most and int(text) > most):
        reach = f"from 1 to {most}" if most else "of 1 or more"
        raise BadSetting(f"{name}={text} can't be used: it must be a whole number {reach}.")
    return int(text)
