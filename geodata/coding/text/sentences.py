"""A text's sentences, as stretches of it."""

from __future__ import annotations

import re
from typing import Final

from geodata.coding.article import Span

LONGEST: Final = 1200
"""Characters of the longest sentence; what runs on without a stop is cut there."""

_SHORT: Final = (
    "mr mrs ms dr st sgt lt col gen gov maj capt cpt brig cmdr adm sen rep rev prof pres min no "
    "vs etc approx dept jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri "
    "m mm mme mlle me pr janv fevr févr avr juil déc dec art av bd env ex km ltd inc jr sr"
)
SHORT: Final = frozenset(_SHORT.split())
"""Words whose full stop ends no sentence."""

_DATED: Final = (
    "jan feb mar apr jun jul aug sep sept oct nov dec janv fevr févr avr juil déc no art"
)
MONTHS: Final = frozenset(_DATED.split())
"""Of those the ones that only a number goes on from; in French some of them are other words."""

_STOP: Final = re.compile(r"[.!?…]+(?:[\"'”’)\]]|\s?»)*(?=\s|$)|\n\s*\n|\n|\r")
_LAST_WORD: Final = re.compile(r"[^\W_]+$")
_NEXT: Final = re.compile(r"\s*(?:[-–—•*]\s*)?[\"'“‘«(\[]*\s*(\w)?")


def sentences(text: str, language: str = "") -> list[Span]:
    """Cut a text into sentences.

    Parameters
    ----------
    text : str
        Any text; a line's end ends a sentence only where the next begins like one.
    language : str
        ISO 639-1; English and French are cut by the same rules.

    Returns
    -------
    list of Span
        In order, without the spaces around them; none is empty.

    Examples
    --------
    >>> text = "Gen. Tiani spoke at 9 a.m. on Monday. Four U.S. soldiers left."
    >>> [text[start:end] for start, end in sentences(text)]
    ['Gen. Tiani spoke at 9 a.m. on Monday.', 'Four U.S. soldiers left.']
    """
    del language
    found: list[Span] = []
    start = 0
    for stop in _STOP.finditer(text):
        if stop.start() < start or not _ends(text, stop, start):
            continue
        _add(found, text, start, stop.end())
        start = stop.end()
    _add(found, text, start, len(text))
    return found


def _ends(text: str, stop: re.Match[str], start: int) -> bool:
    mark = stop.group()
    after = _NEXT.match(text, stop.end())
    follows = after.group(1) if after else None
    if mark[0] in "\n\r":
        # a wrapped line goes on in lower case; a heading or paragraph ends here
        blank = mark.count("\n") > 1
        return blank or not (follows and follows.islower())
    if follows is None:
        return True
    if follows.islower():
        return False
    if mark[0] != "." or len(mark) > 1:
        return True
    before = _LAST_WORD.search(text, max(start, stop.start() - 24), stop.start())
    word = before.group() if before else ""
    if word.casefold() in MONTHS and not follows.isdigit():
        return True  # "ils étaient sept. Les autres"
    if word.casefold() in SHORT and not (word.isupper() and len(word) > 1):
        # a month's or weekday's short form ends a sentence like any word before a capital
        return False
    if len(word) == 1 and word.isalpha() and word.isupper():
        # initials and U.S. go on before a name; nothing tells "in the U.S. Four men" apart
        return False
    return not (word in {"m", "p"} and text[max(0, stop.start() - 2)] == ".")


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    while start < end:
        cut = end
        if end - start > LONGEST:
            space = text.rfind(" ", start + 1, start + LONGEST)
            cut = space if space > start else start + LONGEST
        piece = text[start:cut]
        left = start + len(piece) - len(piece.lstrip())
        right = start + len(piece.rstrip())
        if left < right:
            found.append(Span(left, right))
        start = cut
