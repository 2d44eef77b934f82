"""Numbers that no event has taken up: a toll told in a sentence apart, or only in the title."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geodata.coding.acts.units import POINTS
from geodata.coding.acts.what import family
from geodata.coding.drafts import Found
from geodata.coding.numbers.tolls import toll
from geodata.coding.places.toponyms import distance_km

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.coding.acts.units import Unit
    from geodata.coding.drafts import Draft
    from geodata.coding.events.event import Event
    from geodata.coding.numbers.count import Counts

NEAR: Final = 3
"""Sentences between an event and a toll that may be its."""

SAME_KM: Final = 30
SURE: Final = 0.5
VIOLENT: Final = frozenset(
    {"attack_on_forces", "attack_on_civilians", "remote_violence", "battle", "territory_change"}
)
ASKED: Final = "the toll is read from the title"


def adopt(events: Sequence[Event], units: Sequence[Unit]) -> None:
    """Give tolls that belong to no event to the fighting told next to them.

    Parameters
    ----------
    events : sequence of Event
        Of an article; they are added to.
    units : sequence of Unit
        All its sentences.
    """
    taken = {id(unit) for event in events for unit in (*event.units, *event.more)}
    for unit in units:
        kinds = {count.kind for count in unit.counts} & {"deaths", "wounded"}
        if not kinds or id(unit) in taken or unit.mood == "announced" or unit.datings:
            continue
        near = [event for event in events if _may_be(event, unit, kinds)]
        if near:
            min(near, key=lambda event: _away(event, unit)).more.append(unit)


def _away(event: Event, unit: Unit) -> float:
    """Count the sentences between; what was told before is nearer than what follows."""
    indices = [each.index for each in event.units]
    before = [unit.index - index for index in indices if index <= unit.index]
    return min(before) if before else min(indices) - unit.index + NEAR / 2


def _may_be(event: Event, unit: Unit, kinds: set[Counts]) -> bool:
    told = {count.kind for each in (*event.units, *event.more) for count in each.counts}
    fits = family(event.category) == family("attack_on_forces") or event.category in VIOLENT
    if not fits or event.mood != "happened" or kinds & told or _away(event, unit) > NEAR:
        return False
    here = event.place
    for place in unit.tagged.places:
        exact = place.value.precision in POINTS and place.score >= SURE
        if exact and here is not None and here.value.precision in POINTS:
            a, b = here.value, place.value
            if distance_km(a.lat, a.lon, b.lat, b.lon) > SAME_KM:
                return False
    return True


def titled(drafts: list[Draft], title: Sequence[Unit]) -> list[Draft]:
    """Take the dead from the title where no fighting in the text has its own.

    Parameters
    ----------
    drafts : list of Draft
        Of an article.
    title : sequence of Unit
        Its title as it was read.

    Returns
    -------
    list of Draft
        The first act of violence with the title's toll, if none had one.
    """
    fought = [
        draft
        for draft in drafts
        if draft.category and draft.category.value in VIOLENT and draft.mood == "happened"
    ]
    if not fought or any(draft.deaths for draft in fought):
        return drafts
    dead = toll([c for unit in title for c in unit.counts], "deaths", both_sides=True)
    if dead is None:
        return drafts
    first = fought[0]
    told = replace(first, deaths=Found(dead.value, (), SURE), questions=(*first.questions, ASKED))
    return [told if draft is first else draft for draft in drafts]
