"""A matrix of numbers in LaTeX, of a large one what lies round the marked cell."""

from __future__ import annotations

from app.trace import fill, numbers
from app.trace.cells import Mark


def _shown(count: int, mark: int | None) -> list[int | None]:
    """Which rows or columns are written, from 0, and None for dots."""
    most = fill.MATRIX_LIMIT
    if count <= most:
        return list(range(count))
    if mark is None:
        kept = {*range(most - 2), count - 1}
    else:
        kept = {0, 1, mark - 2, mark - 1, mark, count - 1} & set(range(count))
    shown: list[int | None] = []
    for index in sorted(kept):
        if shown and shown[-1] != index - 1:
            shown.append(None)
        shown.append(index)
    return shown


def _cell(value: float) -> str:
    """`numbers.latex`, and the short way for an ordinary number."""
    if value == 0:
        return "0"
    short = f"{value:.{numbers.DIGITS}g}"
    return short if "e" not in short and "n" not in short else numbers.latex(value)


def grid(rows: list[list[float]], mark: Mark, boxed: bool) -> str:
    """A matrix in parentheses; of a large one what lies round the mark."""
    columns = _shown(len(rows[0]), mark[1])
    lines = []
    for row in _shown(len(rows), mark[0]):
        if row is None:
            lines.append(r"\vdots")
            continue
        cells = [r"\cdots" if c is None else _cell(rows[row][c]) for c in columns]
        if boxed and row + 1 == mark[0] and mark[1] is not None:
            at = columns.index(mark[1] - 1)
            cells[at] = rf"\boxed{{{cells[at]}}}"
        lines.append(" & ".join(cells))
    body = r" \\ ".join(lines)
    return rf"\begin{{pmatrix}}{body}\end{{pmatrix}}"
