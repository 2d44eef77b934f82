"""Cells and tables that spreadsheets open without running what is in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell begins with that a spreadsheet may take for a formula; the last four are wide."""

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
"""A number written as text, which runs nothing: a longitude west of Greenwich, say."""

_CUT = re.compile(r"([;\t\r\n] *)(?=[=+\-@＝＋－＠])")
"""Where a spreadsheet whose separator is no comma, as in French, may see a formula's beginning."""


def neutral(cell: object) -> object:
    """Put an apostrophe before text that a spreadsheet would run; leave all else alone.

    Examples
    --------
    >>> neutral("=1+1"), neutral("Gao"), neutral(-3), neutral("-1.63")
    ("'=1+1", 'Gao', -3, '-1.63')
    """
    if not isinstance(cell, str) or _NUMBER.fullmatch(cell):
        return cell
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


def csv(table: pd.DataFrame) -> bytes:
    """Write a table as CSV, UTF-8 with a byte-order mark, as spreadsheets expect it.

    Parameters
    ----------
    table : pandas.DataFrame
        Any table; its index is left out.

    Returns
    -------
    bytes
        Dates as YYYY-MM-DD, text that a spreadsheet would run with an apostrophe before it.

    Examples
    --------
    >>> import pandas as pd
    >>> csv(pd.DataFrame({"note": ["@sum", "Gao;=1"]})).decode("utf-8-sig").split()
    ['note', "'@sum", "Gao;'=1"]
    """
    named = table.rename(columns=_whole).map(_whole)
    written = named.to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\r\n")
    # half of a pair of surrogates has no form in UTF-8
    return bytes(written.encode("utf-8-sig", "replace"))


def _whole(cell: object) -> object:
    """Make a cell harmless also where it is cut at semicolons or lines."""
    made = neutral(cell)
    return _CUT.sub(r"\1'", made) if isinstance(made, str) else made
