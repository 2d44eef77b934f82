"""Made-up events in any number, in the shape of the atlas's own, for measuring and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from components.timemap import details, payload

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from components.timemap import Files
    from geodata import Atlas

SEED = 20240916

# Roughly how the recorded events divide over the countries in focus.
SHARES = {"MLI": 0.42, "BFA": 0.28, "NER": 0.17, "BEN": 0.09, "TGO": 0.04}
DISPUTED = 0.5
"""Share of events on whose deaths sources differ, as among the recorded ones."""
UNCOUNTED = 0.3
AS_RECORDED = ("category", "geo_precision", "confidence")
"""Columns that divide as they do among the recorded events."""
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
    actors = list(atlas.vocabulary.labels("actor"))
    # Most events kill few and some kill many.
    deaths = pd.array(np.floor(random.pareto(1.1, count)).clip(0, 400).astype(int), dtype="Int64")
    deaths[random.random(count) < UNCOUNTED] = pd.NA
    disputed = np.where(random.random(count) < DISPUTED, random.integers(1, 20, count), 0)
    number = np.arange(count).astype(str)
    frame = gpd.GeoDataFrame(
        {
            "date": pd.Series(start).astype("datetime64[s]"),
            "date_end": pd.Series(pd.NaT, index=range(count), dtype="datetime64[s]"),
            "date_precision": np.where(monthly, "month", "day"),
            "start": pd.Series(start).astype("datetime64[s]"),
            "end": pd.Series(end).astype("datetime64[s]"),
            "actors": [(actor,) for actor in random.choice(actors, count)],
            "title": np.char.add("Made-up event for measuring, number ", number),
            "place": np.char.add("Village ", number),
            "country": country,
            "fatalities_low": deaths,
            "fatalities_best": deaths,
            "fatalities_high": deaths + disputed,
            **{name: _as_recorded(atlas.events[name], count, random) for name in AS_RECORDED},
        },
        geometry=shapely.points(land_points(atlas, country, random)),
        crs="EPSG:4326",
    )
    frame = frame.sort_values(["start", "end"], kind="stable")
    return frame.set_index("made-up-" + frame.index.astype(str))


def files(atlas: Atlas, curated: Files, count: int) -> Files:
    """Return the map's files with this many made-up events in place of the curated ones."""
    return pack(replace(atlas, events=events(atlas, count)), curated)


def pack(made: Atlas, curated: Files) -> Files:
    """Write the files of an atlas's events; the rest of the map stays."""
    return replace(curated, events=payload.event_columns(made), details=details.build(made))


def _as_recorded(
    recorded: pd.Series[str], count: int, random: np.random.Generator
) -> NDArray[np.str_]:
    """Draw values as often as they are recorded."""
    shares = recorded.value_counts(normalize=True)
    return random.choice(list(shares.index), count, p=shares.to_numpy())


def land_points(
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
