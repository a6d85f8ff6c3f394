"""Links as the page writes them: an experiment and a place in it, packed into a fragment."""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any


def link(experiment: dict[str, Any], step: int = 0, **place: Any) -> str:
    """The fragment, with its `#`."""
    view = {"experiment": experiment, "step": step, **place}
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    packed = packer.compress(json.dumps(view).encode()) + packer.flush()
    return "#v1." + base64.urlsafe_b64encode(packed).decode().rstrip("=")
