"""The marks of a printed map: sites by power, events by group, halos for rough places."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd
from matplotlib.patches import Circle, Polygon

from geodata.briefing.sheet import FORMS, ink

if TYPE_CHECKING:
    import geopandas as gpd
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

    from geodata.atlas import Atlas
    from geodata.briefing.sheet import Form, Sheet


class Spot(NamedTuple):
    """Where an event's mark came to lie, in points, and how far it reaches."""

    id: str
    at: tuple[float, float]
    reach: float


CORNERS = {
    "square": [(-0.86, -0.86), (0.86, -0.86), (0.86, 0.86), (-0.86, 0.86)],
    "diamond": [(0, -1.14), (1.14, 0), (0, 1.14), (-1.14, 0)],
    "hexagon": [(-1, 0), (-0.5, -0.9), (0.5, -0.9), (1, 0), (0.5, 0.9), (-0.5, 0.9)],
}
"""The outline of a mark of radius 1."""

ROUNDS, PULL, SETTLING = 160, 0.04, 30
GOLDEN = math.pi * (3 - math.sqrt(5))


def apart(
    home: NDArray[np.float64],
    radius: NDArray[np.float64],
    fixed: NDArray[np.float64] | None = None,
    around: float = 0,
) -> NDArray[np.float64]:
    """Move marks that lie on one another aside, as little as it takes.

    Parameters
    ----------
    home : array of shape (n, 2)
        Where the marks belong, in points.
    radius : array of shape (n,)
        How much room each needs, in points.
    fixed : array of shape (m, 2), optional
        Marks that stay where they are.
    around : float
        How much room each of these needs, in points.

    Returns
    -------
    array of shape (n, 2)
        The same for the same input.

    Examples
    --------
    >>> moved = apart(np.zeros((2, 2)), np.array([3.0, 3.0]))
    >>> bool(np.hypot(*(moved[0] - moved[1])) > 5.9)
    True
    """
    count = len(home)
    # marks at one very place begin a hair apart, each in a direction of its own
    turn = GOLDEN * np.arange(count)
    at = home + 0.01 * np.column_stack([np.cos(turn), np.sin(turn)])
    room = radius[:, None] + radius[None, :]
    fixed = np.empty((0, 2)) if fixed is None else fixed
    for step in range(ROUNDS):
        gap = at[:, None, :] - at[None, :, :]
        far = np.hypot(gap[..., 0], gap[..., 1])
        np.fill_diagonal(far, np.inf)
        push = np.clip(room - far, 0, None) / 2 / far
        aside = (gap * push[..., None]).sum(axis=1)
        gap = at[:, None, :] - fixed[None, :, :]
        far = np.maximum(np.hypot(gap[..., 0], gap[..., 1]), 1e-6)
        push = np.clip(radius[:, None] + around - far, 0, None) / far
        at = at + 0.6 * (aside + (gap * push[..., None]).sum(axis=1))
        if step < ROUNDS - SETTLING:
            at += (home - at) * PULL
    return at


def size(deaths: float) -> float:
    """Return the radius of an event's mark in points, by the deaths reported.

    Examples
    --------
    >>> size(0) < size(20) < size(300)
    True
    """
    return float(next(radius for least, radius in reversed(ink()["sizes"]) if deaths >= least))


def shrunk(form: Form) -> float:
    """Return how much smaller marks of events are in a form than on an A4 sheet."""
    return form.mark / FORMS["landscape"].mark


def site(axes: Axes, at: tuple[float, float], size: float, power: str, *, held: bool) -> None:
    """Draw the mark of a site: full when it is held, open and dashed when that is uncertain."""
    style = ink()["powers"][power]
    corners = np.array(CORNERS[style["shape"]]) * size / 2 + np.array(at)
    axes.add_patch(Polygon(corners, facecolor="white", edgecolor="white", linewidth=2.2, zorder=7))
    axes.add_patch(
        Polygon(
            corners,
            facecolor=style["colour"] if held else "white",
            edgecolor=style["colour"],
            linewidth=0.9,
            linestyle="-" if held else (0, (1.6, 1.1)),
            zorder=7.1,
        )
    )
    axes.text(
        *at,
        style["code"],
        color="white" if held else style["colour"],
        fontsize=size * 0.44,
        fontweight="bold",
        ha="center",
        va="center_baseline",
        zorder=7.2,
    )


def sites(axes: Axes, found: gpd.GeoDataFrame, sheet: Sheet) -> NDArray[np.float64]:
    """Draw sites and return where their marks came to lie."""
    home = sheet.points(found["lon"], found["lat"])
    mark = sheet.form.mark
    at = apart(home, np.full(len(home), mark * 0.56)) if len(home) else home
    for (x, y), (x0, y0), power, state in zip(
        at, home, found["power"], found["state"], strict=True
    ):
        if math.hypot(x - x0, y - y0) > mark * 0.4:
            axes.plot([x, x0], [y, y0], color=ink()["ink"], linewidth=0.5, zorder=6.9)
            axes.add_patch(Circle((x0, y0), 0.9, facecolor=ink()["ink"], linewidth=0, zorder=6.9))
        site(axes, (x, y), mark, power, held=state == "held")
    return at


def event(
    axes: Axes,
    at: tuple[Any, Any],
    radius: float,
    group: str,
    *,
    hollow: bool = False,
    certain: bool = True,
) -> None:
    """Draw the mark of an event; hollow for low confidence, pale when it may fall outside.

    `at` may hold arrays: the same mark at many places.
    """
    style = ink()["groups"][group]
    axes.plot(
        *at,
        linestyle="none",
        marker=style["marker"],
        markersize=radius * (2.5 if style["marker"] == "*" else 2),
        markerfacecolor="white" if hollow else style["colour"],
        markeredgecolor=style["colour"] if hollow else "white",
        markeredgewidth=1.0 if hollow else 0.6,
        alpha=1 if certain else 0.55,
        zorder=6,
    )


def halo(axes: Axes, at: tuple[float, float], radius: float, group: str, *, country: bool) -> None:
    """Draw how far from its mark an event may have been."""
    colour = ink()["groups"][group]["colour"]
    line = {"linewidth": 0.6, "linestyle": (0, (2, 2)) if country else "-", "alpha": 0.7}
    axes.add_patch(Circle(at, radius, facecolor=colour, alpha=0.06, linewidth=0, zorder=4.6))
    axes.add_patch(Circle(at, radius, fill=False, edgecolor=colour, zorder=4.7, **line))


def events(
    axes: Axes,
    atlas: Atlas,
    found: gpd.GeoDataFrame,
    sheet: Sheet,
    fixed: NDArray[np.float64],
) -> list[Spot]:
    """Draw events apart from the fixed marks, the deadliest below, and return where they lie."""
    if found.empty:
        return []
    groups = {
        category: atlas.vocabulary.group("category", category) for category in found["category"]
    }
    deaths = found["fatalities_best"].fillna(found["fatalities_high"])
    deaths = deaths.fillna(found["fatalities_low"]).fillna(0).astype(float)
    order = deaths.sort_values(ascending=False, kind="stable").index
    found, radius = found.loc[order], np.array([size(toll) for toll in deaths[order]])
    radius = radius * shrunk(sheet.form)
    home = sheet.points(found["lon"], found["lat"])
    at = apart(home, radius * 0.85, fixed, sheet.form.mark * 0.5) if len(found) <= CROWD else home
    if len(found) > CROWD:
        _crowd(axes, found.assign(group=found["category"].map(groups), reach=radius), home)
        return []
    spots = []
    rows: Any = found.itertuples()
    for (x, y), (x0, y0), reach, row in zip(at, home, radius, rows, strict=True):
        group = groups[row.category]
        if math.hypot(x - x0, y - y0) > reach + 2:
            axes.plot([x, x0], [y, y0], color=ink()["ink"], linewidth=0.4, zorder=5.9)
        blur = sheet.km(ink()["halo_km"][row.geo_precision])
        if blur > reach:
            halo(axes, (x0, y0), blur, group, country=row.geo_precision == "country")
        event(axes, (x, y), reach, group, hollow=row.confidence == "low", certain=bool(row.certain))
        spots.append(Spot(row.Index, (x, y), reach))
    return spots


def _crowd(axes: Axes, found: pd.DataFrame, at: NDArray[np.float64]) -> None:
    """Draw many events at once, like ones together, the largest marks first."""
    hollow = found["confidence"].eq("low").astype(bool)
    plain = pd.DataFrame(
        {
            "reach": found["reach"],
            "group": found["group"],
            "hollow": hollow,
            "certain": found["certain"].astype(bool),
            "x": at[:, 0],
            "y": at[:, 1],
        }
    )
    alike: Any = plain.groupby(["reach", "group", "hollow", "certain"], sort=True)
    for (reach, group, low, sure), own in reversed(list(alike)):
        spots = (own["x"].to_numpy(), own["y"].to_numpy())
        event(axes, spots, reach, group, hollow=low, certain=sure)


CROWD = 150
"""With more events than this in sight, they stay where they belong and have no halos."""


def is_inside(at: NDArray[np.float64], sheet: Sheet) -> NDArray[np.bool_]:
    """Tell which points lie on the map."""
    inside: Any = ((at >= 0) & (at <= (sheet.width, sheet.height))).all(axis=1)
    return inside  # type: ignore[no-any-return]


def outside(found: pd.DataFrame, sheet: Sheet) -> pd.DataFrame:
    """Return the rows whose place the map does not reach."""
    if found.empty:
        return found
    return found[~is_inside(sheet.points(found["lon"], found["lat"]), sheet)]
