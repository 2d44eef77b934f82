"""The area of activity from day to day."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geodata.area import outline

if TYPE_CHECKING:
    import datetime as dt

    from numpy.typing import NDArray

BORDER = 1_200.0
"""Metres: how far the borders that cut the area are simplified, alike on both sides."""

_COLUMNS = ["country", "lon", "lat", "radius_km", "stage", "start", "end"]


def known(zones: pd.DataFrame, until: dt.date) -> pd.DataFrame:
    """
    Keep what the area depends on.

    Parameters
    ----------
    zones
        Localities with ``country, lon, lat, radius_km, stage, start, end``.
    until
        The last day that is known: a later start is left out, a later end is open.

    Returns
    -------
    pandas.DataFrame
        In an order that does not depend on the order of the rows.
    """
    last = pd.Timestamp(until)
    found = pd.DataFrame(zones[_COLUMNS]).copy()
    found["end"] = found["end"].where(found["end"] <= last)
    held = (found["start"] <= last) & ~(found["end"] <= found["start"])
    return found[held].sort_values(_COLUMNS).reset_index(drop=True)


def compute(zones: pd.DataFrame, countries: gpd.GeoDataFrame, until: dt.date) -> gpd.GeoDataFrame:
    """
    Compute the area for every day on which it changes.

    Parameters
    ----------
    zones
        Localities with ``country, lon, lat, radius_km, stage, start, end``; degrees WGS 84, a
        zone holds on ``start <= day < end``, a missing end lasts.
    countries
        EPSG:4326, indexed by the ids that the zones name.
    until
        The last day that is known.

    Returns
    -------
    geopandas.GeoDataFrame
        EPSG:4326, one row per connected part that stays the same from ``start`` until ``end``
        (exclusive; NaT while it lasts): ``country, stage, start, end, km2, geometry``.

    Raises
    ------
    KeyError
        When a zone names a country that is not among the countries.
    """
    zones = known(zones, until)
    lands = _lands(countries)
    names = sorted(zones["country"].unique())
    drawn = [_Country(zones[zones["country"] == name], lands[name]) for name in names]
    # GEOS works outside the interpreter's lock
    with ThreadPoolExecutor() as pool:
        found = list(pool.map(_Country.rows, drawn))
    rows = [(name, *row) for name, own in zip(names, found, strict=True) for row in own]
    frame = pd.DataFrame(rows, columns=["country", "stage", "start", "end", "km2", "geometry"])
    frame["start"] = pd.to_datetime(frame["start"]).astype("datetime64[ms]")
    frame["end"] = pd.to_datetime(frame["end"]).astype("datetime64[ms]")
    return gpd.GeoDataFrame(frame, geometry="geometry", crs="EPSG:4326")


def at(area: gpd.GeoDataFrame, day: dt.date | str) -> gpd.GeoDataFrame:
    """
    Return the parts that hold on a day.

    Parameters
    ----------
    area
        As `compute` returns it.
    day
        A date, or its ISO form.

    Returns
    -------
    geopandas.GeoDataFrame
        The rows with ``start <= day < end``.
    """
    moment = pd.Timestamp(day)
    return area[(area["start"] <= moment) & ~(area["end"] <= moment)]


def km2(area: gpd.GeoDataFrame, day: dt.date | str) -> pd.DataFrame:
    """
    Sum up the area on a day.

    Parameters
    ----------
    area
        As `compute` returns it.
    day
        A date, or its ISO form.

    Returns
    -------
    pandas.DataFrame
        Square kilometres, a row per country that has any, with the columns ``stronghold``,
        ``activity``, ``expansion`` and ``total``.
    """
    sums = at(area, day).pivot_table(
        index="country", columns="stage", values="km2", aggfunc="sum", observed=True
    )
    table = pd.DataFrame(sums.reindex(columns=list(outline.STAGES)).fillna(0.0).astype(float))
    table["total"] = table.sum(axis=1)
    return table.rename_axis(columns=None)


def _lands(countries: gpd.GeoDataFrame) -> dict[str, shapely.Geometry]:
    flat = outline.project(countries.geometry.to_numpy())
    simple = outline.unproject(shapely.coverage_simplify(flat, BORDER))
    return dict(zip(countries.index, shapely.make_valid(simple), strict=True))


class _Country:
    """One country's zones; what was drawn for a cluster is kept, for most stay as they are."""

    def __init__(self, zones: pd.DataFrame, land: shapely.Geometry) -> None:
        lon, lat, radius = (zones[name].to_numpy(float) for name in ("lon", "lat", "radius_km"))
        self.land = land
        self.strip = outline.beyond(outline.project(np.array([land]))[0])
        self.circles = outline.circles(lon, lat, radius)
        self.rank = zones["stage"].map(outline.STAGES.index).to_numpy()
        self.start, self.end = zones["start"], zones["end"]
        gap = shapely.distance(self.circles[:, None], self.circles[None, :])
        # farther apart than this, a closing of the two is the two closings
        self.near = gap <= 2.05 * outline.REACH
        self.smoothed: dict[tuple[int, ...], shapely.Geometry] = {(): shapely.Polygon()}
        self.drawn: dict[tuple[int, ...], list[outline.Part]] = {}

    def rows(self) -> list[tuple[str, pd.Timestamp, pd.Timestamp | None, float, shapely.Polygon]]:
        found = []
        lasting: dict[tuple[str, bytes], tuple[pd.Timestamp, outline.Part]] = {}
        for day in np.unique(np.concatenate([self.start, self.end.dropna()])):
            held = np.flatnonzero((self.start <= day) & ~(self.end <= day))
            now = {
                (part.stage, shapely.to_wkb(part.polygon)): part
                for cluster in self._clusters(held)
                for part in self._parts(cluster)
            }
            for key in [key for key in lasting if key not in now]:
                start, part = lasting.pop(key)
                found.append((part.stage, start, day, part.km2, part.polygon))
            for key, part in now.items():
                lasting.setdefault(key, (day, part))
        found += [(part.stage, day, None, part.km2, part.polygon) for day, part in lasting.values()]
        return sorted(found, key=lambda row: (row[0], row[1], row[4].bounds))

    def _clusters(self, held: NDArray[np.int64]) -> list[tuple[int, ...]]:
        left, clusters = set(held.tolist()), []
        while left:
            cluster, edge = set(), {min(left)}
            while edge:
                cluster |= edge
                left -= edge
                edge = {two for one in edge for two in np.flatnonzero(self.near[one])} & left
            clusters.append(tuple(sorted(cluster)))
        return clusters

    def _parts(self, cluster: tuple[int, ...]) -> list[outline.Part]:
        if cluster not in self.drawn:
            shapes = [
                self._smooth(tuple(zone for zone in cluster if self.rank[zone] <= rank))
                for rank in range(len(outline.STAGES))
            ]
            self.drawn[cluster] = outline.parts(shapes, self.land)
        return self.drawn[cluster]

    def _smooth(self, zones: tuple[int, ...]) -> shapely.Geometry:
        if zones not in self.smoothed:
            self.smoothed[zones] = outline.smooth(self.circles[list(zones)], self.strip)
        return self.smoothed[zones]
