"""Names of months and weekdays, small number words, and the arithmetic of days."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Final, Literal, NamedTuple

MONTHS: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            "january janvier jan janv",
            "february fevrier feb fevr",
            "march mars mar",
            "april avril apr avr",
            "may mai",
            "june juin jun",
            "july juillet jul juil",
            "august aout aug",
            "september septembre sept sep",
            "october octobre oct",
            "november novembre nov",
            "december decembre dec",
        ),
        start=1,
    )
    for name in names.split()
}
"""A month's number by its even name."""

WEEKDAYS: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            "monday lundi mon",
            "tuesday mardi tue tues",
            "wednesday mercredi wed",
            "thursday jeudi thu thurs",
            "friday vendredi fri",
            "saturday samedi sat",
            "sunday dimanche sun",
        )
    )
    for name in names.split()
}
"""A weekday's number by its even name, Monday 0."""

FEW: Final[dict[str, int]] = {
    "a": 1, "an": 1, "one": 1, "un": 1, "une": 1, "two": 2, "deux": 2, "couple": 2,
    "three": 3, "trois": 3, "four": 4, "quatre": 4, "five": 5, "cinq": 5, "six": 6,
    "seven": 7, "sept": 7, "eight": 8, "huit": 8, "nine": 9, "neuf": 9, "ten": 10, "dix": 10,
    "eleven": 11, "onze": 11, "twelve": 12, "douze": 12, "fifteen": 15, "quinze": 15,
    "thirteen": 13, "treize": 13, "fourteen": 14, "quatorze": 14, "sixteen": 16, "seize": 16,
    "seventeen": 17, "dix-sept": 17, "eighteen": 18, "dix-huit": 18, "nineteen": 19,
    "dix-neuf": 19, "twenty": 20, "vingt": 20, "twenty-four": 24, "vingt-quatre": 24,
    "thirty": 30, "trente": 30, "thirty-six": 36, "trente-six": 36, "forty": 40, "quarante": 40,
    "forty-eight": 48, "quarante-huit": 48, "seventy-two": 72, "soixante-douze": 72,
}  # fmt: skip
"""What a word for a few hours, days, weeks or months counts."""

Precision = Literal["day", "week", "month", "year"]


class Moment(NamedTuple):
    """A stretch of days known to a precision.

    Parameters
    ----------
    day : datetime.date
        The day, or the first of the week, month or year.
    precision : str
        day, week, month or year.
    end : datetime.date or None
        The last day of what lasted several.
    """

    day: dt.date
    precision: Precision = "day"
    end: dt.date | None = None


def a_day(year: int, month: int, day: int) -> Moment | None:
    """Return a day, or None where the calendar has none such."""
    try:
        return Moment(dt.date(year, month, day))
    except ValueError:
        return None


def a_month(year: int, month: int) -> Moment:
    """Return a month."""
    return Moment(dt.date(year, month, 1), "month")


def a_year(year: int) -> Moment:
    """Return a year."""
    return Moment(dt.date(year, 1, 1), "year")


def week_of(day: dt.date, back: int = 0) -> Moment:
    """Return the week, Monday first, that holds a day, or one some weeks earlier."""
    return Moment(shift(day, days=-day.weekday() - 7 * back), "week")


def shift(day: dt.date, days: int = 0, months: int = 0) -> dt.date:
    """Move a day; it stays inside the calendar and inside the month it reaches.

    Examples
    --------
    >>> shift(dt.date(2024, 3, 31), months=-1)
    datetime.date(2024, 2, 29)
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = min(max(count // 12, 1), 9999), count % 12 + 1
    inside = dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    ordinal = min(max(inside.toordinal() + days, 1), dt.date.max.toordinal())
    return dt.date.fromordinal(ordinal)


def last_day(moment: Moment) -> dt.date:
    """Return the last day that a moment can mean.

    Examples
    --------
    >>> last_day(a_month(2024, 2))
    datetime.date(2024, 2, 29)
    """
    if moment.end is not None:
        return moment.end
    if moment.precision == "week":
        return shift(moment.day, days=6)
    if moment.precision == "month":
        return shift(shift(moment.day, months=1), days=-1)
    if moment.precision == "year":
        return dt.date(moment.day.year, 12, 31)
    return moment.day
