"""Countries and first-level regions: Natural Earth, repaired and fitted to each other.

How the files are made, and what the shapes are and are not, is told in ``docs/boundaries.md``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import geopandas as gpd
import shapely

DATA: Final = Path(__file__).parent / "data"


def countries() -> gpd.GeoDataFrame:
    """Read the countries of the map.

    Returns
    -------
    geopandas.GeoDataFrame
        EPSG:4326, indexed by ``id`` (ISO 3166-1 alpha-3), with the columns ``name``, ``name_fr``,
        ``role`` and ``geometry``. ``role`` is ``core`` (the five countries the map is about),
        ``context`` (where foreign forces went or the violence spread) or ``surrounding`` (drawn
        only: clipped to a frame and simplified). The shapes form a coverage: neighbours share
        their border exactly. ``attrs["provenance"]`` says where they come from.

    Examples
    --------
    >>> from geodata import boundaries
    >>> countries = boundaries.countries()
    >>> countries.loc["CIV", "name"]
    "Côte d'Ivoire"
    >>> sorted(countries.index[countries["role"] == "core"])
    ['BEN', 'BFA', 'MLI', 'NER', 'TGO']
    """
    return gpd.read_parquet(DATA / "countries.parquet")


def regions() -> gpd.GeoDataFrame:
    """Read the first-level regions of the core and context countries, as of about 2014.

    Returns
    -------
    geopandas.GeoDataFrame
        EPSG:4326, indexed by ``id`` (country and name, as in ``MLI-tombouctou``), with the columns
        ``country`` (ISO 3166-1 alpha-3), ``name`` and ``geometry``. The regions of a country tile
        it. Regions founded later (Ménaka and Taoudenni in Mali, say) are part of the older one.

    Examples
    --------
    >>> from geodata import boundaries
    >>> regions = boundaries.regions()
    >>> list(regions.loc[regions["country"] == "TGO", "name"])
    ['Centrale', 'Kara', 'Maritime', 'Plateaux', 'Savanes']
    """
    return gpd.read_parquet(DATA / "regions.parquet")


def country_at(lon: float, lat: float) -> str | None:
    """Return the country that holds a point.

    Parameters
    ----------
    lon, lat : float
        WGS 84 decimal degrees.

    Returns
    -------
    str or None
        The country's id; on a border the one whose id comes first; None at sea and outside the
        frame.

    Examples
    --------
    >>> from geodata import boundaries
    >>> boundaries.country_at(2.11, 13.51)
    'NER'
    """
    return _holder(lon, lat, *_country_tree())


def region_at(lon: float, lat: float) -> str | None:
    """Return the region that holds a point.

    Parameters
    ----------
    lon, lat : float
        WGS 84 decimal degrees.

    Returns
    -------
    str or None
        The region's id; on a border the one whose id comes first; None outside the core and
        context countries.

    Examples
    --------
    >>> from geodata import boundaries
    >>> boundaries.region_at(-3.00, 16.77)
    'MLI-tombouctou'
    """
    return _holder(lon, lat, *_region_tree())


def _holder(lon: float, lat: float, tree: shapely.STRtree, ids: tuple[str, ...]) -> str | None:
    found = tree.query(shapely.Point(lon, lat), predicate="intersects")
    return min((ids[index] for index in found), default=None)


@cache
def _country_tree() -> tuple[shapely.STRtree, tuple[str, ...]]:
    return _tree(countries())


@cache
def _region_tree() -> tuple[shapely.STRtree, tuple[str, ...]]:
    return _tree(regions())


def _tree(frame: gpd.GeoDataFrame) -> tuple[shapely.STRtree, tuple[str, ...]]:
    shapes = frame.geometry.to_numpy()
    shapely.prepare(shapes)
    return shapely.STRtree(shapes), tuple(frame.index)
