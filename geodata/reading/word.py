"""The text of a Word file (DOCX)."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Any, Final

from geodata.reading.reading import Extract, refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PARTS: Final = 2_000
MOST_INFLATED: Final = 60_000_000
"""All parts together, pictures included, unpacked."""

MOST_XML: Final = 15_000_000
"""One part that is parsed."""

ENTITY: Final = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
CHUNK: Final = 65_536
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
LETTERS: Final = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
HEADINGS: Final = frozenset({"title", "titre", "heading1", "titre1"})


def extract(content: bytes, name: str) -> Extract:
    """Read the paragraphs, those of tables and text boxes included, and the title.

    Parameters
    ----------
    content : bytes
        The file.
    name : str
        Its name, for messages.

    Returns
    -------
    Extract

    Raises
    ------
    geodata.faults.DataError
        When it is broken, protected, or unpacks to more than an article can be.
    """
    _check(content, name)
    import docx  # noqa: PLC0415 - heavy
    from docx.opc.exceptions import PackageNotFoundError  # noqa: PLC0415 - heavy
    from lxml import etree  # noqa: PLC0415 - heavy

    try:
        document = docx.Document(io.BytesIO(content))
        title = document.core_properties.title or ""
        body = document.element.body
    # whatever a library trips over in a made-up file: it is broken, and that is all to say
    except (PackageNotFoundError, etree.LxmlError, ValueError, KeyError, AttributeError,
            TypeError, NotImplementedError, zipfile.BadZipFile) as error:  # fmt: skip
        raise _broken(name) from error
    if body is None:
        raise _broken(name)
    paragraphs = list(_paragraphs(body))
    headline = next((text for text, style in paragraphs if style in HEADINGS and text.strip()), "")
    return Extract(text="\n".join(text for text, _ in paragraphs), title=title or headline)


def _check(content: bytes, name: str) -> None:
    """Unpack every part under a limit: what a file declares of its sizes need not be true."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            declared = sum(part.file_size for part in parts)
            if len(parts) > MOST_PARTS or declared > MOST_INFLATED:
                raise _bomb(name)
            if any(part.flag_bits & 1 for part in parts):
                raise refusal(name, "it is protected by a password", "save it without one")
            if not any(part.filename == "word/document.xml" for part in parts):
                raise refusal(name, "it is no Word document", "save the article as .docx")
            left = MOST_INFLATED
            for part in parts:
                left -= _measure(package, part, left, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError,
            NotImplementedError) as error:  # fmt: skip
        raise _broken(name) from error


def _measure(package: zipfile.ZipFile, part: zipfile.ZipInfo, left: int, name: str) -> int:
    size, tail = 0, b""
    xml = part.filename.lower().endswith((".xml", ".rels"))
    with package.open(part) as stream:
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            if size > left or (xml and size > MOST_XML):
                raise _bomb(name)
            if xml and ENTITY.search(tail + chunk):
                raise refusal(
                    name,
                    "it declares entities, which no word processor does",
                    "paste the text of the article",
                )
            tail = chunk[-16:]
    return size


def _paragraphs(body: Any) -> Iterator[tuple[str, str]]:
    """Give each paragraph's text and style; tracked deletions are left out, insertions kept."""
    for paragraph in body.iter(f"{W}p"):
        if next(paragraph.iterancestors(FALLBACK), None) is not None:
            continue
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        words = [
            node.text or "" if node.tag == f"{W}t" else LETTERS[node.tag]
            for node in paragraph.iter(f"{W}t", *LETTERS)
            if next(node.iterancestors(f"{W}p")) is paragraph
        ]
        named = "" if style is None else style.get(f"{W}val", "")
        yield "".join(words), named.lower().replace(" ", "")


def _bomb(name: str) -> Exception:
    return refusal(
        name,
        "it unpacks to far more than an article",
        "save the article alone, without pictures, or paste its text",
    )


def _broken(name: str) -> Exception:
    return refusal(name, "the Word file is broken", "open and save it again, or paste its text")
