"""Dates, figures and labels in words, the same in the map, the panels and the tables."""

from __future__ import annotations

from typing import Any

import pandas as pd

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def when(date: pd.Timestamp, precision: str, end: pd.Timestamp | None = None) -> str:
    """Say a date as far as it is known.

    Examples
    --------
    >>> when(pd.Timestamp("2024-09-16"), "day")
    '16 September 2024'
    >>> when(pd.Timestamp("2024-09-01"), "month")
    'September 2024 (day not known)'
    >>> when(pd.Timestamp("2022-03-27"), "day", pd.Timestamp("2022-03-31"))
    '27 to 31 March 2022'
    """
    if precision == "year":
        return f"{date.year} (month not known)"
    month = f"{_MONTHS[date.month - 1]} {date.year}"
    if precision == "month":
        return f"{month} (day not known)"
    start = f"{date.day} {month}"
    if precision == "week":
        return f"week of {start}"
    if end is None or pd.isna(end) or end == date:
        return start
    stop = f"{end.day} {_MONTHS[end.month - 1]} {end.year}"
    if (date.year, date.month) == (end.year, end.month):
        return f"{date.day} to {stop}"
    if date.year == end.year:
        return f"{date.day} {_MONTHS[date.month - 1]} to {stop}"
    return f"{start} to {stop}"


def figure(low: Any, best: Any, high: Any) -> str:
    """Say a number that sources put between two bounds; empty when there is none.

    Examples
    --------
    >>> figure(20, 24, 24)
    '20–24'
    >>> figure(200, 200, 200)
    '200'
    >>> figure(None, 1100, None), figure(2500, None, None)
    ('1,100', 'at least 2,500')
    """
    known = [int(value) for value in (low, best, high) if not pd.isna(value)]
    if not known:
        return ""
    least, most = min(known), max(known)
    if least != most:
        return f"{least:,}–{most:,}"
    if pd.isna(best) and pd.isna(high):
        return f"at least {least:,}"
    if pd.isna(best) and pd.isna(low):
        return f"at most {least:,}"
    return f"{least:,}"
