"""The pages, and the browser's files."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from app import __version__, assets, pages
from app.experiment.examples import EXAMPLES
from app.settings import Limits
from tests.api.posting import BASE

HTML = {"accept": "text/html,application/xhtml+xml"}


@pytest.fixture(autouse=True)
def built() -> None:
    """The browser's files are there; `make test` builds them first."""
    assets.manifest_time()


def boot(page: str) -> dict[str, Any]:
    """What the page carries for its scripts."""
    found = re.search(r'<script type="application/json" id="boot">(.*?)</script>', page, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


async def test_the_page_carries_its_first_picture(client: httpx.AsyncClient) -> None:
    response = await client.get("/", headers=HTML)
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    data = boot(response.text)
    assert list(data) == [
        "locale", "writing", "exampleId", "experiment", "passes", "trace", "examples", "limits",
        "version",
    ]  # fmt: skip
    assert (data["locale"], data["exampleId"]) == ("en", "ex6-default")
    assert data["version"] == __version__
    assert data["limits"] == Limits().as_dict()
    assert [example["id"] for example in data["examples"]] == list(EXAMPLES)
    assert data["examples"][0]["note"]["zh"]


async def test_the_picture_is_what_the_api_answers(client: httpx.AsyncClient) -> None:
    data = boot((await client.get("/?example=mazur&lang=zh")).text)
    assert data["exampleId"] == "mazur"
    parts = {"include": "forward,backward,update,products,slopes,shares"}
    path = BASE + "/trace?granularity=unit&lang=zh"
    told = (await client.post(path, json=data["experiment"], params=parts)).json()
    told = (
        await client.post(path + "&include=" + parts["include"], json=data["experiment"])
    ).json()
    assert told.pop("experiment") == data["experiment"]
    assert told.pop("passes") == data["passes"]
    assert told == data["trace"]


async def test_language(client: httpx.AsyncClient) -> None:
    async def lang(path: str = "/", **headers: str) -> str:
        response = await client.get(
            path, headers={name.replace("_", "-"): v for name, v in headers.items()}
        )
        found = re.search(r'<html lang="(\w+)"', response.text)
        assert found
        assert response.headers["content-language"] == found[1]
        return found[1]

    assert await lang() == "en"
    assert await lang(accept_language="zh-CN") == "zh"
    assert await lang(accept_language="zh-CN", cookie="lang=en") == "en"
    assert await lang("/?lang=zh", cookie="lang=en") == "zh"
    assert await lang(cookie="lang=xx; theme=neon") == "en"


async def test_theme(client: httpx.AsyncClient) -> None:
    assert "data-theme" not in (await client.get("/")).text.partition("<head>")[0]
    dark = await client.get("/", headers={"cookie": "theme=dark"})
    assert '<html lang="en" data-theme="dark">' in dark.text
    odd = await client.get("/", headers={"cookie": 'theme="><script>'})
    assert "data-theme" not in odd.text.partition("<head>")[0]


async def test_policy(client: httpx.AsyncClient) -> None:
    response = await client.get("/")
    policy = response.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'self'" in policy
    for script in re.findall(r"<script[^>]*>", response.text):
        assert "src=" in script or 'type="application/json"' in script
    assert not re.search(r"<[^>]+ style=", response.text.partition('id="boot"')[0])


async def test_files_named_in_the_page(client: httpx.AsyncClient) -> None:
    page = (await client.get("/")).text.partition('id="boot"')[0]
    files = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    assert len(files) >= 3
    for file in files:
        response = await client.get(file)
        assert response.status_code == 200, file
        assert response.headers["cache-control"] == "public, max-age=31536000, immutable"


async def test_files_are_packed(client: httpx.AsyncClient) -> None:
    file = assets.address("main.js")
    assert file
    packed = await client.get(file, headers={"accept-encoding": "gzip"})
    plain = await client.get(file, headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content
    assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"
    again = await client.get(file, headers={"if-none-match": packed.headers["etag"]})
    assert again.status_code == 304


async def test_the_page_is_asked_for_anew_and_not_sent_twice(client: httpx.AsyncClient) -> None:
    first = await client.get("/")
    assert first.headers["cache-control"] == "no-cache"
    again = await client.get("/", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = await client.get("/?lang=zh", headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200


async def test_a_person_sees_a_page_where_nothing_is(client: httpx.AsyncClient) -> None:
    for path in ("/nope", "/?example=ex7"):
        response = await client.get(path, headers=HTML | {"accept-language": "zh"})
        assert response.status_code == 404
        assert response.headers["content-type"].startswith("text/html")
        assert ("无法使用" if "example" in path else "未找到") in response.text
    response = await client.get("/<script>alert(1)</script>", headers=HTML)
    assert "<script>alert" not in response.text
    response = await client.get(BASE + "/nope", headers=HTML)
    assert response.headers["content-type"] == "application/problem+json"


def test_nothing_in_the_data_ends_the_script_element() -> None:
    text = pages.embedded({"title": "</script><!-- & -->"})
    assert json.loads(text) == {"title": "</script><!-- & -->"}
    assert not set("<>&") & set(text)


async def test_before_the_build(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(assets, "DIST", tmp_path / "dist")
    response = await client.get("/", headers=HTML)
    assert response.status_code == 503
    assert "make build" in response.text
    assert (await client.get("/static/dist/main.js")).status_code == 404
    assert (await client.get(BASE + "/healthz")).status_code == 200


@pytest.mark.parametrize(
    ("cookie", "writing"),
    [
        ("", ("notes", "from_to")),
        ("notation=nielsen.to_from", ("nielsen", "to_from")),
        ("notation=runes.to_from", ("notes", "to_from")),
    ],
)
async def test_the_page_comes_in_the_notation_chosen(
    client: httpx.AsyncClient, cookie: str, writing: tuple[str, str]
) -> None:
    data = boot((await client.get("/", headers={"cookie": cookie})).text)
    assert tuple(data["writing"].values()) == writing
    first = data["trace"]["steps"][0]["symbolic"]
    assert first.startswith("z_{1}^{[1]}" if writing[0] == "nielsen" else "h_{11}")
