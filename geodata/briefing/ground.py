"""What lies under the marks of a printed map: land, borders and the area of activity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from geodata.briefing.sheet import ink

if TYPE_CHECKING:
    from collections.abc import Iterator

    import geopandas as gpd
    from matplotlib.axes import Axes

    from geodata.atlas import Atlas
    from geodata.briefing.sheet import Sheet

FADING_KM = (22, 15, 8)
"""How far the pale rims of the area reach: its outline is no sharper than its sources."""


def path(shape: Any) -> Path | None:
    """Make a path of a shape's polygons with their holes; None when it has none."""
    rings = [
        shapely.get_coordinates(ring)
        for part in shapely.get_parts(shape)
        if shapely.get_type_id(part) == shapely.GeometryType.POLYGON and not part.is_empty
        for ring in (part.exterior, *part.interiors)
    ]
    if not rings:
        return None
    codes = [
        np.r_[Path.MOVETO, np.full(len(ring) - 2, Path.LINETO), Path.CLOSEPOLY] for ring in rings
    ]
    return Path(np.concatenate(rings), np.concatenate(codes))


def _patch(axes: Axes, shape: Any, **how: Any) -> None:
    found = path(shape)
    if found is not None:
        axes.add_patch(PathPatch(found, **how))


def land(axes: Axes, atlas: Atlas, sheet: Sheet) -> None:
    """Draw the countries, and the lines between the regions inside those at the centre."""
    colours = ink()
    countries = atlas.countries.assign(placed=sheet.shapes(atlas.countries))
    for role in ("surrounding", "context", "core"):
        for shape in countries.loc[countries["role"] == role, "placed"]:
            _patch(axes, shape, facecolor=colours["land"][role], linewidth=0, zorder=1)
            _patch(
                axes,
                shape,
                fill=False,
                edgecolor=colours["border"][role],
                linewidth=1.0 if role == "core" else 0.5,
                joinstyle="round",
                zorder=4 if role == "core" else 3.5,
            )
    core = countries.index[countries["role"] == "core"]
    regions = atlas.regions[atlas.regions["country"].isin(core)]
    for shape in sheet.shapes(regions):
        _patch(axes, shape, fill=False, edgecolor=colours["region"], linewidth=0.35, zorder=1.5)


def stages(area: gpd.GeoDataFrame, sheet: Sheet) -> Iterator[tuple[str, Any]]:
    """Yield every stage with its shape on the paper, the weakest first."""
    for stage in ("expansion", "activity", "stronghold"):
        own = area[area["stage"] == stage]
        if len(own):
            yield stage, shapely.union_all(sheet.shapes(own))


def area(axes: Axes, parts: gpd.GeoDataFrame, sheet: Sheet) -> None:
    """Draw the area of activity by stage: by tint and hatch, with a rim that fades."""
    for stage, shape in stages(parts, sheet):
        style = ink()["stages"][stage]
        for km in FADING_KM:
            rim = shapely.difference(shapely.buffer(shape, sheet.km(km)), shape)
            _patch(
                axes, rim, facecolor=style["fill"], alpha=style["alpha"] / 5, linewidth=0, zorder=2
            )
        _patch(axes, shape, facecolor=style["fill"], alpha=style["alpha"], linewidth=0, zorder=2.1)
        if style["hatch"]:
            _patch(
                axes,
                shape,
                fill=False,
                hatch=style["hatch"],
                edgecolor=style["line"],
                linewidth=0,
                alpha=0.75,
                zorder=2.2,
            )


def before(axes: Axes, parts: gpd.GeoDataFrame, sheet: Sheet) -> None:
    """Draw where the area was on an earlier day, as a line."""
    shapes = [shape for _, shape in stages(parts, sheet)]
    if shapes:
        whole = shapely.union_all(shapely.buffer(np.array(shapes), sheet.km(1)))
        _patch(
            axes,
            whole,
            fill=False,
            edgecolor=ink()["ink"],
            linewidth=0.9,
            linestyle=(0, (3, 1.6)),
            zorder=4.5,
        )
