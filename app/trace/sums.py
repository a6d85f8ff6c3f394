"""What formulas of numbers and of matrices write alike: sums, and a sample's share of the batch."""

from __future__ import annotations

from app.trace.story import Story

TERMS = 12
"""A longer sum is written with its first terms, dots, and its last."""


def added(terms: list[str]) -> str:
    if len(terms) > TERMS:
        terms = [*terms[:3], r"\cdots", terms[-1]]
    return " + ".join(terms)


def share_of(story: Story) -> str:
    """The 1/B that the mean over a batch puts into every sample's part."""
    architecture = story.architecture
    return rf"\frac{{1}}{{{architecture.samples}}} \cdot " if architecture.mean else ""


def shared(latex: str, share: str) -> str:
    """A factor in front of a difference needs parentheses round it; a sign goes before it."""
    if share and latex.startswith("-"):
        return f"-{share}{latex[1:]}"
    bare = not share or latex.startswith(("\\", "2"))
    return share + latex if bare else f"{share}({latex})"
