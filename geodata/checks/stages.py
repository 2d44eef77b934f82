"""Stages of one locality that follow one another in time."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from geodata.checks.rows import fault, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.checks.rows import Row
    from geodata.faults import Fault
    from geodata.seeds import Seeds

SHORTEST_LULL_DAYS = 90
"""Days between two records of a place that are read as a lull, which the notes then explain.

A stage that follows another begins on the day on which that one ends; less than this in between
is a slip of the pen.
"""

_STAGE = re.compile(r"-[a-z]+(-[0-9]+)?$")


def sequence(seeds: Seeds) -> Iterator[Fault]:
    """Find records of one place that overlap, or that leave a day between them."""
    for places in _places(seeds).values():
        for (first, earlier), (number, row) in itertools.pairwise(places):
            gap = None if earlier["end"] is None else (row["start"] - earlier["end"]).days
            if gap is None:
                message = f"begins while the stage in row {first} has no end"
                remedy = f"end row {first} on {row['start']}"
            elif gap < 0:
                message = f"overlaps the stage in row {first}, which ends on {earlier['end']}"
                remedy = "begin it on the day on which the earlier one ends"
            elif 0 < gap < SHORTEST_LULL_DAYS:
                message = f"leaves a gap of {gap} days after the stage in row {first}"
                remedy = f"close it, or explain a lull of {SHORTEST_LULL_DAYS} days or more"
            elif gap == 0 and row["stage"] == earlier["stage"]:
                message = f"repeats the stage in row {first}, which ends on that day"
                remedy = "join the two rows"
            else:
                continue
            yield fault("zones", number, "start", message, remedy)


def points(seeds: Seeds) -> Iterator[Fault]:
    """Find places that stand at two points, and points that carry two places."""
    owner: dict[tuple[float, float], str] = {}
    for place, records in _places(seeds).items():
        spot = (records[0][1]["lat"], records[0][1]["lon"])
        for number, row in records:
            if (row["lat"], row["lon"]) != spot:
                message = f"lies elsewhere than row {records[0][0]}, the same place"
                yield fault("zones", number, "lat", message, "give both rows the same coordinates")
        if owner.setdefault(spot, place) != place:
            message = f"lies exactly where {owner[spot]!r} lies"
            remedy = "merge the two places or correct the coordinates"
            yield fault("zones", records[0][0], "lat", message, remedy)


def _places(seeds: Seeds) -> dict[str, list[tuple[int, Row]]]:
    """Group the zones by place, which is the id without its stage, in order of their start."""
    places: dict[str, list[tuple[int, Row]]] = {}
    for number, row in rows(seeds, "zones"):
        if row["start"] is None:  # an empty start is a fault already
            continue
        places.setdefault(_STAGE.sub("", str(row["id"])), []).append((number, row))
    return {place: sorted(own, key=lambda item: item[1]["start"]) for place, own in places.items()}
