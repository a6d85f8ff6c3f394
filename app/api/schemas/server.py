"""The answers of /limits and /healthz."""

from __future__ import annotations

from dataclasses import fields
from typing import Literal

from pydantic import Field, create_model

from app.api.schemas.parts import Wire
from app.settings import Limits

LimitValues = create_model(
    "LimitValues",
    __base__=Wire,
    __doc__="Every limit and its value.",
    **{  # type: ignore[call-overload]
        limit.name: (int, Field(description=limit.metadata["meaning"])) for limit in fields(Limits)
    },
)


class Health(Wire):
    """The server answers."""

    status: Literal["ok"]
    version: str
