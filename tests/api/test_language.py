"""Which language an answer comes in."""

from __future__ import annotations

import pytest

from app.api.language import known, negotiated


@pytest.mark.parametrize(
    ("header", "lang"),
    [
        ("", "en"),
        ("zh", "zh"),
        ("zh-Hans-CN,zh;q=0.9", "zh"),
        ("en-GB,en;q=0.9,zh;q=0.8", "en"),
        ("fr,de;q=0.9", "en"),
        ("fr,zh;q=0.5,en;q=0.4", "zh"),
        ("en;q=0.2, zh;q=0.7", "zh"),
        ("*", "en"),
        ("zh;q=0", "en"),
        ("zh;q=x", "en"),
        ("ZH-tw", "zh"),
        (",;,q=1", "en"),
    ],
)
def test_accept_language(header: str, lang: str) -> None:
    assert negotiated(header) == lang


@pytest.mark.parametrize(
    ("tag", "lang"), [("en", "en"), ("ZH_tw", None), ("zh-Hant", "zh"), ("", None), (None, None)]
)
def test_tags(tag: str | None, lang: str | None) -> None:
    assert known(tag) == lang
