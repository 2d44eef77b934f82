"""Foreign military presence: what state a site is in on a day, and how strong a power is."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pandas as pd

from geodata import dates

if TYPE_CHECKING:
    from collections.abc import Iterator

STATES = ("held", "uncertain", "lapsed")

LAPSE_YEARS = 2
"""How long after it was last attested a site without a known end is still shown."""

FOREVER = pd.Timestamp("2262-01-01")
"""Stands for the end of what has none, where ends are compared."""

Tenures = dict[tuple[str, str], list[tuple[pd.Timestamp, pd.Timestamp]]]
"""Power and country to the spells of the power's sites there."""

SHELF_LIFE = dt.timedelta(days=731)
"""How long a head count speaks for the days after it: two years."""


def site_states(sites: pd.DataFrame, strength: pd.DataFrame, as_of: dt.date) -> pd.DataFrame:
    """Cut every site's time into spells in which its state does not change.

    Parameters
    ----------
    sites : pandas.DataFrame
        The table of sites, indexed by id.
    strength : pandas.DataFrame
        The table of head counts. A count above zero shows that a site was held that day.
    as_of : datetime.date
        The last day that the data speaks for.

    Returns
    -------
    pandas.DataFrame
        One row per spell, in order: ``site``, ``state`` (held, uncertain or lapsed), ``reason``
        (which of its dates is uncertain: start, end, or missing), ``start`` and ``end`` (the day
        after the last; missing when the spell is open). The spells of a site do not overlap and
        leave no gap.

    Notes
    -----
    A start known to the month or year is uncertain until that month or year is over or the site
    is attested, whichever comes first; one that is only known as "not before" is uncertain until
    the site is first attested, by a head count or by the last attestation.
    An end is uncertain from the day after the last attestation to the bound that is known. Where
    no end is known the site lapses two years after it was last attested. A site that goes on is
    held up to the data's "as of" date, and uncertain after it.

    Examples
    --------
    >>> import geodata
    >>> states = geodata.load().site_states
    >>> states[states["site"] == "us-ner-agadez-ab201"][["state", "reason"]].values.tolist()
    [['uncertain', 'start'], ['held', None]]
    """
    counts = strength[strength["site"].notna() & (strength["high"].fillna(strength["low"]) > 0)]
    first_counts = {
        str(site): [stamp.date() for stamp in rows.sort_values()]
        for site, rows in counts.groupby("site")["date"]
    }
    spells = [
        {"site": identifier, "state": state, "reason": reason, "start": start, "end": end}
        for identifier, row in sites.iterrows()
        for state, reason, start, end in _spells(row, first_counts.get(str(identifier), []), as_of)
    ]
    table = pd.DataFrame(spells, columns=["site", "state", "reason", "start", "end"])
    table["reason"] = table["reason"].astype(object).where(table["reason"].notna(), None)
    table["start"] = pd.to_datetime(table["start"]).astype("datetime64[s]")
    table["end"] = pd.to_datetime(table["end"]).astype("datetime64[s]")
    return table


def states_at(states: pd.DataFrame, day: dt.date) -> pd.DataFrame:
    """Pick the spell that each site is in on a day.

    Parameters
    ----------
    states : pandas.DataFrame
        What `site_states` returned.
    day : datetime.date
        The day.

    Returns
    -------
    pandas.DataFrame
        Columns ``state`` and ``reason``, indexed by site; sites that do not hold are left out.

    Examples
    --------
    >>> import datetime, geodata
    >>> states = geodata.load().site_states
    >>> states_at(states, datetime.date(2020, 1, 1)).loc["france-mli-gao", "state"]
    'held'
    """
    stamp = pd.Timestamp(day)
    chosen = (states["start"] <= stamp) & ~(states["end"] <= stamp)
    return states[chosen].set_index("site")[["state", "reason"]]


def tenures(states: pd.DataFrame, sites: pd.DataFrame) -> Tenures:
    """Collect from when to when each power had a site in each country, or may have had.

    Parameters
    ----------
    states : pandas.DataFrame
        What `site_states` returned; lapsed spells are left out.
    sites : pandas.DataFrame
        The table of sites, indexed by id.

    Returns
    -------
    dict
        Power and country to spells; `FOREVER` ends those that are open.

    Examples
    --------
    >>> import geodata
    >>> atlas = geodata.load()
    >>> start, end = tenures(atlas.site_states, atlas.sites)["us", "TCD"][0]
    >>> str(start.date()), str(end.date())
    ('2014-05-21', '2024-05-01')
    """
    found: Tenures = {}
    shown = states[states["state"] != "lapsed"].join(sites[["power", "country"]], on="site")
    for spell in shown.fillna({"end": FOREVER}).itertuples():
        owner = (str(spell.power), str(spell.country))
        found.setdefault(owner, []).append((spell.start, spell.end))  # type: ignore[arg-type]
    return found


def strength_at(strength: pd.DataFrame, day: dt.date) -> pd.DataFrame:
    """Find the latest head counts that speak for a day.

    Parameters
    ----------
    strength : pandas.DataFrame
        The table of head counts.
    day : datetime.date
        The day.

    Returns
    -------
    pandas.DataFrame
        The latest row at or before the day, not older than two years, per power and country
        (``site`` missing) and per site, with ``age_days``. A site's count is part of its
        country's and must not be added to it.

    Examples
    --------
    >>> import datetime, geodata
    >>> found = strength_at(geodata.load().strength, datetime.date(2024, 8, 5))
    >>> us = found[(found["power"] == "us") & (found["country"] == "NER") & found["site"].isna()]
    >>> us[["low", "best", "high"]].values.tolist()
    [[20, 24, 24]]
    """
    stamp = pd.Timestamp(day)
    dated = strength[(strength["date"] <= stamp) & (strength["date"] >= stamp - SHELF_LIFE)]
    latest = dated.sort_values("date", kind="stable").drop_duplicates(
        ["power", "country", "site"], keep="last"
    )
    return latest.assign(age_days=(stamp - latest["date"]).dt.days)


def _spells(
    row: pd.Series[Any], counts: list[dt.date], as_of: dt.date
) -> Iterator[tuple[str, str | None, dt.date, dt.date | None]]:
    """Yield a site's spells in order, leaving out the empty ones."""
    start = dates.day(row["start"])
    attested = _attested(row)
    held_until, gone, lapses = _end(row, attested, as_of)
    sure = min(_sure_from(row, attested, counts), held_until)
    if start < sure:
        yield "uncertain", "start", start, sure
    if sure < held_until:
        yield "held", None, sure, held_until
    if gone is None or held_until < gone:
        yield "uncertain", "end", held_until, gone
    if lapses:
        yield "lapsed", "end", gone or held_until, None


def _attested(row: pd.Series[Any]) -> dt.date | None:
    """Give the last attested day, unless it only repeats a start that is itself imprecise."""
    start, last = row["start"], row["last_attested"]
    if pd.notna(last) and last > start:
        return dates.day(last)
    return dates.day(start) if row["start_precision"] == "day" else None


def _sure_from(row: pd.Series[Any], attested: dt.date | None, counts: list[dt.date]) -> dt.date:
    """Give the first day on which the site was surely held."""
    start = dates.day(row["start"])
    known = [] if attested is None else [attested]
    if row["start_basis"] == "not_before":
        return min([*known, *(day for day in counts if day >= start)], default=dt.date.max)
    if row["start_precision"] == "day":
        return start
    return min([*known, _after(row["start"], row["start_precision"])])


def _end(
    row: pd.Series[Any], attested: dt.date | None, as_of: dt.date
) -> tuple[dt.date, dt.date | None, bool]:
    """Give the day after the last sure one, the day by which it is over, and whether it lapses."""
    basis = row["end_basis"]
    day_after = (
        _after(row["start"], row["start_precision"])
        if attested is None
        else attested + dt.timedelta(1)
    )
    if basis == "ongoing":
        return max(day_after, as_of + dt.timedelta(1)), None, False
    if basis == "last_attested":
        last = pd.Timestamp(day_after - dt.timedelta(1))
        return day_after, dates.day(last + pd.DateOffset(years=LAPSE_YEARS)), True
    end = dates.day(row["end"])
    gone = end if row["end_precision"] == "day" else _after(row["end"], row["end_precision"])
    return (end if basis == "confirmed" else min(day_after, gone)), gone, False


def _after(stamp: pd.Timestamp, precision: str) -> dt.date:
    """Give the first day after the interval that an imprecise date stands for."""
    whole = dates.period(stamp, precision)
    return (whole.last or whole.start) + dt.timedelta(1)
