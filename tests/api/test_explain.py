"""POST /explain."""

from __future__ import annotations

import math
from typing import Any

import httpx
import pytest

from app.api.schemas.explain import Explanation
from app.experiment.examples import EXAMPLES
from app.main import create_app
from app.settings import Limits, Settings
from tests.api.posting import answer, post, refusal
from tests.experiment.documents import plain


def asking(ref: str, name: str = "ex6-default") -> dict[str, Any]:
    return {"experiment": EXAMPLES[name].experiment.model_dump(), "ref": ref}


@pytest.mark.parametrize("name", ["ex6-default", "ex6-softmax-ce", "ex6-batch2", "mazur"])
@pytest.mark.parametrize("ref", ["dw.1.1.1", "da.1.2", "L", "h.2.1", "new.w.1.1.1", "dW.2", "x.1"])
async def test_answers_are_as_the_schema_says(
    client: httpx.AsyncClient, name: str, ref: str
) -> None:
    told = await answer(client, "/explain", asking(ref, name))
    assert Explanation.model_validate(told).ref == ref


async def test_the_ways_add_up(client: httpx.AsyncClient) -> None:
    told = await answer(client, "/explain", asking("dw.1.1.1"))
    assert told["value"] == -6.25
    assert [path["product"] for path in told["paths"]] == [-2.5, -8, -3.75, 8]
    assert told["path_count"] == 4
    assert told["rest"] is None


async def test_fewer_ways_when_fewer_are_asked_for(client: httpx.AsyncClient) -> None:
    told = await answer(client, "/explain", asking("dw.1.1.1"), paths=2)
    assert sorted(path["product"] for path in told["paths"]) == [-8, 8]
    assert told["rest"] == {"count": 2, "sum": -6.25}
    assert "2" in told["narration"]


async def test_the_limit_of_ways_is_kept() -> None:
    app = create_app(Settings(limits=Limits(paths=3)))
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://gradwalk.test"
    ) as client:
        told = await answer(client, "/explain", asking("dw.1.1.1"))
        assert len(told["paths"]) == 3
        problem = refusal(await post(client, "/explain", asking("L"), paths=4), 413)
        assert problem["limit"] == "paths"


async def test_a_sample_is_named_in_the_ref(client: httpx.AsyncClient) -> None:
    told = await answer(client, "/explain", asking("h.1.1@2", "ex6-batch2"))
    assert told["value"] == -2
    assert told["symbol"] == "h_{11}^{(2)}"


async def test_in_chinese(client: httpx.AsyncClient) -> None:
    told = await answer(client, "/explain", asking("dw.2.2.1", "ex6-dead-h22"), lang="zh")
    assert "闸门" in told["died"][0]["sentence"]
    assert told["died"][0]["ref"] == "slope.2.2"


@pytest.mark.parametrize(
    ("ref", "code", "says"),
    [
        ("foo", "ref_unknown", "dw.2.1.2"),
        ("w.1", "ref_unknown", "w.1"),
        ("dw.4.1.1", "ref_no_layer", "3"),
        ("dw.1.3.1", "ref_no_unit", "2"),
        ("dw.1.1.3", "ref_no_source", "2"),
        ("dx.3", "ref_no_input", "2"),
        ("y.3", "ref_no_unit", "2"),
        ("b.1.1", "ref_no_bias", "1"),
        ("y.1@2", "ref_no_sample", "1"),
    ],
)
async def test_what_does_not_exist(
    client: httpx.AsyncClient, ref: str, code: str, says: str
) -> None:
    for lang in ("en", "zh"):
        problem = refusal(await post(client, "/explain", asking(ref), lang=lang), 422)
        (error,) = problem["errors"]
        assert (error["pointer"], error["code"]) == ("/ref", code)
        assert says in error["message"]


async def test_softmax_has_no_slope_of_its_own(client: httpx.AsyncClient) -> None:
    problem = refusal(await post(client, "/explain", asking("slope.3.1", "ex6-softmax-ce")), 422)
    assert problem["errors"][0]["code"] == "ref_no_slope"


async def test_problems_of_the_document(client: httpx.AsyncClient) -> None:
    bad = {"experiment": plain(loss="mze"), "ref": 7}
    problem = refusal(await post(client, "/explain", bad), 422)
    assert {error["pointer"] for error in problem["errors"]} == {"/experiment/loss", "/ref"}
    missing = refusal(await post(client, "/explain", {"experiment": plain()}), 422)
    assert missing["errors"][0]["pointer"] == "/ref"


async def test_overflow(client: httpx.AsyncClient) -> None:
    bad = {"experiment": plain(x=[[1e308, -1e308]]), "ref": "L"}
    assert refusal(await post(client, "/explain", bad), 422)["ref"] == "h.1.1"


async def test_a_slope_of_the_loss_beyond_float64(client: httpx.AsyncClient) -> None:
    layers = [{"units": 2, "activation": "softmax", "weights": [[0, 1000], [0, 0]]}]
    document = plain(layers=layers, loss="cross_entropy", x=[[1, 1]], target=[[1, 0]])
    told = await answer(client, "/explain", {"experiment": document, "ref": "dw.1.1.1"})
    assert told["value"] == -1
    assert told["unfused"] is None
    assert (await answer(client, "/explain", {"experiment": document, "ref": "dy.1"}))[
        "value"
    ] is None


async def test_a_deep_network_with_more_ways_than_numbers(client: httpx.AsyncClient) -> None:
    layers = [{"units": 20, "activation": "tanh"} for _ in range(20)]
    document = plain(inputs=2, layers=layers, x=[[1, 2]], target=[[0] * 20])
    told = await answer(client, "/explain", {"experiment": document, "ref": "dw.1.1.1"}, paths=10)
    assert told["path_count"] == float(20**19)
    total = math.fsum(path["product"] for path in told["paths"]) + told["rest"]["sum"]
    assert total == pytest.approx(told["value"], rel=1e-12)


async def test_what_is_kept_is_the_same_network(client: httpx.AsyncClient) -> None:
    """The passes of a network are kept by all that it is: another weight, loss or sample, other
    numbers; the same again, the same answer."""
    given: dict[str, Any] = EXAMPLES["ex6-batch2"].experiment.model_dump()
    first = await answer(client, "/explain", {"experiment": given, "ref": "dw.1.1.1"})
    layers = [dict(layer) for layer in given["layers"]]
    layers[2]["weights"] = [[0.25, 1], [1.5, -2]]
    changes: list[dict[str, Any]] = [
        {"layers": layers}, {"loss": "sse"}, {"reduction": "sum"}, {"x": [[3, 3], [-1, 1]]},
        {"target": [[3, 0], [0, 1]]}, {"edits": {"w.3.1.1": 0.75}},
    ]  # fmt: skip
    for change in changes:
        other = await answer(client, "/explain", {"experiment": given | change, "ref": "dw.1.1.1"})
        assert other != first, change
    again = await answer(client, "/explain", {"experiment": given, "ref": "dw.1.1.1"})
    assert again == first
    by_sample = [
        (await answer(client, "/explain", {"experiment": given, "ref": f"dz.1.1@{row}"}))["value"]
        for row in (1, 2)
    ]
    assert by_sample[0] != by_sample[1]
