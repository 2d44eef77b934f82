"""What dates that count from another day mean: readers for the wordings of ``relative.py``.

Each takes a match and what it is resolved against, and gives the moment, or None where the text
does not say enough.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from geodata.coding.dates.almanac import (
    FEW,
    WEEKDAYS,
    Moment,
    a_month,
    a_year,
    shift,
    week_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from geodata.coding.dates.when import Context

    Reader = Callable[[re.Match[str], Context], Moment | None]


_THE_NEXT: Final = re.compile(r"(?:on )?the next ")


def weekday(match: re.Match[str], context: Context) -> Moment | None:
    """Read "on Monday": the latest, or the next of what is to come."""
    today = context.published
    if today is None:
        return None
    wanted = WEEKDAYS[match["w"]]
    groups = match.groupdict()
    last = groups.get("last") or groups.get("last_fr")
    following = groups.get("next") or groups.get("next_fr")
    then = context.spoken_of
    if following and then and not context.future and _THE_NEXT.match(match.group()):
        told = shift(then, days=(wanted - then.weekday()) % 7 or 7)
        if told <= today:
            return Moment(told)  # "they came on 3 May and left the next Monday"
    if following or (context.future and not last):
        ahead = (wanted - today.weekday()) % 7
        return Moment(shift(today, days=ahead or (7 if following else 0)))
    back = (today.weekday() - wanted) % 7
    if back == 0 and last:
        back = 7
    return Moment(shift(today, days=-back))


def weekday_weeks_ago(match: re.Match[str], context: Context) -> Moment | None:
    """Read "a week ago on Monday", "Monday two weeks ago": that day of the week so far back."""
    count = count_of(match["n"] or match["n2"] or "a")
    if context.published is None or count is None:
        return None
    week = week_of(context.published, count)
    return Moment(shift(week.day, days=WEEKDAYS[match["w"] or match["w2"] or match["w3"]]))


def weekday_ago(match: re.Match[str], context: Context) -> Moment | None:
    """Read "two Sundays ago", "Sunday before last", "Friday last week"."""
    today = context.published
    if today is None:
        return None
    groups = match.groupdict()
    wanted = WEEKDAYS[match["w"]]
    if groups.get("n"):
        weeks = count_of(groups["n"])
        back = (today.weekday() - wanted) % 7 or 7
        return None if weeks is None else Moment(shift(today, days=-back - 7 * (weeks - 1)))
    if groups.get("then"):  # of the week before, whichever day today is
        return Moment(shift(today, days=wanted - today.weekday() - 7))
    back = (today.weekday() - wanted) % 7 or 7
    return Moment(shift(today, days=-back - 7))


def night_before(back: int) -> Reader:
    """Read "last night", "the night before last": it began so many days before the article's."""

    def read(_: re.Match[str], context: Context) -> Moment | None:
        if context.published is None:
            return None
        day = shift(context.published, days=-back)
        return Moment(day, end=shift(day, days=1))

    return read


def easter(match: re.Match[str], context: Context) -> Moment | None:
    """Read "Easter Monday", "le vendredi saint": the latest, or the next of what is to come."""
    today = context.published
    if today is None:
        return None
    word = match.group()
    beside = 1 if "monday" in word or "lundi" in word else -2 if "frida" in word else 0
    beside = -2 if "vendredi" in word else -7 if "palm" in word or "rameaux" in word else beside
    days = [shift(_easter(today.year + turn), days=beside) for turn in (-1, 0, 1)]
    if context.future:
        return next((Moment(day) for day in days if day >= today), None)
    return next((Moment(day) for day in reversed(days) if day <= today), None)


def _easter(year: int) -> dt.date:
    """Return Easter Sunday of a year in the Gregorian calendar (Butcher's computus)."""
    golden, century = year % 19, year // 100
    skipped, shifted = century - century // 4, (8 * century + 13) // 25
    moon = (19 * golden + skipped - shifted + 15) % 30
    moon -= (moon + golden // 11) // 29
    sunday = (year + year // 4 + moon + 2 - skipped) % 7
    return shift(dt.date(year, 3, 28), days=moon - sunday)


def feast(month: int, day: int) -> Reader:
    """Read a feast that has its day in the calendar."""

    def read(_: re.Match[str], context: Context) -> Moment | None:
        year = context.year_of(month, day)
        return None if year is None else Moment(dt.date(year, month, day))

    return read


def ahead(unit: str) -> Reader:
    """Read "next week", "le mois prochain"."""

    def read(_: re.Match[str], context: Context) -> Moment | None:
        today = context.published
        if today is None:
            return None
        if unit == "year":
            return a_year(today.year + 1)
        if unit == "month":
            month = shift(today, months=1)
            return a_month(month.year, month.month)
        return week_of(shift(today, days=7))

    return read


def in_time(match: re.Match[str], context: Context) -> Moment | None:
    """Read "in two weeks", "sous 48 heures": what is to come counts from the article's day."""
    if context.published is None or not context.future:
        return None
    return moved(match, context.published, 1)


_TO_GO: Final = re.compile(r" (?:[\w']+ ){0,5}?(?:to|pour) ")
_ASKED: Final = re.compile(
    r"\b(?:want|demand|urg|order|insist|vow|pledg|promis|threat|warn|plan|intend|agree|commit|"
    r"undert|exig|somm|reclam|prome|engag|menac|averti|prev|entend|ordonn|enjoi|veut|veul|souhait|"
    r"presse|ultimatum|deadline|echeance|calendrier|timetable|demand)\w*"
)
"""Words before a stretch of time by whose end something is to be done."""


def deadline(match: re.Match[str], context: Context) -> Moment | None:
    """Read "within a month", "un mois pour partir": the day on which the time runs out."""
    asked = _TO_GO.match(match.string, match.end()) or _ASKED.search(match.string[: match.start()])
    if context.published is None or not (context.future or asked):
        return None
    day, count, unit = context.published, count_of(match["n"]), match["unit"]
    if count is None:
        return None
    if unit.startswith(("month", "mois")):
        return Moment(shift(day, months=count))
    if unit.startswith(("week", "semaine")):
        return Moment(shift(day, days=7 * count))
    return moved(match, day, 1)


def this_month(_: re.Match[str], context: Context) -> Moment | None:
    """Read "the end of the month": of the one spoken of, or the article's if it is to come."""
    today = context.published if context.future else context.spoken_of or context.published
    return None if today is None else a_month(today.year, today.month)


def two_weekdays(match: re.Match[str], context: Context) -> Moment | None:
    """Read "from Saturday to Sunday": the latest such stretch."""
    if context.published is None:
        return None
    last = shift(
        context.published, days=-((context.published.weekday() - WEEKDAYS[match["w2"]]) % 7)
    )
    if last == context.published and match.groupdict().get("last_fr"):
        last = shift(last, days=-7)  # "dimanche à lundi derniers", told on a Monday
    apart = (WEEKDAYS[match["w2"]] - WEEKDAYS[match["w"]]) % 7
    return Moment(shift(last, days=-apart), end=last if apart else None)


def days(count: int) -> Reader:
    """Read a day that counts from the article's: "yesterday"."""

    def read(_: re.Match[str], context: Context) -> Moment | None:
        if context.published is None:
            return None
        return Moment(shift(context.published, days=count))

    return read


def weeks(back: int) -> Reader:
    """Read a week so many weeks back."""

    def read(_: re.Match[str], context: Context) -> Moment | None:
        return None if context.published is None else week_of(context.published, back)

    return read


def weekend(_: re.Match[str], context: Context) -> Moment | None:
    """Read "at the weekend": the latest that has begun."""
    today = context.published
    if today is None:
        return None
    saturday = shift(today, days=-((today.weekday() - 5) % 7))
    sunday = shift(saturday, days=1)
    return Moment(saturday, end=sunday if sunday <= today else None)


def months(back: int) -> Reader:
    """Read a month so many months back."""

    def read(_: re.Match[str], context: Context) -> Moment | None:
        if context.published is None:
            return None
        month = shift(context.published, months=-back)
        return a_month(month.year, month.month)

    return read


def years(back: int) -> Reader:
    """Read a year so many years back."""

    def read(_: re.Match[str], context: Context) -> Moment | None:
        return None if context.published is None else a_year(context.published.year - back)

    return read


def ago(match: re.Match[str], context: Context) -> Moment | None:
    """Read "two days ago": it counts from the article's day."""
    return moved(match, context.published, -1)


_TO_THE_DAY: Final = re.compile(r",? ?(?:jour pour jour|to the day|exactly|exactement)\b")
_ROUNDLY: Final = {
    "huitaine": 8, "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30,
}  # fmt: skip


def moved(match: re.Match[str], day: dt.date | None, sign: int) -> Moment | None:
    """Return what lies a counted stretch of time before (-1) or after (1) a day."""
    if day is None:
        return None
    unit = match["unit"]
    count = count_of(match["n"])
    if count is None:
        if unit.startswith(("day", "jour")):
            return week_of(shift(day, days=5 * sign))
        return None
    step = count * sign
    if unit.startswith(("hour", "heure")):
        return Moment(shift(day, days=sign * (count // 24)))
    if unit.startswith(("day", "jour")):
        return Moment(shift(day, days=step))
    if unit.startswith(("night", "nuit")):
        return Moment(shift(day, days=step), end=shift(day, days=step + 1))
    exact = _TO_THE_DAY.match(match.string, match.end()) or _TO_THE_DAY.search(match.group())
    if match.groupdict().get("exact") or exact:
        days = step if unit.startswith(("week", "semaine")) else 0
        return Moment(shift(day, days=7 * days, months=0 if days else step * _months(unit)))
    if unit.startswith(("week", "semaine", "fortnight")):
        then = shift(day, days=(14 if unit.startswith("f") else 7) * step)
        return week_of(then)
    if unit.startswith(("month", "mois")):
        month = shift(day, months=step)
        return a_month(month.year, month.month)
    return a_year(max(1, day.year + step))


def _months(unit: str) -> int:
    """Return how many months a month or a year has."""
    return 1 if unit.startswith(("month", "mois")) else 12


def count_of(words: str) -> int | None:
    """Return what the words for a small number count, None for "several"."""
    if words.startswith("une ") and words.endswith(" de"):
        return _ROUNDLY[words[4:-3]]
    if words.isdigit():
        return int(words)
    last = words.removesuffix(" of").removeprefix("a ") or "a"
    return FEW.get(last)
