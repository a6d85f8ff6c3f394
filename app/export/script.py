"""A program as one file that runs by itself."""

from __future__ import annotations

from app.export.program import Program
from app.export.words import word
from app.trace.sentences import Lang


def script(program: Program, title: str, needs: str, lang: Lang) -> str:
    """The source text. `title` is one line; `needs` names what must be installed to run it.

    The title stands below the second line: above, Python might read a coding declaration in it.
    """
    head = f'"""{word("script.head", lang)}\n\n{word("script.needs", lang, needs=needs)}\n"""'
    parts = [head, f"# {title}", program.preamble]
    parts += [
        f"\n# {word(f'phase.{block.phase}', lang)}\n{block.source}" for block in program.blocks
    ]
    parts.append(f'print("{word("script.done", lang)}")')
    return "\n\n".join(parts) + "\n"
