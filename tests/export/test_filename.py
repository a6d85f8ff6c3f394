"""Names for files: safe everywhere, whatever the title."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.export import disposition, filename


@given(st.text(max_size=200))
def test_a_name_is_safe(title: str) -> None:
    name = filename(title, "-numpy.py")
    assert name.startswith("gradwalk")
    assert name.endswith("-numpy.py")
    assert len(name) <= 70
    assert all(sign.isalnum() or sign in "-_." for sign in name)
    assert name.count(".") == 1


@given(st.text(max_size=200))
def test_a_header_is_ascii_and_in_one_line(title: str) -> None:
    name = filename(title, ".tex")
    header = disposition(name)
    assert header.isascii()
    assert header.isprintable()
    _, extended, value = header.partition("; filename*=UTF-8''")
    assert unquote(value) == name if extended else f'"{name}"' in header
    assert re.search(r'filename="gradwalk[A-Za-z0-9-]*\.tex"', header)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("2-2-2-2", "gradwalk-2-2-2-2.tex"),
        ("", "gradwalk.tex"),
        ("../../etc/passwd", "gradwalk-etc-passwd.tex"),
        ("反向 传播", "gradwalk-反向-传播.tex"),
    ],
)
def test_names(title: str, name: str) -> None:
    assert filename(title, ".tex") == name
