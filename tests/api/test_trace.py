"""POST /trace."""

from __future__ import annotations

import httpx
import pytest

from app.experiment.examples import EXAMPLES
from tests.api.posting import answer, post, refusal
from tests.experiment.documents import plain


async def test_steps_of_the_notes_network(client: httpx.AsyncClient) -> None:
    told = await answer(client, "/trace", plain(), granularity="unit")
    assert told["granularity"] == "unit"
    assert told["total_steps"] == len(told["steps"]) == 51
    assert [step["index"] for step in told["steps"]] == list(range(1, 52))
    assert told["phases"] == [
        {"phase": "forward", "first": 1, "last": 12},
        {"phase": "loss", "first": 13, "last": 13},
        {"phase": "backward", "first": 14, "last": 39},
        {"phase": "update", "first": 40, "last": 51},
    ]
    step = next(step for step in told["steps"] if step["target"] == "dw.2.1.2")
    assert step["value"] == 10.5
    assert step["phase"] == "backward"
    assert step["rule"] == "weight_gradient"


async def test_experiment_and_passes_come_along(client: httpx.AsyncClient) -> None:
    document = plain(edits={"w.1.1.1": 0.5})
    told = await answer(client, "/trace", document, limit=0)
    assert told["steps"] == []
    assert told["passes"] == await answer(client, "/passes", document)
    normalised = told["experiment"]
    assert normalised["layers"][0]["weights"][0][0] == 0.5
    assert normalised["edits"] == {}
    assert normalised["reduction"] == "mean"
    again = await answer(client, "/trace", normalised, limit=0)
    assert again == told


async def test_without_granularity_the_finest_is_told(client: httpx.AsyncClient) -> None:
    told = await answer(client, "/trace", plain(), limit=1)
    assert told["granularity"] == "edge"
    fine = [
        (await answer(client, "/trace", plain(), granularity=name, limit=0))["total_steps"]
        for name in ("layer", "unit", "edge")
    ]
    assert fine == sorted(fine)
    assert told["total_steps"] == fine[-1]


async def test_pages_make_the_whole(client: httpx.AsyncClient) -> None:
    whole = await answer(client, "/trace", plain())
    steps = []
    for offset in range(0, whole["total_steps"] + 20, 20):
        page = await answer(client, "/trace", plain(), offset=offset, limit=20)
        assert page["total_steps"] == whole["total_steps"]
        assert page["phases"] == whole["phases"]
        steps += page["steps"]
    assert steps == whole["steps"]


async def test_offset_beyond_the_end(client: httpx.AsyncClient) -> None:
    told = await answer(client, "/trace", plain(), offset=10**15)
    assert told["steps"] == []


async def test_one_sample_of_a_batch(client: httpx.AsyncClient) -> None:
    document = EXAMPLES["ex6-batch2"].experiment.model_dump()
    told = await answer(client, "/trace", document, granularity="unit", sample=2, limit=1)
    assert told["sample"] == 2
    assert told["steps"][0]["target"] == "h.1.1@2"
    refusal(await post(client, "/trace", document, sample=3), 422)


async def test_language(client: httpx.AsyncClient) -> None:
    english = await post(client, "/trace", plain(), limit=1)
    chinese = await post(client, "/trace", plain(), limit=1, lang="zh")
    assert english.headers["content-language"] == "en"
    assert chinese.headers["content-language"] == "zh"
    narrations = [told.json()["steps"][0]["narration"] for told in (english, chinese)]
    assert narrations[0] != narrations[1]


async def test_more_steps_than_one_answer_holds(client: httpx.AsyncClient) -> None:
    problem = refusal(await post(client, "/trace", plain(), limit=20_001), 413)
    assert (problem["limit"], problem["value"], problem["given"]) == ("steps", 20_000, 20_001)
    wide = plain(
        inputs=100,
        layers=[{"units": 100, "activation": "relu"}, {"units": 2, "activation": "identity"}],
        x=[[1] * 100],
    )
    told = await answer(client, "/trace", wide, granularity="edge", limit=1)
    assert told["total_steps"] > 20_000
    told = await answer(client, "/trace", wide, limit=1)
    assert told["granularity"] == "layer"


@pytest.mark.parametrize(
    ("name", "value"), [("granularity", "node"), ("offset", "-1"), ("limit", "all")]
)
async def test_parameters_that_can_not_be_used(
    client: httpx.AsyncClient, name: str, value: str
) -> None:
    problem = refusal(await post(client, "/trace", plain(), **{name: value}), 422)
    assert [error["parameter"] for error in problem["errors"]] == [name]
