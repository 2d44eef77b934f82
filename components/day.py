"""The day below the map: in figures, in sentences, and as tables for who cannot use a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import markup
from components.timemap.words import figure, when
from geodata.headline import group_name

if TYPE_CHECKING:
    from geodata import Atlas, Snapshot


def show_figures(snapshot: Snapshot) -> None:
    """Show who is where, how large the area is and what happened, as figures."""
    figures = snapshot.figures()
    area = figures["area_km2"]
    columns = st.columns(5)
    for column, (power, row) in zip(columns, figures["powers"].items(), strict=False):
        unsure = f"{row['uncertain']} uncertain" if row["uncertain"] else None
        column.metric(
            f"{row['label']}: sites held",
            row["held"],
            delta=unsure,
            delta_color="off",
            delta_arrow="off",
            border=True,
            height="stretch",
            help=f"Recorded sites of {row['label']} held on this day. {power.upper()} on the map.",
        )
    columns[3].metric(
        f"{'JNIM area' if group_name(snapshot.day) == 'JNIM' else 'Area'}, approximate",
        f"{round(area['total'], -3):,.0f} km²",
        delta=f"of which strongholds {round(area['stronghold'], -3):,.0f}",
        delta_color="off",
        delta_arrow="off",
        border=True,
        height="stretch",
        help=f"{group_name(snapshot.day)}: reported activity, not control. All stages.",
    )
    told = figures["deaths_unknown"] < figures["events"]
    deaths = figure(figures["deaths_low"], None, figures["deaths_high"]) if told else ""
    possible = figures["possible_events"]
    notes = [f"{possible} may fall outside"] if possible else []
    notes += [f"deaths reported {deaths}"] if deaths else []
    columns[4].metric(
        "Events in the window",
        f"{figures['events']:,}",
        delta="; ".join(notes) or None,
        delta_color="off",
        delta_arrow="off",
        border=True,
        height="stretch",
    )


def show_sentences(snapshot: Snapshot) -> None:
    """Tell the day in sentences."""
    st.markdown(f"#### {snapshot.day.day} {snapshot.day:%B %Y} in words")
    items = Markup("").join(Markup("<li>{}</li>").format(line) for line in snapshot.summary())
    markup.show(Markup('<ul class="ss-day">{}</ul>').format(items))


def events_table(atlas: Atlas, snapshot: Snapshot) -> pd.DataFrame:
    """Put the events of the window into columns a reader can sort."""
    words, actors = atlas.vocabulary, atlas.vocabulary.labels("actor")
    table = snapshot.events.sort_values("start", ascending=False)
    return pd.DataFrame(
        {
            "Date": table["date"].dt.date,
            "Known as": [
                when(*row)
                for row in zip(
                    table["date"], table["date_precision"], table["date_end"], strict=True
                )
            ],
            "Event": table["title"],
            "Category": table["category"].map(words.labels("category")),
            "Country": table["country"].map(words.labels("country")),
            "Place": table["place"],
            "Place known to": table["geo_precision"].map(words.labels("geo_precision")),
            "Actors": [", ".join(actors[actor] for actor in row) for row in table["actors"]],
            "Deaths, low": table["fatalities_low"],
            "Deaths, best": table["fatalities_best"],
            "Deaths, high": table["fatalities_high"],
            "Confidence": table["confidence"].map(words.labels("confidence")),
            "Sources": table["sources"].map(len),
        },
        index=table.index,
    )


def sites_table(atlas: Atlas, snapshot: Snapshot) -> pd.DataFrame:
    """Put the sites of the day into columns a reader can sort."""
    words = atlas.vocabulary
    table = snapshot.sites.sort_values(["power", "country", "place"])
    return pd.DataFrame(
        {
            "Power": table["power"].map(words.labels("power")),
            "Country": table["country"].map(words.labels("country")),
            "Place": table["place"],
            "Site": table["site"],
            "Force": table["force"],
            "State": table["state"],
            "Strength, low": table["strength_low"],
            "Strength, best": table["strength_best"],
            "Strength, high": table["strength_high"],
            "Strength dated": table["strength_date"].dt.date,
            "Last attested": table["last_attested"].dt.date,
            "Confidence": table["confidence"].map(words.labels("confidence")),
        },
        index=table.index,
    )


def area_table(atlas: Atlas, snapshot: Snapshot) -> pd.DataFrame:
    """Put the area per country and stage into columns, km² rounded as its method allows."""
    stages = atlas.vocabulary.labels("stage")
    table = snapshot.area_km2.round(-2).astype(int)
    table.index = pd.Index(table.index.map(atlas.vocabulary.labels("country")), name="Country")
    return table.rename(
        columns={stage: f"{label}, km²" for stage, label in stages.items()}
        | {"total": "Total, km²"}
    )


def strength_table(atlas: Atlas, snapshot: Snapshot) -> pd.DataFrame:
    """Put the latest head counts per power and country into columns."""
    words = atlas.vocabulary
    table = snapshot.strength.sort_values(["power", "country"])
    return pd.DataFrame(
        {
            "Power": table["power"].map(words.labels("power")),
            "Country": table["country"].map(words.labels("country")).fillna("Sahel"),
            "Low": table["low"],
            "Best": table["best"],
            "High": table["high"],
            "Dated": [
                when(*row) for row in zip(table["date"], table["date_precision"], strict=True)
            ],
            "Days old": table["age_days"],
        },
        index=table.index,
    )


def show_tables(atlas: Atlas, snapshot: Snapshot) -> None:
    """Show everything on the map as tables, once a reader asks for them."""
    box = st.expander(
        "The same as tables", icon=":material/table_chart:", key="tables", bind="query-params"
    )
    if not box.open:
        return
    with box:
        tabs = st.tabs(["Events", "Sites", "Area", "Strength"])
        makers = (events_table, sites_table, area_table, strength_table)
        empty = (
            "No event is recorded in this window with these filters.",
            "No foreign military site is recorded on this day with these filters.",
            "No area of activity is recorded on this day.",
            "No head count is known for this day with these filters.",
        )
        for tab, make, nothing in zip(tabs, makers, empty, strict=True):
            table = make(atlas, snapshot)
            with tab:
                if table.empty:
                    st.caption(nothing)
                else:
                    st.dataframe(table, hide_index=make is not area_table)
