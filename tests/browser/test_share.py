"""Passing on what is on the page, and opening what was passed on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import Opener
from tests.browser.links import link as packed
from tests.browser.test_check import tab_to
from tests.browser.workbench import Workbench

DROP = """([name, bytes]) => {
    const held = new DataTransfer();
    held.items.add(new File([Uint8Array.from(bytes)], name));
    const event = (kind) => new DragEvent(kind, {
        dataTransfer: held, bubbles: true, cancelable: true,
    });
    document.querySelector('main').dispatchEvent(event('dragover'));
    document.querySelector('main').dispatchEvent(event('drop'));
}"""


def drop(page: Page, name: str, content: bytes) -> None:
    """Drag a file over the page, which says that it takes it, and let go."""
    page.evaluate(DROP, [name, list(content)])
    expect(page.locator(".drop")).to_be_hidden()


def choose(page: Page, item: str) -> None:
    page.get_by_role("button", name="Links, files and code").click()
    page.locator(f"[data-share='{item}']").click()


def address(page: Page) -> str:
    """The page's link, once it has followed the state."""
    page.wait_for_function("() => location.hash.startsWith('#v1.')")
    page.wait_for_timeout(500)
    return page.url


def edited(workbench: Workbench) -> Workbench:
    """A network that is no example's, at a step of its own."""
    workbench.edit("w.2.1.2", "-3/4")
    workbench.settled()
    workbench.choose_granularity("edge")
    for _ in range(7):
        workbench.jump("ArrowRight")
    workbench.at_step(7)
    workbench.settled()
    return workbench


def test_a_file_opens_elsewhere_as_the_same_link(
    workbench: Workbench, browser: Browser, server: str, tmp_path: Path
) -> None:
    page = edited(workbench).page
    link = address(page)
    with page.expect_download() as saved:
        choose(page, "save_file")
    assert saved.value.suggested_filename == "gradwalk-2-2-2-2.gradwalk.json"
    path = tmp_path / saved.value.suggested_filename
    saved.value.save_as(path)
    document = json.loads(path.read_text("utf-8"))
    experiment = document["experiment"]
    assert experiment["layers"][1]["weights"][1][0] == -0.75
    assert httpx.post(f"{server}/api/v1/passes", json=experiment).status_code == 200

    elsewhere = Workbench(browser.new_page(reduced_motion="reduce", base_url=server)).open()
    with elsewhere.page.expect_file_chooser():
        choose(elsewhere.page, "open_file")
    with elsewhere.page.expect_file_chooser() as asked:
        elsewhere.page.keyboard.press("Control+o")
    asked.value.set_files(path)
    elsewhere.at_step(7)
    elsewhere.settled()
    assert address(elsewhere.page) == link
    assert elsewhere.values() == workbench.values()

    elsewhere.jump("Control+z")
    elsewhere.at_step(0)
    expect(elsewhere.page.locator("[data-action='undo']")).to_have_attribute(
        "aria-disabled", "true"
    )
    elsewhere.jump("Control+Shift+z")
    elsewhere.at_step(7)
    elsewhere.page.close()


RAGGED = (
    b'{"version": 1, "inputs": 1, "layers": [{"units": 2, "activation": "relu",'
    b' "weights": [[1]]}], "loss": "mse", "x": [[1]], "target": [[1, 0]]}'
)
ONE: dict[str, Any] = {
    "version": 1, "inputs": 1, "layers": [{"units": 1, "activation": "identity"}],
    "loss": "mse", "x": [[1]], "target": [[0]],
}  # fmt: skip
BAD = {
    "photo.png": (b"\x89PNG\r\n\x1a\n....", "is a PNG file"),
    "marks.csv": (b"x1,x2,y\n1,2,3\n", "is a table"),
    "letter.txt": (b"Dear teacher", "no JSON"),
    "empty.json": (b"", "is empty"),
    "utf16.json": ("{}".encode("utf-16"), "UTF-8"),
    "cut.json": (b'{"version": 1, "layers": [', "ends too early"),
    "typo.json": (b'{\n  "version": 1,\n  "inputs": oops\n}', "line 3, column 13"),
    "package.json": (b'{"name": "x", "scripts": {}}', "its fields are name, scripts"),
    "list.json": (b"[1, 2]", "holds no experiment"),
    "newer.json": (b'{"version": 2, "layers": []}', "of version 2"),
    "ragged.json": (
        RAGGED,
        "Weights of layer 1, row 1: 2 columns expected (layer 1 has 2 units), 1 given.",
    ),
    "words.json": (
        RAGGED.replace(b"[[1]]}]", b'[[1, "abc"]]}]'),
        'Weight w₁₂₁, layer 1, row 1, column 2: a number expected, the text "abc" given.',
    ),
    "gap.json": (
        RAGGED.replace(b"[[1]]}]", b'[[null, 1]], "biases": [1, null]}]'),
        "Bias b₁₂, layer 1: a number expected, null given.",
    ),
}
OF_OURS = {"ragged.json", "words.json", "gap.json"}


def test_a_file_that_is_none_of_ours(
    workbench: Workbench, server: str, expected_faults: list[str]
) -> None:
    """A sentence says what was found, and the experiment on the screen stays."""
    expected_faults.append("422")
    page = edited(workbench).page
    before, link = workbench.values(), address(page)
    alert = page.get_by_role("alert")
    for name, (content, found) in BAD.items():
        drop(page, name, content)
        expect(alert).to_contain_text(found)
        expect(alert).to_contain_text("stays")
        if name not in OF_OURS:
            expect(alert).to_contain_text(f"“{name}”")
        assert workbench.values() == before
        assert address(page) == link
    # A good file afterwards takes the sentences away.
    good = httpx.get(f"{server}/api/v1/examples/ex6-default").json()
    drop(page, "good.json", json.dumps(good["experiment"]).encode())
    workbench.at_step(0)
    expect(alert.locator(".notice")).to_have_count(0)


def test_what_is_done_next_takes_a_refusal_away(workbench: Workbench) -> None:
    """A sentence about a file says that the page stays: it goes once the page has changed."""
    page = edited(workbench).page
    notice = page.get_by_role("alert").locator(".notice")
    drop(page, "empty.json", b"")
    expect(notice).to_contain_text("is empty")
    workbench.jump("Control+z")
    expect(notice).to_have_count(0)
    drop(page, "empty.json", b"")
    expect(notice).to_contain_text("is empty")
    page.locator(".head-button[data-layer='1']").first.click()
    page.locator(".layer-panel .layer-stepper button").last.click()
    expect(workbench.diagram("h.1.3").first).to_be_attached()
    expect(notice).to_have_count(0)


def test_a_place_that_is_not_known_is_named(open_workbench: Opener) -> None:
    workbench = open_workbench("/" + packed(ONE, granularity="atom"))
    notice = workbench.page.get_by_role("alert").locator(".notice")
    expect(notice).to_contain_text("granularity “atom”")
    expect(notice).to_contain_text("layer, unit, edge")


def test_the_page_says_that_it_takes_a_file(workbench: Workbench) -> None:
    page = workbench.page
    page.evaluate("""() => {
        const held = new DataTransfer();
        held.items.add(new File(['x'], 'a.json'));
        document.body.dispatchEvent(
            new DragEvent('dragover', { dataTransfer: held, bubbles: true, cancelable: true }));
    }""")
    expect(page.get_by_text("Drop the file to open it")).to_be_visible()
    page.evaluate("() => window.dispatchEvent(new DragEvent('dragleave'))")
    expect(page.get_by_text("Drop the file to open it")).to_be_hidden()


def test_dragged_text_is_not_a_file(workbench: Workbench) -> None:
    page = workbench.page
    taken = page.evaluate("""() => {
        const held = new DataTransfer();
        held.setData('text/plain', 'x');
        const over = new DragEvent('dragover', {
            dataTransfer: held, bubbles: true, cancelable: true });
        document.body.dispatchEvent(over);
        return over.defaultPrevented;
    }""")
    assert not taken


def copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.fixture
def clipboard(context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])


@pytest.mark.usefixtures("clipboard")
def test_copy_link(workbench: Workbench) -> None:
    page = edited(workbench).page
    link = address(page)
    page.get_by_role("button", name="Share").click()
    expect(page.locator(".notices")).to_contain_text("Link copied")
    assert copied(page) == link
    page.evaluate("navigator.clipboard.writeText('')")
    choose(page, "link")
    page.wait_for_function("async () => (await navigator.clipboard.readText()) !== ''")
    assert copied(page) == link


def test_a_browser_that_does_not_copy(workbench: Workbench) -> None:
    """The text is shown, selected, to be copied by hand."""
    page = edited(workbench).page
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()) }")
    link = address(page)
    page.get_by_role("button", name="Share").click()
    text = page.get_by_role("dialog").get_by_role("textbox")
    expect(text).to_be_focused()
    expect(text).to_have_value(link)
    assert page.evaluate("getSelection().toString()") == link
    page.keyboard.press("Escape")
    expect(text).to_have_count(0)


def run(language: str, program: str, tmp_path: Path) -> str:
    path = tmp_path / "program"
    path.write_text(program, "utf-8")
    command = [sys.executable, str(path)] if language == "python" else ["sh", str(path)]
    # The server under test is on this machine, whatever proxy leads out of it.
    environment = {**os.environ, "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, env=environment, timeout=30
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.usefixtures("clipboard")
@pytest.mark.parametrize("language", ["curl", "python"])
def test_snippets_give_the_numbers_on_the_page(
    workbench: Workbench, server: str, tmp_path: Path, language: str
) -> None:
    page = workbench.page
    odd: dict[str, Any] = httpx.get(f"{server}/api/v1/examples/mazur").json()["experiment"]
    odd["title"] = 'it\'s """ \\ a\nJSON\n$(exit 1) 网络'
    drop(page, "odd.json", json.dumps(odd).encode())
    expect(workbench.diagram("b.1.1").first).to_be_attached()
    workbench.jump("End")
    choose(page, language)
    page.get_by_role("dialog").get_by_role("button", name="Copy").click()
    expect(page.get_by_role("dialog")).to_contain_text("Copied")
    program = copied(page)
    assert server in program
    printed = run(language, program, tmp_path)
    page.keyboard.press("Escape")
    shown = workbench.values()
    if language == "curl":
        passes = json.loads(printed)
        loss, gradients = passes["forward"]["loss"], passes["backward"]["dw"]
    else:
        first, *rest = printed.splitlines()
        loss = float(first.removeprefix("L = "))
        gradients = [json.loads(line.partition(" = ")[2]) for line in rest]
    assert shown["L"] == {loss}
    for layer, matrix in enumerate(gradients, 1):
        for source, row in enumerate(matrix, 1):
            for to, value in enumerate(row, 1):
                assert shown[f"dw.{layer}.{to}.{source}"] == {value}


def test_the_menu_by_keyboard(workbench: Workbench) -> None:
    page = workbench.page
    button = page.get_by_role("button", name="Links, files and code")
    tab_to(page, button)
    page.keyboard.press("Enter")
    expect(page.locator("[data-share='link']")).to_be_focused()
    page.keyboard.press("End")
    expect(page.locator("[data-share='python']")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize(("lang", "theme", "width"), [("en", "light", 820), ("zh", "dark", 390)])
def test_axe(open_workbench: Opener, axe_source: str, lang: str, theme: str, width: int) -> None:
    page = open_workbench("/", lang=lang, theme=theme).page
    page.set_viewport_size({"width": width, "height": 800})
    page.locator(".share-more").click()
    expect(page.locator("#share")).to_be_visible()
    assert violations(page, axe_source, ["#share", ".share-more"]) == []
    page.locator("[data-share='curl']").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations(page, axe_source, ["dialog"]) == []
    page.keyboard.press("Escape")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()) }")
    page.locator(".share-more").click()
    page.locator("[data-share='link']").click()
    expect(page.get_by_role("dialog").get_by_role("textbox")).to_be_visible()
    assert violations(page, axe_source, ["dialog"]) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
