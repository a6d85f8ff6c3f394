"""POST /verify."""

from __future__ import annotations

import httpx
import pytest

from app.experiment.examples import EXAMPLES
from tests.api.posting import answer, post, refusal
from tests.experiment.documents import plain


async def test_every_parameter_agrees(client: httpx.AsyncClient) -> None:
    document = EXAMPLES["ex6-bias"].experiment.model_dump()
    checked = await answer(client, "/verify", {"experiment": document})
    rows = {row["ref"]: row for row in checked["parameters"]}
    assert len(rows) == len(checked["parameters"]) == 18
    assert rows["w.2.1.2"]["analytic"] == 1.40625
    assert rows["b.1.2"]["analytic"] == 0.8125
    assert {row["verdict"] for row in rows.values()} == {"agrees"}
    errors = [row["relative_error"] for row in rows.values()]
    assert checked["worst"]["relative_error"] == max(errors) < checked["tolerance"]


@pytest.mark.parametrize("name", ["ex6-softmax-ce", "ex5-sigmoid-bce", "ex6-batch2", "mazur"])
async def test_other_losses(client: httpx.AsyncClient, name: str) -> None:
    document = EXAMPLES[name].experiment.model_dump()
    checked = await answer(client, "/verify", {"experiment": document})
    assert {row["verdict"] for row in checked["parameters"]} == {"agrees"}


async def test_corners_are_said_to_be_corners(client: httpx.AsyncClient) -> None:
    document = EXAMPLES["ex6-kink"].experiment.model_dump()
    checked = await answer(client, "/verify", {"experiment": document})
    verdicts = {row["ref"]: row["verdict"] for row in checked["parameters"]}
    assert verdicts["w.2.1.1"] == "kink"
    assert verdicts["w.3.1.2"] == "agrees"


async def test_problems_point_into_the_request(client: httpx.AsyncClient) -> None:
    bad = {"experiment": plain(loss="mze"), "ref": "w.1.1.1"}
    problem = refusal(await post(client, "/verify", bad), 422)
    assert {error["pointer"] for error in problem["errors"]} == {"/experiment/loss", "/ref"}


async def test_overflow(client: httpx.AsyncClient) -> None:
    bad = {"experiment": plain(x=[[1e308, -1e308]])}
    problem = refusal(await post(client, "/verify", bad), 422)
    assert problem["ref"] == "h.1.1"
    assert problem["errors"][0]["pointer"] == "/experiment/layers/0/weights"


async def test_too_much_work(client: httpx.AsyncClient) -> None:
    layers = [{"units": 400, "activation": "relu"}, {"units": 2, "activation": "identity"}]
    large = plain(inputs=200, layers=layers, x=[[1] * 200])
    problem = refusal(await post(client, "/verify", {"experiment": large}), 413)
    assert problem["limit"] == "verify_work"
