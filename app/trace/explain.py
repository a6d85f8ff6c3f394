"""Why a number is what it is: the chain rule of one quantity, its ways from the loss, its matrix.

What depends on the architecture alone is prepared once; an answer looks the numbers up.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, get_args

from app.engine.activations import ACTIVATIONS
from app.engine.passes import Passes
from app.trace import dying, refs
from app.trace.architecture import Architecture
from app.trace.blanks import Blanks, Endings
from app.trace.chains import RULES, Chain, symbolic, written
from app.trace.explained import Apart, Explanation
from app.trace.factors import Term, unfused
from app.trace.listing import Ways, of_terms
from app.trace.local import Local
from app.trace.marked import Marked, marked
from app.trace.narration import narrate
from app.trace.refs import GIVEN, MATRICES, Ref
from app.trace.routes import REACHED, Routes
from app.trace.rules import Rule
from app.trace.sentences import Lang
from app.trace.story import Story
from app.trace.symbols import latex
from app.trace.terms import terms_of
from app.trace.writing import NOTES, Writing

MOST_PATHS: Final = 4096


def explain(
    passes: Passes,
    ref: str,
    lang: Lang = "en",
    most_paths: int = MOST_PATHS,
    writing: Writing = NOTES,
    tables: Callable[[int], Local] | None = None,
) -> dict[str, Any]:
    """The /explain answer for a ref; at most `most_paths` ways from the loss are listed. `tables`
    gives a sample's numbers where they have been made before.

    Raises UnknownRef where the network has no such quantity.
    """
    samples = len(passes.x)
    architecture = Architecture.of(passes.network, samples, passes.freeze_biases, writing)
    resolved = refs.resolve(ref, architecture)
    values = tables(resolved.sample) if tables else Local(passes, resolved.sample)
    return _prepared(resolved, architecture, lang).tell(passes, values, most_paths)


@lru_cache(maxsize=1024)
def _prepared(ref: Ref, architecture: Architecture, lang: Lang) -> Explanation:
    story = Story(architecture, "layer" if ref.kind in MATRICES else "unit", ref.sample)
    matrix = marked(ref, story)
    terms = terms_of(story, ref)
    rule, chain = _formula(story, ref, terms, matrix)
    sentence, outcomes = _narration(story, ref, rule, lang)
    wire = {
        "ref": str(ref),
        "symbol": latex(ref, architecture),
        "rule": rule,
        "chain": chain.derivative,
        "template": chain.template,
        "expanded": chain.expanded,
        "symbolic": symbolic(story, chain.template),
    }
    return Explanation(
        story=story,
        ref=ref,
        lang=lang,
        wire=wire,
        substituted=Blanks.of_formula(chain.expanded.partition(" = ")[2] or chain.expanded),
        narration=Blanks.of_sentence(sentence, architecture),
        outcomes=Endings.of_outcomes(outcomes, architecture) if outcomes else None,
        terms=of_terms(story, terms),
        ways=Ways.of(Routes(story, ref)) if ref.kind in REACHED else None,
        apart=_taken_apart(story, ref),
        matrix=matrix,
    )


def _formula(story: Story, ref: Ref, terms: list[Term], matrix: Marked | None) -> tuple[str, Chain]:
    """The rule that makes the quantity known, and its chain."""
    if ref.kind in MATRICES:
        assert matrix is not None
        template = matrix.wire["template"]
        return matrix.wire["rule"], Chain(matrix.wire["symbolic"], template, template)
    chain = written(story, ref, terms)
    if ref.kind in GIVEN:
        return "given", chain
    return {"slope": "activation", "new.L": "loss"}.get(ref.kind) or RULES[ref.kind], chain


def _taken_apart(story: Story, ref: Ref) -> Apart | None:
    if not story.fused or ref.kind not in REACHED or ref.kind == "dy":
        return None
    ways = Ways.of(Routes(story, ref, apart=True))
    if ref.kind != "dz" or ref.layer != story.architecture.depth:
        return Apart(None, None, ways)
    terms = unfused(story, ref.unit)
    return Apart(written(story, ref, terms), of_terms(story, terms), ways)


def _narration(story: Story, ref: Ref, rule: str, lang: Lang) -> tuple[str, dict[str, str] | None]:
    """A sentence with ⟨symbols⟩ and ⟦numbers⟧, and its endings by sign."""
    words = {"target": f"⟨{ref}⟩", "value": f"⟦{ref}⟧"}
    if ref.kind in GIVEN:
        reason = "given_matrix" if ref.kind in MATRICES else "given"
        return dying.sentence(reason, lang, **words), None
    if ref.kind == "slope":
        layer, unit = ref.indices
        h = Ref("h", ref.indices, ref.sample)
        row = ACTIVATIONS[story.architecture.activations[layer - 1]]
        words |= {"h": f"⟨{h}⟩", "number": f"⟦{h}⟧", "out": f"⟨{story.out(layer, unit)}⟩"}
        told = dying.sentence("slope", lang, label=row.label, **words)
        if not row.corners:
            return told, None
        corner = dying.sentence("slope_at_corner", lang, label=row.label, **words)
        return told, {"of": str(h), "positive": "", "negative": "", "zero": corner}
    if ref.kind == "new.L":
        return dying.sentence("after", lang, number="⟦L⟧", **words), None
    if ref.kind in {"new.b", "new.B"} and story.architecture.freeze_biases:
        reason = "frozen" if ref.kind == "new.b" else "frozen_matrix"
        return dying.sentence(reason, lang, **words), None
    if ref.kind == "dA":
        turned = "_turned" if story.architecture.writing.turned else ""
        return dying.sentence(f"whole_input_gradient{turned}", lang, **words), None
    narration = narrate(_narrated[rule], story, ref, lang)
    return narration.template, narration.outcomes


_narrated: Final[dict[str, Rule]] = {rule: rule for rule in get_args(Rule)}
