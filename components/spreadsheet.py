"""Tables as files that spreadsheets open without running what is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet would take for a formula."""


def neutral(cell: object) -> object:
    """Put an apostrophe before text that a spreadsheet would run; leave all else alone.

    Examples
    --------
    >>> neutral("=1+1"), neutral("Gao"), neutral(-3)
    ("'=1+1", 'Gao', -3)
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def csv(table: pd.DataFrame) -> bytes:
    """Write a table as CSV, UTF-8 with a byte-order mark, as spreadsheets expect it.

    Examples
    --------
    >>> import pandas as pd
    >>> csv(pd.DataFrame({"note": ["@sum"]})).decode("utf-8-sig").split()
    ['note', "'@sum"]
    """
    return bytes(table.map(neutral).to_csv(index=False).encode("utf-8-sig"))
