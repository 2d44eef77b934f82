"""How a new record ends a known one: a base handed over, a stage that follows another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
import pyproj

from geodata.checks import rows as tables

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from geodata.atlas import Atlas
    from geodata.coding.deciding.proposals import Row

SITE_KM: Final = 30
"""A site farther from the place of a handover than this is not the one that was handed over."""

ZONE_KM: Final = 3
"""Zones nearer to each other than this are stages of one locality."""

_GEOD: Final = pyproj.Geod(ellps="WGS84")


def sites(atlas: Atlas, row: Mapping[str, Any], power: str | None = None) -> list[str]:
    """List the known sites that a handover or withdrawal may be the end of.

    Parameters
    ----------
    atlas : Atlas
        The tables.
    row : mapping
        The event, with ``date``, ``lat`` and ``lon``; without them nothing is found.
    power : str, optional
        Whose site it was.

    Returns
    -------
    list of str
        Ids of sites within `SITE_KM` (geodesic) that had begun by that day and have no confirmed
        end, the nearest first.

    Examples
    --------
    >>> import datetime as dt, geodata
    >>> day = {"date": dt.date(2026, 3, 1), "lat": 16.25, "lon": -0.0}
    >>> sites(geodata.load(), day, "russia")
    ['russia-mli-gao-africa-corps']
    """
    if None in (row.get("date"), row.get("lat"), row.get("lon")):
        return []
    begun = atlas.sites["start"] <= pd.Timestamp(row["date"])
    found = atlas.sites[begun & (atlas.sites["end_basis"] != "confirmed")]
    if power is not None:
        found = found[found["power"] == power]
    return _near(found, row, SITE_KM)


def zones(atlas: Atlas, row: Mapping[str, Any]) -> list[str]:
    """List the zones without an end at a place, which a new stage there would follow.

    Examples
    --------
    >>> import datetime as dt, geodata
    >>> atlas = geodata.load()
    >>> banikoara = atlas.zones.loc["jnim-ben-banikoara-activity"]
    >>> new = {"start": dt.date(2026, 3, 1), "lat": banikoara["lat"], "lon": banikoara["lon"]}
    >>> zones(atlas, new)
    ['jnim-ben-banikoara-activity']
    """
    if None in (row.get("start"), row.get("lat"), row.get("lon")):
        return []
    begun = atlas.zones["start"] < pd.Timestamp(row["start"])
    return _near(atlas.zones[begun & atlas.zones["end"].isna()], row, ZONE_KM)


def follower(atlas: Atlas, row: Mapping[str, Any]) -> str | None:
    """Find the first known stage at a place that begins after a new one.

    Examples
    --------
    >>> import datetime as dt, geodata
    >>> atlas = geodata.load()
    >>> kayes = atlas.zones.loc["jnim-mli-kayes-activity"]
    >>> follower(atlas, {"start": dt.date(2024, 8, 1), "lat": kayes["lat"], "lon": kayes["lon"]})
    'jnim-mli-kayes-activity'
    """
    if None in (row.get("start"), row.get("lat"), row.get("lon")):
        return None
    later = atlas.zones[atlas.zones["start"] > pd.Timestamp(row["start"])]
    found = later.loc[_near(later, row, ZONE_KM)]
    return None if found.empty else str(found["start"].idxmin())


def end_site(
    atlas: Atlas,
    identifier: str,
    *,
    end: dt.date,
    precision: str,
    reason: str | None,
    source: str,
    taken_over_by: str | None = None,
) -> Row:
    """Write a known site with its end, as a whole row that takes the place of the known one.

    Examples
    --------
    >>> import datetime as dt, geodata
    >>> row = end_site(
    ...     geodata.load(), "russia-mli-gao-africa-corps", end=dt.date(2026, 3, 1),
    ...     precision="day", reason="withdrawal", source="paper-20260302-gao",
    ... )
    >>> row["end_basis"], row["last_attested"], row["sources"][-1]
    ('confirmed', datetime.date(2026, 3, 1), 'paper-20260302-gao')
    """
    return known(atlas, "sites", identifier, source) | {
        "end": end,
        "end_precision": precision,
        "end_basis": "confirmed",
        "end_reason": reason,
        "last_attested": end,
        "taken_over_by": taken_over_by,
    }


def end_zone(atlas: Atlas, identifier: str, *, end: dt.date, precision: str, source: str) -> Row:
    """Write a known zone with its end, as a whole row that takes the place of the known one."""
    return known(atlas, "zones", identifier, source) | {"end": end, "end_precision": precision}


def begin_zone(atlas: Atlas, identifier: str, row: Mapping[str, Any], source: str) -> Row:
    """Write a known zone that begins as early as a new row of the same stage says."""
    begun = {name: row[name] for name in ("start", "start_precision")}
    return known(atlas, "zones", identifier, source) | begun


def known(atlas: Atlas, table: str, identifier: str, source: str | None = None) -> Row:
    """Return a known record as a plain row, with one more source if one is named."""
    frame = getattr(atlas.seeds, table)
    alone = replace(atlas.seeds, **{table: frame[frame["id"] == identifier]})
    _, row = next(tables.rows(alone, table))
    if source is not None:
        row["sources"] = tuple(dict.fromkeys((*row["sources"], source)))
    return row


def _near(found: pd.DataFrame, row: Mapping[str, Any], km: float) -> list[str]:
    count = len(found)
    metres = _GEOD.inv(
        [row["lon"]] * count, [row["lat"]] * count, found["lon"].array, found["lat"].array
    )[2]
    distances = pd.Series(metres, index=found.index).sort_values()
    return [str(identifier) for identifier in distances.index[distances <= km * 1000]]
