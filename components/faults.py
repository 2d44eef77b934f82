"""Bad data shown as what it is: which file, row and field, and what to do; never a traceback."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import streamlit as st

from geodata import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator

SHOWN = 50


@contextmanager
def shown() -> Iterator[None]:
    """Turn a :class:`geodata.DataError` of the block into a list on the page."""
    try:
        yield
    except DataError as error:
        st.error(
            "The tables cannot be read. Mend what is listed and reload the page.",
            icon=":material/error:",
        )
        for fault in error.faults[:SHOWN]:
            st.text(str(fault))
        if len(error.faults) > SHOWN:
            st.caption(
                f"and {len(error.faults) - SHOWN} more: `python -m geodata check` lists them all"
            )
        st.stop()
