"""The page script: which pages there are, and what they share.

It lies among the pages because Streamlit takes a folder ``pages`` beside its script for pages of
the older kind, each file one page.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from components import faults
from components.pages import add_article, articles, data, import_data, map_page, method, share

ICON, LOGO = (str(Path(__file__).parents[1] / name) for name in ("icon.svg", "logo.svg"))

st.set_page_config(page_title="Sahelscope", page_icon=ICON, layout="wide")
# In a frame of another page there is the map, and nothing around it.
alone = bool(st.context.is_embedded)
if not alone:
    st.logo(LOGO)

# Streamlit leaves six rem above the first element; the map is what a reader came for.
st.html(
    "<style>.stMainBlockContainer{padding:4.3rem 1.2rem 2rem}"
    ":is(.st-key-records,.st-key-hands) button{justify-content:flex-start;text-align:left}"
    ":is(.st-key-records,.st-key-hands) button p{text-align:left}"
    "@media(max-width:640px){.stMainBlockContainer{padding:4.3rem .6rem 1.5rem}}</style>"
)

pages = {
    "map": st.Page(map_page.show, title="Map", icon=":material/map:", url_path="map", default=True),
    "articles": st.Page(
        articles.show, title="Articles", icon=":material/article:", url_path="articles"
    ),
    "add": st.Page(
        add_article.show, title="Add an article", icon=":material/post_add:", url_path="add"
    ),
    "import": st.Page(
        import_data.show, title="Import data", icon=":material/upload_file:", url_path="import"
    ),
    "method": st.Page(method.show, title="Method", icon=":material/rule:", url_path="method"),
    "data": st.Page(data.show, title="Data", icon=":material/table_chart:", url_path="data"),
    "share": st.Page(share.show, title="Share", icon=":material/ios_share:", url_path="share"),
}
if alone:
    st.html("<style>.stMainBlockContainer.stMainBlockContainer{padding:0}</style>")
st.session_state["pages"] = pages
page = st.navigation(list(pages.values()), position="hidden" if alone else "top")
with faults.shown():
    page.run()
