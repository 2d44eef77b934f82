"""Foreign military sites on two days: opened, closed, in other hands, or no longer sure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from geodata import presence
from geodata.filters import fold

if TYPE_CHECKING:
    import datetime as dt

    import geopandas as gpd

    from geodata.atlas import Atlas
    from geodata.filters import Filters

CHANGES = (
    "opened",
    "closed",
    "handed_over",
    "replaced",
    "uncertain",
    "confirmed",
    "lapsed",
    "between",
)
"""What can become of a site from one day to another; `Comparison` says what each means."""

SHOWN = ("held", "uncertain")
"""The states of a site that a snapshot shows."""

GONE = "none"
"""The state of a site that is not there: not yet, or no more."""

NOTHING = ""  # no change


def compare(atlas: Atlas, day_a: dt.date, day_b: dt.date, filters: Filters) -> gpd.GeoDataFrame:
    """Find the sites whose state differs, and those held only in between.

    Parameters
    ----------
    atlas : Atlas
        The tables.
    day_a, day_b : datetime.date
        The earlier and the later day.
    filters : Filters
        Which sites to look at.

    Returns
    -------
    geopandas.GeoDataFrame
        Rows of ``atlas.sites`` with ``change`` (one of `CHANGES`), ``state_a``, ``state_b`` and
        ``successor``, the id of the site of the same power that took the place over, if one did.

    Examples
    --------
    >>> import datetime, geodata
    >>> days = datetime.date(2025, 1, 1), datetime.date(2025, 6, 10)
    >>> found = compare(geodata.load(), *days, geodata.Filters())
    >>> found.loc["russia-mli-gao-wagner", ["change", "successor"]].tolist()
    ['replaced', 'russia-mli-gao-africa-corps']
    """
    sites = filters.sites(atlas.sites)
    state_a, state_b = (
        presence.states_at(atlas.site_states, day)["state"].reindex(sites.index, fill_value=GONE)
        for day in (day_a, day_b)
    )
    found = sites.assign(state_a=state_a, state_b=state_b)
    found["change"] = [
        _change(one, two, row)
        for one, two, (_, row) in zip(state_a, state_b, sites.iterrows(), strict=True)
    ]
    hidden = ~state_a.isin(SHOWN) & ~state_b.isin(SHOWN)
    found.loc[hidden & found.index.isin(_begun(atlas.site_states, day_a, day_b)), "change"] = (
        "between"
    )
    found["successor"] = _heirs(sites).where(found["change"] == "replaced")
    # the force that came in another's place is told with the one that left
    told = (found["change"] == "opened") & found.index.isin(set(found["successor"].dropna()))
    return found[(found["change"] != NOTHING) & ~told]


def _change(state_a: str, state_b: str, site: pd.Series[Any]) -> str:
    """Name what became of a site; a site shown on neither day may have been in between."""
    before, after = (state in SHOWN for state in (state_a, state_b))
    if not before:
        return "opened" if after else NOTHING
    if after:
        sure = {"held": "confirmed", "uncertain": "uncertain"}[state_b]
        return NOTHING if state_a == state_b else sure
    if state_b == "lapsed":
        return "lapsed"
    reason, taker = site[["end_reason", "taken_over_by"]].fillna("")
    if reason == "replaced":
        return "replaced"
    return "handed_over" if taker and reason in ("handover", "expelled") else "closed"


def _begun(states: pd.DataFrame, day_a: dt.date, day_b: dt.date) -> set[str]:
    """Name the sites that came to be held, perhaps, after the one day and up to the other."""
    inside = (states["start"] > pd.Timestamp(day_a)) & (states["start"] <= pd.Timestamp(day_b))
    return set(states.loc[inside & (states["state"] != "lapsed"), "site"])


def _heirs(sites: gpd.GeoDataFrame) -> pd.Series[str]:
    """Find the site of the force that replaced another one of the same power in a place."""
    key = ["power", "country", "place"]
    names = {
        (*row[:3], fold(row[3])): str(site)
        for site, row in zip(sites.index, sites[[*key, "force"]].to_numpy(), strict=True)
    }
    heirs = [
        None if pd.isna(taker) else names.get((*place, fold(taker)))
        for *place, taker in sites[[*key, "taken_over_by"]].to_numpy()
    ]
    return pd.Series(heirs, index=sites.index, dtype=object)
