"""The title and the day of an article whose file does not name them: its first lines."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from geodata.filters import fold
from geodata.reading.pieces import pieces_of, undated

LINES: Final = 12
LONGEST: Final = 200
SHORT_LINE: Final = 110
"""A line that gives the day of publication is no longer than that."""

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv",
            "february feb fevrier fevr",
            "march mar mars",
            "april apr avril avr",
            "may mai",
            "june jun juin",
            "july jul juillet juil",
            "august aug aout",
            "september sept sep septembre",
            "october oct octobre",
            "november nov novembre",
            "december dec decembre",
        ),
        1,
    )
    for name in names.split()
}
MONTH: Final = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
DATES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?P<year>20\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"\b(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)? {MONTH},? (?P<year>20\d\d)\b",
        rf"\b{MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>20\d\d)\b",
        # 17/09/2024 is a day only where it cannot be read in two ways
        r"\b(?P<day>1[3-9]|2\d|3[01])[/.](?P<number>\d\d?)[/.](?P<year>20\d\d)\b",
        r"\b(?P<number>0?[1-9]|1[0-2])[/.](?P<day>1[3-9]|2\d|3[01])[/.](?P<year>20\d\d)\b",
    )
)
_NAMES: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
DAY_MONTH: Final = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)? (?P<month>{_NAMES})\b"
    rf"|(?P<first>{_NAMES})\.? (?P<last>\d{{1,2}})\b(?! ?\d{{4}}))"
)
DATE_LIKE: Final = re.compile(
    rf"\b(?:20\d\d-\d\d-\d\d|\d{{1,2}}(?:er|st|nd|rd|th)? (?:{_NAMES})\.?,? 20\d\d"
    rf"|(?:{_NAMES})\.? \d{{1,2}}(?:st|nd|rd|th)?,? 20\d\d)\b"
)
PUBLISHED: Final = re.compile(
    r"\b(?:publi\w+|posted|updated|mis a jour|modifie|date|paru|diffuse|issued|released|last "
    r"modified)\b"
)
WORD: Final = re.compile(r"[a-z]{2,}")
FEW_WORDS: Final = 5
"""Words of a line that is a date and an outlet's or author's name, not a sentence."""

DATELINE: Final = re.compile(r"^.{0,80}?(?:\u2013|\u2014| -{1,2} )")


def title(text: str) -> str:
    r"""Return the first line if it looks like a headline, else nothing.

    Examples
    --------
    >>> title("Gunmen attack Djibo\n\nTwelve soldiers were killed on Monday.")
    'Gunmen attack Djibo'
    >>> title("Twelve soldiers were killed on Monday.")
    ''
    """
    first, _, rest = text.strip().partition("\n")
    first = first.strip()
    sentence = first.endswith((".", ";", ",")) and not first.endswith("...")
    return first if rest.strip() and 0 < len(first) <= LONGEST and not sentence else ""


def published(text: str) -> dt.date | None:
    r"""Return the day that the first lines give, in English or French.

    Parameters
    ----------
    text : str
        The article.

    Returns
    -------
    datetime.date or None
        A full date that stands in a short line or in the dateline; dates in running text are what
        the article tells of.

    Examples
    --------
    >>> published("Attaque à Djibo\nPublié le 5 juin 2024 à 14h\nDes hommes armés ...")
    datetime.date(2024, 6, 5)
    """
    for line in text.strip().split("\n")[:LINES]:
        head = line if _is_heading(line) else ""
        dateline = None if head else DATELINE.match(line)
        if dateline:
            head = dateline.group()
        if not head:
            continue
        if day := _day(fold(head)) or (_yearless(fold(head), text) if dateline else None):
            return day
    return None


def _is_heading(line: str) -> bool:
    """Whether a short line gives a date and is no sentence that tells of something."""
    if len(line) > SHORT_LINE:
        return False
    folded = fold(line)
    days = [piece for piece in pieces_of(line) if DATE_LIKE.search(fold(piece))]
    apart = any(not undated(piece) for piece in days)  # "By A. Sow | The Courier | 3 March 2026"
    return PUBLISHED.search(folded) is not None or (
        not line.rstrip().endswith((".", "!", "?", "\u00bb", '"'))
        and (len(WORD.findall(folded)) <= FEW_WORDS or (apart and _all_short(line)))
    )


def _all_short(line: str) -> bool:
    """Whether each of a line's pieces is no longer than a name."""
    return all(len(WORD.findall(fold(piece))) <= FEW_WORDS for piece in pieces_of(line))


def _yearless(head: str, text: str) -> dt.date | None:
    """Give a dateline's "Sept 18" its year: the first such day after every date in the text."""
    found = DAY_MONTH.search(head)
    told = [day for day in map(_day, DATE_LIKE.findall(fold(text))) if day]
    if found is None or not told:
        return None
    month = MONTHS[found["month"] or found["first"]]
    for year in (max(told).year, max(told).year + 1):
        try:
            day = dt.date(year, month, int(found["day"] or found["last"]))
        except ValueError:
            continue
        if max(told) <= day <= dt.datetime.now(dt.UTC).date():
            return day
    return None


def _day(text: str) -> dt.date | None:
    for pattern in DATES:
        if found := pattern.search(text):
            parts = found.groupdict()
            month = int(parts["number"]) if parts.get("number") else MONTHS[parts["month"]]
            try:
                return dt.date(int(parts["year"]), month, int(parts["day"]))
            except ValueError:
                continue
    return None
