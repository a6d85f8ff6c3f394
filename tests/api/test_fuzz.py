"""Nothing that is posted can make a fault or a number that is none."""

from __future__ import annotations

import asyncio
import copy
import math
from collections.abc import Iterable
from itertools import chain
from typing import Any

import httpx
import orjson
import pytest
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.api.posting import post, refusal
from tests.experiment.documents import STEADY, experiments, plain

FEW = settings(STEADY, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
ENDPOINTS = ("/passes", "/trace", "/verify")
STRANGE: list[Any] = [
    None, True, False, "", "1", "NaN", "\x00", "</script>", [], {}, [[]], [{}], {"a": []}, -1, 0,
    -0.0, 0.5, 1e-320, 1e308, -1e308, 2**31, 2**53, 2**63, 2**64 - 1, [None], [[None]], [[1, [2]]],
    "w.1.1.1", {"w.1.1.1": "1"}, {"": 1}, {"b.1.1": 1}, [[1e308] * 2] * 2, [[1], [1, 2], []],
]  # fmt: skip


def request(app: FastAPI, path: str, document: Any, **query: Any) -> httpx.Response:
    """One request, from a test that Hypothesis runs outside of any event loop."""

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await post(client, path, document, **query)

    return asyncio.run(ask())


def finite(value: Any) -> bool:
    if isinstance(value, dict):
        return all(map(finite, value.values()))
    if isinstance(value, list):
        return all(map(finite, value))
    return not isinstance(value, float) or math.isfinite(value)


def check(response: httpx.Response) -> None:
    """An answer of finite numbers, or a refusal in the one shape."""
    if response.status_code == 200:
        assert finite(orjson.loads(response.content))
    else:
        assert response.status_code in (413, 422)
        refusal(response, response.status_code)


def body_for(path: str, document: Any) -> Any:
    return {"experiment": document} if path == "/verify" else document


@FEW
@given(document=experiments())
def test_any_valid_document(app: FastAPI, document: dict[str, Any]) -> None:
    for path in ENDPOINTS:
        response = request(app, path, body_for(path, document))
        assert response.status_code == 200, response.text
        assert finite(orjson.loads(response.content))


@FEW
@given(document=experiments())
def test_normalising_changes_no_number(app: FastAPI, document: dict[str, Any]) -> None:
    told = orjson.loads(request(app, "/trace", document, limit=0).content)
    again = orjson.loads(request(app, "/trace", told["experiment"], limit=0).content)
    assert again == told
    assert told["passes"] == orjson.loads(request(app, "/passes", document).content)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every part of a document."""
    inner: Iterable[tuple[Any, Any]] = ()
    if isinstance(value, dict):
        inner = value.items()
    elif isinstance(value, list):
        inner = enumerate(value)
    return [path, *chain.from_iterable(places(part, (*path, key)) for key, part in inner)]


@FEW
@given(document=experiments(), data=st.data())
def test_any_mutation(app: FastAPI, document: dict[str, Any], data: st.DataObject) -> None:
    """Parts replaced, taken out or doubled: whatever comes of it is answered properly."""
    for _ in range(data.draw(st.integers(1, 3), label="mutations")):
        way = data.draw(st.sampled_from(places(document)[1:]), label="where")
        *stem, key = way
        part: Any = document
        for step in stem:
            part = part[step]
        match data.draw(st.sampled_from(["replace", "remove", "double"]), label="how"):
            case "replace":
                part[key] = copy.deepcopy(data.draw(st.sampled_from(STRANGE), label="by"))
            case "remove":
                del part[key]
            case _ if isinstance(part, list):
                part.insert(key, part[key])
            case _:
                part[f"{key} "] = part[key]
        if not document:
            break
    path = data.draw(st.sampled_from(ENDPOINTS), label="endpoint")
    check(request(app, path, body_for(path, document)))


@FEW
@given(
    text=st.binary(max_size=200)
    | st.text(max_size=200).map(lambda t: t.encode("utf-8", "surrogatepass"))
)
def test_any_bytes(app: FastAPI, text: bytes) -> None:
    for path in ENDPOINTS:
        assert refusal(request(app, path, text), 422)["errors"]


@FEW
@given(cut=st.integers(0, 400), noise=st.binary(max_size=3))
def test_damaged_text(app: FastAPI, cut: int, noise: bytes) -> None:
    text = orjson.dumps(plain())
    check(request(app, "/passes", text[:cut] + noise + text[cut + len(noise) :]))


@pytest.mark.parametrize(
    "text",
    [
        b"[" * 1_000_000,
        b'{"layers":' * 1_000 + b"1" + b"}" * 1_000,
        b'{"version": ' + b"9" * 100_000 + b"}",
        b'{"x": [[1e' + b"9" * 1000 + b"]]}",
        b'{"edits": {' + b", ".join(b'"w.1.1.%d": 1' % n for n in range(50_000)) + b"}}",
        b'{"layers": [' + b", ".join([b"{}"] * 100_000) + b"]}",
        b'{"title": "' + b"\\u0000" * 100_000 + b'"}',
        b'{"title": "\\udfff\\ud800"}',
        b'{"a": 1, ' + b'"a": 1, ' * 100_000 + b'"a": 1}',
        b"\xef\xbb\xbf\xef\xbb\xbf{}",
        b"\xff\xfe{\x00}\x00",
        b"\x1f\x8b\x08\x00",
        b"null",
        b"NaN",
        b'{"version": NaN}',
        b"{}{}",
        b"/* */ {}",
    ],
    ids=lambda text: text[:16].decode("latin-1"),
)
@pytest.mark.parametrize("path", ENDPOINTS)
async def test_hostile_text(client: httpx.AsyncClient, path: str, text: bytes) -> None:
    response = await post(client, path, text)
    problem = refusal(response, 422)
    assert problem["errors"]
    assert len(response.content) < 100_000


@pytest.mark.parametrize(
    "activation", ["relu", "elu", "sigmoid", "tanh", "silu", "gelu", "softplus"]
)
@pytest.mark.parametrize("size", [1e3, 1e4, 1e100, 1e154, 1e300, 1.7e308])
async def test_large_numbers(client: httpx.AsyncClient, activation: str, size: float) -> None:
    document = plain(x=[[size, -size]], target=[[0, size]])
    for layer in document["layers"][:2]:
        layer["activation"] = activation
    for path in ENDPOINTS:
        check(await post(client, path, body_for(path, document)))


@pytest.mark.parametrize(
    ("loss", "activation"),
    [("cross_entropy", "softmax"), ("binary_cross_entropy", "sigmoid")],
)
@pytest.mark.parametrize("h", [1e4, 1e6, 1e15, 1e300])
async def test_fused_losses_far_out(
    client: httpx.AsyncClient, loss: str, activation: str, h: float
) -> None:
    """Exact for |h| of any size: L is |h| where the label is on the losing side."""
    layer = {"units": 2, "activation": activation, "weights": [[1, -1]], "biases": [0, 0]}
    document = {"version": 1, "inputs": 1, "layers": [layer], "loss": loss, "x": [[h]],
                "target": [[0, 1]], "learning_rate": 1e-305}  # fmt: skip
    response = await post(client, "/passes", document)
    assert response.status_code == 200, response.text
    numbers = orjson.loads(response.content)
    assert numbers["forward"]["loss"] == 2 * h
    assert numbers["backward"]["dz"] == [[[1, -1]]]
