"""Dates that count from another day: "on Monday", "il y a trois jours", "the week before"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geodata.coding.almanac import FEW, WEEKDAYS, Moment, a_month, a_year, shift, week_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from geodata.coding.when import Context

    Reader = Callable[[re.Match[str], Context], Moment | None]

_LONG: Final = "|".join(name for name in WEEKDAYS if name.endswith(("day", "di", "dimanche")))
_W: Final = rf"(?P<w>{_LONG})s?\b"
_FEW: Final = "|".join(sorted(FEW, key=len, reverse=True))
_COUNT: Final = rf"(?P<n>\d{{1,3}}|(?:a )?(?:{_FEW})(?: of)?|several|few|a few|quelques|plusieurs)"
_UNIT: Final = (
    r"(?P<unit>days?|weeks?|months?|years?|hours?|jours?|semaines?|mois|ans|an|annees?|heures?)"
)
_TIME: Final = r"(?: (?:morning|evening|night|afternoon|matin|soir|nuit|apres-midi|midi|dawn))?"


def _weekday(match: re.Match[str], context: Context) -> Moment | None:
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


def _two_weekdays(match: re.Match[str], context: Context) -> Moment | None:
    if context.published is None:
        return None
    last = shift(
        context.published, days=-((context.published.weekday() - WEEKDAYS[match["w2"]]) % 7)
    )
    apart = (WEEKDAYS[match["w2"]] - WEEKDAYS[match["w"]]) % 7
    return Moment(shift(last, days=-apart), end=last if apart else None)


def _days(count: int) -> Reader:
    def read(_: re.Match[str], context: Context) -> Moment | None:
        if context.published is None:
            return None
        return Moment(shift(context.published, days=count))

    return read


def _beside(count: int) -> Reader:
    def read(_: re.Match[str], context: Context) -> Moment | None:
        day = context.spoken_of
        return None if day is None else Moment(shift(day, days=count))

    return read


def _first_of_month(_: re.Match[str], context: Context) -> Moment | None:
    day = context.spoken_of or context.published
    return None if day is None else Moment(day.replace(day=1))


def _weeks(back: int) -> Reader:
    def read(_: re.Match[str], context: Context) -> Moment | None:
        return None if context.published is None else week_of(context.published, back)

    return read


def _weekend(_: re.Match[str], context: Context) -> Moment | None:
    today = context.published
    if today is None:
        return None
    saturday = shift(today, days=-((today.weekday() - 5) % 7))
    sunday = shift(saturday, days=1)
    return Moment(saturday, end=sunday if sunday <= today else None)


def _months(back: int) -> Reader:
    def read(_: re.Match[str], context: Context) -> Moment | None:
        if context.published is None:
            return None
        month = shift(context.published, months=-back)
        return a_month(month.year, month.month)

    return read


def _years(back: int) -> Reader:
    def read(_: re.Match[str], context: Context) -> Moment | None:
        return None if context.published is None else a_year(context.published.year - back)

    return read


def _ago(match: re.Match[str], context: Context) -> Moment | None:
    return _moved(match, context.published, -1)


def _earlier(match: re.Match[str], context: Context) -> Moment | None:
    return _moved(match, context.spoken_of or context.published, -1)


def _later(match: re.Match[str], context: Context) -> Moment | None:
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
    if unit.startswith(("week", "semaine")):
        return week_of(shift(day, days=7 * step))
    if unit.startswith(("month", "mois")):
        month = shift(day, months=step)
        return a_month(month.year, month.month)
    return a_year(max(1, day.year + step))


def _count(words: str) -> int | None:
    if words.isdigit():
        return int(words)
    last = words.removesuffix(" of").removeprefix("a ") or "a"
    return FEW.get(last)


_ALL: Final[tuple[tuple[re.Pattern[str], Reader, float], ...]] = tuple(
    (re.compile(pattern), read, score)
    for pattern, read, score in (
        (rf"\b{_COUNT} {_UNIT} ago\b", _ago, 0.85),
        (rf"\bil y a (?:environ |pres de |a peine |plus d')?{_COUNT} {_UNIT}\b", _ago, 0.85),
        (
            (
                rf"\b{_COUNT} {_UNIT} (?:earlier|previously|"
                r"before(?! (?:the|a|an|his|her|their)\b)|"
                rf"plus tot|auparavant|avant(?= ?[,.;:]))(?!\w)"
            ),
            _earlier,
            0.75,
        ),
        (
            rf"\b{_COUNT} {_UNIT} (?:later|afterwards|plus tard|apres(?= ?[,.;:]))(?!\w)",
            _later,
            0.7,
        ),
        (
            (
                rf"\b(?:nuit (?:de |du )?|de |du |between |from |overnight (?:from )?|night (?:of |"
                rf"from )"
                rf"|on |entre |le )?{_W} (?:to|and|a|au|et|into|through) (?:le )?"
                rf"(?P<w2>{_LONG})s?\b"
            ),
            _two_weekdays,
            0.9,
        ),
        (r"\b(?:the )?day before yesterday\b|\bavant-hier\b", _days(-2), 0.95),
        (r"\byesterday\b|\bhier\b|\blast night\b|\bla nuit derniere\b", _days(-1), 0.95),
        (r"\b(?:the )?following day\b|\bthe next day\b|\b(?:le )?lendemain\b", _beside(1), 0.75),
        (
            r"\bthe previous day\b|\bthe day before\b|\bla veille\b|\bthe day earlier\b",
            _beside(-1),
            0.7,
        ),
        (
            (
                r"\b(?:several|a few|few|\w+) hours (?:later|after|earlier|before)\b"
                r"|\b(?:quelques|plusieurs|\w+) heures (?:apres|plus tard|plus tot|avant)\b"
                r"|\bthe same (?:day|night|evening)\b|\bthat (?:same )?(?:day|night)\b"
                r"|\bce jour-la\b|\ble meme jour\b|\bla meme nuit\b|\bcette nuit-la\b"
            ),
            _beside(0),
            0.75,
        ),
        (
            (
                r"\btoday\b|\btonight\b|\bthis (?:morning|afternoon|evening)\b|\baujourd'hui\b"
                r"|\bce (?:matin|soir|jour)\b|\bearlier in the day\b|\bdans la journee\b"
            ),
            _days(0),
            0.9,
        ),
        (r"\bthe first of the month\b|\ble premier du mois\b", _first_of_month, 0.8),
        (r"\btomorrow\b|\bdemain\b", _days(1), 0.9),
        (rf"\b(?:this|ce) {_W}{_TIME}", _weekday, 0.95),
        (
            (
                rf"\b(?:on |the |le |overnight |late |early |since |by |until |de |before )?"
                rf"(?P<last>last |past )?(?P<next>next |coming )?{_W}{_TIME}"
                rf"(?P<last_fr> dernier| passe)?(?P<next_fr> prochain)?"
            ),
            _weekday,
            0.9,
        ),
        (
            (
                r"\b(?:over|at|during) the (?:past |last )?weekend\b|\b(?:last|this|past) weekend\b"
                r"|\b(?:ce|le|du) week-?end(?: dernier| passe)?\b|\bde week-?end\b"
            ),
            _weekend,
            0.85,
        ),
        (
            (
                r"\b(?:last|the previous|the past) week\b|\bla semaine (?:derniere|passee)\b"
                r"|\bla semaine precedente\b|\bthe week before\b"
            ),
            _weeks(1),
            0.85,
        ),
        (
            r"\b(?:earlier |later )?this week\b|\bcette semaine\b|\ben debut de semaine\b",
            _weeks(0),
            0.85,
        ),
        (
            r"\b(?:last|the previous) month\b|\ble mois (?:dernier|passe|precedent)\b",
            _months(1),
            0.9,
        ),
        (
            (
                r"\b(?:earlier |later )?this month\b|\bce mois(?:-ci)?\b|\ben debut de mois\b"
                r"|\bau debut du mois\b"
            ),
            _months(0),
            0.85,
        ),
        (
            (
                r"\b(?:last|the previous) year\b|\bl'an (?:dernier|passe)\b"
                r"|\bl'annee (?:derniere|passee|precedente)\b"
            ),
            _years(1),
            0.9,
        ),
        (
            (
                r"\b(?:earlier |later )?this year\b|\bcette annee\b|\ben debut d'annee\b"
                r"|\bau debut de l'annee\b|\bdepuis le debut de l'annee\b"
            ),
            _years(0),
            0.8,
        ),
    )
)

_FROM_CONTEXT: Final = ("_beside", "_earlier", "_later")
PATTERNS: Final = tuple(
    sorted(_ALL, key=lambda entry: entry[1].__qualname__.startswith(_FROM_CONTEXT))
)
"""Patterns, readers and scores; those that count from the date spoken of come last, so that they
may count from one in the same sentence."""
