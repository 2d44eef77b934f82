"""One table as CSV: a header, the rows, and in three last columns whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.exports.sheet import csv

if TYPE_CHECKING:
    import pandas as pd

    from geodata.exports.content import Content


def render(content: Content) -> bytes:
    """Write the table; since CSV has no place for a remark, every row says whose it is.

    Examples
    --------
    >>> import geodata
    >>> from geodata.exports import collect
    >>> text = render(collect(geodata.load(), ["strength"])).decode("utf-8-sig")
    >>> text.splitlines()[0].split(",")[-3:]
    ['data_version', 'as_of', 'attribution']
    """
    (table,) = content.tables.values()
    return csv(credited(bare(table), content))


def bare(table: pd.DataFrame) -> pd.DataFrame:
    """Leave out what a spreadsheet cannot hold: the outlines. Points have ``lat`` and ``lon``."""
    return table.drop(columns="geometry", errors="ignore")


def credited(table: pd.DataFrame, content: Content) -> pd.DataFrame:
    """Put the version, the day and the attribution into every row."""
    known = content.about
    return table.assign(
        data_version=known.version, as_of=known.as_of.isoformat(), attribution=known.attribution
    )
