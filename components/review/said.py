"""Faults of an article or of a draft, said where they arose; what was typed stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.language import say, told, word
from components.markup import plain

if TYPE_CHECKING:
    from geodata import DataError

MOST = 8


def show(error: DataError, lead: str) -> None:
    """List what is wrong and what to do about it."""
    lines = []
    for fault in error.faults[:MOST]:
        name = word("column", fault.field or "")
        if fault.table.startswith("sources"):
            name = say("said.of_article", field=name)
        field = f"**{plain(name[:1].upper() + name[1:])}** " if fault.field else ""
        message = told(fault.message)
        message = message if field else message[:1].upper() + message[1:]
        remedy = f" *{plain(told(fault.remedy))}*" if fault.remedy else ""
        lines.append(f"- {field}{plain(message)}.{remedy}")
    if len(error.faults) > MOST:
        lines.append("- " + say("said.more", count=len(error.faults) - MOST))
    st.error("\n".join([lead, "", *lines]), icon=":material/error:")
