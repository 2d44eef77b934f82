"""Scores of a sentence that its own words take back: who was hit, and what was not taken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.coding.numbers.count import Count
    from geodata.coding.text.tagging import Tagged

_LIVES: Final = re.compile(
    r" (?:took|takes?|taken|taking|lost|losing|cost|seized) (?:the )?(?:NUM )?(?:\w+ )?"
    r"(?:lives|life) "
)
"""Taking lives takes no place."""

FAR_MORE: Final = 2.0
_BRIDGES: Final = re.compile(r" (?:bridges?|ponts?|roads?|routes?) ")
DRIVEN: Final = re.compile(
    r" (?:(?:suicide (?:car|truck|vehicle|bomb\w*|driver\w*|attack\w*)|(?:car|truck|lorry|vehicle) "
    r"bombs?|vbied\w*|svbied\w*|(?:voiture|vehicule|camion|pick up|moto|citerne)s? (?:suicide\w*|"
    r"belier\w*|piegee?s?|kamikaze\w*)|kamikazes?)"
    r"|(?:car|truck|lorry|vehicle|pickup|tanker|van|motorcycle|motorbike)s? (?:\w+ ){0,2}?(?:"
    r"packed|laden|filled|loaded|stuffed|rigged|crammed|primed) with (?:\w+ ){0,2}?(?:"
    r"explosives?|bombs?|dynamite)"
    r"|explosives? (?:laden|packed|filled) (?:car|truck|lorry|vehicle|pickup|tanker|van)s?"
    r"|(?:voiture|vehicule|camion|pick up|citerne|moto|camionnette)s? (?:\w+ ){0,2}?(?:bourree?s?|"
    r"chargee?s?|remplie?s?|bondee?s?|truffee?s?|farcie?s?) (?:d|de|avec) (?:\w+ ){0,3}?(?:"
    r"explosifs?|dynamite|tnt)) "
)
"""A bomb that somebody drives or carries to its target, which is an attack on who was there."""

FLOWN: Final = re.compile(r" (?:drones?|AIR|AIRF|quadcopters?|roquettes?|rockets?|missiles?) ")

_UNDER_GUARD: Final = re.compile(
    r" (?:escort\w*|guards?|guarded|camps?|bases?|post|posts|poste|postes|garrison\w*|garnison\w*|"
    r"barracks|caserne\w*|checkpoints?|patrol\w*|patrouill\w*|military|militaires?|armored|"
    r"armoured|officers?|officiers?|convoy|convoi|unit|unite|detachment\w*|detachement\w*|"
    r"colonel|captain|lieutenant|sergeant|corporal|general|capitaine|sergent|caporal) "
)
"""Words by which those who were hit may be an army's, though no force is named."""


def mended(scores: dict[str, float], tagged: Tagged, counted: Sequence[Count]) -> None:
    """Move or take away the weights of categories that a sentence's other words exclude.

    Parameters
    ----------
    scores : dict of str to float
        Each category's weight; changed in place.
    tagged : Tagged
        The sentence.
    counted : sequence of Count
        Its numbers of people.
    """
    if _only_civilians(tagged, counted) and "attack_on_forces" in scores:
        civilians = scores.get("attack_on_civilians", 0.0)
        scores["attack_on_civilians"] = max(civilians, scores.pop("attack_on_forces"))
    if _LIVES.search(tagged.line):
        scores.pop("territory_change", None)
    if scores.get("blockade", 0.0) >= FAR_MORE and _BRIDGES.search(tagged.line) and not counted:
        scores.pop("remote_violence", None)  # bridges blown up to cut a town off


def _only_civilians(tagged: Tagged, counted: Sequence[Count]) -> bool:
    """Whether people who do not fight are the only ones that a sentence names as hit."""
    if any(f" {tag} " in tagged.line for tag in ("FORCES", "FOREIGN", "POST", "BASE")):
        return False
    if _UNDER_GUARD.search(tagged.line) or any(count.group == "forces" for count in counted):
        return False
    return " CIVILIANS " in tagged.line
