"""Why a file was not read, and what became of one that was."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from components import datasets, messages, session, spreadsheet
from components.faults import written
from components.filter_bar import choose_datasets
from components.language import lang, number, say, table, told, word
from components.markup import plain
from components.resources import atlas
from geodata import DataError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from components.datasets import Dataset
    from geodata.formats import Report

ROWS = 1_000
"""Lines of a table on the page; the download has all of them."""
MANY, LAST_DAYS = 20_000, 90
"""Of more events than that, only those of the last days are shown at first."""
SENTENCES, TERMS = frozenset({"reason", "remedy"}), frozenset({"what", "known"})
"""Columns of a report that hold sentences, and those that hold terms."""

_LEFT = "left_import"


@contextmanager
def shown() -> Iterator[None]:
    """Turn a :class:`geodata.DataError` of the block into a message on the page."""
    try:
        yield
    except DataError as error:
        st.error(say("import.unusable"), icon=":material/error:")
        for fault in error.faults[:50]:
            st.text(written(fault))


def show_loaded() -> None:
    """Show each dataset of the session with its report."""
    if st.session_state.pop(_LEFT, False):
        st.switch_page(st.session_state["pages"]["map"])
    loaded = datasets.current()
    if not loaded:
        st.caption(say("import.nothing"))
        return
    st.markdown(f"### {say('import.loaded')}")
    for dataset in reversed(loaded):
        with st.container(border=True, key=f"loaded-{dataset.key}"):
            _show(dataset)


def _show(dataset: Dataset) -> None:
    report = dataset.report
    st.markdown(
        f"**{plain(dataset.name)}**"
        + (say("record.colon") + plain(told(report.layout)) if report else "")
    )
    if report is None:
        return
    names = table("rows")
    for column, (name, label) in zip(st.columns(len(names)), names.items(), strict=True):
        column.metric(label, number(report.figures()[name]))
    source = dataset.sources.iloc[0]
    credit = [
        word("credit", source["attribution"]),
        say("import.licence", licence=word("credit", source["licence"])),
    ]
    st.caption(plain(". ".join(filter(None, credit))))
    with st.container(horizontal=True):
        if len(dataset.events) or dataset.overlay is not None:
            st.button(
                say("import.to_map"),
                key=f"map-{dataset.key}",
                type="primary",
                icon=":material/map:",
                on_click=_to_map,
                args=(dataset,),
            )
        st.download_button(
            say("import.report"),
            partial(file, report, lang()),
            "report.csv",
            "text/csv",
            key=f"report-{dataset.key}",
            icon=":material/download:",
        )
        st.button(
            say("import.remove"),
            key=f"remove-{dataset.key}",
            icon=":material/delete:",
            on_click=datasets.remove,
            args=(dataset.key,),
        )
    for note in report.notes:
        st.caption(plain(told(note)))
    if report.unused:
        st.caption(plain(say("import.unused", columns=", ".join(report.unused))))
    tables = (
        (say("import.faults"), report.faults),
        (say("import.actors"), report.actors),
        (say("import.types"), report.types),
    )
    for title, rows in tables:
        if len(rows):
            with st.expander(f"{title} ({number(len(rows))})"):
                st.dataframe(_readable(rows.head(ROWS), lang()), hide_index=True)
                if len(rows) > ROWS:
                    st.caption(say("import.first", count=number(ROWS)))


def file(report: Report, code: str) -> bytes:
    """Write the whole report; a download is made outside of the page, which knew the language."""
    return spreadsheet.csv(_spoken(report.table(), code))


def _readable(rows: pd.DataFrame, code: str) -> pd.DataFrame:
    """Put rows of a report into words, and their columns' names too."""
    return _spoken(rows, code).rename(columns=table("report"))


def _spoken(rows: pd.DataFrame, code: str) -> pd.DataFrame:
    """Say a report's sentences and terms in another language than its own, which is English."""
    if code != "fr":
        return rows
    found = rows.copy()
    for name in SENTENCES.intersection(rows):
        found[name] = found[name].map(messages.french)
    for name in TERMS.intersection(rows):
        found[name] = found[name].map(partial(messages.word, "outcome"))
    return found


def _to_map(dataset: Dataset) -> None:
    """Show this dataset alone, up to its last day; shapes beside all that is shown."""
    now = atlas()
    view = session.view(now)
    if len(dataset.events):
        last = dataset.events["date"].max().date()
        day = min(max(last, now.axis_start), now.last_day)
        window = None if len(dataset.events) <= MANY else LAST_DAYS
        view = replace(view, source=None, day=day, window=window, record=None)
        choose_datasets([dataset.key])
    session.go(view)
    st.session_state[_LEFT] = True
