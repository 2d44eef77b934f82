"""Import data: the reader's own tables and layers, beside the curated records."""

from __future__ import annotations

import streamlit as st

from components import session
from components.importing import services, told, upload
from components.language import say


def show() -> None:
    """Show the page."""
    session.enter("import")
    st.markdown(f"## {say('import.title')}")
    st.markdown(say("import.intro"))
    file, acled, ucdp = st.tabs([say("import.file"), say("import.acled"), say("import.ucdp")])
    with file:
        upload.show()
    with acled:
        services.show_acled()
    with ucdp:
        services.show_ucdp()
    told.show_loaded()
