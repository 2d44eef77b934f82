"""The day below the map: in figures, in sentences, and as tables for who cannot use a map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import markup, sentences
from components.language import figure, label, labels, many, number, say, table, when
from geodata.headline import JNIM_FORMED

if TYPE_CHECKING:
    from geodata import Atlas, Snapshot

CODES = {"us": "US", "france": "FR", "russia": "RU"}
"""What the map calls a power."""
POWER_CARD, AREA_CARD, EVENTS_CARD = 212, 248, 372
"""Widths of the figures, px: wide enough for their longest words."""


def show_figures(snapshot: Snapshot) -> None:
    """Show who is where, how large the area is and what happened, as figures."""
    figures = snapshot.figures()
    area = figures["area_km2"]
    with st.container(horizontal=True):
        for power, row in figures["powers"].items():
            unsure = many("day.unsure", row["uncertain"]) if row["uncertain"] else None
            name = label(snapshot.atlas.vocabulary, "power", power)
            _card(
                say("day.held", power=name),
                row["held"],
                unsure,
                POWER_CARD,
                say("day.held_help", power=name, code=CODES[power]),
            )
        _card(
            say("day.area" if snapshot.day >= JNIM_FORMED else "day.area_before"),
            say("day.km2", km2=number(round(area["total"], -3))),
            say("day.strongholds", km2=number(round(area["stronghold"], -3))),
            AREA_CARD,
            say("day.area_help", group=sentences.group_name(snapshot.day)),
        )
        told = figures["deaths_unknown"] < figures["events"]
        deaths = figure(figures["deaths_low"], None, figures["deaths_high"]) if told else ""
        possible = figures["possible_events"]
        notes = [say("day.may_fall", count=number(possible))] if possible else []
        notes += [say("day.deaths", figure=deaths)] if deaths else []
        _card(
            say("day.events"),
            number(figures["events"]),
            say("day.join").join(notes) or None,
            EVENTS_CARD,
        )


def _card(
    name: str, value: str | int, note: str | None, width: int, explained: str | None = None
) -> None:
    """Show one figure; cards of a fixed width go to the next line before they cut their words."""
    st.metric(
        name,
        value,
        delta=note,
        delta_color="off",
        delta_arrow="off",
        border=True,
        width=width,
        height="stretch",
        help=explained,
    )


def show_sentences(snapshot: Snapshot) -> None:
    """Tell the day in sentences."""
    st.markdown(f"#### {say('day.words', day=when(snapshot.day))}")
    items = Markup("").join(Markup("<li>{}</li>").format(line) for line in sentences.day(snapshot))
    markup.show(Markup('<ul class="ss-day">{}</ul>').format(items))


def events_table(atlas: Atlas, snapshot: Snapshot) -> pd.DataFrame:
    """Put the events of the window into columns a reader can sort."""
    words, actors = atlas.vocabulary, labels(atlas.vocabulary, "actor")
    found = snapshot.events.sort_values("start", ascending=False)
    return pd.DataFrame(
        {
            say("column.date"): found["date"].dt.date,
            say("column.known_as"): [
                when(*row)
                for row in zip(
                    found["date"], found["date_precision"], found["date_end"], strict=True
                )
            ],
            say("column.event"): found["title"],
            say("column.category"): found["category"].map(labels(words, "category")),
            say("column.country"): found["country"].map(labels(words, "country")),
            say("column.place"): found["place"],
            say("column.place_known"): found["geo_precision"].map(labels(words, "geo_precision")),
            say("column.actors"): [
                ", ".join(actors[actor] for actor in row) for row in found["actors"]
            ],
            say("column.deaths_low"): found["fatalities_low"],
            say("column.deaths_best"): found["fatalities_best"],
            say("column.deaths_high"): found["fatalities_high"],
            say("column.confidence"): found["confidence"].map(labels(words, "confidence")),
            say("column.sources"): found["sources"].map(len),
        },
        index=found.index,
    )


def sites_table(atlas: Atlas, snapshot: Snapshot) -> pd.DataFrame:
    """Put the sites of the day into columns a reader can sort."""
    words = atlas.vocabulary
    found = snapshot.sites.sort_values(["power", "country", "place"])
    return pd.DataFrame(
        {
            say("column.power"): found["power"].map(labels(words, "power")),
            say("column.country"): found["country"].map(labels(words, "country")),
            say("column.place"): found["place"],
            say("column.site"): found["site"],
            say("column.force"): found["force"],
            say("column.state"): found["state"].map(table("state")),
            say("column.strength_low"): found["strength_low"],
            say("column.strength_best"): found["strength_best"],
            say("column.strength_high"): found["strength_high"],
            say("column.strength_dated"): found["strength_date"].dt.date,
            say("column.attested"): found["last_attested"].dt.date,
            say("column.confidence"): found["confidence"].map(labels(words, "confidence")),
        },
        index=found.index,
    )


def area_table(atlas: Atlas, snapshot: Snapshot) -> pd.DataFrame:
    """Put the area per country and stage into columns, km² rounded as its method allows."""
    stages = labels(atlas.vocabulary, "stage")
    found = snapshot.area_km2.round(-2).astype(int)
    found.index = pd.Index(
        found.index.map(labels(atlas.vocabulary, "country")), name=say("column.country")
    )
    return found.rename(
        columns={stage: say("column.stage_km2", stage=name) for stage, name in stages.items()}
        | {"total": say("column.total_km2")}
    )


def strength_table(atlas: Atlas, snapshot: Snapshot) -> pd.DataFrame:
    """Put the latest head counts per power and country into columns."""
    words = atlas.vocabulary
    found = snapshot.strength.sort_values(["power", "country"])
    return pd.DataFrame(
        {
            say("column.power"): found["power"].map(labels(words, "power")),
            say("column.country"): found["country"]
            .map(labels(words, "country"))
            .fillna(label(words, "region", "SAHEL")),
            say("column.low"): found["low"],
            say("column.best"): found["best"],
            say("column.high"): found["high"],
            say("column.dated"): [
                when(*row) for row in zip(found["date"], found["date_precision"], strict=True)
            ],
            say("column.age"): found["age_days"],
        },
        index=found.index,
    )


def show_tables(atlas: Atlas, snapshot: Snapshot) -> None:
    """Show everything on the map as tables, once a reader asks for them."""
    box = st.expander(
        say("day.tables"), icon=":material/table_chart:", key="tables", bind="query-params"
    )
    if not box.open:
        return
    with box:
        tabs = st.tabs([say(f"day.{name}_tab") for name in ("events", "sites", "area", "strength")])
        makers = (events_table, sites_table, area_table, strength_table)
        empty = tuple(say(f"day.no_{name}") for name in ("events", "sites", "area", "strength"))
        for tab, make, nothing in zip(tabs, makers, empty, strict=True):
            rows = make(atlas, snapshot)
            with tab:
                if rows.empty:
                    st.caption(nothing)
                else:
                    st.dataframe(rows, hide_index=make is not area_table)
