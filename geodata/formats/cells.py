"""Whole columns of cells at once: numbers, text fit to be shown, codes looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from geodata.formats.textfile import TEXT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

NOTHING: Final = ("", "na", "n/a", "nan", "null", "none", "nil", "-", "--", "nd", "#n/a", "<na>")
"""How tables write that they know nothing."""

# Control characters, line and paragraph separators, and marks that turn the direction of writing.
_UNSHOWABLE: Final = "[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+"


def arrow(texts: pd.Series[str]) -> pa.StringArray:
    """Give a column of text to Arrow in one piece, nothing as empty text."""
    found = pa.array(texts, pa.string(), from_pandas=True)
    if isinstance(found, pa.ChunkedArray):
        found = found.combine_chunks()
    return found.fill_null("")


def series(values: pa.Array, index: pd.Index) -> pd.Series[str]:
    """Take a column of text back from Arrow."""
    return pd.Series(pd.array(values, dtype=TEXT), index=index)


def constant(text: str, index: pd.Index) -> pd.Series[str]:
    """Fill a column with one text."""
    return series(pa.repeat(text, len(index)), index)


def filled(texts: pd.Series[str]) -> NDArray[np.bool_]:
    """Tell which cells say something.

    Examples
    --------
    >>> filled(pd.Series(["3", " NaN ", ""])).tolist()
    [True, False, False]
    """
    trimmed = pc.utf8_lower(pc.utf8_trim_whitespace(arrow(texts)))
    return ~np.asarray(pc.is_in(trimmed, pa.array(NOTHING)), dtype=bool)


def numbers(texts: pd.Series[str]) -> NDArray[np.float64]:
    """Read a column of numbers; what is none, or not finite, becomes NaN.

    Parameters
    ----------
    texts
        Decimal numbers, with a point or, where there is none, a comma.

    Returns
    -------
    numpy.ndarray of float

    Examples
    --------
    >>> numbers(pd.Series(["14,5", "1e400", "north"])).tolist()
    [14.5, nan, nan]
    """
    written = arrow(texts)
    commas = pc.match_substring(written, ",")
    if pc.any(commas).as_py():
        french = pc.and_(commas, pc.invert(pc.match_substring(written, ".")))
        written = pc.if_else(french, pc.replace_substring(written, ",", "."), written)
    try:
        found = np.asarray(pc.cast(pc.utf8_trim_whitespace(written), pa.float64()), dtype=float)
    except pa.ArrowInvalid:
        texts_only = pd.Series(written.to_pylist(), dtype=object)
        found = pd.to_numeric(texts_only, errors="coerce").to_numpy(dtype=float)
    return np.where(np.isfinite(found), found, np.nan)


def shown(texts: pd.Series[str], length: int) -> pd.Series[str]:
    r"""Make text fit to be shown: one line, no control characters, not too long.

    Parameters
    ----------
    texts
        Any text.
    length
        Characters to keep.

    Examples
    --------
    >>> shown(pd.Series(["two\nlines"]), 5).tolist()
    ['two l']
    """
    plain = pc.replace_substring_regex(arrow(texts), _UNSHOWABLE, " ")
    trimmed = pc.utf8_trim_whitespace(plain)
    return series(pc.utf8_slice_codeunits(trimmed, 0, length), texts.index)


def joined(separator: str, *columns: pd.Series[str]) -> pd.Series[str]:
    """Join columns row by row, leaving out what is empty.

    Examples
    --------
    >>> joined("; ", pd.Series(["a", ""]), pd.Series(["b", "c"])).tolist()
    ['a; b', 'c']
    """
    found, *others = (arrow(column) for column in columns)
    for other in others:
        # Not null_handling="skip", which loses a row where every part is null.
        both = pc.binary_join_element_wise(found, other, separator)
        found = pc.if_else(pc.equal(found, ""), other, pc.if_else(pc.equal(other, ""), found, both))
    return series(found, columns[0].index)


def looked_up(texts: pd.Series[str], table: Mapping[str, str], missing: str) -> pd.Series[str]:
    """Replace codes by what they stand for.

    Parameters
    ----------
    texts
        Codes, with or without space around them; ``1.0`` is ``1``.
    table
        Code to meaning.
    missing
        What an unknown code becomes; an empty cell stays empty.

    Examples
    --------
    >>> looked_up(pd.Series(["1", "", "9"]), {"1": "day"}, "?").tolist()
    ['day', '', '?']
    """
    codes, written = pd.factorize(texts)
    found = []
    for text in written:
        code = str(text).strip().removesuffix(".0")
        found.append("" if not code else table.get(code, missing))
    values = np.array([*found, ""], dtype=object)
    return pd.Series(pd.array(values[codes], dtype=TEXT), index=texts.index)
