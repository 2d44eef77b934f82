"""Sentences joined to events: which ones tell of the same, and which begin another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geodata.coding.acts.units import POINTS, SURE_PLACE, Unit
from geodata.coding.acts.what import family
from geodata.coding.events.continuing import ELSEWHERE, SURE_OWN, goes_on, may_count
from geodata.coding.events.doubles import once_each, other_dead
from geodata.coding.events.event import Event
from geodata.coding.events.hearsay import denied_before
from geodata.coding.events.news import SEVERAL, is_news
from geodata.coding.events.retold import explains
from geodata.coding.events.scenes import Scenes
from geodata.coding.events.talk import NEAR, Talk
from geodata.coding.events.together import apart, days_before, overlap
from geodata.coding.places.whereabouts import is_vague

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from geodata.coding.drafts import Dated, Found, Located

NEXT: Final = 2
"""Sentences after an event of which one may say in which town it was."""

CLAIMED: Final = re.compile(
    r" (?:claim|claims|claimed|claiming|say|says|said|boasts?|boasted|dit|disent|dit avoir|affirme|"
    r"affirment|assure|assurent|revendique|revendiquent|pretend|pretendent) "
    r"(?:(?:that|it|they|to|have|had|has|having|avoir|the|group|en|y) ){0,4}?"
    r"(?:killed|kill|killing|tue|abattu|elimine|neutralise|slain) "
)
"""Words with which a side gives the toll of its own act."""

SIDES: Final = frozenset({"FIGHTERS", "FORCES", "FOREIGN"})


def assemble(
    units: list[Unit],
    published: dt.date | None,
    countries: Mapping[str, Located] | None = None,
) -> list[Event]:
    """Join the sentences of an article to events.

    Parameters
    ----------
    units : list of Unit
        In the order of the text.
    published : datetime.date or None
        The article's day.
    countries : mapping of str to Located, optional
        By their codes, for decisions of which only the government is named.

    Returns
    -------
    list of Event
        In the order in which they are first told.
    """
    events: list[Event] = []
    talk, scenes = Talk(countries or {}), Scenes()
    for unit in units:
        scenes.hear(unit, talk, events)
        talk.hear(unit)
        if events and explains(unit.tagged.line) and _fits(events[-1], unit):
            events[-1].units.append(unit)
            continue
        if events and family(unit.category) == "fighting" and _counts_attacks(unit):
            continue
        if not unit.category:
            _support(unit, events)
            continue
        denied = next((e for e in reversed(events) if denied_before(e, unit)), None)
        if denied is not None:
            denied.units.append(unit)
            continue
        if events and _only_claims(events[-1], unit):
            events[-1].more.append(unit)
            continue
        known = next((e for e in reversed(events) if goes_on(e, unit, published)), None)
        if known is not None:
            known.units.append(unit)
        elif is_news(unit, events, published, talk):
            events.append(_begin(unit, talk))
        else:
            _support(unit, events)
    events = [e for e in events if not _sums_up(e, events) and not _floats(e)]
    return once_each(events)


def _floats(event: Event) -> bool:
    """Whether a sentence speaks of an act without saying when, where exactly or how many died."""
    if len(event.units) > 1 or event.mood != "happened":
        return False
    unit = event.units[0]
    if event.place is None and " ? " in unit.tagged.line and not unit.datings:
        return True
    if unit.datings or event.inherited is not None or unit.index == 0:
        return False  # what a text begins with is its news
    if event.date("event", "report", "since") is not None:
        return False
    sure = event.place is not None and event.place.score >= SURE_OWN
    return not sure and not unit.counts


def _sums_up(event: Event, events: list[Event]) -> bool:
    """Whether an event is only the sum of others that the text then tells one by one."""
    line = event.units[0].tagged.line
    if SEVERAL.search(line) is None or (event.place and event.place.value.precision in POINTS):
        return False
    rest = [e for e in events if e is not event and family(e.category) == family(event.category)]
    known = event.date("event")
    return any(known is None or _agree(known, e) for e in rest)


def _fits(event: Event, unit: Unit) -> bool:
    """Whether a sentence that says when and where may speak of the event before it."""
    old = unit.dating("event")
    date = event.date("event") or event.inherited
    near = unit.index - event.units[-1].index <= NEXT
    if old is None and unit.place is None:
        return False
    return near and not apart(event.place, unit.place) and overlap(date, old.found if old else None)


def _only_claims(event: Event, unit: Unit) -> bool:
    """Whether the rest of a sentence only gives the toll of the fight for the town it began with.

    "Rebels took the camp of Kori on Monday; they claim to have killed nine soldiers."
    """
    same = unit.index == event.units[-1].index and event.mood == unit.mood == "happened"
    taken = event.category == "territory_change" and family(unit.category) == "fighting"
    dead = any(count.kind == "deaths" for count in unit.counts)
    return (
        same
        and taken
        and dead
        and not apart(event.place, unit.place)
        and (CLAIMED.search(unit.tagged.line) is not None)
    )


def _counts_attacks(unit: Unit) -> bool:
    """Whether a later sentence without a date only says how many attacks there were."""
    return SEVERAL.search(unit.tagged.line) is not None and unit.dating("event") is None


def _agree(known: Found[Dated], event: Event) -> bool:
    date = event.date("event") or event.inherited
    return date is None or overlap(known, date)


def _begin(unit: Unit, talk: Talk) -> Event:
    event = Event([unit])
    lasts = unit.category == "blockade" and unit.dating("since") is not None
    if unit.dating("event") is None and unit.mood == "happened" and not lasts:
        event.inherited = talk.recent_date()
        said = unit.dating("report")
        if event.inherited and said and days_before(said.found, event.inherited):
            event.inherited = None  # what was claimed in June did not take place in October
    return event


def _support(unit: Unit, events: list[Event]) -> None:
    """Let a sentence that begins nothing add its numbers and claims to the event before it."""
    adds = unit.counts or unit.datings or any(m.tag in SIDES for m in unit.tagged.mentions)
    if not events or unit.mood == "announced":
        return
    event = _supported(unit, events)
    last = event.more[-1] if event.more else event.units[-1]
    close = unit.index - event.units[-1].index <= NEXT
    if not adds:
        if close and is_vague(event.place) and not is_vague(unit.place):
            event.nearby.append(unit)
        return
    old = unit.dating("event")
    since = unit.dating("since")
    if since is not None and old is None:
        if close and event.place is None and not is_vague(unit.place):
            event.nearby.append(unit)  # "held since May, they were let go near Gao"
        return
    if unit.index - last.index > NEAR:  # the talk has moved on
        return
    if apart(event.place, unit.place) and not (unit.counts and ELSEWHERE.search(unit.tagged.line)):
        return
    known = event.date("event") or event.inherited
    brought = unit.counts and ELSEWHERE.search(unit.tagged.line) and may_count(event, unit)
    if old is not None and known and not overlap(known, old.found) and not brought:
        return
    if old is not None and known is None and other_dead(event, unit):
        return
    event.more.append(unit)


def _supported(unit: Unit, events: list[Event]) -> Event:
    """Return the event that a sentence may add to: the last, or one close by at its own place."""
    place = unit.place
    if place is None or place.value.precision not in POINTS or place.score < SURE_PLACE:
        return events[-1]
    for event in reversed(events):
        exact = event.place is not None and event.place.value.precision in POINTS
        if unit.index - event.units[-1].index <= NEAR and exact and not apart(event.place, place):
            return event
    return events[-1]
