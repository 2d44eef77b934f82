"""Coordinates that lie in the country that the row names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
from pyproj import Geod
from shapely.geometry import Point
from shapely.ops import nearest_points

from geodata.checks.rows import fault, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shapely.geometry.base import BaseGeometry

    from geodata.faults import Fault
    from geodata.seeds import Seeds

TOLERANCE_KM = {"site": 2, "town": 5, "region": 30, "country": 30}
"""How far outside its country's outline a point may lie, kilometres by geo_precision.

Outlines at 1:10,000,000 run up to a kilometre or two beside the border and the shore.
"""

_EARTH = Geod(ellps="WGS84")


def inside(seeds: Seeds, countries: gpd.GeoDataFrame) -> Iterator[Fault]:
    """Find points farther outside their country than their precision allows."""
    shapes: dict[str, BaseGeometry] = countries.geometry.to_dict()
    for table in ("events", "sites", "zones"):
        frame = getattr(seeds, table)
        points = gpd.points_from_xy(frame["lon"], frame["lat"])
        known = frame["country"].isin(list(shapes)).to_numpy(dtype=bool)
        own = gpd.GeoSeries([shapes.get(code) for code in frame["country"]])
        within = own.covers(gpd.GeoSeries(points)).to_numpy()
        for index, (number, row) in enumerate(rows(seeds, table)):
            if not known[index]:
                message = f"{row['country']!r} has no outline"
                yield fault(table, number, "country", message, "write the code of a known country")
            elif not within[index] and row["lat"] is not None and row["lon"] is not None:
                km = _kilometres(Point(row["lon"], row["lat"]), own[index])
                limit = TOLERANCE_KM.get(row["geo_precision"], 0)
                if km > limit:
                    message = (
                        f"{row['lat']}, {row['lon']} lies {km:.0f} km outside {row['country']}"
                    )
                    remedy = (
                        f"correct lat, lon or country ({row['geo_precision']}: up to {limit} km)"
                    )
                    yield fault(table, number, "lat", message, remedy)


def _kilometres(point: Point, shape: BaseGeometry) -> float:
    """Measure the geodesic distance to the point of the outline that is nearest in degrees.

    Off by a tenth at most at the latitudes of the Sahel, and never too short.
    """
    near = nearest_points(shape, point)[0]
    return float(_EARTH.inv(point.x, point.y, near.x, near.y)[2]) / 1000
