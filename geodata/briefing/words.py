"""Dates, numbers and lists as English and French write them."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

LANGUAGES = ("en", "fr")
"""The languages that there are words for."""


class Words:
    """The words of one language.

    Parameters
    ----------
    lang : {'en', 'fr'}
        The language.
    text : dict
        Its phrases, as ``text.<lang>.json`` has them.

    Examples
    --------
    >>> words("fr").number(12500).replace(chr(0x202F), " ")
    '12 500'
    """

    def __init__(self, lang: str, text: dict[str, Any]) -> None:
        self.lang = lang
        self.text = text

    def __getitem__(self, name: str) -> Any:
        """Return a phrase, or a table of phrases, by its name."""
        return self.text[name]

    def say(self, name: str, /, **values: object) -> str:
        """Return a phrase with its gaps filled.

        Examples
        --------
        >>> words("en").say("week", day="16 September 2024")
        'week of 16 September 2024'
        """
        return str(self.text[name]).format(**values)

    def number(self, value: float) -> str:
        """Write a whole number in groups of three digits."""
        return f"{round(value):,}".replace(",", self.text["thousands"])

    def km2(self, value: float) -> str:
        """Write an area in km² to the thousand, which is as far as the outline bears.

        Examples
        --------
        >>> words("en").km2(119_600), words("en").km2(420)
        ('about 120,000 km²', 'under 1,000 km²')
        """
        thousands = round(value / 1000) * 1000
        return self.say("km2" if thousands else "km2_small", km2=self.number(thousands or 1000))

    def many(self, count: int, noun: str) -> str:
        """Count things; `noun` names a pair of phrases, for one and for several.

        Examples
        --------
        >>> words("fr").many(1, "event"), words("fr").many(3, "event")
        ('1 événement', '3 événements')
        """
        one, several = self.text["nouns"][noun]
        # French counts nought as one, English as several
        single = count == 1 or (count == 0 and self.lang == "fr")
        return f"{self.number(count)} {one if single else several}"

    def month(self, date: dt.date) -> str:
        """Write a month and its year."""
        return f"{self.text['months'][date.month - 1]} {date.year}"

    def spell(self, date: dt.date, precision: str = "day") -> str:
        """Write a date no more precisely than it is known.

        Parameters
        ----------
        date : datetime.date
            The date as the tables have it.
        precision : {'day', 'week', 'month', 'year'}
            What it is known to.

        Examples
        --------
        >>> import datetime
        >>> words("fr").spell(datetime.date(2024, 8, 1))
        '1er août 2024'
        """
        if precision == "year":
            return str(date.year)
        if precision == "month":
            return self.month(date)
        day = f"{self._ordinal(date.day)} {self.month(date)}"
        return self.say("week", day=day) if precision == "week" else day

    def when(self, date: dt.date, precision: str, end: dt.date | None = None) -> str:
        """Write a date or a range of dates, and say what of it is not known.

        Examples
        --------
        >>> import datetime
        >>> words("fr").when(datetime.date(2024, 9, 1), "month")
        'septembre 2024 (jour inconnu)'
        """
        if precision in ("year", "month"):
            return f"{self.spell(date, precision)} ({self.text['not_known'][precision]})"
        if precision == "week" or end is None or pd.isna(end) or end == date:
            return self.spell(date, precision)
        first = self._ordinal(date.day)
        if date.year != end.year:
            first = self.spell(date)
        elif date.month != end.month:
            first += f" {self.text['months'][date.month - 1]}"
        return self.say("range", first=first, last=self.spell(end))

    def figure(self, low: Any, best: Any, high: Any) -> str:
        """Write a number that sources put between two bounds; empty when there is none.

        Examples
        --------
        >>> words("en").figure(20, 24, 24), words("en").figure(2500, None, None)
        ('20–24', 'at least 2,500')
        """
        known = [int(value) for value in (low, best, high) if not pd.isna(value)]
        if not known:
            return ""
        least, most = min(known), max(known)
        if least != most:
            return f"{self.number(least)}–{self.number(most)}"
        if pd.isna(best) and pd.isna(high):
            return f"{self.text['at_least']} {self.number(least)}"
        if pd.isna(best) and pd.isna(low):
            return f"{self.text['at_most']} {self.number(least)}"
        return self.number(least)

    def either(self, names: Sequence[str]) -> str:
        """Join names, the last one with "or"."""
        return self._join(names, self.text["or"])

    def both(self, names: Sequence[str]) -> str:
        """Join names, the last one with "and"."""
        return self._join(names, self.text["and"])

    def _join(self, names: Sequence[str], conjunction: str) -> str:
        *first, last = names
        return f"{', '.join(first)} {conjunction} {last}" if first else last

    def _ordinal(self, day: int) -> str:
        return str(self.text["first_day"]) if day == 1 else str(day)


@cache
def words(lang: str = "en") -> Words:
    """Return the words of a language.

    Parameters
    ----------
    lang : {'en', 'fr'}
        The language.

    Raises
    ------
    ValueError
        When there are no words for it.

    Examples
    --------
    >>> words("fr").lang
    'fr'
    """
    if lang not in LANGUAGES:
        raise ValueError(f"no words in {lang!r}: there are {', '.join(LANGUAGES)}")
    file = resources.files("geodata.briefing") / f"text.{lang}.json"
    return Words(lang, json.loads(file.read_text(encoding="utf-8")))
