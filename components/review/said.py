"""Faults of an article or of a draft, said where they arose; what was typed stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.language import say, told, word
from components.markup import plain

if TYPE_CHECKING:
    from geodata import DataError

MOST = 8
LABELS = {
    "lat": "place.lat",
    "lon": "place.lon",
    "geo_precision": "column.place_known",
    "fatalities_low": "field.deaths_low",
    "fatalities_best": "field.deaths_best",
    "fatalities_high": "field.deaths_high",
}
"""Fields whose names in the tables are not what their form calls them."""


def show(error: DataError, lead: str) -> None:
    """List what is wrong and what to do about it."""
    lines = []
    for fault in error.faults[:MOST]:
        field = fault.field or ""
        name = say(LABELS[field]) if field in LABELS else word("column", field)
        if fault.table.startswith("sources"):
            name = say("said.of_article", field=name)
        lead_in = f"**{plain(name[:1].upper() + name[1:])}** " if field else ""
        message, remedy = told(fault.message), told(fault.remedy) if fault.remedy else ""
        message = message if field else message[:1].upper() + message[1:]
        remedy = f" *{plain(remedy[:1].upper() + remedy[1:])}.*" if remedy else ""
        lines.append(f"- {lead_in}{plain(message)}.{remedy}")
    if len(error.faults) > MOST:
        lines.append("- " + say("said.more", count=len(error.faults) - MOST))
    st.error("\n".join([lead, "", *lines]), icon=":material/error:")
