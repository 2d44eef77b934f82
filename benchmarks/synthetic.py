"""Made-up events in any number, in the shape of the atlas's own, for measuring and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from components.timemap import payload
from components.timemap.style import style

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from components.timemap import Files
    from geodata import Atlas

SEED = 20240916

# Roughly how the recorded events divide over the countries in focus.
SHARES = {"MLI": 0.38, "BFA": 0.34, "NER": 0.2, "BEN": 0.05, "TGO": 0.03}
PRECISIONS = {
    "geo_precision": {"site": 0.1, "town": 0.6, "region": 0.25, "country": 0.05},
    "confidence": {"high": 0.5, "medium": 0.35, "low": 0.15},
}
TO_THE_MONTH = 0.02
"""Share of events dated to the month only."""


def events(atlas: Atlas, count: int) -> gpd.GeoDataFrame:
    """Make events spread evenly over the axis and over the land of the countries in focus.

    Parameters
    ----------
    atlas : Atlas
        Gives the axis, the countries and the categories.
    count : int
        How many.

    Returns
    -------
    geopandas.GeoDataFrame
        EPSG:4326, in drawing order, with the columns that the map's files are made from. The same
        count gives the same events.
    """
    random = np.random.default_rng(SEED)
    axis = np.arange(np.datetime64(atlas.axis_start), np.datetime64(atlas.as_of) + 1)
    start = random.choice(axis, count)
    monthly = random.random(count) < TO_THE_MONTH
    month = start.astype("datetime64[M]")
    start = np.where(monthly, month.astype("datetime64[D]"), start)
    end = np.where(monthly, (month + 1).astype("datetime64[D]"), start + 1)
    country = random.choice(list(SHARES), count, p=list(SHARES.values()))
    categories = [
        category for some in atlas.vocabulary.groups("category").values() for category in some
    ]
    # Most events kill few and some kill many; for one in five nobody has counted.
    deaths = pd.array(np.floor(random.pareto(1.1, count)).clip(0, 400).astype(int), dtype="Int64")
    deaths[random.random(count) < 0.2] = pd.NA  # noqa: PLR2004 - one in five
    number = np.arange(count).astype(str)
    frame = gpd.GeoDataFrame(
        {
            "date": pd.Series(start).astype("datetime64[s]"),
            "date_end": pd.Series(pd.NaT, index=range(count), dtype="datetime64[s]"),
            "date_precision": np.where(monthly, "month", "day"),
            "start": pd.Series(start).astype("datetime64[s]"),
            "end": pd.Series(end).astype("datetime64[s]"),
            "category": random.choice(categories, count),
            "title": np.char.add("Made-up event for measuring, number ", number),
            "place": np.char.add("Village ", number),
            "country": country,
            "fatalities_low": deaths,
            "fatalities_best": deaths,
            "fatalities_high": deaths + random.integers(0, 4, count),
            **{
                name: random.choice(list(shares), count, p=list(shares.values()))
                for name, shares in PRECISIONS.items()
            },
        },
        geometry=shapely.points(_places(atlas, country, random)),
        crs="EPSG:4326",
    )
    frame = frame.sort_values(["start", "end"], kind="stable")
    return frame.set_index("made-up-" + frame.index.astype(str))


def files(atlas: Atlas, curated: Files, count: int) -> Files:
    """Return the map's files with this many made-up events in place of the curated ones."""
    made = events(atlas, count)
    position = {group: at for at, group in enumerate(style()["groups"])}
    category_groups = {
        category: position[group]
        for group, categories in atlas.vocabulary.groups("category").items()
        for category in categories
    }
    return replace(
        curated,
        events=payload.event_columns(made, category_groups),
        details=payload.event_words(made, atlas.vocabulary.labels("country")),
    )


def _places(
    atlas: Atlas, country: NDArray[np.str_], random: np.random.Generator
) -> NDArray[np.float64]:
    """Draw a point on each named country's land: in its box, and again for those outside."""
    points = np.empty((len(country), 2))
    for code in SHARES:
        land = atlas.countries.loc[code].geometry
        shapely.prepare(land)
        west, south, east, north = land.bounds
        waiting = np.flatnonzero(country == code)
        while waiting.size:
            drawn = random.uniform((west, south), (east, north), (waiting.size, 2))
            points[waiting] = drawn
            waiting = waiting[~shapely.contains_xy(land, drawn[:, 0], drawn[:, 1])]
    return points
