"""Files and pastes as articles."""

from __future__ import annotations

from geodata.coding.text.language import language
from geodata.reading import byline, heading
from geodata.reading.cleaning import clean, line
from geodata.reading.encoding import decode
from geodata.reading.reading import MOST_BYTES, MOST_CHARACTERS, Extract, Reading, refusal
from geodata.reading.recognition import form


def read(content: bytes, name: str, *, url: str = "", charset: str | None = None) -> Reading:
    r"""Read an article from a file.

    Parameters
    ----------
    content : bytes
        The file: HTML, PDF, DOCX or text, recognised by its content.
    name : str
        Its name, for messages.
    url : str, optional
        Where it comes from.
    charset : str, optional
        The encoding that the server named.

    Returns
    -------
    Reading
        An `geodata.coding.Article` with ``notes``.

    Raises
    ------
    geodata.faults.DataError
        When there is nothing that can be read, or too much; it says what to do.

    Examples
    --------
    >>> read("Attaque à Djibo\n\nDouze soldats ont été tués.".encode(), "a.txt").language
    'fr'
    """
    if len(content) > MOST_BYTES:
        raise refusal(
            name,
            f"it has {len(content) / 1e6:.0f} MB; at most {MOST_BYTES / 1e6:.0f} MB are read",
            "save the article alone",
        )
    kind = form(content, name)
    if kind == "pdf":
        from geodata.reading import pdf  # noqa: PLC0415 - heavy, and only where one is read

        extract = pdf.extract(content, name)
    elif kind == "docx":
        from geodata.reading import word  # noqa: PLC0415 - the same

        extract = word.extract(content, name)
    elif kind == "html":
        from geodata.reading import webpage  # noqa: PLC0415 - the same

        extract = webpage.extract(decode(content, charset), name, url)
    else:
        extract = Extract(decode(content, charset))
    return _finish(extract, name, url)


def pasted(text: str) -> Reading:
    """Take a text as it was pasted.

    Parameters
    ----------
    text : str
        The text; markup in it stays text.

    Returns
    -------
    Reading

    Raises
    ------
    geodata.faults.DataError
        When it is empty or too long.

    Examples
    --------
    >>> pasted("Soldiers left <b>Gao</b>.").text
    'Soldiers left <b>Gao</b>.'
    """
    return _finish(Extract(text), "the pasted text", "")


def _finish(extract: Extract, name: str, url: str) -> Reading:
    if len(extract.text) > 2 * MOST_CHARACTERS:  # unseen characters may yet be removed
        raise _too_long(name, len(extract.text))
    text, notes = clean(extract.text)
    if len(text) > MOST_CHARACTERS:
        raise _too_long(name, len(text))
    if not any(letter.isalpha() for letter in text):
        raise refusal(name, "there is no text in it", "paste the text of the article")
    title, published = line(extract.title), extract.published
    publisher = extract.publisher
    if not extract.headed:
        title = title or line(heading.title(text))
        published = published or heading.published(text)
        publisher = publisher or byline.publisher(text)
    return Reading(
        text=text,
        title=title,
        publisher=line(publisher, 120),
        published=published,
        language=language(text) or extract.language,
        url=url,
        notes=(*extract.notes, *notes),
    )


def _too_long(name: str, characters: int) -> Exception:
    return refusal(
        name,
        f"its text has {characters:,} characters; at most {MOST_CHARACTERS:,} are read",
        "cut out the article and paste it",
    )
