"""Head counts: how many men of a power there were in a country or at a base, and when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from geodata.coding.actors.nametable import CORE
from geodata.coding.actors.settling import settle
from geodata.coding.article import Span
from geodata.coding.drafts import Dated, Draft, Found
from geodata.coding.events import countwords
from geodata.coding.events.presence import POWERS, TABLE, headline
from geodata.coding.text.cues import hits

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

    from geodata.coding.acts.units import Unit
    from geodata.coding.article import Article
    from geodata.coding.drafts import Located, Range
    from geodata.coding.numbers.count import Count
    from geodata.coding.numbers.quantities import Quantity
    from geodata.coding.text.tagging import Tagged

PLAIN: Final = 2.0
"""The weight of words that count who is there even in a sentence about a plan or a departure."""

SURE: Final = 1.5
"""The weight of words that count men of whom the text has not yet said whose they are."""

BESIDE: Final = 60
"""Characters after a number within which the place belongs to it."""

BELIEVED: Final = 0.3
"""The score from which a place is taken."""

CARRIED: Final = 2
"""Sentences for which a power stays what is spoken of."""

FEWEST: Final = 2
"""Men from which a number counts a force."""

ASKED_FOR: Final = 10
"""Men from which a number answers "how many?" or says what a force has come to."""

ELSE: Final = frozenset(
    {
        "deployment", "withdrawal", "base_handover", "attack_on_forces", "attack_on_civilians",
        "remote_violence", "battle", "abduction",
    }
)  # fmt: skip
"""Categories of sentences whose number is that of the event."""


class _Figure(NamedTuple):
    """A number of men who were there."""

    range: Range
    span: Span
    now: bool = False


def head_counts(
    article: Article, units: Sequence[Unit], language: str, countries: Mapping[str, Located]
) -> Iterator[Draft]:
    """Yield the head counts of the powers' forces.

    Parameters
    ----------
    article : Article
        For its day, which "now" means.
    units : sequence of Unit
        Its sentences.
    language : str
        ISO 639-1.
    countries : mapping of str to Located
        The countries' middles, by ISO code.
    """
    power: Found[str] | None = _only_power(article, units)
    sole = power is not None
    heard = asked = -9
    then: Found[Dated] | None = None
    counted_in: set[int] = set()
    for unit in units:
        named = _powers(unit, article)
        spoken, then = then, _day_of(unit) or then
        if named is not None:
            power, heard = named, unit.index
        if countwords.ASKED.search(unit.tagged.line):
            asked = unit.index
        if power is None or unit.index in counted_in:
            continue
        local = any(
            (m.country and m.tag == "FORCES") or m.role == "body" for m in unit.tagged.mentions
        )
        answers = unit.index == asked + 1
        far = CARRIED + CARRIED if sole or answers else CARRIED
        if named is None and (local or (heard >= 0 and unit.index - heard > far)):
            continue
        figures = _figures(unit, language, heard=heard >= 0, asked=answers)
        if figures:
            counted_in.add(unit.index)
        for figure in figures:
            place = _where_counted(unit, units, countries, figure)
            date = _when_counted(unit, figure, figures, article, spoken)
            if date is None and figures[-1].now:
                continue  # those of once, without a date
            yield Draft(
                kind="strength",
                mood="happened",
                title=headline("Head count", place),
                spans=(unit.tagged.span,),
                date=date,
                place=place,
                troops=Found(figure.range, (figure.span,), 0.7),
                power=power if named else replace(power, score=0.5),
                questions=("does the figure count all that were there, or those who come or go?",),
                score=0.6,
            )


def _figures(unit: Unit, language: str, *, heard: bool, asked: bool) -> list[_Figure]:
    """Return the numbers of a sentence that count who was there."""
    parted = _parted(unit.tagged)
    if parted:
        return parted
    answer = countwords.ANSWER.search(unit.tagged.line) if asked else None
    told = (answer and _number_at(unit.tagged, answer)) or _changed(unit)
    if told and told.value >= ASKED_FOR:
        return [_Figure(told.range, _span(unit.tagged, told))]
    apart = unit.category not in ELSE or countwords.WERE.search(unit.tagged.line) is not None
    if unit.mood != "announced" and apart and heard:
        them = countwords.OF_THEM.search(unit.tagged.line) or countwords.BARE.search(
            unit.tagged.line
        )
        quantity = them and _number_at(unit.tagged, them)
        if quantity and quantity.value >= FEWEST and not _of_others(unit):
            return [_Figure(quantity.range, _span(unit.tagged, quantity))]
    if not _states_number(unit, language, heard=heard):
        return []
    found = [
        _Figure(count.range, count.span)
        for count in unit.counts
        if count.kind == "troops"
        and (count.range.best or count.range.low or count.range.high or 0) >= FEWEST
        and not _is_planned(unit.tagged, count.span)
        and not _is_hosts_own(unit.tagged, count)
    ]
    found = found or _in_words(unit, language)
    if len(unit.datings) > 1:
        return found
    return [*found[:1], *_share(unit.tagged, found[:1])]


def _in_words(unit: Unit, language: str) -> list[_Figure]:
    """Return the number within plain words of a count: "600 strong", "home to 400"."""
    if _of_others(unit):
        return []
    for hit in hits(unit.tagged, TABLE, language):
        if hit.cue.means != "strength" or hit.cue.weight < PLAIN:
            continue
        at = unit.tagged.line.find(" NUM ", hit.start - 1, hit.end + 1)
        quantity = _at(unit.tagged, at + 1) if at >= 0 else None
        if quantity and quantity.value >= FEWEST:
            span = _span(unit.tagged, quantity)
            return [] if _is_planned(unit.tagged, span) else [_Figure(quantity.range, span)]
    return []


def _changed(unit: Unit) -> Quantity | None:
    """Return what a count has come to: the second of "from 4,300 to 2,400"."""
    match = countwords.CHANGED.search(unit.tagged.line)
    men = match and (" FOREIGN " in unit.tagged.line or countwords.COUNTED.search(unit.tagged.line))
    if not match or not men or unit.mood != "happened" or _of_others(unit):
        return None
    group = "rest" if match["rest"] else "then"
    quantity = _at(unit.tagged, match.start(group))
    planned = quantity and _is_planned(unit.tagged, _span(unit.tagged, quantity))
    return None if planned else quantity


def _share(tagged: Tagged, whole: Sequence[_Figure]) -> list[_Figure]:
    """Return the part of those counted that is somewhere of its own."""
    match = countwords.SHARE.search(tagged.line) if whole else None
    quantity = match and _at(tagged, match.start("of" if match["of"] else "among"))
    if not quantity or quantity.value < FEWEST:
        return []
    figure = _Figure(quantity.range, _span(tagged, quantity))
    return [figure] if figure.span.start > whole[0].span.end else []


def _is_planned(tagged: Tagged, number: Span) -> bool:
    """Whether a number is of men who are yet to be there."""
    return countwords.TO_BE.search(tagged.between(tagged.span.start, number.start)) is not None


def _is_hosts_own(tagged: Tagged, count: Count) -> bool:
    """Whether the men counted are those of the country itself ("Chad has a force of 11,000")."""
    before = [m for m in tagged.mentions if m.span.end <= count.span.start]
    if count.foreign or not before or countwords.HOSTS.search(tagged.line):
        return False
    owner = before[-1]
    lead = tagged.between(tagged.span.start, owner.span.start)
    apart = tagged.between(owner.span.end, count.span.start)
    placed = lead.endswith(countwords.PLACED) or countwords.CLAUSE.search(apart) is not None
    return owner.country in CORE and not placed and owner.role in {"nation", "state", "forces"}


def _of_others(unit: Unit) -> bool:
    """Whether a sentence's number may count dead, wounded, fighters or people."""
    tags = {mention.tag for mention in unit.tagged.mentions}
    other = (
        tags & {"FIGHTERS", "CIVILIANS"} and countwords.THEIR_MEN.search(unit.tagged.line) is None
    )
    return bool(other) or any(count.kind in {"deaths", "wounded"} for count in unit.counts)


def _parted(tagged: Tagged) -> list[_Figure]:
    """Read "of the 1,500 soldiers it had, 900 remain": those of then, and those of now."""
    if countwords.LEFT.search(tagged.line) is None:
        return []
    for match in countwords.PARTITIVE.finditer(tagged.line):
        whole, rest = _at(tagged, match.start("all")), _at(tagged, match.start("rest"))
        if whole is None or rest is None or rest.value >= whole.value:
            continue
        return [
            _Figure(whole.range, _span(tagged, whole)),
            _Figure(rest.range, _span(tagged, rest), now=True),
        ]
    return []


def _number_at(tagged: Tagged, match: re.Match[str]) -> Quantity | None:
    return _at(tagged, match.start() + match.group().index(" NUM ") + 1)


def _at(tagged: Tagged, position: int) -> Quantity | None:
    word = tagged.word_at(position)
    return next((q for q in tagged.quantities if q.first <= word < q.last), None)


def _span(tagged: Tagged, quantity: Quantity) -> Span:
    return Span(tagged.words[quantity.first].start, tagged.words[quantity.last - 1].end)


def _only_power(article: Article, units: Sequence[Unit]) -> Found[str] | None:
    """Return the one power that an article names: whose men "they" are from the start."""
    named = [power for unit in units for power in [_powers(unit, article)] if power is not None]
    return named[0] if len({power.value for power in named}) == 1 else None


def _states_number(unit: Unit, language: str, *, heard: bool) -> bool:
    """Whether a sentence says how many there are, not how many come, go or fight."""
    told = [h for h in hits(unit.tagged, TABLE, language) if h.cue.means == "strength"]
    if any(h.cue.weight >= PLAIN for h in told):
        return True  # "will withdraw the 400 soldiers it has in Niger"
    if not told or unit.mood != "happened":
        return False
    if not heard and all(h.cue.weight < SURE for h in told):
        return False  # whose men they are is only guessed from what follows
    return unit.category not in ELSE or countwords.STAYING.search(unit.tagged.line) is not None


def _when_counted(
    unit: Unit,
    figure: _Figure,
    figures: Sequence[_Figure],
    article: Article,
    spoken: Found[Dated] | None,
) -> Found[Dated] | None:
    """Return a figure's date: the sentence's, or the article's day for those who are there now."""
    today = Found(Dated(article.published), (), 0.5) if article.published else None
    if spoken is not None and countwords.THEN.search(unit.tagged.line):
        today = Found(spoken.value, spoken.spans, 0.4)
    dated = [d for d in unit.datings if d.role != "since"]
    if figure.now:
        later = [d for d in dated if d.span.start > figure.span.start]
        return later[0].found if later else today
    if figures[-1].now:
        between = [d for d in dated if figure.span.start < d.span.start < figures[-1].span.start]
        return (between or dated)[0].found if dated else None
    if len(dated) > 1:  # "900 in 2019, 600 last June": each number its own
        nearest = min(dated, key=lambda d: _away(d.span, figure.span))
        return nearest.found
    return dated[0].found if dated else today


def _day_of(unit: Unit) -> Found[Dated] | None:
    """Return the date of what a sentence tells."""
    dating = unit.dating("event")
    return dating.found if dating else None


def _away(date: Span, number: Span) -> int:
    """Measure how far a date stands from a number; one that follows is nearer."""
    return date.start - number.end if date.start >= number.end else 2 * (number.start - date.end)


def _where_counted(
    unit: Unit, units: Sequence[Unit], countries: Mapping[str, Located], figure: _Figure
) -> Found[Located] | None:
    nations = [p for p in unit.tagged.places if p.value.precision == "country"]
    if figure.now and nations:
        return nations[0]
    after = [p for p in unit.tagged.places if p.spans and _follows(p, figure)]
    if after:
        return min(after, key=lambda place: place.spans[-1].start)
    place = unit.place or _place_before(unit, units)
    if place is None:
        return None
    if countwords.WHOLE.search(unit.tagged.line) and place.value.country in countries:
        return Found(countries[place.value.country], place.spans, 0.5)
    if nations and place.value.precision == "region":
        return nations[0]
    return place


def _follows(place: Found[Located], figure: _Figure) -> bool:
    """Whether a place is named close after a number: "1,500 soldiers are based in Niger"."""
    return 0 <= place.spans[-1].start - figure.span.end <= BESIDE and place.score >= BELIEVED


def _powers(unit: Unit, article: Article) -> Found[str] | None:
    country = unit.place.value.country if unit.place else ""
    for mention in unit.tagged.mentions:
        actor = settle(mention, country, unit.day or article.published)
        if actor in POWERS:
            return Found(POWERS[actor], (mention.span,), 0.8)
    whose = countwords.WHOSE.search(unit.tagged.line)
    if whose is not None:
        adjective = next(filter(None, whose.groups()))
        return Found(countwords.ADJECTIVES[adjective[:4]], (unit.tagged.span_of(whose),), 0.6)
    return None


def _place_before(unit: Unit, units: Sequence[Unit]) -> Found[Located] | None:
    before = [u.place for u in units if u.index < unit.index and u.place is not None]
    return Found(before[-1].value, before[-1].spans, 0.4) if before else None
