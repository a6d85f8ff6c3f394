"""GET /examples and /examples/{id}."""

from __future__ import annotations

import httpx

from app.experiment.examples import EXAMPLES
from tests.api.posting import BASE, answer, refusal


async def test_list(client: httpx.AsyncClient) -> None:
    listed = (await client.get(BASE + "/examples")).json()["examples"]
    assert [example["id"] for example in listed] == list(EXAMPLES)
    assert {example["group"] for example in listed} == {"notes", "published"}
    assert listed[6] == {
        "id": "ex6-default",
        "group": "notes",
        "title": "2-2-2-2",
        "note": "The notes' network: all four ReLUs alive.",
    }


async def test_list_in_chinese(client: httpx.AsyncClient) -> None:
    by_parameter = await client.get(BASE + "/examples", params={"lang": "zh"})
    by_header = await client.get(BASE + "/examples", headers={"accept-language": "zh-CN,en;q=0.5"})
    assert by_parameter.json() == by_header.json()
    assert by_header.headers["content-language"] == "zh"
    assert "笔记" in by_header.json()["examples"][6]["note"]


async def test_each_can_be_posted(client: httpx.AsyncClient) -> None:
    for name in EXAMPLES:
        example = (await client.get(f"{BASE}/examples/{name}")).json()
        assert example["id"] == name
        told = await answer(client, "/trace", example["experiment"], limit=0)
        assert told["experiment"] == example["experiment"]


async def test_printed_beside_computed(client: httpx.AsyncClient) -> None:
    mazur = (await client.get(BASE + "/examples/mazur")).json()
    assert mazur["source"]["name"].startswith("Matt Mazur")
    numbers = {number["ref"]: number for number in mazur["numbers"]}
    assert numbers["L"]["printed"] == 0.298371109
    assert numbers["L"]["computed"] == 0.2983711087600027
    after = numbers["new.L"]
    assert after["printed"] == 0.291027924
    assert round(after["computed"], 11) == 0.29102777369
    assert after["difference"] == after["printed"] - after["computed"]
    assert "in place" in after["remark"]
    again = after["reproduced"]
    assert again["mistake"] == "updated_weights"
    assert round(again["value"], 9) == after["printed"]
    assert numbers["q.2.2.1"]["reproduced"]["rounded"] == [{"ref": "dz.2.2", "value": -0.038098237}]
    assert numbers["L"]["reproduced"] is None


async def test_unknown(client: httpx.AsyncClient) -> None:
    problem = refusal(await client.get(BASE + "/examples/ex7"), 404)
    assert "ex6-default" in problem["detail"]
    problem = refusal(await client.get(BASE + "/examples/ex7?lang=zh"), 404)
    assert problem["title"] == "未找到"
