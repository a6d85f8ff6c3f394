"""The OpenAPI document: what FastAPI gathers from the routes, the bodies, and an example of each.

The examples of answers are calculated, not written, so that they are true.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

import orjson
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from app import __version__
from app.api.answers import encoded
from app.api.calculate import calculated
from app.api.check import NUMBERS, CheckRequest, grades
from app.api.examples import in_full, summary
from app.api.explain import ExplainRequest, explanation
from app.api.export import ExportRequest, ordered, written
from app.api.numbers import numbers
from app.api.query import DEFAULT_PARTS, ExportQuery, TraceQuery
from app.api.refusals import document, of_experiment
from app.api.schemas.problems import ProblemDetails
from app.api.trace import whole_trace
from app.api.verify import verification
from app.experiment import Experiment, InvalidExperiment, WithExperiment, read_experiment, resolve
from app.experiment.examples import DEFAULT, EXAMPLES
from app.export import FORMATS
from app.settings import Limits

DESCRIPTION: Final = """Back-propagation step by step: post a network, get every number of its \
forward and backward pass, and the formula of each.

**Stateless.** A request carries the whole experiment; the answer depends on nothing else.

**Refs.** One string names one number everywhere: `w.2.1.2` is the weight in layer 2 to node 1 from
node 2, `h.2.1` and `a.2.1` a node before and after its activation, `dw.2.1.2` ∂L/∂w, `new.w.2.1.2`
the weight after one update. With several samples `@s` names one: `h.2.1@3`.

**Numbers.** JSON numbers are finite float64 in their shortest form that reads back the same.

**Refusals** are `application/problem+json` (RFC 9457): 422 for a document that can't be used, with
all its problems at once and a JSON pointer to each; 413 over a limit, naming it and its value; 415
for a body that is not JSON; 404; 405 with `Allow`; 500. They are worded in the language of `lang`
or `Accept-Language` (`en`, `zh`).
"""
# A document with three typical mistakes.
FAULTY: Final = {
    "version": 1,
    "inputs": 2,
    "layers": [{"units": 2, "activation": "rely", "weights": [[1.5, -1], [-0.5, 2], [0, 1]]}],
    "loss": "mse",
    "x": [[2, 3]],
    "target": [["1", 0]],
}


def openapi(app: FastAPI) -> dict[str, Any]:
    """The document; made once an application."""
    if app.openapi_schema is None:
        app.openapi_schema = describe(app)
    return app.openapi_schema


def describe(app: FastAPI) -> dict[str, Any]:
    described = get_openapi(
        title="Gradwalk",
        version=__version__,
        summary="Every gradient of a small network, step by step.",
        description=DESCRIPTION,
        routes=app.routes,
        license_info={"name": "MIT", "identifier": "MIT"},
    )
    bodies: list[tuple[type[BaseModel], JsonSchemaMode]] = [
        (model, "validation")
        for model in (
            Experiment,
            WithExperiment,
            ExplainRequest,
            CheckRequest,
            ExportRequest,
            ProblemDetails,
        )
    ]
    _, schemas = models_json_schema(bodies, ref_template="#/components/schemas/{model}")
    components = described.setdefault("components", {}).setdefault("schemas", {})
    components |= schemas["$defs"]
    for operations in described["paths"].values():
        for operation in operations.values():
            add_examples(operation)
    return described


def plain(data: Any) -> Any:
    """The data as a client reads them."""
    return orjson.loads(encoded(data))


def add_examples(operation: dict[str, Any]) -> None:
    """Give an operation an example of its body, its answer and its refusal of the body."""
    name = operation["operationId"]
    answers = operation["responses"]["200"]["content"]
    for media_type, answer in answers.items():
        if media_type in FILES:
            answer["example"] = FILES[media_type]()
        elif media_type == "application/json":
            answer["example"] = plain(ANSWERS[name]())
    if "requestBody" in operation:
        body = operation["requestBody"]["content"]["application/json"]
        beside = BESIDE.get(name)
        body["examples"] = {
            example.id: {
                "summary": example.title["en"],
                "value": posted(example.id)
                if beside is None
                else {"experiment": posted(example.id), **beside},
            }
            for example in map(EXAMPLES.__getitem__, SHOWN)
        }
        refusal = operation["responses"]["422"]["content"]["application/problem+json"]
        refusal["example"] = plain(faulty_answer())


# What stands in a body beside the experiment.
BESIDE: Final[dict[str, dict[str, Any]]] = {
    "verify": {},
    "export": {},
    "explain": {"ref": "da.1.1"},
    "check": {"answers": NUMBERS},
}
# The examples shown as bodies.
SHOWN: Final = (DEFAULT, "ex6-softmax-ce", "mazur")


def posted(name: str) -> dict[str, Any]:
    """An example as short as it may be posted."""
    return EXAMPLES[name].experiment.model_dump(exclude_unset=True)


def faulty_answer() -> dict[str, Any]:
    """The refusal of FAULTY."""
    try:
        read_experiment(orjson.dumps(FAULTY), Limits())
    except InvalidExperiment as error:
        return document(of_experiment(error), "en")
    raise AssertionError("the faulty document is accepted")


def experiment() -> Experiment:
    return EXAMPLES[DEFAULT].experiment


def exported(name: str) -> str:
    """A file of the smallest example, about one of its gradients."""
    example = EXAMPLES["nielsen-1"].experiment
    posted = ExportRequest.model_construct(experiment=example, ref="dw.1.1.1")
    order = ordered(FORMATS[name], posted, ExportQuery(fragment=True), "en", Limits())
    return written(FORMATS[name], order)


# Shown are the files that are short; a notebook or a page would fill the document.
FILES: Final[dict[str, Callable[[], str]]] = {
    FORMATS[name].media_type.partition(";")[0]: partial(exported, name)
    for name in ("latex", "markdown", "numpy")
}
ANSWERS: Final[dict[str, Callable[[], Any]]] = {
    "passes": lambda: numbers(calculated(resolve(experiment())), DEFAULT_PARTS, 1),
    "trace": lambda: whole_trace(
        experiment(), TraceQuery(granularity="unit", limit=1, include=("loss",)), "en", Limits()
    ),
    "verify": lambda: verification(experiment()),
    "explain": lambda: explanation(experiment(), "da.1.1", "en", Limits().paths),
    "check": lambda: grades(experiment(), NUMBERS, "en"),
    "listExamples": lambda: {
        "examples": [summary(example, "en") for example in list(EXAMPLES.values())[:2]]
    },
    "getExample": lambda: in_full(EXAMPLES["nielsen-1"], "en"),
    "getLimits": lambda: Limits().as_dict(),
    "getHealth": lambda: {"status": "ok", "version": __version__},
}
