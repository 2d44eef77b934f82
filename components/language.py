"""The language in which a session's pages speak, and all that they say, in both languages.

The texts are in ``text.en.json`` and ``text.fr.json``, a section for each page or part of one;
what the geodata layer says is in ``messages.fr.json`` (`components.messages`).
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components import messages
from geodata.briefing.words import LANGUAGES, words

if TYPE_CHECKING:
    import datetime as dt

    from geodata.vocabulary import Vocabulary

PARAMETER = "lang"
"""The parameter of a link that names the language."""

_LANG, _SEEN = "lang_now", "lang_link"


@cache
def texts(lang: str) -> dict[str, Any]:
    """Return all texts of a language, by section and name."""
    file = Path(__file__).with_name(f"text.{lang}.json")
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def lang() -> str:
    """Return the language of this session: ``en`` unless a link or the reader chose another."""
    if get_script_run_ctx(suppress_warning=True) is None:  # outside of a page
        return LANGUAGES[0]
    return str(st.session_state.get(_LANG, LANGUAGES[0]))


def choose(code: str) -> None:
    """Speak this language from now on, whatever the address has said until now."""
    st.session_state[_LANG] = code
    st.session_state[_SEEN] = st.query_params.get(PARAMETER)


def follow_link() -> None:
    """Speak what the link names, when it is the first time that the session sees it there."""
    named = st.query_params.get(PARAMETER)
    if named in LANGUAGES and named != st.session_state.get(_SEEN):
        choose(named)
    st.session_state[_SEEN] = named


def write_link() -> None:
    """Write the language into the address of a page that has no view to write; English is usual."""
    named = st.query_params.get(PARAMETER)
    if named not in (None, *LANGUAGES):
        return  # the articles' filter was once called so, and reads it
    if lang() == LANGUAGES[0]:
        st.query_params.pop(PARAMETER, None)
    elif named != lang():
        st.query_params[PARAMETER] = lang()
    st.session_state[_SEEN] = st.query_params.get(PARAMETER)


def _text(key: str) -> Any:
    section, _, name = key.partition(".")
    return texts(lang())[section][name]


def say(key: str, /, **values: object) -> str:
    """Return a text with its gaps filled.

    Parameters
    ----------
    key : str
        Section and name, as in ``panel.back``.
    **values : object
        What goes into the gaps.

    Examples
    --------
    >>> say("panel.sources", count=3)
    '**Sources** (3)'
    """
    return str(_text(key)).format(**values)


def many(key: str, count: int) -> str:
    """Count things; the text is a pair, for one and for several, each with a gap ``count``.

    Examples
    --------
    >>> many("filters.clear", 1), many("filters.clear", 2)
    ('Clear 1 filter', 'Clear 2 filters')
    """
    one, several = _text(key)
    # French counts nought as one, English as several
    single = count == 1 or (count == 0 and lang() == "fr")
    return str(one if single else several).format(count=number(count))


def table(section: str) -> dict[str, str]:
    """Return the texts of a section by name, as the labels of a list of choices.

    Examples
    --------
    >>> table("state")["lapsed"]
    'lapsed'
    """
    found: dict[str, str] = texts(lang())[section]
    return found


def told(text: str) -> str:
    """Say a sentence of the geodata layer; as it is where the language has none for it.

    Parameters
    ----------
    text : str
        The English sentence, with names and numbers of files in it: to be escaped as before.

    Examples
    --------
    >>> told("the PDF is broken")
    'the PDF is broken'
    """
    return messages.french(text) if lang() == "fr" else text


def word(kind: str, text: str) -> str:
    """Say a word of the geodata layer, such as a column's name, without its underscores."""
    return (messages.word(kind, text) if lang() == "fr" else text).replace("_", " ")


def number(value: float) -> str:
    """Write a whole number in groups of three digits."""
    return words(lang()).number(value)


def when(date: dt.date, precision: str = "day", end: dt.date | None = None) -> str:
    """Say a date or a span of days as far as it is known; see `geodata.briefing.words`.

    Examples
    --------
    >>> import datetime
    >>> when(datetime.date(2024, 9, 16))
    '16 September 2024'
    """
    return words(lang()).when(date, precision, end)


def figure(low: Any, best: Any, high: Any) -> str:
    """Say a number that sources put between two bounds; empty when there is none."""
    return words(lang()).figure(low, best, high)


def labels(vocabulary: Vocabulary, name: str) -> dict[str, str]:
    """Return the labels of a vocabulary in the session's language."""
    return vocabulary.labels(name, lang())


def label(vocabulary: Vocabulary, name: str, code: str) -> str:
    """Return one label in the session's language; the code itself where there is none."""
    return vocabulary.label(name, code, lang())


def describe(vocabulary: Vocabulary, name: str, code: str) -> str:
    """Return what a code means, in a sentence; the tables have it in English."""
    if lang() == "fr":
        return _meanings().get(name, {}).get(code) or vocabulary.describe(name, code)
    return vocabulary.describe(name, code)


@cache
def _meanings() -> dict[str, dict[str, str]]:
    file = Path(__file__).with_name("meanings.fr.json")
    found: dict[str, dict[str, str]] = json.loads(file.read_text(encoding="utf-8"))
    return found
