"""Compact forms of columns and lines for the browser, in two published layouts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

_TYPES = {
    "uint8": "U8",
    "int8": "I8",
    "uint16": "U16",
    "int16": "I16",
    "uint32": "U32",
    "int32": "I32",
    "float32": "F32",
    "float64": "F64",
}
_ALIGNMENT = 8


def pack_columns(columns: Mapping[str, NDArray[np.generic]], meta: Mapping[str, str]) -> bytes:
    """Write typed columns in the safetensors layout.

    Parameters
    ----------
    columns : mapping of str to 1-D arrays
        Little-endian numbers; wider types come first in the file so that every buffer is aligned.
    meta : mapping of str to str
        Goes into ``__metadata__``.

    Returns
    -------
    bytes
        What any safetensors reader opens; see https://github.com/huggingface/safetensors.

    Raises
    ------
    KeyError
        For a type that the layout does not know.

    Examples
    --------
    >>> packed = pack_columns({"start": np.array([1, 2], dtype="int32")}, {})
    >>> int.from_bytes(packed[:8], "little") % 8
    0
    """
    ordered = sorted(columns.items(), key=lambda item: -item[1].dtype.itemsize)
    header: dict[str, object] = {"__metadata__": dict(meta)}
    offset = 0
    for name, column in ordered:
        end = offset + column.nbytes
        header[name] = {
            "dtype": _TYPES[column.dtype.name],
            "shape": list(column.shape),
            "data_offsets": [offset, end],
        }
        offset = end
    head = json.dumps(header, separators=(",", ":")).encode()
    head += b" " * (-len(head) % _ALIGNMENT)
    body = b"".join(np.ascontiguousarray(column).tobytes() for _, column in ordered)
    return len(head).to_bytes(8, "little") + head + body


def encode_line(coordinates: NDArray[np.float64], decimals: int = 4) -> str:
    """Write a line in the encoded polyline format.

    Parameters
    ----------
    coordinates : array of shape (n, 2)
        Longitude and latitude in degrees (WGS 84).
    decimals : int
        Digits kept; 4 is about 11 m.

    Returns
    -------
    str
        Latitude first, as the format has it; see
        https://developers.google.com/maps/documentation/utilities/polylinealgorithm.

    Examples
    --------
    >>> encode_line(np.array([[-120.2, 38.5], [-120.95, 40.7]]), decimals=5)
    '_p~iF~ps|U_ulLnnqC'
    """
    whole = np.rint(coordinates[:, ::-1] * 10**decimals).astype(np.int64)
    deltas = np.diff(whole, axis=0, prepend=np.zeros((1, 2), dtype=np.int64)).ravel()
    letters: list[str] = []
    for delta in deltas.tolist():
        bits = ~(delta << 1) if delta < 0 else delta << 1
        while bits >= 32:  # noqa: PLR2004 - five bits a letter is what the format is
            letters.append(chr((32 | (bits & 31)) + 63))
            bits >>= 5
        letters.append(chr(bits + 63))
    return "".join(letters)


def encode_rings(geometry: shapely.Geometry) -> list[str]:
    """Encode every ring of a polygon or multipolygon, holes too (even-odd filling).

    Parameters
    ----------
    geometry : shapely.Geometry
        WGS 84 degrees.

    Returns
    -------
    list of str
        One encoded line per ring.

    Examples
    --------
    >>> len(encode_rings(shapely.box(0, 0, 2, 2) - shapely.box(0.5, 0.5, 1, 1)))
    2
    """
    rings = shapely.get_rings(shapely.get_parts(geometry))
    return [encode_line(shapely.get_coordinates(ring)) for ring in rings]
