"""Dates with a day, a month or a year of their own: "3 March", "15/11", "mi-août", "in 2023"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geodata.coding.dates.almanac import (
    MONTHS,
    WEEKDAYS,
    Moment,
    a_day,
    a_month,
    a_year,
    last_day,
    shift,
    week_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from geodata.coding.dates.when import Context

_TWELVE: Final = frozenset(MONTHS.values())
_MONTH: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY: Final = r"(?<![\d.,/])(?P<d{n}>[0-3]?\d)(?: ?er\b|st|nd|rd|th|e)?"
_LAST_DAY: Final = r"(?P<d2>[0-3]?\d)(?: ?er\b|st|nd|rd|th|e)?"
_MORE_DAYS: Final = r"(?:, [0-3]?\d(?:st|nd|rd|th|er|e)?){0,4}"
_YEAR: Final = r"(?P<y>(?:19|20)\d\d)"
_LONG: Final = "|".join(name for name in WEEKDAYS if name.endswith(("day", "di", "dimanche")))
_SHORT: Final = "|".join(name for name in WEEKDAYS if len(name) < len("lundi"))
# "tues" and "mon" are words of French before "le"
_WEEKDAY: Final = (
    rf"(?:(?:(?:{_LONG})(?: dernier| prochain)?(?: (?:morning|night|evening|afternoon|matin|soir|"
    rf"nuit))?"
    rf",? (?:the |le |\()?|(?:{_SHORT})\.?,? (?:the )?))?"
)
_NAMED: Final = _WEEKDAY.replace("(?:(?:(?:", "(?:(?:(?P<w0>", 1)
_M: Final = rf"(?P<m>{_MONTH})\b\.?"
_M1: Final = rf"(?P<m1>{_MONTH})\b\.?"
_TO: Final = r"(?:\s?-\s?| to (?:the )?| and (?:the )?| through | until | au | et (?:le )?|/| & )"
_OF: Final = r"(?: of|,)? "
_PART: Final = (
    r"(?P<part>mid|early|late|end|beginning|start|middle|debut|fin|courant|mi|milieu|summer|winter|"
    r"autumn|spring|ete|hiver|automne|printemps|rainy season)"
)
_LINK: Final = (
    r"(?:[ -]|[ -]of (?:the month of )?|[ -]in |[ -]de |[ -]d'|[ -]du mois d(?:e |')|[ -]d'annee )"
)
_ORDINALS: Final = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
_DATED: Final = (
    rf"(?:\b(?:le|du|au|on|dated|date|of|since|depuis|before|jusqu'au|from|les|the) |"
    rf"\b(?:{_LONG}),? (?:le |the )?|\b(?:{_SHORT})\.?,? )"
)


def _iso(match: re.Match[str], _: Context) -> Moment | None:
    return a_day(int(match["y"]), int(match["mm"]), int(match["d1"]))


def _numeric(match: re.Match[str], _: Context) -> Moment | None:
    year = int(match["yy"])
    year += 2000 if len(match["yy"]) == len("24") else 0
    first, second = int(match["d1"]), int(match["mm"])
    if second > len(_TWELVE):
        first, second = second, first
    return a_day(year, second, first)


def _unyeared(match: re.Match[str], context: Context) -> Moment | None:
    """Read "15/11": the day before the month, as all of the countries' papers have it."""
    day, month = int(match["d1"]), int(match["mm"])
    if not 1 <= month <= len(_TWELVE):
        return None
    year = context.year_of(month, day)
    return None if year is None else a_day(year, month, day)


def _spelled(match: re.Match[str], context: Context) -> Moment | None:
    """Read "the fifteenth of September", "le premier septembre"."""
    word = match["o"]
    day = 1 if word == "premier" else _ORDINALS.index(word) + 1
    return _full_of(match["m"], str(day), match["y"], context)


def _full(match: re.Match[str], context: Context) -> Moment | None:
    month, day = MONTHS[match["m"]], int(match["d1"])
    today = context.published
    if match.groupdict().get("last") and today is not None:  # "le 17 mars dernier", whatever before
        return a_day(today.year - ((month, day) > (today.month, today.day)), month, day)
    if match["y"]:
        return a_day(int(match["y"]), month, day)
    year = context.year_of(month, day)
    told = None if year is None else a_day(year, month, day)
    weekday = match.groupdict().get("w0")
    if told is None or weekday is None or told.day.weekday() == WEEKDAYS[weekday]:
        return told
    # "Monday 15 September": the weekday tells which year is meant
    near = (a_day(told.day.year + turn, month, day) for turn in (1, -1))
    return next((d for d in near if d and d.day.weekday() == WEEKDAYS[weekday]), told)


def _range(match: re.Match[str], context: Context) -> Moment | None:
    groups = match.groupdict()
    last = _full_of(groups["m"], groups["d2"], groups["y"], context)
    if last is None:
        return None
    month = MONTHS[groups.get("m1") or groups["m"]]
    year = last.day.year - (month > last.day.month)
    first = a_day(year, month, int(groups["d1"]))
    if first is None or first.day > last.day:
        return None
    return first._replace(end=last.day) if last.day > first.day else first


def _full_of(name: str, day: str, year: str | None, context: Context) -> Moment | None:
    month = MONTHS[name]
    known = int(year) if year else context.year_of(month, int(day))
    return None if known is None else a_day(known, month, int(day))


def _month(match: re.Match[str], context: Context) -> Moment | None:
    month = MONTHS[match["m"]]
    known = match.groupdict().get("y")
    if match.groupdict().get("that") and context.spoken_of:
        return a_month(context.spoken_of.year, month)
    year = int(known) if known else context.year_of(month, 1)
    if year is None:
        return None
    today = context.published
    if match.groupdict().get("ago") and today:
        return a_month(today.year - 1, month)
    last = match.groupdict().get("last")
    if last and today and (year, month) == (today.year, today.month):
        year -= 1
    return a_month(year, month)


def _of_this_month(match: re.Match[str], context: Context) -> Moment | None:
    """Read "Tuesday 12", "la nuit du 18 au 19": the latest such day, where no month is told."""
    today, weekday = context.published, match["w"]
    if today is None:
        return None
    for back in range(MONTHS_BACK):
        months = today.year * 12 + today.month - 1 - back
        day = a_day(months // 12, months % 12 + 1, int(match["d1"]))
        if day is None or day.day > today:
            continue
        if weekday is None or day.day.weekday() == WEEKDAYS[weekday]:
            night = match.groupdict().get("d2")
            if night is None:
                return day
            next_day = shift(day.day, days=1)
            return day._replace(end=next_day) if next_day.day == int(night) else None
    return None


def _that_day(match: re.Match[str], context: Context) -> Moment | None:
    """Read "on that day of 2021": the day spoken of, in another year."""
    day = context.spoken_of
    return None if day is None else a_day(int(match["y"]), day.month, day.day)


def _a_week(match: re.Match[str], context: Context) -> Moment | None:
    """Read "the last week of November"."""
    month = _month(match, context)
    if month is None:
        return None
    number = _WHICH.get(match["which"])
    if number is None:
        return week_of(last_day(month))
    return week_of(shift(month.day, days=3 + 7 * number))


_WHICH: Final = {
    "first": 0, "premiere": 0, "second": 1, "seconde": 1, "deuxieme": 1, "third": 2,
    "troisieme": 2, "fourth": 3, "quatrieme": 3,
}  # fmt: skip
"""Weeks of a month after its first."""


def _year(match: re.Match[str], _: Context) -> Moment | None:
    return a_year(int(match["y"]))


MONTHS_BACK: Final = 2
"""How far a day without a month is looked for: in the article's own month and the one before."""

_NUMBER_ALONE: Final = (
    rf"(?:st|nd|rd|th|er|e)?(?=[,;.)]|$| (?:a|au|aux|dans|contre|vers|pres|par|en|in|at|near|by|"
    rf"when|quand|lorsque|and|et|as)\b)(?!{_OF}(?:{_MONTH})\b)(?![.,]\d)"
)

_DATE_LEAD: Final = rf"\b{_WEEKDAY}"

PATTERNS: Final[tuple[tuple[re.Pattern[str], Callable[..., Moment | None], float], ...]] = tuple(
    (re.compile(pattern), read, score)
    for pattern, read, score in (
        (r"(?<!\d)(?P<y>(?:19|20)\d\d)-(?P<mm>[01]\d)-(?P<d1>[0-3]\d)(?!\d)", _iso, 1.0),
        (
            (
                r"(?<![\d/.])(?P<d1>[0-3]?\d)(?P<sep>[/.])(?P<mm>[0-3]?\d)(?P=sep)"
                r"(?P<yy>(?:19|20)\d\d|\d\d)(?![\d/])"
            ),
            _numeric,
            0.95,
        ),
        (
            r"(?<![\d/-])(?P<d1>[0-3]?\d)-(?P<mm>[01]?\d)-(?P<yy>(?:19|20)\d\d)(?![\d/-])",
            _numeric,
            0.9,
        ),
        (r"(?<!\d)(?P<y>(?:19|20)\d\d)/(?P<mm>[01]\d)/(?P<d1>[0-3]\d)(?!\d)", _iso, 1.0),
        (
            rf"{_DATED}(?P<d1>[0-3]?\d)/(?P<mm>[01]?\d)(?![\d/%]|,\d)",
            _unyeared,
            0.8,
        ),
        (
            (
                rf"\b(?:the |le )?(?P<o>premier|{'|'.join(_ORDINALS)}) (?:day )?(?:of )?{_M}"
                rf"(?:,? {_YEAR})?"
            ),
            _spelled,
            0.95,
        ),
        (  # 30 January - 2 February 2024, du 30 janvier au 2 fevrier
            (
                rf"{_DATE_LEAD}{_DAY.format(n=1)}(?:{_OF}{_M1})?{_MORE_DAYS}{_TO}{_WEEKDAY}{_LAST_DAY}"
                rf"{_OF}{_M}(?:,? {_YEAR})?"
            ),
            _range,
            0.95,
        ),
        (  # January 30 to February 2
            (
                rf"{_DATE_LEAD}{_M1} {_DAY.format(n=1)}{_TO}{_WEEKDAY}{_M} {_LAST_DAY}"
                rf"(?!\d)(?:,? {_YEAR})?"
            ),
            _range,
            0.95,
        ),
        (  # June 4-5, 2024
            (
                rf"{_DATE_LEAD}{_M} {_DAY.format(n=1)}{_MORE_DAYS}{_TO}{_LAST_DAY}(?!\d)"
                rf"(?:,? {_YEAR})?"
            ),
            _range,
            0.95,
        ),
        (
            (
                rf"\b(?:in |during |dans |durant |au cours de )?(?:the |la )"
                rf"(?P<which>first|second|third|fourth|last|final|premiere|seconde|"
                rf"deuxieme|troisieme|quatrieme|derniere) (?:full )?(?:week|semaine) "
                rf"(?:of |de |d')(?:the month of )?{_M}(?:,? {_YEAR})?"
            ),
            _a_week,
            0.85,
        ),
        (
            (
                rf"\b{_NAMED}{_DAY.format(n=1)}(?:{_OF}|-){_M}"
                rf"(?:(?:,? |-){_YEAR}|(?P<last> dernier| last|, last)(?! (?:week|month|year)))?"
            ),
            _full,
            1.0,
        ),
        (rf"\b{_NAMED}{_M} (?:the )?{_DAY.format(n=1)}(?!\d|,\d)(?:,? {_YEAR})?", _full, 1.0),
        (
            (
                rf"\b(?:nuit du|nights? of(?: the)?) (?:(?P<w>{_LONG}),? )?(?:the )?"
                rf"(?P<d1>[0-3]?\d)(?:st|nd|rd|th|e)?(?: au | to (?:the )?| and |-)"
                rf"(?:(?:{_LONG}),? )?(?P<d2>[0-3]?\d){_NUMBER_ALONE}"
            ),
            _of_this_month,
            0.85,
        ),
        (
            rf"\b(?P<w>{_LONG}),? (?:the |le )?(?P<d1>[0-3]?\d){_NUMBER_ALONE}",
            _of_this_month,
            0.85,
        ),
        (rf"\b{_PART}{_LINK}{_M}(?:,? {_YEAR})?", _month, 0.9),
        (rf"\b{_M} (?:of )?{_YEAR}", _month, 0.95),
        (
            (
                rf"\b(?:in|since|during|last|this|cet?|by|of|until|throughout|en|depuis|de|d'ici|"
                rf"au mois de|"
                rf"mois de|au mois d'|mois d'|en ce mois de|month of) ?{_M}(?P<that> of (?:that|"
                rf"the same) year| de (?:la meme annee|cette annee-la))?"
                rf"(?P<last> dernier)?(?:,? (?:of )?this year| de cette annee)?"
                rf"(?P<ago> (?:of )?last year| (?:de )?l'an(?:nee)? "
                rf"(?:dernier|passe)e?)?"
            ),
            _month,
            0.9,
        ),
        (rf"\b{_M} (?P<last>dernier)\b", _month, 0.9),
        (
            (
                rf"\b(?:(?:on |of |at )?(?:that|this|the same) (?:very )?(?:same )?(?:day|date) "
                rf"(?:of|in)|(?:ce|le meme) (?:meme )?jour (?:de|en)) {_YEAR}"
            ),
            _that_day,
            0.8,
        ),
        (rf"\b{_PART}{_LINK}(?:l'annee )?{_YEAR}(?! ?-)", _year, 0.9),
        (
            (
                rf"\b(?:in|since|during|by|until|back in|throughout|en|depuis|des|courant|d'ici|"
                rf"l'annee|annee|jusqu'en|the year|between|entre|from|de) {_YEAR}(?![\d-])"
                rf"(?! (?:soldiers|troops|soldats|militaires|people|personnes|men|hommes|euros))"
            ),
            _year,
            0.85,
        ),
    )
)
"""Patterns, readers and scores, the most exact wordings first."""
