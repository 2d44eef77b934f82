"""Rows of a table as plain values, numbered as in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from geodata.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.seeds import Seeds

RECORDS = ("events", "sites", "strength", "zones")
"""The tables that stand on sources."""

Row = dict[str, Any]


def rows(seeds: Seeds, table: str) -> Iterator[tuple[int, Row]]:
    """Yield each row with its number in the file; empty cells are None, dates `datetime.date`."""
    frame: pd.DataFrame = getattr(seeds, table)
    columns = [[_plain(value) for value in frame[name]] for name in frame.columns]
    for number, values in enumerate(zip(*columns, strict=True), start=2):
        yield number, dict(zip(frame.columns, values, strict=True))


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
