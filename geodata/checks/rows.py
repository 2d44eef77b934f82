"""Rows of a table as plain values, numbered as in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd

from geodata.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.seeds import Seeds

RECORDS = ("events", "sites", "strength", "zones")
"""The tables that stand on sources."""

Row = dict[str, Any]


_read: WeakKeyDictionary[Seeds, dict[str, list[tuple[int, Row]]]] = WeakKeyDictionary()
"""Rows that one rule has asked for are there for the next."""


def rows(seeds: Seeds, table: str) -> Iterator[tuple[int, Row]]:
    """Yield each row with its number in the file; empty cells are None, dates `datetime.date`."""
    tables = _read.setdefault(seeds, {})
    if table not in tables:
        frame: pd.DataFrame = getattr(seeds, table)
        columns = [[_plain(value) for value in frame[name]] for name in frame.columns]
        tables[table] = [
            (number, dict(zip(frame.columns, values, strict=True)))
            for number, values in enumerate(zip(*columns, strict=True), start=2)
        ]
    return iter(tables[table])


def fault(table: str, number: int | None, field: str | None, message: str, remedy: str) -> Fault:
    """Make a fault of a table, which stands in a file of its name."""
    return Fault(f"{table}.csv", number, field, message, remedy)


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return value
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    return value.item() if isinstance(value, np.generic) else value
