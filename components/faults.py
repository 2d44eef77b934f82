"""Bad data shown as what it is: which file, row and field, and what to do; never a traceback."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import streamlit as st

from components.language import number, say, told
from geodata import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata import Fault

SHOWN = 50


@contextmanager
def shown() -> Iterator[None]:
    """Turn a :class:`geodata.DataError` of the block into a list on the page."""
    try:
        yield
    except DataError as error:
        st.error(say("fault.unreadable"), icon=":material/error:")
        for fault in error.faults[:SHOWN]:
            st.text(written(fault))
        if len(error.faults) > SHOWN:
            st.caption(say("fault.more", count=number(len(error.faults) - SHOWN)))
        st.stop()


def written(fault: Fault) -> str:
    """Write a fault in the reader's language; it is text, to be shown as such.

    Examples
    --------
    >>> from geodata import Fault
    >>> written(Fault("events.csv", 12, "lat", "'x' is not a number", "write decimal degrees"))
    "events.csv row 12, field lat: 'x' is not a number — write decimal degrees"
    """
    places = [] if fault.row is None else [say("fault.row", row=fault.row)]
    places += [] if fault.field is None else [say("fault.field", field=fault.field)]
    where = told(fault.table)
    if places:
        where = say("fault.at", table=where, places=", ".join(places))
    return say("fault.line", where=where, message=told(fault.message), remedy=told(fault.remedy))
