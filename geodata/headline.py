"""A day in a few short lines: who is where, in the countries that the map is about."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

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
    told = []
    for power in powers(snapshot):
        own = presence(snapshot, power)
        match = " that matches the filters" if own.narrowed else ""
        clauses = [
            ", ".join(f"{names[code]} {_count(snapshot, sites)}" for code, sites in own.there),
            f"none{match} in {_either([names[code] for code in own.absent])}" if own.absent else "",
            _elsewhere(own.elsewhere),
        ]
        line = "; ".join(clause for clause in clauses if clause)
        told.append((words.label("power", power), line or f"no site{match} is recorded"))
    km2 = round(float(snapshot.area_km2["total"].sum()), -3)
    held = [names.get(code, code) for code in names if code in snapshot.area_km2.index]
    area = f"active in {', '.join(held)}; about {km2:,.0f} km²" if held else "no area recorded"
    return [*told, (group_name(snapshot.day), area)]


class Presence(NamedTuple):
    """Where a power is and is not, among the countries that are asked about.

    Parameters
    ----------
    there : tuple of (str, pandas.DataFrame)
        Countries with their sites on the day.
    absent : tuple of str
        Countries without one in which it has had some at another time.
    elsewhere : int
        Sites in other countries.
    narrowed : bool
        Whether filters of other kinds than country and power leave sites out, so that one which
        is not there may still be recorded.
    """

    there: tuple[tuple[str, pd.DataFrame], ...]
    absent: tuple[str, ...]
    elsewhere: int
    narrowed: bool


def powers(snapshot: Snapshot) -> tuple[str, ...]:
    """Name the powers with sites of their own that a snapshot is asked about.

    Examples
    --------
    >>> import geodata
    >>> powers(geodata.load().at("2024-09-16", filters=geodata.Filters(power=("us",))))
    ('us',)
    """
    words, chosen = snapshot.atlas.vocabulary, snapshot.filters.power
    return tuple(
        power
        for power in words.labels("power")
        if words.group("power", power) != "joint"
        and (not chosen or power in chosen)
        and power not in snapshot.hidden
    )


def presence(snapshot: Snapshot, power: str) -> Presence:
    """Tell where a power is: in the chosen countries, or else in those that the map is about.

    Examples
    --------
    >>> import geodata
    >>> mali = geodata.Filters(country=("MLI",))
    >>> presence(geodata.load().at("2023-12-01", filters=mali), "us").absent
    ('MLI',)
    """
    words, filters = snapshot.atlas.vocabulary, snapshot.filters
    names = words.labels("country")
    asked = [
        code
        for code in names
        if (code in filters.country if filters.country else words.group("country", code) == "core")
    ]
    own = snapshot.sites[snapshot.sites["power"] == power]
    every = snapshot.atlas.sites
    ever = set(every.loc[every["power"] == power, "country"])
    here = set(own["country"])
    narrowed = bool(filters.confidence or filters.text or filters.source)
    return Presence(
        there=tuple((code, own[own["country"] == code]) for code in asked if code in here),
        absent=tuple(code for code in asked if code in ever and code not in here),
        elsewhere=int((~own["country"].isin(asked)).sum()),
        narrowed=narrowed or "rough" in snapshot.hidden,
    )


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
