"""The table as the picture's equal, for a person who hears the page or has keys alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Opener
from tests.browser.test_structure import button, panel
from tests.browser.workbench import Workbench


def head(page: Page, layer: int) -> Locator:
    return page.locator(f'.quantity-table button[data-layer="{layer}"]')


def listed(page: Page, *sizes: int) -> None:
    """The table shows a network of these sizes."""
    expect(page.locator(".quantity-table button[data-layer]")).to_have_count(len(sizes))
    expect(page.locator('.quantity-table [data-ref^="x."]')).to_have_count(sizes[0])
    for layer, units in enumerate(sizes[1:], 1):
        expect(page.locator(f'.quantity-table [data-ref^="h.{layer}."]')).to_have_count(units)


@pytest.fixture
def tabled(workbench: Workbench) -> Workbench:
    workbench.page.keyboard.press("t")
    expect(workbench.page.locator(".quantity-table")).to_be_visible()
    return workbench


def test_it_names_activations_loss_reduction_and_rate(tabled: Workbench) -> None:
    page = tabled.page
    expect(head(page, 1)).to_have_text("Layer 1: ReLU")
    expect(head(page, 3)).to_have_text("Layer 3: identity")
    groups = page.locator(".table-group")
    expect(groups.filter(has_text="Loss: MSE; over the samples: mean")).to_have_count(1)
    rate = page.locator('.quantity-table [data-ref="eta"]')
    expect(rate).to_have_accessible_name("eta, learning rate: 0.01. Edit")
    tabled.edit("eta", "0.5")
    tabled.settled()
    expect(rate).to_have_attribute("data-value", "0.5")


def test_layers_are_changed_in_it_by_keys(tabled: Workbench) -> None:
    page = tabled.page
    keys = page.keyboard

    def take(layer: int, name: str) -> None:
        head(page, layer).focus()
        keys.press("Enter")
        button(page, name).focus()
        keys.press("Enter")

    take(0, "One input more")
    listed(page, 3, 2, 2, 2)
    expect(button(page, "One input more")).to_be_focused()
    keys.press("Escape")
    expect(head(page, 0)).to_be_focused()
    take(3, "Remove this layer")
    listed(page, 3, 2, 2)
    expect(head(page, 2)).to_be_focused()
    take(1, "Insert a layer after")
    listed(page, 3, 2, 2, 2)
    expect(panel(page)).to_have_attribute("aria-label", "layer 2")
    panel(page).locator("select").select_option("tanh")
    expect(head(page, 2)).to_have_text("Layer 2: tanh")
    panel(page).get_by_label("Biases").check()
    expect(page.locator('.quantity-table [data-ref="b.2.1"]')).to_be_attached()
    keys.press("Shift+Tab")
    button(page, "Remove this layer").focus()
    keys.press("Tab")
    expect(panel(page)).to_be_hidden()
    expect(page.locator('.quantity-table [data-ref="w.2.1.1"]')).to_be_focused()


def test_frozen_biases_are_called_so(tabled: Workbench) -> None:
    page = tabled.page
    page.get_by_role("button", name="Network: settings").click()
    page.get_by_label("Biases in all layers").check()
    page.get_by_label("Freeze biases").check()
    page.keyboard.press("Escape")
    frozen = page.locator(".table-group", has_text="Biases of layer 1, frozen")
    expect(frozen).to_have_count(1)


@pytest.mark.parametrize(
    ("lang", "heading"), [("en", "Gradient of {loss}"), ("zh", "{loss} 的梯度")]
)
def test_the_gradients_heading_is_whole(open_workbench: Opener, lang: str, heading: str) -> None:
    page = open_workbench("/", lang=lang).page
    page.keyboard.press("t")
    column = page.locator(".quantity-table thead th").nth(2)
    expect(column).to_have_text(heading.format(loss="L"))
    page.get_by_role("button", name=re.compile("^(Notation|记号|符号)")).click()
    page.locator('input[name="notation-book"][value="nielsen"]').check()
    expect(column).to_have_text(heading.format(loss="C"))


def test_numbers_in_the_picture_can_be_acted_upon(workbench: Workbench) -> None:
    page = workbench.page
    weight = page.get_by_role("spinbutton", name="weight w 1 1 2")
    weight.focus()
    expect(weight).to_have_accessible_description("Enter edits it, plus and minus step it")
    page.keyboard.press("Enter")
    expect(page.locator("#number-field")).to_be_focused()
    page.keyboard.press("Escape")


def test_the_legend_says_of_what_it_speaks(workbench: Workbench) -> None:
    legend = workbench.page.get_by_role("list", name="What the lines and marks of the picture mean")
    expect(legend).to_contain_text("negative weight or gradient")


def test_home_and_end_of_the_picture_are_listed(workbench: Workbench) -> None:
    page = workbench.page
    page.locator('[data-stop="x.1"]').focus()
    page.keyboard.press("End")
    expect(page.locator('[data-stop="t.2"]')).to_be_focused()
    page.keyboard.press("?")
    row = page.locator(".shortcuts tr", has_text="In the picture: to its first or last place")
    expect(row.locator("kbd")).to_have_text(["Home", "End"])
