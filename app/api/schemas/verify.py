"""The answer of /verify."""

from __future__ import annotations

from app.api.schemas.parts import Finite, Wire
from app.engine.gradcheck import Verdict


class CheckedParameter(Wire):
    """One gradient, calculated in two ways."""

    ref: str
    analytic: Finite
    """By back-propagation."""
    numeric: Finite
    """By central finite differences."""
    relative_error: Finite
    verdict: Verdict


class Verification(Wire):
    """Every gradient against finite differences."""

    parameters: list[CheckedParameter]
    worst: CheckedParameter | None
    """The largest relative error; null where every parameter lies on a kink."""
    tolerance: Finite
    """Relative error up to which the two agree."""
