"""Delimited text: its encoding, its delimiter, its header, and its rows block by block."""

from __future__ import annotations

import codecs
import csv
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv as arrow_csv

from geodata.formats.limits import USUAL, Limits, refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

TEXT: Final = pd.StringDtype("pyarrow")
BLOCK: Final = 8 << 20
"""Bytes read at a time: a million rows never lie in memory at once."""
HEAD: Final = 1 << 16
DELIMITERS: Final = (",", "\t", ";", "|")
_SHOWN: Final = 80


class Block(NamedTuple):
    """Some rows of a table.

    Parameters
    ----------
    frame
        Text columns; an empty cell is empty text.
    rows
        The row that each has in the file, as a spreadsheet counts them.
    """

    frame: pd.DataFrame
    rows: NDArray[np.int64]


class Broken(NamedTuple):
    """A row that cannot be taken apart into cells."""

    row: int
    text: str
    reason: str


@dataclass
class TextFile:
    """A file of delimited text.

    Parameters
    ----------
    path
        The file.
    name
        What to call it in messages.
    encoding, delimiter
        As found.
    columns
        Names of its columns, all different.
    header
        Whether its first row holds them.
    size
        Bytes.
    odd
        Whether it has an odd number of quotation marks: one may open and never close.
    broken
        Rows that could not be taken apart; filled while blocks are read.
    """

    path: Path
    name: str
    encoding: str
    delimiter: str
    columns: list[str]
    header: bool
    size: int
    odd: bool = False
    broken: list[Broken] = field(default_factory=list)

    def blocks(
        self, wanted: list[str], progress: Callable[[float], None] | None = None
    ) -> Iterator[Block]:
        """Read the rows.

        Parameters
        ----------
        wanted
            The columns to read; the others are passed over.
        progress
            Told the share of the file that has been read, 0 to 1.

        Yields
        ------
        Block

        Raises
        ------
        geodata.faults.DataError
            When the file breaks off or is not text.
        """

        def skip(row: arrow_csv.InvalidRow) -> str:
            reason = f"has {row.actual_columns} cells and not {row.expected_columns}"
            self.broken.append(Broken(row.number, row.text[:_SHOWN], reason))
            return "skip"

        # What a quotation mark swallowed may lie in any column, and always reaches the end.
        read = self.columns if self.odd else wanted
        last = pd.DataFrame(columns=read, dtype=TEXT)
        with self.path.open("rb") as file:
            try:
                reader = arrow_csv.open_csv(
                    file,
                    arrow_csv.ReadOptions(
                        use_threads=False,
                        block_size=BLOCK,
                        column_names=self.columns,
                        skip_rows_after_names=int(self.header),
                        encoding=self.encoding,
                    ),
                    arrow_csv.ParseOptions(
                        delimiter=self.delimiter,
                        newlines_in_values=True,
                        ignore_empty_lines=False,
                        invalid_row_handler=skip,
                        # GDELT quotes nothing, and a stray quotation mark swallows what follows
                        quote_char=False if self.delimiter == "\t" and not self.header else '"',
                    ),
                    arrow_csv.ConvertOptions(
                        column_types=dict.fromkeys(self.columns, pa.string()),
                        include_columns=read,
                        strings_can_be_null=False,
                    ),
                )
                for block in self._numbered(reader, file, progress):
                    last = block.frame if len(block.frame) else last
                    yield Block(block.frame[wanted], block.rows) if self.odd else block
            except (pa.ArrowInvalid, UnicodeError) as error:
                raise self._fault(error) from None
        texts = [str(cell) for row in last.tail(1).to_numpy() for cell in row]
        texts += [self.broken[-1].text] if self.broken else []
        if self.odd and any("\n" in text.strip() for text in texts):
            raise self._fault(ValueError("quotation mark"))

    def _numbered(
        self,
        reader: arrow_csv.CSVStreamingReader,
        file: io.BufferedReader,
        progress: Callable[[float], None] | None,
    ) -> Iterator[Block]:
        """Give every row its number, leaving out those that were skipped."""
        number, seen = 1 + int(self.header), 0
        for batch in reader:
            # The parser is at most some blocks ahead: what it has skipped so far is known.
            skipped = [one.row for one in self.broken[seen:]]
            rows = number + np.arange(batch.num_rows)
            for row in skipped:
                if row > rows[-1] if len(rows) else True:
                    break
                rows[rows >= row] += 1
                seen += 1
            number = int(rows[-1]) + 1 if len(rows) else number
            if progress is not None and self.size:
                progress(min(1.0, file.tell() / self.size))
            frame = batch.to_pandas(types_mapper={pa.string(): TEXT}.get)
            yield Block(frame, rows)

    def _fault(self, error: Exception) -> Exception:
        said = str(error)
        if isinstance(error, UnicodeError) or "invalid UTF8" in said:
            remedy = "save it as UTF-8"
            return refused(self.name, f"is not {self.encoding} text throughout", remedy)
        if "straddling" in said or "quot" in said.lower() or "out of sync" in said:
            message = "opens a quotation mark that is never closed, or breaks off inside one"
            return refused(self.name, message, "close it, or fetch the file again")
        return refused(self.name, "cannot be taken apart into rows", "save it as CSV, UTF-8")


def open_text(path: Path, name: str, limits: Limits = USUAL) -> TextFile:
    """Find out how a file of delimited text is written.

    Parameters
    ----------
    path
        The file.
    name
        What to call it in messages.
    limits
        How large it may be.

    Returns
    -------
    TextFile
        Its columns are those of its first row; `numbered` gives a file without a header others.

    Raises
    ------
    geodata.faults.DataError
        When it is empty, not text, or has too many columns.
    """
    size = path.stat().st_size
    if size == 0:
        raise refused(name, "is empty", "fetch it again")
    encoding, odd = _encoding(path, name)
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        head = file.read(HEAD)
        while "\n" not in head and "\r" not in head and (more := file.read(HEAD)):
            head += more
            if len(head) > 50 * limits.columns * 20:
                raise _too_wide(name, limits)
    head = head.removeprefix("\ufeff")
    delimiter, names = _columns(head)
    if len(names) > limits.columns:
        raise _too_wide(name, limits)
    return TextFile(
        path, name, encoding, delimiter, distinct(names), header=True, size=size, odd=odd
    )


def _too_wide(name: str, limits: Limits) -> Exception:
    message = f"has more than {limits.columns:,} columns"
    return refused(name, message, "keep only the columns that say something")


def _columns(head: str) -> tuple[str, list[str]]:
    """Choose the delimiter that divides the first rows into most cells, and as many in each."""
    found: list[tuple[int, int, str, list[str]]] = []
    for rank, delimiter in enumerate(DELIMITERS):
        first: list[str] = []
        alike = 0
        try:
            for number, row in enumerate(csv.reader(io.StringIO(head), delimiter=delimiter)):
                first = first or row
                alike += len(row) == len(first)
                if number == 20:  # noqa: PLR2004 - a screenful tells
                    break
        except csv.Error:
            continue
        # A comma inside prose makes cells too, but not as many in each row.
        found.append((alike * (len(first) > 1) * len(first), -rank, delimiter, first))
    if not found:
        return ",", head.splitlines()[:1]
    return max(found)[2:]


def distinct(names: list[str]) -> list[str]:
    """Give every column a name of its own.

    Examples
    --------
    >>> distinct(["date", "", "date"])
    ['date', 'column 2', 'date (2)']
    """
    found: list[str] = []
    taken: set[str] = set()
    for number, given in enumerate(names, 1):
        wished = " ".join(given.split())[:_SHOWN] or f"column {number}"
        name, turn = wished, 2
        while name in taken:
            name, turn = f"{wished} ({turn})", turn + 1
        taken.add(name)
        found.append(name)
    return found


def _encoding(path: Path, name: str) -> tuple[str, bool]:
    """Read a file through once: UTF-8 unless it cannot be, then what Windows writes.

    Tells as well whether its quotation marks are odd in number.
    """
    with path.open("rb") as file:
        start = file.read(4)
        if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16", False
        decoder = codecs.getincrementaldecoder("utf-8")()
        piece, utf8, marks = start + file.read(BLOCK), True, 0
        while piece:
            if b"\x00" in piece:
                message = "holds zero bytes: it is not text, or was half written"
                raise refused(name, message, "give CSV, Excel, Parquet or a GIS file")
            marks += piece.count(b'"')
            if utf8:
                try:
                    decoder.decode(piece)
                except UnicodeDecodeError:
                    utf8 = False
            piece = file.read(BLOCK)
        try:
            decoder.decode(b"", final=utf8)
        except UnicodeDecodeError:
            utf8 = False
    return "utf-8" if utf8 else "cp1252", marks % 2 == 1
