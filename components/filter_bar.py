"""The filters above the map; each writes itself into the page's address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components import datasets
from components.language import labels, many, say, table
from geodata import Filters
from geodata.briefing.words import LANGUAGES
from geodata.events import ADDED, CURATED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata import Atlas

CHOICES = ("country", "actor", "category", "power", "confidence")
"""Filters of fixed choices: the vocabulary's name, which is the filter's too."""

WANTED = "filters_wanted"
"""What a link asks for in words that the filters do not offer in this session's language."""

TEXT = "q"
_DATASETS, _CHOSEN, _ROUND = "data_first", "data_chosen", "data_round"
"""Which datasets the filter begins with, which are chosen now, and how often it began anew."""


def _ids(atlas: Atlas, vocabulary: str) -> list[str]:
    """Offer what occurs in the records, in the vocabulary's order."""
    used = {
        "country": set(atlas.events["country"]) | set(atlas.sites["country"]),
        "actor": set(atlas.events["actors"].explode()),
        "category": set(atlas.events["category"]),
        "power": set(atlas.sites["power"]),
    }.get(vocabulary)
    known = atlas.vocabulary.labels(vocabulary)
    return [code for code in known if used is None or code in used]


def codes(atlas: Atlas, name: str) -> dict[str, str]:
    """Return what a link may say for each value of a filter: its code, or its label in a language.

    Examples
    --------
    >>> import geodata
    >>> known = codes(geodata.load(), "country")
    >>> known["MLI"], known["Mauritania"], known["Mauritanie"]
    ('MLI', 'MRT', 'MRT')
    """
    found = {code: code for code in atlas.vocabulary.labels(name)}
    for lang in LANGUAGES:
        found |= {text: code for code, text in atlas.vocabulary.labels(name, lang).items()}
    return found


def arrive(atlas: Atlas) -> list[str]:
    """Take the filters from a link, before they are shown; name what none of them offers.

    Streamlit understands the labels that a filter has now and drops others without a word. Where
    there are any, those of the other language or codes, the filter begins with what they mean and
    is bound to the address, which then has today's labels, only from the next run on.
    """
    choose_datasets(st.session_state.get(_CHOSEN, ()))  # Streamlit forgets them on other pages
    found, wanted = [], {}
    for name in CHOICES:
        ids, named = _ids(atlas, name), labels(atlas.vocabulary, name)
        known = {said: code for said, code in codes(atlas, name).items() if code in ids}
        offered = {named[code] for code in ids}
        values = [value for value in st.query_params.get_all(name) if value]
        for value in values:
            if value not in known:
                choice = say("link.choice", some=", ".join(sorted(offered)[:3]))
                found.append(say("link.fault", name=name, text=value[:60], expects=choice))
        if any(value in known and value not in offered for value in values):
            wanted[name] = list(dict.fromkeys(known[value] for value in values if value in known))
            st.query_params[name] = [named[code] for code in wanted[name]]
    st.session_state[WANTED] = wanted
    return found


def _clear() -> None:
    for name in CHOICES:
        st.session_state[name] = []
    choose_datasets(())
    st.session_state[TEXT] = ""


def _datasets(atlas: Atlas) -> list[str]:
    """Offer curated and added events and this session's own datasets; one of them is no choice."""
    names = {own.key: own.name for own in datasets.current()}
    names |= {CURATED: say("filters.curated"), ADDED: say("filters.added")}
    found = list(atlas.events["dataset"].unique())
    if len(found) == 1:
        return []
    chosen = st.multiselect(
        say("filters.dataset"),
        found,
        default=[key for key in st.session_state.get(_DATASETS, ()) if key in found],
        format_func=lambda key: names.get(key, key),
        key=f"data-{st.session_state.get(_ROUND, 0)}",
        placeholder=say("filters.any"),
    )
    st.session_state[_CHOSEN] = chosen
    return chosen


def choose_datasets(keys: Sequence[str]) -> None:
    """Have the filter of datasets begin with these.

    A new widget each time: one that lies in a closed box is not there to be told of another value.
    """
    st.session_state[_DATASETS] = list(keys)
    st.session_state[_CHOSEN] = list(keys)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def show(atlas: Atlas, source: str | None) -> Filters:
    """Show the filters and return what is chosen.

    Parameters
    ----------
    atlas : Atlas
        Offers the choices.
    source : str or None
        The source that the view is limited to.

    Returns
    -------
    Filters
    """
    wanted = st.session_state.pop(WANTED, {})
    for name, values in wanted.items():
        st.session_state[name] = values
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        words = st.text_input(
            say("filters.search"),
            key=TEXT,
            bind="query-params",
            placeholder=say("filters.search_hint"),
            label_visibility="collapsed",
            icon=":material/search:",
            width=340,
        )
        box = st.popover(say("filters.box"), icon=":material/filter_alt:")
        with box:
            titles = table("filter")
            chosen = {
                name: st.multiselect(
                    titles[name],
                    _ids(atlas, name),
                    format_func=labels(atlas.vocabulary, name).__getitem__,
                    key=name,
                    bind=None if name in wanted else "query-params",
                    placeholder=say("filters.any"),
                )
                for name in CHOICES
            }
            chosen["dataset"] = _datasets(atlas)
            st.caption(say("filters.note"))
        filters = Filters(
            **{name: tuple(values) for name, values in chosen.items()},
            text=words,
            source=source or "",
        )
        active = sum(map(bool, chosen.values())) + bool(words)
        if active:
            st.button(
                many("filters.clear", active),
                icon=":material/close:",
                on_click=_clear,
                type="tertiary",
            )
    return filters
