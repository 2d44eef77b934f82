"""Share: the map's view as a link, a citation, a frame for another page, and as files."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from components import datasets, downloads, resources, session, sharing
from components.handout.part import part
from components.language import say, table, when
from components.marks import visible
from components.markup import plain
from components.view import LANGUAGES, View
from geodata import Filters
from geodata.exports import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable

    from geodata import Atlas


def show() -> None:
    """Show the page."""
    session.enter("share")
    # What a reader has imported is theirs: others could not open it, and its licence is not ours.
    shared = resources.shared()
    view, filters = sharing.public(
        session.view(shared),
        st.session_state.get("filters") or Filters(),
        session.limits(shared),
    )
    st.markdown(f"## {say('share.title')}")
    st.caption(plain(_told(view, filters)))
    if datasets.current():
        st.info(say("share.own"), icon=":material/lock:")
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
    if view.other:
        told = say("share.shown_with", day=when(view.day), other=when(view.other))
    else:
        told = say("share.shown", day=when(view.day))
    return told + say("share.filtered" if filters else "share.whole")


def _links(shared: Atlas, view: View, filters: Filters) -> None:
    params = sharing.parameters(shared, view, filters, session.limits(shared))
    address = sharing.root(st.context.url)
    url = sharing.link(address, params)
    today = dt.datetime.now(dt.UTC).date()
    st.markdown(f"#### {say('share.link')}")
    st.code(url, language=None, wrap_lines=True)
    st.caption(say("share.link_note", version=shared.version))
    st.markdown(f"#### {say('share.citation')}")
    text, entry = st.tabs([say("share.text"), "BibTeX"])
    text.code(sharing.citation(shared, url, view.day, today), language=None, wrap_lines=True)
    entry.code(sharing.bibtex(shared, url, view.day, today), language="latex", wrap_lines=True)
    st.markdown(f"#### {say('share.frame')}")
    embedded = sharing.link(address, params, embed=True)
    title = say("share.frame_title", day=when(view.day))
    st.code(sharing.frame(embedded, title), language="html", wrap_lines=True)
    st.caption(say("share.frame_note"))


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
        say("share.language"),
        LANGUAGES,
        default=view.lang,
        format_func=lambda code: shared.vocabulary.label("lang", code, view.lang),
        key=key,
        required=True,
    )
    return str(chosen)


def _days(shared: Atlas) -> dict[str, Any]:
    return {"min_value": shared.axis_start, "max_value": shared.as_of, "format": "YYYY-MM-DD"}


@st.fragment
def _briefing(shared: Atlas, view: View, filters: Filters) -> None:
    with st.container(border=True):
        st.markdown(f"#### {say('share.briefing')}")
        st.caption(say("share.briefing_note"))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            day = st.date_input(
                say("share.day"),
                view.day,
                key="brief_day",
                width=150,
                **_days(shared),
            )
            other = st.date_input(
                say("share.other"), view.other, key="brief_other", width=150, **_days(shared)
            )
            lang = _language("brief_lang", view, shared)
        window = view.window if isinstance(view.window, int) and view.window > 1 else 30
        if not isinstance(day, dt.date):
            st.caption(say("share.no_day"))
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
        st.markdown(f"#### {say('share.picture')}")
        st.caption(say("share.picture_note", day=when(view.day)))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            forms = table("form")
            form = st.selectbox(
                say("share.form"),
                list(forms),
                format_func=forms.__getitem__,
                key="pic_form",
                width=220,
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
        st.markdown(f"#### {say('share.file')}")
        st.caption(say("share.file_note"))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            first = st.date_input(
                say("share.from"), shared.axis_start, key="file_from", width=150, **_days(shared)
            )
            last = st.date_input(
                say("share.to"),
                shared.as_of,
                key="file_to",
                width=150,
                **_days(shared),
            )
            lang = _language("file_lang", view, shared)
        if not (isinstance(first, dt.date) and isinstance(last, dt.date) and first < last):
            st.warning(say("share.order"), icon=":material/event_busy:")
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
        st.markdown(f"#### {say('share.data')}")
        st.caption(say("share.data_note"))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            extents = table("extent")
            whole = st.segmented_control(
                say("share.what"),
                list(extents),
                default="view",
                format_func=extents.__getitem__,
                key="data_what",
                required=True,
            )
            format_ = st.selectbox(
                say("share.format"),
                list(FORMATS),
                format_func=lambda name: FORMATS[name].label,
                key="data_format",
                width=180,
            )
            kind = FORMATS[format_]
            tables = kind.usual
            if not kind.several:
                named = table("tables")
                one = st.selectbox(
                    say("share.table"),
                    kind.possible,
                    format_func=named.__getitem__,
                    key="data_table",
                    width=150,
                )
                tables = (one,)
        chosen = None
        if whole == "view":
            lapsed = "lapsed" not in view.hide
            taken = shared.at(view.day, view.window, filters, lapsed=lapsed)
            chosen = downloads.inside(visible(taken, view.hide), view.shape)
        name = f"sahelscope-{view.day if chosen else shared.version}{kind.suffix}"
        make = partial(downloads.data, shared, kind.name, tables, chosen)
        _offer(kind.label, make, name, kind.media_type, "data_file")
