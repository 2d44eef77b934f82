"""A part of the atlas: what falls into some years, for a file that shows no more than those."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from geodata import dates

if TYPE_CHECKING:
    import datetime as dt

    from geodata import Atlas


MOST = 20_000
"""Events that a file can hold: some 25 MB of them."""


def period(
    atlas: Atlas, first: dt.date | str | None, last: dt.date | str | None
) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of a part, which lie within the atlas's own.

    Raises
    ------
    ValueError
        When one of them is not a day, or the last comes before the first.

    Examples
    --------
    >>> import geodata
    >>> period(geodata.load(), "2000-01-01", "2020-01-01")[0].year
    2012
    """
    start = atlas.axis_start if first is None else max(dates.day(first), atlas.axis_start)
    end = atlas.as_of if last is None else min(dates.day(last), atlas.as_of)
    if end <= start:
        raise ValueError(
            f"no days from {start} to {end}: the map has those from {atlas.axis_start} "
            f"to {atlas.as_of}"
        )
    return start, end


def part(atlas: Atlas, first: dt.date, last: dt.date, day: dt.date | str | None = None) -> Atlas:
    """Return the atlas of some years.

    Parameters
    ----------
    atlas : Atlas
        The whole.
    first, last : datetime.date
        The days to keep: events that may fall in them, and sites held or uncertain in them.
    day : datetime.date or str, optional
        The day to open on; without one the whole's own, or the nearest to it that is kept.

    Returns
    -------
    Atlas
        With a shorter axis. It is for showing: what it is asked about other days has no answer.

    Raises
    ------
    ValueError
        When a day is none, or there are more than `MOST` events.

    Examples
    --------
    >>> import datetime, geodata
    >>> small = part(geodata.load(), datetime.date(2023, 1, 1), datetime.date(2023, 12, 31))
    >>> bool((small.events["start"] < "2024-01-01").all())
    True
    """
    opening = atlas.opening_day if day is None else dates.day(day)
    start, after = pd.Timestamp(first), pd.Timestamp(last) + pd.Timedelta(days=1)
    found = atlas.events[(atlas.events["start"] < after) & (atlas.events["end"] > start)]
    spells = atlas.site_states
    spells = spells[(spells["start"] < after) & (spells["end"].isna() | (spells["end"] > start))]
    if len(found) > MOST:
        raise ValueError(
            f"{len(found):,} events are too many for one file, which can hold {MOST:,}: "
            "choose fewer days"
        )
    kept = atlas.sites[atlas.sites.index.isin(spells["site"])]
    return replace(
        atlas,
        events=found,
        sites=kept,
        site_states=atlas.site_states[atlas.site_states["site"].isin(kept.index)],
        axis_start=first,
        as_of=last,
        opening_day=min(max(opening, first), last),
    )
