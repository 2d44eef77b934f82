"""The data package and what was accepted beside it, as one set of tables."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from geodata import cells, dates

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geodata.seeds import Seeds

TABLES = ("sources", "events", "sites", "strength", "zones")
"""The tables that rows can be added to."""

DATED = {
    "events": ("date", "date_end"),
    "sites": ("start", "end", "last_attested"),
    "strength": ("date",),
    "zones": ("start", "end"),
}
"""The dates of a record; the newest of them tells how far its country was looked into."""


@dataclass(frozen=True)
class Addition:
    """What one change adds.

    Parameters
    ----------
    rows : mapping of str to sequence of mapping
        Table to rows; a row is its cells by field, as the text of the CSV file.
    cites : mapping of str to sequence of str
        Id of a known record to the sources that it gains.
    amends : mapping of str to sequence of mapping
        Table to whole rows that take the place of the known rows with their ids: a site that
        has been handed over gains an end.
    """

    rows: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)
    cites: Mapping[str, Sequence[str]] = field(default_factory=dict)
    amends: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)


def merged(seeds: Seeds, additions: Sequence[Addition]) -> Seeds:
    """Join accepted rows and sources with the tables of a data package.

    Parameters
    ----------
    seeds : geodata.seeds.Seeds
        Tables that have been read; they stay as they are.
    additions : sequence of Addition
        What was accepted, the oldest first.

    Returns
    -------
    geodata.seeds.Seeds
        The added rows follow the others; one that the package has come to hold itself is passed
        over. ``version`` counts what was added, as in 2026.7.4+3. ``coverage`` and ``horizon``
        reach as far as the added dates; ``as_of`` stays, since one new article says nothing of all
        the rest.

    Raises
    ------
    geodata.cells.CellError
        When a cell is not of its field's type.
    """
    if not additions:
        return seeds
    tables: dict[str, pd.DataFrame] = {table: getattr(seeds, table) for table in TABLES}
    reached: dict[tuple[str, str], dt.date] = {}
    for addition in additions:
        for table, given in addition.rows.items():
            known = set(tables[table]["id"])
            rows = [row for row in _parsed(seeds, table, given) if row["id"] not in known]
            tables[table] = pd.concat([tables[table], _frame(tables[table], rows)])
            _reach(reached, table, rows)
        for table, given in addition.amends.items():
            rows = _parsed(seeds, table, given)
            tables[table] = _amended(tables[table], _frame(tables[table], rows))
            _reach(reached, table, rows)
        for table in DATED:
            tables[table] = _citing(tables[table], addition.cites)
    newest = max(reached.values(), default=seeds.as_of)
    joined: dict[str, Any] = {
        table: frame.reset_index(drop=True) for table, frame in tables.items()
    }
    return replace(
        seeds,
        **joined,
        coverage=_covering(seeds.coverage, reached),
        version=f"{seeds.version}+{len(additions)}",
        added=frozenset(joined["events"]["id"]) - frozenset(seeds.events["id"]),
        horizon=max(newest, seeds.horizon or seeds.as_of),
    )


def _parsed(seeds: Seeds, table: str, given: Sequence[Mapping[str, str]]) -> list[dict[str, Any]]:
    fields = seeds.fields(table)
    return [{f["name"]: cells.parse(row.get(f["name"], ""), f) for f in fields} for row in given]


def _frame(like: pd.DataFrame, rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Put rows into a table with the columns and types of another."""
    columns = {}
    for name, column in like.items():
        values = np.empty(len(rows), dtype=object)  # a list would have its tuples taken apart
        values[:] = [row[str(name)] for row in rows]
        columns[name] = pd.Series(values).astype(column.dtype)
    return pd.DataFrame(columns)


def _amended(frame: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    kept = frame[~frame["id"].isin(rows["id"])]
    return pd.concat([kept, rows])


def _citing(frame: pd.DataFrame, cites: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    if not frame["id"].isin(cites.keys()).any():
        return frame
    gained = np.empty(len(frame), dtype=object)
    gained[:] = [
        tuple(dict.fromkeys((*own, *cites.get(identifier, ()))))
        for identifier, own in zip(frame["id"], frame["sources"], strict=True)
    ]
    return frame.assign(sources=gained)


def _reach(
    reached: dict[tuple[str, str], dt.date], table: str, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Note the newest day of the rows per table and country."""
    for row in rows:
        days = [dates.day(row[name]) for name in DATED.get(table, ()) if row[name] is not None]
        if days and row["country"] is not None:
            key = (table, row["country"])
            reached[key] = max(*days, reached.get(key, dt.date.min))


def _covering(coverage: pd.DataFrame, reached: Mapping[tuple[str, str], dt.date]) -> pd.DataFrame:
    held = coverage.copy()
    for (table, country), day in reached.items():
        row = (held["table"] == table) & (held["country"] == country)
        if row.any():
            known = held.loc[row, "researched_up_to"]
            held.loc[row & ~(known >= pd.Timestamp(day)), "researched_up_to"] = pd.Timestamp(day)
        else:
            new = pd.DataFrame(
                {"table": [table], "country": [country], "researched_up_to": [pd.Timestamp(day)]}
            )
            held = pd.concat([held, new.astype(held.dtypes.to_dict())], ignore_index=True)
    return held
