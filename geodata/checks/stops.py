"""Stops of the tour in their order, each on records that exist and are shown on its day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from geodata import dates, presence
from geodata.checks.rows import RECORDS, fault, rows

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from geodata.checks.rows import Row
    from geodata.faults import Fault
    from geodata.seeds import Seeds

_BEGINS = {"events": "date", "sites": "start", "strength": "date", "zones": "start"}


def sequence(seeds: Seeds) -> Iterator[Fault]:
    """Find stops that are out of order, and days before the one before or off the axis."""
    earlier: dt.date | None = None
    for place, (number, row) in enumerate(rows(seeds, "tour"), start=1):
        day = row["day"]
        if row["order"] is not None and row["order"] != place:
            message = f"{row['order']}, but the row is number {place} of the tour"
            yield fault("tour", number, "order", message, f"write {place}, or move the row")
        if day is None:
            continue
        if not seeds.axis_start <= day <= seeds.as_of:
            message = f"{day} is not between axis_start and as_of"
            remedy = f"choose a day from {seeds.axis_start} to {seeds.as_of}"
            yield fault("tour", number, "day", message, remedy)
        if earlier is not None and day < earlier:
            message = f"{day} is before {earlier}, the day of the stop before"
            yield fault("tour", number, "day", message, "correct it, or move the row")
        earlier = day


def records(seeds: Seeds) -> Iterator[Fault]:
    """Find records that are in no table, or that begin after the stop's day."""
    begins = {
        name: None if pd.isna(day) else day.date()
        for table in RECORDS
        for name, day in _columns(getattr(seeds, table), "id", _BEGINS[table])
    }
    for number, row in rows(seeds, "tour"):
        for name in row["records"]:
            if name not in begins:
                message = f"{name!r} is no event, site, head count or zone"
                yield fault("tour", number, "records", message, "name a record that exists")
            elif row["day"] and begins[name] and begins[name] > row["day"]:
                message = f"{name!r} begins on {begins[name]}, after the stop's day"
                yield fault("tour", number, "records", message, "choose a later day, or leave it")


def selected(seeds: Seeds) -> Iterator[Fault]:
    """Find selected records that the text does not stand on, or that the map does not show."""
    named = set(seeds.tour["record"].dropna())
    events, sites = (
        {row["id"]: row for _, row in rows(_only(seeds, table, named), table)}
        for table in ("events", "sites")
    )
    spells = _spells(seeds, named)
    groups = dict(_columns(seeds.terms[seeds.terms["vocabulary"] == "category"], "id", "group"))
    for number, row in rows(seeds, "tour"):
        name, day = row["record"], row["day"]
        if name is None:
            continue
        if name not in row["records"]:
            message = f"{name!r} is not among the stop's records"
            yield fault("tour", number, "record", message, "add it there")
        if name in events:
            layer = groups.get(events[name]["category"])
            shown = day is None or _in_window(events[name], day, row["window"])
        elif name in sites:
            layer = sites[name]["power"]
            shown = day is None or _present(spells, name, day)
        else:
            message = f"{name!r} is no event or site"
            yield fault("tour", number, "record", message, "name one, or leave it empty")
            continue
        if layer in row["hide"]:
            message = f"{name!r} is hidden with {layer!r}"
            yield fault("tour", number, "record", message, f"take {layer} out of hide")
        if not shown:
            message = f"{name!r} is not shown on {day}"
            remedy = "choose another day, or a longer window, or another record"
            yield fault("tour", number, "record", message, remedy)


def _columns(frame: pd.DataFrame, *names: str) -> Iterator[tuple[Any, ...]]:
    """Yield some cells of each row; a whole row of every table takes its time."""
    return zip(*(frame[name] for name in names), strict=True)


def _only(seeds: Seeds, table: str, names: set[str]) -> Seeds:
    """Keep the rows of a table that have one of some ids."""
    frame = getattr(seeds, table)
    return replace(seeds, **{table: frame[frame["id"].isin(names)]})


def _in_window(event: Row, day: dt.date, days: int | None) -> bool:
    if event["date"] is None or event["date_precision"] not in dates.PRECISIONS:
        return True  # a fault of the event's own
    lasts = dates.period(event["date"], event["date_precision"], event["date_end"])
    return lasts.overlaps(dates.window(day, days if days is None else max(days, 1)))


def _spells(seeds: Seeds, named: set[str]) -> pd.DataFrame | None:
    """Compute the spells of some sites; None when one of them is itself at fault."""
    sites = seeds.sites[seeds.sites["id"].isin(named)].set_index("id")
    counts = seeds.strength[seeds.strength["site"].isin(named)]
    try:
        return presence.site_states(sites, counts, seeds.as_of)
    except (KeyError, TypeError, ValueError):
        return None


def _present(spells: pd.DataFrame | None, name: str, day: dt.date) -> bool:
    if spells is None:
        return True
    states = presence.states_at(spells[spells["site"] == name], day)
    return bool((states["state"] != "lapsed").any())
