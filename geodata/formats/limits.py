"""How much is read before a file is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from geodata.faults import DataError, Fault

MEGABYTE: Final = 1_000_000


@dataclass(frozen=True)
class Limits:
    """What a file may hold.

    Parameters
    ----------
    size
        Bytes of the file as it comes.
    unpacked
        Bytes of everything in an archive once unpacked.
    ratio
        How many times smaller an archive may be than what is in it, once that is over 10 MB.
    members
        Files in an archive.
    rows, columns
        Of a table.
    cell
        Characters of a cell that are kept.
    vertices
        Corners of an overlay, after which it is simplified.

    Examples
    --------
    >>> Limits(size=50 * MEGABYTE).size
    50000000
    """

    size: int = 200 * MEGABYTE
    unpacked: int = 1_000 * MEGABYTE
    ratio: int = 200
    members: int = 2_000
    rows: int = 2_000_000
    columns: int = 1_000
    cell: int = 4_000
    vertices: int = 20_000


USUAL: Final = Limits()
"""The limits of a page that anybody may open."""


def refused(name: str, message: str, remedy: str, row: int | None = None) -> DataError:
    """Make the error of a file that is not read at all.

    Parameters
    ----------
    name
        The file's name.
    message, remedy
        What is wrong, and what to do about it.
    row
        Where in the file, if that is known.

    Examples
    --------
    >>> print(refused("events.xls", "is an old workbook", "save it as .xlsx"))
    events.xls: is an old workbook — save it as .xlsx
    """
    return DataError([Fault(clean(name), row, None, message, remedy)])


def clean(name: str) -> str:
    r"""Reduce a file's name to what can be shown: no folders, no control characters.

    Examples
    --------
    >>> clean("../../etc/pass\nwd")
    'pass wd'
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(letter if letter.isprintable() else " " for letter in last).strip()
    return shown[:120] or "file"
