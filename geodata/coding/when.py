"""When it was: the dates of a sentence, resolved against the article's own.

A weekday is the latest such day up to the day of publication, a month without a year the latest
such month; where the words before it speak of the future, the next. "Two days earlier", "the day
before" and "that night" count from the day that the text last spoke of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geodata.coding import relative
from geodata.coding.almanac import (
    MONTHS,
    WEEKDAYS,
    Moment,
    a_day,
    a_month,
    a_year,
    shift,
)
from geodata.coding.article import Span
from geodata.coding.drafts import Dated, Found
from geodata.coding.folding import even
from geodata.coding.said import FUTURE, REPORTED, Role, is_night, role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

LOOK_BACK: Final = 70
"""Characters before a date that are read to tell what is said of it."""

LONG_AGO: Final = 300
TOLD_ON: Final = 150
"""Days after an older event within which a date without a year is still told of that time."""

EARLIEST: Final = 1960
LATEST: Final = 2100
"""Years that an article without a date may speak of."""

MISPRINT: Final = 40
"""A year further back than this is no date of this conflict."""

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
    rf"(?:(?:(?:{_LONG})(?: dernier| prochain)?,? (?:the |le )?|(?:{_SHORT})\.?,? (?:the )?))?"
)
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
_ORDINALS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_DATED: Final = (
    rf"(?:\b(?:le|du|au|on|dated|date|of|since|depuis|before|jusqu'au|from|les|the) |"
    rf"\b(?:{_LONG}),? (?:le |the )?|\b(?:{_SHORT})\.?,? )"
)


@dataclass(frozen=True)
class Context:
    """What a date is resolved against.

    Parameters
    ----------
    published : datetime.date or None
        The article's day.
    language : str
        ISO 639-1.
    spoken_of : datetime.date or None
        The day that the text last spoke of.
    future : bool
        Whether the words before the date speak of what is to come.
    """

    published: dt.date | None
    language: str
    spoken_of: dt.date | None = None
    future: bool = False

    def year_of(self, month: int, day: int) -> int | None:
        """Return the year of a day and month that came without one."""
        today = self.published
        if today is None:
            return self.spoken_of.year if self.spoken_of else None
        then = self.spoken_of
        if then is not None and (today - then).days > LONG_AGO:
            # told on from an older event: "the month after, on 30 November"
            year = then.year + ((month, day) < (then.month, then.day if day > 1 else 1))
            told = a_day(year, month, day)
            if told is not None and 0 <= (told.day - then).days + 31 * (day == 1) <= TOLD_ON:
                return year
        ahead = (month, day) > (today.month, today.day)
        if self.future:
            # "will leave by March" in April speaks of the next, "by May" of this year's
            behind = (month, 31 if day == 1 else day) < (today.month, today.day)
            return today.year + 1 if behind else today.year
        return today.year - 1 if ahead else today.year


@dataclass(frozen=True)
class Dating:
    """A date found in a text, and what it is said of."""

    found: Found[Dated]
    role: Role

    @property
    def span(self) -> Span:
        """The words."""
        return self.found.spans[0]


def dates(
    text: str,
    span: Span,
    published: dt.date | None,
    language: str,
    fallback: dt.date | None = None,
) -> list[Found[Dated]]:
    """Find the dates in a stretch of a text.

    Parameters
    ----------
    text : str
        The whole text.
    span : Span
        The sentence.
    published : datetime.date or None
        The article's day; without it relative dates are left out.
    language : str
        ISO 639-1; an empty one is read as English or French alike.
    fallback : datetime.date, optional
        The day that the text last spoke of, from which "two days earlier" counts.

    Returns
    -------
    list of Found[Dated]
        In the order of the text.

    Examples
    --------
    >>> import datetime as dt
    >>> text = "Gunmen struck on Monday, two months after an attack in mid-July."
    >>> found = dates(text, Span(0, len(text)), dt.date(2024, 9, 18), "en")
    >>> [(f.value.day.isoformat(), f.value.precision) for f in found]
    [('2024-09-16', 'day'), ('2024-07-01', 'month')]
    """
    return [
        dating.found
        for dating in datings(
            text, even(text), span, published=published, language=language, spoken_of=fallback
        )
    ]


def datings(
    text: str,
    even_text: str,
    span: Span,
    *,
    published: dt.date | None,
    language: str,
    spoken_of: dt.date | None = None,
) -> list[Dating]:
    """Find the dates in a stretch of a text, with what is said of each."""
    taken: list[Span] = []
    found: list[Dating] = []
    sentence = even_text[span.start : span.end]
    for pattern, read, score in (*_ABSOLUTE, *_RELATIVE):
        for match in pattern.finditer(sentence):
            where = Span(span.start + match.start(), span.start + match.end())
            if any(where.start < t.end and t.start < where.end for t in taken):
                continue
            before = sentence[max(0, match.start() - LOOK_BACK) : match.start()]
            ahead = match.group().startswith(("by ", "until ", "d'ici", "jusqu"))
            ahead = ahead or FUTURE.search(before) is not None
            future = ahead and not REPORTED.search(before)
            said = [d for d in found if d.span.end <= where.start and d.role != "since"]
            # "said on Wednesday that ... the day before" counts from what was said
            told = [d for d in said if d.role == "event"] or said
            latest = max(told, key=lambda d: d.span).found.value.day if told else spoken_of
            context = Context(published, language, latest, future)
            if not _is_meant(match, text[where.start : where.end], before, language):
                continue
            moment = read(match, context)
            if moment is None or not _is_plausible(moment, published):
                continue
            taken.append(where)
            if moment.precision == "day" and moment.end is None and is_night(before, match.group()):
                moment = moment._replace(end=shift(moment.day, days=1))
            value = Dated(moment.day, moment.precision, moment.end)
            sure = score if published or match.groupdict().get("y") else score * 0.7
            found.append(
                Dating(
                    Found(value, (where,), sure),
                    role(before, match.group(), sentence[match.end() : match.end() + 12]),
                )
            )
    return sorted(found, key=lambda dating: dating.span)


def _is_plausible(moment: Moment, published: dt.date | None) -> bool:
    if published is None:
        return EARLIEST <= moment.day.year <= LATEST
    return abs(moment.day.year - published.year) <= MISPRINT


def _is_meant(match: re.Match[str], raw: str, before: str, language: str) -> bool:
    """Tell months from the English verbs "may" and "march", and from the French "mars"."""
    groups = match.groupdict()
    name = groups.get("m")
    if not name or groups.get("d1"):
        return True
    if name in {"may", "march", "mar", "sept", "mai"} and groups.get("y") is None:
        shown = re.search(name, even(raw))
        lower = shown is not None and raw[shown.start()].islower()
        if name in {"may", "march", "mar"} and lower:
            return False
        if name == "sept" and language == "fr":
            return False
    return not before.endswith(("operation ", "camp ", "mouvement du "))


# what each pattern's words say


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
    year = int(match["y"]) if match["y"] else context.year_of(month, day)
    return None if year is None else a_day(year, month, day)


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


def _year(match: re.Match[str], _: Context) -> Moment | None:
    return a_year(int(match["y"]))


_DATE_LEAD: Final = rf"\b{_WEEKDAY}"

_ABSOLUTE: Final[tuple[tuple[re.Pattern[str], Callable[..., Moment | None], float], ...]] = tuple(
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
            rf"\b(?:the |le )?(?P<o>premier|{'|'.join(_ORDINALS)}) (?:day )?(?:of )?{_M}"
            rf"(?:,? {_YEAR})?",
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
        (rf"{_DATE_LEAD}{_DAY.format(n=1)}(?:{_OF}|-){_M}(?:(?:,? |-){_YEAR})?", _full, 1.0),
        (rf"{_DATE_LEAD}{_M} (?:the )?{_DAY.format(n=1)}(?!\d|,\d)(?:,? {_YEAR})?", _full, 1.0),
        (rf"\b{_PART}{_LINK}{_M}(?:,? {_YEAR})?", _month, 0.9),
        (rf"\b{_M} (?:of )?{_YEAR}", _month, 0.95),
        (
            (
                rf"\b(?:in|since|during|last|this|cet?|by|of|until|throughout|en|depuis|de|d'ici|au mois de|"
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

_RELATIVE: Final = relative.PATTERNS
