"""The drafts as cards: one is open, with its form, its map, known records and the decision."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import streamlit as st

from components.markup import plain
from components.review import forms, keeping, known, place, said
from components.review.highlights import colour, theme
from geodata.coding.proposals import announcement
from geodata.faults import DataError

if TYPE_CHECKING:
    from components.review.work import Decision, State, Work
    from geodata import Atlas

Badge = tuple[str, Literal["orange", "red", "yellow", "green", "gray"], str]
"""Words, colour and icon."""

KINDS = {
    "event": "event",
    "handover": "handover",
    "site": "site",
    "strength": "head count",
    "zone": "JNIM sighting",
}
MOODS: dict[str, Badge] = {
    "announced": ("announced, not happened", "orange", ":material/campaign:"),
    "denied": ("denied", "red", ":material/block:"),
    "unconfirmed": ("not confirmed", "yellow", ":material/help:"),
}
STATES: dict[str, Badge] = {
    "saved": ("saved", "green", ":material/check:"),
    "merged": ("added to a known record", "green", ":material/merge:"),
    "rejected": ("rejected", "gray", ":material/close:"),
}


def show(atlas: Atlas, work: Work, by: str | None) -> None:
    """Show all drafts."""
    decisions = work.decisions or []
    left = len(work.undecided)
    if not decisions:
        st.info(
            "The rules found nothing that happened in this text. If it does tell of something, "
            "add it by hand.",
            icon=":material/search_off:",
        )
    elif not left:
        st.success("All drafts are decided.", icon=":material/task_alt:")
    else:
        st.markdown(f"**{len(decisions)} found**, {left} to decide")
    st.html(
        "<style>"
        + "".join(
            f".st-key-add-card-{number}{{border-left:4px solid {colour(number, theme())}}}"
            for number in range(1, len(decisions) + 1)
        )
        + "</style>"
    )
    for number, one in enumerate(decisions, 1):
        with st.container(border=True, key=f"add-card-{number}", gap="small"):
            _card(atlas, work, one, number, by)


def _card(atlas: Atlas, work: Work, one: Decision, number: int, by: str | None) -> None:
    chosen = work.selected == number - 1
    # the widget knows before the row does, which the form below writes
    typed = st.session_state.get(f"add-{work.token}-{number}-title", one.row.get("title"))
    name = typed or one.draft.title or one.row.get("place") or "A new record"
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.button(
            f"**{number}**  {plain(name)}",
            key=f"add-head-{number}",
            type="tertiary",
            icon=":material/expand_less:" if chosen else ":material/expand_more:",
            on_click=_select,
            args=(work, None if chosen else number - 1),
            width="stretch",
        )
        st.badge(KINDS[one.draft.kind], color="gray")
        for words, table in ((one.draft.mood, MOODS), (one.state, STATES)):
            if words in table:
                label, tint, icon = table[words]
                st.badge(label, color=tint, icon=icon)
    if one.state in {"saved", "merged"}:
        _done(atlas, work, one, number, by)
    elif chosen and one.state == "rejected":
        st.button(
            "Take it back",
            icon=":material/undo:",
            key=f"add-back-{number}",
            on_click=_set_state,
            args=(one, "open"),
        )
    elif chosen:
        _open(atlas, work, one, number, by)


def _open(atlas: Atlas, work: Work, one: Decision, number: int, by: str | None) -> None:
    """Show what can be corrected, and the ways to decide."""
    prefix = f"add-{work.token}-{number}"
    if one.draft.questions:
        lines = "\n".join(f"- {plain(question)}" for question in one.draft.questions)
        st.warning(f"Look at this first:\n{lines}", icon=":material/rule:")
    if one.draft.mood in {"announced", "denied"}:
        _not_happened(atlas, work, one, number)
        return
    forms.show(atlas, one, prefix)
    if "lat" in one.row:
        place.show_map(atlas, one.row, number, f"{prefix}-map")
    target = known.show(atlas, one, prefix, editing=by is not None)
    try:
        with st.container(horizontal=True):
            if by is not None and st.button(
                "Accept: save it",
                type="primary",
                icon=":material/check:",
                key=f"{prefix}-accept",
            ):
                keeping.accept(atlas, work, one, by)
            elif target is not None and by is not None:
                keeping.merge(atlas, work, one, target, by)
            st.button(
                "Reject",
                icon=":material/close:",
                key=f"{prefix}-reject",
                on_click=_reject,
                args=(work, one, number - 1),
            )
            if len(work.undecided) > 1:
                st.button(
                    "Skip",
                    icon=":material/skip_next:",
                    key=f"{prefix}-skip",
                    on_click=work.forward,
                    args=(number - 1,),
                )
    except DataError as error:
        said.show(error, "Not saved yet:")
    if one.state != "open":
        st.toast("Saved. It is on the map.", icon=":material/check:")
        work.forward(number - 1)
        st.rerun()


def _not_happened(atlas: Atlas, work: Work, one: Decision, number: int) -> None:
    """Offer what can be made of something that did not happen, or not yet."""
    denied = one.draft.mood == "denied"
    st.markdown(
        "The text says that this was **denied**: it is not saved as something that happened."
        if denied
        else "The text only **announces** this: it is not saved as something that happened."
    )
    with st.container(horizontal=True):
        if st.button(
            f"Make it a record of the {'denial' if denied else 'announcement'}",
            icon=":material/campaign:",
            key=f"add-announce-{number}",
        ):
            work.propose(number - 1, announcement(one.draft, work.article), atlas)
            st.rerun()
        if st.button(
            "It did happen", icon=":material/event_available:", key=f"add-happened-{number}"
        ):
            work.propose(number - 1, replace(one.draft, mood="happened"), atlas)
            st.rerun()
        st.button(
            "Reject",
            icon=":material/close:",
            key=f"add-reject-{number}",
            on_click=_reject,
            args=(work, one, number - 1),
        )


def _done(atlas: Atlas, work: Work, one: Decision, number: int, by: str | None) -> None:
    """Show where the record is, and the way back."""
    with st.container(horizontal=True, vertical_alignment="center"):
        try:
            atlas.record(str(one.record))
        except KeyError:
            st.caption("It has been taken back since.")
            return
        st.button(
            "See it on the map",
            icon=":material/map:",
            key=f"add-map-{number}",
            on_click=keeping.to_map,
            args=(atlas, one.record),
        )
        if (
            by is not None
            and one.change is not None
            and st.button("Undo", icon=":material/undo:", key=f"add-undo-{number}", type="tertiary")
        ):
            try:
                keeping.undo(work, one.change, by)
            except KeyError:
                one.state = "open"
            except DataError as error:
                said.show(error, "That cannot be taken back any more: something stands on it.")
                return
            work.selected = number - 1
            st.rerun()


def _select(work: Work, index: int | None) -> None:
    work.selected = -1 if index is None else index


def _set_state(one: Decision, state: State) -> None:
    one.state = state


def _reject(work: Work, one: Decision, index: int) -> None:
    one.state = "rejected"
    work.forward(index)
