"""Serves rival_page.py together with the files of our own map; started by rivals.py."""

import streamlit as st

from components.assets import SHELF

app = st.App("rival_page.py", routes=[SHELF.route()])
"""Found here by ``streamlit run``, as the one in ``app.py`` is."""
