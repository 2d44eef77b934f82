"""What a file is, told by its content: names and declared types are often wrong."""

from __future__ import annotations

import re
from typing import Final, Literal

from geodata.reading.reading import refusal

Form = Literal["html", "pdf", "docx", "text"]

HEAD: Final = 2048
MARKUP: Final = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|meta|section|table)\b", re.IGNORECASE
)
FOREIGN: Final[tuple[tuple[bytes, str, str], ...]] = (
    (b"\xd0\xcf\x11\xe0", "an old Word file, or a protected one",
     "open it in Word or LibreOffice and save it as .docx without a password"),
    (b"{\\rtf", "an RTF file", "open it in Word or LibreOffice and save it as .docx"),
    (b"\x89PNG", "a picture", "a picture holds no text: paste the text of the article"),
    (b"\xff\xd8\xff", "a picture", "a picture holds no text: paste the text of the article"),
    (b"GIF8", "a picture", "a picture holds no text: paste the text of the article"),
    (b"RIFF", "a picture or a recording", "paste the text of the article"),
    (b"\x1f\x8b", "a compressed file", "unpack it and give the article inside"),
    (b"7z\xbc\xaf", "a compressed file", "unpack it and give the article inside"),
    (b"Rar!", "a compressed file", "unpack it and give the article inside"),
    (b"MZ", "a program", "give the article as HTML, PDF, DOCX or text"),
    (b"\x7fELF", "a program", "give the article as HTML, PDF, DOCX or text"),
)  # fmt: skip


def form(content: bytes, name: str) -> Form:
    """Tell what a file is.

    Parameters
    ----------
    content : bytes
        The file.
    name : str
        Its name, for the error only.

    Returns
    -------
    str
        html, pdf, docx or text.

    Raises
    ------
    geodata.faults.DataError
        When it is nothing that can be read.

    Examples
    --------
    >>> form(b"%PDF-1.7 ...", "article.txt")
    'pdf'
    """
    head = content[:HEAD]
    if not head.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise refusal(name, "it is empty", "give a file that holds the article")
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        if b"word/" in content:
            return "docx"
        raise refusal(
            name, "it is an archive or another office file", "save the article as .docx or paste it"
        )
    for start, what, remedy in FOREIGN:
        if head.startswith(start):
            raise refusal(name, f"it is {what}", remedy)
    if b"multipart/related" in head.lower():
        raise refusal(
            name, "it is a web archive", "save the page as HTML or PDF, or paste the text"
        )
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not wide and _binary(head):
        raise refusal(name, "it is no text", "give the article as HTML, PDF, DOCX or text")
    text = head.decode("utf-16" if wide else "latin-1", errors="replace").lstrip(
        "\ufeff\xef\xbb\xbf "
    )
    return "html" if MARKUP.search(text) and text.lstrip().startswith("<") else "text"


def _binary(head: bytes) -> bool:
    odd = sum(byte < 32 and byte not in b"\t\n\x0b\x0c\r\x1b" for byte in head)  # noqa: PLR2004
    return odd > len(head) // 10
