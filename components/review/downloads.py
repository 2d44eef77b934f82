"""The drafts as files, for those who may not save them here, and for everyone else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from components import spreadsheet
from components.language import say, told
from components.review.forms import described
from components.review.work import outcome

if TYPE_CHECKING:
    from components.review.work import Work

FIRST = ("kind", "mood", "state")
QUOTED = 240


def table(work: Work) -> pd.DataFrame:
    """Lay the drafts out as a table, one per row, as they have been corrected.

    Returns
    -------
    pandas.DataFrame
        ``kind``, ``mood``, ``state``, the fields of every kind of record, ``questions``, ``quote``
        and the article's own ``article``, ``publisher``, ``published`` and ``url``; all text.
    """
    article = work.article
    rows: list[dict[str, Any]] = []
    for one in work.decisions or ():
        quotes = [article.quote(span)[:QUOTED] for span in one.draft.spans]
        rows.append(
            {"kind": one.draft.kind, "mood": one.draft.mood, "state": one.state}
            | {name: described(value) for name, value in one.row.items() if name != "sources"}
            | {
                "questions": " ".join(map(told, one.draft.questions)),
                "quote": " … ".join(quotes)[:QUOTED],
                "article": article.title,
                "publisher": article.publisher,
                "published": described(article.published),
                "url": article.url,
            }
        )
    return pd.DataFrame(rows).fillna("").drop(columns="id", errors="ignore")


def show(work: Work) -> None:
    """Offer the files."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            say("add.csv"),
            spreadsheet.csv(table(work)),
            "drafts.csv",
            "text/csv",
            icon=":material/table:",
            on_click="ignore",
        )
        st.download_button(
            say("add.json"),
            json.dumps(outcome(work), ensure_ascii=False, indent=1),
            "drafts.json",
            "application/json",
            icon=":material/data_object:",
            on_click="ignore",
        )
