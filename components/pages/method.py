"""The method: how a record is made and what a mark means, with the vocabularies behind it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from components import session
from components.resources import atlas

if TYPE_CHECKING:
    from geodata.vocabulary import Vocabulary

TEXT = Path(__file__).with_name("method.md")
VOCABULARIES = {
    "category": "Categories of events",
    "actor": "Actors",
    "kind": "Kinds of sites",
    "stage": "Stages of the area",
    "confidence": "Confidence",
    "date_precision": "Precision of dates",
    "geo_precision": "Precision of places",
    "start_basis": "How a start is known",
    "end_basis": "How an end is known",
    "end_reason": "Why a site ended",
}


def show() -> None:
    """Show the page."""
    session.enter("method")
    st.markdown("## Method")
    text, words = st.columns([1.35, 1], gap="large")
    text.markdown(TEXT.read_text(encoding="utf-8"))
    with words:
        st.markdown("### The words, one by one")
        st.caption("From the same table as the map's labels: `seeds/terms.csv`.")
        for vocabulary, title in VOCABULARIES.items():
            with st.expander(title, expanded=vocabulary in {"category", "stage"}):
                st.table(_terms(atlas().vocabulary, vocabulary))


def _terms(words: Vocabulary, vocabulary: str) -> pd.DataFrame:
    """List the terms of a vocabulary with what they mean."""
    labels = words.labels(vocabulary)
    meanings = [words.describe(vocabulary, code) for code in labels]
    return pd.DataFrame({"Term": list(labels.values()), "Meaning": meanings}).set_index("Term")
