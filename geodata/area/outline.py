"""The outline of one cluster of localities: circles in, the parts of each stage out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyproj
import shapely

if TYPE_CHECKING:
    from numpy.typing import NDArray

STAGES = ("stronghold", "activity", "expansion")
"""From the strongest to the weakest; the stronger one takes precedence."""

EQUAL_AREA = "ESRI:102022"
"""Africa Albers: areas in it are true."""

REACH = 32_000.0
"""Metres: places nearer to each other than about twice this may grow together."""

WEDGE = 7_000.0
"""Metres: land between the area and the border is filled where it is narrower than twice this."""

HOLE = 5_000.0
"""Square kilometres: smaller gaps enclosed by a stage and the stronger ones are filled."""

TOLERANCE = 2_300.0
"""Metres: the side of the square that a bend must enclose to be kept (Visvalingam)."""

SLIVER = 12.0
"""Square kilometres: smaller leftovers join the neighbour with which they share most edge."""

GRID = 1e-4
"""Degrees: coordinates are rounded to this, about 11 m."""

PARAMETERS = (STAGES, EQUAL_AREA, REACH, WEDGE, HOLE, TOLERANCE, SLIVER, GRID, "closing 2")
"""All that the outline depends on besides the zones and the land."""

_SEGMENTS = 8  # of a quarter circle; the simplification leaves fewer

_SURFACE = 2  # GEOS's dimension of a polygon


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


def beyond(land: shapely.Geometry) -> shapely.Geometry:
    """Return the strip along a country's border on its far side; both in equal-area metres."""
    return land.buffer(3 * WEDGE, quad_segs=2).difference(land)


def smooth(shapes: NDArray[np.object_], strip: shapely.Geometry) -> shapely.Geometry:
    """
    Join shapes into a round outline.

    Gaps between them are closed (a morphological closing), small holes filled, and so are narrow
    wedges of land between them and the border. What it returns holds every shape (to some metres),
    grows when a shape is added, and may reach over the border, at which `parts` cuts it.

    Parameters
    ----------
    shapes
        Polygons in equal-area metres.
    strip
        The land beyond the country's border, as `beyond` returns it.

    Returns
    -------
    shapely.Geometry
        Polygons in equal-area metres.
    """
    return _filled(_wedged(_closed(shapely.union_all(shapes), REACH), strip))


def _closed(shape: shapely.Geometry, reach: float) -> shapely.Geometry:
    return shape.buffer(reach, quad_segs=_SEGMENTS).buffer(-reach, quad_segs=_SEGMENTS)


def _wedged(shape: shapely.Geometry, strip: shapely.Geometry) -> shapely.Geometry:
    west, south, east, north = shape.bounds
    far = 4 * WEDGE
    near = shapely.clip_by_rect(strip, west - far, south - far, east + far, north + far)
    if near.is_empty:
        return shape
    margin = shape.intersection(near.buffer(far, quad_segs=2))
    wedges = shapely.get_parts(_closed(margin.union(near), WEDGE).difference(near))
    wedges = wedges[shapely.intersects(wedges, margin)]
    held = shapely.union_all(wedges).intersection(margin.buffer(WEDGE, quad_segs=4))
    # over the border, so that simplifying this outline does not nibble at the border's
    over = near.intersection(held.buffer(WEDGE, quad_segs=4))
    joined = shapely.get_parts(shapely.union_all([shape, held, over]))
    # shapes that only touch leave lines and points behind
    return shapely.union_all(joined[shapely.get_dimensions(joined) == _SURFACE])


def _filled(shape: shapely.Geometry) -> shapely.Geometry:
    rings = [ring for part in shapely.get_parts(shape) for ring in part.interiors]
    holes = [hole for hole in map(shapely.Polygon, rings) if hole.area < HOLE * 1e6]
    # a hole may have an island, which is then no more
    return shapely.union_all([shape, *holes]) if holes else shape


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
