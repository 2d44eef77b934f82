"""The panel beside the map: one record with all that is known of it, and how."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from components import record, session
from components.markup import plain, show
from components.timemap.words import when
from geodata.chain import chain

if TYPE_CHECKING:
    import pandas as pd

    from geodata import Atlas, Snapshot

NEAR_KM = 60
NEAR_DAYS = 45
NEAR_MOST = 8
LIST_MOST = 40


def pick(identifier: str | None, date: pd.Timestamp | None = None) -> None:
    """Select a record and, where a date is given, go to it."""
    view = replace(session.current(), record=identifier)
    if date is not None:
        atlas_limits = st.session_state["limits"]
        day = min(max(date.date(), atlas_limits.first), atlas_limits.last)
        view = replace(view, day=day)
    session.go(view)


def _near(atlas: Atlas, identifier: str) -> None:
    near = atlas.near(identifier, km=NEAR_KM, days=NEAR_DAYS).head(NEAR_MOST)
    st.markdown(f"**Near it** ({NEAR_KM} km, {NEAR_DAYS} days)")
    if near.empty:
        st.caption("Nothing else is recorded that close in space and time.")
    rows = st.container(key="records")
    for other, row in near.iterrows():
        days = int(row["days"])
        gap = "same time" if days == 0 else f"{abs(days)} days {'later' if days > 0 else 'earlier'}"
        rows.button(
            f"{plain(row['title'])}  \n:small[{row['distance_km']:.0f} km, {gap}]",
            key=f"near-{other}",
            on_click=pick,
            args=(other, row["date"] if row["table"] == "events" else None),
            type="tertiary",
        )


def _hands(atlas: Atlas, identifier: str) -> None:
    """List who held a site's place, one after the other; nothing where it is one site's alone."""
    hands = chain(atlas, identifier)
    if len(hands) < 2:  # noqa: PLR2004 - a chain has two links
        return
    st.markdown("**Hands at this place**")
    rows = st.container(key="hands")
    for site, row in hands.iterrows():
        rows.button(
            f"{plain(record.title(atlas, str(site)))}  \n:small[{plain(record.tenure(row))}]",
            key=f"hand-{site}",
            on_click=pick,
            args=(site,),
            type="tertiary",
            disabled=site == identifier,
        )


def show_record(atlas: Atlas, snapshot: Snapshot, identifier: str) -> None:
    """Show a record, its sources and what is near it."""
    row: record.Record = atlas.record(identifier)
    if atlas.table(identifier) == "events":
        told = record.event(atlas, row)
    else:
        told = record.site(atlas, row, snapshot)
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.button(
            "All of this window",
            icon=":material/arrow_back:",
            on_click=pick,
            args=(None,),
            type="tertiary",
        )
        st.page_link(
            st.session_state["pages"]["articles"],
            label="Its articles",
            icon=":material/article:",
            query_params={"of": identifier},
        )
    show(record.STYLE + told)
    st.markdown(f"**Sources** ({len(row['sources'])})")
    show(record.sources(atlas, row["sources"]))
    if atlas.table(identifier) == "sites":
        _hands(atlas, identifier)
    _near(atlas, identifier)


def show_window(snapshot: Snapshot) -> None:
    """List the events of the window, the latest first; or say that there is none."""
    found = snapshot.events.sort_values("start", ascending=False)
    st.markdown(f"**Events of the window** ({len(found)})")
    if found.empty:
        st.caption(
            "None is recorded in these days with these filters. That nothing is recorded does not "
            "mean that nothing happened: widen the window, or drag the slider."
        )
    else:
        st.caption("Pick one, or click a mark on the map.")
    rows = st.container(key="records")
    for identifier, row in found.head(LIST_MOST).iterrows():
        date = plain(when(row["date"], row["date_precision"], row["date_end"]))
        rows.button(
            f"{plain(row['title'])}  \n:small[{date} · {plain(row['place'])}]",
            key=f"event-{identifier}",
            on_click=pick,
            args=(identifier,),
            type="tertiary",
        )
    if len(found) > LIST_MOST:
        st.caption(f"and {len(found) - LIST_MOST} more in the table below")
