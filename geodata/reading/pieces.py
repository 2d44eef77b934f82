"""The pieces of a byline: what stands between its commas, bars and dashes."""

from __future__ import annotations

import re
from typing import Final

from geodata.coding.dates.almanac import MONTHS, WEEKDAYS
from geodata.filters import fold

DIVIDERS: Final = re.compile(
    r"\s*(?:[|\u2022\u00b7/;\n\t]|\s[-\u2013\u2014]+\s)\s*|,\s+|\s*[()]\s*"
)
"""What stands between an author, an outlet and a day."""

_WORDS: Final = (
    "le on du the of date published publie posted updated mis a jour modifie en ligne paru diffuse "
    "issued last modified at gmt utc wat cet est edt am pm min mins minutes minute read de lecture"
)
WHEN: Final = frozenset(MONTHS) | frozenset(WEEKDAYS) | frozenset(_WORDS.split())
"""Words of a piece that only says when."""

FIGURE: Final = re.compile(r"\d[\d/.:h-]*(?:st|nd|rd|th|er|am|pm|z|gmt)?")


def pieces_of(line: str) -> list[str]:
    """Return the pieces of a line.

    Examples
    --------
    >>> pieces_of("By A. Sow | The Courier \u2013 3 March 2026")
    ['By A. Sow', 'The Courier', '3 March 2026']
    """
    pieces = [piece.strip(" .,:-\u2013\u2014") for piece in DIVIDERS.split(line)]
    return [piece for piece in pieces if piece]


def undated(piece: str) -> str:
    """Return a piece without the day at its end or beginning; nothing where it says only that.

    Examples
    --------
    >>> undated("Gazette 18 September 2024"), undated("Monday, 18 September")
    ('Gazette', '')
    """
    words = piece.split()
    while words and _says_when(words[-1]):
        words.pop()
    while words and _says_when(words[0]) and fold(words[0]) not in {"the", "le"}:
        words.pop(0)
    if words and all(map(_says_when, words)):
        return ""
    return " ".join(words).strip(" .,:-\u2013\u2014")


def _says_when(word: str) -> bool:
    bare = fold(word).strip(".,:'-\u2013\u2014")
    return not bare or bare in WHEN or FIGURE.fullmatch(bare) is not None
