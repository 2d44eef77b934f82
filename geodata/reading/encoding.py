"""From bytes to letters."""

from __future__ import annotations

import codecs
import re
from typing import Final

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED: Final = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w-]+)"
)
SAMPLE: Final = 200_000


def decode(content: bytes, declared: str | None = None) -> str:
    """Decode bytes in whatever encoding they are.

    UTF-8 is tried before what is declared: bytes that are valid UTF-8 and not ASCII are hardly ever
    anything else, and declarations are often wrong.

    Parameters
    ----------
    content : bytes
        A text or a page.
    declared : str, optional
        The charset that the server named.

    Returns
    -------
    str
        Never fails: bytes that fit nowhere become replacement characters.

    Examples
    --------
    >>> decode("Ménaka".encode("cp1252"))
    'Ménaka'
    """
    for mark, wide in MARKS:
        if content.startswith(mark):
            return content.decode(wide, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    inside = DECLARED.search(content[:4096].lower())
    for name in (declared, inside.group(1).decode("ascii") if inside else None, _guess(content)):
        if name is None or not _text_codec(name):
            continue
        try:
            # pages that call themselves Latin-1 mean Windows-1252, as browsers know
            plain = name.lower().replace("_", "-")
            return content.decode("cp1252" if plain in LATIN else name)
        except (UnicodeError, ValueError):
            continue
    return content.decode("cp1252", errors="replace")


LATIN: Final = frozenset({"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii", "iso8859-1"})


def _text_codec(name: str) -> bool:
    """Say whether a name is an encoding of text; Python also has zip and hex under such names."""
    try:
        return codecs.lookup(name)._is_text_encoding  # noqa: SLF001 - Python's only way to ask
    except (LookupError, ValueError):
        return False


def _guess(content: bytes) -> str | None:
    import charset_normalizer  # noqa: PLC0415 - only where a file is read

    best = charset_normalizer.from_bytes(
        content[:SAMPLE], cp_isolation=["utf-16-le", "utf-16-be", "cp1252", "mac-roman", "cp1256"]
    ).best()
    return best.encoding if best else None
