"""When it was: the dates of a sentence, resolved against the article's own.

A weekday is the latest such day up to the day of publication, a month without a year the latest
such month; where the words before it speak of the future, the next. "Two days earlier", "the day
before" and "that night" count from the day that the text last spoke of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geodata.coding.article import Span
from geodata.coding.dates import absolute, anaphora, relative
from geodata.coding.dates.almanac import (
    Moment,
    a_day,
)
from geodata.coding.dates.said import FUTURE, REPORTED, Role, role, widened
from geodata.coding.drafts import Dated, Found
from geodata.coding.text.folding import even

if TYPE_CHECKING:
    import datetime as dt

LOOK_BACK: Final = 70
"""Characters before a date that are read to tell what is said of it."""

LONG_AGO: Final = 300
TOLD_ON: Final = 150
"""Days after an older event within which a date without a year is still told of that time."""

PATTERNS: Final = (*absolute.PATTERNS, *relative.PATTERNS, *anaphora.PATTERNS)
"""All patterns; what counts from the day spoken of comes last, so that it may count from one in the
same sentence."""

_LATEST: Final = re.compile(r" ?,? ?(?:at the (?:very )?latest|au plus tard)\b")
"""Words after a date by which it lies ahead."""

NAMES: Final = re.compile(r"(?<=[a-z\u00e0-\u00ff,;:] )[A-Z\u00c0-\u00de][\w-]+")
"""Words with a capital inside a sentence."""

EARLIEST: Final = 1960
LATEST: Final = 2100
"""Years that an article without a date may speak of."""

MISPRINT: Final = 40
"""A year further back than this is no date of this conflict."""


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
    dated : bool
        Whether another date of the sentence is known.
    """

    published: dt.date | None
    language: str
    spoken_of: dt.date | None = None
    future: bool = False
    dated: bool = False

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


OF_ALL: Final = re.compile(r"this (?:year|month)|cette annee|l'annee|ce mois|(?:of )?the year")
RANKED: Final = re.compile(
    r"\b(?:(?!forest|ouest|conquest|request|interest|arrest|protest|contest|honest)\w{3,}est|"
    r"most \w+|worst|"
    r"heavi\w+|record|"
    r"(?:le|la|les|des) (?:plus|pires?) (?:\w+ )?\w*)\b[^.;:]{0,60}$"
)
"""Words that rank an act among those of a year or month."""


_UNTIL: Final = re.compile(r"\b(?:until|till|jusqu'(?:a|au|en))\b[^,;:]{0,25}$")
_LASTED: Final = re.compile(
    r"\b(?:had|were|was|served|stayed|remained|avait|avaient|etait|etaient|servait|servaient|"
    r"comptait|comptaient|stationnait|stationnaient|disposait|abritait|hebergeait)\b[^,;:.]{0,80}$"
)
"""Words before "until March" by which that March is over."""

_GIVEN: Final = re.compile(
    r"\b(?:give\w*|gave|allow\w*|grant\w*|extend\w*|exten\w*|valid|deadline|to leave|to go|donn\w+|"
    r"accord\w+|prolong\w*|prorog\w*|reconduit\w*|delai|suspend\w*|banned|ferme\w*|closed|"
    r"postpon\w*|"
    r"report\w+|ajourn\w*|set|fixe\w*|invite\w*|sommee?s?|ordered|asked|told)\b"
)
"""Words by which it is a term that somebody was set."""


@dataclass(frozen=True)
class Dating:
    """A date found in a text, and what it is said of."""

    found: Found[Dated]
    role: Role
    ahead: bool = False

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
    for pattern, read, score in PATTERNS:
        for match in pattern.finditer(sentence):
            where = Span(span.start + match.start(), span.start + match.end())
            if any(where.start < t.end and t.start < where.end for t in taken):
                continue
            before = sentence[max(0, match.start() - LOOK_BACK) : match.start()]
            ahead = match.group().startswith(("by ", "until ", "d'ici", "jusqu"))
            until = _UNTIL.search(before + match.group()) is not None
            lasted = until and _LASTED.search(before) is not None and not _GIVEN.search(before)
            spoken = text[where.start - len(before) : where.start]
            ahead = ahead or _LATEST.match(sentence, match.end()) is not None
            ahead = ahead or FUTURE.search(_nameless(before, spoken)) is not None
            ahead = ahead or _is_from(sentence, match)
            future = ahead and not lasted and not REPORTED.search(before)
            said = [d for d in found if d.span.end <= where.start and d.role != "since"]
            # "said on Wednesday that ... the day before" counts from what was said
            told = [d for d in said if d.role == "event"] or said
            # that day, after "nothing like it since 23 March"
            begun = [d for d in found if d.role == "since" and d.found.value.precision == "day"]
            told = told or [d for d in begun if d.span.end <= where.start]
            latest = max(told, key=lambda d: d.span).found.value.day if told else spoken_of
            context = Context(published, language, latest, future, dated=bool(found))
            if not _is_meant(match, text[where.start : where.end], before, language):
                continue
            if OF_ALL.match(match.group()) and RANKED.search(before):
                continue  # "the deadliest attack this year" dates nothing
            moment = read(match, context)
            if moment is None or not _is_plausible(moment, published):
                continue
            taken.append(where)
            if moment.precision == "day" and moment.end is None:
                moment = widened(moment, before, match.group())
            value = Dated(moment.day, moment.precision, moment.end)
            sure = score if published or match.groupdict().get("y") else score * 0.7
            found.append(
                Dating(
                    Found(value, (where,), sure),
                    role(before, match.group(), sentence[match.end() : match.end() + 12]),
                    ahead=future and published is not None and moment.day > published,
                )
            )
    return sorted(found, key=lambda dating: dating.span)


_FROM: Final = re.compile(
    r"(?:^|\b)(?:from|as of|as from|starting|effective|beginning|a partir d[ue]|a compter d[ue]|"
    r"des) (?:the |le )?$"
)
_THEN: Final = re.compile(
    r"[^.;:]{0,60}?\b(?:will|would|shall|must|is to|are to|no longer be|"
    r"(?!sera |camera )\w{2,}(?:eront|iront|dront|tera|lera|rera|sera|vera|dra|ira)|seront|sera|"
    r"devra\w*|pourra\w*|plus aucun)\b"
)


_MENACED: Final = re.compile(
    r"\b(?:menac|threat|warn|averti|interdi|banned|ban|forbid|annonc|announc|prevoi|"
    r"plan)\w*\b[^.;:]{0,60}"
    r"(?:as of|as from|starting|effective|beginning|a partir d[ue]|a compter d[ue]) (?:the |le )?$"
)


def _is_from(sentence: str, match: re.Match[str]) -> bool:
    """Whether something is to hold from a date on: "from 15 September no lorry will pass"."""
    begins = _FROM.search(sentence[: match.start()]) or _FROM.match(
        match.group().split(" ")[0] + " "
    )
    if begins is None:
        return False
    then = _THEN.match(sentence, match.end())
    return then is not None or _MENACED.search(sentence[: match.start()]) is not None


def _nameless(even_text: str, raw: str) -> str:
    """Blank the names in a stretch: "Sakoira" is no verb of the future."""
    chars = list(even_text)
    for name in NAMES.finditer(raw):
        chars[name.start() : name.end()] = "x" * (name.end() - name.start())
    return "".join(chars)


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
