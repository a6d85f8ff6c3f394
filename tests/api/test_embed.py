"""The page for frames: who may frame it, and what is said of parameters that can't be used."""

from __future__ import annotations

import httpx
import pytest

HTML = {"accept": "text/html"}


@pytest.mark.parametrize("path", ["/embed", "/embed?theme=neon"])
async def test_anybody_may_frame_it_and_its_problems(client: httpx.AsyncClient, path: str) -> None:
    policy = (await client.get(path, headers=HTML)).headers["content-security-policy"]
    assert "frame-ancestors *;" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("path", ["/", "/nope"])
async def test_nobody_else_may_frame_another_page(client: httpx.AsyncClient, path: str) -> None:
    policy = (await client.get(path, headers=HTML)).headers["content-security-policy"]
    assert "frame-ancestors 'self';" in policy


async def test_theme_and_language_are_the_address(client: httpx.AsyncClient) -> None:
    page = await client.get("/embed?theme=dark&lang=zh", headers={"cookie": "theme=light; lang=en"})
    assert '<html lang="zh" data-theme="dark">' in page.text
    assert "data-theme" not in (await client.get("/embed?theme=auto")).text.partition("<head>")[0]


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("controls=player,plyer", ["player", "granularity"]),
        ("theme=neon", ["auto", "dark"]),
        ("lang=fr", ["en", "zh"]),
        ("autoplay=maybe", ["0", "1"]),
    ],
)
async def test_what_cannot_be_used_is_named(
    client: httpx.AsyncClient, query: str, named: list[str]
) -> None:
    for headers in (HTML, {"accept": "*/*"}):
        page = await client.get(f"/embed?{query}", headers=headers)
        assert page.status_code == 422
        assert page.headers["content-type"].startswith("text/html")
        assert f"<code>{query.replace('player,', '')}</code>" in page.text
        assert all(f"<code>{name}</code>" in page.text for name in named)


async def test_all_that_is_wrong_is_told_on_one_page(client: httpx.AsyncClient) -> None:
    query = "controls=plyer,edit,sound&theme=dark&autoplay=yes&lang=zh"
    page = await client.get(f"/embed?{query}")
    assert '<html lang="zh" data-theme="dark">' in page.text
    assert "<code>controls=plyer,sound</code>" in page.text
    assert "<code>autoplay=yes</code>" in page.text
    assert "这个地址无法使用" in page.text
    assert 'target="_blank"' in page.text
    unknown = await client.get("/embed?example=%3Cb%3E")
    assert "<code>example=&lt;b&gt;</code>" in unknown.text
    assert "<code>mazur</code>" in unknown.text


async def test_other_parameters_do_no_harm(client: httpx.AsyncClient) -> None:
    assert (await client.get("/embed?utm_source=x&controls=", headers=HTML)).status_code == 200
    assert (await client.get("/embed?example=nope", headers=HTML)).status_code == 404
