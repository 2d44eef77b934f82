"""Faults of an article or of a draft, said where they arose; what was typed stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.language import say
from components.markup import plain

if TYPE_CHECKING:
    from geodata import DataError

MOST = 8


def show(error: DataError, lead: str) -> None:
    """List what is wrong and what to do about it."""
    lines = []
    for fault in error.faults[:MOST]:
        whose = "The article's " if fault.table.startswith("sources") else ""
        name = (whose + (fault.field or "").replace("_", " ")).strip()
        field = f"**{plain(name[:1].upper() + name[1:])}** " if fault.field else ""
        message = fault.message if field else fault.message[:1].upper() + fault.message[1:]
        remedy = f" *{plain(fault.remedy)}*" if fault.remedy else ""
        lines.append(f"- {field}{plain(message)}.{remedy}")
    if len(error.faults) > MOST:
        lines.append("- " + say("said.more", count=len(error.faults) - MOST))
    st.error("\n".join([lead, "", *lines]), icon=":material/error:")
