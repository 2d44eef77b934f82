"""Dates that count from another day: "on Monday", "il y a trois jours", "the week before"."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from geodata.coding.almanac import FEW, WEEKDAYS, Moment, a_day, a_month, a_year, shift, week_of

if TYPE_CHECKING:
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
_NUMBER: Final = rf"(?:\d{{1,2}}|(?:a )?(?:{_FEW})(?: of)?|several|few|a few|quelques|plusieurs)"
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


def _weekday_before(match: re.Match[str], context: Context) -> Moment | None:
    """Read "the previous Friday", "le vendredi d'avant": before the day spoken of."""
    today = context.spoken_of or context.published
    if today is None:
        return None
    back = (today.weekday() - WEEKDAYS[match["w"]]) % 7 or 7
    return Moment(shift(today, days=-back))


def _weekday_ago(match: re.Match[str], context: Context) -> Moment | None:
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


def _this_night(_: re.Match[str], context: Context) -> Moment | None:
    """Read "overnight" alone: the night before the article, unless the text is at another day."""
    today, then = context.published, context.spoken_of
    if today is None or then is not None or context.future:
        return None
    return Moment(shift(today, days=-1), end=today)


def _night_before(_: re.Match[str], context: Context) -> Moment | None:
    today = context.published
    return None if today is None else Moment(shift(today, days=-1), end=today)


def _feast(month: int, day: int) -> Reader:
    def read(_: re.Match[str], context: Context) -> Moment | None:
        year = context.year_of(month, day)
        return None if year is None else Moment(dt.date(year, month, day))

    return read


def _day_of_month(match: re.Match[str], context: Context) -> Moment | None:
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


def _ahead(unit: str) -> Reader:
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


def _in_time(match: re.Match[str], context: Context) -> Moment | None:
    """Read "in two weeks", "sous 48 heures": what is to come counts from the article's day."""
    if context.published is None or not context.future:
        return None
    return _moved(match, context.published, 1)


def _this_month(_: re.Match[str], context: Context) -> Moment | None:
    today = context.published
    return None if today is None else a_month(today.year, today.month)


def _same(unit: str) -> Reader:
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
        (rf"\b(?:voila|cela fait|ca fait) (?:deja )?{_COUNT} {_UNIT}(?= que?\b)", _ago, 0.8),
        (r"\b(?:next|the coming) week\b|\bla semaine prochaine\b", _ahead("week"), 0.85),
        (r"\b(?:next|the coming) month\b|\ble mois prochain\b", _ahead("month"), 0.9),
        (
            r"\b(?:next|the coming) year\b|\bl'an(?:nee)? prochaine?\b",
            _ahead("year"),
            0.9,
        ),
        (
            (
                rf"\b(?:within|in|sous|d'ici|dans(?: un delai de| les)?) {_COUNT} {_UNIT}"
                rf"(?! (?:of|de|d'|since|depuis|after|apres|later|plus tard|ago)\b)"
            ),
            _in_time,
            0.7,
        ),
        (
            r"\b(?:the )?end of the month\b|\bla fin du mois\b(?! d(?:e |'))|\bmonth's end\b",
            _this_month,
            0.85,
        ),
        (
            (
                r"\b(?:the )?(?:end|close) of the year\b|\byear's end\b|\byear-end\b"
                r"|\bla fin de l'annee\b(?! (?:derniere|passee|prochaine|(?:19|20)\d\d))"
            ),
            _years(0),
            0.8,
        ),
        (r"\b(?:a )?fortnight ago\b|\bil y a (?:une )?quinzaine(?: de jours)?\b", _weeks(2), 0.8),
        (r"\b(?:on )?christmas eve\b|\bveille de noel\b", _feast(12, 24), 0.9),
        (r"\b(?:on )?christmas(?: day| morning| night)?\b|\bnoel\b", _feast(12, 25), 0.85),
        (r"\bnew year's eve\b|\bsaint-sylvestre\b|\breveillon\b", _feast(12, 31), 0.85),
        (r"\bnew year's day\b|\bjour de l'an\b|\bnouvel an\b", _feast(1, 1), 0.85),
        (
            (
                r"\b(?:on|by|until|since|of) the (?P<d1>[0-3]?\d)(?:st|nd|rd|th)"
                r"(?! ?(?:-|of (?!(?:the|this|that) month)|\w+ (?:battalion|regiment|brigade|"
                r"time)))\b"
            ),
            _day_of_month,
            0.7,
        ),
        (
            (
                r"\ble (?P<d1>[0-3]?\d)(?= ?(?:[.;:)]|$|, | (?:du|de ce|de ce meme) mois|"
                r" (?:au|a l') ?(?:matin|soir|aube)))"
            ),
            _day_of_month,
            0.7,
        ),
        (r"\b(?:the|that) (?:very )?same week-?end\b|\ble meme week-?end\b", _same("weekend"), 0.8),
        (r"\b(?:the|that) (?:very )?same week\b|\bla meme semaine\b", _same("week"), 0.75),
        (r"\b(?:the|that) (?:very )?same month\b|\ble meme mois\b", _same("month"), 0.75),
        (
            (
                rf"\b(?:il y a|voici|voila) (?:de cela |environ |pres de |a peine |moins de |"
                rf"plus d[e'] ?)?{_COUNT} {_UNIT}\b(?! qu[e'])"
            ),
            _ago,
            0.85,
        ),
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
                rf"|on |late (?:on )?|late on |entre |le )?{_W}(?: (?:late|night|evening|soir|nuit))? "
                rf"(?:to|and|a|au|et|into|through) (?:le |early |early on )?"
                rf"(?P<w2>{_LONG})s?\b"
            ),
            _two_weekdays,
            0.9,
        ),
        (r"\b(?:the )?day before yesterday\b|\bavant-hier\b", _days(-2), 0.95),
        (rf"\b(?:yesterday|hier|today|aujourd'hui),? (?:le )?{_W}{_TIME}", _weekday, 0.95),
        (
            r"\blast night\b|\bla nuit (?:derniere|passee|ecoulee)\b|\bcette nuit\b"
            r"|\b(?:in|over|during) the (?:past|last) (?:24 hours|day)\b"
            r"|\b(?:ces|au cours des|dans les|les|des) dernieres (?:24|vingt-quatre) heures\b",
            _night_before,
            0.85,
        ),
        (rf"\b(?:yesterday|hier)\b{_TIME}", _days(-1), 0.95),
        (
            rf"\b(?:(?P<n>two|three|four|2|3|4) )?{_W} (?:ago|before last)\b",
            _weekday_ago,
            0.85,
        ),
        (
            (
                rf"\b(?:on |the |le |de |du )?{_W}{_TIME}(?P<then>,? (?:of )?last week\b"
                r"|,? de la semaine (?:derniere|passee|precedente|ecoulee)\b)"
            ),
            _weekday_ago,
            0.95,
        ),
        (
            rf"\b(?:on |the )*(?:previous|preceding) {_W}{_TIME}",
            _weekday_before,
            0.85,
        ),
        (
            rf"\b(?:on |le |du |the )*{_W}{_TIME} (?:precedent|d'avant|before(?= ?[,.;]))",
            _weekday_before,
            0.85,
        ),
        (
            r"\b(?:the )?following day\b|\bthe next day\b|\b(?:the )?day after(?= ?[,.;])"
            r"|\b(?:le )?lendemain\b(?! d)",
            _beside(1),
            0.75,
        ),
        (r"\bl'avant-veille\b", _beside(-2), 0.7),
        (r"\b(?:le )?surlendemain\b", _beside(2), 0.7),
        (
            r"\bthe previous day\b|\bthe day before\b|\bla veille\b|\bthe day earlier\b",
            _beside(-1),
            0.7,
        ),
        (
            (
                rf"\b{_NUMBER} hours (?:later|after|earlier|before)\b"
                rf"|\b{_NUMBER} heures (?:apres|plus tard|plus tot|avant)\b"
                r"|\bthe (?:very )?same (?:day|night|evening|morning|afternoon)\b"
                r"|\bthat (?:same )?(?:day|night|evening|morning)\b|\b(?:le (?:jour|soir)|la nuit) "
                r"meme\b"
                r"|\b(?:at|around|about) (?:about |almost )?the same (?:time|moment|hour)\b"
                r"|\b(?:au meme (?:moment|instant)|a la meme heure|dans la meme (?:nuit|journee))\b"
                r"|\b(?:le meme soir|ce soir-la|ce matin-la)\b"
                r"|\bce jour-la\b|\ble meme jour\b|\bla meme nuit\b|\bcette nuit-la\b"
            ),
            _beside(0),
            0.75,
        ),
        (
            (
                r"\btoday\b|\btonight\b|\bthis (?:morning|afternoon|evening)\b|\baujourd'hui\b"
                r"|\bce (?:matin|soir|jour)\b|\bearlier in the day\b|\bdans la journee\b(?! d)"
            ),
            _days(0),
            0.9,
        ),
        (r"\bthe first of the month\b|\ble premier du mois\b", _first_of_month, 0.8),
        (r"\btomorrow\b|\bdemain\b", _days(1), 0.9),
        (rf"\b(?:this|ce) {_W}{_TIME}(?! \d)", _weekday, 0.95),
        (
            (
                rf"\b(?:on |the |le |overnight |overnight on |late |early |since |by |until |de |before )?"
                rf"(?<!previous )(?<!preceding )(?P<last>last |past )?(?P<next>next |coming )?"
                rf"{_W}{_TIME}(?! (?:precedent|d'avant|before(?: ?[,.;]))\b)"
                rf"(?P<last_fr> dernier| passe)?(?P<next_fr> prochain)?"
            ),
            _weekday,
            0.9,
        ),
        (
            (
                r"\b(?:over|at|during) the (?:past |last )?weekend\b|\b(?:last|this|past) weekend\b"
                r"|\b(?:ce|le|du) week-?end(?: dernier| passe| ecoule)?\b|\bde week-?end\b"
            ),
            _weekend,
            0.85,
        ),
        (
            (
                r"\b(?:last|the previous|the past) week\b(?! (?:of|in) )|\bla semaine (?:derniere|passee)\b"
                r"|\bla semaine precedente\b|\bthe week before\b|\bsemaine (?:derniere|passee|ecoulee)\b"
            ),
            _weeks(1),
            0.85,
        ),
        (
            r"\b(?:earlier |later )?this week\b|\bcette semaine\b|\bmid-?week\b"
            r"|\ben (?:debut|milieu|fin) de semaine\b(?! (?:derniere|passee))",
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
                r"|\bau debut du mois\b(?! d)"
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
                r"\bsince the (?:beginning|start) of (?:the|this) year\b"
                r"|\b(?:earlier |later |so far )?this year\b|\bcette annee\b|\ben debut d'annee\b"
                r"|\bau debut de l'annee\b|\bdepuis le debut de l'annee\b"
            ),
            _years(0),
            0.8,
        ),
        (
            (
                r"\bovernight\b(?! (?:on|from|of|between|curfew|stay|trip|flight|stop)\b)"
                r"|\b(?:during|in) the night\b(?! (?:of|from|between|to)\b)"
                r"|\b(?:durant|pendant|dans|au cours de) la nuit\b(?! (?:d|tombee|suivante|et))"
            ),
            _this_night,
            0.6,
        ),
    )
)

_FROM_CONTEXT: Final = (
    "_beside",
    "_earlier",
    "_later",
    "_same",
    "_day_of_month",
    "_weekday_before",
    "_this_night",
)
PATTERNS: Final = tuple(
    sorted(_ALL, key=lambda entry: entry[1].__qualname__.startswith(_FROM_CONTEXT))
)
"""Patterns, readers and scores; those that count from the date spoken of come last, so that they
may count from one in the same sentence."""
