"""What is near a record, in space and in time."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pandas as pd
import pyproj

if TYPE_CHECKING:
    from geodata.atlas import Atlas

GEOD = pyproj.Geod(ellps="WGS84")

COLUMNS = ["table", "title", "date", "start", "end", "lon", "lat"]


def near(
    atlas: Atlas, places: pd.DataFrame, record_id: str, *, km: float, days: int
) -> pd.DataFrame:
    """Find the events and sites close to a record; `Atlas.near` says what the parameters mean.

    Parameters
    ----------
    atlas : Atlas
        The tables.
    places : pandas.DataFrame
        Its events and sites, as `places` gives them.
    record_id : str
        The id of an event, a site or a zone.
    km : float
        How far away at most, in km on the ellipsoid.
    days : int
        How many days may lie between the two at most.

    Returns
    -------
    pandas.DataFrame
        ``table``, ``title``, ``date``, ``distance_km`` and ``days``, nearest first.

    Raises
    ------
    KeyError
        When no table has the id, or the record has no place.

    Examples
    --------
    >>> import geodata
    >>> atlas = geodata.load()
    >>> gao = near(atlas, places(atlas), "france-mli-gao", km=2, days=1)
    >>> gao.loc[gao["table"] == "sites", "days"].to_dict()
    {'russia-mli-gao-wagner': 1}
    """
    record = atlas.record(record_id)
    if "lon" not in record:
        raise KeyError(f"{record_id!r} is in {atlas.table(record_id)}, which has no coordinates")
    others = _around(places, record, km).drop(index=record_id, errors="ignore")
    metres = GEOD.inv(
        [record["lon"]] * len(others),
        [record["lat"]] * len(others),
        others["lon"].to_numpy(),
        others["lat"].to_numpy(),
    )[2]
    start, end = record["start"], record["end"]
    after = (others["start"] - end).dt.days + 1
    before = (others["end"] - start).dt.days - 1
    # an open end leaves the gap missing: the two overlap as far as is known
    gap = after.where(after > 0, before.where(before < 0, 0)).fillna(0).astype(int)
    found = others[["table", "title", "date"]].assign(distance_km=metres / 1000, days=gap)
    found = found[(found["distance_km"] <= km) & (found["days"].abs() <= days)]
    return found.sort_values(["distance_km", "date"])


def _around(places: pd.DataFrame, record: pd.Series[Any], km: float) -> pd.DataFrame:
    """Keep what lies in a box around a record that holds all within a distance, and little more."""
    # A degree of latitude is never shorter than 110.5 km, one of longitude than that by its cosine.
    high = km / 110.5
    wide = high / max(math.cos(math.radians(min(abs(record["lat"]) + high, 90))), 1e-6)
    near = (places["lat"] - record["lat"]).abs() <= high
    near &= (places["lon"] - record["lon"]).abs() <= wide
    return pd.DataFrame(places[near])


def places(atlas: Atlas) -> pd.DataFrame:
    """Put events and sites into one table of what, where and when.

    Examples
    --------
    >>> import geodata
    >>> sorted(places(geodata.load())["table"].unique())
    ['events', 'sites']
    """
    happened = atlas.events.assign(table="events")[COLUMNS]
    spells = atlas.site_states[atlas.site_states["state"] != "lapsed"].groupby("site")["end"]
    ends = spells.agg(lambda column: column.max(skipna=False))
    held = atlas.sites.assign(
        table="sites", title=atlas.sites["site"], date=atlas.sites["start"], end=ends
    )[COLUMNS]
    return pd.DataFrame(pd.concat([happened, held]))
