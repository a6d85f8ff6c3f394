"""GET /limits and /healthz, and that the limits hold."""

from __future__ import annotations

import httpx

from app import __version__
from app.main import create_app
from app.settings import Limits, Settings
from tests.api.posting import BASE, post, refusal
from tests.experiment.documents import plain


async def test_stated(client: httpx.AsyncClient) -> None:
    stated = (await client.get(BASE + "/limits")).json()
    assert stated == Limits().as_dict()
    assert stated["body_bytes"] == 4 * 1024 * 1024
    assert stated["parameters"] == 250_000


async def test_health(client: httpx.AsyncClient) -> None:
    for path in (BASE + "/healthz", "/healthz"):
        response = await client.get(path)
        assert response.json() == {"status": "ok", "version": __version__}


async def test_limits_of_another_setting() -> None:
    app = create_app(Settings(limits=Limits(layers=2, body_bytes=1000, steps=10)))
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        assert (await client.get(BASE + "/limits")).json()["layers"] == 2
        problem = refusal(await post(client, "/passes", plain()), 413)
        assert (problem["limit"], problem["value"], problem["given"]) == ("layers", 2, 3)
        assert problem["errors"][0]["pointer"] == "/layers"
        assert problem["detail"] == "At most 2 layers are accepted, 3 given."
        problem = refusal(await post(client, "/passes", plain(title="x" * 1000)), 413)
        assert problem["limit"] == "body_bytes"
        short = plain(layers=plain()["layers"][:2])
        told = (await post(client, "/trace", short, granularity="edge")).json()
        assert len(told["steps"]) == 10 < told["total_steps"]
