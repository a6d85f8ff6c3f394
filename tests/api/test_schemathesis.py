"""The OpenAPI document holds: Schemathesis posts what it allows, and what it does not."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

# Not among them: that every document which the schema allows is accepted. JSON Schema can't say
# that a matrix has as many rows as the layer before has units.
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
    unsupported_method,
)

# Read as the test starts: what every operation allows takes seconds to work out.
document = schemathesis.pytest.from_fixture("openapi")


@pytest.fixture(scope="session")
def openapi(app: FastAPI) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_asgi("/openapi.json", app)


@document.parametrize()
@settings(
    max_examples=50,
    derandomize=True,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_operation(case: Case[Any]) -> None:
    case.call_and_validate(checks=list(CHECKS))
