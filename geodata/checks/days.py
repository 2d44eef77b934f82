"""Dates in their order, and ends that agree with how they are known."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from geodata.checks.rows import fault, rows
from geodata.faults import Fault
from geodata.seeds import DESCRIPTOR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.checks.rows import Row
    from geodata.seeds import Seeds

_DATED = (
    ("events", "date", "date_precision"),
    ("events", "date_end", None),
    ("sites", "start", "start_precision"),
    ("sites", "end", "end_precision"),
    ("sites", "last_attested", None),
    ("strength", "date", "date_precision"),
    ("zones", "start", "start_precision"),
    ("zones", "end", "end_precision"),
)

# A zone known to the month or year may carry the day in it that fits the reports best: its
# stages must follow one another to the day, so the first of the month will not always do.
_FIRST_DAY = {"events", "sites", "strength"}


def axis(seeds: Seeds) -> Iterator[Fault]:
    """Hold the package's own days against one another."""
    if not seeds.axis_start <= seeds.opening_day <= seeds.as_of:
        message = f"{seeds.opening_day} is not between axis_start and as_of"
        yield Fault(DESCRIPTOR, None, "opening_day", message, "choose a day between them")


def precision(seeds: Seeds) -> Iterator[Fault]:
    """Find precisions without a date, and days that claim more than their precision."""
    for table, field, beside in _DATED:
        for number, row in rows(seeds, table):
            day = row[field]
            if beside is None:
                continue
            if (day is None) != (row[beside] is None):
                message = f"{'is empty' if row[beside] is None else 'is set'}, unlike {field}"
                yield fault(table, number, beside, message, "fill in both or neither")
            elif day is not None and table in _FIRST_DAY and day != _first(day, row[beside]):
                message = f"{day} is not the first day of its {row[beside]}"
                yield fault(table, number, field, message, f"write {_first(day, row[beside])}")


def horizon(seeds: Seeds) -> Iterator[Fault]:
    """Find records newer than the data's own day, or than the research that coverage tells of."""
    last = seeds.horizon or seeds.as_of
    reach = {(row["table"], row["country"]): row for _, row in rows(seeds, "coverage")}
    for table, field, _ in _DATED:
        for number, row in rows(seeds, table):
            day = row[field]
            known = reach.get((table, row["country"]))
            if known is None:
                message = f"{row['country']!r} has no row for {table!r} in coverage.csv"
                yield fault(table, number, "country", message, "add one there")
            elif day is not None and day > last:
                message = f"{day} is after the package's as_of, {last}"
                yield fault(table, number, field, message, f"correct it, or as_of in {DESCRIPTOR}")
            # an upper bound may lie after the newest source
            elif day is not None and row.get("end_basis") != "not_after":
                limit = known["researched_up_to"]
                if limit is not None and day > limit:
                    message = f"{day} is after {limit}, up to which coverage.csv says research goes"
                    yield fault(table, number, field, message, "correct it or coverage.csv")


def order(seeds: Seeds) -> Iterator[Fault]:
    """Find ends before their start, and sites attested while they were not held."""
    for number, row in rows(seeds, "events"):
        if _not_after(row["date_end"], row["date"]):
            message = f"{row['date_end']} is not after the first day, {row['date']}"
            yield fault("events", number, "date_end", message, "correct it or leave it empty")
    for table in ("sites", "zones"):
        for number, row in rows(seeds, table):
            if _not_after(row["end"], row["start"]):
                message = f"{row['end']} is not after the start, {row['start']}"
                yield fault(table, number, "end", message, "correct one of the two")
    for number, row in rows(seeds, "sites"):
        day, end = row["last_attested"], row["end"]
        before = None not in (day, row["start"]) and day < row["start"]
        after = None not in (day, end) and day > end
        if before or after:
            message = f"{day} is not between {row['start']} and {end or 'today'}"
            remedy = "correct the day, the start or the end"
            yield fault("sites", number, "last_attested", message, remedy)


def ends(seeds: Seeds) -> Iterator[Fault]:
    """Find sites whose end does not agree with how it is known."""
    for number, row in rows(seeds, "sites"):
        yield from _end(number, row)


def _end(number: int, row: Row) -> Iterator[Fault]:
    known = row["end_basis"] in {"confirmed", "not_after"}
    if known and row["end"] is None:
        message = f"is empty, but end_basis is {row['end_basis']!r}"
        yield fault("sites", number, "end", message, "write the end, or the basis last_attested")
    if not known and row["end"] is not None:
        message = f"is set, but end_basis is {row['end_basis']!r}"
        yield fault("sites", number, "end", message, "leave it empty, or correct the basis")
    # a reason may stay empty where only an upper bound of the end is known
    if row["end_basis"] == "confirmed" and row["end_reason"] is None:
        yield fault("sites", number, "end_reason", "is empty for a known end", "say why it ended")
    for field in ("end_reason", "taken_over_by"):
        if row["end_basis"] == "ongoing" and row[field] is not None:
            message = "is set for a site that is still held"
            yield fault("sites", number, field, message, "leave it empty, or correct end_basis")


def _not_after(day: dt.date | None, other: dt.date | None) -> bool:
    return day is not None and other is not None and day <= other


def _first(day: dt.date, precision: str | None) -> dt.date:
    if precision == "year":
        return day.replace(month=1, day=1)
    if precision == "month":
        return day.replace(day=1)
    return day - dt.timedelta(days=day.weekday()) if precision == "week" else day
