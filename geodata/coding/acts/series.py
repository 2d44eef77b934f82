"""Lists in a sentence: several towns hit alike, or each on its own day."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from geodata.coding.acts.units import POINTS, SURE_PLACE, Unit
from geodata.coding.places.toponyms import distance_km

if TYPE_CHECKING:
    from geodata.coding.dates.when import Dating
    from geodata.coding.drafts import Found, Located

EACH: Final = frozenset({"attack_on_forces", "base_handover", "territory_change", "withdrawal"})
"""Categories of which each town in a list is an event of its own; several villages hit together by
the same men are one."""

DATED: Final = frozenset({"day", "week", "month"})

FAR_KM: Final = 25

PAIR: Final = 6
"""Words between a place and its day in a list."""

FIRST_PAIR: Final = 12
"""The same of the first, which has the verb: "Gao was handed back in May, Kidal in June"."""

_LINKS: Final = re.compile(
    r"(?:, (?:and|et|puis|then)|,|and|et|puis|then|ainsi qu\w*|as well as|plus)"
    r"(?: (?:the|a|an|another|other|autre|second|seconde|third|troisieme|one|le|la|les|l|un|une|"
    r"des|du|de|d|on|of|in|at|near|outside|au|aux|pres|"
    r"contre|against|sur|dans|celui|celle|ceux|those|that|village|town|city|localite|ville|commune|"
    r"camp|base|post|poste|outpost|position|detachment|detachement|barracks|caserne|patrol|"
    r"patrouille|convoy|convoi|prison|checkpoint|gendarmerie|brigade|commissariat|police|army|"
    r"armee|"
    r"military|militaire|militaires|security|securite|station|airport|aeroport|market|marche|"
    r"garrison|garnison|villages|bases|camps|forward|avance|avancee|malien\w*|malian|burkinabe\w*|"
    r"burkinabe|nigerien\w*|nigerian\w*|tchadien\w*|chadian|beninois\w*|beninese|togolais\w*|"
    r"togolese|ivoirien\w*|ivorian|francais\w*|french|onusien\w*|mixte|joint|soldats|soldiers|"
    r"gendarmes|policiers|volontaires|volunteers|douaniers|customs|garde|nationale|national|guard|"
    r"bataillon|battalion|unite|unit|compagnie|company|fama|fds|vdp|forces|armees|armed)){0,9}"
)
"""What may stand between two places of a list."""


_AREAS: Final = frozenset(
    [
        "commune",
        "communes",
        "departement",
        "department",
        "district",
        "municipality",
        "county",
        "cercle",
        "circle",
        "prefecture",
        "subprefecture",
        "province",
        "arrondissement",
        "region",
        "canton",
        "sector",
        "secteur",
        "zone",
        "area",
    ]
)
"""Words that make a name beside a town the area around it: "Monsey, commune de Karimama"."""


def each_town(units: list[Unit]) -> list[Unit]:
    """Make a unit of each town of a list.

    Parameters
    ----------
    units : list of Unit
        What a sentence tells.

    Returns
    -------
    list of Unit
        The same, and further ones for the towns that a list names after the first.
    """
    found: list[Unit] = []
    for unit in units:
        if days := _day_by_day(unit):
            found += days
            continue
        found.append(unit)
        if unit.category not in EACH or unit.place is None:
            continue
        for number, place in enumerate(_listed(unit)):
            if number == 0:
                unit.place = place
            else:
                found.append(replace(unit, place=place, counts=[]))
    return found


def _day_by_day(unit: Unit) -> list[Unit]:
    """Part a list of places each with its own day: "Ber on 13 August and Goundam on the 23rd"."""
    days = [d for d in unit.datings if d.role == "event" and d.found.value.precision in DATED]
    towns = [
        p
        for p in unit.tagged.places
        if p.value.precision in POINTS and p.score >= SURE_PLACE and p.spans
    ]
    pairs = list(zip(sorted(towns, key=lambda p: p.spans[-1]), sorted(days, key=_at), strict=False))
    if len(days) != len(towns) or len(pairs) < 2 or len({d.found.value.day for d in days}) < 2:  # noqa: PLR2004 - a list has two
        return []
    first = [min(p.spans[-1].start, d.span.start) for p, d in pairs]
    last = [max(p.spans[-1].end, d.span.end) for p, d in pairs]
    if any(end > start for end, start in zip(last, first[1:], strict=False)):
        return []
    text = unit.tagged
    for number, ((place, day), start, end) in enumerate(zip(pairs, first, last, strict=True)):
        inside = [w for w in text.words if start <= w.start and w.end <= end]
        own = len([w for w in inside if not (day.span.start <= w.start < day.span.end)])
        if own > (PAIR if number else FIRST_PAIR) + len(place.value.name.split()):
            return []
    found = []
    for number, (place, day) in enumerate(pairs):
        start = text.span.start if number == 0 else first[number]
        end = first[number + 1] if number + 1 < len(pairs) else text.span.end
        counts = [c for c in unit.counts if start <= c.span.start < end]
        if len(unit.counts) == 1 and unit.counts[0].span.end <= first[0]:
            counts = []  # the sum of them all
        found.append(replace(unit, place=place, datings=[day], counts=counts))
    return found


def _at(dating: Dating) -> int:
    return dating.span.start


def _listed(unit: Unit) -> list[Found[Located]]:
    towns = [
        p
        for p in unit.tagged.places
        if p.value.precision in POINTS and p.score >= SURE_PLACE and p.spans
    ]
    run: list[Found[Located]] = []
    text = unit.tagged
    for one, other in pairwise(towns):
        start, end = one.spans[-1].end, other.spans[-1].start
        between = " ".join(w.text for w in text.words if start <= w.start and w.end <= end)
        away = distance_km(one.value.lat, one.value.lon, other.value.lat, other.value.lon)
        after = next((w.text for w in text.words if w.start >= other.spans[-1].end), "")
        if between.startswith(",") and _AREAS & {*between.split(), after}:
            continue
        if _LINKS.fullmatch(between) and away > FAR_KM:
            lead = [w.text for w in text.words if w.end <= one.spans[-1].start][-3:]
            if not run and {"between", "entre", "road", "route", "axe"} & set(lead):
                return []
            run = run or [one]
            run.append(other)
        elif run:
            break
    return run
