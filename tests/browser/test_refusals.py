"""What goes wrong is said where it went wrong, and nothing that was there is lost."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Opener, Phone
from tests.browser.workbench import Workbench


def test_a_bad_number_is_refused_beside_its_field(workbench: Workbench) -> None:
    for text in ("", "abc", "1/0", "NaN", "Infinity", "1e999", "1,2,3", "--1"):
        workbench.edit("w.2.1.2", text)
        field = workbench.page.locator("#number-field")
        expect(field, text).to_be_visible()
        expect(field).to_be_focused()
        expect(field).to_have_value(text)
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(workbench.page.locator("#number-field-note")).to_have_text(re.compile(r"\w{3}"))
        expect(workbench.diagram("w.2.1.2").first).to_have_attribute("data-value", "1.5")
        field.press("Escape")
        expect(field).to_have_count(0)
        expect(workbench.diagram("w.2.1.2").first).to_have_attribute("data-value", "1.5")


def test_numbers_as_people_type_them(workbench: Workbench) -> None:
    for text, value in [
        ("1/3", str(1 / 3)),
        ("0,5", "0.5"),
        ("-2e-3", "-0.002"),
        ("−4", "-4"),
        (" 7 ", "7"),
    ]:
        workbench.edit("x.1", text)
        expect(workbench.diagram("x.1").first, text).to_have_attribute("data-value", value)
        workbench.settled()


def test_leaving_the_field_commits_and_escape_takes_back(workbench: Workbench) -> None:
    workbench.diagram("w.1.1.1").first.click()
    workbench.page.locator("#number-field").fill("9")
    workbench.page.locator("h1").click()
    expect(workbench.diagram("w.1.1.1").first).to_have_attribute("data-value", "9")
    workbench.diagram("w.1.1.1").first.click()
    workbench.page.locator("#number-field").press("ArrowUp")
    expect(workbench.diagram("w.1.1.1").first).not_to_have_attribute("data-value", "9")
    workbench.page.locator("#number-field").press("Escape")
    expect(workbench.diagram("w.1.1.1").first).to_have_attribute("data-value", "9")


def test_a_minus_in_the_field_is_the_pages_own(workbench: Workbench) -> None:
    """What is copied from it is what programs read."""
    page = workbench.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    workbench.edit("x.1", "-2.5")
    workbench.settled()
    workbench.diagram("x.1").first.click()
    field = page.locator("#number-field")
    expect(field).to_have_value("−2.5")
    page.keyboard.press("Control+x")
    assert page.evaluate("navigator.clipboard.readText()") == "-2.5"
    expect(field).to_have_value("")
    page.keyboard.press("Control+v")
    field.press("ArrowDown")
    expect(field).to_have_value("−2.6")
    field.press("Enter")
    expect(workbench.diagram("x.1").first).to_have_attribute("data-value", "-2.6")


def test_tab_leaves_the_field_for_what_follows_its_number(workbench: Workbench) -> None:
    page = workbench.page
    stop = page.locator('[data-stop="x.1"]')
    stop.focus()
    page.keyboard.press("Enter")
    field = page.locator("#number-field")
    field.fill("abc")
    page.keyboard.press("Tab")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    field.fill("9")
    page.keyboard.press("Tab")
    expect(workbench.diagram("x.1").first).to_have_attribute("data-value", "9")
    expect(page.get_by_role("radio", name="All numbers")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(stop).to_be_focused()


def test_a_server_out_of_reach(workbench: Workbench, expected_faults: list[str]) -> None:
    """The page says so, keeps the edits, shows no old number as new, and goes on by itself."""
    expected_faults.append("ERR_CONNECTION_REFUSED")
    page = workbench.page
    workbench.jump("End")

    def refuse(route: Route) -> None:
        route.abort("connectionrefused")

    page.route("**/api/**", refuse)
    workbench.edit("w.2.1.2", "3")
    unreachable = page.get_by_role("status").filter(has_text=re.compile("server", re.IGNORECASE))
    expect(unreachable).to_be_visible()
    expect(workbench.root).to_have_attribute("data-stale", "true")
    workbench.edit("x.1", "5")
    page.unroute("**/api/**", refuse)
    workbench.settled()
    assert workbench.values()["w.2.1.2"] == {3.0}
    assert workbench.values()["x.1"] == {5.0}
    assert workbench.values()["h.1.1"] == {5 * 1.5 - 1.5}


def test_an_edit_that_overflows(workbench: Workbench, expected_faults: list[str]) -> None:
    expected_faults.append("422")
    workbench.jump("End")
    workbench.edit("w.3.1.1", "1e308")
    notice = workbench.page.get_by_role("alert")
    expect(notice).to_contain_text("so the numbers shown are the old ones")
    expect(workbench.diagram("w.3.1.1").first).to_have_attribute("data-value", "1e+308")
    expect(workbench.root).to_have_attribute("data-stale", "true")
    workbench.jump("Control+z")
    workbench.settled()
    assert workbench.values()["L"] == {2.78125}


def test_an_overflow_before_the_first_step(
    workbench: Workbench, expected_faults: list[str]
) -> None:
    """No number worked out is shown there, so none is called old; nor is it called by its ref."""
    expected_faults.append("422")
    notice = workbench.page.get_by_role("alert")
    workbench.edit("w.1.1.1", "1e308")
    expect(notice).to_contain_text("Until it can, the steps go on with the old numbers.")
    expect(notice).to_contain_text("h₁₁ can’t be calculated")
    expect(notice).not_to_contain_text("h.1.1")
    expect(notice).to_contain_text("weights of layer 1 smaller")
    workbench.jump("ArrowRight")
    expect(notice).to_contain_text("so the numbers shown are the old ones")


LINE = """document.querySelector('.diagram-panel [data-line="w.1.1.1"]')"""
RAILS = """line => [...line.querySelectorAll('.strand')]
    .map(strand => (strand.getAttribute('d').match(/M/g) || []).length).filter(Boolean)"""


def test_a_line_has_the_sign_of_the_weight_beside_it(
    workbench: Workbench, expected_faults: list[str]
) -> None:
    """After the update a line shows the new weight: not one that was worked out from an old one."""
    expected_faults.append("422")
    page = workbench.page
    workbench.jump("End")
    line = page.locator('.diagram-panel [data-line="w.1.1.1"]')
    assert line.evaluate(RAILS) == [1]
    workbench.edit("w.1.1.1", "-1e308")
    expect(page.get_by_role("alert").locator(".notice")).to_be_visible()
    page.wait_for_function(f"() => ({RAILS})({LINE})[0] === 2")
    workbench.jump("Control+z")
    workbench.settled()
    page.wait_for_function(f"() => ({RAILS})({LINE})[0] === 1")


def test_a_link_that_cannot_be_read(workbench: Workbench) -> None:
    """A sentence says so, and the experiment on the screen stays."""
    notice = workbench.page.get_by_role("alert").locator(".notice")
    links = ["#v1.", "#v1.abc", "#v1.!!!", "#v9.AAAA", "#v0.AAAA", "#v0", "#" + "tVZ-_" * 40]
    for value, link in enumerate(links, 3):
        workbench.edit("w.2.1.2", str(value))
        workbench.settled()
        workbench.page.evaluate("(hash) => { location.hash = hash }", link)
        expect(notice, link).to_be_visible()
        assert workbench.values()["w.2.1.2"] == {value}
        notice.get_by_role("button").last.click()
        expect(notice).to_have_count(0)


WORDS = (
    ("#v2.new", "newer version"),
    ("#v1.cut", "incomplete or damaged"),
    ("#v0.old", "not a Gradwalk link"),
)


def test_a_refused_link_takes_nothing_with_it(workbench: Workbench) -> None:
    """Pasted over one's work: a reload, as its sentence may ask for, shows the work again."""
    workbench.edit("w.1.1.1", "7")
    workbench.settled()
    for hash_, words in WORDS:
        workbench.page.evaluate("(hash) => { location.hash = hash; }", hash_)
        expect(workbench.page.locator(".notices")).to_contain_text(words)
        workbench.page.wait_for_function("(hash) => location.hash !== hash", arg=hash_)
    workbench.page.reload()
    expect(workbench.diagram("w.1.1.1").first).to_have_attribute("data-value", "7")


def test_a_link_refused_at_the_start_says_what_is_shown_instead(open_workbench: Opener) -> None:
    """Nothing of the reader's was there to stay."""
    workbench = open_workbench("/#v1.cut")
    notice = workbench.page.locator(".notices")
    expect(notice).to_contain_text("incomplete or damaged. The page shows an example instead.")
    workbench.page.evaluate("() => { location.hash = '#v1.cut.again'; }")
    expect(notice).to_contain_text("incomplete or damaged. What is on the page stays.")


def test_an_anchor_is_no_link(open_workbench: Opener) -> None:
    """Nobody meant an experiment by it: the page stays, and its address is its own again."""
    workbench = open_workbench("/#hello")
    page = workbench.page
    workbench.edit("w.1.1.1", "7")
    workbench.settled()
    page.wait_for_function("() => location.hash.startsWith('#v1.')")
    page.evaluate("() => { location.hash = '#hello'; }")
    page.wait_for_function("() => location.hash.startsWith('#v1.')")
    expect(page.locator(".notice")).to_have_count(0)
    page.reload()
    expect(workbench.diagram("w.1.1.1").first).to_have_attribute("data-value", "7")


@pytest.mark.parametrize("ref", ["t.2", "x.1"])
def test_the_number_at_fault_is_not_covered(phone: Phone, ref: str) -> None:
    workbench = Workbench(phone(390, 844))
    workbench.jump("End")
    workbench.edit(ref, "1e308")
    notice = workbench.page.locator(".notice-refused")
    expect(notice).to_be_visible()
    (left, top), box = workbench.middle(ref), notice.bounding_box()
    assert box
    assert not (0 <= left - box["x"] <= box["width"] and 0 <= top - box["y"] <= box["height"])
