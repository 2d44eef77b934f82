"""Import data: the reader's own tables and layers, beside the curated records."""

from __future__ import annotations

import streamlit as st

from components import session
from components.importing import services, told, upload


def show() -> None:
    """Show the page."""
    session.enter("import")
    st.markdown("## Import data")
    st.markdown(
        "Put other people's events beside the curated ones. What you load stays in this session: "
        "no other reader sees it, and it is gone when you leave."
    )
    file, acled, ucdp = st.tabs(["A file", "ACLED, with your account", "UCDP, with your token"])
    with file:
        upload.show()
    with acled:
        services.show_acled()
    with ucdp:
        services.show_ucdp()
    told.show_loaded()
