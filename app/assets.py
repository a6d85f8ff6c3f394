"""The browser's files in static/dist: where they are, and how they are sent."""

from __future__ import annotations

import gzip
import json
import re
from functools import lru_cache
from os import PathLike, stat_result
from pathlib import Path
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from app.api.answers import takes_gzip

ROOT: Final = Path(__file__).resolve().parent.parent
DIST: Final = ROOT / "static" / "dist"
URL: Final = "/static/dist/"
# A name that carries a checksum of its contents: the browser may keep the file for ever.
HASHED: Final = re.compile(r"-[A-Z0-9]{8}\.")
PACKED: Final = frozenset({".js", ".css", ".svg", ".json", ".map", ".html"})


class NotBuilt(RuntimeError):
    """static/dist is not there: `make build` makes it."""


def manifest_time() -> int:
    """When the files were last built; raises NotBuilt."""
    try:
        return (DIST / "manifest.json").stat().st_mtime_ns
    except FileNotFoundError:
        raise NotBuilt from None


@lru_cache(maxsize=1)
def manifest(time: int) -> dict[str, str]:
    """Logical name ("main.js") → path below static/dist."""
    names: dict[str, str] = json.loads((DIST / "manifest.json").read_text("utf-8"))
    return names


def address(name: str) -> str | None:
    """The URL of a file by its logical name; None where the build has no such file."""
    path = manifest(manifest_time()).get(name)
    return None if path is None else URL + path


def needed_by(name: str) -> list[str]:
    """The URLs of the files that a script begins by importing."""
    needs = f"{name} needs "
    paths = manifest(manifest_time()).items()
    return [URL + path for key, path in paths if key.startswith(needs)]


@lru_cache(maxsize=64)
def packed(path: str, time: int) -> bytes:
    return gzip.compress(Path(path).read_bytes(), 9, mtime=0)


class Assets(StaticFiles):
    """Static files, packed where that helps, to be kept for ever where their name allows."""

    def __init__(self) -> None:
        super().__init__(directory=DIST, check_dir=False)

    async def get_response(self, path: str, scope: Scope) -> Response:
        if not DIST.is_dir():
            raise HTTPException(404)
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = (
            "public, max-age=31536000, immutable" if HASHED.search(path) else "no-cache"
        )
        return response

    def file_response(
        self,
        full_path: str | PathLike[str],
        stat_result: stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        if Path(full_path).suffix not in PACKED:
            return response
        response.headers["Vary"] = "Accept-Encoding"
        if not isinstance(response, FileResponse) or not takes_gzip(Request(scope)):
            return response
        body = packed(str(full_path), stat_result.st_mtime_ns)
        kept = {name: response.headers[name] for name in ("content-type", "last-modified", "vary")}
        etag = "W/" + response.headers["etag"]
        return Response(body, status_code, {**kept, "etag": etag, "content-encoding": "gzip"})
