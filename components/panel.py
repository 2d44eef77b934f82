"""The panel beside the map: one record with all that is known of it, and how."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from components import editing, record, resources, session
from components.language import figure, many, number, say, when
from components.markup import plain, show
from geodata.chain import chain

if TYPE_CHECKING:
    import pandas as pd
    from streamlit.delta_generator import DeltaGenerator

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
    st.markdown(say("panel.near", km=NEAR_KM, days=NEAR_DAYS))
    if near.empty:
        st.caption(say("panel.near_none"))
    rows = st.container(key="records")
    for other, row in near.iterrows():
        days = int(row["days"])
        apart = many("panel.later" if days > 0 else "panel.earlier", abs(days))
        gap = apart if days else say("panel.same_time")
        told = say("panel.gap", km=f"{row['distance_km']:.0f}", when=gap)
        rows.button(
            f"{plain(row['title'])}  \n:small[{told}]",
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
    st.markdown(say("panel.hands"))
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
            say("panel.back"),
            icon=":material/arrow_back:",
            on_click=pick,
            args=(None,),
            type="tertiary",
        )
        st.page_link(
            st.session_state["pages"]["articles"],
            label=say("panel.articles"),
            icon=":material/article:",
            query_params={"of": identifier},
        )
    show(record.STYLE + told)
    st.markdown(say("panel.sources", count=len(row["sources"])))
    show(record.sources(atlas, row["sources"]))
    added = resources.store().provenance(identifier)
    if added:
        # who it was, an address perhaps, is for those who may edit
        day = when(added[1].date())
        st.caption(
            say("panel.added_by", by=plain(added[0]), day=day)
            if editing.editor()
            else say("panel.added", day=day)
        )
    if atlas.table(identifier) == "sites":
        _hands(atlas, identifier)
    _near(atlas, identifier)


def show_window(snapshot: Snapshot) -> None:
    """Tell the day in a few lines, then list the events of its window, the latest first."""
    show(record.headline(snapshot))
    found = snapshot.events.sort_values("start", ascending=False)
    st.markdown(say("panel.events", count=number(len(found))))
    if found.empty:
        st.caption(say("panel.none"))
        _elsewhen(snapshot)
    rows = st.container(key="records")
    sure, rough = found[found["certain"]], found[~found["certain"]]
    _list(rows, sure.head(LIST_MOST))
    if len(rough):
        rows.caption(say("panel.may_fall", count=number(len(rough))))
        _list(rows, rough.head(LIST_MOST))
    left = len(found) - len(sure.head(LIST_MOST)) - len(rough.head(LIST_MOST))
    if left:
        st.caption(say("panel.more", count=number(left)))


def _list(rows: DeltaGenerator, found: pd.DataFrame) -> None:
    """List events as buttons that select them."""
    for identifier, row in found.iterrows():
        date = when(row["date"], row["date_precision"], row["date_end"])
        deaths = figure(*(row[f"fatalities_{name}"] for name in ("low", "best", "high")))
        toll = say("panel.deaths", figure=deaths) if deaths else ""
        told = " · ".join(filter(None, (date, row["place"], toll)))
        rows.button(
            f"{plain(row['title'])}  \n:small[{plain(told)}]",
            key=f"event-{identifier}",
            on_click=pick,
            args=(identifier,),
            type="tertiary",
        )


def _elsewhen(snapshot: Snapshot) -> None:
    """Offer what the filters find on other days."""
    if not snapshot.filters:
        return
    count = len(snapshot.filters.events(snapshot.atlas.events))
    if count:
        st.button(
            many("panel.elsewhen", count),
            icon=":material/history:",
            on_click=lambda: session.go(
                replace(session.current(), window=None, day=snapshot.atlas.last_day)
            ),
        )
