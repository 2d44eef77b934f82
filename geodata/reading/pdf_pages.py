"""A process of its own that reads one PDF, so that a hostile one can hang or fill nothing else.

Started by path from `geodata.reading.pdf`: imports nothing of the package. The file comes on
standard input, the answer goes as JSON to standard output.
"""

from __future__ import annotations

import io
import json
import logging
import sys
from typing import Any, Final

SECONDS: Final = 15
MEMORY: Final = 1_500_000_000
MOST_PAGES: Final = 100
MOST_CHARACTERS: Final = 500_000


def main() -> None:
    """Read, and answer."""
    _limit()
    logging.disable()  # a broken file is told of once, not per object
    content = sys.stdin.buffer.read()
    try:
        answer = pages(content)
    except MemoryError:
        answer = {"fault": "large"}
    except Exception as error:  # noqa: BLE001 - whatever a broken file does to a parser
        answer = {"fault": "broken", "why": type(error).__name__}
    sys.stdout.write(json.dumps(answer))


def pages(content: bytes) -> dict[str, Any]:
    """Return the text of the pages and the title, or a fault.

    Parameters
    ----------
    content : bytes
        The file.

    Returns
    -------
    dict
        ``pages`` (list of str) and ``title``; or ``fault``: encrypted, long (with ``count``),
        broken, large.
    """
    import pypdf  # noqa: PLC0415 - heavy
    from pypdf.errors import FileNotDecryptedError, PyPdfError  # noqa: PLC0415 - heavy

    reader = pypdf.PdfReader(io.BytesIO(content), strict=False)
    try:
        if reader.is_encrypted and not reader.decrypt(""):
            return {"fault": "encrypted"}
        count = len(reader.pages)
    except (FileNotDecryptedError, NotImplementedError):
        return {"fault": "encrypted"}
    if count > MOST_PAGES:
        return {"fault": "long", "count": count}
    found, characters = [], 0
    for number in range(count):
        try:
            text = reader.pages[number].extract_text() or ""
        except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError):
            text = ""  # one page that is broken does not spoil the others
        characters += len(text)
        if characters > MOST_CHARACTERS:
            return {"fault": "large"}
        found.append(text)
    try:
        title = str(reader.metadata.title or "") if reader.metadata else ""
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError):
        title = ""
    # lone surrogates of broken fonts are no text
    return {"pages": [_plain(text) for text in found], "title": _plain(title)}


def _plain(text: str) -> str:
    return text.encode("utf-8", errors="replace").decode("utf-8")


def _limit() -> None:
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_AS, MEMORY)):
        _, hard = resource.getrlimit(what)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (allowed, hard))


if __name__ == "__main__":
    main()
