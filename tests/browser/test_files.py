"""Files saved and opened by their keys, wherever the keyboard is."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Download, expect

from tests.browser.workbench import Workbench


def test_ctrl_s_saves_wherever_the_keys_are(workbench: Workbench) -> None:
    """Beside radio buttons and menus, and in the field, what is typed there being saved too."""
    page = workbench.page
    for place in ("input[value=unit]", ".speed", ".diagram-panel input[type=radio]:checked"):
        page.locator(place).first.focus()
        with page.expect_download():
            page.keyboard.press("Control+s")
    workbench.diagram("w.2.1.2").first.click()
    page.locator("#number-field").fill("0.375")
    with page.expect_download() as saved:
        page.keyboard.press("Control+s")
    experiment = json.loads(saved.value.path().read_text("utf-8"))["experiment"]
    assert experiment["layers"][1]["weights"][1][0] == 0.375
    workbench.diagram("w.2.1.2").first.click()
    field = page.locator("#number-field")
    field.fill("x")
    saves: list[Download] = []
    page.on("download", lambda save: saves.append(save))  # noqa: PLW0108
    page.keyboard.press("Control+s")
    expect(field).to_have_attribute("aria-invalid", "true")
    field.press("Escape")
    assert saves == []
    page.locator(".network-button").click()
    title = page.locator("#network").get_by_label("Title")
    title.fill("For tomorrow")
    with page.expect_download() as named:
        page.keyboard.press("Control+s")
    assert named.value.suggested_filename == "gradwalk-For-tomorrow.gradwalk.json"


def test_a_file_opened_from_a_number_takes_nothing_typed_there(
    workbench: Workbench, tmp_path: Path
) -> None:
    page = workbench.page
    path = tmp_path / "saved.json"
    page.on("filechooser", lambda chooser: chooser.set_files(path))
    with page.expect_download() as saved:
        page.keyboard.press("Control+s")
    document = json.loads(saved.value.path().read_text("utf-8"))
    document["experiment"]["layers"][1]["weights"][1][0] = 1.25
    path.write_text(json.dumps(document), "utf-8")
    workbench.diagram("w.2.1.2").first.click()
    page.locator("#number-field").fill("9")
    page.keyboard.press("Control+o")
    expect(workbench.diagram("w.2.1.2").first).to_have_attribute("data-value", "1.25")
    expect(page.locator("#number-field")).to_have_count(0)
    workbench.jump("Control+z")
    expect(workbench.diagram("w.2.1.2").first).to_have_attribute("data-value", "9")
