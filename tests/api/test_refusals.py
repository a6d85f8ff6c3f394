"""Every no has one shape."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from tests.api.posting import BASE, JSON, post, refusal
from tests.experiment.documents import encoded, plain


@pytest.mark.parametrize("path", ["/nope", BASE + "/nope", BASE + "/passes/", "/static/dist/x.js"])
async def test_nothing_there(client: httpx.AsyncClient, path: str) -> None:
    problem = refusal(await client.get(path), 404)
    assert path in problem["detail"]


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/passes", "POST, OPTIONS"),
        ("DELETE", "/trace", "POST, OPTIONS"),
        ("POST", "/limits", "GET, HEAD, OPTIONS"),
        ("PUT", "/examples/mazur", "GET, HEAD, OPTIONS"),
        ("HEAD", "/verify", "POST, OPTIONS"),
        ("TRACE", "/verify", "POST, OPTIONS"),
        ("POST", "/../../static/dist/manifest.json", "GET, HEAD, OPTIONS"),
    ],
)
async def test_another_method(
    client: httpx.AsyncClient, method: str, path: str, allowed: str
) -> None:
    response = await client.request(method, BASE + path)
    assert response.status_code == 405
    assert response.headers["allow"] == allowed
    if method != "HEAD":
        assert allowed in refusal(response, 405)["detail"]


@pytest.mark.parametrize(
    "media_type", ["", "text/plain", "application/x-www-form-urlencoded", "application/xml"]
)
async def test_another_media_type(client: httpx.AsyncClient, media_type: str) -> None:
    headers = {"content-type": media_type} if media_type else {}
    response = await client.post(BASE + "/passes", content=encoded(plain()), headers=headers)
    assert "application/json" in refusal(response, 415)["detail"]
    assert response.headers["accept"] == "application/json"


@pytest.mark.parametrize(
    "media_type", ["application/json; charset=utf-8", "Application/JSON", "application/json ;x=y"]
)
async def test_the_same_media_type(client: httpx.AsyncClient, media_type: str) -> None:
    headers = {"content-type": media_type}
    response = await client.post(BASE + "/passes", content=encoded(plain()), headers=headers)
    assert response.status_code == 200


async def test_a_packed_body(client: httpx.AsyncClient) -> None:
    headers = JSON | {"content-encoding": "gzip"}
    response = await client.post(BASE + "/passes", content=encoded(plain()), headers=headers)
    assert "Content-Encoding" in refusal(response, 415)["detail"]
    assert response.headers["accept-encoding"] == "identity"


async def test_a_bad_document_is_told_whole(client: httpx.AsyncClient) -> None:
    bad = plain(version=2, x=[[1]], title=5)
    problem = refusal(await post(client, "/passes", bad), 422)
    assert problem["type"] == "urn:gradwalk:problem:invalid-experiment"
    assert [error["pointer"] for error in problem["errors"]] == ["/title", "/version", "/x/0"]
    assert problem["detail"].startswith("3 problems; the first, at /title: A text in double")


async def test_broken_json_has_its_place(client: httpx.AsyncClient) -> None:
    problem = refusal(await post(client, "/passes", b'{"version": 1,\n "inputs": }'), 422)
    (error,) = problem["errors"]
    assert (error["code"], error["line"]) == ("malformed_json", 2)
    assert "line 2" in problem["detail"]


async def test_more_problems_than_are_listed(client: httpx.AsyncClient) -> None:
    problem = refusal(await post(client, "/passes", plain(x=[[1]] * 500)), 422)
    assert len(problem["errors"]) == 101
    assert problem["errors"][-1] == {
        "pointer": "",
        "code": "more",
        "message": "There are more problems; the first 100 are listed.",
    }


async def test_language_of_a_refusal(client: httpx.AsyncClient) -> None:
    headers = JSON | {"accept-language": "zh-TW"}
    response = await client.post(BASE + "/passes", content=b"", headers=headers)
    assert refusal(response, 422)["title"] == "实验文档有问题"
    assert response.headers["content-language"] == "zh"
    response = await client.post(BASE + "/passes?lang=en", content=b"", headers=headers)
    assert refusal(response, 422)["title"] == "The experiment has problems"


async def test_a_fault_shows_nothing_of_the_inside(
    app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr("app.api.passes.numbers", broken)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        response = await post(client, "/passes", plain(title="also secret"))
    assert refusal(response, 500)["type"] == "urn:gradwalk:problem:internal"
    assert "secret" not in response.text
    assert "Traceback" not in response.text
    assert response.headers["access-control-allow-origin"] == "*"
    assert response.headers["x-content-type-options"] == "nosniff"


async def test_a_file_that_may_not_be_read(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("app.assets.Assets.lookup_path", forbidden)
    problem = refusal(await client.get("/static/dist/main.js"), 401)
    assert problem["type"] == "urn:gradwalk:problem:refused"


@pytest.mark.parametrize("path", ["/passes", "/verify"])
async def test_a_client_that_leaves(app: FastAPI, path: str) -> None:
    """Nothing is answered, and nothing is logged as a fault."""
    messages = iter(
        [
            {"type": "http.request", "body": b"{", "more_body": True},
            {"type": "http.disconnect"},
        ]
    )
    sent = []

    async def receive() -> Any:
        return next(messages)

    async def send(message: Any) -> None:
        sent.append(message)

    headers = [(b"content-type", b"application/json")]
    scope = {"type": "http", "method": "POST", "path": BASE + path, "headers": headers}
    await app({**scope, "query_string": b"", "root_path": ""}, receive, send)
    assert sent == []
