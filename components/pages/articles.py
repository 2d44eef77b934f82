"""The articles: every source, what it supports, and the way to the map of just that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st
from markupsafe import Markup
from streamlit_folium import st_folium

from components import session
from components.filter_bar import codes
from components.language import label, labels, lang, number, say, table
from components.markup import link, plain
from components.markup import show as show_markup
from components.record import Record, published, title
from components.resources import atlas, files
from components.timemap.small import SmallMap
from components.view import LANGUAGES
from geodata import citations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata import Atlas

MAP_HEIGHT = 340


def show() -> None:
    """Show the page."""
    session.enter("articles")
    shared = atlas()
    record = st.query_params.get("of")
    st.markdown(f"## {say('articles.title')}")
    if record:
        record = _of_record(shared, record)
    found = _filters(shared, record)
    chosen = _list(shared, found)
    if chosen:
        _article(shared, chosen)
    elif not found.empty:
        st.caption(say("articles.pick"))


def _of_record(shared: Atlas, record: str) -> str | None:
    """Say that only one record's articles are listed; None for a record that is not there."""
    try:
        shared.record(record)
    except KeyError:
        st.warning(say("articles.no_record", record=plain(record[:60])))
        return None
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(say("articles.stands_on", title=plain(title(shared, record))))
        if st.button(say("articles.all"), icon=":material/close:", type="tertiary"):
            del st.query_params["of"]
            st.rerun()
    return record


def _filters(shared: Atlas, record: str | None) -> pd.DataFrame:
    """Show the filters and return the sources that pass."""
    years = shared.sources["published"].dt.year.dropna().astype(int)
    first, last = int(years.min()), int(years.max())
    with st.container(horizontal=True, vertical_alignment="bottom"):
        text = st.text_input(say("articles.words"), key="words", bind="query-params", width=260)
        publisher = st.multiselect(
            say("articles.publisher"),
            sorted(shared.sources["publisher"].unique(), key=str.casefold),
            key="publisher",
            bind="query-params",
            placeholder=say("articles.any"),
            width=260,
        )
        named = labels(shared.vocabulary, "lang")
        linked = _linked_languages(shared)
        if linked:
            st.session_state["language"] = linked
        spoken = st.multiselect(
            say("articles.language"),
            list(named),
            format_func=named.__getitem__,
            key="language",
            bind=None if linked else "query-params",
            placeholder=say("articles.any"),
            width=220,
        )
        span = st.slider(
            say("articles.published"),
            first,
            last,
            (first, last),
            key="published",
            bind="query-params",
            width=240,
        )
    return citations.find(
        shared,
        text,
        publisher=tuple(publisher),
        lang=tuple(spoken),
        years=span if span != (first, last) else None,
        record=record,
    )


def _linked_languages(shared: Atlas) -> list[str]:
    """Read languages that a link names in words which the filter has not got now.

    Those are the other language's, and those of links from when ``lang`` was the filter's name.
    """
    now = labels(shared.vocabulary, "lang")
    old = [value for value in st.query_params.get_all("lang") if value not in LANGUAGES]
    if old:
        del st.query_params["lang"]
    values = old or st.query_params.get_all("language")
    if "language" in st.session_state or set(values) <= set(now.values()) - set(old):
        return []
    said = codes(shared, "lang")
    return [said[value] for value in dict.fromkeys(values) if value in said]


def _list(shared: Atlas, found: pd.DataFrame) -> str | None:
    """List the sources; return the one picked in the table or named by the link."""
    count = {"found": number(len(found)), "all": number(len(shared.sources))}
    st.caption(say("articles.count", **count))
    if found.empty:
        st.info(say("articles.none"), icon=":material/filter_alt_off:")
        return None
    wide = say("articles.column_title")
    rows = pd.DataFrame(
        {
            say("articles.published"): found["published"].dt.date,
            wide: found["title"],
            say("articles.publisher"): found["publisher"],
            say("articles.language"): found["lang"].map(labels(shared.vocabulary, "lang")),
            say("articles.records"): found["supports"],
        }
    )
    picked = st.dataframe(
        rows,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        height=min(320, 38 + 35 * len(rows)),
        key=f"sources-{hash(tuple(rows.index))}",
        column_config={wide: st.column_config.TextColumn(width="large")},
    )
    chosen = picked["selection"]["rows"]
    if chosen:
        st.query_params["article"] = str(rows.index[chosen[0]])
    elif len(rows) == 1:
        return str(rows.index[0])
    named = st.query_params.get("article")
    if named is not None and named not in shared.sources.index:
        st.warning(say("articles.no_article", article=plain(named[:60])))
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
            label(shared.vocabulary, "lang", source["lang"]),
        )
    )
    dated = pd.concat([supported["events"]["date"], supported["sites"]["start"]])
    if not dated.empty:
        st.button(
            say("articles.to_map"),
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
                SmallMap(files(lang()), points, assets="served"),
                key=f"article-{identifier}",
                height=MAP_HEIGHT,
                use_container_width=True,
                returned_objects=[],
            )
        else:
            st.caption(say("articles.no_place"))
    with side, st.container(height=MAP_HEIGHT, border=False):
        names = table("supported")
        for name in names:
            rows = supported[name]
            if rows.empty:
                continue
            items = Markup("").join(
                Markup("<li>{}</li>").format(title(shared, str(record))) for record in rows.index
            )
            show_markup(Markup("<b>{} ({})</b><ul>{}</ul>").format(names[name], len(rows), items))
    if st.session_state.get("left_for_map"):
        del st.session_state["left_for_map"]
        st.switch_page(st.session_state["pages"]["map"])


def _to_map(shared: Atlas, identifier: str, date: pd.Timestamp) -> None:
    """Limit the map to what the source supports, at the last date it speaks of."""
    view = session.view(shared)
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
