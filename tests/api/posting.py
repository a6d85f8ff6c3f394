"""Posting to the API in tests."""

from __future__ import annotations

from typing import Any

import httpx
import orjson

BASE = "/api/v1"
JSON = {"content-type": "application/json"}
PROBLEM = "application/problem+json"


async def post(client: httpx.AsyncClient, path: str, document: Any, **query: Any) -> httpx.Response:
    """The answer to a document, or to the bytes of one."""
    body = document if isinstance(document, bytes) else orjson.dumps(document)
    return await client.post(BASE + path, content=body, headers=JSON, params=query)


async def answer(client: httpx.AsyncClient, path: str, document: Any, **query: Any) -> Any:
    """The answer to a document that is accepted."""
    response = await post(client, path, document, **query)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/json"
    return response.json()


def refusal(response: httpx.Response, status: int) -> dict[str, Any]:
    """A refusal in its one shape."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == PROBLEM
    problem: dict[str, Any] = orjson.loads(response.content)
    assert problem["status"] == status
    assert problem["type"].startswith("urn:gradwalk:problem:")
    assert problem["title"]
    assert problem["detail"]
    for error in problem.get("errors", []):
        assert ("pointer" in error) != ("parameter" in error)
        assert error["code"]
        assert error["message"]
        if error.get("pointer"):
            assert error["pointer"].startswith("/")
    return problem
