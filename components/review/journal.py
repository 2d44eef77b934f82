"""What was saved last, with a way back, and the articles that somebody has not decided on yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components import resources
from components.language import say, when
from components.markup import plain
from components.review import keeping, said
from components.review.work import opened
from geodata import seeds
from geodata.faults import DataError

if TYPE_CHECKING:
    from components.review.work import Work
    from geodata import Atlas

MOST = 10


def waiting(atlas: Atlas, by: str) -> Work | None:
    """List the undecided articles of a person; return the one to go on with."""
    store = resources.keeping().store
    found = store.drafts(by=by)
    if not found:
        return None
    named = st.query_params.get("draft")
    chosen: Work | None = None
    with st.container(border=True, key="add-waiting"):
        st.markdown(say("journal.waiting", count=len(found)))
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


def changes(work: Work | None, by: str | None) -> None:
    """List the last changes; whoever may edit can take each back, or make it hold again."""
    store = resources.keeping().store
    found = store.changes(MOST)
    if not found:
        return
    with st.expander(say("journal.title"), icon=":material/history:"):
        for change in found:
            with st.container(horizontal=True, vertical_alignment="center"):
                records = ", ".join(change.records)
                # who it was, an address perhaps, is for those who may edit
                who = f" · {plain(change.by)}" if by else ""
                words = (
                    f"**{change.number}** {plain(change.note or say('add.untitled'))} "
                    f":small[{plain(records)}{who} · {when(change.at)}, {change.at:%H:%M} UTC]"
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
