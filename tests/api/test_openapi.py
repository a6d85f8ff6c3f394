"""The OpenAPI document and its page."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from jsonschema_rs import Draft202012Validator

from tests.api.posting import BASE

POSTS = ["passes", "trace", "verify", "explain", "check"]


@pytest.fixture(scope="module")
def described(app: FastAPI) -> dict[str, Any]:
    return app.openapi()


def operations(described: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        operation["operationId"]: operation | {"path": path, "method": method}
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    }


def test_what_is_described(described: dict[str, Any]) -> None:
    assert described["openapi"].startswith("3.1")
    assert sorted(described["paths"]) == [
        f"{BASE}/{path}"
        for path in (
            "check", "examples", "examples/{id}", "explain", "export/{format}", "healthz", "limits",
            "passes", "trace", "verify",
        )
    ]  # fmt: skip


def test_every_operation_is_described_whole(described: dict[str, Any]) -> None:
    for operation in operations(described).values():
        assert operation["summary"]
        assert operation["description"]
        assert operation["tags"]
        answers = operation["responses"]["200"]["content"]
        assert all(answer["schema"] for answer in answers.values())
        assert any("example" in answer for answer in answers.values())
        for status, response in operation["responses"].items():
            if status != "200":
                assert list(response["content"]) == ["application/problem+json"]
        for parameter in operation.get("parameters", []):
            assert parameter["description"]
            assert parameter["schema"]


def test_refusals_of_the_operations(described: dict[str, Any]) -> None:
    for name, operation in operations(described).items():
        statuses = set(operation["responses"]) - {"200", "500"}
        if name in POSTS:
            assert statuses == {"413", "415", "422"}
        elif name == "export":
            assert statuses == {"404", "413", "415", "422"}
        elif name == "getExample":
            assert statuses == {"404", "422"}
        else:
            assert statuses <= {"422"}


def test_activations_and_losses_are_listed(described: dict[str, Any]) -> None:
    schemas = described["components"]["schemas"]
    assert "softplus" in schemas["Layer"]["properties"]["activation"]["enum"]
    assert "half_sse" in schemas["Experiment"]["properties"]["loss"]["enum"]
    assert schemas["Experiment"]["properties"]["x"]["description"]


def test_examples_keep_to_their_schemas(described: dict[str, Any]) -> None:
    for operation in operations(described).values():
        contents = list(operation["responses"]["200"]["content"].values())
        if "requestBody" in operation:
            contents.append(operation["requestBody"]["content"]["application/json"])
        if "422" in operation["responses"]:
            contents.append(operation["responses"]["422"]["content"]["application/problem+json"])
        for content in contents:
            schema = content["schema"] | {"components": described["components"]}
            validator = Draft202012Validator(schema)
            examples = [entry["value"] for entry in content.get("examples", {}).values()]
            for example in [*examples, *([content["example"]] if "example" in content else [])]:
                validator.validate(example)


@pytest.mark.parametrize("name", POSTS)
async def test_examples_are_true(
    client: httpx.AsyncClient, described: dict[str, Any], name: str
) -> None:
    operation = operations(described)[name]
    content = operation["requestBody"]["content"]["application/json"]
    for example in content["examples"].values():
        response = await client.post(operation["path"], json=example["value"])
        assert response.status_code == 200
    first = next(iter(content["examples"].values()))["value"]
    query = "?granularity=unit&limit=1&include=loss" if name == "trace" else ""
    response = await client.post(operation["path"] + query, json=first)
    assert (
        response.json() == operation["responses"]["200"]["content"]["application/json"]["example"]
    )


async def test_served(client: httpx.AsyncClient, described: dict[str, Any]) -> None:
    response = await client.get("/openapi.json")
    assert response.json() == described


async def test_reference_page_loads_nothing_from_elsewhere(client: httpx.AsyncClient) -> None:
    page = await client.get("/docs")
    script = await client.get("/docs/init.js")
    assert page.status_code == script.status_code == 200
    assert "script-src 'self'" in page.headers["content-security-policy"]
    for text in (page.text, script.text):
        assert "http" not in text
        assert "//" not in text
    assert "<script>" not in page.text
    assert script.headers["content-type"].startswith("text/javascript")


async def test_reference_page_has_its_files(client: httpx.AsyncClient) -> None:
    for name in ("swagger-ui-bundle.js", "swagger-ui.css", "favicon-32x32.png"):
        assert (await client.get(f"/static/dist/docs/{name}")).status_code == 200
