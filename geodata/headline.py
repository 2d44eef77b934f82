"""A day in a few short lines: who is where, in the countries that the map is about."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from geodata.snapshot import Snapshot

JNIM_FORMED = dt.date(2017, 3, 2)
"""Before this day the area is that of the groups that then merged; see the event of that day."""


def group_name(day: dt.date) -> str:
    """Name those whose area is drawn on a day.

    Examples
    --------
    >>> group_name(dt.date(2016, 1, 1)), group_name(dt.date(2018, 1, 1))
    ('Groups that later formed JNIM', 'JNIM')
    """
    return "JNIM" if day >= JNIM_FORMED else "Groups that later formed JNIM"


def lines(snapshot: Snapshot) -> list[tuple[str, str]]:
    """Tell a snapshot in a line for each power and one for the area.

    Parameters
    ----------
    snapshot : Snapshot
        The day.

    Returns
    -------
    list of (str, str)
        Whom a line is about, and the line. Sites are counted, held and uncertain ones apart; the
        area is rounded to 1,000 km².

    Examples
    --------
    >>> import geodata
    >>> dict(lines(geodata.load().at("2024-09-16")))["France"]
    'none in Mali, Burkina Faso, Niger or Benin; 8 sites elsewhere'
    """
    words = snapshot.atlas.vocabulary
    names = words.labels("country")
    core = [code for code in names if words.group("country", code) == "core"]
    told = []
    for power, label in words.labels("power").items():
        if words.group("power", power) == "joint":
            continue
        own = snapshot.sites[snapshot.sites["power"] == power]
        ever = set(snapshot.atlas.sites.loc[snapshot.atlas.sites["power"] == power, "country"])
        there = [code for code in core if code in set(own["country"])]
        absent = [names[code] for code in core if code in ever and code not in there]
        clauses = [
            ", ".join(
                f"{names[code]} {_count(snapshot, own[own['country'] == code])}" for code in there
            ),
            f"none in {_either(absent)}" if absent else "",
            _elsewhere(int((~own["country"].isin(core)).sum())),
        ]
        told.append((label, "; ".join(clause for clause in clauses if clause)))
    km2 = round(float(snapshot.area_km2["total"].sum()), -3)
    held = [names.get(code, code) for code in names if code in snapshot.area_km2.index]
    area = f"active in {', '.join(held)}; about {km2:,.0f} km²" if held else "no area recorded"
    return [*told, (group_name(snapshot.day), area)]


def _count(snapshot: Snapshot, own: pd.DataFrame) -> str:
    """Count sites, the uncertain ones apart; a single one is named by its kind."""
    unsure = int((own["state"] != "held").sum())
    held = len(own) - unsure
    count = " and ".join(
        part
        for part in (str(held) if held else "", f"{unsure} uncertain" if unsure else "")
        if part
    )
    if len(own) > 1:
        return count
    kind = snapshot.atlas.vocabulary.label("kind", own["kind"].iloc[0]).lower()
    return f"{count} ({kind})"


def _elsewhere(count: int) -> str:
    if not count:
        return ""
    return f"{count} site{'' if count == 1 else 's'} elsewhere"


def _either(names: list[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} or {last}" if first else last
