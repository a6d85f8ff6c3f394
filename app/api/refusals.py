"""Every answer that is a no: one shape, application/problem+json (RFC 9457).

The rooms behind the API raise their own exceptions (ExperimentError, NonFinite); here each becomes
a Refusal, and a Refusal becomes words in the reader's language.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from app.engine import NonFinite
from app.experiment import ExperimentError, Lang, Problem, Resolved, TooLarge
from app.experiment.messages import filled, message
from app.experiment.problems import LISTED, pointer
from app.trace.architecture import Architecture
from app.trace.refs import Ref
from app.trace.symbols import text

MEDIA_TYPE: Final = "application/problem+json"
# Kind of refusal → language → title and detail.
TEXTS: Final[Mapping[str, Mapping[Lang, tuple[str, str]]]] = json.loads(
    Path(__file__).with_name("messages.json").read_text("utf-8")
)


@dataclass(frozen=True, slots=True)
class Parameter(Problem):
    """A problem of a query parameter; `pointer` holds its name."""


@dataclass(eq=False)
class Refusal(Exception):
    """A no. `kind` chooses the words, which `params` fill; `members` are added to the answer."""

    status: int
    kind: str
    params: Mapping[str, object] = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    members: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


def bad_parameter(*problems: Parameter) -> Refusal:
    """Query parameters that can't be used."""
    return Refusal(422, "invalid_parameter", problems=problems)


def of_experiment(error: ExperimentError) -> Refusal:
    """The refusal of a document."""
    problems = list(error.problems)
    if isinstance(error, TooLarge):
        first = error.excesses[0]
        members = {"limit": first.limit, "value": first.value, "given": first.given}
        return Refusal(413, "over_limit", problems=problems, members=members)
    if error.more:
        problems.append(Problem("", "more", {"count": LISTED}))
    return Refusal(422, "invalid_experiment", problems=problems)


def of_overflow(error: NonFinite, resolved: Resolved, *path: str) -> Refusal:
    """The refusal of a finite experiment, at `path` of its document, that overflows.

    It names the first quantity that is not finite, and points at the field to make smaller.
    """
    kind, layer = error.kind, error.layer or 1
    indices = (error.layer, error.unit, error.source)
    name = {"loss": "l" if error.sample else "L", "loss_after": "new.L"}.get(kind, kind)
    ref = Ref(name, tuple(i for i in indices if i is not None), error.sample or 1)
    samples = len(resolved.x)
    architecture = Architecture.of(resolved.network, samples, resolved.freeze_biases)
    if kind.startswith("new.") or kind == "loss_after":
        code, place = "not_finite_update", pointer(*path, "learning_rate")
    elif kind in {"loss", "dy", "y"}:
        code, place = "not_finite_result", pointer(*path, "target" if kind != "y" else "layers")
    else:
        code, place = "not_finite_result", pointer(*path, "layers", layer - 1, "weights")
    params: dict[str, object] = {"symbol": text(ref, architecture), "ref": str(ref)}
    problem = Problem(place, code, params)
    return Refusal(422, "not_finite", problems=[problem], members={"ref": str(ref)})


def document(refusal: Refusal, lang: Lang) -> dict[str, Any]:
    """The refusal as RFC 9457 writes it."""
    title, detail = TEXTS[refusal.kind][lang]
    errors = [told(problem, lang) for problem in refusal.problems]
    params = dict(refusal.params)
    if errors:
        detail = detail if len(errors) > 1 else "{first}"
        where = errors[0].get("pointer") or "/"
        params |= {"count": len(errors), "where": where, "first": errors[0]["message"]}
    answer: dict[str, Any] = {
        "type": "urn:gradwalk:problem:" + refusal.kind.replace("_", "-"),
        "title": title,
        "status": refusal.status,
        "detail": filled(detail, lang, params),
        **refusal.members,
    }
    return answer | {"errors": errors} if errors else answer


def told(problem: Problem, lang: Lang) -> dict[str, Any]:
    """One entry of `errors`: where, what kind, and the sentence."""
    where = "parameter" if isinstance(problem, Parameter) else "pointer"
    entry: dict[str, Any] = {
        where: problem.pointer,
        "code": problem.code,
        "message": message(problem, lang),
    }
    place = {name: problem.params[name] for name in ("line", "column") if name in problem.params}
    return entry | place
