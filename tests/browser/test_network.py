"""The network as a whole: a new one by its sizes, weights drawn again, loss, rate and biases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import Opener
from tests.browser.workbench import Workbench


class Network:
    """The popover of the network, open."""

    def __init__(self, workbench: Workbench) -> None:
        self.workbench = workbench
        self.page: Page = workbench.page
        self.panel = self.page.locator("#network")
        self.page.locator(".network-button").click()
        expect(self.panel).to_be_visible()

    def field(self, name: str) -> Locator:
        return self.panel.get_by_label(name, exact=True)

    def press(self, name: str) -> None:
        self.panel.get_by_role("button", name=name).click()

    @property
    def fault(self) -> Locator:
        return self.panel.locator(".network-fault")

    def make(self, sizes: str, output: str = "identity") -> None:
        self.field("Units of every layer, inputs first").fill(sizes)
        self.field("Output").select_option(output)
        self.field("Units of every layer, inputs first").press("Enter")

    def close(self) -> None:
        self.page.keyboard.press("Escape")
        expect(self.panel).to_be_hidden()


def undone(page: Page) -> None:
    """Takes back all there is, and no more."""
    undo = page.locator('[data-action="undo"]').first
    while undo.get_attribute("aria-disabled") != "true":
        undo.click()


def body_of_link(page: Page) -> Any:
    """The document that the link holds."""
    return page.evaluate(
        """async () => {
            const text = location.hash.slice(4).replace(/-/g, '+').replace(/_/g, '/');
            const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
            const plain = new DecompressionStream('deflate-raw');
            const stream = new Blob([bytes]).stream().pipeThrough(plain);
            return (await new Response(stream).json()).experiment;
        }"""
    )


def weights_on_page(workbench: Workbench) -> dict[str, float]:
    return {
        ref: value
        for ref, values in workbench.values().items()
        if re.fullmatch(r"w\.\d+\.\d+\.\d+", ref)
        for value in values
    }


def weights_of_server(page: Page, document: Any) -> dict[str, float]:
    answer = page.request.post("/api/v1/trace?granularity=layer", data=document)
    assert answer.ok, answer.text()
    layers = answer.json()["experiment"]["layers"]
    return {
        f"w.{layer}.{to}.{source}": value
        for layer, of in enumerate(layers, 1)
        for source, row in enumerate(of["weights"], 1)
        for to, value in enumerate(row, 1)
    }


PLACES = [".network-button", ".diagram [data-stop='w.1.1.1']", ".why h2"]


@pytest.mark.parametrize("focused", PLACES, ids=["its button", "the picture", "the explanation"])
def test_escape_closes_it_wherever_the_focus_is(workbench: Workbench, focused: str) -> None:
    """What is looked at on the page stays so."""
    page = workbench.page
    workbench.jump("End")
    workbench.diagram("da.2.1").first.click()
    ways = page.locator(".diagram .way-line")
    expect(ways).to_have_count(2)
    network = Network(workbench)
    page.locator(focused).focus()
    network.close()
    expect(ways).to_have_count(2)
    page.keyboard.press("Escape")
    expect(ways).to_have_count(0)


def test_a_new_network_by_typing_its_sizes(workbench: Workbench) -> None:
    """3-4-4-2 with softmax: cross-entropy comes along; one undo brings the first page back."""
    page = workbench.page
    before = workbench.values()
    network = Network(workbench)
    network.make("3-4-4-2", "softmax")
    # The popover gives the new network's picture free.
    expect(network.panel).to_be_hidden()
    expect(page.locator(".network-button")).to_be_focused()
    expect(workbench.diagram("y.2").first).to_be_attached()
    expect(workbench.diagram("a.2.4").first).to_be_attached()
    network = Network(workbench)
    expect(network.field("Loss of a sample")).to_have_value("cross_entropy")
    network.close()
    workbench.settled()
    page.wait_for_timeout(600)
    document = body_of_link(page)
    assert [layer["units"] for layer in document["layers"]] == [4, 4, 2]
    assert all("weights" not in layer for layer in document["layers"])
    shown = weights_on_page(workbench)
    assert len(shown) == 12 + 16 + 8
    assert shown == weights_of_server(page, document)
    workbench.jump("End")
    page.keyboard.press("Control+z")
    expect(workbench.diagram("x.3")).to_have_count(0)
    workbench.jump("Home")
    assert workbench.values() == before
    expect(page.locator('[data-action="undo"]').first).to_have_attribute("aria-disabled", "true")


def test_weights_drawn_again_are_the_servers(workbench: Workbench) -> None:
    """Twice: each time those of the document's seed; then all is taken back to the first link."""
    page = workbench.page
    page.wait_for_timeout(600)
    first, before = page.url, weights_on_page(workbench)
    network = Network(workbench)
    seen = [before]
    for seed in ("1", "2"):
        network.press("Re-draw weights")
        expect(network.field("Seed")).to_have_value(seed)
        workbench.settled()
        page.wait_for_timeout(600)
        shown = weights_on_page(workbench)
        assert shown == weights_of_server(page, body_of_link(page))
        assert shown not in seen
        seen.append(shown)
    network.field("Seed").fill("1")
    network.field("Seed").press("Enter")
    expect(workbench.diagram("w.1.1.1").first).to_have_attribute(
        "data-value", str(seen[1]["w.1.1.1"])
    )
    network.field("Drawn by").select_option("zeros")
    expect(workbench.diagram("w.1.1.1").first).to_have_attribute("data-value", "0")
    network.close()
    undone(page)
    assert weights_on_page(workbench) == before
    page.wait_for_timeout(600)
    assert body_of_link(page) == body_after(page, first)


def body_after(page: Page, url: str) -> Any:
    page.goto(url)
    expect(page.locator("#app")).to_have_attribute("data-stale", "false")
    page.wait_for_timeout(600)
    return body_of_link(page)


def test_frozen_biases_keep_their_numbers(workbench: Workbench) -> None:
    page = workbench.page
    network = Network(workbench)
    network.field("Biases in all layers").check()
    expect(workbench.diagram("b.1.1").first).to_be_attached()
    expect(network.field("Biases in all layers")).to_be_checked()
    network.panel.get_by_role("checkbox", name="Freeze biases").check()
    network.close()
    workbench.settled()
    workbench.jump("End")
    values = workbench.values()
    biases = [ref for ref in values if re.fullmatch(r"b\.\d+\.\d+", ref)]
    assert len(biases) == 6
    assert all(values.get(f"new.{ref}", values[ref]) == values[ref] for ref in biases)
    page.wait_for_timeout(600)
    answer = page.request.post("/api/v1/passes", data=body_of_link(page)).json()
    assert answer["update"]["biases"] == [[0, 0]] * 3
    undone(page)
    expect(workbench.diagram("b.1.1")).to_have_count(0)


NO_SIZES = [
    ("", "No sizes are written."),
    ("4", "Only one size was found: 4."),
    ("3-x-2", "“x” is not a number of units."),
    ("3--2", "A size is missing in “3--2”."),
    ("3-0-2", "A layer of 0 units was found."),
    ("3-5000-2", "A layer of 5000 units was found; at most"),
]


def test_sizes_that_are_none(workbench: Workbench) -> None:
    """Said below the field, which keeps what was typed; the page stays as it was."""
    before = workbench.values()
    network = Network(workbench)
    for sizes, sentence in NO_SIZES:
        network.make(sizes)
        expect(network.fault).to_contain_text(sentence)
        field = network.field("Units of every layer, inputs first")
        expect(field).to_be_focused()
        expect(field).to_have_value(sizes)
        assert workbench.values() == before


def test_numbers_that_cannot_be_are_said_and_kept(workbench: Workbench) -> None:
    network = Network(workbench)
    for name, text, sentence in [
        ("Learning rate η", "-1", "must be greater than 0"),
        ("Seed", "1.5", "“1.5” is not a seed."),
    ]:
        network.field(name).fill(text)
        network.field(name).press("Enter")
        expect(network.fault).to_contain_text(sentence)
        expect(network.field(name)).to_have_value(text)
        network.field(name).press("Escape")
        expect(network.fault).to_have_count(0)
    network.field("Learning rate η").fill("1/4")
    network.field("Learning rate η").press("Enter")
    expect(network.page.locator('.header [data-ref="eta"]')).to_have_attribute("data-value", "0.25")
    network.make("3-4-1", "softmax")
    expect(network.fault).to_contain_text("Softmax of one output is always 1")


def test_a_loss_brings_its_output_along(workbench: Workbench) -> None:
    """In the header, too, every loss can be chosen; what changes with it is said."""
    page = workbench.page
    choice = page.locator(".header .loss-choice select")
    choice.select_option("cross_entropy")
    expect(page.locator('[data-notice="consequence"]')).to_contain_text(
        "The output activation is now softmax"
    )
    expect(choice).to_have_value("cross_entropy")
    expect(page.locator(".diagram-panel")).to_contain_text("softmax")
    page.locator('[data-action="undo"]').first.click()
    expect(choice).to_have_value("mse")


def test_a_loss_that_the_labels_do_not_fit(
    workbench: Workbench, expected_faults: list[str]
) -> None:
    """It is refused with the place of the label, and not with the mark of what was done."""
    expected_faults.append("422")
    workbench.edit("t.2", "7")
    workbench.settled()
    choice = workbench.page.locator(".header .loss-choice select")
    choice.select_option("cross_entropy")
    notice = workbench.page.locator("[data-notice='consequence']")
    expect(notice).to_contain_text("A label of cross-entropy is a probability, from 0 to 1; ")
    expect(notice).to_contain_text("1 label is not: sample 1, label 2 (7). Change it, or choose")
    expect(choice).to_have_value("mse")
    marks = [icon.inner_html() for icon in notice.locator("> .icon").all()]
    workbench.edit("t.2", "1")
    workbench.settled()
    # Something has been changed since.
    expect(notice).to_have_count(0)
    choice.select_option("cross_entropy")
    expect(notice).to_contain_text("softmax")
    assert [icon.inner_html() for icon in notice.locator("> .icon").all()] != marks


@pytest.mark.parametrize(("lang", "theme"), [("en", "light"), ("zh", "dark")])
def test_the_popover_has_no_axe_violation(
    open_workbench: Opener, axe_source: str, lang: str, theme: str
) -> None:
    workbench = open_workbench(lang=lang, theme=theme)
    network = Network(workbench)
    network.panel.locator(".network-new .network-input").fill("3-x")
    network.panel.locator(".network-new .network-input").press("Enter")
    expect(network.fault).to_be_visible()
    assert violations(network.page, axe_source, ["#network", ".network-button"]) == []


@pytest.fixture(params=[360, 390])
def phone(browser: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[Workbench]:
    context = browser.new_context(
        viewport={"width": request.param, "height": 780}, has_touch=True, is_mobile=True,
        base_url=server, locale="en-GB", reduced_motion="reduce",
    )  # fmt: skip
    yield Workbench(context.new_page()).open()
    context.close()


def test_on_a_phone(phone: Workbench) -> None:
    """The loss is chosen in the popover; targets are large, and nothing reaches over the edge."""
    page = phone.page
    expect(page.locator(".header .loss-choice")).to_be_hidden()
    network = Network(phone)
    for target in network.panel.locator("button, select, .network-input, .network-check").all():
        size = target.bounding_box()
        assert size is not None
        assert size["height"] >= 44
    wide = page.viewport_size["width"] if page.viewport_size else 0
    assert page.evaluate("document.documentElement.scrollWidth") == wide
    network.field("Loss of a sample").select_option("cross_entropy")
    expect(network.panel.locator(".network-said")).to_contain_text("softmax")
    network.make("2-3-2")
    expect(phone.diagram("a.1.3").first).to_be_attached()
