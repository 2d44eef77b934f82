"""What is wrong with the data, said so that it can be put right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong in one table.

    Parameters
    ----------
    table
        File name of the table, such as ``events.csv``.
    row
        Row as a spreadsheet counts it: the header is row 1, the first record row 2.
        None when the fault concerns the whole table.
    field
        Name of the column, or None when the fault concerns the whole row.
    message
        What is wrong.
    remedy
        What to do about it.

    Examples
    --------
    >>> print(Fault("events.csv", 12, "lat", "'north' is not a number", "write decimal degrees"))
    events.csv row 12, field lat: 'north' is not a number — write decimal degrees
    """

    table: str
    row: int | None
    field: str | None
    message: str
    remedy: str

    def __str__(self) -> str:
        row = "" if self.row is None else f" row {self.row}"
        field = "" if self.field is None else f"{',' if row else ''} field {self.field}"
        return f"{self.table}{row}{field}: {self.message} — {self.remedy}"


class DataError(Exception):
    """The data cannot be used as they are.

    Parameters
    ----------
    faults
        Everything that was found, at least one.

    Attributes
    ----------
    faults : tuple of Fault
        The same, in the order in which they were found.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))
