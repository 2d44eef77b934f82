"""One cell of a table: from text to a typed value and back."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

DTYPES = {
    "string": "string",
    "integer": "Int64",
    "number": "float64",
    "date": "datetime64[s]",
}
"""Table Schema type → pandas dtype. List cells are objects: tuples of text."""

_INTEGER = re.compile(r"-?[0-9]{1,15}")
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")

FIRST_YEAR, LAST_YEAR = 1900, 2100


class CellError(ValueError):
    """A cell that cannot be read.

    Parameters
    ----------
    message
        What is wrong.
    remedy
        What to write instead.
    """

    def __init__(self, message: str, remedy: str) -> None:
        self.message, self.remedy = message, remedy
        super().__init__(f"{message} — {remedy}")


def parse(text: str, field: Mapping[str, Any]) -> Any:
    """Read one cell as its field says.

    Parameters
    ----------
    text
        The cell as it stands in the file.
    field
        Table Schema field descriptor; a ``separator`` makes it a list.

    Returns
    -------
    str, int, float, datetime.date, tuple of str or None
        None for an empty cell, an empty tuple for an empty list.

    Raises
    ------
    CellError
        When the text is not of the field's type.

    Examples
    --------
    >>> parse("jnim;mali_gov", {"type": "string", "separator": ";"})
    ('jnim', 'mali_gov')
    >>> parse("2024-02-30", {"type": "date"})
    Traceback (most recent call last):
    geodata.cells.CellError: '2024-02-30' is no day of the calendar — write YYYY-MM-DD
    """
    separator = field.get("separator")
    if separator:
        return _parts(text, separator)
    return _READERS[field["type"]](text) if text else None


def write(value: Any, field: Mapping[str, Any]) -> str:
    """Write one value as the text of a cell, the reverse of `parse`.

    Examples
    --------
    >>> write(("jnim", "mali_gov"), {"type": "string", "separator": ";"})
    'jnim;mali_gov'
    """
    if "separator" in field:
        return str(field["separator"]).join(value)
    if pd.isna(value):
        return ""
    if isinstance(value, dt.date):
        return value.strftime("%Y-%m-%d")
    if field["type"] == "number":
        return np.format_float_positional(value, trim="0")
    return str(value)


def _parts(text: str, separator: str) -> tuple[str, ...]:
    parts = tuple(text.split(separator)) if text else ()
    for part in parts:
        if not part or part != part.strip():
            raise CellError(
                f"{text!r} has an empty part or a space beside {separator!r}",
                f"write the parts with a single {separator!r} between them, without spaces",
            )
    return parts


def _text(text: str) -> str:
    if _CONTROL.search(text):
        raise CellError(
            f"{text!r} holds a control character or a line break", "remove that character"
        )
    if text != text.strip():
        raise CellError(f"{text!r} begins or ends with a space", "remove that space")
    return text


def _integer(text: str) -> int:
    if not _INTEGER.fullmatch(text):
        raise CellError(f"{text!r} is not a whole number", "write digits only, or leave it empty")
    return int(text)


def _number(text: str) -> float:
    if not _NUMBER.fullmatch(text):
        raise CellError(f"{text!r} is not a number", "write it with a decimal point, such as 13.51")
    return float(text)


def _date(text: str) -> dt.date:
    if not _DATE.fullmatch(text):
        raise CellError(f"{text!r} is not a date", "write YYYY-MM-DD")
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise CellError(f"{text!r} is no day of the calendar", "write YYYY-MM-DD") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise CellError(f"the year of {text!r} cannot be meant", "check the year")
    return day


_READERS: dict[str, Callable[[str], Any]] = {
    "string": _text,
    "integer": _integer,
    "number": _number,
    "date": _date,
}
