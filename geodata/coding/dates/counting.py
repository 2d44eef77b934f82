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
    a_day,
    a_month,
    a_year,
    shift,
    week_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from geodata.coding.dates.when import Context

    Reader = Callable[[re.Match[str], Context], Moment | None]


def weekday(match: re.Match[str], context: Context) -> Moment | None:
    """Read "on Monday": the latest, or the next of what is to come."""
    today = context.published
    if today is None:
        return None
    wanted = WEEKDAYS[match["w"]]
    groups = match.groupdict()
    last = groups.get("last") or groups.get("last_fr")
    following = groups.get("next") or groups.get("next_fr")
    if following or (context.future and not last):
        ahead = (wanted - today.weekday()) % 7
        return Moment(shift(today, days=ahead or (7 if following else 0)))
    back = (today.weekday() - wanted) % 7
    if back == 0 and last:
        back = 7
    return Moment(shift(today, days=-back))


def weekday_before(match: re.Match[str], context: Context) -> Moment | None:
    """Read "the previous Friday", "le vendredi d'avant": before the day spoken of."""
    today = context.spoken_of or context.published
    if today is None:
        return None
    back = (today.weekday() - WEEKDAYS[match["w"]]) % 7 or 7
    return Moment(shift(today, days=-back))


def that_weekday(match: re.Match[str], context: Context) -> Moment | None:
    """Read "that Sunday", "ce dimanche-là": the day spoken of, or the next such day after it."""
    then, today = context.spoken_of, context.published
    wanted = WEEKDAYS[match["w"] or match["wt"]]
    if then is None:
        return (
            None if today is None else Moment(shift(today, days=-((today.weekday() - wanted) % 7)))
        )
    found = Moment(shift(then, days=(wanted - then.weekday()) % 7))
    return found if today is None or found.day <= today else None


def weekday_ago(match: re.Match[str], context: Context) -> Moment | None:
    """Read "two Sundays ago", "Sunday before last", "Friday last week"."""
    today = context.published
    if today is None:
        return None
    groups = match.groupdict()
    wanted = WEEKDAYS[match["w"]]
    if groups.get("n"):
        weeks = _count(groups["n"])
        back = (today.weekday() - wanted) % 7 or 7
        return None if weeks is None else Moment(shift(today, days=-back - 7 * (weeks - 1)))
    if groups.get("then"):  # of the week before, whichever day today is
        return Moment(shift(today, days=wanted - today.weekday() - 7))
    back = (today.weekday() - wanted) % 7 or 7
    return Moment(shift(today, days=-back - 7))


def this_night(_: re.Match[str], context: Context) -> Moment | None:
    """Read "overnight" alone: the night before the article, unless the text is at another day."""
    today, then = context.published, context.spoken_of
    if today is None or then is not None or context.future:
        return None
    return Moment(shift(today, days=-1), end=today)


def night_before(_: re.Match[str], context: Context) -> Moment | None:
    """Read "last night": it began on the day before the article's."""
    today = context.published
    return None if today is None else Moment(shift(today, days=-1), end=today)


def feast(month: int, day: int) -> Reader:
    """Read a feast that has its day in the calendar."""

    def read(_: re.Match[str], context: Context) -> Moment | None:
        year = context.year_of(month, day)
        return None if year is None else Moment(dt.date(year, month, day))

    return read


def day_of_month(match: re.Match[str], context: Context) -> Moment | None:
    """Read "on the 14th": the latest such day, or the next of what is to come."""
    near = context.spoken_of or context.published
    if near is None:
        return None
    for months in (0, 1) if context.future else (0, -1):
        month = shift(near.replace(day=1), months=months)
        found = a_day(month.year, month.month, int(match["d1"]))
        last = context.published
        if found and (last is None or context.future or found.day <= last):
            return found
    return None


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
    return _moved(match, context.published, 1)


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
    day, count, unit = context.published, _count(match["n"]), match["unit"]
    if count is None:
        return None
    if unit.startswith(("month", "mois")):
        return Moment(shift(day, months=count))
    if unit.startswith(("week", "semaine")):
        return Moment(shift(day, days=7 * count))
    return _moved(match, day, 1)


def this_month(_: re.Match[str], context: Context) -> Moment | None:
    """Read "the end of the month"."""
    today = context.published
    return None if today is None else a_month(today.year, today.month)


def same(unit: str) -> Reader:
    """Read "the same weekend": the one spoken of."""

    def read(_: re.Match[str], context: Context) -> Moment | None:
        day = context.spoken_of
        if day is None:
            return None
        if unit == "month":
            return a_month(day.year, day.month)
        if unit == "week":
            return week_of(day)
        saturday = shift(day, days=-((day.weekday() - 5) % 7))
        return Moment(saturday, end=shift(saturday, days=1))

    return read


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


def beside(count: int) -> Reader:
    """Read a day that counts from the one spoken of: "the day before"."""

    def read(_: re.Match[str], context: Context) -> Moment | None:
        day = context.spoken_of
        return None if day is None else Moment(shift(day, days=count))

    return read


def first_of_month(_: re.Match[str], context: Context) -> Moment | None:
    """Read "the first of the month"."""
    day = context.spoken_of or context.published
    return None if day is None else Moment(day.replace(day=1))


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
    return _moved(match, context.published, -1)


_TO_THE_DAY: Final = re.compile(r",? ?(?:jour pour jour|to the day|exactly|exactement)\b")


def earlier(match: re.Match[str], context: Context) -> Moment | None:
    """Read "two days earlier": it counts from the day spoken of."""
    return _moved(match, context.spoken_of or context.published, -1)


_JUST_DATED: Final = re.compile(
    r"(?:\d{1,2}(?:er|st|nd|rd|th)?|\d \w+|\d \w+ \d{4}) ?, ?(?:soit )?$"
)


def later(match: re.Match[str], context: Context) -> Moment | None:
    """Read "two days later"; "on 30 July, four days after the coup" has its date already."""
    if _JUST_DATED.search(match.string[max(0, match.start() - 30) : match.start()]):
        return None
    return None if context.spoken_of is None else _moved(match, context.spoken_of, 1)


def _moved(match: re.Match[str], day: dt.date | None, sign: int) -> Moment | None:
    if day is None:
        return None
    unit = match["unit"]
    count = _count(match["n"])
    if count is None:
        if unit.startswith(("day", "jour")):
            return week_of(shift(day, days=5 * sign))
        return None
    step = count * sign
    if unit.startswith(("hour", "heure")):
        return Moment(shift(day, days=sign * (count // 24)))
    if unit.startswith(("day", "jour")):
        return Moment(shift(day, days=step))
    exact = _TO_THE_DAY.match(match.string, match.end()) is not None
    if unit.startswith(("week", "semaine")):
        then = shift(day, days=7 * step)
        return Moment(then) if exact else week_of(then)
    if unit.startswith(("month", "mois")):
        month = shift(day, months=step)
        if exact:
            return Moment(month)
        return a_month(month.year, month.month)
    return a_year(max(1, day.year + step))


def _count(words: str) -> int | None:
    if words.isdigit():
        return int(words)
    last = words.removesuffix(" of").removeprefix("a ") or "a"
    return FEW.get(last)
