"""Query parameters: their form is a Pydantic model, which also documents them.

A hot route sees the same few query strings again and again, so each is parsed once and kept.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Any, Final, Literal, TypeVar, cast, get_args
from urllib.parse import parse_qsl

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails
from starlette.requests import Request

from app.api.refusals import Parameter, bad_parameter
from app.experiment import Lang
from app.experiment.model import MOST_WHOLE
from app.trace import Granularity
from app.trace.writing import NAMES, ORIENTATIONS, Names, Orientation, Writing

Part = Literal[
    "forward", "backward", "update", "h", "a", "y", "loss", "sample_losses", "dy", "dz", "da",
    "dw", "db", "dx", "weights", "biases", "loss_after", "products", "slopes",
    "shares",
]  # fmt: skip
PARTS: Final[tuple[Part, ...]] = get_args(Part)
DEFAULT_PARTS: Final[tuple[Part, ...]] = ("forward", "backward", "update")

Include = Annotated[
    tuple[Part, ...],
    Field(
        description="Parts of the answer, separated by commas: whole sections or single quantities "
        "(`forward,dz`). `products` is what each edge carries for the chosen sample, `slopes` the "
        "activations' derivatives, `shares` each sample's part of the gradients; none of them is "
        "in the answer unless asked for.",
        examples=[["forward", "dz"]],
    ),
]
Sample = Annotated[int, Field(ge=1, le=MOST_WHOLE, description="Row of x and target, from 1.")]


class Query(BaseModel):
    """What every operation takes. Parameters of other names are not looked at."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    lang: Lang | None = Field(
        default=None,
        description="Language of what is written for people; otherwise by Accept-Language.",
    )


class PassesQuery(Query):
    include: Include = DEFAULT_PARTS
    sample: Sample = 1


class WritingQuery(Query):
    """How answers write their symbols and matrices; no number depends on it."""

    names: Names = Field(
        default="notes",
        description="Whose symbols: the notes' h, a, dz; z, a, δ of Nielsen and Ng; z, a, dz as in "
        "CS231n's and PyTorch's code.",
    )
    orientation: Orientation = Field(
        default="from_to",
        description="What the rows and columns of a written W are: H = A·W, or H = A·Wᵀ. Data "
        "keeps the layout of the experiment.",
    )

    @property
    def writing(self) -> Writing:
        return Writing(self.names, self.orientation)


class TraceQuery(WritingQuery, PassesQuery):
    granularity: Granularity | None = Field(
        default=None,
        description="A step a layer, a unit or an edge. Otherwise the finest whose steps stay "
        "under the limit.",
    )
    offset: int = Field(
        default=0, ge=0, le=MOST_WHOLE, description="Steps left out at the beginning."
    )
    limit: int | None = Field(
        default=None,
        ge=0,
        le=MOST_WHOLE,
        description="Steps in the answer at most; not over the limit.",
    )


class ExplainQuery(WritingQuery):
    paths: int | None = Field(
        default=None,
        ge=1,
        le=MOST_WHOLE,
        description="Ways from the loss listed at most, the largest; not over the limit.",
    )


class CheckQuery(WritingQuery):
    """Nothing but the language and the writing of the explanations."""


class ExportQuery(WritingQuery):
    granularity: Granularity | None = Field(
        default=None,
        description="A step a layer, a unit or an edge. Otherwise units, or layers where there "
        "would be more steps than the limit.",
    )
    sample: int | None = Field(
        default=None,
        ge=1,
        le=MOST_WHOLE,
        description="Tell the story of this row of x alone; otherwise of all.",
    )
    fragment: bool = Field(
        default=False, description="`latex`: the body alone, for another document."
    )
    formulas: bool = Field(
        default=False, description="`worksheet`: with the formula beside each blank."
    )


LONGEST_KEPT: Final = 256  # characters of a query string that is kept

Form = TypeVar("Form", bound=Query)


def query(form: type[Form], request: Request) -> Form:
    """The request's parameters; raises Refusal (422) naming each that can't be used."""
    text: bytes = request.scope["query_string"]
    known = parse if len(text) <= LONGEST_KEPT else parse.__wrapped__
    return cast("Form", known(form, text))


@lru_cache(maxsize=512)
def parse(form: type[Query], text: bytes) -> Query:
    pairs = parse_qsl(text.decode("latin-1"), keep_blank_values=True, max_num_fields=None)
    given: dict[str, Any] = {}
    for name, value in pairs:
        if name == "include":
            given[name] = (*given.get(name, ()), *(part.strip() for part in value.split(",")))
        else:
            given[name] = value
    try:
        return form.model_validate(given)
    except ValidationError as error:
        listed = error.errors(include_url=False)
        raise bad_parameter(*(restated(item) for item in listed)) from None


def restated(item: ErrorDetails) -> Parameter:
    """Pydantic's error about a parameter, in our words."""
    name, given = str(item["loc"][0]), item["input"]
    if item["type"] == "literal_error":
        known = LISTS[name]
        return Parameter(name, "unknown_value", {"value": given, "known": known})
    if item["type"] == "bool_parsing":
        return Parameter(name, "unknown_value", {"value": given, "known": ("true", "false")})
    reach = {"least": 1 if name in {"sample", "paths"} else 0, "most": MOST_WHOLE}
    return Parameter(name, "query_not_whole", reach | {"value": given})


LISTS: Final[dict[str, tuple[str, ...]]] = {
    "include": PARTS,
    "lang": get_args(Lang),
    "granularity": get_args(Granularity),
    "names": NAMES,
    "orientation": ORIENTATIONS,
}


def parameters(form: type[Query]) -> list[dict[str, Any]]:
    """The parameters as OpenAPI describes them."""
    described = []
    for name, schema in form.model_json_schema()["properties"].items():
        text = schema.pop("description")
        schema.pop("title", None)
        kinds = schema.pop("anyOf", [])  # an absent parameter is absent, not null
        schema.update(next((kind for kind in kinds if kind != {"type": "null"}), {}))
        if schema.get("default", 0) is None:
            del schema["default"]
        entry = {"name": name, "in": "query", "required": False, "description": text}
        if name == "include":
            entry |= {"style": "form", "explode": False}
        described.append(entry | {"schema": schema})
    return described
