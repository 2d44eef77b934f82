"""Shapes that a reader lays over the map: areas, lines and places without a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from components.timemap.encoding import encode_line, encode_rings
from components.timemap.layers import Plugin

if TYPE_CHECKING:
    from collections.abc import Iterable

    import geopandas as gpd


class Overlay(Plugin):
    """Shapes over the map; ``rings``, ``lines`` and ``points``, as `of` writes them.

    They stand in the script and not in a file of their own: what a reader has loaded is not put
    where others could fetch it.
    """

    function = "overlay"

    @classmethod
    def of(cls, layers: Iterable[gpd.GeoDataFrame]) -> Overlay:
        """Make the overlay of some layers.

        Parameters
        ----------
        layers : iterable of geopandas.GeoDataFrame
            EPSG:4326.

        Returns
        -------
        Overlay

        Examples
        --------
        >>> import geopandas as gpd
        >>> shapes = [shapely.box(0, 14, 1, 15), shapely.Point(2, 13)]
        >>> made = Overlay.of([gpd.GeoDataFrame(geometry=shapes, crs=4326)])
        >>> len(made.options["rings"]), made.options["points"]
        (1, [[2.0, 13.0]])
        """
        rings: list[str] = []
        lines: list[str] = []
        points: list[list[float]] = []
        for layer in layers:
            # A shape made valid can be a collection of collections.
            parts = layer.geometry.explode().explode().to_numpy()
            dimensions = shapely.get_dimensions(parts)
            for part in parts[dimensions == 2]:  # noqa: PLR2004 - areas
                rings += encode_rings(part)
            lines += [encode_line(shapely.get_coordinates(one)) for one in parts[dimensions == 1]]
            points += shapely.get_coordinates(parts[dimensions == 0]).round(4).tolist()
        return cls(rings=rings, lines=lines, points=points)
