"""The names on a printed map: countries in their land, towns beside their dots, each with room."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from matplotlib.font_manager import FontProperties
from matplotlib.patheffects import withStroke
from matplotlib.textpath import TextPath

from geodata import gazetteer
from geodata.briefing.sheet import ink

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from matplotlib.axes import Axes

    from geodata.atlas import Atlas
    from geodata.briefing.marks import Spot
    from geodata.briefing.sheet import Sheet

Box = tuple[float, float, float, float]

NAMES = {"en": "name", "fr": "name_fr"}
EDGE = 3
"""How many points from the map's edge there is neither dot nor name."""

SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1))
"""Where a town's name may stand about its dot, the best place first."""


@dataclass
class Taken:
    """The room on the map that is taken already.

    Examples
    --------
    >>> taken = Taken([(0, 0, 10, 10)])
    >>> taken.free((11, 0, 20, 10)), taken.free((5, 5, 20, 10))
    (True, False)
    """

    boxes: list[Box] = field(default_factory=list)

    def overlap(self, box: Box) -> float:
        """Return how much of a box is taken, in square points."""
        if not self.boxes:
            return 0.0
        west, south, east, north = np.array(self.boxes).T
        wide = np.clip(np.minimum(east, box[2]) - np.maximum(west, box[0]), 0, None)
        tall = np.clip(np.minimum(north, box[3]) - np.maximum(south, box[1]), 0, None)
        return float((wide * tall).sum())

    def free(self, box: Box) -> bool:
        """Tell whether nothing of a box is taken."""
        return self.overlap(box) == 0

    def take(self, box: Box) -> None:
        """Take a box."""
        self.boxes.append(box)

    def take_marks(self, at: Iterable[Iterable[float]], radius: float) -> None:
        """Take the room of marks."""
        self.boxes += [(x - radius, y - radius, x + radius, y + radius) for x, y in at]


def width(text: str, size: float, weight: str = "normal") -> float:
    """Measure a text in points."""
    extent = TextPath((0, 0), text, size=size, prop=FontProperties(weight=weight)).get_extents()
    return float(extent.width)


def _spaced(name: str) -> str:
    """Set a country's name wide, with thin spaces between its letters."""
    return "\u2009".join(name.upper())


def countries(axes: Axes, atlas: Atlas, sheet: Sheet, taken: Taken, lang: str) -> None:
    """Name the countries where they have room, apart from the marks."""
    frame = sheet.box.buffer(-4)
    table = atlas.countries.assign(placed=sheet.shapes(atlas.countries))
    order = {"core": 0, "context": 1, "surrounding": 2}
    for row in table.sort_values("role", key=lambda roles: roles.map(order)).itertuples():
        room = shapely.intersection(row.placed, frame)
        core = row.role == "core"
        size = sheet.form.text * (1.22 if core else 0.9)
        name = _spaced(getattr(row, NAMES[lang]))
        wide, tall = width(name, size, "bold" if core else "normal"), size
        spot = _spot(room, wide, tall, taken, must=core)
        if spot is None:
            continue
        x, y = spot
        taken.take((x - wide / 2 - 2, y - tall / 2 - 1, x + wide / 2 + 2, y + tall / 2 + 1))
        _write(
            axes,
            (x, y),
            name,
            size,
            ha="center",
            weight="bold" if core else "normal",
            color=ink()["ink"] if core else ink()["faint"],
        )


def _spot(
    room: Any, wide: float, tall: float, taken: Taken, *, must: bool
) -> tuple[float, float] | None:
    """Find where in a country its name covers the least, and lies the furthest inside."""
    parts = [part for part in shapely.get_parts(room) if shapely.area(part) > wide * tall]
    if not parts:
        return None
    widest = max(parts, key=shapely.area)
    centre = shapely.get_coordinates(shapely.maximum_inscribed_circle(widest, tolerance=2))[0]
    best, chosen = np.inf, None
    west, south, east, north = shapely.bounds(widest)
    for y in np.arange(south + tall, north - tall / 2, 6):
        for x in np.arange(west + 4, east - 3, 6):
            box = (x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2)
            beyond = 1 - shapely.area(shapely.intersection(shapely.box(*box), widest)) / (
                wide * tall
            )
            if beyond > (0.45 if must else 0.02):
                continue
            away = np.hypot(x - centre[0], y - centre[1])
            cost = 8 * taken.overlap(box) / (wide * tall) + 2 * beyond + away / 250
            if cost < best:
                best, chosen = cost, (float(x), float(y))
    return chosen if must or best < 1 else None


def numbers(
    axes: Axes, spots: Sequence[Spot], wanted: Mapping[str, int], sheet: Sheet, taken: Taken
) -> None:
    """Write the numbers of events beside their marks."""
    size = sheet.form.text * 0.92
    for spot in sorted(spots, key=lambda spot: wanted.get(spot.id, 0)):
        if spot.id not in wanted:
            continue
        text = str(wanted[spot.id])
        wide = width(text, size, "bold")
        gaps = tuple(spot.reach + more for more in (-1.5, 0, 4, 8, 13))
        box = _beside(spot.at, (wide, size), gaps, sheet, taken)
        if box is None:
            x, y = spot.at
            box = (x + spot.reach, y, x + spot.reach + wide, y + size)
        taken.take(box)
        _write(axes, (box[0] + 1, box[1] + size / 2), text, size, ha="left", weight="bold")


def towns(axes: Axes, sheet: Sheet, taken: Taken, lang: str, *, capitals: bool) -> None:
    """Name capitals or other towns, the weightiest first, where a name has room beside its dot."""
    table = gazetteer.towns()
    table = table[table["capital"] == capitals]
    at = sheet.points(table.geometry.x, table.geometry.y)
    size = sheet.form.text * 0.95
    named = 0
    for (x, y), row in zip(at, table.itertuples(), strict=True):
        if named >= sheet.form.towns:
            break
        if not (EDGE < x < sheet.width - EDGE and EDGE < y < sheet.height - EDGE):
            continue
        name, weight = getattr(row, NAMES[lang]), "bold" if capitals else "normal"
        wide, dot = width(name, size, weight), 1.7 if capitals else 1.2
        covered = not taken.free((x - dot, y - dot, x + dot, y + dot))
        gaps = (dot, sheet.form.mark * 0.62, sheet.form.mark)[: 3 if covered or capitals else 1]
        box = _beside((x, y), (wide, size), gaps, sheet, taken)
        if box is None:
            continue
        named += 1
        taken.take(box)
        taken.take((x - dot, y - dot, x + dot, y + dot))
        axes.plot(x, y, "o", markersize=2 * dot, color=ink()["ink"], zorder=5, markeredgewidth=0)
        _write(axes, (box[0] + 1, box[1] + size / 2), name, size, ha="left", weight=weight)


def _beside(
    at: tuple[float, float],
    size: tuple[float, float],
    gaps: tuple[float, ...],
    sheet: Sheet,
    taken: Taken,
) -> Box | None:
    """Find room for a name beside its dot; over a mark it stands further off."""
    (x, y), (wide, tall) = at, size
    for gap in gaps:
        for right, up in SIDES:
            left = x + right * (gap + 2) - (0 if right > 0 else wide if right < 0 else wide / 2)
            low = y + up * (gap + tall * 0.62) - tall * 0.5
            box = (left - 1, low, left + wide + 1, low + tall)
            inside = box[0] > EDGE and box[2] < sheet.width - EDGE
            if inside and EDGE < low < sheet.height - tall - EDGE and taken.free(box):
                return box
    return None


def _write(
    axes: Axes,
    at: tuple[float, float],
    text: str,
    size: float,
    *,
    ha: str,
    weight: str,
    color: str | None = None,
) -> None:
    axes.text(
        *at,
        text,
        fontsize=size,
        fontweight=weight,
        color=color or ink()["ink"],
        ha=ha,
        va="center_baseline",
        zorder=7.5,
        path_effects=[withStroke(linewidth=1.6, foreground="white", alpha=0.85)],
    )
