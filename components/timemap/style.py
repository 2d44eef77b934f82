"""Colours and shapes of the marks, read from the file that the browser reads too."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@cache
def style() -> dict[str, Any]:
    """Return ``style.json``: colours by stage, power and event group, light and dark."""
    return dict(json.loads((FOLDER / "style.json").read_text(encoding="utf-8")))


@cache
def text() -> dict[str, Any]:
    """Return ``text.json``: the sentences on the map's own controls."""
    return dict(json.loads((FOLDER / "text.json").read_text(encoding="utf-8")))
