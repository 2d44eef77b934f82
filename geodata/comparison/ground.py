"""The area of activity on two days: what was gained and lost, and in which regions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geodata.area import outline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geodata.snapshot import Snapshot

SLIVER = 50.0
"""Square kilometres: a smaller piece of difference is the drawing's, not the ground's.

Outlines are simplified cluster by cluster, so a new locality moves the edges of its neighbours a
little. From half-year to half-year between 2016 and 2025, pieces narrower than the bends that the
drawing drops were all smaller than 50 km², and all but a few smaller than 12.
"""

GRID = 1.0
"""Metres: differences are taken on this grid. Edges that both days share differ by less after
projection, and would leave threads between the pieces that cross themselves when drawn."""

ENTERED_KM2 = 500.0
"""Square kilometres of a region that count as being in it: less than the smallest reach, 15 km."""

ENTERED_SHARE = 0.1
"""The share of a region that counts as being in it, for regions smaller than that."""

TOTAL = "total"
"""What stands in place of a stage where all of them are meant."""

Shapes = dict[str, dict[str, shapely.Geometry]]
"""Country, then stage or `TOTAL`, to its shape in equal-area metres."""


class Ground(NamedTuple):
    """The tables about the area; `Comparison` says what their columns mean."""

    area: pd.DataFrame
    regions: pd.DataFrame
    geometry: gpd.GeoDataFrame
    zones: gpd.GeoDataFrame


def compare(a: Snapshot, b: Snapshot) -> Ground:
    """Compare the area of two snapshots of one atlas.

    Parameters
    ----------
    a, b : Snapshot
        The days, in any order; of their filters only the countries apply to the area.

    Returns
    -------
    Ground
        What is in `b` and not in `a` is gained, the other way round lost.

    Examples
    --------
    >>> import geodata
    >>> atlas = geodata.load()
    >>> ground = compare(atlas.at("2020-01-01"), atlas.at("2023-01-01"))
    >>> ground.regions.loc["TGO-savanes", "change"]
    'entered'
    """
    chosen = b.filters.country
    before, after = _shapes(a.area, chosen), _shapes(b.area, chosen)
    countries = sorted(set(before) | set(after))
    nothing = dict.fromkeys((*outline.STAGES, TOTAL), shapely.Polygon())
    pairs = {name: (before.get(name, nothing), after.get(name, nothing)) for name in countries}
    rows, drawn = [], []
    for country, (one, two) in pairs.items():
        for stage in (*outline.STAGES, TOTAL):
            if one[stage].is_empty and two[stage].is_empty:
                continue
            gained, lost = _added(one[stage], two[stage]), _added(two[stage], one[stage])
            rows.append(
                (country, stage, _km2(one[stage]), _km2(two[stage]), _sum(gained), _sum(lost))
            )
            if stage == TOTAL:
                drawn += [("gained", country, piece) for piece in gained]
                drawn += [("lost", country, piece) for piece in lost]
    columns = ["country", "stage", "km2_a", "km2_b", "gained", "lost"]
    area = pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(columns[2:], float))
    area["change"] = area["km2_b"] - area["km2_a"]
    return Ground(area, _regions(b.atlas.regions, pairs), _drawn(drawn), _zones(a, b))


def _shapes(area: gpd.GeoDataFrame, chosen: tuple[str, ...]) -> Shapes:
    """Join the parts of each country and stage."""
    flat = outline.project(area.geometry.to_numpy())
    country, stage = area["country"].to_numpy(), area["stage"].to_numpy()
    return {
        name: {
            one: shapely.union_all(flat[(country == name) & ((stage == one) | (one == TOTAL))])
            for one in (*outline.STAGES, TOTAL)
        }
        for name in sorted(set(country))
        if not chosen or name in chosen
    }


def _added(before: shapely.Geometry, after: shapely.Geometry) -> list[shapely.Polygon]:
    """Return the pieces of the later shape beyond the earlier one, without the slivers."""
    pieces = shapely.get_parts(shapely.difference(after, before, grid_size=GRID))
    return [piece for piece in pieces if _km2(piece) >= SLIVER]


def _km2(shape: shapely.Geometry) -> float:
    return float(shapely.area(shape)) / 1e6


def _sum(pieces: Iterable[shapely.Geometry]) -> float:
    return sum(map(_km2, pieces), 0.0)


def _drawn(found: list[tuple[str, str, shapely.Polygon]]) -> gpd.GeoDataFrame:
    """Turn gained and lost pieces into a layer."""
    flat = np.array([piece for *_, piece in found], dtype=object)
    table = pd.DataFrame([row[:2] for row in found], columns=["change", "country"])
    table["km2"] = shapely.area(flat).astype(float) / 1e6
    return gpd.GeoDataFrame(table, geometry=outline.unproject(flat), crs="EPSG:4326")


def _regions(
    regions: gpd.GeoDataFrame,
    pairs: dict[str, tuple[dict[str, shapely.Geometry], dict[str, shapely.Geometry]]],
) -> pd.DataFrame:
    """Find the regions that the area is in on one of the days only."""
    moved = [name for name, (one, two) in pairs.items() if not one[TOTAL].equals(two[TOTAL])]
    own = regions[regions["country"].isin(moved)][["country", "name", "geometry"]]
    flat = outline.project(own.geometry.to_numpy())
    whole = shapely.area(flat) / 1e6
    found = pd.DataFrame(own[["country", "name"]])
    for day, index in (("a", 0), ("b", 1)):
        shapes = np.array([pairs[name][index][TOTAL] for name in own["country"]], dtype=object)
        found[f"km2_{day}"] = shapely.area(shapely.intersection(flat, shapes)) / 1e6
        found[f"share_{day}"] = found[f"km2_{day}"] / whole
    held_a, held_b = (
        (found[f"km2_{day}"] >= ENTERED_KM2) | (found[f"share_{day}"] >= ENTERED_SHARE)
        for day in "ab"
    )
    found.insert(2, "change", np.where(held_b, "entered", "left"))
    return found[held_a != held_b]


def _zones(a: Snapshot, b: Snapshot) -> gpd.GeoDataFrame:
    """Find the localities that hold on one of the days only: what the difference stands on."""
    zones = b.atlas.zones
    held_a, held_b = (
        (zones["start"] <= stamp) & ~(zones["end"] <= stamp)
        for stamp in (pd.Timestamp(a.day), pd.Timestamp(b.day))
    )
    chosen = b.filters.country
    keep = (held_a != held_b) & (zones["country"].isin(chosen) if chosen else True)
    # a place that only passes from one stage to another is not new to the area
    spot = pd.Series(list(zip(zones["lon"], zones["lat"], strict=True)), index=zones.index)
    stays = spot.isin(set(spot[held_a]) & set(spot[held_b]))
    change = np.where(held_b, "began", "ended")
    return zones.assign(change=change, place_stays=stays)[keep]
