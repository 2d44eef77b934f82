"""The outline of one cluster of localities: circles in, the parts of each stage out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyproj
import shapely

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

STAGES = ("stronghold", "activity", "expansion")
"""From the strongest to the weakest; the stronger one takes precedence."""

EQUAL_AREA = "ESRI:102022"
"""Africa Albers: areas in it are true."""

REACH = 32_000.0
"""Metres: places nearer to each other than about twice this may grow together."""

HOLE = 2_000.0
"""Square kilometres: smaller gaps enclosed by a stage and the stronger ones are filled."""

TOLERANCE = 2_000.0
"""Metres: the side of the square that a bend must enclose to be kept (Visvalingam)."""

SLIVER = 12.0
"""Square kilometres: smaller leftovers join the neighbour with which they share most edge."""

GRID = 1e-4
"""Degrees: coordinates are rounded to this, about 11 m."""

PARAMETERS = (STAGES, EQUAL_AREA, REACH, HOLE, TOLERANCE, SLIVER, GRID, "closing 1")
"""All that the outline depends on besides the zones and the land."""

_SEGMENTS = 12  # of a quarter circle; the simplification leaves fewer


class Part(NamedTuple):
    """A connected part of a stage: an EPSG:4326 polygon and its area."""

    stage: str
    polygon: shapely.Polygon
    km2: float


@cache
def _to_equal_area() -> pyproj.Transformer:
    return pyproj.Transformer.from_crs("EPSG:4326", EQUAL_AREA, always_xy=True)


def project(geometry: NDArray[np.object_]) -> NDArray[np.object_]:
    """Longitude and latitude to equal-area metres."""
    return np.asarray(shapely.transform(geometry, _to_equal_area().transform, interleaved=False))


def unproject(geometry: NDArray[np.object_]) -> NDArray[np.object_]:
    """Equal-area metres to longitude and latitude."""

    def inverse(x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...]:
        lon, lat = _to_equal_area().transform(x, y, direction="INVERSE")
        return lon, lat

    return np.asarray(shapely.transform(geometry, inverse, interleaved=False))


def circles(
    lon: NDArray[np.float64], lat: NDArray[np.float64], radius_km: NDArray[np.float64]
) -> NDArray[np.object_]:
    """
    Draw geodesic circles.

    Parameters
    ----------
    lon, lat
        Centres in degrees, WGS 84.
    radius_km
        Radii in kilometres along the ellipsoid.

    Returns
    -------
    numpy.ndarray
        Polygons in equal-area metres.
    """
    corners = 4 * _SEGMENTS
    azimuth = np.linspace(0.0, 360.0, corners, endpoint=False)
    count = len(lon)
    x, y, _ = pyproj.Geod(ellps="WGS84").fwd(
        np.repeat(lon, corners),
        np.repeat(lat, corners),
        np.tile(azimuth, count),
        np.repeat(radius_km * 1000.0, corners),
    )
    points = np.column_stack([x, y]).reshape(count, corners, 2)
    return project(shapely.polygons(points))


def smooth(shapes: Iterable[shapely.Geometry]) -> shapely.Geometry:
    """
    Join shapes into a round outline: a morphological closing, small holes filled.

    What it returns holds every shape, and it grows when a shape is added.
    """
    union = shapely.union_all(list(shapes))
    closed = union.buffer(REACH, quad_segs=_SEGMENTS).buffer(-REACH, quad_segs=_SEGMENTS)
    # a buffer's arcs are polygons: the way out and back can cut a few metres off the circles
    closed = shapely.union(closed, union)
    filled = []
    for polygon in shapely.get_parts(closed):
        rings = [shapely.Polygon(ring) for ring in polygon.interiors]
        kept = [ring.exterior for ring in rings if ring.area >= HOLE * 1e6]
        filled.append(shapely.Polygon(polygon.exterior, kept))
    return shapely.union_all(filled)


def parts(smoothed: list[shapely.Geometry], land: shapely.Geometry) -> list[Part]:
    """
    Cut nested shapes into the parts of each stage on a country's land.

    Parameters
    ----------
    smoothed
        One shape in equal-area metres per stage, in the order of `STAGES`, each with all that
        is as strong or stronger.
    land
        The country, EPSG:4326.

    Returns
    -------
    list of Part
        Neighbouring parts share their edges vertex by vertex.
    """
    faces, ranks = _faces(smoothed)
    outline = unproject(shapely.coverage_simplify(faces, TOLERANCE))
    box = shapely.buffer(shapely.box(*shapely.total_bounds(outline)), 0.1).bounds
    nearby = shapely.clip_by_rect(land, *box)
    # one noding of all lines on the grid: no gap and no overlap can come between the stages
    pieces, rank = _split([*outline, nearby], outline, ranks, GRID)
    shapely.prepare(nearby)
    on_land = shapely.covers(nearby, shapely.point_on_surface(pieces))
    return _dissolve(pieces[on_land], rank[on_land])


def _faces(smoothed: list[shapely.Geometry]) -> tuple[NDArray[np.object_], NDArray[np.int64]]:
    present = [rank for rank, shape in enumerate(smoothed) if not shape.is_empty]
    shapes = np.array([smoothed[rank] for rank in present], dtype=object)
    return _split(list(shapes), shapes, np.array(present), 1.0)


def _split(
    lines: list[shapely.Geometry],
    shapes: NDArray[np.object_],
    ranks: NDArray[np.int64],
    grid: float,
) -> tuple[NDArray[np.object_], NDArray[np.int64]]:
    """Polygonize the lines; each face takes the strongest rank among the shapes that hold it."""
    noded = shapely.union_all(shapely.boundary(lines), grid_size=grid)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))
    inside = shapely.point_on_surface(faces)
    face, shape = shapely.STRtree(inside).query(shapes, predicate="contains")[::-1]
    rank = np.full(len(faces), len(STAGES))
    np.minimum.at(rank, face, ranks[shape])
    held = rank < len(STAGES)
    return faces[held], rank[held]


def _dissolve(pieces: NDArray[np.object_], rank: NDArray[np.int64]) -> list[Part]:
    def merged(rank: NDArray[np.int64]) -> tuple[NDArray[np.object_], NDArray[np.int64]]:
        shapes = [
            shapely.get_parts(shapely.coverage_union_all(pieces[rank == one]))
            for one in range(len(STAGES))
        ]
        ranks = [np.full(len(found), one) for one, found in enumerate(shapes)]
        return np.concatenate(shapes), np.concatenate(ranks)

    pieces, rank = merged(rank)
    area = shapely.area(project(pieces)) / 1e6
    for small in np.flatnonzero(area < SLIVER):
        edge = shapely.length(shapely.intersection(pieces[small], pieces))
        edge[small] = 0.0
        edge[area < SLIVER] = 0.0
        rank[small] = rank[edge.argmax()] if edge.any() else len(STAGES)
    pieces, rank = merged(rank)
    pieces = shapely.normalize(pieces)
    area = shapely.area(project(pieces)) / 1e6
    return [
        Part(STAGES[one], piece, round(float(size), 3))
        for one, piece, size in zip(rank, pieces, area, strict=True)
    ]
