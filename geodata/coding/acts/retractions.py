"""What a later sentence takes back, and what it only says over again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geodata.coding.acts.doubts import doubted
from geodata.coding.acts.what import family
from geodata.coding.events.together import apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.coding.acts.units import Unit

BACK: Final = 2
"""Sentences back to which a denial by pronoun may reach."""

AGAIN: Final = 3
"""Sentences after a denial in which somebody may say it over."""

_REASSURES: Final = re.compile(
    r" (?:calm\w*|quiet|normal\w*|peaceful|serene|calme\w*|tranquill?e?\w*|paisible|sereine?|"
    r"(?:our|its|their|notre|nos|full|total|FORCES|STATE) (?:\w+ )?(?:control\w*|controle|hands|"
    r"mains)|(?:controle|control) (?:total |plein |of |de |des |du |l |la |the |our |nos )*"
    r"(?:FORCES|STATE|forces|army|armee)|(?:is|are|remains?|stays?|est|reste|demeure) (?:still |"
    r"toujours |bien |always )?(?:ours|a nous|held|tenue?|secure\w*|securisee?\w*|malienne?|"
    r"burkinabe|nigerienne?)|(?:nothing|rien) (?:has |have |ne |n |s )*(?:happen\w*|took place|"
    r"changed?|s est passe|est arrive|a change)|life (?:goes|went) on|la vie (?:suit|continue)|"
    r"(?:go|goes|going|vaquent|vaque) (?:about )?(?:\w+ )?(?:business|occupations)|"
    r"(?:market|marche|shops?|schools?|ecoles?|boutiques?) (?:\w+ ){0,2}?(?:open|ouvert\w*)) "
)
"""Words that say in other terms that nothing of what was reported has happened."""


def take_back(units: Sequence[Unit]) -> None:
    """Let a denial or a doubt bear on what a sentence before it passed on.

    A denial that speaks by pronoun reaches over a sentence without an act of its own; and what
    only says a denial over ("the town is calm and in our hands") is no act.

    Parameters
    ----------
    units : sequence of Unit
        Of an article, in the order of its text; their moods and categories are set.
    """
    for number, unit in enumerate(units):
        before = _spoken_of(units, number)
        if before is not None:
            state = doubted(before.tagged.line, unit.tagged.line)
            if state is None and _denies_it(before, unit):
                state = "denied"
            if state is not None and not (unit.category and unit.counts):
                before.mood = unit.mood = state
                unit.category = ""
                continue
        if _says_again(units, number):
            unit.mood, unit.category, unit.counts = "denied", "", []


def _spoken_of(units: Sequence[Unit], number: int) -> Unit | None:
    """Return the act that a sentence may take back: that of the sentence before it, or nearly."""
    unit = units[number]
    for before in reversed(units[:number]):
        if before.index >= unit.index:
            continue
        if unit.index - before.index > BACK:
            return None
        if before.category:
            told = before.mood in {"happened", "unconfirmed"}
            return (
                before
                if told and (unit.index - before.index == 1 or not unit.tagged.places)
                else None
            )
        if before.datings or before.counts:
            return None
    return None


def _denies_it(before: Unit, unit: Unit) -> bool:
    """Whether a sentence denies by name what the one before it only passed on as a rumour."""
    kin = unit.mood == "denied" and family(unit.category) == family(before.category)
    return kin and before.mood == "unconfirmed" and not apart(before.place, unit.place)


def _says_again(units: Sequence[Unit], number: int) -> bool:
    """Whether a sentence says a denial over that the sentences before it told."""
    unit = units[number]
    if _REASSURES.search(unit.tagged.line) is None or unit.counts:
        return False
    for before in reversed(units[:number]):
        if unit.index - before.index > AGAIN:
            return False
        if before.category:
            kin = not unit.category or family(unit.category) in {
                family(before.category),
                "territory_change",
            }
            return before.mood == "denied" and kin
    return False
