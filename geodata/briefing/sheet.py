"""The sheet that a printed map is drawn on: its projection, its frame and its form."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import numpy as np
import pyproj
import shapely

if TYPE_CHECKING:
    import geopandas as gpd
    from numpy.typing import NDArray

PROJECTION = "+proj=laea +lat_0=14 +lon_0=-1 +datum=WGS84 +units=m"
"""Lambert's azimuthal equal-area projection, about the middle of the Sahel: sizes compare."""

POINTS = 72
"""Points in an inch."""

FINEST = 0.12
"""Points by which an outline may be off: half a dot at 300 to the inch."""


@dataclass(frozen=True)
class Form:
    """How a printed map is laid out.

    Parameters
    ----------
    size : tuple of float
        Width and height of the sheet, in inches.
    map, legend : tuple of float
        Left, bottom, width and height of the map and of the legend, in inches.
    frame : tuple of float
        West, south, east and north in degrees (WGS 84): what must be in sight.
    text : float
        The size of ordinary text, in points.
    mark : float
        The size of a site's mark, in points.
    towns : int
        How many towns are named at most.
    columns : int
        In how many columns the legend is set.
    title : bool
        Whether the sheet bears its own title.
    """

    size: tuple[float, float]
    map: tuple[float, float, float, float]
    legend: tuple[float, float, float, float]
    frame: tuple[float, float, float, float]
    text: float
    mark: float
    towns: int
    columns: int = 1
    title: bool = True


WHOLE = (-18.0, 3.4, 16.2, 24.6)
FOCUS = (-12.6, 4.6, 15.6, 24.4)

FORMS = {
    "landscape": Form(
        size=(11.69, 8.27),
        map=(0.4, 0.78, 8.6, 6.62),
        legend=(9.17, 0.78, 2.12, 6.62),
        frame=WHOLE,
        text=7.6,
        mark=10.5,
        towns=64,
    ),
    "page": Form(
        size=(7.1, 4.36),
        map=(0, 0, 5.3, 4.36),
        legend=(5.42, 0, 1.68, 4.36),
        frame=FOCUS,
        text=6.1,
        mark=8.6,
        towns=34,
        title=False,
    ),
    "column": Form(
        size=(3.54, 5.9),
        map=(0.08, 2.42, 3.38, 2.86),
        legend=(0.08, 0.5, 3.38, 1.84),
        frame=FOCUS,
        text=5.4,
        mark=7.2,
        towns=18,
        columns=2,
    ),
}
"""An A4 sheet, a picture for a page of text, and one for a column of a newspaper."""


@cache
def ink() -> dict[str, Any]:
    """Return ``print.json``: colours, hatches and shapes of the marks, as they are printed."""
    file = resources.files("geodata.briefing") / "print.json"
    return dict(json.loads(file.read_text(encoding="utf-8")))


class Sheet:
    """The map's part of a sheet: from degrees to points on paper.

    Parameters
    ----------
    form : Form
        The layout.

    Examples
    --------
    >>> sheet = Sheet(FORMS["page"])
    >>> x, y = sheet.points([-1.0], [14.0])[0]
    >>> bool(0 < x < sheet.width and 0 < y < sheet.height)
    True
    """

    def __init__(self, form: Form) -> None:
        self.form = form
        self.width, self.height = form.map[2] * POINTS, form.map[3] * POINTS
        self._project = pyproj.Transformer.from_crs("EPSG:4326", PROJECTION, always_xy=True)
        edge = shapely.segmentize(shapely.box(*form.frame), 0.5)
        west, south, east, north = shapely.bounds(self._metres(edge))
        # the frame is widened until it has the paper's shape, and nothing asked for is cut off
        self.metres = max((east - west) / self.width, (north - south) / self.height)
        self._left = (west + east - self.width * self.metres) / 2
        self._low = (south + north - self.height * self.metres) / 2
        self.box = shapely.box(0, 0, self.width, self.height)

    def _metres(self, shape: Any) -> Any:
        return shapely.transform(
            shape, lambda lonlat: np.column_stack(self._project.transform(*lonlat.T))
        )

    def place(self, shape: Any) -> Any:
        """Put shapes of degrees (WGS 84) on the paper, in points from the map's lower left."""
        flat = self._metres(shape)
        corner = np.array([self._left, self._low])
        return shapely.transform(flat, lambda metres: (metres - corner) / self.metres)

    def points(self, lon: Any, lat: Any) -> NDArray[np.float64]:
        """Put places on the paper; one row of x and y, in points, for each."""
        found: NDArray[np.float64] = shapely.get_coordinates(self.place(shapely.points(lon, lat)))
        return found

    def shapes(self, frame: gpd.GeoDataFrame) -> NDArray[Any]:
        """Put a table's polygons on the paper, cut at the map's edge."""
        placed = shapely.make_valid(self.place(frame.geometry.to_numpy()))
        cut = shapely.intersection(placed, self.box.buffer(POINTS / 4))
        simple: NDArray[Any] = shapely.simplify(cut, FINEST)
        return simple

    def km(self, distance: float) -> float:
        """Return how many points a distance in km is."""
        return float(distance * 1000 / self.metres)
