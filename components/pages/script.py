"""The page script: which pages there are, and what they share.

It lies among the pages because Streamlit takes a folder ``pages`` beside its script for pages of
the older kind, each file one page.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from components import faults, language, session
from components.language import say
from components.pages import add_article, articles, data, import_data, map_page, method, share

PARTS = Path(__file__).parents[1]
ICON, LOGO = (str(PARTS / name) for name in ("icon.svg", "logo.svg"))

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
    # in the bar of the pages, where it takes no room of its own
    ".st-key-offer-language{position:fixed;top:.65rem;right:7.2rem;z-index:999991;width:auto}"
    ".st-key-history{position:fixed;width:0;height:0}"
    "@media(max-width:640px){.stMainBlockContainer{padding:4.3rem .6rem 1.5rem}}</style>"
)

# before any parameter is written, so that Back leaves a page at once; in a frame it is not ours
if not alone:
    with st.container(key="history"):
        st.components.v2.component(
            "sahelscope_history", js=(PARTS / "history.js").read_text(encoding="utf-8")
        )(key="history-entries")

shows = {
    "map": (map_page.show, "map"),
    "articles": (articles.show, "article"),
    "add": (add_article.show, "post_add"),
    "import": (import_data.show, "upload_file"),
    "method": (method.show, "rule"),
    "data": (data.show, "table_chart"),
    "share": (share.show, "ios_share"),
}
session.follow_language()
spoken = language.lang()
pages = {
    name: st.Page(
        show,
        title=say(f"pages.{name}"),
        icon=f":material/{icon}:",
        url_path=name,
        default=name == "map",
    )
    for name, (show, icon) in shows.items()
}
if alone:
    st.html("<style>.stMainBlockContainer.stMainBlockContainer{padding:0}</style>")
st.session_state["pages"] = pages
page = st.navigation(list(pages.values()), position="hidden" if alone else "top")
with faults.shown():
    if page is not pages["map"]:
        language.write_link()
    if not alone:
        session.offer_language()
    page.run()
    if language.lang() != spoken:
        # a view's link was in another language than the one before it
        st.rerun()
