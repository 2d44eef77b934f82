"""Moves of forces: how much of an arrival, a withdrawal or a handover is left when all is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geodata.coding.actors.nametable import CORE

if TYPE_CHECKING:
    from geodata.coding.text.tagging import Tagged

MOVES: Final = ("deployment", "withdrawal")
PEACEFUL: Final = re.compile(
    r" (?:refugees?|refugies?|refugiees?|displaced|deplacee?s?|migrants?|hospital beds?|telephone|"
    r"crash(?:ed)? land\w*|commercants|traders|marchands|logistic\w*|logisticien|pilgrims|pelerins|"
    r"football|stadium|stade|veterans?) "
)
"""Words of sentences in which people come and go who are no foreign force, or only look back."""

ABROAD: Final = (" FOREIGN ", " BASE ", " AIRF ", " GUESTS ", " G_", " foreign ", " etranger")
"""What in a sentence speaks of another country's men."""

OWN: Final = frozenset({"forces", "post"})
LOCAL: Final = 0.3
"""How much of a move is left where only the region's own forces are spoken of."""

_MOVERS: Final = re.compile(
    r" (?:FOREIGN|BASE|AIRF|SITE|GUESTS|G_+|FORCES|POST|troop\w*|soldier\w*|contingent\w*|"
    r"force|forces|"
    r"convoy\w*|convoi\w*|"
    r"plane|avion\w*|flight|vol|personnel|men|hommes|instruct\w+|advis\w+|conseillers|mission\w*|"
    r"operation\w*|militaires|soldats|troupes|mercenar\w+|mercenaires|effectifs|they|ils|elle|"
    r"it|base|bases|"
    r"camp|camps|emprise\w*|flag|drapeau|presence|drones?|peacekeepers|casques|bagages?|sites?|"
    r"installations?|facility|station|detachments?|detachement\w*|crews?|equipages?|company|"
    r"compagnies?|battalions?|bataillons?|squadrons?|escadrons?|platoons?|rotation|tour|garrison|"
    r"garnison|footprint|empreinte|uniforms?|helicopters?|helicopteres?|jets?|mirages?|"
    r"americans|russians|"
    r"russes|francais|americains|french) "
)
"""Who or what may be withdrawn; an envoy who leaves is none."""

ENOUGH: Final = 1.0
"""The weight from which another category is what a sentence tells."""


def mended_moves(scores: dict[str, float], tagged: Tagged) -> None:
    """Lower the scores of moves that are no foreign force's.

    Parameters
    ----------
    scores : dict of str to float
        Each category's weight, changed in place.
    tagged : Tagged
        The sentence.
    """
    if "withdrawal" in scores and not _MOVERS.search(tagged.moving):
        scores["withdrawal"] *= LOCAL
    moved = [category for category in MOVES if category in scores]
    other = max((score for c, score in scores.items() if c not in MOVES), default=0.0)
    if _at_home(tagged):
        _lower(scores, *moved, *moved)
    elif other >= ENOUGH and moved and _is_local(tagged):
        _lower(scores, *moved)
    if moved and PEACEFUL.search(tagged.line):
        _lower(scores, *moved)
    if _gave_way(tagged):
        _lower(scores, "withdrawal", "base_handover")


def _lower(scores: dict[str, float], *categories: str) -> None:
    for category in categories:
        if category in scores:
            scores[category] *= LOCAL


def _is_local(tagged: Tagged) -> bool:
    """Whether only the region's own forces move: that is no deployment or withdrawal."""
    if any(tag in tagged.moving for tag in (" FOREIGN ", " BASE ", " AIRF ", " STATE ", " G_")):
        return False
    forces = [m for m in tagged.mentions if m.tag == "FORCES"]
    where = {place.value.country for place in tagged.places}
    own = {m.country for m in forces} & CORE
    if where and not own & where:
        return False  # "the Chadian contingent" at a town of Niger
    return bool(own) and all(m.actor != "minusma" for m in forces)


def _gave_way(tagged: Tagged) -> bool:
    """Whether fighters are spoken of and no foreign force: then nobody withdrew but gave way."""
    if " FIGHTERS " not in tagged.moving or any(m.actor == "minusma" for m in tagged.mentions):
        return False
    return not any(tag in tagged.moving for tag in ABROAD)


def _at_home(tagged: Tagged) -> bool:
    """Whether a country's own men move inside it, and nobody else is spoken of."""
    if any(tag in tagged.moving for tag in ABROAD):
        return False
    forces = [mention for mention in tagged.mentions if mention.role in OWN]
    own = {mention.country for mention in forces}
    if len(own) != 1 or not own <= CORE or own != {p.value.country for p in tagged.places}:
        return False
    return not any(
        mention.role in {"body", "foreign_state"}
        or mention.actor == "minusma"
        or (mention.country and mention.country not in own)
        for mention in tagged.mentions
    )
