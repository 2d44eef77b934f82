"""What a known layout is: the columns that tell it, and how its rows are drafted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

import pandas as pd

from geodata.formats.cells import constant

if TYPE_CHECKING:
    from collections.abc import Callable

    from geodata.formats.countries import System

ROLES: Final = (
    "id",
    "date",
    "date_end",
    "date_precision",
    "type",
    "category",
    "title",
    "summary",
    "place",
    "country",
    "lat",
    "lon",
    "geo_precision",
    "low",
    "best",
    "high",
    "reported_by",
    "confidence",
    "lead",
    "associated",
    "named",
)
"""Columns of a draft, all of them text; empty text says nothing.

``date_precision`` and ``geo_precision`` hold our terms, nothing (as the date is written; a town) or
``?`` for a code that nobody knows. ``category`` is one of ours, nothing for a type that is not
known, or ``-`` for a row that is not asked for. ``type`` is what the file says, ``lead`` and
``associated`` are names separated by semicolons, as the table of actors takes them, ``named`` the
same as the file has them."""

UNKNOWN: Final = "?"
PASSED: Final = "-"


class Layout(NamedTuple):
    """How the rows of a file become drafts.

    Parameters
    ----------
    key
        acled, ucdp, gdelt, table or layer.
    words
        The same for people.
    used
        The file's columns that are read.
    draft
        Makes drafts of a block of rows.
    fields
        Role to the file's own name of the column, for messages.
    system
        How countries are written.
    confidence
        Of every row that says nothing else.
    dayfirst
        Whether 03/04/2020 is in April; None when the file does not tell.
    notes
        What is assumed.
    nearest
        Types whose category is only the nearest that we have.
    """

    key: str
    words: str
    used: list[str]
    draft: Callable[[pd.DataFrame], pd.DataFrame]
    fields: dict[str, str]
    system: System = "any"
    confidence: str = "medium"
    dayfirst: bool | None = None
    notes: tuple[str, ...] = ()
    nearest: frozenset[str] = frozenset()


@dataclass
class Columns:
    """A block's columns by their folded names, empty where the file has none such.

    Parameters
    ----------
    frame
        Text columns.
    names
        Folded name to the column's own.
    """

    frame: pd.DataFrame
    names: dict[str, str] = field(default_factory=dict)

    def __call__(self, name: str) -> pd.Series[str]:
        """Return a column."""
        own = self.names.get(name)
        if own is None or own not in self.frame:
            return constant("", self.frame.index)
        return self.frame[own]


def folded(columns: list[str]) -> dict[str, str]:
    """Index columns by their names without case and space around them.

    Examples
    --------
    >>> folded([" Event_Date "])
    {'event_date': ' Event_Date '}
    """
    return {column.strip().casefold(): column for column in reversed(columns)}


def drafted(index: pd.Index, **columns: pd.Series[str]) -> pd.DataFrame:
    """Put a draft together; roles that are not given are empty."""
    empty = constant("", index)
    return pd.DataFrame({role: columns.get(role, empty) for role in ROLES}, index=index)
