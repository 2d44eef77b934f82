"""The filters above the map; each writes itself into the page's address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components import datasets
from geodata import Filters
from geodata.events import CURATED

if TYPE_CHECKING:
    from geodata import Atlas

CHOICES = {
    "country": "Country",
    "actor": "Actor",
    "category": "Category",
    "power": "Power (sites)",
    "confidence": "Confidence",
}
"""Filters of fixed choices: the vocabulary's name, which is the filter's too, and its label."""

TEXT = "q"
DATASET = "data"


def _ids(atlas: Atlas, vocabulary: str) -> list[str]:
    """Offer what occurs in the records, in the vocabulary's order."""
    used = {
        "country": set(atlas.events["country"]) | set(atlas.sites["country"]),
        "actor": set(atlas.events["actors"].explode()),
        "category": set(atlas.events["category"]),
        "power": set(atlas.sites["power"]),
    }.get(vocabulary)
    labels = atlas.vocabulary.labels(vocabulary)
    return [code for code in labels if used is None or code in used]


def faults(atlas: Atlas) -> list[str]:
    """Name what the link asks of a filter that the filter does not offer.

    Streamlit drops such a value without a word, so ask before the filters are shown.
    """
    found = []
    for name in CHOICES:
        labels = atlas.vocabulary.labels(name)
        offered = {labels[code] for code in _ids(atlas, name)}
        for value in st.query_params.get_all(name):
            if value and value not in offered:
                some = ", ".join(sorted(offered)[:3])
                found.append(f"The link says {name}={value[:60]}, which is not one of {some}, ….")
    return found


def _clear() -> None:
    for name in CHOICES:
        st.session_state[name] = []
    st.session_state[DATASET] = []
    st.session_state[TEXT] = ""


def _datasets(atlas: Atlas) -> list[str]:
    """Offer the curated events and each dataset that this session has loaded; none, no choice."""
    names = {CURATED: "Curated"} | {own.key: own.name for own in datasets.current()}
    found = list(atlas.events["dataset"].unique())
    if len(found) == 1:
        return []
    return st.multiselect(
        "Data",
        found,
        format_func=lambda key: names.get(key, key),
        key=DATASET,
        placeholder="Any",
    )


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
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        words = st.text_input(
            "Search titles, places, actors",
            key=TEXT,
            bind="query-params",
            placeholder="Search records: a word, a place, an actor",
            label_visibility="collapsed",
            icon=":material/search:",
            width=340,
        )
        box = st.popover("Filters", icon=":material/filter_alt:")
        with box:
            chosen = {
                name: st.multiselect(
                    label,
                    _ids(atlas, name),
                    format_func=atlas.vocabulary.labels(name).__getitem__,
                    key=name,
                    bind="query-params",
                    placeholder="Any",
                )
                for name, label in CHOICES.items()
            }
            chosen["dataset"] = _datasets(atlas)
            st.caption(
                "Country, confidence and words apply to events and sites; actor and category to "
                "events; power to sites. The area can be filtered by country only."
            )
        filters = Filters(
            **{name: tuple(values) for name, values in chosen.items()},
            text=words,
            source=source or "",
        )
        active = sum(map(bool, chosen.values())) + bool(words)
        if active:
            st.button(
                f"Clear {active} filter{'s' if active > 1 else ''}",
                icon=":material/close:",
                on_click=_clear,
                type="tertiary",
            )
    return filters
