"""Strength over time: what the dated head counts of each power add up to, country by country."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pandas as pd

from geodata import dates

if TYPE_CHECKING:
    from geodata.atlas import Atlas

STALE = pd.DateOffset(years=2)
"""A head count says nothing of a day later than this after its own."""

REGION = "SAHEL"
"""Stands for the whole region in the tables; such figures overlap with the countries' own."""


def spells(atlas: Atlas) -> pd.DataFrame:
    """Give each national head count the days for which it is the latest one.

    A count holds until the next one of the same power in the same country, for two years at most,
    and not past the day on which the power's last known site there had ended.

    Parameters
    ----------
    atlas : Atlas
        The tables. Site counts and figures for the whole region or for several powers at once are
        left out: they are part of, or overlap with, the national ones.

    Returns
    -------
    pandas.DataFrame
        Indexed by the head count's id: ``power``, ``country``, ``start``, ``end`` (exclusive),
        ``low``, ``best``, ``high`` (people).

    Examples
    --------
    >>> import geodata
    >>> found = spells(geodata.load())
    >>> bool((found["end"] > found["start"]).all())
    True
    """
    counts = atlas.strength
    single = counts["power"].map(lambda power: atlas.vocabulary.group("power", power) == "single")
    own = counts[counts["site"].isna() & single & (counts["country"] != REGION)]
    own = own.sort_values(["power", "country", "date"], kind="stable")
    start = dates.periods(own["date"], own["date_precision"], own["date"])["start"]
    following = start.groupby([own["power"], own["country"]]).shift(-1)
    end = pd.concat([following, start + STALE], axis=1).min(axis=1)
    gone = _gone(atlas).reindex(pd.MultiIndex.from_frame(own[["power", "country"]]))
    gone = gone.set_axis(own.index)
    # A count taken after the last site had ended still speaks for its own time.
    end = end.where(gone.isna() | (gone <= start), pd.concat([end, gone], axis=1).min(axis=1))
    table = own[["power", "country", "low", "best", "high"]].assign(start=start, end=end)
    return table[table["end"] > table["start"]]


def _gone(atlas: Atlas) -> pd.Series[Any]:
    """Give the day on which a power's last site in a country had ended; missing while one lasts."""
    held = atlas.site_states[atlas.site_states["state"] != "lapsed"]
    held = held.join(atlas.sites[["power", "country"]], on="site")
    return held.groupby(["power", "country"])["end"].agg(
        lambda ends: pd.NaT if ends.isna().any() else ends.max()
    )


def history(atlas: Atlas) -> pd.DataFrame:
    """Add the national head counts up, day of change by day of change.

    Parameters
    ----------
    atlas : Atlas
        The tables.

    Returns
    -------
    pandas.DataFrame
        ``power``, ``start``, ``end`` (exclusive), ``low`` and ``high``: the sum over countries of
        the latest figures, which are of different dates, and ``countries``, how many are in it.

    Examples
    --------
    >>> import geodata
    >>> found = history(geodata.load()).query("power == 'france' and start <= '2013-06-01' < end")
    >>> int(found["high"].iloc[0]) > 3000
    True
    """
    rows = []
    for power, own in spells(atlas).groupby("power"):
        edges = sorted({*own["start"], *own["end"]})
        for start, end in pairwise(edges):
            now = own[(own["start"] <= start) & (start < own["end"])]
            low = now["low"].fillna(now["best"]).fillna(now["high"]).sum()
            high = now["high"].fillna(now["best"]).fillna(now["low"]).sum()
            if len(now):
                rows.append((power, start, end, int(low), int(high), len(now)))
    return pd.DataFrame(rows, columns=["power", "start", "end", "low", "high", "countries"])
