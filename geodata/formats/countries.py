"""Which country a row names, and whether its coordinates lie there."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, Literal

import numpy as np
import pandas as pd
import shapely

from geodata import boundaries
from geodata.filters import fold
from geodata.formats.tables import rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

System = Literal["any", "fips"]
"""How countries are written: names and ISO codes, or the FIPS codes of GDELT."""

TOLERANCE_KM: Final = {"site": 5.0, "town": 10.0, "region": 50.0, "country": 100.0}
"""How far outside its country a point may lie, by precision: our outlines at 1:10,000,000 leave
the border by some kilometres, and datasets place a region's point where they like."""
AT_SEA_KM: Final = 370.0
"""The same for a point in no country at all: 200 nautical miles."""
KM_PER_DEGREE: Final = 111.2


@cache
def _codes(system: System) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows("countries"):
        if system == "fips":
            found[row["fips"].casefold()] = row["country"]
            continue
        written = [row["country"], row["iso2"], row["number"], row["number"].zfill(3)]
        for text in (*written, *row["names"].split(";")):
            found[fold(text)] = row["country"]
    return found


def codes(texts: pd.Series[str], system: System = "any") -> NDArray[np.object_]:
    """Read a column of countries.

    Parameters
    ----------
    texts
        Names in English or French, or codes.
    system
        How they are written.

    Returns
    -------
    numpy.ndarray of str
        ISO 3166-1 alpha-3; empty where the country is not on the map or not known.

    Examples
    --------
    >>> codes(pd.Series(["Bénin", "NER", "562", "Narnia"])).tolist()
    ['BEN', 'NER', 'NER', '']
    """
    places, written = pd.factorize(texts)
    known = _codes(system)
    found = np.array([*(known.get(fold(str(text)), "") for text in written), ""], dtype=object)
    return found[places]


@cache
def _shapes() -> dict[str, shapely.Geometry]:
    shapes = dict(boundaries.countries().geometry)
    shapely.prepare(list(shapes.values()))
    return shapes


@cache
def on_the_map() -> frozenset[str]:
    """Return the countries whose events the map shows."""
    table = boundaries.countries()
    return frozenset(table.index[table["role"] != "surrounding"])


def holders(lon: NDArray[np.float64], lat: NDArray[np.float64]) -> NDArray[np.object_]:
    """Find the countries that hold points.

    Parameters
    ----------
    lon, lat
        WGS 84 decimal degrees.

    Returns
    -------
    numpy.ndarray of str
        ISO 3166-1 alpha-3; empty at sea and outside the frame of the map.

    Examples
    --------
    >>> holders(np.array([2.11, -40.0]), np.array([13.51, 0.0])).tolist()
    ['NER', '']
    """
    found = np.full(len(lon), "", dtype=object)
    waiting = np.arange(len(lon))
    for code, shape in _shapes().items():
        if not len(waiting):
            break
        inside = _inside(shape, lon[waiting], lat[waiting])
        found[waiting[inside]] = code
        waiting = waiting[~inside]
    return found


def kilometres_outside(
    lon: NDArray[np.float64], lat: NDArray[np.float64], named: NDArray[np.object_]
) -> NDArray[np.float64]:
    """Measure how far points lie outside the countries that they are said to lie in.

    Parameters
    ----------
    lon, lat
        WGS 84 decimal degrees.
    named
        ISO 3166-1 alpha-3 of each point; empty for none.

    Returns
    -------
    numpy.ndarray
        Kilometres to the outline; 0 inside it; NaN where no country or one without an outline is
        named. At the latitudes of the Sahel up to a tenth too long, and never too short.
    """
    found = np.full(len(lon), np.nan)
    shapes = _shapes()
    for code in pd.unique(named):
        shape = shapes.get(code)
        if shape is None:
            continue
        chosen = np.flatnonzero(named == code)
        inside = _inside(shape, lon[chosen], lat[chosen])
        found[chosen[inside]] = 0.0
        out = chosen[~inside]
        pairs, back = np.unique(np.column_stack([lon[out], lat[out]]), axis=0, return_inverse=True)
        if len(pairs):
            away = shapely.distance(shape, shapely.points(pairs)) * KM_PER_DEGREE
            found[out] = away[back.ravel()]
    return found


def _inside(
    shape: shapely.Geometry, lon: NDArray[np.float64], lat: NDArray[np.float64]
) -> NDArray[np.bool_]:
    west, south, east, north = shape.bounds
    near = (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)
    near = np.asarray(near, dtype=bool)
    near[near] = shapely.contains_xy(shape, lon[near], lat[near])
    return near
