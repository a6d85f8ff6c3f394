"""What axe finds wrong with a page."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Frame, Page

# Beyond axe's own choice: the size of targets, which WCAG 2.2 asks for. Only what was violated is
# handed over: all that was in order would be megabytes.
RUN = """(within) => axe.run(within ?? document, {
    resultTypes: ['violations'], rules: { 'target-size': { enabled: true } },
}).then(({ violations }) => violations)"""


# A quantity is seen as a₁₂ and −0.5 and named as it is said, "a 1 2" and "minus 0.5", which axe
# can't tell from another name.
NAMED_AS_SEEN = "label-content-name-mismatch"
QUANTITY = re.compile('data-(ref|stop)=|"symbol"')


def violations(page: Page | Frame, source: str, within: list[str] | None = None) -> list[str]:
    """The parts of the page (or of what the selectors `within` name) that break a rule."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(source)
    found: list[dict[str, Any]] = page.evaluate(RUN, within)
    return [
        f"{violation['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
        for violation in found
        for node in violation["nodes"]
        if not (violation["id"] == NAMED_AS_SEEN and QUANTITY.search(node["html"]))
    ]
