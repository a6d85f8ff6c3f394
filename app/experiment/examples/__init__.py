"""The examples: the notes' networks with their variants, and published worked examples.

They are data, in `notes.json` and `published.json` beside this file; a new one is a new entry.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal

from app.experiment.messages import Lang
from app.experiment.model import Experiment
from app.experiment.read import read_experiment
from app.settings import Limits

Group = Literal["notes", "published"]
Texts = Mapping[Lang, str]
GROUPS: Final[tuple[Group, ...]] = ("notes", "published")
DEFAULT: Final = "ex6-default"


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as its source prints it. `name`: the source's own name for it; `remark`: why it
    differs from what is computed, where that is not mere rounding of the last digit. Then either
    `mistake`, the code of what was done wrong, or `rounded`, the numbers from which the source went
    on, by ref, reproduces it."""

    ref: str
    name: str
    printed: float
    remark: Texts | None = None
    mistake: str | None = None
    rounded: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """Where an example was published."""

    name: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """An experiment worth opening."""

    id: str
    group: Group
    title: Texts
    note: Texts
    experiment: Experiment
    source: Source | None = None
    printed: tuple[Printed, ...] = ()

    def titled(self, lang: Lang) -> Experiment:
        """The experiment, called by its title in the reader's language."""
        return self.experiment.model_copy(update={"title": self.title[lang]})


def loaded(group: Group) -> list[Example]:
    """The examples of a group, in menu order."""
    entries = json.loads(Path(__file__).with_name(f"{group}.json").read_text("utf-8"))
    return [example(group, entry) for entry in entries]


def example(group: Group, entry: dict[str, Any]) -> Example:
    """An entry of the data; its experiment is checked like any other."""
    document = {"title": entry["title"]["en"], **entry["experiment"]}
    source = entry.get("source")
    return Example(
        id=entry["id"],
        group=group,
        title=entry["title"],
        note=entry["note"],
        experiment=read_experiment(json.dumps(document).encode(), Limits()),
        source=None if source is None else Source(**source),
        printed=tuple(Printed(**printed) for printed in entry.get("printed", ())),
    )


EXAMPLES: Final[Mapping[str, Example]] = MappingProxyType(
    {entry.id: entry for group in GROUPS for entry in loaded(group)}
)
