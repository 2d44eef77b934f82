"""A session's view, and the way it goes from the link to the map and back.

The map in the browser is what the reader's hand moves; the page follows it. Where the page moves
the map (a link opened, a record picked in a table), it sends a command with a number, and reports
that do not yet know of that number are out of date.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from components import language
from components import view as views
from components.timemap.style import style
from components.timemap.timemap import TILES
from geodata import boundaries
from geodata.shape import Shape

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from components.view import Limits, View
    from geodata import Atlas

MARKS = ("labels", "lapsed", "regions", "rough")
"""What the legend can switch off besides powers, stages and groups of events."""

_AT = "at:"
"""Leads what the map reports of a click into a region: latitude and longitude."""

OWN_NAMES = {"en": "English", "fr": "Français"}
OWN_HINTS = {"en": "These pages in English", "fr": "Ces pages en français"}
"""What is said of a language in itself."""

_LABELLED = ("country", "actor", "category", "power", "confidence", "language", "add-")
"""How the keys of widgets begin whose choices are labels of a vocabulary."""

_VIEW, _SEQ, _COMMAND, _PAGE, _LINK = "view", "command_seq", "command", "page", "link"


class _Ids:
    """The ids of some tables, looked up in their own indexes: there may be a million of them."""

    def __init__(self, *indexes: pd.Index[Any]) -> None:
        self._indexes = indexes

    def __contains__(self, identifier: object) -> bool:
        return any(identifier in index for index in self._indexes)


def limits(atlas: Atlas) -> Limits:
    """Return what a view of this atlas may name."""
    return views.Limits(
        first=atlas.axis_start,
        last=atlas.last_day,
        records=_Ids(atlas.events.index, atlas.sites.index),
        sources=_Ids(atlas.sources.index),
        basemaps=frozenset({"own", *TILES}),
        shape=partial(Shape.read, atlas=atlas),
        marks=frozenset({*style()["powers"], *style()["stages"], *style()["groups"], *MARKS}),
    )


def enter(page: str) -> bool:
    """Note which page is shown; True when it was another one before."""
    came = st.session_state.get(_PAGE) != page
    st.session_state[_PAGE] = page
    return came


def moved(atlas: Atlas) -> bool:
    """Tell whether the address is another than we wrote: the back button, or an edit by hand."""
    names = [key.name for key in views.keys(limits(atlas))]
    now = {name: st.query_params[name] for name in names if name in st.query_params}
    return bool(now != st.session_state.get(_LINK, now))


def open_view(atlas: Atlas, lang: str = views.LANGUAGES[0]) -> list[str]:
    """Take the view from the link, or else the session's own, and send it to the map.

    Parameters
    ----------
    atlas : Atlas
        What a view may name.
    lang : {'en', 'fr'}
        The language where the link names none.

    Returns
    -------
    list of str
        A sentence for each part of the link that could not be used.
    """
    known = limits(atlas)
    link = st.query_params.to_dict()
    default = views.View(day=atlas.opening_day, lang=lang)
    if not any(key.name in link for key in views.keys(known)):
        default = replace(st.session_state.get(_VIEW) or default, lang=lang)
    view, faults = views.read(link, default, known)
    go(view)
    return faults


def current() -> View:
    """Return the session's view."""
    view: View = st.session_state[_VIEW]
    return view


def go(view: View) -> None:
    """Make this the session's view and have the map follow."""
    st.session_state[_SEQ] = st.session_state.get(_SEQ, 0) + 1
    st.session_state[_VIEW] = view
    language.choose(view.lang)
    st.session_state[_COMMAND] = {"seq": st.session_state[_SEQ], "command": view.command()}


def view(atlas: Atlas) -> View:
    """Return the session's view, or the opening one where there is none yet, in its language."""
    held: View | None = st.session_state.get(_VIEW)
    return held or views.View(day=atlas.opening_day, lang=language.lang())


def command() -> dict[str, Any]:
    """Return the last command, as the map takes it; it applies a command once."""
    sent: dict[str, Any] = st.session_state[_COMMAND]
    return sent


def follow(report: Mapping[str, Any] | None) -> View:
    """Follow the map's report, unless it is from before the last command."""
    if report and report.get("seq") == st.session_state[_SEQ]:
        st.session_state[_VIEW] = current().told(report)
        shape = current().shape
        if shape and shape.startswith(_AT):
            go(replace(current(), shape=_around(shape)))
    return current()


def settle(atlas: Atlas) -> View:
    """Let go of a record or a source that is there no more: the yes to it was taken back."""
    known, view = limits(atlas), current()
    named = {"record": (view.record, known.records), "source": (view.source, known.sources)}
    gone: dict[str, Any] = {
        name: None for name, (one, ids) in named.items() if one and one not in ids
    }
    if gone:
        go(replace(view, **gone))
    return current()


def _around(shape: str) -> str | None:
    """Name the region, or else the country, that a click meant."""
    lat, lon = (float(part) for part in shape.removeprefix(_AT).split(","))
    region = boundaries.region_at(lon, lat)
    if region is not None:
        return f"region:{region}"
    country = boundaries.country_at(lon, lat)
    return None if country is None else f"country:{country}"


def write_link(atlas: Atlas) -> None:
    """Write the view into the page's address."""
    params = views.write(current(), limits(atlas))
    for key in views.keys(limits(atlas)):
        if key.name in params:
            if st.query_params.get(key.name) != params[key.name]:
                st.query_params[key.name] = params[key.name]
        elif key.name in st.query_params:
            del st.query_params[key.name]
    st.session_state[_LINK] = params


def offer_language() -> None:
    """Offer these pages in the other language; filters and forms keep what is chosen in them."""
    other = next(code for code in views.LANGUAGES if code != language.lang())
    with st.container(key="offer-language"):
        st.button(
            OWN_NAMES[other],
            icon=":material/translate:",
            type="tertiary",
            help=OWN_HINTS[other],
            on_click=speak,
            args=(other,),
        )


def follow_language() -> None:
    """Speak the language that the link names, the view too."""
    language.follow_link()
    held: View | None = st.session_state.get(_VIEW)
    if held is not None and held.lang != language.lang():
        go(replace(held, lang=language.lang()))


def speak(code: str) -> None:
    """Speak another language from now on; for callbacks, which run before widgets are drawn."""
    language.choose(code)
    if _VIEW in st.session_state:
        go(replace(current(), lang=code))
    for name, value in st.session_state.items():
        # A browser says the label of what is chosen, and the labels are others now.
        if isinstance(value, str | list) and str(name).startswith(_LABELLED):
            st.session_state[name] = value
