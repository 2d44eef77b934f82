"""What is in the part of the map that the reader marked: in sentences, a chart and tables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st
from markupsafe import Markup

from components import day, markup, sentences, session
from components.language import say
from components.markup import plain
from geodata.selection import select

if TYPE_CHECKING:
    from geodata import Atlas, Snapshot
    from geodata.shape import Shape


def show(atlas: Atlas, snapshot: Snapshot, shape: Shape) -> None:
    """Show what a snapshot holds in a shape."""
    found = select(snapshot, shape)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"#### {say('marked.title', place=plain(sentences.shape(shape, atlas)))}")
        st.button(
            say("marked.clear"),
            icon=":material/close:",
            type="tertiary",
            on_click=lambda: session.go(replace(session.current(), shape=None)),
        )
    text, chart = st.columns([1.4, 1])
    with text:
        items = Markup("").join(
            Markup("<li>{}</li>").format(line) for line in sentences.marked(found)
        )
        markup.show(Markup("<ul>{}</ul>").format(items))
    with chart:
        months = found.by_month
        if len(months):
            st.bar_chart(
                months.rename(say("marked.events")).rename_axis(say("marked.month")),
                height=200,
                y=say("marked.events"),
                color="#b4540a",
            )
    inside = replace(snapshot, events=found.events, sites=found.sites)
    events, sites = st.tabs([say("marked.events_inside"), say("marked.sites_inside")])
    tables = (
        (events, day.events_table, say("marked.no_events")),
        (sites, day.sites_table, say("marked.no_sites")),
    )
    for tab, make, nothing in tables:
        table = make(atlas, inside)
        with tab:
            if table.empty:
                st.caption(nothing)
            else:
                st.dataframe(table, hide_index=True)
