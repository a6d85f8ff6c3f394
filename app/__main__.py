"""`python -m app`: one server process, or a sentence that says why not."""

from __future__ import annotations

import os
import socket
import sys
from contextlib import suppress

# One process answers one request at a time: more BLAS threads would only get in each other's way.
# Set before NumPy is first imported.
for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")

import uvicorn  # noqa: E402

from app.main import create_app  # noqa: E402
from app.settings import BadSetting, Settings  # noqa: E402


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens at the address; raises OSError where it can't be had.

    Whoever connects from now on is answered as soon as the application is ready.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
        bound.listen(2048)
    except OSError:
        bound.close()
        raise
    return bound


def main() -> int:
    """Serve until interrupted; the exit status."""
    try:
        settings = Settings.from_environment(os.environ)
    except BadSetting as bad:
        return refuse(str(bad))
    host, port = settings.host, settings.port
    try:
        bound = listening(host, port)
    except OSError as error:
        free = port + 1 if port < 65535 else 8000
        return refuse(
            f"can't listen on {host}:{port} ({(error.strerror or str(error)).lower()}). "
            f"Choose another port, for example: PORT={free} make run"
        )
    sys.stderr.write(f"gradwalk: open http://{shown(host)}:{port}\n")
    config = uvicorn.Config(
        create_app(settings), log_level="warning", access_log=False, server_header=False
    )
    with suppress(KeyboardInterrupt):  # Ctrl+C is how one stops it
        uvicorn.Server(config).run(sockets=[bound])
    return 0


def shown(host: str) -> str:
    """The host as a browser takes it."""
    return {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104


def refuse(sentence: str) -> int:
    sys.stderr.write(f"gradwalk: {sentence}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
