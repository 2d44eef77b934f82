"""HTML whose every value is escaped: what comes from a table is shown as text."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import streamlit as st
from markupsafe import Markup

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")


def plain(text: str) -> str:
    r"""Escape text for a place where Streamlit reads Markdown, as in a button's label.

    Examples
    --------
    >>> plain("a *bold* [claim](x)")
    'a \\*bold\\* \\[claim\\]\\(x\\)'
    """
    return _MARKDOWN.sub(r"\\\1", text)


def link(url: object, text: object) -> Markup:
    """Make a link, or only the text where the address is not http or https.

    Examples
    --------
    >>> link("javascript:alert(1)", "here")
    Markup('here')
    >>> link("https://example.org/", "<here>")
    Markup('<a href="https://example.org/" target="_blank" rel="noopener">&lt;here&gt;</a>')
    """
    label = Markup("{}").format(text)
    try:
        scheme = urlsplit(url).scheme if isinstance(url, str) else ""
    except ValueError:
        scheme = ""
    if scheme not in {"http", "https"}:
        return label
    return Markup('<a href="{}" target="_blank" rel="noopener">{}</a>').format(url, label)


def definition(rows: list[tuple[str, object]]) -> Markup:
    """Lay rows out as a definition list; rows with nothing to say are left out."""
    items = Markup("").join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(name, value) for name, value in rows if value
    )
    return Markup('<dl class="ss">{}</dl>').format(items)


def show(html: Markup) -> None:
    """Put escaped markup on the page."""
    if not isinstance(html, Markup):
        raise TypeError("only escaped markup goes on a page")
    st.html(str(html))
