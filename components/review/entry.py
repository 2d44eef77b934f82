"""Three ways in for an article: its text pasted, its file, its address; and what is known of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from components.markup import plain
from components.review import said
from geodata.faults import DataError

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.review.work import Work
    from geodata import Atlas
    from geodata.coding.article import Article

TYPES = ["txt", "html", "htm", "pdf", "docx"]
LONGEST_LINE = 500
LARGEST_FILE_MB = 20


def read() -> Article | None:
    """Ask for an article; return it once it has been read."""
    paste, file, address = st.tabs(
        [":material/content_paste: Paste", ":material/upload_file: File", ":material/link: Address"]
    )
    with paste:
        text = st.text_area(
            "Text of the article",
            key="add-paste",
            height=260,
            placeholder="Headline on the first line, then the text",
            persist_state="session",
        )
        found = _pressed("paste", lambda: _pasted(text), text)
    with file:
        given = st.file_uploader(
            "A file: txt, html, pdf or docx",
            type=TYPES,
            key="add-file",
            max_upload_size=LARGEST_FILE_MB,
        )
        if given is not None:
            content, name = given.getvalue(), given.name
            found = _pressed("file", lambda: _file(content, name)) or found
    with address:
        url = st.text_input(
            "Address of the article",
            key="add-url",
            placeholder="https://",
            max_chars=2000,
            persist_state="session",
        )
        st.caption("The server fetches that one page, from public addresses only.")
        fetched = _pressed("url", lambda: _address(url.strip()), url)
    return found or fetched


def _pressed(name: str, reading: Callable[[], Article], given: str = "x") -> Article | None:
    """Show the button of a way in, and read when it is pressed."""
    if not st.button("Read it", key=f"add-read-{name}", type="primary"):
        return None
    if not given.strip():
        st.warning("There is nothing to read yet.", icon=":material/edit_off:")
        return None
    try:
        with st.spinner("Reading …"):
            return reading()
    except DataError as error:
        said.show(error, "The article could not be read; what you entered is still there.")
    return None


def _pasted(text: str) -> Article:
    from geodata.reading import pasted  # noqa: PLC0415 - its libraries are slow to import

    return pasted(text)


def _file(content: bytes, name: str) -> Article:
    from geodata.reading import read as read_file  # noqa: PLC0415 - the same

    return read_file(content, name)


def _address(url: str) -> Article:
    from geodata.reading import fetch  # noqa: PLC0415 - the same

    return fetch(url)


NEEDED = {"title": "title", "publisher": "publisher", "language": "language"}
"""What a source cannot do without, and what it is called here."""


def lacking(article: Article) -> list[str]:
    """Name what the article still needs before a record can stand on it."""
    return [words for name, words in NEEDED.items() if not getattr(article, name)]


def about(atlas: Atlas, work: Work) -> None:
    """Ask for what is known of the article; the work's article follows."""
    # a widget that moves on the page would be shown empty, so each step has its own
    step = "read" if work.decisions is None else "found"
    article, key = work.article, f"add-{work.born}-{step}-about"
    given = {
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published,
        "language": article.language or None,
        "url": article.url,
    }
    for name, value in given.items():
        if f"{key}-{name}" not in st.session_state:
            st.session_state[f"{key}-{name}"] = value
    title = st.text_input("Title", key=f"{key}-title", max_chars=LONGEST_LINE)
    publisher_at, date_at, lang_at = st.columns([1.4, 1, 1])
    publisher = publisher_at.text_input("Publisher", key=f"{key}-publisher", max_chars=200)
    published = date_at.date_input(
        "Published on",
        value=None,
        key=f"{key}-published",
        format="YYYY-MM-DD",
        min_value="1990-01-01",
        help="“On Monday” and “last month” are counted from this day.",
    )
    labels = atlas.vocabulary.labels("lang")
    language = lang_at.selectbox(
        "Language",
        list(labels),
        index=None,
        format_func=lambda code: labels.get(code, code),
        key=f"{key}-language",
    )
    url = st.text_input("Link", key=f"{key}-url", max_chars=2000)
    work.article = replace(
        article,
        title=title,
        publisher=publisher,
        published=published,
        language=language or "",
        url=url.strip(),
    )
    needed = lacking(work.article)
    if needed:
        st.caption(
            f":material/edit: To save a record, fill in the article's {' and '.join(needed)}."
        )
    for note in getattr(article, "notes", ()):
        st.caption(f":material/info: {plain(note)}")
    if published is None:
        st.warning(
            "The date is not known. Give it if you can: “on Monday” or “last month” can only be "
            "placed from the day of the article.",
            icon=":material/event:",
        )
    if language not in {"en", "fr", None}:
        st.info("The rules know English and French; in other languages they find little.")
