"""The KML packed with a white dot that it tints, so that Google Earth shows coloured dots."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from geodata.exports import kml
from geodata.exports.package import pack

if TYPE_CHECKING:
    from geodata.exports.content import Content

ICON = "files/dot.png"
SIZE = 32
"""Width of the dot's picture, in pixels."""


def render(content: Content) -> bytes:
    """Write the packed document.

    Examples
    --------
    >>> import geodata, io, zipfile
    >>> from geodata.exports import collect
    >>> packed = zipfile.ZipFile(io.BytesIO(render(collect(geodata.load(), ["sites"]))))
    >>> packed.namelist()
    ['doc.kml', 'files/dot.png']
    """
    return pack({"doc.kml": kml.document(content, ICON), ICON: dot()}, content)


def dot() -> bytes:
    r"""Draw a white dot with a soft edge on nothing, as PNG.

    Examples
    --------
    >>> dot()[:8]
    b'\x89PNG\r\n\x1a\n'
    """
    middle, radius = (SIZE - 1) / 2, SIZE / 2 - 2
    rows = []
    for y in range(SIZE):
        row = bytearray([0])
        for x in range(SIZE):
            beyond = ((x - middle) ** 2 + (y - middle) ** 2) ** 0.5 - radius
            row += bytes([255, round(255 * min(max(0.5 - beyond, 0), 1))])
        rows.append(bytes(row))
    # 8 bits of grey and as many of opacity
    header = struct.pack(">IIBBBBB", SIZE, SIZE, 8, 4, 0, 0, 0)
    body = zlib.compress(b"".join(rows), 9)
    chunks = _chunk(b"IHDR", header) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
