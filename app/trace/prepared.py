"""Steps without their numbers, prepared once for an architecture.

Writing a number costs more than putting it in, and a number stands in many formulas and sentences.
So the steps of one story share a list of what has to be written: each number's place, and the forms
that it takes. A step is a pattern of JSON text with indices into that list, and a story one long
pattern: to tell it is to write each number once and to put all of them in with a single `%`.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import itemgetter

from app.trace import fill, formulas, refs, symbols
from app.trace.flat import Flat
from app.trace.narration import SIGNS, narrate
from app.trace.rules import inputs_of
from app.trace.script import Script, Step, script
from app.trace.sentences import Lang
from app.trace.story import Story
from app.trace.values import Path, Values, path_of, written_path
from app.trace.written import FORMS, Form, matrix_forms, number_forms

KEPT_STEPS = 2_000
"""Stories of at most so many steps are prepared whole and kept."""

_ZEROS = frozenset({"0.0", "-0.0"})
_SEPARATOR = "\0"
"""Stands in no text, since JSON escapes it."""
_MARK = re.compile(r"⟨([^⟩]*)⟩")


NOTHING = 0
"""The index of the empty text, which the shared list begins with."""


class Pattern:
    """JSON text with `%s` for numbers, and their indices in the shared list."""

    __slots__ = ("_fixed", "_pick", "entries", "text")

    def __init__(self, text: str, entries: tuple[int, ...]) -> None:
        self.text = text
        self.entries = entries
        self._fixed = None if entries else text % ()
        # Two more picks than needed make it a tuple however few entries there are.
        self._pick = itemgetter(NOTHING, NOTHING, *entries)

    def put(self, written: list[str]) -> str:
        if self._fixed is not None:
            return self._fixed
        picked: tuple[str, ...] = self._pick(written)
        return self.text % picked[2:]


class Joined:
    """Steps as one pattern of a JSON array, in bytes: half the memory of text with ⟦ in it."""

    __slots__ = ("_pick", "_text")

    def __init__(self, steps: list[Pattern]) -> None:
        self._text = b"[" + ",".join(step.text for step in steps).encode() + b"]"
        entries = chain.from_iterable(step.entries for step in steps)
        self._pick = itemgetter(NOTHING, NOTHING, *entries)

    def put(self, written: list[str]) -> bytes:
        encoded = _SEPARATOR.join(written).encode().split(_SEPARATOR.encode())
        picked: tuple[bytes, ...] = self._pick(encoded)
        return self._text % picked[2:]


@dataclass(frozen=True, slots=True)
class Ending:
    """What a sentence ends with, by the sign of a number."""

    entry: int
    """Where the number stands in the shared list, as JSON."""
    positive: Pattern
    negative: Pattern
    zero: Pattern

    def put(self, written: list[str]) -> str:
        number = written[self.entry]
        if number in _ZEROS:
            return self.zero.put(written)
        return (self.negative if number[0] == "-" else self.positive).put(written)


class Pages:
    """Prepared steps that share one list of numbers to write."""

    def __init__(self, story: Story, lang: Lang, steps: list[Step]) -> None:
        self._story = story
        self._lang = lang
        self._paths: dict[Path, int] = {}
        self._places: tuple[Flat, list[tuple[Path, int | None]]] | None = None
        self._endings: list[Ending] = []
        drafts = [self._prepare(step) for step in steps]
        # Endings come behind the numbers in the list; only now is it known where that is.
        behind = 1 + len(FORMS) * len(self._paths)
        self._steps = [
            Pattern(text, tuple(entry if entry >= 0 else behind + ~entry for entry in entries))
            for text, entries in drafts
        ]
        self._all = Joined(self._steps)

    def __len__(self) -> int:
        return len(self._steps)

    def tell(self, values: Values, offset: int, limit: int) -> bytes:
        """The steps from `offset` on, at most `limit`, with the numbers put in: a JSON array."""
        written = self._write(values)
        written += [ending.put(written) for ending in self._endings]
        whole = offset == 0 and limit >= len(self._steps)
        told = self._all if whole else Joined(self._steps[offset : offset + limit])
        return told.put(written)

    def _write(self, values: Values) -> list[str]:
        """Each number, and each matrix, in all its forms."""
        if self._places is None:
            self._places = _placed(list(self._paths), values)
        flat, places = self._places
        texts = flat.texts(values)
        written = [""]
        for path, index in places:
            forms = matrix_forms(values.at(path)) if index is None else number_forms(texts[index])
            written += forms
        return written

    def _entry(self, ref: str, form: Form) -> int:
        named, writing = refs.parse(ref), self._story.architecture.writing
        # As data a matrix keeps the layout of the experiment; only formulas turn it.
        path = path_of(named) if form == "json" else written_path(named, writing)
        place = self._paths.setdefault(path, len(self._paths))
        return 1 + len(FORMS) * place + FORMS.index(form)

    def _prepare(self, step: Step) -> tuple[str, tuple[int, ...]]:
        """The step's JSON; a negative index ~k stands for the k-th ending."""
        story, architecture = self._story, self._story.architecture
        latex = formulas.template(step.rule, story, step.target)
        template = fill.parse(latex)
        narration = narrate(step.rule, story, step.target, self._lang)
        wire = {
            "index": step.index,
            "phase": step.phase,
            "rule": step.rule,
            "target": str(step.target),
            "inputs": [str(ref) for ref in inputs_of(step.rule, story, step.target)],
            "template": latex,
            "symbolic": fill.with_symbols(
                template, lambda ref: symbols.latex(refs.parse(ref), architecture)
            ),
            "expanded": formulas.expanded(step.rule, story, step.target),
            "narration_template": narration.template,
            "outcomes": narration.outcomes,
        }
        entries = [self._entry(slot.ref, slot.form) for slot in template.slots]
        numeric = _pattern(_bare_matrices(template), entries)
        sentence = self._sentence(narration.template)
        text = (
            f'{_fixed(_json(wire)[:-1])},"numeric":"{numeric.text}","value":%s,'
            f'"narration":"{sentence.text}%s"}}'
        )
        value = self._entry(str(step.target), "json")
        ending = self._ending(narration.outcomes)
        return text, (*numeric.entries, value, *sentence.entries, ending)

    def _ending(self, outcomes: dict[str, str] | None) -> int:
        """The index of what follows a sentence: by sign, or nothing."""
        if outcomes is None:
            return NOTHING
        gap = " " if self._lang == "en" else ""  # Chinese sentences follow without a space
        signs = {sign: self._sentence(outcomes[sign], gap) for sign in SIGNS}
        self._endings.append(Ending(self._entry(outcomes["of"], "json"), **signs))
        return ~(len(self._endings) - 1)

    def _sentence(self, template: str, before: str = "") -> Pattern:
        architecture = self._story.architecture
        told = _MARK.sub(lambda match: symbols.text(refs.parse(match[1]), architecture), template)
        parts = fill.SLOT.split(before + told if told else "")
        return _pattern(parts[0::2], [self._entry(ref, "text") for ref in parts[1::2]])


def _placed(paths: list[Path], values: Values) -> tuple[Flat, list[tuple[Path, int | None]]]:
    """Where each path's number stands among all; None for a matrix, which is written by itself."""
    single = [not isinstance(values.at(path), list) for path in paths]
    names = dict.fromkeys(str(p[0]) for p, one in zip(paths, single, strict=True) if one)
    flat = Flat(tuple(names), values)
    places = [
        (path, flat.index(path) if one else None) for path, one in zip(paths, single, strict=True)
    ]
    return flat, places


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _fixed(text: str) -> str:
    """Text that stands in a pattern as it is."""
    return text.replace("%", "%%")


def _pattern(texts: tuple[str, ...] | list[str], entries: list[int]) -> Pattern:
    return Pattern("%s".join(_fixed(_json(text)[1:-1]) for text in texts), tuple(entries))


def _bare_matrices(template: fill.Template) -> list[str]:
    """The template's texts; a matrix brings its own parentheses: f((…)) is written f(…)."""
    texts = list(template.texts)
    for at, slot in enumerate(template.slots):
        enclosed = texts[at].endswith("(") and texts[at + 1].startswith(")")
        if enclosed and refs.parse(slot.ref).kind in refs.MATRICES:
            texts[at], texts[at + 1] = texts[at][:-1], texts[at + 1][1:]
    return texts


@lru_cache(maxsize=64)
def _whole(story: Story, lang: Lang) -> Pages:
    steps = script(story)
    return Pages(story, lang, steps.page(0, len(steps)))


def tell_steps(steps: Script, lang: Lang, values: Values, offset: int, limit: int) -> bytes:
    """The steps after the first `offset`, at most `limit`, as a JSON array."""
    if len(steps) <= KEPT_STEPS:
        return _whole(steps.story, lang).tell(values, offset, limit)
    pages = Pages(steps.story, lang, steps.page(offset, limit))
    return pages.tell(values, 0, len(pages))
