"""The day and place that one sentence sets for the act that the next ones tell.

"On 3 May, at the bridge of Kori, it began. There, a policeman lost his life." The first sentence
tells of no act; the second has neither day nor place of its own.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geodata.coding.acts.what import family
from geodata.coding.drafts import Found
from geodata.coding.events.doubles import has_own_dead
from geodata.coding.events.retold import explains
from geodata.coding.places.toponyms import distance_km

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.coding.acts.units import Unit
    from geodata.coding.events.event import Event
    from geodata.coding.events.talk import Talk

REACH: Final = 1
"""Sentences after a scene in which its act may be told."""

SURE: Final = 0.6
"""The score that the place of a scene needs."""

ON_THE_WAY_KM: Final = 100
"""How far from the scene an act may be that has a place of its own."""

TOLD: Final = 1.0
"""The weight from which a sentence tells of an act."""

SCENE: Final = 0.6
"""The score of a place that a sentence takes from the scene before it."""

_OTHERWISE: Final = re.compile(
    r" (?:said|says|told|visit\w*|funeral\w*|buried|burial|hospital\w*|protest\w*|demonstrat\w*|"
    r"mourn\w*|summit|meeting|met|speech|speaking|travel\w*|arrived|court|tribunal|trial|"
    r"election\w*|"
    r"reopened|distribut\w*|declare|annonce|indique|affirme|rendus?|rendue|visite\w*|obseques|"
    r"inhum\w*|enterr\w*|hopita\w*|manifest\w*|sommet|reunion|rencontr\w*|soign\w*|"
    r"prise? en charge|eteinte?|sauver|deplacement|deplace\w*|"
    r"discours|arrive\w*|proces|scrutin|rouvert|born|nee?|died|funerailles|deuil|according|selon|"
    r"report|rapport|communique|statement|interview\w*|entretien|marche blanche|rall(?:y|ied)|"
    r"will|would|should|may|plans?|gather\w*|hommage\w*|tribute\w*|appel\w*|called|call) "
)
"""Words of a sentence that goes on to something else than an act of violence."""

_BACK: Final = re.compile(
    r" (?:(?:the|this|that|these|those|such|l|la|cette|cet|ce|ces|cettes|leur|its) "
    r"(?:\w+ )?(?:attacks?|raids?|ambush|assaults?|massacre|killings?|strikes?|blast|"
    r"clash\w*|battle|fighting|attaques?|"
    r"embuscade|accrochage|combats?|affrontements?|"
    r"assauts?|tuerie|frappes?|explosion|incidents?|violence\w*)|since|depuis|toll|previous\w*|"
    r"precedent\w*|already|deja) "
)
"""Words of a sentence that speaks of an act told before."""


_ARMED: Final = frozenset({"FORCES", "FIGHTERS", "FOREIGN", "POST"})


class Scenes:
    """What the sentences set before the act is told."""

    def __init__(self) -> None:
        self._scene: Unit | None = None

    def hear(self, unit: Unit, talk: Talk, events: Sequence[Event]) -> None:
        """Take in a sentence; an act without day and place takes those of the scene before it."""
        if _sets(unit):
            self._scene = unit
            return
        there = talk.there(unit)
        came = there and replace(unit, place=there, mood="happened")
        if came and not any(dating.ahead for dating in unit.datings) and _sets(came):
            self._scene = came
            return
        scene = self._scene
        if not unit.category or scene is None:
            return
        self._scene = None
        if not 0 < unit.index - scene.index <= REACH or not _takes(unit, scene, events):
            return
        dating, place = scene.dating("event"), scene.place
        if dating is None or place is None:  # pragma: no cover - a scene has both
            return
        unit.datings = [*unit.datings, dating]
        if unit.place is None or unit.place.value.precision == "country":
            unit.place = Found(place.value, place.spans, SCENE)


def _sets(unit: Unit) -> bool:
    """Whether a sentence says when and where, and not what."""
    dating, place = unit.dating("event"), unit.place
    if unit.category or unit.mood != "happened" or dating is None or place is None:
        return False
    if explains(unit.tagged.line):  # that of the event before it
        return False
    exact = place.value.precision != "country" and place.score >= SURE
    dated = dating.found.value.precision in {"day", "week", "month"}
    return exact and dated and _OTHERWISE.search(unit.tagged.line) is None


def _takes(unit: Unit, scene: Unit, events: Sequence[Event]) -> bool:
    """Whether a sentence tells of violence and leaves day and place to the one before."""
    if family(unit.category) not in {"fighting", "abduction"} or unit.datings:
        return False
    if unit.place is not None and unit.place.value.precision != "country":
        # "on 3 May they set out from Dori. Near Kori men stopped them"
        here, there = unit.place.value, scene.place.value if scene.place else unit.place.value
        near = distance_km(here.lat, here.lon, there.lat, there.lon) <= ON_THE_WAY_KM
        return near and unit.reading.scores.get(unit.category, 0.0) >= TOLD
    told = unit.reading.scores.get(unit.category, 0.0) >= TOLD
    if not told or _BACK.search(unit.tagged.line) is None:
        return told
    # "a patrol met the column near Dori on Sunday. Nine men died in the clash": it has its own dead
    armed = any(m.tag in _ARMED for m in scene.tagged.mentions)
    return armed and has_own_dead(unit, events[-1:])
