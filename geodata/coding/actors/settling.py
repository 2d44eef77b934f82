"""Which actor a mention means, from where and when it was."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from geodata.coding.actors.nametable import STATES

if TYPE_CHECKING:
    from geodata.coding.actors.mention import Mention

JNIM_FORMED: Final = dt.date(2017, 3, 2)
WAGNER_LEFT: Final = dt.date(2025, 6, 6)
AFRICA_CORPS: Final = dt.date(2024, 1, 1)
"""From when Russian mercenaries outside Mali are Africa Corps."""

STANDINS: Final[dict[str, str]] = {"country": "", "none": "", "group": "other"}
"""What the tables write for a state left open, a country that is no actor, and "the group"."""


def settle(mention: Mention, country: str, day: dt.date | None) -> str:
    """Decide which actor a mention means, from where and when it was.

    Parameters
    ----------
    mention : Mention
        As found.
    country : str
        The country of the event's place; empty where it is unknown.
    day : datetime.date or None
        The event's day.

    Returns
    -------
    str
        An actor id; empty where it cannot be told.
    """
    actor = mention.actor
    if actor in STANDINS:
        return STATES.get(country, "") if actor == "country" else STANDINS[actor]
    if mention.role == "vdp":
        return "vdp" if country in {"BFA", ""} else ""
    if mention.role == "rebels":
        return "fla_csp" if country == "MLI" else "other"
    if mention.role == "mercenaries":
        until = WAGNER_LEFT if country in {"MLI", ""} else AFRICA_CORPS
        return "wagner" if day is not None and day < until else "africa_corps"
    if mention.role == "alqaeda" and day is not None and day < JNIM_FORMED:
        return "aqim"
    if actor == "issp" and country in {"TCD", "CMR"}:
        return "other"  # the Islamic State of Lake Chad
    return "russia" if mention.role == "russians" else actor
