"""Dates as people write them, read once for each way in which they are written."""

from __future__ import annotations

import datetime as dt
import re
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import pandas as pd

from geodata.filters import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

FIRST_YEAR: Final = 1946
"""The first year that any of the known datasets codes."""

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv",
            "february feb fevrier fevr fev",
            "march mar mars",
            "april apr avril avr",
            "may mai",
            "june jun juin",
            "july jul juillet juil",
            "august aug aout",
            "september sep sept septembre",
            "october oct octobre",
            "november nov novembre",
            "december dec decembre",
        ),
        1,
    )
    for name in names.split()
}
_TIME = r"(?:[t ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:z|utc|[ap]m|[+-]\d{2}:?\d{2})?)?"
_ISO = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{6})?")
_NUMERIC = re.compile(rf"(\d{{1,2}})[-/. ](\d{{1,2}})[-/. ](\d{{4}}){_TIME}")
_NAMED = re.compile(r"(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th|er)?[- .]([a-z]+)\.?[- ,.]+(\d{4})")
_ENGLISH = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})")
_MONTH_LAST = re.compile(r"(\d{1,2})[-/](\d{4})")
_MONTH_NAMED = re.compile(r"([a-z]+)\.?[- ](\d{4})")
_YEAR = re.compile(r"(\d{4})(?:\.0)?")
_SERIAL = re.compile(r"[2-6]\d{4}(?:\.\d+)?")


class Read(NamedTuple):
    """What a text was read as.

    Parameters
    ----------
    day
        The day, or the first day of the month or year.
    precision
        day, month or year, as it is written.
    fault
        Why it was not read; empty when it was.
    either
        Whether day and month could as well change places.
    """

    day: dt.date | None
    precision: str = ""
    fault: str = ""
    either: bool = False


class Days:
    """Reads columns of dates.

    Parameters
    ----------
    dayfirst
        Whether 03/04/2020 is in April; None takes that for the usual way.
    today
        The last day that anything can have happened on.

    Examples
    --------
    >>> days = Days(None, dt.date(2026, 1, 1))
    >>> days.one("01-March-2020").day, days.one("mars 2020").precision
    (datetime.date(2020, 3, 1), 'month')
    >>> days.one("1899-12-30").fault
    'lies before 1946'
    """

    def __init__(self, dayfirst: bool | None, today: dt.date) -> None:  # noqa: FBT001 - said above
        self._dayfirst = dayfirst is not False
        self._latest = today + dt.timedelta(1)  # it is tomorrow in half of the world
        self._known: dict[str, Read] = {}
        self.ambiguous = 0

    def one(self, text: str) -> Read:
        """Read one date."""
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self._judged(_parse(text, dayfirst=self._dayfirst))
        return found

    def column(self, texts: pd.Series[str]) -> pd.DataFrame:
        """Read a column of dates.

        Parameters
        ----------
        texts
            Dates as text; empty text is no date.

        Returns
        -------
        pandas.DataFrame
            ``day`` (datetime64[s]), ``precision`` and ``fault``, indexed like `texts`.
        """
        codes, written = pd.factorize(texts)
        read = [self.one(str(text)) for text in written]
        days = np.array([one.day for one in read], dtype="datetime64[D]").astype("datetime64[s]")
        counts = np.bincount(codes[codes >= 0], minlength=len(read))
        self.ambiguous += int(sum(n for n, one in zip(counts, read, strict=True) if one.either))
        pick = partial(_pick, codes)
        return pd.DataFrame(
            {
                "day": days[codes] if len(days) else np.array([], "datetime64[s]"),
                "precision": pick(one.precision for one in read),
                "fault": pick(one.fault for one in read),
            },
            index=texts.index,
        )

    def _judged(self, read: Read) -> Read:
        if read.day is None:
            return read
        if read.day.year < FIRST_YEAR:
            return Read(None, fault=f"lies before {FIRST_YEAR}")
        if read.day > self._latest:
            return Read(None, fault="lies in the future")
        return read


def guess_dayfirst(texts: Iterable[str]) -> bool | None:
    """Find out from some dates whether the day or the month comes first.

    Parameters
    ----------
    texts
        Dates as text.

    Returns
    -------
    bool or None
        None when they could be read either way, or are not written so.

    Examples
    --------
    >>> guess_dayfirst(["03/04/2020", "03/28/2020"])
    False
    """
    day = month = False
    for text in texts:
        if match := _NUMERIC.fullmatch(fold(text)):
            day |= int(match[1]) > 12  # noqa: PLR2004 - months
            month |= int(match[2]) > 12  # noqa: PLR2004 - months
    return None if day == month else day


def _parse(text: str, *, dayfirst: bool) -> Read:
    written = fold(text)
    if not written:
        return Read(None, fault="is missing")
    if match := _ISO.fullmatch(written) or _COMPACT.fullmatch(written):
        return _day(match[1], match[2], match[3])
    if match := _NUMERIC.fullmatch(written):
        one, two, year = match.groups()
        day, month = (one, two) if dayfirst else (two, one)
        either = one != two and int(one) <= 12 and int(two) <= 12  # noqa: PLR2004 - months
        return _day(year, month, day)._replace(either=either)
    for pattern, order in ((_NAMED, (3, 2, 1)), (_ENGLISH, (3, 1, 2))):
        if (match := pattern.fullmatch(written)) and match[order[1]] in _MONTHS:
            year, month, day = (match[at] for at in order)
            return _day(year, str(_MONTHS[month]), day)
    for pattern, at in ((_MONTH, 1), (_MONTH_LAST, 2), (_MONTH_NAMED, 2)):
        if match := pattern.fullmatch(written):
            year, month = match[at], match[3 - at]
            return _day(year, str(_MONTHS.get(month, month)), "1")._replace(precision="month")
    if match := _YEAR.fullmatch(written):
        return _day(match[1], "1", "1")._replace(precision="year")
    if _SERIAL.fullmatch(written):
        return Read(None, fault="is a spreadsheet's number of a day and not a date")
    return Read(None, fault="is not a date")


def _day(year: str, month: str, day: str) -> Read:
    try:
        return Read(dt.date(int(year), int(month), int(day)), "day")
    except ValueError:
        return Read(None, fault="is not a day of the calendar")


def _pick(codes: NDArray[np.intp], values: Iterable[str]) -> NDArray[np.object_]:
    return np.array([*values, ""], dtype=object)[codes]
