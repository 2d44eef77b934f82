"""A departure and the closing of its camp, told one after the other: they are one event."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geodata.coding.events.together import apart

if TYPE_CHECKING:
    from geodata.coding.acts.units import Unit
    from geodata.coding.events.event import Event

NEXT: Final = 2
"""Sentences after a departure in which its camp may be closed."""

SHUT: Final = re.compile(
    r" (?:closed|shut|dismantled|vacated|emptied|evacuated|packed|left|abandoned|"
    r"(?:a|ont|avait|avaient) (?:ferme|demantele|vide|evacue|quitte|abandonne|plie)) "
)
"""Words with which those who leave close their camp, and hand it to nobody."""


def is_same_leaving(event: Event, unit: Unit) -> bool:
    """Whether a camp's closing only says when its men left: the departure has no day yet.

    Parameters
    ----------
    event : Event
        A departure: "the contingent has brought its departure forward".
    unit : Unit
        A sentence after it: "on Sunday it closed the camp".
    """
    first = event.units[0]
    left = first.category == "withdrawal" and unit.category == "base_handover"
    near = unit.index - event.units[-1].index <= NEXT and unit.mood == event.mood
    shut = SHUT.search(unit.tagged.line) is not None
    undated = event.date("event", "report") is None and event.inherited is None
    return left and near and undated and shut and not apart(event.place, unit.place)
