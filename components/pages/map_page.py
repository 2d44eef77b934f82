"""The map: first and large, the record beside it, the day below it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st
from streamlit_folium import st_folium

from components import changes, datasets, day, filter_bar, marked, panel, session, sharing
from components.language import lang, say
from components.marks import visible
from components.markup import plain
from components.masks import masks
from components.record import title
from components.resources import atlas, mine
from components.timemap import TimeMap, Update
from components.timemap.encoding import encode_rings
from components.timemap.overlay import Overlay
from components.view import LANGUAGES
from geodata.shape import Shape

if TYPE_CHECKING:
    from components.resources import Made
    from components.view import View
    from geodata import Atlas, Filters

KEY = "timemap"
HEIGHT = 720


def show() -> None:
    """Show the page."""
    shared = atlas()
    came = session.enter("map")
    if came or session.moved(shared):
        # who comes from another page goes on in its language; a link says its own
        faults = session.open_view(shared, lang() if came else LANGUAGES[0])
        st.session_state["link_faults"] = filter_bar.arrive(shared) + faults
        made_with = st.query_params.pop(sharing.VERSION, None)
        st.session_state["link_note"] = sharing.note(made_with, shared)
    for fault in st.session_state.get("link_faults", []):
        st.warning(plain(fault), icon=":material/link_off:")
    if st.session_state.get("link_note"):
        st.info(plain(st.session_state["link_note"]), icon=":material/history:")
    _body()


@st.fragment
def _body() -> None:
    """Show all that follows the slider: a settled slider runs this and nothing else."""
    # taken anew, and with its map: somebody may have saved a record since the page was opened
    made = mine()
    shared = made.atlas
    st.session_state["limits"] = session.limits(shared)
    # st_folium keeps its last report under its key: known before the map is laid out again.
    session.follow(st.session_state.get(KEY))
    view = session.settle(shared)
    if st.context.is_embedded:
        linked = {name: st.query_params.get_all(name) for name in st.query_params}
        _show_map(made, view, sharing.linked_filters(shared, linked, view.source or ""))
        session.write_link(shared)
        return
    filters = filter_bar.show(shared, view.source)
    st.session_state["filters"] = filters
    if view.source:
        _show_source(shared, view.source)
    shape = Shape.read(view.shape, shared) if view.shape else None
    beside, side = st.columns([3.1, 1], gap="small")
    with beside:
        _show_map(made, view, filters)
    session.write_link(shared)
    lapsed = "lapsed" not in view.hide
    snapshot = visible(shared.at(view.day, view.window, filters, lapsed=lapsed), view.hide)
    with side, st.container(height=HEIGHT, border=False):
        if view.record:
            panel.show_record(shared, snapshot, view.record)
        else:
            panel.show_window(snapshot)
    if view.other:
        changes.show(shared, view.other, view.day, filters)
    if shape:
        marked.show(shared, snapshot, shape)
    day.show_figures(snapshot)
    day.show_sentences(snapshot)
    day.show_tables(shared, snapshot)


def _show_map(made: Made, view: View, filters: Filters) -> None:
    shared = made.atlas
    shape = Shape.read(view.shape, shared) if view.shape else None
    shown = TimeMap(shared, made.files(view.lang), assets="served")
    overlays = [own.overlay for own in datasets.current() if own.overlay is not None]
    if overlays:
        shown.add_child(Overlay.of(overlays))
    st_folium(
        shown,
        key=KEY,
        height=HEIGHT,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=Update(
            **session.command(),
            **masks(shared, filters),
            outline=None if shape is None else encode_rings(shape.geometry),
        ),
    )


def _show_source(shared: Atlas, source: str) -> None:
    """Say that only one source's records are shown, and offer the way back."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(say("map.source_only", title=plain(title(shared, source))))
        st.button(
            say("map.everything"),
            icon=":material/close:",
            type="tertiary",
            on_click=lambda: session.go(replace(session.current(), source=None)),
        )
