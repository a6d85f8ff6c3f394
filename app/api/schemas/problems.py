"""Every refusal."""

from __future__ import annotations

from app.api.schemas.parts import Wire


class ProblemEntry(Wire):
    """One thing that is wrong: `pointer` into the document, or `parameter` of the query."""

    pointer: str | None = None
    """JSON pointer (RFC 6901) into the document posted; empty for the whole of it."""
    parameter: str | None = None
    """Name of a query parameter."""
    code: str
    """The kind of problem; stays the same in every language."""
    message: str
    """What is expected, what was given and, where it helps, how to mend it."""
    line: int | None = None
    """Where the text stops being JSON."""
    column: int | None = None


class ProblemDetails(Wire):
    """Every refusal (RFC 9457)."""

    type: str
    """A URN that stays the same."""
    title: str
    status: int
    detail: str
    errors: list[ProblemEntry] | None = None
    """All problems at once."""
    limit: str | None = None
    """413: the limit that is broken, by its name in GET /limits."""
    value: int | None = None
    """413: the limit's value."""
    given: int | None = None
    """413: what was asked for."""
    ref: str | None = None
    """422: the first quantity that is not finite."""
