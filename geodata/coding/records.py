"""Drafts written from events, and the records beside them: sites, handovers, head counts, zones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geodata.coding.assembly import REGION_IS_ENOUGH
from geodata.coding.cues import hits
from geodata.coding.drafts import Dated, Draft, Found, Located, Range
from geodata.coding.parties import parties
from geodata.coding.tolls import toll
from geodata.coding.who import CORE, settle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geodata.atlas import Atlas
    from geodata.coding.article import Article
    from geodata.coding.assembly import Event
    from geodata.coding.drafts import Kind
    from geodata.coding.units import Unit

POWERS: Final[dict[str, str]] = {
    "france": "france",
    "takuba": "france",
    "us": "us",
    "russia": "russia",
    "wagner": "russia",
    "africa_corps": "russia",
}
"""The power whose site or head count it is, by actor."""

MOVED: Final = frozenset({"deployment", "withdrawal", "base_handover"})
FOUGHT: Final = frozenset(
    {"attack_on_forces", "attack_on_civilians", "remote_violence", "battle", "abduction"}
)
BOTH_SIDES: Final = frozenset({"battle", "remote_violence", "territory_change"})
"""Categories in which the dead of an armed group count like any."""

TABLE: Final = "presence.csv"
JNIM: Final = frozenset({"jnim", "ansarul_islam"})


class Writer:
    """Writes drafts.

    Parameters
    ----------
    atlas : geodata.atlas.Atlas
        For the words of the vocabulary.
    """

    def __init__(self, atlas: Atlas) -> None:
        self._labels = atlas.vocabulary.labels("category")
        inside = atlas.countries.representative_point()
        self._countries = {
            str(country): Located(name, str(country), point.y, point.x, "country")
            for country, name, point in zip(
                atlas.countries.index, atlas.countries["name"], inside, strict=True
            )
        }

    def drafts(
        self, article: Article, events: Sequence[Event], units: Sequence[Unit], language: str
    ) -> list[Draft]:
        """Write the drafts of an article, in the order of its text."""
        found: list[Draft] = []
        before: Draft | None = None
        for event in events:
            draft = _with_known_parties(self._event(article, event, units), before)
            before = draft
            found.append(draft)
            found.extend(_beside(draft, event, language))
        found.extend(_head_counts(article, units, language))
        found.extend(_zones(article, units, language))
        return sorted(found, key=lambda draft: draft.spans[0].start if draft.spans else 0)

    def _host(self, event: Event) -> Found[Located] | None:
        """Take the country whose government acts, where a decision has no other place."""
        if event.category not in REGION_IS_ENOUGH:
            return None
        for mention in (m for unit in event.units for m in unit.tagged.mentions):
            if mention.country in CORE and mention.country in self._countries:
                return Found(self._countries[mention.country], (mention.span,), 0.5)
        return None

    def _event(self, article: Article, event: Event, units: Sequence[Unit]) -> Draft:
        category = event.category
        questions: list[str] = []
        date = _date(article, event, questions)
        place = event.place or self._host(event) or _elsewhere(event, units, questions)
        country = place.value.country if place else ""
        day = date.value.day if date else article.published
        told = [*event.units, *event.more]
        counted = [count for unit in told for count in unit.counts]
        violent = category not in MOVED
        troops = _troops(event) if not violent else None
        mood = event.mood
        if mood != "happened":
            questions.append("the text does not say that it took place")
        hit = event.units[0].reading.hit(event.units[0].category)
        if place is None:
            questions.append("the text names no place")
        scored = [f.score for f in (date, place) if f is not None]
        score = sum(scored) / len(scored) if scored else 0.3
        return Draft(
            kind="event",
            mood=mood,
            title=_title(self._labels.get(category, category), place),
            spans=tuple(unit.tagged.span for unit in told),
            category=Found(category, (hit.span,) if hit else (), 0.8),
            date=date,
            place=place,
            actors=parties(told, category, country, day),
            deaths=toll(counted, "deaths", both_sides=category in BOTH_SIDES) if violent else None,
            wounded=toll(counted, "wounded", both_sides=True) if violent else None,
            troops=troops,
            questions=tuple(questions),
            score=round(score, 2),
        )


def _with_known_parties(draft: Draft, before: Draft | None) -> Draft:
    """Take over who is meant from the event told before, where a sentence says "it" or nothing."""
    if before is None or draft.category is None or before.category is None:
        return draft
    named = {actor.value for actor in draft.actors}
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


def _title(label: str, place: Found[Located] | None) -> str:
    if place is None:
        return label
    link = "at" if place.value.precision in {"site", "town"} else "in"
    return f"{label} {link} {place.value.name}"


def _date(article: Article, event: Event, questions: list[str]) -> Found[Dated] | None:
    found = event.date("event")
    reported = event.date("report")
    inherited = event.inherited
    if inherited is not None and reported is not None and inherited.value.precision != "day":
        inherited = None
    if found is None and inherited is not None and event.mood == "happened":
        questions.append("the date is that of the event told before it")
        found = Found(inherited.value, inherited.spans, 0.5)
    if found is None and reported is not None:
        questions.append("the date is that of the statement")
        found = Found(reported.value, reported.spans, 0.6)
    if found is None and article.published is not None:
        questions.append("the text gives no date: the article's own is used")
        found = Found(Dated(article.published), (), 0.4)
    if found is None:
        questions.append("the text gives no date")
        return None
    value = found.value
    if article.published and value.day > article.published:
        questions.append("the date lies after the article's")
    return found


def _elsewhere(event: Event, units: Sequence[Unit], questions: list[str]) -> Found[Located] | None:
    """Take the place that the text names nearest before, where the event's sentences name none."""
    first = event.units[0].index
    around = [u for u in units if u.index < first][::-1] + [u for u in units if u.index > first]
    for unit in around:
        if unit.place is not None:
            questions.append("the place is taken from another sentence")
            return Found(unit.place.value, unit.place.spans, min(0.4, unit.place.score))
    return None


def _troops(event: Event) -> Found[Range] | None:
    for unit in (*event.units, *event.more):
        for count in unit.counts:
            if count.kind == "troops":
                return Found(count.range, (count.span,), 0.7)
    return None


def _beside(draft: Draft, event: Event, language: str) -> Iterator[Draft]:
    """Yield the site or handover that an event also is."""
    if draft.mood != "happened" or draft.place is None or draft.category is None:
        return
    power = next((POWERS[a.value] for a in draft.actors if a.value in POWERS), "")
    if not power or draft.place.value.precision not in {"site", "town"}:
        return
    spans = tuple(s for a in draft.actors if POWERS.get(a.value) == power for s in a.spans)[:1]
    kind: Kind
    if draft.category.value == "base_handover":
        kind, title = "handover", "Site handed over"
    elif draft.category.value == "deployment" and any(
        hit.cue.means == "site"
        for unit in event.units
        for hit in hits(unit.tagged, TABLE, language)
    ):
        kind, title = "site", "Site opened"
    else:
        return
    yield Draft(
        kind=kind,
        mood=draft.mood,
        title=_title(title, draft.place),
        spans=draft.spans,
        date=draft.date,
        place=draft.place,
        actors=draft.actors,
        troops=draft.troops,
        power=Found(power, spans, 0.8),
        questions=draft.questions,
        score=draft.score,
    )


def _head_counts(article: Article, units: Sequence[Unit], language: str) -> Iterator[Draft]:
    power: Found[str] | None = None
    heard = -9
    for unit in units:
        named = _powers(unit, article)
        if named is not None:
            power, heard = named, unit.index
        stated = any(h.cue.means == "strength" for h in hits(unit.tagged, TABLE, language))
        counted = [
            count
            for count in unit.counts
            if count.kind == "troops" and (count.range.best or count.range.low or 0) > 1
        ]
        if not stated or not counted or power is None or unit.mood in {"denied", "announced"}:
            continue
        local = any(m.country and m.tag == "FORCES" for m in unit.tagged.mentions)
        if named is None and (local or unit.index - heard > 1):
            continue
        place = unit.place or _place_before(unit, units)
        dating = unit.dating("event", "report")
        date = dating.found if dating else None
        if date is None and article.published is not None:
            date = Found(Dated(article.published), (), 0.5)
        count = counted[0]
        yield Draft(
            kind="strength",
            mood="happened",
            title=_title("Head count", place),
            spans=(unit.tagged.span,),
            date=date,
            place=place,
            troops=Found(count.range, (count.span,), 0.7),
            power=power if named else replace(power, score=0.5),
            questions=("does the figure count all that were there, or those who come or go?",),
            score=0.6,
        )


def _powers(unit: Unit, article: Article) -> Found[str] | None:
    country = unit.place.value.country if unit.place else ""
    for mention in unit.tagged.mentions:
        actor = settle(mention, country, unit.day or article.published)
        if actor in POWERS:
            return Found(POWERS[actor], (mention.span,), 0.8)
    return None


def _place_before(unit: Unit, units: Sequence[Unit]) -> Found[Located] | None:
    before = [u.place for u in units if u.index < unit.index and u.place is not None]
    return Found(before[-1].value, before[-1].spans, 0.4) if before else None


def _zones(article: Article, units: Sequence[Unit], language: str) -> Iterator[Draft]:
    seen: set[str] = set()
    for unit in units:
        place = unit.place
        if place is None or place.value.precision == "country" or unit.mood != "happened":
            continue
        stages = [
            h
            for h in hits(unit.tagged, TABLE, language)
            if h.cue.means in {"stronghold", "activity", "expansion"}
        ]
        country = place.value.country
        jnim = [
            mention
            for mention in unit.tagged.mentions
            if settle(mention, country, unit.day or article.published) in JNIM
        ]
        if not stages or not jnim or place.value.name in seen:
            continue
        seen.add(place.value.name)
        stage = max(stages, key=lambda h: h.cue.weight)
        dating = unit.dating("since", "event")
        date = dating.found if dating else None
        if date is None and article.published is not None:
            date = Found(Dated(article.published), (), 0.5)
        actor = settle(jnim[0], country, unit.day or article.published)
        yield Draft(
            kind="zone",
            mood="happened",
            title=_title("JNIM presence", place),
            spans=(unit.tagged.span,),
            date=date,
            place=place,
            actors=(Found(actor, (jnim[0].span,), jnim[0].score),),
            stage=Found(stage.cue.means, (stage.span,), 0.6),
            questions=("is the stage right, and since when?",),
            score=0.6,
        )
