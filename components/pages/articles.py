"""The articles: every source, what it supports, and the way to the map of just that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st
from markupsafe import Markup
from streamlit_folium import st_folium

from components import session
from components.markup import link, plain
from components.markup import show as show_markup
from components.record import Record, published, title
from components.resources import atlas, files
from components.timemap.small import SmallMap
from components.view import View
from geodata import citations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata import Atlas

TABLES = {
    "events": "Events",
    "sites": "Sites",
    "strength": "Head counts",
    "zones": "Zones of activity",
}
MAP_HEIGHT = 340


def show() -> None:
    """Show the page."""
    session.enter("articles")
    shared = atlas()
    record = st.query_params.get("of")
    st.markdown("### Articles")
    if record:
        record = _of_record(shared, record)
    found = _filters(shared, record)
    chosen = _list(shared, found)
    if chosen:
        _article(shared, chosen)
    elif not found.empty:
        st.caption("Pick a row to see what the article supports.")


def _of_record(shared: Atlas, record: str) -> str | None:
    """Say that only one record's articles are listed; None for a record that is not there."""
    try:
        shared.record(record)
    except KeyError:
        st.warning(f"The link names the record {plain(record[:60])}, which is not in the tables.")
        return None
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"What **{plain(title(shared, record))}** stands on")
        if st.button("All articles", icon=":material/close:", type="tertiary"):
            del st.query_params["of"]
            st.rerun()
    return record


def _filters(shared: Atlas, record: str | None) -> pd.DataFrame:
    """Show the filters and return the sources that pass."""
    years = shared.sources["published"].dt.year.dropna().astype(int)
    first, last = int(years.min()), int(years.max())
    with st.container(horizontal=True, vertical_alignment="bottom"):
        text = st.text_input(
            "Words in title or publisher", key="words", bind="query-params", width=260
        )
        publisher = st.multiselect(
            "Publisher",
            sorted(shared.sources["publisher"].unique(), key=str.casefold),
            key="publisher",
            bind="query-params",
            placeholder="Any",
            width=260,
        )
        labels = shared.vocabulary.labels("lang")
        lang = st.multiselect(
            "Language",
            list(labels),
            format_func=labels.__getitem__,
            key="lang",
            bind="query-params",
            placeholder="Any",
            width=220,
        )
        span = st.slider(
            "Published", first, last, (first, last), key="published", bind="query-params", width=240
        )
    return citations.find(
        shared,
        text,
        publisher=tuple(publisher),
        lang=tuple(lang),
        years=span if span != (first, last) else None,
        record=record,
    )


def _list(shared: Atlas, found: pd.DataFrame) -> str | None:
    """List the sources; return the one picked in the table or named by the link."""
    st.caption(
        f"{len(found):,} of {len(shared.sources):,} sources. Those without a date come last; a "
        "limit on the year leaves them out."
    )
    if found.empty:
        st.info("No source passes these filters.", icon=":material/filter_alt_off:")
        return None
    labels = shared.vocabulary.labels("lang")
    table = pd.DataFrame(
        {
            "Published": found["published"].dt.date,
            "Title": found["title"],
            "Publisher": found["publisher"],
            "Language": found["lang"].map(labels),
            "Records": found["supports"],
        }
    )
    picked = st.dataframe(
        table,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        height=min(320, 38 + 35 * len(table)),
        key=f"sources-{hash(tuple(table.index))}",
        column_config={"Title": st.column_config.TextColumn(width="large")},
    )
    rows = picked["selection"]["rows"]
    if rows:
        st.query_params["article"] = str(table.index[rows[0]])
    elif len(table) == 1:
        return str(table.index[0])
    named = st.query_params.get("article")
    if named is not None and named not in shared.sources.index:
        st.warning(f"The link names the article {plain(named[:60])}, which is not in the tables.")
        return None
    return named


def _article(shared: Atlas, identifier: str) -> None:
    """Show an article and what it supports, on a small map and in a list."""
    source: Record = shared.sources.loc[identifier]
    supported = shared.supports(identifier)
    st.divider()
    show_markup(
        Markup(
            '<h4 style="margin:0">{}</h4><p style="opacity:.75;margin:.2rem 0">{} · {} · {}</p>'
        ).format(
            link(source["url"], source["title"]),
            source["publisher"],
            published(source),
            shared.vocabulary.label("lang", source["lang"]),
        )
    )
    dated = pd.concat([supported["events"]["date"], supported["sites"]["start"]])
    if not dated.empty:
        st.button(
            "Show on the map what it supports",
            icon=":material/map:",
            on_click=_to_map,
            args=(shared, identifier, dated.max()),
            key="to-map",
        )
    beside, side = st.columns([1.2, 1])
    with beside:
        points = _points(shared, supported)
        if points:
            st_folium(
                SmallMap(files(), points, assets="served"),
                key=f"article-{identifier}",
                height=MAP_HEIGHT,
                use_container_width=True,
                returned_objects=[],
            )
        else:
            st.caption("It supports no record with a place of its own.")
    with side, st.container(height=MAP_HEIGHT, border=False):
        for table, label in TABLES.items():
            rows = supported[table]
            if rows.empty:
                continue
            items = Markup("").join(
                Markup("<li>{}</li>").format(title(shared, str(record))) for record in rows.index
            )
            show_markup(Markup("<b>{} ({})</b><ul>{}</ul>").format(label, len(rows), items))
    if st.session_state.get("left_for_map"):
        del st.session_state["left_for_map"]
        st.switch_page(st.session_state["pages"]["map"])


def _to_map(shared: Atlas, identifier: str, date: pd.Timestamp) -> None:
    """Limit the map to what the source supports, at the last date it speaks of."""
    view = st.session_state.get("view") or View(day=shared.opening_day)
    day = min(max(date.date(), shared.axis_start), shared.last_day)
    session.go(replace(view, source=identifier, day=day, window=None, record=None, where=None))
    st.session_state["left_for_map"] = True


def _points(shared: Atlas, supported: dict[str, pd.DataFrame]) -> Sequence[dict[str, object]]:
    """Turn records with a place into the dots of a small map."""
    coloured = {"zones": "stage", "sites": "power", "events": "category"}
    points = []
    for name, column in coloured.items():
        for record, lat, lon, colour in supported[name][["lat", "lon", column]].itertuples():
            group = shared.vocabulary.group("category", colour) if name == "events" else colour
            points.append(
                {
                    "lat": lat,
                    "lon": lon,
                    "title": title(shared, str(record)),
                    "table": {"zones": "stages", "sites": "powers", "events": "groups"}[name],
                    "colour": group,
                }
            )
    return points
