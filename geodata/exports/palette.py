"""The colours of marks, by table and group, as ``marks.json`` has them: the map's light ones."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources


@cache
def marks() -> dict[str, dict[str, str]]:
    """Return the colours of the marks.

    Examples
    --------
    >>> marks()["sites"]["us"]
    '#1f5fbf'
    """
    text = resources.files("geodata.exports").joinpath("marks.json").read_text(encoding="utf-8")
    return dict(json.loads(text))
