"""Bodies that come in pieces, and bodies that never end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

import httpx
import orjson

from app.experiment.examples import EXAMPLES
from tests.api.posting import BASE, JSON, refusal
from tests.experiment.documents import encoded, plain

MIB = 1024 * 1024


async def test_in_pieces(client: httpx.AsyncClient) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        body = encoded(plain())
        for start in range(0, len(body), 7):
            yield body[start : start + 7]

    response = await client.post(BASE + "/passes", content=pieces(), headers=JSON)
    assert response.json()["forward"]["loss"] == 2.78125


async def test_too_long_by_its_own_word(client: httpx.AsyncClient) -> None:
    body = b" " * (4 * MIB) + encoded(plain())
    problem = refusal(await client.post(BASE + "/passes", content=body, headers=JSON), 413)
    assert (problem["limit"], problem["value"]) == ("body_bytes", 4 * MIB)
    assert problem["given"] == len(body)


async def test_as_long_as_allowed(client: httpx.AsyncClient) -> None:
    body = encoded(plain()).rjust(4 * MIB)
    response = await client.post(BASE + "/passes", content=body, headers=JSON)
    assert response.status_code == 200


async def test_refused_while_it_streams(server: str) -> None:
    """Of a body without end the server takes hardly more than the limit."""
    address = urlsplit(server)
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    answer = asyncio.create_task(reader.readline())
    writer.write(
        b"POST /api/v1/passes HTTP/1.1\r\nhost: test\r\ncontent-type: application/json\r\n"
        b"transfer-encoding: chunked\r\n\r\n"
    )
    sent = 0
    while not answer.done() and sent < 64 * MIB:
        writer.write(b"10000\r\n" + b" " * 0x10000 + b"\r\n")
        sent += 0x10000
        await asyncio.wait([answer], timeout=0.001)
    assert (await answer).startswith(b"HTTP/1.1 413")
    assert sent < 16 * MIB
    writer.close()


async def test_a_long_calculation_leaves_the_server_free(server: str) -> None:
    layers = [{"units": 400, "activation": "tanh"}, {"units": 10, "activation": "softmax"}]
    heavy = {
        "version": 1,
        "inputs": 400,
        "layers": layers,
        "loss": "cross_entropy",
        "x": [[0.5] * 400] * 512,
        "target": [[1] + [0] * 9] * 512,
    }
    async with httpx.AsyncClient(base_url=server, timeout=60) as client:
        long = asyncio.create_task(
            client.post(BASE + "/passes", content=orjson.dumps(heavy), headers=JSON)
        )
        await asyncio.sleep(0.01)
        short = await client.get(BASE + "/healthz")
        assert short.status_code == 200
        assert (await long).status_code == 200


async def test_alternating_requests_do_not_mix(server: str) -> None:
    """Sixteen connections, different networks: each gets its own numbers."""
    names = [name for name in EXAMPLES if name.startswith("ex6")]
    bodies = {name: EXAMPLES[name].experiment.model_dump_json().encode() for name in names}
    async with httpx.AsyncClient(base_url=server) as client:

        async def ask(name: str) -> tuple[str, bytes]:
            response = await client.post(BASE + "/passes", content=bodies[name], headers=JSON)
            return name, response.content

        alone = dict([await ask(name) for name in names])
        together = await asyncio.gather(*(ask(name) for name in names * 16))
    assert all(answer == alone[name] for name, answer in together)
