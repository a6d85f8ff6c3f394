"""The diagram in a frame of somebody else's page."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame, Page, expect

from tests.browser.axe import violations
from tests.browser.links import link as packed
from tests.browser.test_share import address, edited
from tests.browser.workbench import Workbench

EVERYTHING = "controls=player,narration,formula,granularity,edit"
UNCUT = """() => [...document.querySelectorAll('.embed-bar button, .embed-bar a, .embed-bar label')]
    .filter((element) => element.checkVisibility())
    .map((element) => [element.ariaLabel ?? element.textContent, element.getBoundingClientRect()])
    .filter(([, box]) => box.left < 0 || box.right > innerWidth + 0.5
        || box.top < 0 || box.bottom > innerHeight + 0.5)
    .map(([name]) => name)"""
OVERLAPPING = """() => {
    const boxes = [...document.querySelectorAll('.embed-bar > *')]
        .filter((element) => element.checkVisibility())
        .map((element) => [element.className, element.getBoundingClientRect()]);
    return boxes.flatMap(([name, a], i) => boxes.slice(i + 1)
        .filter(([, b]) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5
            && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5)
        .map(([other]) => `${name} on ${other}`));
}"""
# Of every line of the formula with a fraction: where its highest and its lowest letters stand.
FRACTIONS = """() => [...document.querySelectorAll('.embed-formula .formula-lines > *')]
    .map((line) => [...line.querySelectorAll('.mfrac .mord')].map((letter) => {
        const range = document.createRange();
        range.selectNodeContents(letter);
        return range.getBoundingClientRect();
    }))
    .filter((boxes) => boxes.length > 0)
    .map((boxes) => [Math.min(...boxes.map(({ top }) => top)),
        Math.max(...boxes.map(({ bottom }) => bottom))])"""
# The parts of the bar in the page's order: the row in which each is seen, and where in that row.
PLACES = """() => [...document.querySelectorAll('.embed-bar > *')]
    .map((part) => part.getBoundingClientRect())
    .map(({ top, bottom, left }) => [Math.round((top + bottom) / 48), left])"""


class Host(BaseHTTPRequestHandler):
    """Somebody's page: whatever was put into `pages` under its path."""

    def __init__(self, pages: dict[str, str], *given: object) -> None:
        self.pages = pages
        super().__init__(*given)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        body = self.pages.get(self.path, "").encode()
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: the tests say what went wrong."""


Framer = Callable[..., Frame]


@pytest.fixture
def framer(page: Page, server: str) -> Iterator[Framer]:
    """Opens a page of another origin with a frame in it: framer("/embed#…", 640, 360)."""
    pages: dict[str, str] = {}
    host = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, pages))
    threading.Thread(target=host.serve_forever, daemon=True).start()
    thrown: list[str] = []
    page.set_default_timeout(10_000)
    page.on("pageerror", lambda error: thrown.append(str(error)))

    def framed(path: str, width: int = 960, height: int = 540) -> Frame:
        source = escape(f"{server}{path}")
        pages["/"] = (
            "<!doctype html><html lang='en'><title>A page</title><main><h1>A page</h1><iframe "
            f"title='A network' src='{source}' width='{width}' height='{height}' "
            "style='border: 0'></iframe></main></html>"
        )
        page.goto(f"http://127.0.0.1:{host.server_address[1]}/")
        frame = page.locator("iframe").element_handle().content_frame()
        assert frame is not None
        return frame

    yield framed
    host.shutdown()
    host.server_close()
    assert thrown == []


def at_step(frame: Frame, step: int) -> None:
    expect(frame.locator("#app")).to_have_attribute("data-step", str(step))


@pytest.fixture
def link(context: BrowserContext) -> str:
    """The fragment of a network that is no example's, at step 7 of its edges."""
    workbench = edited(Workbench(context.new_page()).open())
    fragment = "#" + address(workbench.page).partition("#")[2]
    workbench.page.close()
    return fragment


def test_it_shows_the_link_and_steps(framer: Framer, link: str) -> None:
    frame = framer(f"/embed{link}")
    at_step(frame, 7)
    weight = frame.locator('.diagram [data-ref="w.2.1.2"]').first
    expect(weight).to_have_attribute("data-value", "-0.75")
    frame.locator("[data-action='on']").click()
    at_step(frame, 8)
    frame.page.keyboard.press("ArrowLeft")
    at_step(frame, 7)


def test_it_plays(framer: Framer) -> None:
    frame = framer("/embed")
    at_step(frame, 0)
    frame.locator("[data-action='play']").click()
    expect(frame.locator("#app")).not_to_have_attribute("data-step", "0")
    frame = framer("/embed?autoplay=1")
    expect(frame.locator("#app")).not_to_have_attribute("data-step", "0")


def test_the_controls_are_chosen(framer: Framer) -> None:
    frame = framer("/embed")
    at_step(frame, 0)
    expect(frame.locator(".transport")).to_be_visible()
    expect(frame.locator(".narration")).to_be_visible()
    expect(frame.locator(".embed-formula")).to_have_count(0)
    frame.locator('.diagram [data-ref="x.1"]').first.click()
    expect(frame.locator("#number-field")).to_have_count(0)

    frame = framer("/embed?controls=")
    at_step(frame, 0)
    expect(frame.locator(".transport")).to_have_count(0)
    expect(frame.locator(".narration")).to_have_count(0)
    expect(frame.locator(".embed-away")).to_be_visible()

    frame = framer("/embed?controls=formula,granularity,edit")
    at_step(frame, 0)
    expect(frame.locator(".embed-formula")).to_be_visible()
    expect(frame.locator('input[value="edge"]')).to_be_attached()
    frame.locator('.diagram [data-ref="x.1"]').first.click()
    frame.locator("#number-field").fill("5")
    frame.locator("#number-field").press("Enter")
    expect(frame.locator('.diagram [data-ref="x.1"]').first).to_have_attribute("data-value", "5")


def test_theme_and_language(framer: Framer) -> None:
    frame = framer("/embed?theme=dark&lang=zh")
    at_step(frame, 0)
    expect(frame.locator("html")).to_have_attribute("data-theme", "dark")
    expect(frame.locator("html")).to_have_attribute("lang", "zh")
    expect(frame.locator(".embed-away")).to_have_text("在 Gradwalk 中打开")


def test_what_cannot_be_used_is_said_in_the_frame(framer: Framer) -> None:
    frame = framer("/embed?controls=plyer")
    expect(frame.locator("body")).to_contain_text("plyer")
    expect(frame.locator("body")).to_contain_text("granularity")
    expect(frame.locator("#app")).to_have_count(0)


def test_the_workbench_stays_out_of_frames(framer: Framer) -> None:
    frame = framer("/")
    expect(frame.locator("#app")).to_have_count(0)
    expect(frame.page.locator("h1")).to_have_text("A page")


def test_opened_in_the_workbench(framer: Framer, context: BrowserContext, link: str) -> None:
    frame = framer(f"/embed{link}")
    at_step(frame, 7)
    frame.locator("[data-action='on']").click()
    at_step(frame, 8)
    away = frame.locator(".embed-away")
    before = link.removeprefix("#")
    frame.wait_for_function(
        "(before) => !document.querySelector('.embed-away').href.endsWith(before)"
        " && document.querySelector('.embed-away').href.includes('#v1.')",
        arg=before,
    )
    with context.expect_page() as opened:
        away.click()
    workbench = Workbench(opened.value).drawn()
    workbench.at_step(8)
    assert workbench.values()["w.2.1.2"] == {-0.75}


def test_the_page_around_gives_it_another_link(framer: Framer, link: str) -> None:
    frame = framer("/embed")
    at_step(frame, 0)
    frame.page.evaluate(
        "(link) => { const f = document.querySelector('iframe'); f.src = f.src + link; }", link
    )
    at_step(frame, 7)


@pytest.mark.parametrize(
    ("size", "lang", "theme"),
    [
        ((320, 240), "en", "light"),
        ((320, 240), "zh", "dark"),
        ((640, 360), "zh", "dark"),
        ((960, 540), "en", "light"),
    ],
)
def test_axe_and_room(
    framer: Framer, axe_source: str, size: tuple[int, int], lang: str, theme: str
) -> None:
    """With the least and with everything that can be asked for."""
    for asked in ("", f"&{EVERYTHING}"):
        frame = framer(f"/embed?lang={lang}&theme={theme}{asked}", *size)
        at_step(frame, 0)
        frame.locator("[data-action='on']").click()
        at_step(frame, 1)
        assert violations(frame, axe_source) == []
        assert frame.evaluate(UNCUT) == []
        assert frame.evaluate(OVERLAPPING) == []
        assert frame.locator(".diagram").first.bounding_box()


@pytest.mark.parametrize("size", [(300, 360), (300, 480), (390, 400)], ids=str)
def test_in_a_narrow_frame_the_picture_has_the_most_room(
    browser: Browser, server: str, size: tuple[int, int]
) -> None:
    """With everything that can be asked for, on a screen whose controls are made for fingers."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(f"{server}/embed?{EVERYTHING}")
    expect(page.locator(".diagram [data-ref='x.1']").first).to_be_attached()
    parts = (".embed-diagram", ".embed-formula", ".embed-narration", ".embed-bar")
    high = "(part) => part.getBoundingClientRect().height"
    picture, *others = (page.locator(part).evaluate(high) for part in parts)
    assert picture > max(others)
    assert picture >= height * 0.3
    assert page.evaluate(UNCUT) == []
    assert page.evaluate(OVERLAPPING) == []
    context.close()


@pytest.mark.parametrize("height", [540, 720])
def test_a_fraction_does_not_read_into_the_next(framer: Framer, height: int) -> None:
    frame = framer("/embed?controls=player,formula&example=ex6-default", 960, height)
    at_step(frame, 0)
    for _ in range(2):
        frame.locator("[data-action='next_phase']").click()
    frame.locator("[data-action='on']").click()
    lines = frame.locator(".embed-formula .formula-lines > *", has=frame.locator(".mfrac"))
    expect(lines).to_have_count(2)
    (_, end), (start, _) = frame.evaluate(FRACTIONS)
    assert start >= end


@pytest.mark.parametrize("width", [320, 400, 600, 960])
def test_the_keyboard_goes_through_the_controls_as_they_are_seen(
    framer: Framer, width: int
) -> None:
    frame = framer(f"/embed?{EVERYTHING}", width, 480)
    expect(frame.locator(".embed-bar .timeline")).to_be_visible()
    found: list[list[float]] = frame.evaluate(PLACES)
    assert len(found) >= 3
    assert found == sorted(found)


@pytest.mark.parametrize("size", [(300, 360), (480, 320), (480, 400)], ids=str)
def test_a_long_sentence_says_that_it_goes_on(
    framer: Framer, link: str, size: tuple[int, int]
) -> None:
    """A shade at its lower edge, over nothing opaque; the next sentence is read from its start."""
    frame = framer(f"/embed{link}", *size)
    at_step(frame, 7)
    box = frame.locator(".embed-narration")
    frame.locator("[data-action='next_phase']").click()
    frame.locator("[data-action='next_phase']").click()
    shaded = "(box) => getComputedStyle(box).backgroundImage.includes('linear-gradient')"
    assert box.evaluate(shaded)
    expect(frame.locator(".narration")).to_have_css("background-color", "rgba(0, 0, 0, 0)")
    for _ in range(3):
        box.evaluate("(box) => box.scrollTo(0, box.scrollHeight)")
        frame.locator("[data-action='on']").click()
        frame.wait_for_function("() => document.querySelector('.embed-narration').scrollTop === 0")


def test_a_short_sentence_does_not_say_so(framer: Framer) -> None:
    frame = framer("/embed", 480, 360)
    at_step(frame, 0)
    more = "(box) => box.scrollHeight - box.clientHeight"
    assert frame.locator(".embed-narration").evaluate(more) <= 0


def test_indices_under_the_last_line_are_whole(framer: Framer) -> None:
    """Two lines of a batch's names, one index over the other, have the room they need."""
    row = [0.5, -0.75, 1.25]
    experiment = {
        "version": 1, "inputs": 3, "loss": "mse", "x": [row, row], "target": [row, row],
        "layers": [{"units": 3, "activation": "tanh", "weights": [row] * 3}] * 2,
    }  # fmt: skip
    frame = framer("/embed?lang=zh" + packed(experiment, 32), 480, 360)
    at_step(frame, 32)
    expect(frame.locator(".narration-text .scripts").first).to_be_visible()
    low = """() => {
      const low = (selector) => Math.max(...[...document.querySelectorAll(selector)]
          .map((mark) => mark.getBoundingClientRect().bottom));
      return low('.narration-text sub') - low('.embed-narration');
    }"""
    assert frame.evaluate(low) <= 0


@pytest.mark.parametrize("size", [(300, 260), (300, 200), (480, 240)], ids=str)
def test_what_is_said_over_a_low_picture_is_read_from_its_beginning(
    framer: Framer, size: tuple[int, int]
) -> None:
    frame = framer("/embed#v9.abc", *size)
    notice = frame.locator(".notice")
    expect(notice).to_contain_text("newer version")
    assert notice.evaluate("(notice) => notice.getBoundingClientRect().top") >= 0
    notice.get_by_role("button").click()
    expect(notice).to_have_count(0)


def test_keys_in_the_frame_do_not_move_the_page_around_it(framer: Framer, link: str) -> None:
    frame = framer(f"/embed{link}")
    page = frame.page
    page.evaluate("document.querySelector('main').style.paddingBottom = '3000px'")
    at_step(frame, 7)
    frame.locator("[data-action='on']").click()
    for key in ("ArrowRight", "ArrowLeft", "End", "Home", " ", " "):
        page.keyboard.press(key)
    assert page.evaluate("scrollY") == 0
    assert page.evaluate("document.activeElement.tagName") == "IFRAME"
