"""The records beside the events: sites opened or handed over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geodata.coding.drafts import Draft, Found
from geodata.coding.text.cues import hits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.coding.drafts import Kind, Located
    from geodata.coding.events.event import Event

POWERS: Final[dict[str, str]] = {
    "france": "france",
    "takuba": "france",
    "us": "us",
    "russia": "russia",
    "wagner": "russia",
    "africa_corps": "russia",
}
"""The power whose site or head count it is, by actor."""

_LONG_AGO: Final = re.compile(
    r" (?:decades?|decennies?|years? ago|years earlier|ans plus tot|il y a NUM ans|"
    r"has long|depuis longtemps|for years|depuis des annees) "
)
"""Whoever has been there for years does not move in."""

TABLE: Final = "presence.csv"


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
        hit.cue.means == "site" and _LONG_AGO.search(unit.tagged.line) is None
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
