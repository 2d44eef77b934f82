"""The method: how a record is made and what a mark means, with the vocabularies behind it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from components import session
from components.language import describe, labels, lang, say, table
from components.resources import atlas

if TYPE_CHECKING:
    from geodata.vocabulary import Vocabulary


def show() -> None:
    """Show the page."""
    session.enter("method")
    st.markdown(f"## {say('method.title')}")
    text, words = st.columns([1.35, 1], gap="large")
    file = Path(__file__).with_name(f"method.{lang()}.md")
    text.markdown(file.read_text(encoding="utf-8"))
    with words:
        st.markdown(f"### {say('method.words')}")
        st.caption(say("method.words_note"))
        for vocabulary, title in table("vocabulary").items():
            with st.expander(title, expanded=vocabulary in {"category", "stage"}):
                st.table(_terms(atlas().vocabulary, vocabulary))


def _terms(words: Vocabulary, vocabulary: str) -> pd.DataFrame:
    """List the terms of a vocabulary with what they mean."""
    known, term = labels(words, vocabulary), say("method.term")
    meanings = [describe(words, vocabulary, code) for code in known]
    told = {term: list(known.values()), say("method.meaning"): meanings}
    return pd.DataFrame(told).set_index(term)
