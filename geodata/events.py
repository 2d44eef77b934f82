"""Dated events: the interval each can fall in, the ones in a window, and their deaths."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import geopandas as gpd
import pandas as pd

from geodata import dates
from geodata.filters import search_text

if TYPE_CHECKING:
    from geodata.dates import Period
    from geodata.vocabulary import Vocabulary

CRS = "EPSG:4326"
CURATED = "curated"
"""The ``dataset`` of the events that the data package holds."""

ADDED = "added"
"""The ``dataset`` of the events that people have accepted beside it."""

Table = TypeVar("Table", bound=pd.DataFrame)

TURNING_POINTS = ("coup", "withdrawal", "group_formation")
"""Categories of events after which the map looks different."""


@dataclass(frozen=True)
class Deaths:
    """Deaths reported in some events.

    Parameters
    ----------
    low, best, high : int
        The sums of the lowest, the best and the highest figures. They are kept apart because
        tolls are disputed.
    unknown : int
        How many of the events have no figure at all.

    Examples
    --------
    >>> str(Deaths(12, 15, 20, unknown=1))
    '12 to 20'
    """

    low: int
    best: int
    high: int
    unknown: int

    def __str__(self) -> str:
        return f"{self.low:,}" if self.low == self.high else f"{self.low:,} to {self.high:,}"


def intervals(events: Table) -> Table:
    """Add the interval that each event lasts, or can fall in.

    Parameters
    ----------
    events : pandas.DataFrame
        Columns ``date``, ``date_end`` and ``date_precision``.

    Returns
    -------
    pandas.DataFrame
        The same rows with ``start`` and ``end`` (the day after the last).

    Examples
    --------
    >>> import geodata
    >>> event = geodata.load().events.loc["2022-03-27-mli-moura"]
    >>> str(event["start"].date()), str(event["end"].date())
    ('2022-03-27', '2022-04-01')
    """
    found = dates.periods(events["date"], events["date_precision"], events["date_end"])
    return events.assign(start=found["start"], end=found["end"])


def prepare(events: pd.DataFrame, vocabulary: Vocabulary) -> gpd.GeoDataFrame:
    """Make rows of the events table ready to be asked.

    Parameters
    ----------
    events : pandas.DataFrame
        Columns of the table; ``dataset``, ``reported_by`` (whom the dataset names as its own
        source) and ``named_actors`` (the actors' names as it gives them) may follow.
    vocabulary : Vocabulary
        Labels of countries and actors, which a search looks through.

    Returns
    -------
    geopandas.GeoDataFrame
        Points, EPSG:4326, indexed by id, with ``start``, ``end`` and ``search``; the three
        columns that may be missing are there, filled with ``curated`` and with nothing.

    Examples
    --------
    >>> import geodata
    >>> atlas = geodata.load()
    >>> prepare(atlas.seeds.events, atlas.vocabulary).loc["2021-06-05-bfa-solhan", "dataset"]
    'curated'
    """
    found = intervals(events).set_index("id")
    for column, usual in (("dataset", CURATED), ("reported_by", ""), ("named_actors", "")):
        if column not in found:
            found[column] = pd.Series(usual, index=found.index, dtype="string")
    labels = vocabulary.labels("actor")
    names = {who: " ".join(labels.get(a, a) for a in who) for who in set(found["actors"])}
    words = found.assign(
        country=found["country"].map(vocabulary.labels("country")),
        actors=found["actors"].map(names),
    )
    looked_through = ["title", "summary", "place", "country", "actors", "named_actors"]
    found["search"] = search_text(words, looked_through)
    where = gpd.points_from_xy(found["lon"], found["lat"], crs=CRS)
    return gpd.GeoDataFrame(found, geometry=where)


def in_window(events: Table, window: Period) -> Table:
    """Pick the events that happened, or may have happened, in a window.

    Parameters
    ----------
    events : pandas.DataFrame
        Events with ``start`` and ``end``.
    window : Period
        The days asked for.

    Returns
    -------
    pandas.DataFrame
        The events whose interval shares a day with the window, with ``certain``: an event known
        to the day surely does; one known to the week, month or year only when its whole interval
        lies in the window.

    Examples
    --------
    >>> import geodata
    >>> found = in_window(geodata.load().events, dates.window("2021-06-05", 1))
    >>> bool(found.loc["2021-06-05-bfa-solhan", "certain"])
    True
    """
    begins = pd.Timestamp(window.start)
    overlap = events["end"] > begins
    inside = events["start"] >= begins
    if window.end is not None:
        closes = pd.Timestamp(window.end)
        overlap &= events["start"] < closes
        inside &= events["end"] <= closes
    certain = (events["date_precision"] == "day") | inside
    return events[overlap].assign(certain=certain[overlap])


def deaths(events: pd.DataFrame) -> Deaths:
    """Sum the deaths reported in some events.

    Parameters
    ----------
    events : pandas.DataFrame
        Columns ``fatalities_low``, ``fatalities_best`` and ``fatalities_high``.

    Returns
    -------
    Deaths
        A figure that a row lacks is filled from its others ("at least 40" counts 40 as low and
        as high), so that low <= best <= high.

    Examples
    --------
    >>> import geodata
    >>> str(deaths(geodata.load().events.loc[["2021-06-05-bfa-solhan"]]))
    '132 to 160'
    """
    low, best, high = (
        events[f"fatalities_{name}"].astype("Float64") for name in ("low", "best", "high")
    )
    low, best, high = (
        low.fillna(best).fillna(high),
        best.fillna(low).fillna(high),
        high.fillna(best).fillna(low),
    )
    return Deaths(
        low=int(low.sum()),
        best=int(best.sum()),
        high=int(high.sum()),
        unknown=int(high.isna().sum()),
    )
