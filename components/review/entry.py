"""Three ways in for an article: its text pasted, its file, its address; and what is known of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from components.language import labels, lang, say, table, told
from components.markup import plain
from components.review import said
from geodata.briefing.words import words
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
        [
            f":material/content_paste: {say('entry.paste')}",
            f":material/upload_file: {say('entry.file')}",
            f":material/link: {say('entry.address')}",
        ]
    )
    with paste:
        text = st.text_area(
            say("entry.text"),
            key="add-paste",
            height=260,
            placeholder=say("entry.text_hint"),
            persist_state="session",
        )
        found = _pressed("paste", lambda: _pasted(text), text)
    with file:
        given = st.file_uploader(
            say("entry.file_types"),
            type=TYPES,
            key="add-file",
            max_upload_size=LARGEST_FILE_MB,
        )
        if given is not None:
            content, name = given.getvalue(), given.name
            found = _pressed("file", lambda: _file(content, name)) or found
    with address:
        url = st.text_input(
            say("entry.url"),
            key="add-url",
            placeholder="https://",
            max_chars=2000,
            persist_state="session",
        )
        st.caption(say("entry.url_note"))
        fetched = _pressed("url", lambda: _address(url.strip()), url)
    return found or fetched


def _pressed(name: str, reading: Callable[[], Article], given: str = "x") -> Article | None:
    """Show the button of a way in, and read when it is pressed."""
    if not st.button(say("entry.read"), key=f"add-read-{name}", type="primary"):
        return None
    if not given.strip():
        st.warning(say("entry.nothing"), icon=":material/edit_off:")
        return None
    try:
        with st.spinner(say("entry.reading")):
            return reading()
    except DataError as error:
        said.show(error, say("entry.unread"))
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


NEEDED = ("title", "publisher", "language")
"""What a source cannot do without."""


def lacking(article: Article) -> list[str]:
    """Name what the article still needs before a record can stand on it."""
    return [name for name in NEEDED if not getattr(article, name)]


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
    title = st.text_input(say("field.title"), key=f"{key}-title", max_chars=LONGEST_LINE)
    publisher_at, date_at, lang_at = st.columns([1.4, 1, 1])
    publisher = publisher_at.text_input(
        say("field.publisher"), key=f"{key}-publisher", max_chars=200
    )
    published = date_at.date_input(
        say("field.published"),
        value=None,
        key=f"{key}-published",
        format="YYYY-MM-DD",
        min_value="1990-01-01",
        help=say("entry.published_help"),
    )
    named = labels(atlas.vocabulary, "lang")
    language = lang_at.selectbox(
        say("field.language"),
        list(named),
        index=None,
        format_func=lambda code: named.get(code, code),
        key=f"{key}-language",
    )
    url = st.text_input(say("field.link"), key=f"{key}-url", max_chars=2000)
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
        names = table("needed")
        fields = words(lang()).both([names[name] for name in needed])
        st.caption(f":material/edit: {say('entry.lacking', fields=fields)}")
    for note in getattr(article, "notes", ()):
        st.caption(f":material/info: {plain(told(note))}")
    if published is None:
        st.warning(
            say("entry.undated"),
            icon=":material/event:",
        )
    if language not in {"en", "fr", None}:
        st.info(say("entry.languages"))
