"""Share: the map's view as a link, a citation, a frame for another page, and as files."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from components import downloads, session, sharing
from components.handout.part import part
from components.marks import visible
from components.markup import plain
from components.resources import atlas
from components.timemap.words import when
from components.view import LANGUAGES, View
from geodata import Filters
from geodata.exports import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable

    from geodata import Atlas

FORMS = {
    "landscape": "A4 sheet, landscape",
    "column": "Newspaper column",
    "page": "Figure for a page",
}


def show() -> None:
    """Show the page."""
    session.enter("share")
    shared = atlas()
    view: View = st.session_state.get("view") or View(day=shared.opening_day)
    filters: Filters = st.session_state.get("filters") or Filters()
    st.markdown("## Share")
    st.caption(plain(_told(view, filters)))
    left, right = st.columns(2, gap="large")
    with left:
        _links(shared, view, filters)
    with right:
        _briefing(shared, view, filters)
        _picture(shared, view, filters)
        _handout(shared, view)
        _data(shared, view, filters)


def _told(view: View, filters: Filters) -> str:
    """Say in a line what is shared."""
    told = f"The map as it stood: {_spelled(view.day)}"
    if view.other:
        told += f", compared with {_spelled(view.other)}"
    return told + (", with filters." if filters else ".")


def _spelled(day: dt.date) -> str:
    return when(day, "day")  # type: ignore[arg-type] # a date is told as a timestamp is


def _links(shared: Atlas, view: View, filters: Filters) -> None:
    params = sharing.parameters(shared, view, filters, session.limits(shared))
    address = sharing.root(st.context.url)
    url = sharing.link(address, params)
    today = dt.datetime.now(dt.UTC).date()
    st.markdown("#### Link")
    st.code(url, language=None, wrap_lines=True)
    st.caption(
        f"It names version {shared.version} of the data: whoever opens it later is told when the "
        "data has changed since."
    )
    st.markdown("#### Citation")
    text, entry = st.tabs(["Text", "BibTeX"])
    text.code(sharing.citation(shared, url, view.day, today), language=None, wrap_lines=True)
    entry.code(sharing.bibtex(shared, url, view.day, today), language="latex", wrap_lines=True)
    st.markdown("#### Put the map into a page")
    embedded = sharing.link(address, params, embed=True)
    title = f"Sahelscope: the Sahel on {_spelled(view.day)}"
    st.code(sharing.frame(embedded, title), language="html", wrap_lines=True)
    st.caption("It shows the map and its timeline alone, with the same day, layers and filters.")


def _offer(label: str, make: Callable[[], bytes], name: str, kind: str, key: str) -> None:
    """Offer a file that is made when it is asked for."""
    st.download_button(
        label,
        make,
        file_name=name,
        mime=kind,
        key=key,
        icon=":material/download:",
        on_click="ignore",
    )


def _language(key: str, view: View, shared: Atlas) -> str:
    chosen = st.segmented_control(
        "Language",
        LANGUAGES,
        default=view.lang,
        format_func=lambda code: shared.vocabulary.label("lang", code, code),
        key=key,
        required=True,
    )
    return str(chosen)


def _days(shared: Atlas) -> dict[str, Any]:
    return {"min_value": shared.axis_start, "max_value": shared.as_of, "format": "YYYY-MM-DD"}


@st.fragment
def _briefing(shared: Atlas, view: View, filters: Filters) -> None:
    with st.container(border=True):
        st.markdown("#### Briefing")
        st.caption("One to three pages: map, figures, what happened and changed, sources.")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            day = st.date_input("Day", view.day, key="brief_day", width=150, **_days(shared))
            other = st.date_input(
                "Compared with", view.other, key="brief_other", width=150, **_days(shared)
            )
            lang = _language("brief_lang", view, shared)
        window = view.window if isinstance(view.window, int) and view.window > 1 else 30
        if not isinstance(day, dt.date):
            st.caption("Choose a day.")
            return
        second = other if isinstance(other, dt.date) and other != day else None
        name = f"sahelscope-{day}" + (f"-{second}" if second else "")
        with st.container(horizontal=True):
            for kind, media in downloads.DOCUMENTS.items():
                make = partial(
                    downloads.briefing,
                    shared,
                    (day, second),
                    kind=kind,
                    lang=lang,
                    filters=filters,
                    window=window,
                )
                _offer(kind.upper(), make, f"{name}.{kind}", media, f"brief_{kind}")


@st.fragment
def _picture(shared: Atlas, view: View, filters: Filters) -> None:
    with st.container(border=True):
        st.markdown("#### Picture for print")
        st.caption(f"The map on {_spelled(view.day)}; PNG has 300 dots to the inch.")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            form = st.selectbox(
                "Form", list(FORMS), format_func=FORMS.__getitem__, key="pic_form", width=220
            )
            lang = _language("pic_lang", view, shared)
        with st.container(horizontal=True):
            for kind, media in downloads.PICTURES.items():
                make = partial(
                    downloads.picture,
                    shared,
                    view.day,
                    kind=kind,
                    form=form,
                    lang=lang,
                    filters=filters,
                    window=view.window,
                    other=view.other,
                )
                name = f"sahelscope-map-{view.day}.{kind}"
                _offer(kind.upper(), make, name, media, f"pic_{kind}")


@st.fragment
def _handout(shared: Atlas, view: View) -> None:
    with st.container(border=True):
        st.markdown("#### The map as one file")
        st.caption("Opens by a double click, without network: slider, records and sources inside.")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            first = st.date_input(
                "From", shared.axis_start, key="file_from", width=150, **_days(shared)
            )
            last = st.date_input("To", shared.as_of, key="file_to", width=150, **_days(shared))
            lang = _language("file_lang", view, shared)
        if not (isinstance(first, dt.date) and isinstance(last, dt.date) and first < last):
            st.warning("The last day must come after the first.", icon=":material/event_busy:")
            return
        try:
            part(shared, first, last)
        except ValueError as error:
            st.warning(f"There are {plain(str(error))}.", icon=":material/data_alert:")
            return
        make = partial(downloads.handout, shared, (first, last), day=view.day, lang=lang)
        _offer("HTML", make, f"sahelscope-{first}-{last}.html", "text/html", "file_html")


@st.fragment
def _data(shared: Atlas, view: View, filters: Filters) -> None:
    with st.container(border=True):
        st.markdown("#### Data")
        st.caption("Each file names its attribution, licence, version and date.")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            whole = st.segmented_control(
                "What",
                ["This view", "Everything"],
                default="This view",
                key="data_what",
                required=True,
            )
            format_ = st.selectbox(
                "Format",
                list(FORMATS),
                format_func=lambda name: FORMATS[name].label,
                key="data_format",
                width=180,
            )
            kind = FORMATS[format_]
            tables = kind.usual
            if not kind.several:
                table = st.selectbox(
                    "Table", kind.possible, format_func=str.capitalize, key="data_table", width=150
                )
                tables = (table,)
        chosen = None
        if whole == "This view":
            lapsed = "lapsed" not in view.hide
            taken = shared.at(view.day, view.window, filters, lapsed=lapsed)
            chosen = downloads.inside(visible(taken, view.hide), view.shape)
        name = f"sahelscope-{view.day if chosen else shared.version}{kind.suffix}"
        make = partial(downloads.data, shared, kind.name, tables, chosen)
        _offer(kind.label, make, name, kind.media_type, "data_file")
