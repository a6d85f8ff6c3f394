"""An explanation whose numbers are still to come: what is looked up, and where it goes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from app.engine.passes import Passes
from app.trace import dying, numbers
from app.trace.blanks import Blanks, Endings
from app.trace.chains import Chain
from app.trace.listing import Listing, Ways, counted
from app.trace.local import Local
from app.trace.marked import Marked
from app.trace.refs import Ref
from app.trace.sentences import Lang
from app.trace.shares import shares
from app.trace.story import Story
from app.trace.symbols import letter
from app.trace.values import path_of
from app.trace.zeros import why_zero


@dataclass(frozen=True, slots=True)
class Apart:
    """Of a fused pair the same with loss and activation apart (T1, T3 of the notes)."""

    chain: Chain | None
    terms: Listing | None
    ways: Ways


@dataclass(frozen=True, slots=True)
class Explanation:
    """The explanation of one quantity without its numbers."""

    story: Story
    ref: Ref
    lang: Lang
    wire: dict[str, Any]
    substituted: Blanks
    narration: Blanks
    outcomes: Endings | None
    terms: Listing
    ways: Ways | None
    apart: Apart | None
    matrix: Marked | None

    def tell(self, passes: Passes, values: Local, most: int) -> dict[str, Any]:
        value = values.at(path_of(self.ref))
        scalar = not isinstance(value, list)
        terms = self.terms.tell(values, self.lang)
        matrix = self.matrix.tell(values) if self.matrix else None
        answer = {
            **self.wire,
            "value": value,
            "factors": terms[0]["factors"] if len(terms) == 1 else [],
            "terms": terms if len(terms) > 1 else [],
            "paths": [],
            "path_count": 0,
            "rest": None,
            "substituted": self.substituted.fill(values) if scalar else None,
            "result": numbers.latex(value) if scalar else None,
            "matrix": matrix,
            "unfused": self._apart(values, passes, most) if self.apart else None,
            "samples": shares(passes, self.ref),
        }
        if self.ways:
            answer |= self.ways.tell(values, passes, self.lang, most, value)
        answer["narration"] = self._narrated(values, value, answer)
        answer["died"] = None
        if scalar:
            answer["died"] = why_zero(self.story, self.ref, self.lang, values, answer)
        return answer

    def _narrated(self, values: Local, value: Any, answer: dict[str, Any]) -> str:
        sentences = [self.narration.fill(values)]
        if self.outcomes:
            sentences.append(self.outcomes.fill(values))
        if self.ways and self.ways.routes.count > 1:
            words = {
                "count": counted(self.ways.routes.count),
                "value": numbers.text(value),
                "loss": letter("L", self.story.architecture),
            }
            sentences.append(dying.sentence("paths", self.lang, **words))
            if answer["rest"]:
                listed = len(answer["paths"])
                words = {
                    "listed": str(listed),
                    "others": counted(self.ways.routes.count - listed),
                    "rest": numbers.text(answer["rest"]["sum"]),
                }
                sentences.append(dying.sentence("rest", self.lang, **words))
        return ("" if self.lang == "zh" else " ").join(filter(None, sentences))

    def _apart(self, values: Local, passes: Passes, most: int) -> dict[str, Any] | None:
        """None where a Δy is beyond float64: its products say nothing."""
        assert self.apart is not None
        if not all(math.isfinite(dy) for row in values.at(("dy",)) for dy in row):
            return None
        value = values.at(path_of(self.ref))
        chain, terms = self.apart.chain, self.apart.terms
        listed = terms.tell(values, self.lang) if terms else []
        return {
            "chain": chain.derivative if chain else None,
            "template": chain.template if chain else None,
            "expanded": chain.expanded if chain else None,
            "factors": listed[0]["factors"] if len(listed) == 1 else [],
            "terms": listed if len(listed) > 1 else [],
            **self.apart.ways.tell(values, passes, self.lang, most, value),
        }
