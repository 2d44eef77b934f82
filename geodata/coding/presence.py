"""The records beside the events: sites opened or handed over, head counts, sightings of JNIM."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geodata.coding.cues import hits
from geodata.coding.drafts import Dated, Draft, Found
from geodata.coding.who import settle

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geodata.coding.article import Article, Span
    from geodata.coding.assembly import Event
    from geodata.coding.cues import Hit
    from geodata.coding.drafts import Kind, Located
    from geodata.coding.howmany import Count
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
STAGES: Final = frozenset({"stronghold", "activity", "expansion"})
PLAIN: Final = 2.0
"""The weight of words that count who is there even in a sentence about a plan or a departure."""

SURE: Final = 1.5
"""The weight of words that count men of whom the text has not yet said whose they are."""

BESIDE: Final = 60
"""Characters after a number within which the place belongs to it."""

BELIEVED: Final = 0.3
"""The score from which a place is taken."""

CARRIED: Final = 2
"""Sentences for which a power, a group or a place stays what is spoken of."""

ELSE: Final = frozenset(
    {
        "deployment", "withdrawal", "base_handover", "attack_on_forces", "attack_on_civilians",
        "remote_violence", "battle", "abduction",
    }
)  # fmt: skip
"""Categories of sentences whose number is that of the event."""

OF_STATES: Final = frozenset(
    {
        "deployment",
        "withdrawal",
        "base_handover",
        "agreement",
        "agreement_ended",
        "political",
        "coup",
    }
)
"""Categories of sentences that tell of no armed group."""

STAYING: Final = re.compile(
    r" (?:still|remain\w*|stationed|based|presently|currently|encore|restent|demeurent|"
    r"stationne\w*|toujours|actuellement|comptait|compte|numbered|had numbered|presents?) "
)
WHOLE: Final = re.compile(
    r" (?:in the country|dans le pays|du pays|au pays|the country s|across the country|in all) "
)
THEY: Final = re.compile(
    r" (?:they|them|their|its|it|he|his|ils?|elles?|leurs?|on|the group|the fighters|the jihadists|"
    r"le groupe|"
    r"les memes|the same|FIGHTERS|men|hommes|combattants|fighters|jihadists|jihadistes|djihadistes|"
    r"occupants|intrus|armed|armes|taxes?|zakat|checkpoints?|barrages?|flag|drapeau|sharia|charia) "
)
"""Words by which a sentence goes on speaking of the group named before."""


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


def head_counts(
    article: Article, units: Sequence[Unit], language: str, countries: Mapping[str, Located]
) -> Iterator[Draft]:
    """Yield the head counts of the powers' forces."""
    power: Found[str] | None = _only_power(article, units)
    heard = -9
    for unit in units:
        named = _powers(unit, article)
        if named is not None:
            power, heard = named, unit.index
        if power is None or not _states_number(unit, language, heard=heard >= 0):
            continue
        local = any(m.country and m.tag == "FORCES" for m in unit.tagged.mentions)
        if named is None and (local or (heard >= 0 and unit.index - heard > CARRIED)):
            continue
        counted = [
            count
            for count in unit.counts
            if count.kind == "troops" and (count.range.best or count.range.low or 0) > 1
        ]
        several = len(unit.datings) > 1
        for count in counted if several else counted[:1]:
            place = _where_counted(unit, units, countries, count)
            yield Draft(
                kind="strength",
                mood="happened",
                title=headline("Head count", place),
                spans=(unit.tagged.span,),
                date=_when_counted(unit, count, article),
                place=place,
                troops=Found(count.range, (count.span,), 0.7),
                power=power if named else replace(power, score=0.5),
                questions=("does the figure count all that were there, or those who come or go?",),
                score=0.6,
            )


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
    return unit.category not in ELSE or STAYING.search(unit.tagged.line) is not None


def _when_counted(unit: Unit, count: Count, article: Article) -> Found[Dated] | None:
    dated = [d for d in unit.datings if d.role != "since"]
    if len(dated) > 1:  # "900 in 2019, 600 last June": each number its own
        nearest = min(dated, key=lambda d: _away(d.span, count.span))
        return nearest.found
    dating = unit.dating("event", "report")
    if dating is not None:
        return dating.found
    return Found(Dated(article.published), (), 0.5) if article.published else None


def _away(date: Span, number: Span) -> int:
    """Measure how far a date stands from a number; one that follows is nearer."""
    return date.start - number.end if date.start >= number.end else 2 * (number.start - date.end)


def _where_counted(
    unit: Unit, units: Sequence[Unit], countries: Mapping[str, Located], count: Count
) -> Found[Located] | None:
    after = [p for p in unit.tagged.places if p.spans and _follows(p, count)]
    if after:
        return min(after, key=lambda place: place.spans[-1].start)
    place = unit.place or _place_before(unit, units)
    if place is None:
        return None
    nations = [p for p in unit.tagged.places if p.value.precision == "country"]
    if WHOLE.search(unit.tagged.line) and place.value.country in countries:
        return Found(countries[place.value.country], place.spans, 0.5)
    if nations and place.value.precision == "region":
        return nations[0]
    return place


def _follows(place: Found[Located], count: Count) -> bool:
    """Whether a place is named close after a number: "1,500 soldiers are based in Niger"."""
    return 0 <= place.spans[-1].start - count.span.end <= BESIDE and place.score >= BELIEVED


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
    """Yield the sightings of JNIM: at a place that they rule, roam or have newly reached."""
    seen: set[str] = set()
    group: Found[str] | None = None
    place: Found[Located] | None = None
    told = here = -9
    for unit in units:
        named = _jnim(unit, article)
        if named is not None:
            group, told = named, unit.index
        elif any(m.tag == "FIGHTERS" and m.actor != "other" for m in unit.tagged.mentions):
            group = None  # somebody else is spoken of
        if unit.place is not None and unit.place.value.precision != "country":
            place, here = unit.place, unit.index
        if group is None or place is None or not _may_tell(unit):
            continue
        if max(unit.index - told, unit.index - here) > CARRIED:
            continue
        if named is None and THEY.search(unit.tagged.line) is None:
            continue
        stage = _stage(unit, language)
        if stage is None or place.value.name in seen:
            continue
        seen.add(place.value.name)
        dating = unit.dating("since", "event")
        date = dating.found if dating else None
        if date is None and article.published is not None:
            date = Found(Dated(article.published), (), 0.5)
        yield Draft(
            kind="zone",
            mood="happened",
            title=headline("JNIM presence", place),
            spans=(unit.tagged.span,),
            date=date,
            place=place if here == unit.index else replace(place, score=0.4),
            actors=(group if named else replace(group, score=0.5),),
            stage=Found(stage.cue.means, (stage.span,), 0.6),
            questions=("is the stage right, and since when?",),
            score=0.6 if named and here == unit.index else 0.4,
        )


def _may_tell(unit: Unit) -> bool:
    """Whether a sentence may tell of a group's presence, not of states and their soldiers."""
    return unit.mood == "happened" and unit.category not in OF_STATES


def _stage(unit: Unit, language: str) -> Hit | None:
    """Return the strongest cue of a stage; a single attack is no stronghold."""
    meant = STAGES - {"stronghold"} if unit.category in ELSE else STAGES
    stages = [hit for hit in hits(unit.tagged, TABLE, language) if hit.cue.means in meant]
    return max(stages, key=lambda hit: hit.cue.weight, default=None)


def _jnim(unit: Unit, article: Article) -> Found[str] | None:
    country = unit.place.value.country if unit.place else ""
    for mention in unit.tagged.mentions:
        actor = settle(mention, country, unit.day or article.published)
        if actor in JNIM:
            return Found(actor, (mention.span,), mention.score)
    return None
