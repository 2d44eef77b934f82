"""What is in the part of the map that the reader marked: in sentences, a chart and tables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st
from markupsafe import Markup

from components import day, markup, session
from components.markup import plain
from geodata.selection import select

if TYPE_CHECKING:
    from geodata import Atlas, Snapshot
    from geodata.shape import Shape


def show(atlas: Atlas, snapshot: Snapshot, shape: Shape) -> None:
    """Show what a snapshot holds in a shape."""
    found = select(snapshot, shape)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"#### In {plain(shape.label(atlas))}")
        st.button(
            "Clear",
            icon=":material/close:",
            type="tertiary",
            on_click=lambda: session.go(replace(session.current(), shape=None)),
        )
    text, chart = st.columns([1.4, 1])
    with text:
        items = Markup("").join(Markup("<li>{}</li>").format(line) for line in found.sentences())
        markup.show(Markup("<ul>{}</ul>").format(items))
    with chart:
        months = found.by_month
        if len(months):
            st.bar_chart(
                months.rename("Events").rename_axis("Month"),
                height=200,
                y="Events",
                color="#b4540a",
            )
    inside = replace(snapshot, events=found.events, sites=found.sites)
    events, sites = st.tabs(["Events inside", "Sites inside"])
    tables = (
        (events, day.events_table, "No event of the window lies inside."),
        (sites, day.sites_table, "No foreign military site lies inside on this day."),
    )
    for tab, make, nothing in tables:
        table = make(atlas, inside)
        with tab:
            if table.empty:
                st.caption(nothing)
            else:
                st.dataframe(table, hide_index=True)
