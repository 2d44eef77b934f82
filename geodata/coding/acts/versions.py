"""Whose word an event stands on: one side's alone, or a text that says it could not be verified."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geodata.coding.acts.doubts import DOUBT
from geodata.coding.acts.what import family

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.coding.acts.units import Unit
    from geodata.coding.events.event import Event

NEAR: Final = 2
"""Sentences around an event in which others may bear it out, or doubt it."""

UNVERIFIED: Final = "the text says that it could not be verified"
DISPUTED: Final = "a side denies what the text reports"

_CLAIM: Final = re.compile(
    r" FIGHTERS (?:(?!FORCES|STATE|CIVILIANS)[^\s;]+ ){0,5}?(?:claim|claims|claimed|said|says|"
    r"boast\w*|"
    r"assert\w*|announced|declared) (?:(?:DATE|in|on|a|statement|video|its|their|telegram|channel|"
    r"website|message|that|,) )*?(?:to have|having|(?:it|they|fighters|FIGHTERS) (?!(?:was|"
    r"were) behind)|"
    r"the (?:capture|seizure|killing|destruction) )"
    r"| FIGHTERS (?:(?!FORCES|STATE|CIVILIANS)[^\s;]+ ){0,5}?(?:affirm\w+|pretend\w*|dit|disent|"
    r"assur\w+|"
    r"revendiqu\w*|se (?:targue|vante)\w*) (?:(?:DATE|dans|un|communique|une|video|"
    r",) )*?(?:avoir|s etre|"
    r"qu|que|la (?:prise|mort|destruction)|le controle) "
    r"| , (?:the |a )?FIGHTERS (?:of (?:the )?\w+ (?:people |side )?)?(?:said|say|says|announced|"
    r"reported|claimed) (?:DATE )?(?:\. )?$"
    r"| , (?:ont|a) (?:annonce|affirme|declare|dit|indique|assure) (?:DATE )?(?:le |les |des )?"
    r"FIGHTERS (?:DATE )?(?:\. )?$"
    r"| (?:according to|selon|d apres) (?:a |an |un |une |the |le |la )?(?:statement|communique|"
    r"texte|text|message|video|note) (?:\w+ ){0,5}?(?:by|from|of|de|du|des|par) "
    r"(?:the |le |les |l )?"
    r"FIGHTERS "
    r"| (?:according to|selon|d apres) (?:the |le |les |la |l |un |a )?(?:\w+ ){0,4}?FIGHTERS "
)
"""An act told as an armed group tells it; who claims responsibility speaks of one that is known."""

_OTHERS: Final = re.compile(
    r" (?:CIVILIANS|resident\w*|witness\w*|villager\w*|locals?|source\w*|official\w*|confirm\w*|"
    r"habitant\w*|"
    r"temoin\w*|riverain\w*|elus?|elue|habitants|governor|gouverneur|mayor|maire|hospital\w*|"
    r"hopita\w*|"
    r"(?:FORCES|STATE) (?:\w+ ){0,2}?(?:said|says|reported|announced|acknowledged|admitted|put|"
    r"indique|"
    r"annonce\w*|reconnu|fait etat|dit)|(?:a|ont) (?:indique|annonce|reconnu|confirme)|"
    r"observ\w+|images|"
    r"photos|satellite|diplomat\w*|securitaire\w*|doute|doubt) "
)
"""Words of a sentence in which somebody else speaks of what a group claims."""

_SILENT: Final = re.compile(
    r" (?:not|no|n a|n ont|sans|ni|neither|yet to|declined|refus\w*|without|aucune?|"
    r"ne) (?:[^\s;]+ ){0,5}?"
    r"(?:comment\w*|react\w*|reagi\w*|respon\w*|confirm\w*|verif\w*|word|declaration|statement|mot|"
    r"official\w*|officiel\w*|communiqu\w*) "
    r"| (?:never|jamais) (?:[^\s;]+ ){0,2}?(?:said|say|dit|acknowledged|admitted|mentioned|"
    r"reconnu|evoque|mentionne) "
    r"| (?:no|nobody|aucune?|personne|nul) (?:[^\s;]+ ){0,3}?(?:found|saw|seen|heard|vu|entendu|"
    r"trouve\w*) "
)
"""Words with which a text says that others keep silent."""


def weigh(events: Sequence[Event], units: Sequence[Unit]) -> None:
    """Mark what only an armed group says, and question what could not be verified.

    Parameters
    ----------
    events : sequence of Event
        Of an article; their moods and doubts are set.
    units : sequence of Unit
        All its sentences.
    """
    for event in events:
        around = _around(event, units)
        if event.mood == "happened" and family(event.category) in {"fighting", "territory_change"}:
            if _is_only_claimed(event, around):
                for unit in event.units:
                    unit.mood = "unconfirmed"
            elif any(DOUBT.search(unit.tagged.line) for unit in [*event.units, *around]):
                event.doubts.append(UNVERIFIED)
        elif event.mood == "denied" and family(event.category) == "fighting":
            told = [u for u in around if u.category and u.mood == "happened" and u.counts]
            if any(family(unit.category) == "fighting" for unit in told):
                for unit in event.units:
                    unit.mood = "happened"
                event.doubts.append(DISPUTED)


def _around(event: Event, units: Sequence[Unit]) -> list[Unit]:
    """Return the sentences that follow an event's or add to it."""
    own = {id(unit) for unit in event.units}
    last = event.units[-1].index
    near = [u for u in units if 0 <= u.index - last <= NEAR and id(u) not in own]
    seen = own | {id(unit) for unit in near}
    return [*near, *(unit for unit in event.more if id(unit) not in seen)]


def _is_only_claimed(event: Event, around: Sequence[Unit]) -> bool:
    """Whether an event stands on an armed group's word alone."""
    if not all(_CLAIM.search(unit.tagged.line) for unit in event.units):
        return False
    if any(_OTHERS.search(_said(unit)) for unit in event.units):
        return False
    return not any(
        _OTHERS.search(unit.tagged.line) and not _SILENT.search(unit.tagged.line) for unit in around
    )


def _said(unit: Unit) -> str:
    """Return a sentence without the claim itself."""
    return _CLAIM.sub(" ", unit.tagged.line)
