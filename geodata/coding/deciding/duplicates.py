"""Known records that may be the same as a new one, told by place, time, kind, actors and deaths."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd
import pyproj

from geodata import dates
from geodata.events import ADDED, CURATED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geodata.atlas import Atlas

SLACK_KM: Final = {"site": 2, "town": 15, "region": 120, "country": 500}
"""How far the true place may lie from the point, kilometres by geo_precision."""

WEIGHTS: Final = {"place": 0.3, "time": 0.25, "kind": 0.2, "who": 0.15, "deaths": 0.1}
"""What each likeness counts; a likeness that cannot be told counts half."""

LIKELY: Final = 0.66
"""From this score on a known record is worth a look: 22 of 155 known events then find another one,
and every one finds itself when place, day, actors and deaths are somewhat off."""

SHORT_DAYS: Final = 7
"""A span up to this is as good as a day: reports of one act pick its first day or its last."""

_GEOD: Final = pyproj.Geod(ellps="WGS84")
_RELATED: Final = (
    {"fighting", "civilians"},
    {"fighting", "ground"},
    {"ground", "foreign_forces"},
    {"foreign_forces", "politics"},
)
_COLUMNS: Final = ("score", "distance_km", "days", *WEIGHTS)


def known(
    atlas: Atlas,
    row: Mapping[str, Any],
    *,
    table: str = "events",
    days: int = 10,
    km: float = 40,
) -> pd.DataFrame:
    """Find known records that a new one may repeat.

    Parameters
    ----------
    atlas : Atlas
        The tables; imported events are left out, since they take no sources.
    row : mapping
        The new record as plain values.
    table : {"events", "sites", "strength", "zones"}
        Its table, which is looked through.
    days : int
        How many days may lie between the two at most; none do when their intervals share a day.
    km : float
        How far apart they may lie at most, besides what the precision of the two leaves open.

    Returns
    -------
    pandas.DataFrame
        Indexed by id, the likeliest first: ``score`` (0 to 1), ``distance_km`` (geodesic, NaN for
        head counts), ``days`` between the two, and the likenesses ``place``, ``time``, ``kind``,
        ``who`` and ``deaths`` that the score weighs, each 0 to 1. Records below `LIKELY` are left
        out, and so is the record itself. Empty while the row lacks its date or place.

    Examples
    --------
    >>> import datetime as dt, geodata
    >>> new = {
    ...     "date": dt.date(2021, 6, 4), "date_precision": "day", "category": "attack_on_civilians",
    ...     "lat": 13.2, "lon": 0.7, "geo_precision": "town", "actors": ("jnim",),
    ... }
    >>> known(geodata.load(), new).index[0]
    '2021-06-05-bfa-solhan'
    """
    others = getattr(atlas, table)
    if "dataset" in others:
        others = others[others["dataset"].isin([CURATED, ADDED])]
    others = others.drop(index=row.get("id") or "", errors="ignore")
    found = _likenesses(atlas, table, others, row)
    if found is None:
        return pd.DataFrame(columns=list(_COLUMNS))
    if table == "strength":  # two countries' head counts are never one
        found = found[found["place"] > 0]
    near = (found["days"] <= days) & (found["distance_km"].fillna(0) <= km + found.pop("slack"))
    found = found[near]
    # what is as near as can be is near in full; the rest falls off to nothing at the limits
    found["time"] = found["time"] * (1 - found["days"] / (days + 1))
    found["score"] = sum(found[name] * weight for name, weight in WEIGHTS.items())
    likely = found[found["score"] >= LIKELY].sort_values("score", ascending=False, kind="stable")
    return likely[list(_COLUMNS)]


def _likenesses(
    atlas: Atlas, table: str, others: pd.DataFrame, row: Mapping[str, Any]
) -> pd.DataFrame | None:
    period = _period(table, row)
    placed = table == "strength" or None not in (row.get("lat"), row.get("lon"))
    if period is None or not placed or others.empty:
        return None
    found = pd.DataFrame(index=others.index)
    starts, ends = _periods(table, others)
    after = (starts - pd.Timestamp(period[1])).dt.days + 1
    before = (pd.Timestamp(period[0]) - ends).dt.days + 1
    # an end that is not known leaves the gap missing: the two overlap as far as is known
    found["days"] = np.maximum(after.fillna(0), before.fillna(0)).clip(lower=0).astype(int)
    lengths = (ends - starts).dt.days.fillna(1).clip(lower=1)
    found["time"] = 1.0
    if table == "events":
        length = max((period[1] - period[0]).days, SHORT_DAYS)
        lengths = lengths.clip(lower=SHORT_DAYS)
        # a day inside a year that is all one knows is a weaker likeness than two equal days
        found["time"] = (np.minimum(length, lengths) / np.maximum(length, lengths)) ** 0.25
    _add_place(found, table, others, row)
    _add_kind(found, atlas, table, others, row)
    found["who"] = [_shared(row.get("actors") or (), cell) for cell in _actors(table, others)]
    if table in {"sites", "strength"}:
        found["who"] = (others["power"] == row.get("power")).astype(float)
    found["deaths"] = _figures(table, others, row)
    return found


def _period(table: str, row: Mapping[str, Any]) -> tuple[Any, Any] | None:
    name = "date" if table in {"events", "strength"} else "start"
    day, precision = row.get(name), row.get(f"{name}_precision")
    if day is None or precision is None:
        return None
    span = dates.period(day, precision, row.get("date_end") if table == "events" else None)
    return span.start, span.end


def _periods(table: str, others: pd.DataFrame) -> tuple[pd.Series[Any], pd.Series[Any]]:
    if table == "events":
        return others["start"], others["end"]
    if table == "strength":
        spans = dates.periods(others["date"], others["date_precision"], others["date"])
        return spans["start"], spans["end"]
    return others["start"], others["end"]


def _add_place(
    found: pd.DataFrame, table: str, others: pd.DataFrame, row: Mapping[str, Any]
) -> None:
    if table == "strength":
        same = (others["country"] == row.get("country")) & (
            others["site"].fillna("") == (row.get("site") or "")
        )
        found["distance_km"], found["slack"] = np.nan, 0.0
        found["place"] = same.astype(float)
        return
    count = len(others)
    metres = _GEOD.inv(
        [row["lon"]] * count, [row["lat"]] * count, others["lon"].array, others["lat"].array
    )[2]
    found["distance_km"] = metres / 1000
    own = SLACK_KM.get(row.get("geo_precision") or "town", 15)
    theirs = others["geo_precision"].map(SLACK_KM).astype(float)
    found["slack"] = np.maximum(theirs, own)
    beyond = (found["distance_km"] - found["slack"]).clip(lower=0)
    # two places known to the town that agree say more than two known to the country
    known_well = np.where(found["slack"] <= SLACK_KM["town"], 1.0, 0.6)
    close = np.exp(-found["distance_km"] / 40)
    found["place"] = known_well * np.maximum(close, 0.8 * np.exp(-beyond / 15)).clip(upper=1)


def _add_kind(
    found: pd.DataFrame, atlas: Atlas, table: str, others: pd.DataFrame, row: Mapping[str, Any]
) -> None:
    if table != "events":
        column = {"sites": "kind", "zones": "stage"}.get(table)
        alike = 1.0 if column is None else (others[column] == row.get(column)).astype(float)
        found["kind"] = 0.5 + 0.5 * alike
        return
    category = row.get("category")
    words = atlas.vocabulary
    own = words.group("category", category) if category else ""
    likeness = {
        code: 1.0
        if code == category
        else 0.7
        if words.group("category", code) == own
        else 0.4
        if {words.group("category", code), own} in _RELATED
        else 0.0
        for code in words.labels("category")
    }
    found["kind"] = others["category"].map(likeness) if category else 0.5


def _actors(table: str, others: pd.DataFrame) -> Sequence[tuple[str, ...]]:
    return list(others["actors"]) if table == "events" else [()] * len(others)


def _shared(one: Sequence[str], other: Sequence[str]) -> float:
    first, second = set(one) - {"other"}, set(other) - {"other"}
    if not first or not second:
        return 0.5
    return len(first & second) / min(len(first), len(second))


def _figures(table: str, others: pd.DataFrame, row: Mapping[str, Any]) -> np.ndarray:
    prefix = {"events": "fatalities_", "strength": ""}.get(table)
    if prefix is None:
        return np.full(len(others), 0.5)
    own = _bounds([row.get(f"{prefix}{name}") for name in ("low", "best", "high")])
    columns = [others[f"{prefix}{name}"] for name in ("low", "best", "high")]
    return np.array([_close(own, _bounds(given)) for given in zip(*columns, strict=True)])


def _bounds(given: Sequence[Any]) -> tuple[int, int] | None:
    figures = [int(value) for value in given if not pd.isna(value)]
    return (min(figures), max(figures)) if figures else None


def _close(one: tuple[int, int] | None, other: tuple[int, int] | None) -> float:
    if one is None or other is None:
        return 0.5
    if one[0] <= other[1] and other[0] <= one[1]:
        return 1.0
    below, above = sorted([one, other])
    return (below[1] + 1) / (above[0] + 1)
