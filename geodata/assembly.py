"""From checked tables to an atlas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd

from geodata import boundaries, events, presence, seeds
from geodata.atlas import CRS, Atlas
from geodata.check import check
from geodata.faults import DataError
from geodata.filters import search_text
from geodata.vocabulary import Vocabulary

if TYPE_CHECKING:
    from pathlib import Path


def load(path: str | Path | None = None, *, checked: bool = True) -> Atlas:
    """Read the tables, check them and join them into an atlas.

    Parameters
    ----------
    path : str or pathlib.Path, optional
        The folder of the data package; without one, the package's own.
    checked : bool
        Whether the tables are held against every rule of `geodata.check` first. Without, it is
        quicker, and what is wrong shows later and less clearly.

    Returns
    -------
    Atlas

    Raises
    ------
    geodata.faults.DataError
        When a table cannot be read as its schema says, or breaks a rule; it names every fault.

    Examples
    --------
    >>> import geodata
    >>> atlas = geodata.load()
    >>> atlas.events.loc["2021-06-05-bfa-solhan", "place"]
    'Solhan'
    """
    read = seeds.read(path)
    if checked:
        faults = check(read, boundaries.countries())
        if faults:
            raise DataError(faults)
    return assemble(read)


def assemble(read: seeds.Seeds, *, drawn: gpd.GeoDataFrame | None = None) -> Atlas:
    """Join tables that have been checked into an atlas.

    Parameters
    ----------
    read : geodata.seeds.Seeds
        The tables; what is wrong with them shows late and less clearly than `load` would say it.
    drawn : geopandas.GeoDataFrame, optional
        The area of activity, for who has it at hand.

    Returns
    -------
    Atlas

    Examples
    --------
    >>> from geodata import seeds
    >>> assemble(seeds.read()).opening_day
    datetime.date(2024, 9, 16)
    """
    vocabulary = Vocabulary(read.terms)
    countries = boundaries.countries()
    found_sites = read.sites.copy()
    found_sites["search"] = search_text(
        found_sites.assign(
            country=found_sites["country"].map(countries["name"]),
            power=found_sites["power"].map(vocabulary.labels("power")),
        ),
        ["site", "force", "place", "country", "note", "power"],
    )
    sites = _points(found_sites)
    strength = read.strength.set_index("id")
    told = pd.Series(events.CURATED, index=read.events.index, dtype="string")
    told[read.events["id"].isin(read.added)] = events.ADDED
    return Atlas(
        countries=countries,
        events=events.prepare(read.events.assign(dataset=told), vocabulary),
        sites=sites,
        strength=strength,
        zones=_points(read.zones),
        sources=read.sources.set_index("id"),
        coverage=read.coverage,
        site_states=presence.site_states(sites, strength, read.as_of),
        vocabulary=vocabulary,
        as_of=read.as_of,
        opening_day=read.opening_day,
        axis_start=read.axis_start,
        version=read.version,
        seeds=read,
        drawn=drawn,
    )


def _points(table: pd.DataFrame) -> gpd.GeoDataFrame:
    """Index a table by id and give its rows their place."""
    indexed = table.set_index("id")
    where = gpd.points_from_xy(indexed["lon"], indexed["lat"], crs=CRS)
    return gpd.GeoDataFrame(indexed, geometry=where)
