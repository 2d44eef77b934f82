"""Add an article: read it, see what it says happened, correct, decide, and find it on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st
from markupsafe import Markup

from components import editing, resources, session
from components.language import say, table, told, when
from components.markup import plain
from components.markup import show as show_markup
from components.review import cards, coders, downloads, entry, highlights, journal, keeping, said
from components.review.work import Work, blank
from geodata import DataError

if TYPE_CHECKING:
    from geodata import Atlas

STYLE = Markup(
    # the text stays in sight beside long forms: its wrapper sticks inside a column of full height
    "<style>@media(min-width:900px){:has(>.st-key-add-left){position:sticky;top:4.4rem}"
    "[data-testid=stColumn]:has(.st-key-add-left)>[data-testid=stVerticalBlock]{height:100%}}"
    "[class*=st-key-add-head] :is(button,button>div){justify-content:flex-start;text-align:left}"
    "[class*=st-key-add-head] button p{text-align:left}"
    # a heading that is scrolled to comes to rest below the bar of the pages
    "[class*=st-key-add-head]{scroll-margin-top:5rem}"
    # a coordinate needs the room that the steppers take
    ".st-key-add-cards :is([data-testid=stNumberInputStepUp],[data-testid=stNumberInputStepDown])"
    "{display:none}"
    # two fields abreast on a phone, where Streamlit puts one
    "@media(max-width:640px){.st-key-add-cards [data-testid=stColumn]"
    "{min-width:calc(50% - 1rem);flex:1 1 40%}"
    ".st-key-add-cards [data-testid=stColumn]:has([data-testid=stMultiSelect]){min-width:100%}"
    # the ways to decide stay in one row
    "[class*=st-key-add-decide]{gap:.4rem}[class*=st-key-add-decide] button{padding:.25rem .35rem}}"
    # who acted is read in full, in as many lines as it takes
    ".st-key-add-cards [data-testid=stMultiSelect] "
    ":is([role=group],[data-testid=stMultiSelectTagsContainer])"
    "{height:auto;max-height:none;mask-image:none}"
    ".st-key-add-cards [data-testid=stMultiSelectTagsContainer]{flex-wrap:wrap}"
    ".st-key-add-cards [data-testid=stMultiSelectTagsContainer] input"
    "{min-width:1.5rem;flex-basis:1.5rem}</style>"
)


def show() -> None:
    """Show the page."""
    session.enter("add")
    atlas = resources.shared()
    by = editing.editor()
    work: Work | None = st.session_state.get("add_work")
    st.markdown(f"## {say('add.title')}")
    show_markup(STYLE)
    _may_save(by)
    if work is None:
        _begin(atlas, by)
    elif work.decisions is None:
        _about(atlas, work, by)
    else:
        _decide(atlas, work, by)
    work = st.session_state.get("add_work")
    if work is not None:
        keeping.remember(work, by)
    journal.show_told()
    journal.changes(atlas, work, by)
    if st.session_state.pop("add_left_for_map", False):
        st.switch_page(st.session_state["pages"]["map"])
    if st.session_state.pop("add_changed", False):
        # the page is drawn; the map is made while its reader looks at it
        resources.prepare()


def _may_save(by: str | None) -> None:
    """Say what somebody may do here whom the operator has not named, or whose yes has no place."""
    fault = resources.keeping().fault
    editing.offer_sign_in()
    if by is None:
        st.info(
            say("add.reader"),
            icon=":material/visibility:",
        )
    elif fault:
        st.warning(
            say("add.no_store", fault=plain(f"{told(fault.message)} ({told(fault.remedy)})")),
            icon=":material/database_off:",
        )


def _begin(atlas: Atlas, by: str | None) -> None:
    coders.warm(atlas)
    st.markdown(say("add.intro"))
    article = entry.read()
    chosen = journal.waiting(atlas, by) if by else None
    if article is not None:
        begun = journal.begun(atlas, article, by) if by else None
        if begun is not None:
            journal.tell(say("journal.resumed"), ":material/edit_note:")
        chosen = begun or Work(article)
    if chosen is not None:
        _go_on(chosen)


def _go_on(work: Work | None) -> None:
    """Show this work from now on; None to begin with another article."""
    st.session_state["add_work"] = work
    st.session_state.pop("add_kept", None)
    if work is None:
        st.query_params.pop("draft", None)
    st.rerun()


def _about(atlas: Atlas, work: Work, by: str | None) -> None:
    st.markdown(say("add.about"))
    entry.about(atlas, work)
    coder = coders.choose(by)
    with st.container(horizontal=True):
        asked = st.button(say("add.find"), type="primary", icon=":material/search_insights:")
        _another(work)
    if asked:
        _code(atlas, work, coder)
    with st.expander(say("add.text"), expanded=True):
        highlights.show(work)


def _code(atlas: Atlas, work: Work, coder: str) -> None:
    """Have the article coded, and show the page anew with its drafts."""
    try:
        with st.spinner(say("add.reading_closely")):
            work.take(coders.code(atlas, work, coder), atlas)
    except DataError as error:
        said.show(error, say("coder.failed"))
    else:
        st.rerun()


def _another(work: Work) -> None:
    left = work.decisions is None or work.undecided
    word = say("add.aside" if left else "add.another")
    if st.button(word, icon=":material/note_add:", key="add-another"):
        keeping.remember(work, editing.editor())
        for name in ("add-paste", "add-url"):
            st.session_state.pop(name, None)
        _go_on(None)


def _decide(atlas: Atlas, work: Work, by: str | None) -> None:
    """Show the text with its words marked, and beside it the drafts."""
    if work.key and by:
        st.query_params["draft"] = work.key
    needed = bool(entry.lacking(work.article))
    with st.expander(_heading(work), icon=":material/article:", expanded=needed):
        entry.about(atlas, work)
        coder = coders.choose(by)
        if st.button(say("add.again"), icon=":material/refresh:", key="add-again"):
            _code(atlas, work, coder)
        st.caption(say("add.again_note"))
    text, drafts = st.columns([1, 1.15], gap="medium")
    with text, st.container(key="add-left"):
        picked = highlights.show(work)
    if picked is not None and picked != work.selected:
        work.selected = picked
        st.rerun()
    with drafts, st.container(key="add-cards"):
        cards.show(atlas, work, by)
        _by_hand(atlas, work)
        with st.container(horizontal=True):
            downloads.show(work)
            _another(work)


def _heading(work: Work) -> str:
    article = work.article
    parts = [article.title or say("add.untitled"), article.publisher]
    day = article.published
    parts.append(say("record.undated") if day is None else when(day))
    return plain(" · ".join(part for part in parts if part))


def _by_hand(atlas: Atlas, work: Work) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kinds = table("kind")
        kind = st.selectbox(
            say("add.missed"),
            list(kinds),
            format_func=kinds.__getitem__,
            key="add-kind",
            width=240,
        )
        if st.button(say("add.by_hand"), icon=":material/add:", key="add-blank"):
            work.decisions = [*(work.decisions or ()), blank(kind, work.article, atlas)]
            work.selected = len(work.decisions) - 1
            st.rerun()
