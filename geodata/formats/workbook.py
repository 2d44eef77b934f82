"""The first filled sheet of an Excel workbook, row by row and as text."""

from __future__ import annotations

import datetime as dt
import warnings
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import numpy as np
import pandas as pd

from geodata.formats import archives
from geodata.formats.limits import MEGABYTE, USUAL, Limits, refused
from geodata.formats.textfile import TEXT, Block, Broken, distinct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ROWS: Final = 20_000
UNPACKED: Final = 400 * MEGABYTE
"""Less than of other archives: openpyxl keeps all text of a workbook in memory."""


@dataclass
class Workbook:
    """A sheet of a workbook.

    Parameters
    ----------
    path, name
        The file, and what to call it in messages.
    sheet
        The sheet's name.
    columns
        Names in its first filled row, all different.
    limits
        How many rows it may have.
    header, first
        Whether it has such a row, and its number.
    broken
        Always empty: a sheet has no row that falls apart.
    """

    path: Path
    name: str
    sheet: str
    columns: list[str]
    limits: Limits
    header: bool = True
    first: int = 1
    broken: list[Broken] = field(default_factory=list)

    def blocks(
        self, wanted: list[str], progress: Callable[[float], None] | None = None
    ) -> Iterator[Block]:
        """Read the rows; see `textfile.TextFile.blocks`."""
        chosen = [self.columns.index(column) for column in wanted]
        file = self.path.open("rb")
        book = _open(file, self.name)
        try:
            sheet = book[self.sheet]
            total = max(1, int(sheet.max_row or 1))
            start = self.first + int(self.header)
            values = sheet.iter_rows(min_row=start, max_col=len(self.columns), values_only=True)
            while rows := list(islice(values, ROWS)):
                if start + len(rows) > self.limits.rows:
                    message = f"has more than {self.limits.rows:,} rows"
                    raise refused(self.name, message, "split it")
                cells = [[_text(row[index]) for index in chosen] for row in rows]
                frame = pd.DataFrame(cells, columns=wanted, dtype=TEXT)
                yield Block(frame, start + np.arange(len(rows)))
                start += len(rows)
                if progress is not None:
                    progress(min(1.0, start / total))
        except (ValueError, KeyError, TypeError, IndexError, SyntaxError, AttributeError):
            raise _broken(self.name) from None
        finally:
            book.close()
            file.close()


def open_workbook(path: Path, name: str, limits: Limits = USUAL) -> Workbook:
    """Find the first sheet that holds anything, and its header.

    Parameters
    ----------
    path, name, limits
        As in `textfile.open_text`.

    Returns
    -------
    Workbook

    Raises
    ------
    geodata.faults.DataError
        When the workbook is broken, packed to explode, empty or too wide.
    """
    archives.weigh(path, name, replace(limits, unpacked=min(limits.unpacked, UNPACKED)))
    file = path.open("rb")
    book = _open(file, name)
    try:
        for sheet in book.worksheets:
            for number, row in enumerate(
                sheet.iter_rows(max_row=50, max_col=limits.columns + 1, values_only=True), 1
            ):
                texts = [_text(cell) for cell in row]
                while texts and not texts[-1]:
                    texts.pop()
                if len(texts) > limits.columns:
                    message = f"has more than {limits.columns:,} columns"
                    raise refused(name, message, "keep only the columns that say something")
                if texts:
                    columns = distinct(texts)
                    return Workbook(path, name, sheet.title, columns, limits, first=number)
    except (ValueError, KeyError, TypeError, IndexError, SyntaxError, AttributeError):
        raise _broken(name) from None
    finally:
        book.close()
        file.close()
    raise refused(name, "has no filled sheet", "put the rows on the first sheet")


def _open(file: BinaryIO, name: str) -> Any:
    """Open a workbook from its content: by its name, one without a suffix would be refused."""
    from openpyxl import load_workbook  # noqa: PLC0415 - half a second that few need

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles, which do not matter here
            return load_workbook(file, read_only=True, keep_links=False)
    except Exception:  # noqa: BLE001 - a broken workbook breaks openpyxl in any way it likes
        file.close()
        raise _broken(name) from None


def _broken(name: str) -> Exception:
    return refused(name, "is a broken workbook", "save it again as .xlsx or as CSV")


def _text(cell: object) -> str:
    """Write a cell as CSV would have it; a formula stays the text that it is."""
    if cell is None:
        return ""
    if isinstance(cell, dt.datetime):
        whole = not (cell.hour or cell.minute or cell.second)
        return cell.date().isoformat() if whole else cell.isoformat(" ", "seconds")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
