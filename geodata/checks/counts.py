"""Ranges whose low, best and high figures stand in order."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geodata.checks.rows import fault, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.faults import Fault
    from geodata.seeds import Seeds

_RANGES = {
    "events": ("fatalities_low", "fatalities_best", "fatalities_high"),
    "strength": ("low", "best", "high"),
}


def ranges(seeds: Seeds) -> Iterator[Fault]:
    """Find ranges out of order; a figure that nobody gave is empty, and the others still count."""
    for table, fields in _RANGES.items():
        for number, row in rows(seeds, table):
            given = [(field, row[field]) for field in fields if row[field] is not None]
            for (lower, less), (upper, more) in itertools.pairwise(given):
                if less > more:
                    message = f"{more} is less than {lower}, {less}"
                    yield fault(table, number, upper, message, "put the figures in order")
