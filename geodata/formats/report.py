"""What became of every row of a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS: Final = ("row", "what", "field", "value", "reason", "remedy")
SHOWN: Final = 20


@dataclass(frozen=True)
class Report:
    """What became of every row of a file.

    Parameters
    ----------
    name
        The file's name.
    layout
        What it was recognised as, in words.
    read, kept, rejected, outside, passed, duplicates
        Rows: all of them; those that became events; those with a fault; those outside the map;
        those of kinds that are not asked for (GDELT's talks, say); those that were there before.
        The last five add up to the first.
    faults
        One line per fault: ``row`` (the header is row 1), ``what`` (rejected or duplicate),
        ``field``, ``value``, ``reason``, ``remedy``. A row can have several.
    actors
        Names that the table of actors does not have as they are written, as
        `names.Names.table` gives them.
    types
        Types that were counted as the nearest category because ours has none for them:
        ``type``, ``category``, ``rows``.
    unused
        Columns that nothing was made of.
    notes
        What was assumed.
    """

    name: str
    layout: str
    read: int
    kept: int
    rejected: int
    outside: int
    passed: int
    duplicates: int
    faults: pd.DataFrame
    actors: pd.DataFrame
    types: pd.DataFrame
    unused: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def figures(self) -> dict[str, int]:
        """Return the counts of rows by name, in the order in which they are told."""
        names = ("read", "kept", "rejected", "duplicates", "outside", "passed")
        return {name: getattr(self, name) for name in names}

    def table(self) -> pd.DataFrame:
        """Lay everything out as one table, to be kept beside the data.

        Returns
        -------
        pandas.DataFrame
            Text columns ``row``, ``what``, ``field``, ``value``, ``reason`` and ``remedy``. Cells
            are as the file had them: neutralise formulas before a spreadsheet gets them.
        """
        counts = [("", name, "", str(count), "rows", "") for name, count in self.figures().items()]
        notes = [("", "note", "", "", note, "") for note in self.notes]
        unused = [("", "column unused", column, "", "", "") for column in self.unused]
        actors = [
            ("", "actor", "", name, f"{count} rows, counted as {counted}", _ACTOR[known])
            for name, count, counted, known in self.actors.itertuples(index=False)
        ]
        types = [
            ("", "type", "", written, f"{count} rows, counted as {category}", "the nearest we have")
            for written, category, count in self.types.itertuples(index=False)
        ]
        told = pd.DataFrame([*counts, *notes, *unused, *actors, *types], columns=list(COLUMNS))
        return pd.concat([told, self.faults.astype(str)], ignore_index=True)

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield f"{self.name}: {self.layout}"
        yield ", ".join(f"{count:,} {name}" for name, count in self.figures().items())
        yield from (f"Note: {note}" for note in self.notes)
        if self.unused:
            yield f"Columns unused: {', '.join(self.unused)}"
        for written, category, count in self.types.head(SHOWN).itertuples(index=False):
            yield f"Type {written!r}: {count:,} rows counted as {category}, the nearest we have"
        for name, count, counted, known in self.actors.head(SHOWN).itertuples(index=False):
            yield f"Actor {name!r}: {count:,} rows counted as {counted} ({_ACTOR[known]})"
        yield from _more(len(self.actors), "actors")
        for row, what, field, value, reason, remedy in self.faults.head(SHOWN).itertuples(
            index=False
        ):
            yield f"Row {row} {what}, field {field}: {value!r} {reason} — {remedy}"
        yield from _more(len(self.faults), "faults")


_ACTOR: Final = {"part": "known by a part of the name", "none": "not known"}


def _more(count: int, what: str) -> Iterator[str]:
    if count > SHOWN:
        yield f"… and {count - SHOWN:,} more {what}"
