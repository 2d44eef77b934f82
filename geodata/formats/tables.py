"""The readable tables beside this module: mappings that are data and not code."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Read a table of mappings.

    Parameters
    ----------
    name
        The file's name without its ending, such as ``actors``.

    Returns
    -------
    tuple of dict
        One dictionary of text per row, in the table's order.

    Examples
    --------
    >>> rows("countries")[0]["gw"]
    '432'
    """
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def precisions(layout: str, field: str) -> dict[str, str]:
    """Read what a dataset's codes of precision stand for.

    Parameters
    ----------
    layout
        acled, ucdp or gdelt.
    field
        time or place.

    Returns
    -------
    dict
        Code to one of our precisions, never a finer one than the dataset claims.

    Examples
    --------
    >>> precisions("acled", "time")["2"]
    'week'
    """
    return {
        row["code"]: row["precision"]
        for row in rows("precisions")
        if (row["layout"], row["field"]) == (layout, field)
    }


@cache
def dataset(layout: str) -> dict[str, str]:
    """Read whose a dataset is: title, publisher, address, licence, attribution.

    Examples
    --------
    >>> dataset("ucdp")["licence"]
    'CC BY 4.0'
    """
    return next(row for row in rows("datasets") if row["layout"] == layout)
