"""Sahelscope's entry point: `streamlit run app.py` finds `app` and serves it."""

import streamlit as st

from components.assets import SHELF
from components.resources import warm

app = st.App("components/pages/script.py", routes=[SHELF.route()], lifespan=warm)
