"""What was saved last, with a way back, and the articles that somebody has not decided on yet."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st

from components import resources
from components.language import say, when
from components.markup import plain
from components.record import title
from components.review import keeping, said
from components.review.work import opened
from geodata import seeds
from geodata.faults import DataError

if TYPE_CHECKING:
    from components.review.work import Work
    from geodata import Atlas
    from geodata.coding.article import Article
    from geodata.store.store import Change

MOST = 10
_TOLD = "add_told"


def waiting(atlas: Atlas, by: str) -> Work | None:
    """List the undecided articles of a person; return the one to go on with."""
    store = resources.keeping().store
    found = store.drafts(by=by)
    if not found:
        return None
    named = st.query_params.get("draft")
    chosen: Work | None = None
    waits = st.expander(say("journal.waiting", count=len(found)), icon=":material/pending_actions:")
    with waits, st.container(key="add-waiting"):
        for each in found[:MOST]:
            article = each.content.get("article") or {}
            name = str(article.get("title") or say("journal.untitled"))[:120]
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"{plain(name)} :small[{when(each.at)}, {each.at:%H:%M} UTC]")
                go_on = st.button(
                    say("journal.go_on"), icon=":material/edit_note:", key=f"add-open-{each.key}"
                )
                st.button(
                    say("journal.discard"),
                    icon=":material/delete:",
                    key=f"add-discard-{each.key}",
                    type="tertiary",
                    on_click=store.close_draft,
                    args=(each.key,),
                    kwargs={"by": by},
                )
            if go_on or named == each.key:
                try:
                    chosen = opened(each.content, each.key, atlas)
                except DataError as error:
                    said.show(error, say("journal.unopened"))
    return chosen


def begun(atlas: Atlas, article: Article, by: str) -> Work | None:
    """Return what a person has made of this very text already, if they have not decided yet."""
    for each in resources.keeping().store.drafts(by=by):
        if (each.content.get("article") or {}).get("text") == article.text:
            try:
                return opened(each.content, each.key, atlas)
            except DataError:
                continue
    return None


def named(atlas: Atlas, change: Change) -> str:
    """Name a change's records with their dates, those that it took along when it was undone too.

    Parameters
    ----------
    atlas : Atlas
        The records that hold.
    change : Change
        As the store lists it.
    """
    return "; ".join(_name(atlas, change, each) for each in change.records)


def _name(atlas: Atlas, change: Change, identifier: str) -> str:
    try:
        return title(atlas, identifier)
    except KeyError:  # taken back
        cells = change.cells.get(identifier, {})
        name = cells.get("title") or cells.get("site") or cells.get("place") or identifier
        date = cells.get("date") or cells.get("start")
        if not date:
            return name
        precision = cells.get("date_precision") or cells.get("start_precision") or "day"
        said_when = when(dt.date.fromisoformat(date), precision)
        return f"{said_when}{say('record.colon')}{name}"


def tell(words: str, icon: str) -> None:
    """Say something once the page has been drawn anew."""
    st.session_state[_TOLD] = (words, icon)


def show_told() -> None:
    """Show what was to be said."""
    if _TOLD in st.session_state:
        words, icon = st.session_state.pop(_TOLD)
        st.toast(words, icon=icon)


def say_undone(records: str) -> None:
    """Say what was taken back, once the page has been drawn anew."""
    tell(say("journal.undone", title=plain(records)), ":material/undo:")


def changes(atlas: Atlas, work: Work | None, by: str | None) -> None:
    """List the last changes; whoever may edit can take each back, or make it hold again."""
    store = resources.keeping().store
    found = store.changes(MOST)
    if not found:
        return
    with st.expander(say("journal.title"), icon=":material/history:"):
        for change in found:
            with st.container(horizontal=True, vertical_alignment="center"):
                records = named(atlas, change)
                article = say("journal.after", title=change.note or say("add.untitled"))
                # who it was, an address perhaps, is for those who may edit
                who = f" · {plain(change.by)}" if by else ""
                words = (
                    f"**{change.number}** · {plain(records)}  \n"
                    f":small[{plain(article)}{who} · {when(change.at)}, {change.at:%H:%M} UTC]"
                )
                st.markdown(f"~~{words}~~" if change.undone else words)
                if by is None:
                    continue
                label, icon = (
                    (say("journal.redo"), "redo") if change.undone else (say("card.undo"), "undo")
                )
                pressed = st.button(
                    label,
                    icon=f":material/{icon}:",
                    key=f"add-journal-{icon}-{change.number}",
                    type="tertiary",
                )
            if pressed:
                try:
                    if change.undone:
                        store.redo(change.number, by=by)
                    else:
                        keeping.undo(work, change.number, by)
                except DataError as error:
                    said.show(error, say("journal.stuck"))
                except KeyError:
                    st.warning(say("journal.late"))
                else:
                    if change.undone:
                        tell(say("journal.again", title=plain(records)), ":material/redo:")
                    else:
                        say_undone(records)
                    st.rerun()
        st.download_button(
            say("journal.patch"),
            lambda: store.patch(seeds.find()).encode(),
            file_name="seeds.patch",
            mime="text/x-diff",
            icon=":material/difference:",
            help=say("journal.patch_help"),
            on_click="ignore",
            key="add-patch",
        )
