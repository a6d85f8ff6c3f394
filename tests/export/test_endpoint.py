"""POST /export/{format}: the answers, their headers, and what is refused."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from app.experiment.examples import EXAMPLES
from app.export import FORMATS
from app.main import create_app
from app.settings import Limits, Settings
from tests.export.orders import executed

URL = "/api/v1/export"


def body(example: str = "ex6-default", **more: Any) -> dict[str, Any]:
    return {"experiment": EXAMPLES[example].experiment.model_dump(exclude_unset=True), **more}


@pytest.mark.parametrize("name", FORMATS)
async def test_a_file(client: httpx.AsyncClient, name: str) -> None:
    answer = await client.post(f"{URL}/{name}?lang=zh", json=body())
    assert answer.status_code == 200
    assert answer.headers["content-type"] == FORMATS[name].media_type
    assert answer.headers["content-language"] == "zh"
    title = "gradwalk-2-2-2-2"
    expected = f'attachment; filename="{title}{FORMATS[name].ending}"'
    assert answer.headers["content-disposition"] == expected
    assert ("content-security-policy" in answer.headers) == answer.text.startswith("<!doctype")


async def test_a_title_names_the_file(client: httpx.AsyncClient) -> None:
    posted = body()
    posted["experiment"]["title"] = 'Über\n"x"; 反向'
    answer = await client.post(f"{URL}/latex", json=posted)
    assert answer.headers["content-disposition"] == (
        'attachment; filename="gradwalk-ber-x.tex"; '
        "filename*=UTF-8''gradwalk-%C3%9Cber-x-%E5%8F%8D%E5%90%91.tex"
    )
    assert 'Über "x"; 反向'.replace('"', r"\textquotedbl{}") in answer.text


async def test_code_runs(client: httpx.AsyncClient) -> None:
    answer = await client.post(f"{URL}/numpy", json=body("ex6-batch2", ref="dw.1.2.1"))
    _, printed = executed(answer.text)
    assert "dw.1.2.1 =\n-0.625" in printed


async def test_choices(client: httpx.AsyncClient) -> None:
    whole = (await client.post(f"{URL}/latex", json=body())).text
    fragment = (await client.post(f"{URL}/latex?fragment=true", json=body())).text
    assert "documentclass" in whole
    assert "documentclass" not in fragment
    layers = (await client.post(f"{URL}/latex?granularity=layer", json=body())).text
    assert layers.count("align*") < whole.count("align*") / 3
    blank = (await client.post(f"{URL}/worksheet", json=body())).text
    helped = (await client.post(f"{URL}/worksheet?formulas=true", json=body())).text
    assert len(helped) > len(blank)


async def test_an_unknown_format(client: httpx.AsyncClient) -> None:
    answer = await client.post(f"{URL}/word", content=b"not even JSON")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    detail = answer.json()["detail"]
    assert all(name in detail for name in ["word", *FORMATS])


@pytest.mark.parametrize(
    ("name", "ref", "code"),
    [
        ("latex", "w.1.1.1", "ref_given"),
        ("numpy", "eta", "ref_given"),
        ("latex", "dw.1.1.3", "ref_no_source"),
        ("numpy", "h.1.1@2", "ref_no_sample"),
        ("answers", "w₁", "ref_unknown"),
        ("latex", "slope.1.1", "ref_not_derived"),
        ("notebook", "slope.1.1", "ref_not_derived"),
        ("pytorch", "p.1.1.1", "ref_not_derived"),
        ("markdown", "new.L", "ref_not_derived"),
        ("latex", 5, "not_text"),
    ],
)
async def test_a_ref_that_cannot_be_used(
    client: httpx.AsyncClient, name: str, ref: object, code: str
) -> None:
    answer = await client.post(f"{URL}/{name}", json=body(ref=ref))
    assert answer.status_code == 422
    (problem,) = answer.json()["errors"]
    assert (problem["pointer"], problem["code"]) == ("/ref", code)


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("fragment=perhaps", "fragment"),
        ("granularity=node", "granularity"),
        ("sample=0", "sample"),
        ("sample=2", "sample"),
        ("lang=fr", "lang"),
    ],
)
async def test_a_parameter_that_cannot_be_used(
    client: httpx.AsyncClient, query: str, parameter: str
) -> None:
    answer = await client.post(f"{URL}/latex?{query}", json=body())
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] == parameter


async def test_an_experiment_that_cannot_be_used(client: httpx.AsyncClient) -> None:
    posted = body()
    posted["experiment"]["layers"][1]["activation"] = "rely"
    answer = await client.post(f"{URL}/numpy", json=posted)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/experiment/layers/1/activation"


async def test_an_overflow_is_named(client: httpx.AsyncClient) -> None:
    posted = body()
    posted["experiment"]["x"] = [[1.7e308, 0]]
    answer = await client.post(f"{URL}/numpy", json=posted)
    assert answer.status_code == 422
    assert answer.json()["ref"].startswith("h.1.")


@pytest.mark.parametrize("name", [name for name, row in FORMATS.items() if row.codes])
async def test_too_many_numbers(name: str) -> None:
    app = create_app(Settings(limits=Limits(export_numbers=50)))
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://gradwalk.test") as client:
        answer = await client.post(f"{URL}/{name}", json=body())
        assert answer.status_code == 413
        assert answer.json()["limit"] == "export_numbers"
        assert (await client.post(f"{URL}/latex", json=body())).status_code == 200


async def test_openapi_describes_it(client: httpx.AsyncClient) -> None:
    document = (await client.get("/openapi.json")).json()
    described = document["paths"][f"{URL}/{{format}}"]["post"]
    assert described["parameters"][0]["schema"]["enum"] == list(FORMATS)
    content = described["responses"]["200"]["content"]
    assert set(content) == {row.media_type.partition(";")[0] for row in FORMATS.values()}
    executed(content["text/x-python"]["example"])
    examples = described["requestBody"]["content"]["application/json"]["examples"]
    for example in examples.values():
        answer = await client.post(f"{URL}/markdown", json=json.loads(json.dumps(example["value"])))
        assert answer.status_code == 200
