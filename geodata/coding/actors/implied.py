"""The side that an act implies and a text leaves unnamed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geodata.coding.actors.nametable import STATES
from geodata.coding.acts.what import family
from geodata.coding.drafts import Found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.coding.acts.units import Unit

ARMED: Final = frozenset({"jnim", "issp", "aqim", "ansar_dine", "ansarul_islam", "fla_csp"})
IMPLY_HOST: Final = frozenset({"coup", "base_handover", "territory_change"})
FIELDED: Final = frozenset(
    {"vdp", "minusma", "france", "us", "wagner", "africa_corps", "russia", "takuba"}
)
OUTSIDE: Final = frozenset({"ecowas", "eu", "minusma", "other", "us", "france"})
ALLIES: Final = frozenset({"mali_gov", "burkina_gov", "niger_gov"})
_BY_FORCES: Final = re.compile(
    r" (?:FORCES|FOREIGN|POST|BASE) (?:[^\s;]+ ){0,6}?(?:kill\w*|execut\w*|shot|fir\w+|"
    r"massacr\w*|tue\w*|tir\w+|"
    r"fusill\w*|abatt\w*|bomb\w*|encercl\w*|summar\w*) "
    r"|(?:by|par|mettent en cause|accus\w*|designent|blam\w*) (?:\w+ ){0,3}?(?:FORCES|FOREIGN) "
    r"|(?:operation militaire|military operation|FORCES operation) "
)
_LAID: Final = re.compile(
    r" (?:mines?|engins?|explosives?|ied|ieds|landmine\w*|roadside|bombe|explosion|booby|"
    r"(?:buried|planted|hidden|concealed|home made|improvised|enterree?s?|posee?s?|artisanale?s?) "
    r"(?:\w+ )?(?:charges?|bombs?|bombes?|devices?)) "
)


def complete(
    found: dict[str, Found[str]], units: Sequence[Unit], category: str, country: str
) -> None:
    """Add the side that a category implies and the text leaves unnamed."""
    state = STATES.get(country, "")
    if family(category) in {"fighting", "abduction"}:
        implied = _sides(found, units, category, state)
    elif category == "blockade":
        implied = ["civilians"]
    elif (
        category in IMPLY_HOST
        or (category == "deployment" and units[0].mood != "happened")
        or (category == "political" and set(found) <= OUTSIDE)
    ):
        implied = [state]
    elif category == "agreement" and set(found) >= ALLIES:
        implied = ["aes"]
    else:
        implied = []
    for actor in implied:
        if actor:
            found.setdefault(actor, Found(actor, (), 0.4))


def _sides(
    found: dict[str, Found[str]], units: Sequence[Unit], category: str, state: str
) -> list[str]:
    """Name the attackers and the victims that violence of a category has."""
    dead = {
        count.group
        for unit in units
        for count in unit.counts
        if count.kind in {"deaths", "wounded"} and count.range.high != 0
    }
    attackers = any(actor in ARMED or actor == "other" for actor in found)
    fought = any(actor.endswith("_gov") or actor in FIELDED for actor in found)
    sides = ["civilians"] if "civilians" in dead else []
    if category == "attack_on_forces":
        hunters = any(m.role == "hunters" for unit in units for m in unit.tagged.mentions)
        return [*sides, "" if fought or hunters else state, "" if attackers else "other"]
    if category == "abduction":
        return ["civilians", "" if attackers else "other"]
    if category == "attack_on_civilians":
        return ["civilians", "" if attackers or _by_forces(units) else "other"]
    if category == "remote_violence":
        harmed = _harmed_from_afar(found, units, hurt=bool(dead), fought=fought)
        return [*sides, harmed, "civilians" if "people" in dead and not fought else ""]
    return sides


def _harmed_from_afar(
    found: dict[str, Found[str]], units: Sequence[Unit], *, hurt: bool, fought: bool
) -> str:
    """Name the side that a strike or mine leaves unnamed."""
    if any(actor in ARMED or actor == "other" for actor in found):
        return ""
    laid = _laid(units)
    if len(found) > 1 and not laid:
        return ""
    return "civilians" if fought and hurt and not laid else "other"


def _by_forces(units: Sequence[Unit]) -> bool:
    """Whether an army is said to have attacked people."""
    return any(_BY_FORCES.search(unit.tagged.line) for unit in units)


def _laid(units: Sequence[Unit]) -> bool:
    """Whether harm came from a mine or bomb, which somebody unnamed has laid."""
    return any(_LAID.search(unit.tagged.line) for unit in units if unit.category)
