"""A real finger on the picture: what it scrolls, what it drags, what it enlarges."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Phone
from tests.browser.links import link
from tests.browser.touch import swipe
from tests.browser.workbench import Workbench

WIDE = {
    "version": 1, "inputs": 3, "loss": "mse", "seed": 5, "x": [[1, -0.5, 2]], "target": [[1, 0]],
    "layers": [{"units": 6, "activation": "relu"}, {"units": 2, "activation": "identity"}],
}  # fmt: skip


def middle(page: Page, ref: str) -> tuple[float, float]:
    box = Workbench(page).diagram(ref).first.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def value(page: Page, ref: str) -> float:
    return float(Workbench(page).diagram(ref).first.get_attribute("data-value") or "nan")


# A picture that a finger has moved glides on for a moment.
AT_REST = """() => new Promise((rest) => {
  const frame = document.querySelector('.diagram-frame');
  const look = (before, same) => requestAnimationFrame(() => {
    const now = frame.scrollLeft;
    if (now === before && same > 5) rest(); else look(now, now === before ? same + 1 : 0);
  });
  look(frame.scrollLeft, 0);
})"""


def larger(page: Page, ref: str, before: float) -> float:
    """What a number has become, once it is larger: a drag is taken up with the next frame."""
    page.wait_for_function(
        """([ref, before]) => Number(document.querySelector(
            `.diagram-panel [data-ref="${ref}"]`).dataset.value) > before""",
        arg=[ref, before],
    )
    Workbench(page).settled()
    return value(page, ref)


def test_a_finger_scrubs_sideways_and_scrolls_up_and_down(phone: Phone) -> None:
    page = phone(390, 844)
    before = value(page, "w.2.1.2")
    swipe(page, middle(page, "w.2.1.2"), (60, 0))
    dragged = larger(page, "w.2.1.2", before)
    swipe(page, middle(page, "w.2.1.2"), (0, -120))
    assert value(page, "w.2.1.2") == dragged
    expect(page.locator("#number-field")).to_have_count(0)


def test_a_finger_moves_a_wide_picture_until_a_number_is_chosen(phone: Phone) -> None:
    page = phone(390, 844, link(WIDE, 0))
    undo = page.locator('[data-action="undo"]')
    before = value(page, "w.1.1.2")

    def scrolled() -> float:
        return float(page.locator(".diagram-frame").evaluate("(frame) => frame.scrollLeft"))

    # No tap: the picture moves, and the number under the finger stays as it is.
    swipe(page, middle(page, "w.1.1.2"), (-60, 4))
    page.wait_for_function("() => document.querySelector('.diagram-frame').scrollLeft > 20")
    assert value(page, "w.1.1.2") == before
    expect(undo).to_have_attribute("aria-disabled", "true")

    page.evaluate(AT_REST)
    # The tap that chooses it says what a finger can do now.
    page.touchscreen.tap(*middle(page, "w.1.1.2"))
    expect(page.locator(".number-field .for-finger")).to_be_visible()
    at = scrolled()
    swipe(page, middle(page, "w.1.1.2"), (60, 4))
    expect(page.locator("#number-field")).to_have_count(0)
    first = larger(page, "w.1.1.2", before)
    swipe(page, middle(page, "w.1.1.2"), (60, 4))
    larger(page, "w.1.1.2", first)
    assert scrolled() == at

    # Another number was not chosen by that.
    other = value(page, "w.2.1.2")
    swipe(page, middle(page, "w.2.1.2"), (40, 4))
    assert value(page, "w.2.1.2") == other


def test_the_help_tells_first_what_fingers_do(phone: Phone, workbench: Workbench) -> None:
    """Where there is a keyboard its keys come first."""
    parts = {}
    for name, page in (("touch", phone(390, 844)), ("mouse", workbench.page)):
        page.get_by_role("button", name="Help").click()
        parts[name] = page.locator("dialog[open] h3").all_inner_texts()
    assert parts == {
        "touch": ["Marks", "Fingers", "Numbers", "Keys"],
        "mouse": ["Marks", "Keys", "Numbers", "Fingers"],
    }
