"""POST /passes."""

from __future__ import annotations

import re
from typing import Any

import httpx
import numpy as np
import orjson
import pytest

from app.experiment.examples import EXAMPLES
from tests.api.posting import answer, post, refusal
from tests.experiment.documents import plain


async def test_the_notes_network(client: httpx.AsyncClient) -> None:
    numbers = await answer(client, "/passes", plain())
    assert list(numbers) == ["forward", "backward", "update"]
    assert numbers["forward"] == {
        "h": [[[1.5, 4]], [[3, 0.5]], [[2.25, 2]]],
        "a": [[[1.5, 4]], [[3, 0.5]], [[2.25, 2]]],
        "y": [[2.25, 2]],
        "loss": 2.78125,
        "sample_losses": [2.78125],
    }
    backward = numbers["backward"]
    assert backward["dy"] == backward["da"][-1] == [[1.25, 2]]
    assert backward["dw"][1] == [[3.9375, -3.1875], [10.5, -8.5]]
    assert backward["db"] == [None, None, None]
    assert backward["dx"] == [[-7.5625, 7.3125]]
    assert numbers["update"]["loss_after"] == pytest.approx(0.150295, abs=1e-6)
    assert numbers["update"]["weights"][0][0][0] == 1.5 + 0.01 * 6.25


async def test_golden_cases(client: httpx.AsyncClient, golden: dict[str, Any]) -> None:
    for name, case in golden["cases"].items():
        document = EXAMPLES[name.replace("_", "-")].experiment.model_dump()
        numbers = await answer(client, "/passes", document)
        forward, backward = numbers["forward"], numbers["backward"]
        depth = len(forward["h"])
        told = {"Y": forward["y"], "L": forward["loss"]}
        told |= {f"H{i + 1}": forward["h"][i] for i in range(depth)}
        told |= {f"A{i + 1}": forward["a"][i] for i in range(depth - 1)}
        for key, value in told.items():
            assert np.allclose(value, case["forward"][key], rtol=1e-12, atol=0), (name, key)
        told = {"dY": backward["dy"], "dA0": backward["dx"]}
        told |= {f"dZ{i + 1}": backward["dz"][i] for i in range(depth)}
        told |= {f"dW{i + 1}": backward["dw"][i] for i in range(depth)}
        told |= {f"dA{i + 1}": backward["da"][i] for i in range(depth - 1)}
        for key, value in told.items():
            assert np.allclose(value, case["backward"][key], rtol=1e-9, atol=1e-15), (name, key)
        for key, value in (case["backward"]["db"] or {}).items():
            assert backward["db"][int(key[2:]) - 1] == value


@pytest.mark.parametrize(
    ("include", "shape"),
    [
        ("forward,dz", {"forward": "h a y loss sample_losses", "backward": "dz"}),
        ("loss", {"forward": "loss"}),
        ("dw,db,loss_after", {"backward": "dw db", "update": "loss_after"}),
        ("slopes", {}),
        ("update, dx", {"backward": "dx", "update": "weights biases loss_after"}),
    ],
)
async def test_include(client: httpx.AsyncClient, include: str, shape: dict[str, str]) -> None:
    numbers = await answer(client, "/passes", plain(), include=include)
    sections = {name: " ".join(part) for name, part in numbers.items() if name != "slopes"}
    assert sections == shape
    assert ("slopes" in numbers) == (include == "slopes")
    whole = await answer(client, "/passes", plain())
    for section, part in numbers.items():
        if section != "slopes":
            assert all(whole[section][name] == value for name, value in part.items())


async def test_include_may_be_repeated(client: httpx.AsyncClient) -> None:
    numbers = await answer(client, "/passes", plain(), include=["loss", "dz"])
    assert {section: list(part) for section, part in numbers.items()} == {
        "forward": ["loss"],
        "backward": ["dz"],
    }


async def test_products_and_slopes(client: httpx.AsyncClient) -> None:
    document = EXAMPLES["ex6-batch2"].experiment.model_dump()
    for sample in (1, 2):
        numbers = await answer(
            client, "/passes", document, include="products,slopes,forward,dz", sample=sample
        )
        before = [document["x"], *numbers["forward"]["a"]]
        for index, layer in enumerate(document["layers"]):
            weights = np.array(layer["weights"])
            a = np.array(before[index][sample - 1])
            dz = np.array(numbers["backward"]["dz"][index][sample - 1])
            assert numbers["products"]["forward"][index] == (a[:, None] * weights).tolist()
            assert numbers["products"]["backward"][index] == (weights * dz).tolist()
        assert numbers["slopes"][2] == [[1, 1], [1, 1]]


async def test_shares_of_a_batch(client: httpx.AsyncClient) -> None:
    document = EXAMPLES["ex6-batch2"].experiment.model_dump()
    numbers = await answer(client, "/passes", document, include="shares,backward,loss")
    shares, backward = numbers["shares"], numbers["backward"]
    for parts, sums, whole in zip(shares["dw"], shares["sums"]["dw"], backward["dw"], strict=True):
        assert sums == [parts[0], whole]
        assert np.sum(parts, axis=0).tolist() == whole
    assert shares["sums"]["db"] == [None, None, None]
    assert shares["sums"]["loss"][-1] == 2 * numbers["forward"]["loss"]
    assert shares["own"]["dy"] == (2 * np.array(backward["dy"])).tolist()
    assert shares["own"]["dz"] == (2 * np.array(backward["dz"][-1])).tolist()


async def test_shares_of_one_sample_are_null(client: httpx.AsyncClient) -> None:
    assert await answer(client, "/passes", plain(), include="shares") == {"shares": None}


async def test_slopes_of_softmax_are_null(client: httpx.AsyncClient) -> None:
    document = EXAMPLES["ex6-softmax-ce"].experiment.model_dump()
    numbers = await answer(client, "/passes", document, include="slopes")
    assert numbers["slopes"] == [[[1, 1]], [[1, 1]], None]


async def test_frozen_biases_have_gradients(client: httpx.AsyncClient) -> None:
    document = EXAMPLES["ex6-bias"].experiment.model_dump() | {"freeze_biases": True}
    numbers = await answer(client, "/passes", document)
    assert numbers["backward"]["db"][0] == [-1.25, 0.8125]
    assert numbers["update"]["biases"][0] == document["layers"][0]["biases"]


async def test_numbers_take_their_shortest_form(client: httpx.AsyncClient) -> None:
    document = plain(x=[[0.1, 0.3]], learning_rate=1e-7)
    text = (await post(client, "/passes", document)).text
    tokens = re.findall(r"-?\d[-+.\de]*", text)
    assert len(tokens) > 40
    assert all(len(token) <= len(repr(float(token))) for token in tokens)


async def test_dy_beyond_float64_is_null(client: httpx.AsyncClient) -> None:
    """y underflows to 0 under a label of 1: -t/y has no float64, yet L and dz are exact."""
    document = {
        "version": 1,
        "inputs": 1,
        "layers": [{"units": 2, "activation": "softmax", "weights": [[1, -1]]}],
        "loss": "cross_entropy",
        "x": [[5000]],
        "target": [[0, 1]],
        "learning_rate": 1e-9,
    }
    numbers = await answer(client, "/passes", document)
    assert numbers["forward"]["loss"] == 10_000
    assert numbers["backward"]["dy"] == numbers["backward"]["da"][0] == [[0, None]]
    assert numbers["backward"]["dz"] == [[[1, -1]]]


@pytest.mark.parametrize(
    ("changes", "ref", "symbol", "pointer"),
    [
        ({"x": [[1e308, -1e308]]}, "h.1.1", "h₁₁", "/layers/0/weights"),
        ({"target": [[1e200, 0]]}, "l", "ℓ", "/target"),
        ({"learning_rate": 1e308}, "new.w.1.1.1", "w₁₁₁*", "/learning_rate"),
        ({"learning_rate": 1e160}, "new.L", "L*", "/learning_rate"),
    ],
)
async def test_overflow_names_the_first_quantity(
    client: httpx.AsyncClient, changes: dict[str, Any], ref: str, symbol: str, pointer: str
) -> None:
    problem = refusal(await post(client, "/passes", plain(**changes)), 422)
    (error,) = problem["errors"]
    assert problem["ref"] == ref
    assert error["pointer"] == pointer
    assert error["message"].startswith(f"{symbol} ({ref}) is not a finite number")
    assert "smaller." in error["message"]


async def test_sample_beyond_the_batch(client: httpx.AsyncClient) -> None:
    problem = refusal(await post(client, "/passes", plain(), sample=2), 422)
    assert problem["errors"][0]["parameter"] == "sample"
    assert "1 to 1" in problem["detail"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("include", "forward,weight"),
        ("include", ""),
        ("sample", "0"),
        ("sample", "one"),
        ("sample", "1.5"),
        ("sample", "9" * 5000),
        ("lang", "fr"),
    ],
)
async def test_parameters_that_can_not_be_used(
    client: httpx.AsyncClient, name: str, value: str
) -> None:
    problem = refusal(await post(client, "/passes", plain(), **{name: value}), 422)
    assert [error["parameter"] for error in problem["errors"]] == [name]
    assert len(problem["detail"]) < 1000


async def test_a_large_network(client: httpx.AsyncClient) -> None:
    """784-128-10 at B = 32, drawn from its seed; most of the answer is dW."""
    document = {
        "version": 1,
        "inputs": 784,
        "layers": [{"units": 128, "activation": "relu"}, {"units": 10, "activation": "softmax"}],
        "loss": "cross_entropy",
        "x": [[0.5] * 784] * 32,
        "target": [[1] + [0] * 9] * 32,
    }
    whole = await post(client, "/passes", document)
    part = await post(client, "/passes", document, include="forward,dz")
    assert whole.status_code == part.status_code == 200
    assert orjson.loads(whole.content)["forward"] == orjson.loads(part.content)["forward"]
    assert len(part.content) < 0.2 * len(whole.content)
