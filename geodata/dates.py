"""Days, intervals and windows: the one place where a date's precision becomes an interval.

Every interval is half-open: it holds on ``start <= day < end``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterator

BEGINNING = dt.date.min
"""Where a window "since the start" begins."""

PRECISIONS = ("day", "week", "month", "year")


@dataclass(frozen=True, order=True)
class Period:
    """A half-open run of days.

    Parameters
    ----------
    start : datetime.date
        The first day.
    end : datetime.date, optional
        The day after the last; None when the period is open.

    Examples
    --------
    >>> from datetime import date
    >>> may = Period(date(2024, 5, 1), date(2024, 6, 1))
    >>> date(2024, 5, 31) in may, date(2024, 6, 1) in may
    (True, False)
    >>> may.overlaps(Period(date(2024, 5, 31)))
    True
    """

    start: dt.date
    end: dt.date | None = None

    def __contains__(self, day: object) -> bool:
        return (
            isinstance(day, dt.date) and self.start <= day and (self.end is None or day < self.end)
        )

    def __iter__(self) -> Iterator[dt.date]:
        if self.end is None:
            raise ValueError(f"{self} has no last day: it cannot be walked day by day")
        return (self.start + dt.timedelta(n) for n in range(max(0, self.days or 0)))

    @property
    def days(self) -> int | None:
        """How many days the period lasts; None when it is open."""
        return None if self.end is None else (self.end - self.start).days

    @property
    def last(self) -> dt.date | None:
        """The last day that still belongs to the period; None when it is open."""
        return None if self.end is None else self.end - dt.timedelta(1)

    def overlaps(self, other: Period) -> bool:
        """Whether the two periods share at least one day.

        Examples
        --------
        >>> period("2024-05-07", "month").overlaps(period("2024-05-31", "day"))
        True
        """
        latest_start = max(self.start, other.start)
        return all(p.end is None or latest_start < p.end for p in (self, other))

    def within(self, other: Period) -> bool:
        """Whether every day of this period lies in the other one.

        Examples
        --------
        >>> period("2024-05-07", "month").within(period("2024-01-01", "year"))
        True
        """
        if self.start < other.start:
            return False
        return other.end is None or (self.end is not None and self.end <= other.end)


def day(value: dt.date | str) -> dt.date:
    """Read a day from a date, a timestamp or ISO text.

    Parameters
    ----------
    value : datetime.date or str
        A date, a datetime or pandas timestamp (its time of day is dropped), or ``YYYY-MM-DD``.

    Returns
    -------
    datetime.date

    Raises
    ------
    ValueError
        When the text is not a day of the calendar.

    Examples
    --------
    >>> day("2024-09-16")
    datetime.date(2024, 9, 16)
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise ValueError(f"{value!r} is not a day: write it as YYYY-MM-DD") from error


def period(value: dt.date | str, precision: str, last: dt.date | str | None = None) -> Period:
    """Turn a date and its precision into the interval it stands for.

    Parameters
    ----------
    value : datetime.date or str
        The date as written.
    precision : {'day', 'week', 'month', 'year'}
        What the date is known to. A week runs from Monday to Sunday.
    last : datetime.date or str, optional
        The last day of something that lasts, known to the same precision.

    Returns
    -------
    Period
        From the first day that the date can mean to the last one.

    Raises
    ------
    ValueError
        When the precision is not one of the four.

    Examples
    --------
    >>> period("2024-05-17", "month")
    Period(start=datetime.date(2024, 5, 1), end=datetime.date(2024, 6, 1))
    >>> period("2022-03-27", "day", last="2022-03-31").days
    5
    """
    first = day(value)
    final = first if last is None else max(first, day(last))
    if precision == "day":
        return Period(first, final + dt.timedelta(1))
    if precision == "week":
        monday = first - dt.timedelta(first.weekday())
        return Period(monday, final + dt.timedelta(7 - final.weekday()))
    if precision == "month":
        end = dt.date(final.year + final.month // 12, final.month % 12 + 1, 1)
        return Period(first.replace(day=1), end)
    if precision == "year":
        return Period(dt.date(first.year, 1, 1), dt.date(final.year + 1, 1, 1))
    raise ValueError(f"{precision!r} is not a date precision: use one of {', '.join(PRECISIONS)}")


Window = int | Literal["rest"] | None
"""A window's length in days; None reaches back to the start, ``"rest"`` on to the end."""


def window(value: dt.date | str, days: Window) -> Period:
    """Give the days that end on a day, or all that begin with it.

    Parameters
    ----------
    value : datetime.date or str
        The window's last day; the first one of ``"rest"``.
    days : int, None or "rest"
        Its length in days; None for everything up to the day, ``"rest"`` for everything from it on.

    Returns
    -------
    Period

    Raises
    ------
    ValueError
        When the length is less than one day.

    Examples
    --------
    >>> window("2024-09-16", 7)
    Period(start=datetime.date(2024, 9, 10), end=datetime.date(2024, 9, 17))
    """
    final = day(value)
    end = final + dt.timedelta(1)
    if days is None:
        return Period(BEGINNING, end)
    if days == "rest":
        return Period(final, None)
    if days < 1:
        raise ValueError(f"a window of {days} days is empty: ask for 1 day or more")
    return Period(final - dt.timedelta(days - 1), end)


def periods(
    first: pd.Series[pd.Timestamp], precision: pd.Series[str], last: pd.Series[pd.Timestamp]
) -> pd.DataFrame:
    """Do for whole columns what `period` does for one date.

    Parameters
    ----------
    first, last : pandas.Series of datetime64
        The dates as written; `last` may be missing.
    precision : pandas.Series of str
        One of day, week, month, year in each row.

    Returns
    -------
    pandas.DataFrame
        Columns ``start`` and ``end`` (the day after the last), indexed like `first`.

    Raises
    ------
    ValueError
        When a precision is not one of the four.

    Examples
    --------
    >>> dates = pd.to_datetime(pd.Series(["2024-05-17"]))
    >>> periods(dates, pd.Series(["year"]), pd.to_datetime(pd.Series([None])))["end"][0].date()
    datetime.date(2025, 1, 1)
    """
    unknown = set(precision.dropna()) - set(PRECISIONS)
    if unknown or precision.isna().any():
        found = ", ".join(sorted(map(repr, unknown))) or "an empty cell"
        raise ValueError(f"{found} is not a date precision: use one of {', '.join(PRECISIONS)}")
    final = last.where(last > first, first)
    start, end = first.copy(), final + pd.Timedelta(days=1)
    for name, code in (("week", "W-SUN"), ("month", "M"), ("year", "Y")):
        chosen = precision == name
        if chosen.any():
            start[chosen] = first[chosen].dt.to_period(code).dt.start_time.dt.normalize()
            closing = final[chosen].dt.to_period(code).dt.end_time.dt.normalize()
            end[chosen] = closing + pd.Timedelta(days=1)
    return pd.DataFrame({"start": start, "end": end}).astype("datetime64[s]")
