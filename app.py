"""Sahelscope's entry point: `streamlit run app.py` finds `app` and serves it."""

from pathlib import Path

import streamlit as st

import api
import components
from components.assets import SHELF
from components.resources import shared, warm

# found from wherever this file was started: a checkout, or inside an installed package
PAGES = Path(components.__file__).parent / "pages" / "script.py"

ROUTES = [SHELF.route(), *api.routes(shared)]

app = st.App(PAGES, routes=api.below(st.get_option("server.baseUrlPath"), ROUTES), lifespan=warm)
