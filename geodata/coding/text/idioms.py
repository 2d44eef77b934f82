"""Wordings in which a violent word does no violence: "took credit", "feu vert", "a gold mine"."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import Final

from geodata.coding.text.patterns import compiled

TABLE: Final = Path(__file__).parents[1] / "tables" / "idioms.csv"
VIOLENT: Final = frozenset(
    {
        "attack",
        "attack_on_forces",
        "attack_on_civilians",
        "battle",
        "remote_violence",
        "abduction",
        "territory_change",
        "blockade",
    }
)
"""What the cues speak for that are looked for without idioms; "struck a deal" is an agreement."""

_LETTER: Final = re.compile(r"[^ ]")


def masked(line: str, language: str) -> str:
    """Return a tagged line with its idioms blotted out, position by position.

    Parameters
    ----------
    line : str
        Words parted by single spaces, a space at both ends.
    language : str
        ISO 639-1.

    Returns
    -------
    str
        As long as the line.

    Examples
    --------
    >>> masked(" FIGHTERS took credit ", "en")
    ' FIGHTERS ~~~~ ~~~~~~ '
    """
    idioms = _idioms().get(language)
    if idioms is None:
        return line
    return idioms.sub(lambda found: _LETTER.sub("~", found[0]), line)


@cache
def _idioms() -> dict[str, re.Pattern[str]]:
    rows: dict[str, list[str]] = {}
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows.setdefault(row["language"], []).append(compiled(row["idiom"]).pattern)
    return {language: re.compile("|".join(found)) for language, found in rows.items()}
