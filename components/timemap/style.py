"""Colours, shapes and words of the map, read from the files that the browser reads too."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "fr")
"""The languages that the map speaks."""


@cache
def style() -> dict[str, Any]:
    """Return ``style.json``: colours by stage, power and event group, light and dark."""
    return _read("style.json")


@cache
def text(lang: str = "en") -> dict[str, Any]:
    """Return ``text.<lang>.json``: the sentences on the map's own controls.

    Parameters
    ----------
    lang : {'en', 'fr'}
        The language.

    Raises
    ------
    ValueError
        When the map does not speak it.

    Examples
    --------
    >>> text("fr")["search"]
    'Chercher un lieu'
    """
    if lang not in LANGUAGES:
        raise ValueError(f"the map does not speak {lang!r}: it speaks {', '.join(LANGUAGES)}")
    return _read(f"text.{lang}.json")


def _read(name: str) -> dict[str, Any]:
    return dict(json.loads((FOLDER / name).read_text(encoding="utf-8")))
