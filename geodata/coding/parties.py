"""Who took part in an event, of all whom its sentences name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geodata.coding.drafts import Found
from geodata.coding.what import family
from geodata.coding.who import STATES, settle

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from geodata.coding.units import Unit
    from geodata.coding.who import Mention

ARMED: Final = frozenset({"jnim", "issp", "aqim", "ansar_dine", "ansarul_islam", "fla_csp"})
NEAR: Final = 30
"""Characters between a company's name and the words that explain it."""

VIOLENT: Final = frozenset({"fighting", "abduction"})
TALKED: Final = frozenset(
    {
        "agreement",
        "agreement_ended",
        "political",
        "coup",
        "deployment",
        "withdrawal",
        "base_handover",
    }
)
_STATEMENTS: Final = frozenset({"state", "foreign_state", "body"})
_PLACED: Final = frozenset(
    {"in", "au", "en", "from", "of", "du", "dans", "across", "to", "near", "hors", "vers"}
)
_TIED: Final = frozenset(
    {"le", "la", "l", "and", "et", "les", "par", "by"}
)


def parties(
    units: Sequence[Unit], category: str, country: str, day: dt.date | None
) -> tuple[Found[str], ...]:
    """Name those who took part.

    Parameters
    ----------
    units : sequence of Unit
        The event's sentences; the first tells it, the others may only add numbers or a claim.
    category : str
        The event's category.
    country : str
        The country of its place; empty where it is unknown.
    day : datetime.date or None
        Its day.

    Returns
    -------
    tuple of Found[str]
        In the order in which they are named; whoever is only quoted is left out.
    """
    found: dict[str, Found[str]] = {}
    for number, unit in enumerate(units):
        for mention in unit.tagged.mentions:
            if not _takes_part(unit, mention, category, main=number == 0, told=unit.category != ""):
                continue
            actor = settle(mention, country, day)
            if not actor:
                continue
            known = found.get(actor, Found(actor, (), 0.0))
            spans = (*known.spans, mention.span)[:4]
            found[actor] = Found(actor, spans, max(known.score, mention.score))
    _complete(found, units, category, country)
    _one_of_each(found, category)
    if "other" in found and family(category) in {*VIOLENT, "territory_change", "blockade"}:
        others = [actor for actor in found if actor in ARMED]
        perpetrators = category == "attack_on_civilians" and any(
            actor.endswith("_gov") or actor in {"wagner", "africa_corps"} for actor in found
        )
        if others or (perpetrators and not found["other"].spans):
            del found["other"]
    return tuple(found.values())


def _one_of_each(found: dict[str, Found[str]], category: str) -> None:
    """Leave Russia out where its name only explains the company's."""
    company = [s for a in ("wagner", "africa_corps") if a in found for s in found[a].spans]
    russia = found.get("russia")
    if russia and company and (family(category) == "fighting" or all(
        any(abs(c.start - r.end) < NEAR or abs(r.start - c.end) < NEAR for c in company)
        for r in russia.spans
    )):
        del found["russia"]


def _complete(
    found: dict[str, Found[str]], units: Sequence[Unit], category: str, country: str
) -> None:
    """Add the side that a category implies and the text leaves unnamed."""
    groups = {count.group for unit in units for count in unit.counts if count.kind == "deaths"}
    if category == "attack_on_civilians" or (
        "civilians" in groups and family(category) == "fighting"
    ):
        found.setdefault("civilians", Found("civilians", (), 0.6))
    if category == "abduction":
        found.setdefault("civilians", Found("civilians", (), 0.5))
    state = STATES.get(country, "")
    victims = any(
        a.endswith("_gov")
        or a in {"vdp", "minusma", "france", "us", "wagner", "africa_corps", "russia"}
        for a in found
    )
    if category == "attack_on_forces" and not victims and state:
        found.setdefault(state, Found(state, (), 0.4))
    attackers = any(actor in ARMED or actor == "other" for actor in found)
    if category in {"attack_on_forces", "abduction"} and not attackers:
        found.setdefault("other", Found("other", (), 0.4))
    if category == "attack_on_civilians" and not attackers:
        armed = any(
            a.endswith("_gov") or a in {"wagner", "africa_corps", "vdp", "france"} for a in found
        )
        if not armed:
            found.setdefault("other", Found("other", (), 0.4))
    if category == "remote_violence" and len(set(found) - {"civilians"}) < 2:  # noqa: PLR2004
        if not attackers and not any(a in {"france", "us"} for a in found) and len(found) < 2:  # noqa: PLR2004
            found.setdefault("other", Found("other", (), 0.3))
    if category == "coup" and state:
        found.setdefault(state, Found(state, (), 0.5))


def _takes_part(unit: Unit, mention: Mention, category: str, *, main: bool, told: bool) -> bool:
    kind = family(category)
    if mention.role == "nation":
        return kind in TALKED and main and _is_subject(unit, mention, category)
    if mention.role in _STATEMENTS:
        if kind not in TALKED:
            return False
        return main and (
            not mention.speaks or kind in {"agreement", "agreement_ended", "political"}
        )
    if mention.role in {"civilians", "people"}:
        if kind not in {"fighting", "abduction", "blockade"} or not main:
            return False
        if mention.role == "people":
            return category in {"attack_on_civilians", "abduction"}
        return True
    if mention.tag == "FIGHTERS":
        return (
            kind not in {"deployment", "withdrawal", "base_handover", "coup"}
            or mention.actor == "wagner"
        )
    if mention.speaks and kind in {*VIOLENT, "territory_change"}:
        return False
    if mention.actor == "country" and kind in {"deployment", "withdrawal"}:
        return False  # whose army it is the text leaves open
    if not told and not unit.counts:
        return False
    return main or kind in VIOLENT


def _is_subject(unit: Unit, mention: Mention, category: str) -> bool:
    """Whether a country's name stands for its government, not for the place."""
    words = unit.tagged.words
    before = [word.text for word in words[max(0, mention.first - 3) : mention.first]]
    if {"border", "frontiere", "frontieres", "near", "proche"} & set(before):
        return False
    last = before[-1] if before else ""
    if last in {"with", "avec", "between", "entre"}:
        return category in {"agreement", "agreement_ended"}
    if last in _PLACED:
        return False
    if category == "political" and last.endswith(("ed", "du", "ue")):
        return True  # "suspended Mali"
    return last in _TIED or last in {"", ","} or mention.first < 3  # noqa: PLR2004 - it opens
