"""Drafts written from events, and the records beside them: sites, handovers, head counts, zones."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geodata.coding.actors.parties import names_its_mover, parties
from geodata.coding.dates.almanac import shift
from geodata.coding.drafts import Dated, Draft, Found, Located, Range
from geodata.coding.events.headcounts import head_counts
from geodata.coding.events.presence import POWERS, beside, headline
from geodata.coding.events.talk import COUNTRYWIDE, NEAR, POLITICS, REGION_IS_ENOUGH, WHOLE
from geodata.coding.events.zones import zones
from geodata.coding.numbers.tolls import toll
from geodata.coding.places.hosts import Host, host, host_by_adjective

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from geodata.atlas import Atlas
    from geodata.coding.acts.units import Unit
    from geodata.coding.article import Article, Span
    from geodata.coding.events.event import Event
    from geodata.coding.text.tagging import Tagged

MOVED: Final = frozenset({"deployment", "withdrawal", "base_handover"})
PEACEFUL: Final = MOVED | {"agreement", "agreement_ended", "group_formation"}
"""Categories of acts that have no toll."""

FOUGHT: Final = frozenset(
    {"attack_on_forces", "attack_on_civilians", "remote_violence", "battle", "abduction"}
)
BOTH_SIDES: Final = frozenset({"battle", "remote_violence", "territory_change"})
"""Categories in which the dead of an armed group count like any."""

DOUBTED: Final = 0.75
"""What is left of a draft's score where the text says that nobody could verify it."""

LONG_BACK: Final = 200
"""Days before the article from which on a plan's day without a year is the next year's."""

DECIDED: Final = frozenset({"political", "agreement_ended"})
LASTING: Final = frozenset({"blockade", "territory_change", "group_formation", "battle"}) | MOVED
"""What goes on once it has begun: "the town has been under blockade since May"."""


class Writer:
    """Writes drafts.

    Parameters
    ----------
    atlas : geodata.atlas.Atlas
        For the words of the vocabulary.
    """

    def __init__(self, atlas: Atlas) -> None:
        self._labels = atlas.vocabulary.labels("category")
        self._core = frozenset(map(str, atlas.countries.index[atlas.countries["role"] == "core"]))
        inside = atlas.countries.representative_point()
        self._countries = {
            str(country): Located(name, str(country), point.y, point.x, "country")
            for country, name, point in zip(
                atlas.countries.index, atlas.countries["name"], inside, strict=True
            )
        }

    @property
    def countries(self) -> Mapping[str, Located]:
        """The countries of the map by their codes."""
        return self._countries

    def drafts(
        self, article: Article, events: Sequence[Event], units: Sequence[Unit], language: str
    ) -> list[Draft]:
        """Write the drafts of an article, in the order of its text."""
        strengths = list(head_counts(article, units, language, self._countries))
        counted = {span for each in strengths for span in _of_country(each)}
        found: list[Draft] = list(strengths)
        before: Draft | None = None
        for event in events:
            told = self._event(article, event, units, counted)
            draft = _with_known_parties(told, before)
            before = draft
            found.append(draft)
            found.extend(beside(draft, event, language))
        found.extend(zones(article, units, language))
        return sorted(found, key=lambda draft: draft.spans[0].start if draft.spans else 0)

    def _host(self, event: Event, named: Callable[[Tagged], Host | None]) -> Found[Located] | None:
        """Take the country whose government acts, where a decision has no other place."""
        if event.category not in REGION_IS_ENOUGH:
            return None
        for found in (named(unit.tagged) for unit in event.units):
            if found is not None and found.country in self._countries:
                return Found(self._countries[found.country], (found.span,), 0.5)
        return None

    def _wide(self, event: Event, place: Found[Located] | None) -> Found[Located] | None:
        """Take the country of a place, where a government decides or a whole force is to go."""
        line = event.units[0].tagged.line
        planned = event.category in REGION_IS_ENOUGH and event.mood == "announced"
        planned = planned and WHOLE.search(line) is not None
        if place is None or not (planned or event.category in COUNTRYWIDE):
            return place
        country = self._countries.get(place.value.country)
        return Found(country, place.spans, place.score) if country else place

    def _of_army(self, event: Event, questions: list[str]) -> Found[Located] | None:
        """Take the country of the army that fought, where the text names no place at all."""
        for mention in (m for unit in event.units for m in unit.tagged.mentions):
            if mention.tag == "FORCES" and mention.country in self._core:
                questions.append("the text names no place: the country is that of the army")
                return Found(self._countries[mention.country], (mention.span,), 0.3)
        return None

    def _concerned(
        self, event: Event, place: Found[Located] | None, units: Sequence[Unit]
    ) -> Found[Located] | None:
        """Take the country that a decision made outside the core countries is about."""
        if place is None or event.category not in DECIDED or place.value.country in self._core:
            return place
        mentions = [
            m for unit in event.units for m in unit.tagged.mentions if m.span not in place.spans
        ]
        if any(m.country == place.value.country for m in mentions):
            return place  # its own government acts
        named = [p for unit in event.units for p in unit.tagged.places]
        for found in named:
            if found.value.country in self._core and found.value.precision == "country":
                return found
        first = event.units[
            0
        ].index  # "they had set them on 30 July": the sentence before says whom
        told = [u for u in units if not mentions and 0 < first - u.index <= NEAR]
        for mention in mentions or [m for unit in reversed(told) for m in unit.tagged.mentions]:
            if mention.country in self._core:
                return Found(self._countries[mention.country], (mention.span,), 0.5)
        return place

    def _event(
        self, article: Article, event: Event, units: Sequence[Unit], there: Collection[Span]
    ) -> Draft:
        category = event.category
        questions: list[str] = []
        date = _date(article, event, questions)
        place = self._concerned(event, event.place, units)
        place = place or self._host(event, host)
        if place is None:
            place = self._wide(event, _elsewhere(event, units, questions))
        place = place or self._host(event, host_by_adjective)
        place = place or self._of_army(event, questions)
        country = place.value.country if place else ""
        day = date.value.day if date else article.published
        told = [*event.units, *event.more]
        counted = [count for unit in told for count in unit.counts]
        violent = category not in PEACEFUL
        troops = _troops(event, there) if category in MOVED else None
        mood = event.mood
        if mood != "happened":
            questions.append("the text does not say that it took place")
        questions.extend(event.doubts)
        hit = event.units[0].reading.hit(event.units[0].category)
        if place is None:
            questions.append("the text names no place")
        scored = [f.score for f in (date, place) if f is not None]
        score = sum(scored) / len(scored) if scored else 0.3
        score *= DOUBTED ** len(event.doubts)
        return Draft(
            kind="event",
            mood=mood,
            title=headline(self._labels.get(category, category), place),
            spans=tuple(unit.tagged.span for unit in told),
            category=Found(category, (hit.span,) if hit else (), 0.8),
            date=date,
            place=place,
            actors=parties(told, category, country, day, units),
            deaths=toll(counted, "deaths", both_sides=category in BOTH_SIDES) if violent else None,
            wounded=toll(counted, "wounded", both_sides=True) if violent else None,
            troops=troops,
            questions=tuple(questions),
            score=round(score, 2),
        )


def _of_country(draft: Draft) -> tuple[Span, ...]:
    """Return the number of a head count that is of a whole country, not of one base."""
    whole = draft.place is None or draft.place.value.precision == "country"
    return draft.troops.spans if draft.troops and whole else ()


def _with_known_parties(draft: Draft, before: Draft | None) -> Draft:
    """Take over who is meant from the event told before, where a sentence says "it" or nothing."""
    if before is None or draft.category is None or before.category is None:
        return draft
    named = {actor.value for actor in draft.actors}
    if draft.place and names_its_mover(named, draft.category.value, draft.place.value.country):
        return draft
    if draft.category.value in MOVED and not named & {*POWERS, "minusma", "eu", "other"}:
        more = [a for a in before.actors if a.value in POWERS]
    elif draft.category.value in {"agreement", "agreement_ended"} and len(named) <= 1:
        more = [a for a in before.actors if a.value not in named and a.value != "civilians"]
    elif not named - {"civilians", "other"} and draft.category.value not in FOUGHT:
        more = [a for a in before.actors if a.value not in named]
    else:
        return draft
    inherited = tuple(replace(actor, spans=(), score=0.3) for actor in more)
    return replace(draft, actors=(*draft.actors, *inherited))


def _date(article: Article, event: Event, questions: list[str]) -> Found[Dated] | None:
    found = event.date("event")
    reported = event.date("report")
    inherited = event.inherited
    decided = event.category in POLITICS or (inherited and inherited.value.precision != "day")
    if reported is not None and decided:  # what is announced on a day is decided on it
        inherited = None
    if found is None and inherited is not None and event.mood == "happened":
        questions.append("the date is that of the event told before it")
        found = Found(inherited.value, inherited.spans, 0.5)
    since = event.date("since") if event.category in LASTING else None
    if found is None and since is not None and event.mood == "happened":
        questions.append("the date is that since which it has been so")
        found = Found(since.value, since.spans, 0.6)
    if found is None and reported is not None:
        questions.append("the date is that of the statement")
        found = Found(reported.value, reported.spans, 0.6)
    if found is None and article.published is not None:
        questions.append("the text gives no date: the article's own is used")
        found = Found(Dated(article.published), (), 0.4)
    if found is None:
        questions.append("the text gives no date")
        return None
    found = _not_ahead(article, event, found)
    value = found.value
    if article.published and value.day > article.published:
        questions.append("the date lies after the article's")
    return found


def _not_ahead(article: Article, event: Event, found: Found[Dated]) -> Found[Dated]:
    """Move back what happened and was read as if it lay ahead; a year that is written stays.

    What is announced and was read as if it lay most of a year back lies ahead.
    """
    value, today = found.value, article.published
    if today is None or not found.spans or value.precision not in {"day", "month"}:
        return found
    words = article.quote(found.spans[0])
    if re.search(r"\d{4}", words):
        return found
    if event.mood == "announced" and value.day < shift(today, days=-LONG_BACK):
        end = value.end and shift(value.end, months=12)
        ahead = Dated(shift(value.day, months=12), value.precision, end)
        return Found(ahead, found.spans, min(found.score, 0.6))
    if value.day <= today or event.mood != "happened":
        return found
    week = value.day <= shift(today, days=7) and not re.search(r"\d", words)
    day = shift(value.day, days=-7) if week else shift(value.day, months=-12)
    end = value.end and (shift(value.end, days=-7) if week else shift(value.end, months=-12))
    return Found(Dated(day, value.precision, end), found.spans, min(found.score, 0.6))


def _elsewhere(event: Event, units: Sequence[Unit], questions: list[str]) -> Found[Located] | None:
    """Take the place that the text names nearest before, where the event's sentences name none."""
    first = event.units[0].index
    around = [u for u in units if u.index < first][::-1] + [u for u in units if u.index > first]
    for unit in around:
        if unit.place is not None:
            questions.append("the place is taken from another sentence")
            return Found(unit.place.value, unit.place.spans, min(0.4, unit.place.score))
    return None


def _troops(event: Event, there: Collection[Span]) -> Found[Range] | None:
    """Take the men who moved; `there` are the numbers of those who only were there."""
    for unit in (*event.units, *event.more):
        for count in unit.counts:
            own = unit is event.units[0] or not any(
                s.start <= count.span.start < s.end for s in there
            )
            if count.kind == "troops" and own:
                return Found(count.range, (count.span,), 0.7)
    return None
