"""Pictures and films: the file opened again and held against the page and against the notes."""

from __future__ import annotations

import base64
import io
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageSequence
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import Opener
from tests.browser.workbench import Workbench

SVG = "{http://www.w3.org/2000/svg}"
# The picture alone in a tab of its own, as a program shows it that knows nothing of the page.
ALONE = '<body style="margin:0"><img style="display:block" src="{}">'
VALUES = """() => Object.fromEntries([...document.querySelectorAll('.diagram-frame [data-value]')]
    .map((mark) => [mark.dataset.ref, mark.dataset.value]))"""


def opened(workbench: Workbench, mode: str) -> Page:
    """The dialog, with its picture drawn."""
    page = workbench.page
    page.locator("button.export").click()
    page.locator(f"[data-format='{mode}']").click()
    expect(page.locator(".media-preview img")).to_be_visible()
    return page


def tick(page: Page, name: str, value: str) -> None:
    page.locator("label", has=page.locator(f"input[name='media-{name}'][value='{value}']")).click()


def saved(page: Page, timeout: float = 120_000) -> Path:
    with page.expect_download(timeout=timeout) as download:
        page.locator(".media-do").click()
    expect(page.locator(".media-result.good")).to_be_visible()
    return Path(download.value.path())


def go(workbench: Workbench, step: int) -> None:
    page = workbench.page
    page.keyboard.press("Home")
    for _ in range(step):
        page.keyboard.press("ArrowRight")
    workbench.at_step(step)


def shown(page: Page, file: Path, kind: str) -> Image.Image:
    """What another program shows of the file."""
    tab = page.context.new_page()
    tab.set_content(ALONE.format(address_of(file, kind)))
    image = tab.locator("img")
    image.evaluate("(image) => image.decode()")
    picture = Image.open(io.BytesIO(image.screenshot())).convert("RGB")
    tab.close()
    return picture


def address_of(file: Path, kind: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"


def picture_of(file: Path) -> Image.Image:
    return Image.open(io.BytesIO(file.read_bytes()))


def drawing(file: Path) -> ET.Element:
    return ET.parse(file).getroot()  # noqa: S314 - made a moment ago


def difference(a: Image.Image, b: Image.Image) -> float:
    """The share of pixels that are seen to differ."""
    assert a.size == b.size
    grey = ImageChops.difference(a, b).convert("L")
    return sum(grey.histogram()[48:]) / (a.width * a.height)


def diagram(page: Page) -> Locator:
    return page.locator(".diagram-frame")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_svg_is_the_page(open_workbench: Opener, theme: str) -> None:
    """The drawing by itself looks like the diagram on the page, and holds its numbers."""
    workbench = open_workbench("/", theme=theme)
    go(workbench, 27)
    page = opened(workbench, "still")
    file = saved(page)
    page.keyboard.press("Escape")
    page.wait_for_timeout(300)
    root = drawing(file)
    x, y, w, h = (float(part) for part in root.attrib["viewBox"].split())
    box = diagram(page).bounding_box()
    assert box
    clip = {"x": box["x"] + x, "y": box["y"] + y, "width": w, "height": h}
    there = Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB")  # type: ignore[arg-type]
    assert difference(shown(page, file, "image/svg+xml"), there) < 0.002
    found = {
        mark.attrib["data-ref"]: mark.attrib["data-value"]
        for mark in root.iter()
        if "data-value" in mark.attrib
    }
    assert found == page.evaluate(VALUES)
    assert found["dw.2.1.2"] == "10.5"


def test_svg_stands_alone(workbench: Workbench) -> None:
    """Nothing in it points elsewhere; it has a name, a description, and names for its marks."""
    go(workbench, 27)
    page = opened(workbench, "still")
    page.locator("[data-field='captioned']").check()
    text = saved(page).read_text("utf-8")
    root = ET.fromstring(text)  # noqa: S314 - made a moment ago
    assert "var(" not in text
    assert "light-dark" not in text
    assert re.findall(r"url\((?!data:)|href=|<script|class=", text) == []
    assert root.findtext(f"{SVG}title") == "Gradwalk: 2-2-2-2"
    assert "dw₂₁₂ = 10.5" in (root.findtext(f"{SVG}desc") or "")
    titles = [title.text or "" for title in root.iter(f"{SVG}title")]
    assert any("weight w 2 1 2" in title for title in titles)
    families = set(re.findall(r'font-family:"([^"]+)"', text))
    assert families == {"KaTeX_Main", "KaTeX_Math", "Inter Variable"}
    words = "".join("".join(mark.itertext()) for mark in root.iter(f"{SVG}text"))
    assert "step 27 of 51, backward" in words
    assert "so its gradient is" in words


def test_png_sizes(workbench: Workbench) -> None:
    page = opened(workbench, "still")
    tick(page, "still", "png")
    for zoom in (1, 2, 3, 4):
        tick(page, "zoom", str(zoom))
        note = page.locator(".media-note").first
        expect(note).to_contain_text("pixels")
        width, height = map(int, re.findall(r"\d+", note.text_content() or ""))
        image = picture_of(saved(page))
        assert image.size == (width, height)
        assert abs(width - zoom * 1000) < zoom * 60
        assert image.convert("RGB").getpixel((1, 1)) == (251, 250, 247)


def test_png_without_ground(workbench: Workbench) -> None:
    page = opened(workbench, "still")
    tick(page, "still", "png")
    page.locator("[data-field='ground']").select_option("clear_light")
    image = picture_of(saved(page))
    assert image.mode == "RGBA"
    assert image.getpixel((1, 1)) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("moment", "first", "last"), [("start", None, None), ("end", "0.5", "7.25")]
)
def test_moments(workbench: Workbench, moment: str, first: str | None, last: str | None) -> None:
    """Only what is given, or every number, wherever the page stands."""
    page = opened(workbench, "still")
    page.locator("[data-field='moment']").select_option(moment)
    page.wait_for_timeout(300)
    root = drawing(saved(page))
    refs = {mark.attrib.get("data-ref") for mark in root.iter() if "data-value" in mark.attrib}
    assert "w.1.1.1" in refs
    assert ("dw.1.1.1" in refs) == (moment == "end")
    assert ("new.w.1.1.1" in refs) == (moment == "end")


def frames_of(file: Path) -> tuple[list[Image.Image], list[int]]:
    gif: Any = picture_of(file)
    pictures, times = [], []
    for frame in ImageSequence.Iterator(gif):
        times.append(frame.info["duration"])
        pictures.append(frame.convert("RGB"))
    return pictures, times


def film(workbench: Workbench, kind: str, step: int, width: str = "960") -> Page:
    go(workbench, step)
    page = opened(workbench, "film")
    tick(page, "span", "step")
    page.locator("[data-field='width']").select_option(width)
    tick(page, "film", kind)
    return page


def test_gif_is_the_walk(workbench: Workbench) -> None:
    """Size, times and loop are right, and its last frame is the step's own picture."""
    page = film(workbench, "gif", 27)
    expect(page.locator(".media-note").last).to_contain_text("52 frames, 2.6 s")
    file = saved(page)
    pictures, times = frames_of(file)
    assert sum(times) == 2_600
    assert min(times) == 50
    assert times[-1] >= 1_550
    assert picture_of(file).info["loop"] == 0
    tick(page, "mode", "still")
    tick(page, "still", "png")
    tick(page, "zoom", "1")
    page.wait_for_timeout(400)
    still = (
        picture_of(saved(page)).convert("RGB").resize(pictures[-1].size, Image.Resampling.LANCZOS)
    )
    assert difference(pictures[-1], still) < 0.02
    # The first and the last of a movement may be too small to be seen.
    assert len({picture.tobytes() for picture in pictures}) >= len(pictures) - 3
    # The flat colours come through to the letter.
    assert pictures[0].getpixel((1, 1)) == (251, 250, 247)


@pytest.mark.parametrize("kind", ["webm", "mp4"])
def test_video_plays(workbench: Workbench, kind: str) -> None:
    """Where this browser can encode it, it plays for as long as it should, in the right size."""
    page = film(workbench, kind, 27, "640")
    page.wait_for_timeout(500)
    if not page.locator(f"input[name='media-film'][value='{kind}']").is_enabled():
        expect(page.locator(".media-form")).to_contain_text("can’t encode")
        return
    tick(page, "film", kind)
    file = saved(page)
    tab = page.context.new_page()
    tab.set_content("<video muted></video>")
    found = tab.evaluate(
        """async (address) => {
          const video = document.querySelector('video');
          const loaded = new Promise((resolve, reject) => {
            video.onloadeddata = resolve;
            video.onerror = () => reject(new Error(video.error?.message));
          });
          video.src = address;
          await loaded;
          const sought = new Promise((resolve) => (video.onseeked = resolve));
          video.currentTime = 2.4;
          await sought;
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
          const context = canvas.getContext('2d');
          // On a busy machine the moment is reached before its picture has been decoded.
          const empty = () => context.getImageData(0, 0, 1, 1).data[3] === 0;
          for (let tries = 0; tries < 100 && empty(); tries += 1) {
            await new Promise((go) => setTimeout(go, 20));
            context.drawImage(video, 0, 0);
          }
          return { duration: video.duration, picture: canvas.toDataURL().split(',')[1] };
        }""",
        address_of(file, f"video/{kind}"),
    )
    tab.close()
    assert abs(found["duration"] - 2.6) < 0.06
    picture = Image.open(io.BytesIO(base64.b64decode(found["picture"]))).convert("RGB")
    assert picture.width == 640
    tick(page, "mode", "still")
    tick(page, "still", "png")
    tick(page, "zoom", "1")
    page.wait_for_timeout(400)
    still = picture_of(saved(page)).convert("RGB").resize(picture.size, Image.Resampling.LANCZOS)
    assert difference(picture, still) < 0.03


def test_cancel_leaves_nothing(workbench: Workbench) -> None:
    """At once, and the page has neither a worker nor a stage left; then the next file is made."""
    page = opened(workbench, "film")
    downloads: list[object] = []
    page.on("download", lambda download: downloads.append(download))  # noqa: PLW0108
    page.locator(".media-do").click()
    expect(page.locator(".media-progress")).to_contain_text("Frame")
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator(".media-result")).to_have_text("Cancelled. Nothing was saved.")
    page.wait_for_timeout(1_000)
    assert page.locator(".offstage").count() == 0
    assert page.workers == []
    assert downloads == []
    tick(page, "mode", "still")
    saved(page)


def test_the_page_goes_on(workbench: Workbench) -> None:
    """Behind a closed dialog it goes on; the page can be walked, and the film stays what it was."""
    page = film(workbench, "gif", 27, "1280")
    page.locator(".media-do").click()
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name="Go on with the page").click()
        card = page.locator(".media-card")
        expect(card).to_contain_text(re.compile("Frame|Choosing"))
        page.keyboard.press("ArrowLeft")
        workbench.at_step(26)
    assert download.value.suggested_filename == "gradwalk-2-2-2-2-step-27.gif"
    expect(card).to_have_count(0)


def test_progress_is_heard(workbench: Workbench, axe_source: str) -> None:
    page = film(workbench, "gif", 27, "480")
    page.evaluate(
        """() => {
          window.heard = [];
          const status = document.querySelector('dialog[open] [role=status]');
          const watch = new MutationObserver(() => window.heard.push(status.textContent));
          watch.observe(status, { childList: true, characterData: true, subtree: true });
        }"""
    )
    assert page.locator("progress").count() == 0
    saved(page)
    page.wait_for_timeout(200)
    heard = page.evaluate("window.heard")
    assert any("per cent done" in words for words in heard)
    assert heard[-1] == "Saved: gradwalk-2-2-2-2-step-27.gif"
    assert len(heard) < 16
    assert violations(page, axe_source, ["dialog"]) == []


def test_too_large(workbench: Workbench) -> None:
    """A browser that gives no canvas of this size: a sentence, and the dialog as it was."""
    page = opened(workbench, "still")
    page.evaluate("() => { HTMLCanvasElement.prototype.toBlob = (done) => done(null); }")
    tick(page, "still", "png")
    page.locator(".media-do").click()
    expect(page.locator(".media-result.bad")).to_contain_text("larger than the browser can draw")
    expect(page.locator(".media-do")).to_be_enabled()


def test_without_an_encoder(workbench: Workbench) -> None:
    """Where the browser has no video encoder, it is said, and GIF remains."""
    page = workbench.page
    page.evaluate("delete window.VideoEncoder")
    opened(workbench, "film")
    expect(page.locator(".media-form .media-note").first).to_have_text(
        "This browser can’t encode MP4, WebM at this size."
    )
    expect(page.locator("input[name='media-film'][value='mp4']")).to_be_disabled()
    expect(page.locator("input[name='media-film'][value='gif']")).to_be_checked()


@pytest.mark.parametrize(("lang", "theme", "width"), [("en", "light", 1440), ("zh", "dark", 360)])
def test_axe(open_workbench: Opener, axe_source: str, lang: str, theme: str, width: int) -> None:
    workbench = open_workbench("/", lang=lang, theme=theme)
    page = workbench.page
    page.set_viewport_size({"width": width, "height": 800})
    opened(workbench, "still")
    assert violations(page, axe_source) == []
    tick(page, "mode", "film")
    tick(page, "span", "range")
    assert violations(page, axe_source, ["dialog"]) == []
    page.locator(".media-do").click()
    expect(page.locator("progress")).to_be_visible()
    assert violations(page, axe_source, ["dialog"]) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
