"""Tables that are columns already: Parquet files and frames in memory, given out as text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from geodata.formats.limits import USUAL, Limits, refused
from geodata.formats.textfile import TEXT, Block, Broken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ROWS: Final = 50_000


@dataclass
class Frame:
    """A table in memory.

    Parameters
    ----------
    table
        Any Arrow table.
    name
        What to call it in messages.
    header
        Always True: its columns have names.
    broken
        Always empty.
    """

    table: pa.Table
    name: str
    header: bool = True
    broken: list[Broken] = field(default_factory=list)

    @property
    def columns(self) -> list[str]:
        """Names of the columns."""
        return list(self.table.column_names)

    def blocks(
        self, wanted: list[str], progress: Callable[[float], None] | None = None
    ) -> Iterator[Block]:
        """Read the rows; see `textfile.TextFile.blocks`."""
        table = self.table.select(wanted)
        for start in range(0, table.num_rows, ROWS):
            part = table.slice(start, ROWS)
            yield _block(part, start)
            if progress is not None:
                progress(min(1.0, (start + ROWS) / table.num_rows))


@dataclass
class ParquetFile:
    """A Parquet file, read by row groups; parameters as in `Frame`."""

    path: Path
    name: str
    columns: list[str]
    rows: int
    header: bool = True
    broken: list[Broken] = field(default_factory=list)

    def blocks(
        self, wanted: list[str], progress: Callable[[float], None] | None = None
    ) -> Iterator[Block]:
        """Read the rows; see `textfile.TextFile.blocks`."""
        start = 0
        try:
            with pq.ParquetFile(self.path) as file:
                for batch in file.iter_batches(ROWS, columns=wanted):
                    yield _block(pa.Table.from_batches([batch]).select(wanted), start)
                    start += batch.num_rows
                    if progress is not None:
                        progress(min(1.0, start / max(1, self.rows)))
        except (pa.ArrowException, OSError):
            raise refused(self.name, "breaks off or is damaged", "fetch it again") from None


def open_parquet(path: Path, name: str, limits: Limits = USUAL) -> ParquetFile:
    """Read what a Parquet file says of itself.

    Parameters
    ----------
    path, name, limits
        As in `textfile.open_text`.

    Returns
    -------
    ParquetFile

    Raises
    ------
    geodata.faults.DataError
        When it is broken, or holds more than the limits allow.
    """
    try:
        with pq.ParquetFile(path) as file:
            told, schema = file.metadata, file.schema_arrow
    except (pa.ArrowException, OSError):
        raise refused(name, "is a broken or half-written Parquet file", "fetch it again") from None
    unpacked = sum(told.row_group(at).total_byte_size for at in range(told.num_row_groups))
    if told.num_rows > limits.rows or unpacked > limits.unpacked:
        raise refused(name, f"holds {told.num_rows:,} rows, too much to unpack here", "split it")
    if len(schema.names) > limits.columns or len(set(schema.names)) < len(schema.names):
        raise refused(name, "has too many columns, or two of one name", "keep only what is needed")
    return ParquetFile(path, name, list(schema.names), told.num_rows)


def is_geo(path: Path) -> bool:
    """Tell whether a Parquet file is a GeoParquet file."""
    try:
        return b"geo" in (pq.read_schema(path).metadata or {})
    except (pa.ArrowException, OSError):
        return False


def as_text(frame: pd.DataFrame, name: str) -> Frame:
    """Give a pandas table as a source of text.

    Parameters
    ----------
    frame
        Any columns; their names are made text.
    name
        What to call it in messages.

    Returns
    -------
    Frame

    Examples
    --------
    >>> as_text(pd.DataFrame({"a": [1, None]}), "mine").columns
    ['a']
    """
    columns = {str(label): _strings(frame[label]) for label in frame.columns}
    return Frame(pa.table(columns), name)


def _strings(series: pd.Series) -> pa.Array:
    try:
        return pa.array(series, from_pandas=True)
    except (pa.ArrowException, OverflowError, TypeError, ValueError):
        return pa.array(series.astype(object).map(lambda cell: None if cell is None else str(cell)))


def _block(table: pa.Table, start: int) -> Block:
    columns = {
        column: pd.array(_column(table.column(column)), dtype=TEXT) for column in table.column_names
    }
    frame = pd.DataFrame(columns, index=range(table.num_rows))
    return Block(frame, start + 2 + np.arange(table.num_rows))


def _column(values: pa.ChunkedArray) -> pa.ChunkedArray:
    """Cast a column to text: dates in ISO, whole numbers without a point, nothing as empty."""
    kind = values.type
    if pa.types.is_dictionary(kind):
        values = values.cast(kind.value_type)
        kind = values.type
    if pa.types.is_floating(kind):
        whole = values.is_null() if not len(values) else pc.equal(pc.floor(values), values)
        small = pc.less(pc.abs(values), 1e15)
        both = pc.and_(whole, small).fill_null(fill_value=False)
        integers = pc.if_else(both, values, 0.0).cast(pa.int64()).cast(pa.string())
        text = pc.if_else(both, integers, values.cast(pa.string()))
    else:
        try:
            if pa.types.is_timestamp(kind):
                values = values.cast(pa.timestamp("s"), safe=False)
            text = values.cast(pa.string())
        except (pa.ArrowException, NotImplementedError):
            text = pa.chunked_array([[None if v is None else str(v) for v in values.to_pylist()]])
            text = text.cast(pa.string())
    return text.fill_null("")
