"""A name for the file, from the title: safe in every file system and in a header."""

from __future__ import annotations

import unicodedata
from typing import Final
from urllib.parse import quote

STEM: Final = "gradwalk"
"""Begins every name, so that none is a device of Windows (CON) or hidden (.x)."""
MOST: Final = 60


def filename(title: str, ending: str) -> str:
    """The title's letters and digits, what lies between them as a dash.

    >>> filename("../a: 2-2-2-2", "-numpy.py")
    'gradwalk-a-2-2-2-2-numpy.py'
    >>> filename("🙂", ".tex")
    'gradwalk.tex'
    """
    normal = unicodedata.normalize("NFKC", title)
    kept = "".join(sign if sign.isalnum() else " " for sign in normal)
    slug = "-".join([STEM, *kept.split()])
    return slug[:MOST].rstrip("-") + ending


def disposition(name: str) -> str:
    """Content-Disposition (RFC 6266); beside a name in another script one in ASCII."""
    if name.isascii():
        return f'attachment; filename="{name}"'
    plain = "-".join("".join(c if c.isascii() else " " for c in name).replace("-", " ").split())
    plain = plain.replace("-.", ".")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
