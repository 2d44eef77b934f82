"""Dates and figures in words, the same in the map, the panels and the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geodata.briefing.words import words

if TYPE_CHECKING:
    import pandas as pd


def when(
    date: pd.Timestamp, precision: str, end: pd.Timestamp | None = None, lang: str = "en"
) -> str:
    """Say a date as far as it is known.

    Examples
    --------
    >>> import pandas as pd
    >>> when(pd.Timestamp("2024-09-16"), "day")
    '16 September 2024'
    >>> when(pd.Timestamp("2024-09-01"), "month")
    'September 2024 (day not known)'
    >>> when(pd.Timestamp("2022-03-27"), "day", pd.Timestamp("2022-03-31"))
    '27 to 31 March 2022'
    >>> when(pd.Timestamp("2022-03-27"), "day", pd.Timestamp("2022-03-31"), "fr")
    'du 27 au 31 mars 2022'
    """
    return words(lang).when(date, precision, end)


def figure(low: Any, best: Any, high: Any, lang: str = "en") -> str:
    """Say a number that sources put between two bounds; empty when there is none.

    Examples
    --------
    >>> figure(20, 24, 24)
    '20–24'
    >>> figure(200, 200, 200)
    '200'
    >>> figure(None, 1100, None), figure(2500, None, None)
    ('1,100', 'at least 2,500')
    >>> figure(2500, None, None, "fr").replace(chr(0x202F), " ")
    'au moins 2 500'
    """
    return words(lang).figure(low, best, high)
