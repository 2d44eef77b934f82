"""What changed between two days: in figures, a sentence per change, and a table to take away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import markup, sentences, spreadsheet
from components.language import many, number, say, when

if TYPE_CHECKING:
    import datetime as dt

    from geodata import Atlas, Filters
    from geodata.comparison import Comparison

FIRST = 12
_KEPT = "compared"


def _compare(atlas: Atlas, day_a: dt.date, day_b: dt.date, filters: Filters) -> Comparison:
    """Compare two days; the last answer is kept in the session, whose own atlas it may be."""
    kept = st.session_state.get(_KEPT)
    if kept and kept[0] is atlas and kept[1] == (day_a, day_b, filters):
        known: Comparison = kept[2]
        return known
    compared = atlas.compare(day_a, day_b, filters)
    st.session_state[_KEPT] = (atlas, (day_a, day_b, filters), compared)
    return compared


def show(atlas: Atlas, other: dt.date, day: dt.date, filters: Filters) -> None:
    """Show how the later of two days differs from the earlier one."""
    compared = _compare(atlas, other, day, filters)
    first, last = (when(date) for date in (compared.day_a, compared.day_b))
    st.markdown(f"#### {say('changes.title', first=first, last=last)}")
    total = compared.area[compared.area["stage"] == "total"]
    figures = (
        (say("changes.gained"), _km2(total["gained"])),
        (say("changes.lost"), _km2(total["lost"])),
        (say("changes.sites"), number(len(compared.sites))),
        (say("changes.events"), number(compared.events["events"].sum())),
    )
    for column, (label, value) in zip(st.columns(len(figures)), figures, strict=True):
        column.metric(label, value, border=True)
    _powers(compared)
    table = sentences.changes(compared)
    if table.empty:
        st.caption(say("changes.none"))
        return
    _list(table["sentence"][:FIRST])
    if len(table) > FIRST:
        with st.expander(many("changes.more", len(table) - FIRST)):
            _list(table["sentence"][FIRST:])
    with st.expander(say("changes.table")):
        mixed = {name: table[name].map(_cell) for name in ("before", "after", "change")}
        st.dataframe(table.assign(**mixed), hide_index=True)
        st.download_button(
            say("changes.csv"),
            spreadsheet.csv(table),
            file_name=f"changes-{compared.day_a}-{compared.day_b}.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
        )


def _km2(values: pd.Series[float]) -> str:
    return say("day.km2", km2=number(round(values.sum(), -3)))


def _powers(compared: Comparison) -> None:
    """Say first what became of each power in the countries that the map is about."""
    lines = []
    for (subject, before), (_, after) in zip(
        sentences.headline(compared.a), sentences.headline(compared.b), strict=True
    ):
        if before != after:
            lines.append(
                Markup("<li><b>{}</b>{}{} → {}</li>").format(
                    subject, say("record.colon"), before or say("changes.power_none"), after
                )
            )
    if lines:
        markup.show(Markup("<ul>{}</ul>").format(Markup("").join(lines)))


def _cell(value: object) -> str:
    """Write a figure or a word; a column that holds both is no column of numbers."""
    if isinstance(value, int | float):
        return "" if pd.isna(value) else number(value)
    return "" if value is None or value is pd.NA else str(value)


def _list(sentences: pd.Series[str]) -> None:
    items = Markup("").join(Markup("<li>{}</li>").format(line) for line in sentences)
    markup.show(Markup("<ul>{}</ul>").format(items))
