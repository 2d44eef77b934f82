"""Tables as an Excel workbook: a sheet each, and one that says what they are."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, Any

import pandas as pd

from geodata.exports.package import pack
from geodata.exports.sheet import neutral
from geodata.exports.text import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.exports.content import Content

Worksheet = Any
"""openpyxl's write-only sheet, whose types do not know half of what it can do."""

LONGEST = 32_767
"""How many letters a cell of a workbook holds."""

MOST_ROWS = 1_048_575
"""How many rows a sheet holds below its header."""

WIDE, NARROW, LONG = 48, 12, 30
"""Widths of columns, in letters: of long text, of anything else; and what is long."""


def render(content: Content) -> bytes:
    """Write the workbook.

    Raises
    ------
    ValueError
        When a table has more rows than a sheet has.

    Examples
    --------
    >>> import geodata, openpyxl
    >>> from geodata.exports import collect
    >>> book = openpyxl.load_workbook(io.BytesIO(render(collect(geodata.load(), ["sites"]))))
    >>> book.sheetnames
    ['About', 'sites']
    """
    from openpyxl import Workbook  # noqa: PLC0415 - slow to load, and few ask for it
    from openpyxl.writer.excel import ExcelWriter  # noqa: PLC0415 - the same

    book = Workbook(write_only=True)
    moment = dt.datetime.combine(content.about.as_of, dt.time())
    book.properties.created = book.properties.modified = moment
    book.properties.title = content.about.title
    book.properties.creator = content.about.attribution
    book.properties.description = content.about.scope
    _about(book.create_sheet("About"), content)
    for name, table in content.tables.items():
        if len(table) > MOST_ROWS:
            raise ValueError(f"a sheet holds {MOST_ROWS:,} rows; {name} has {len(table):,}")
        _sheet(book.create_sheet(name), bare(table))
    written = io.BytesIO()
    # not `book.save`, which notes the time: the same data give the same file
    ExcelWriter(book, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED)).save()
    with zipfile.ZipFile(written) as parts:
        return pack({name: parts.read(name) for name in parts.namelist()}, content)


def _about(sheet: Worksheet, content: Content) -> None:
    sheet.column_dimensions["A"].width = 16
    sheet.column_dimensions["B"].width = 110
    for row in content.about.rows():
        sheet.append([_cell(sheet, text) for text in row])
    for name, table in content.tables.items():
        sheet.append([_cell(sheet, f"Sheet {name}"), _cell(sheet, f"{len(table):,} rows")])


def _sheet(sheet: Worksheet, table: pd.DataFrame) -> None:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    sheet.freeze_panes = "B2"
    for number, name in enumerate(table.columns, start=1):
        long = table[name].astype(str).str.len().max() if len(table) else 0
        width = WIDE if long > LONG else NARROW
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([_cell(sheet, name) for name in table.columns])
    for row in _rows(table):
        sheet.append([_cell(sheet, value) for value in row])
    if len(table):
        last = get_column_letter(len(table.columns))
        sheet.auto_filter.ref = f"A1:{last}{len(table) + 1}"


def _rows(table: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    """Yield rows of plain Python values; what is missing is None."""
    plain = {name: _values(table[name]) for name in table.columns}
    yield from zip(*plain.values(), strict=True)


def _values(column: pd.Series[Any]) -> list[Any]:
    if pd.api.types.is_datetime64_any_dtype(column):
        return [None if pd.isna(stamp) else stamp.date() for stamp in column]
    return [None if pd.isna(value) else value for value in column.astype(object)]


def _cell(sheet: Worksheet, value: Any) -> Any:
    """Make a cell; a text stays a text, whatever it begins with."""
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415

    if not isinstance(value, str):
        return value
    text = str(neutral(value))[:LONGEST]
    if not text.startswith("#"):
        return text
    # "#N/A" and the like would be an error
    cell = WriteOnlyCell(sheet)
    cell.value = text
    cell.data_type = "s"
    return cell
