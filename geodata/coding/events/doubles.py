"""Events told twice: in the headline and below it, or once more further down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geodata.coding.acts.what import family
from geodata.coding.dates.almanac import shift
from geodata.coding.events.together import apart, days_between

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from geodata.coding.acts.units import Unit
    from geodata.coding.events.event import Event

LATE_DAYS: Final = 45
"""Days before publication from which on an event may be what the headline speaks of."""

SAME_DAYS: Final = 2
"""Days between two tellings of as many dead that may yet be one event's."""


def headed(events: list[Event], above: list[Event], published: dt.date | None) -> list[Event]:
    """Join what the headline tells to the events of the text below it.

    Parameters
    ----------
    events : list of Event
        Of the text.
    above : list of Event
        Of the headline.
    published : datetime.date or None
        The article's day.

    Returns
    -------
    list of Event
        Those of the text. The headline's are told again below it, so they stand for themselves only
        where the text tells nothing of late.
    """
    if any(_is_late(event, published) for event in events):
        return events
    return [*(e for e in above if e.mood == "happened"), *events]


def _is_late(event: Event, published: dt.date | None) -> bool:
    date = event.date("event") or event.inherited
    if date is None or published is None:
        return True
    return date.value.day >= shift(published, days=-LATE_DAYS)


def once_each(events: list[Event]) -> list[Event]:
    """Join events that the text tells twice: the same dead, places and days that agree.

    Parameters
    ----------
    events : list of Event
        In the order of the text; the first of two takes in the other's sentences.

    Returns
    -------
    list of Event
        Each once.
    """
    kept: list[Event] = []
    for event in events:
        twin = next((e for e in kept if _same_dead(e, event)), None)
        if twin is None:
            kept.append(event)
        else:
            twin.units += event.units
            twin.more += event.more
    return kept


def _same_dead(one: Event, other: Event) -> bool:
    if family(one.category) != family(other.category) or one.mood != other.mood:
        return False
    if one.place is None and other.place is None:
        return False
    dead = [_dead_of(event.units) for event in (one, other)]
    if not dead[0] & dead[1] or apart(one.place, other.place):
        return False
    dates = [event.date("event", "report") or event.inherited for event in (one, other)]
    return days_between(*dates) <= SAME_DAYS


def _dead_of(units: list[Unit]) -> set[int]:
    """Return the numbers of dead, from two on, that sentences give."""
    counts = [
        c for unit in units for c in unit.counts if c.kind == "deaths" and c.group != "attackers"
    ]
    return {n for c in counts for n in (c.range.low, c.range.best) if n is not None and n > 1}


def other_dead(event: Event, unit: Unit) -> bool:
    """Whether a sentence counts other dead than an event's that has no date to tell by."""
    dead = [_dead_of(units) for units in (event.units, [unit])]
    return all(dead) and not dead[0] & dead[1]


def has_own_dead(unit: Unit, events: Sequence[Event]) -> bool:
    """Whether a sentence counts dead, and not as many as the events do."""
    dead = _dead_of([unit])
    return bool(dead) and not any(dead & _dead_of([*e.units, *e.more]) for e in events)
