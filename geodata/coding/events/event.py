"""What several sentences say of one event: its category, place and day."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from geodata.coding.acts.what import ATTACKS, CIVIL, family
from geodata.coding.events.talk import WHOLE
from geodata.coding.places.whereabouts import is_capital, settled

if TYPE_CHECKING:
    from geodata.coding.acts.units import Unit
    from geodata.coding.drafts import Dated, Found, Located, Mood

DECIDED: Final = frozenset({"agreement", "agreement_ended", "political", "group_formation"})
"""Categories that have no other place than the sentence that tells of them gives."""

IN_CAPITALS: Final = frozenset({"coup", "base_handover", "withdrawal", "deployment"})

NAMED: Final = 1.5
"""The weight from which a sentence says who was attacked."""


@dataclass
class Event:
    """What several sentences say of one event.

    Parameters
    ----------
    units : list of Unit
        The sentences that tell it, the first the one that began it.
    more : list of Unit
        Sentences that only add numbers or actors.
    inherited : Found of Dated, optional
        The date that the text spoke of just before.
    nearby : list of Unit
        Sentences close by that only say where it was.
    """

    units: list[Unit]
    more: list[Unit] = field(default_factory=list)
    inherited: Found[Dated] | None = None
    doubts: list[str] = field(default_factory=list)
    nearby: list[Unit] = field(default_factory=list)

    @property
    def mood(self) -> Mood:
        """The mood of the sentence that began it."""
        return self.units[0].mood

    @property
    def category(self) -> str:
        """The category that most of its sentences speak for, the first counting the most."""
        scores: dict[str, float] = {}
        told = [
            u.category
            for u in self.units
            if u.category in ATTACKS
            and not u.reading.presumed
            and u.reading.scores[u.category] >= NAMED
        ]
        for number, unit in enumerate(self.units):
            for category, score in unit.reading.scores.items():
                if category == CIVIL and told and unit.reading.presumed:
                    category = told[0]  # noqa: PLW2901 - another sentence says who was attacked
                if family(category) == family(self.units[0].category):
                    weight = 1.0 if number == 0 else 0.4
                    scores[category] = scores.get(category, 0.0) + weight * max(score, 0.0)
        best = max(scores, key=lambda c: scores[c]) if scores else self.units[0].category
        return "battle" if best in ATTACKS and _both_fought(self) else best

    @property
    def place(self) -> Found[Located] | None:
        """The most exact place that its sentences name, the first of those."""
        told = [unit.place for unit in self.units if unit.place is not None]
        whole = self.mood == "announced" and WHOLE.search(self.units[0].tagged.line)
        if whole or self.units[0].category in DECIDED:
            return settled(told, ())
        later = [unit.place for unit in (*self.more, *self.nearby) if unit.place is not None]
        fought = self.units[0].category not in IN_CAPITALS
        return settled(told, [p for p in later if not (fought and is_capital(p.value))])

    def date(self, *roles: str) -> Found[Dated] | None:
        """Return the first most exact date that its sentences give for a role."""
        order = {"day": 0, "week": 1, "month": 2, "year": 3}
        found = [
            dating.found
            for unit in self.units
            for dating in [unit.dating(*roles)]  # type: ignore[arg-type]
            if dating is not None
        ]
        if not found and "event" in roles and self.inherited is None:
            kin = ("", family(self.units[0].category))
            told = [unit for unit in self.more if family(unit.category) in kin]
            found = [d.found for unit in told for d in [unit.dating("event")] if d]
            found = [each for each in found if each.value.precision != "year"]
        if not found and "report" in roles and self.mood != "happened":
            found = [d.found for unit in self.more for d in [unit.dating("report")] if d]
        if not found and "event" in roles and self.inherited is None:
            found = [
                d.found
                for unit in self.units
                for d in [unit.dating("since")]
                if d is not None and d.found.value.precision == "day"
            ]
        return min(found, key=lambda f: order[f.value.precision], default=None)


def _both_fought(event: Event) -> bool:
    """Whether rebels met an army: they stay and fight, and both sides engage."""
    told = [*event.units, *event.more]
    mentions = [m for unit in told for m in unit.tagged.mentions if not m.speaks]
    rebels = any(m.actor == "fla_csp" or m.role == "rebels" for m in mentions)
    if any(m.role == "civilians" for m in mentions):
        return False
    return rebels and any(m.tag in {"FORCES", "FOREIGN"} for m in mentions)
