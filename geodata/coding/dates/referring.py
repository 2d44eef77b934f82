"""What dates mean that count from the day a text last spoke of: "la veille", "a week later".

Each reader takes a match and what it is resolved against, and gives the moment, or None where the
text does not say enough.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geodata.coding.dates.almanac import (
    WEEKDAYS,
    Moment,
    a_day,
    a_month,
    a_year,
    shift,
    week_of,
)
from geodata.coding.dates.counting import moved

if TYPE_CHECKING:
    import datetime as dt

    from geodata.coding.dates.counting import Reader
    from geodata.coding.dates.when import Context


def weekday_beside(way: int) -> Reader:
    """Read "the previous Friday", "le samedi suivant": before or after the day spoken of."""

    def read(match: re.Match[str], context: Context) -> Moment | None:
        then = context.spoken_of or (context.published if way < 0 else None)
        if then is None:
            return None
        apart = way * (WEEKDAYS[match["w"] or match["w2"]] - then.weekday()) % 7 or 7
        return Moment(shift(then, days=way * apart))

    return read


def weekday_of_week(match: re.Match[str], context: Context) -> Moment | None:
    """Read "the Monday of that week"."""
    then = context.spoken_of
    return None if then is None else Moment(shift(then, days=WEEKDAYS[match["w"]] - then.weekday()))


def that_weekday(match: re.Match[str], context: Context) -> Moment | None:
    """Read "that Sunday", "ce dimanche-là": the day spoken of, or the next such day after it."""
    then, today = context.spoken_of, context.published
    wanted = WEEKDAYS[match["w"] or match["wt"] or match["ws"]]
    if then is None:
        return (
            None if today is None else Moment(shift(today, days=-((today.weekday() - wanted) % 7)))
        )
    found = Moment(shift(then, days=(wanted - then.weekday()) % 7))
    return found if today is None or found.day <= today else None


def this_night(_: re.Match[str], context: Context) -> Moment | None:
    """Read "overnight" alone: the night before the article, unless the text is at another day."""
    today, then = context.published, context.spoken_of
    if today is None or then is not None or context.future:
        return None
    return Moment(shift(today, days=-1), end=today)


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


def _stretch(match: re.Match[str]) -> str:
    """Return the sort of stretch that a wording names."""
    groups = match.groupdict()
    word = groups.get("span") or groups.get("that") or groups.get("fr") or ""
    if word.startswith(("weekend", "week-end")):
        return "weekend"
    kinds = {"week": ("week", "semaine"), "month": ("month", "mois")}
    return next((kind for kind, names in kinds.items() if word.startswith(names)), "year")


def _around(day: dt.date, stretch: str) -> Moment:
    """Return the week, weekend, month or year that holds a day."""
    if stretch == "week":
        return week_of(day)
    if stretch == "weekend":
        saturday = shift(day, days=-((day.weekday() - 5) % 7))
        return Moment(saturday, end=shift(saturday, days=1))
    return a_month(day.year, day.month) if stretch == "month" else a_year(day.year)


def same(match: re.Match[str], context: Context) -> Moment | None:
    """Read "the same weekend", "ce mois-là": the one spoken of."""
    day = context.spoken_of
    return None if day is None else _around(day, _stretch(match))


def stretch_beside(way: int) -> Reader:
    """Read "the week before", "le mois suivant": beside that of the day spoken of."""

    def read(match: re.Match[str], context: Context) -> Moment | None:
        day = context.spoken_of or (context.published if way < 0 else None)
        if day is None:
            return None
        stretch = _stretch(match)
        if stretch in {"week", "weekend"}:
            return _around(shift(day, days=7 * way), stretch)
        return _around(shift(day, months=way * (1 if stretch == "month" else 12)), stretch)

    return read


def beside(count: int, *, night: bool = False) -> Reader:
    """Read a day that counts from the one spoken of: "the day before"; a night ends the next."""

    def read(_: re.Match[str], context: Context) -> Moment | None:
        if context.spoken_of is None:
            return None
        day = shift(context.spoken_of, days=count)
        return Moment(day, end=shift(day, days=1) if night else None)

    return read


def time_of_day(match: re.Match[str], context: Context) -> Moment | None:
    """Read "in the afternoon": of the day spoken of, if the sentence names no other."""
    return None if context.dated else beside(0)(match, context)


def that_day(_: re.Match[str], context: Context) -> Moment | None:
    """Read "earlier in the day": the day spoken of, or else the article's."""
    day = context.spoken_of or context.published
    return None if day is None else Moment(day)


def first_of_month(_: re.Match[str], context: Context) -> Moment | None:
    """Read "the first of the month"."""
    day = context.spoken_of or context.published
    return None if day is None else Moment(day.replace(day=1))


def earlier(match: re.Match[str], context: Context) -> Moment | None:
    """Read "two days earlier": it counts from the day spoken of."""
    return moved(match, context.spoken_of or context.published, -1)


_JUST_DATED: Final = re.compile(
    r"(?:\d{1,2}(?:er|st|nd|rd|th)?|\d \w+|\d \w+ \d{4}) ?, ?(?:soit )?$"
)


def later(match: re.Match[str], context: Context) -> Moment | None:
    """Read "two days later"; "on 30 July, four days after the coup" has its date already."""
    if _JUST_DATED.search(match.string[max(0, match.start() - 30) : match.start()]):
        return None
    return None if context.spoken_of is None else moved(match, context.spoken_of, 1)
