"""What only goes round, told beside the denial of it: it is what is denied, and no event."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geodata.coding.acts.what import family
from geodata.coding.events.together import apart

if TYPE_CHECKING:
    from geodata.coding.acts.units import Unit
    from geodata.coding.events.event import Event

RUMOUR: Final = re.compile(
    r" (?:messages?|posts?|accounts?|videos?|rumou?rs?|claims?|clips?|pictures|images|photographs?|"
    r"recordings?|social (?:media|networks?)|whatsapp|facebook|telegram|tiktok|publications?|"
    r"rumeurs?|comptes|enregistrements?|audios?|photos|reseaux(?: sociaux)?|internautes|"
    r"(?:voice|audio) notes?|word) "
    r"(?:(?!released|published)[^\s;]+ ){0,14}?(?:claim\w*|said|say|says|spoke|speak|announc\w*|"
    r"show\w*|circulat\w*|purport\w*|alleg\w*|affirm\w*|annonc\w*|disai\w*|dit|disent|faisai\w*|"
    r"fait etat|font etat|parl\w*|montr\w*|evoqu\w*|pretend\w*|according to which|selon lesquels|"
    r"selon lesquelles) "
)
"""Words of what only goes round, and is told beside a denial."""

BESIDE: Final = 3
"""Sentences around a denial in which that which is denied is told."""


def denied_before(event: Event, unit: Unit) -> bool:
    """Whether a sentence only tells what is said to have happened, and has just been denied.

    Parameters
    ----------
    event : Event
        What the text denies.
    unit : Unit
        A sentence close to it: "posts on Monday claimed that the camp had been taken".
    """
    if event.mood != "denied" or unit.mood not in {"happened", "unconfirmed"}:
        return False
    if family(event.category) != family(unit.category) or apart(event.place, unit.place):
        return False
    near = 0 <= unit.index - event.units[-1].index <= BESIDE
    return near and RUMOUR.search(unit.tagged.line) is not None
