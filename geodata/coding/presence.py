"""The records beside the events: sites opened or handed over, head counts, sightings of JNIM."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geodata.coding.cues import hits
from geodata.coding.drafts import Dated, Draft, Found
from geodata.coding.who import settle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geodata.coding.article import Article
    from geodata.coding.assembly import Event
    from geodata.coding.drafts import Kind, Located
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

TABLE: Final = "presence.csv"
JNIM: Final = frozenset({"jnim", "ansarul_islam"})


def headline(label: str, place: Found[Located] | None) -> str:
    """Write a draft's title: what, and where."""
    if place is None:
        return label
    link = "at" if place.value.precision in {"site", "town"} else "in"
    return f"{label} {link} {place.value.name}"


def beside(draft: Draft, event: Event, language: str) -> Iterator[Draft]:
    """Yield the site or handover that an event also is."""
    if draft.mood != "happened" or draft.place is None or draft.category is None:
        return
    power = next((POWERS[a.value] for a in draft.actors if a.value in POWERS), "")
    if not power or draft.place.value.precision not in {"site", "town"}:
        return
    spans = tuple(s for a in draft.actors if POWERS.get(a.value) == power for s in a.spans)[:1]
    kind: Kind
    if draft.category.value == "base_handover":
        kind, label = "handover", "Site handed over"
    elif draft.category.value == "deployment" and any(
        hit.cue.means == "site"
        for unit in event.units
        for hit in hits(unit.tagged, TABLE, language)
    ):
        kind, label = "site", "Site opened"
    else:
        return
    yield Draft(
        kind=kind,
        mood=draft.mood,
        title=headline(label, draft.place),
        spans=draft.spans,
        date=draft.date,
        place=draft.place,
        actors=draft.actors,
        troops=draft.troops,
        power=Found(power, spans, 0.8),
        questions=draft.questions,
        score=draft.score,
    )


def head_counts(article: Article, units: Sequence[Unit], language: str) -> Iterator[Draft]:
    """Yield the head counts of the powers' forces."""
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
            title=headline("Head count", place),
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


def zones(article: Article, units: Sequence[Unit], language: str) -> Iterator[Draft]:
    """Yield the sightings of JNIM."""
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
            title=headline("JNIM presence", place),
            spans=(unit.tagged.span,),
            date=date,
            place=place,
            actors=(Found(actor, (jnim[0].span,), jnim[0].score),),
            stage=Found(stage.cue.means, (stage.span,), 0.6),
            questions=("is the stage right, and since when?",),
            score=0.6,
        )
