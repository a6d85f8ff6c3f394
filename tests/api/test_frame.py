"""What holds for every answer: headers, HEAD, OPTIONS, other origins, packing."""

from __future__ import annotations

import httpx
import pytest

from tests.api.posting import BASE, JSON, post
from tests.experiment.documents import encoded, plain

PATHS = ["/", "/docs", "/openapi.json", BASE + "/limits", BASE + "/examples/x", "/nope"]


@pytest.mark.parametrize("path", PATHS)
async def test_headers_of_every_answer(client: httpx.AsyncClient, path: str) -> None:
    response = await client.get(path)
    assert response.headers["x-content-type-options"] == "nosniff"
    page = response.headers["content-type"].startswith("text/html")
    assert response.headers.get("referrer-policy") == ("no-referrer" if page else None)
    foreign = response.headers.get("access-control-allow-origin")
    assert foreign == ("*" if path.startswith(("/api", "/openapi")) else None)
    assert "access-control-allow-credentials" not in response.headers


@pytest.mark.parametrize("path", PATHS)
async def test_head_is_get_without_a_body(client: httpx.AsyncClient, path: str) -> None:
    got, head = await client.get(path), await client.head(path)
    assert head.status_code == got.status_code
    assert head.content == b""
    assert head.headers == got.headers


async def test_options(client: httpx.AsyncClient) -> None:
    response = await client.options(BASE + "/passes")
    assert response.status_code == 204
    assert response.headers["allow"] == "POST, OPTIONS"
    assert (await client.options("/")).headers["allow"] == "GET, HEAD, OPTIONS"


async def test_preflight(client: httpx.AsyncClient) -> None:
    headers = {
        "origin": "https://elsewhere.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
    }
    response = await client.options(BASE + "/passes", headers=headers)
    assert response.status_code == 204
    assert response.headers["access-control-allow-origin"] == "*"
    assert "POST" in response.headers["access-control-allow-methods"]
    assert "Content-Type" in response.headers["access-control-allow-headers"]
    assert "access-control-allow-origin" not in (await client.options("/", headers=headers)).headers


async def test_long_answers_are_packed(client: httpx.AsyncClient) -> None:
    headers = JSON | {"accept-encoding": "gzip"}
    short = await client.post(BASE + "/passes", content=encoded(plain()), headers=headers)
    assert "content-encoding" not in short.headers
    long = await client.post(BASE + "/trace", content=encoded(plain()), headers=headers)
    assert long.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in long.headers.get_list("vary")
    plainly = await client.post(
        BASE + "/trace", content=encoded(plain()), headers=JSON | {"accept-encoding": "gzip;q=0"}
    )
    assert "content-encoding" not in plainly.headers
    assert plainly.json() == long.json()


async def test_title_goes_through_unharmed(client: httpx.AsyncClient) -> None:
    title = '</script> & "quotes" \\ \u2028 \U0001f600 \x00'
    told = await post(client, "/trace", plain(title=title), limit=0)
    assert told.json()["experiment"]["title"] == title
