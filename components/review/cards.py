"""The drafts as cards: one is open, with its form, its map, known records and the decision."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import streamlit as st

from components.language import say, told
from components.markup import plain
from components.record import title
from components.review import forms, journal, keeping, known, place, said
from components.review.highlights import colour, theme
from geodata.coding.deciding.proposals import announcement
from geodata.faults import DataError

if TYPE_CHECKING:
    from components.review.work import Decision, State, Work
    from geodata import Atlas

Badge = tuple[Literal["orange", "red", "yellow", "green", "gray"], str]
"""Colour and icon."""

MOODS: dict[str, Badge] = {
    "announced": ("orange", ":material/campaign:"),
    "denied": ("red", ":material/block:"),
    "unconfirmed": ("yellow", ":material/help:"),
}
STATES: dict[str, Badge] = {
    "saved": ("green", ":material/check:"),
    "merged": ("green", ":material/merge:"),
    "rejected": ("gray", ":material/close:"),
}


def show(atlas: Atlas, work: Work, by: str | None) -> None:
    """Show all drafts."""
    decisions = work.decisions or []
    left = len(work.undecided)
    if not decisions:
        st.info(
            say("card.none"),
            icon=":material/search_off:",
        )
    elif not left:
        st.success(say("card.all"), icon=":material/task_alt:")
    else:
        st.markdown(say("card.found", found=len(decisions), left=left))
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
    name = typed or one.draft.title or one.row.get("place") or say("card.new")
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
        st.badge(say(f"badge.{one.draft.kind}"), color="gray")
        for words, table in ((one.draft.mood, MOODS), (one.state, STATES)):
            if words in table:
                tint, icon = table[words]
                st.badge(say(f"badge.{words}"), color=tint, icon=icon)
    if one.state in {"saved", "merged"}:
        _done(atlas, work, one, number, by)
    elif one.state == "rejected":
        st.button(
            say("card.back"),
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
        lines = "\n".join(f"- {plain(told(question))}" for question in one.draft.questions)
        st.warning(f"{say('card.look')}\n{lines}", icon=":material/rule:")
    if one.draft.mood in {"announced", "denied"}:
        _not_happened(atlas, work, one, number)
        return
    fields = forms.show(atlas, one, prefix)
    if "lat" in one.row:
        place.show_map(atlas, fields, number)
    likeness = known.show(atlas, one, prefix, editing=by is not None)
    try:
        with st.container(horizontal=True, key=f"add-decide-{number}"):
            if by is not None and st.button(
                say("card.accept"),
                type="secondary" if likeness.sure else "primary",
                icon=":material/check:",
                key=f"{prefix}-accept",
            ):
                keeping.accept(atlas, work, one, by)
            elif likeness.merge is not None and by is not None:
                keeping.merge(atlas, work, one, likeness.merge, by)
            st.button(
                say("card.reject"),
                icon=":material/close:",
                key=f"{prefix}-reject",
                on_click=_reject,
                args=(work, one, number - 1),
            )
            if len(work.undecided) > 1:
                st.button(
                    say("card.skip"),
                    icon=":material/skip_next:",
                    key=f"{prefix}-skip",
                    on_click=work.forward,
                    args=(number - 1,),
                )
    except DataError as error:
        said.show(error, say("card.not_saved"))
    if one.state != "open":
        journal.tell(say(f"card.{one.state}"), STATES[one.state][1])
        work.forward(number - 1)
        st.rerun()


def _not_happened(atlas: Atlas, work: Work, one: Decision, number: int) -> None:
    """Offer what can be made of something that did not happen, or not yet."""
    denied = one.draft.mood == "denied"
    st.markdown(say("card.denied") if denied else say("card.announced"))
    with st.container(horizontal=True):
        if st.button(
            say("card.make_denied") if denied else say("card.make_announced"),
            icon=":material/campaign:",
            key=f"add-announce-{number}",
        ):
            work.propose(number - 1, announcement(one.draft, work.article), atlas)
            st.rerun()
        if st.button(
            say("card.happened"), icon=":material/event_available:", key=f"add-happened-{number}"
        ):
            work.propose(number - 1, replace(one.draft, mood="happened"), atlas)
            st.rerun()
        st.button(
            say("card.reject"),
            icon=":material/close:",
            key=f"add-reject-{number}",
            on_click=_reject,
            args=(work, one, number - 1),
        )


def _done(atlas: Atlas, work: Work, one: Decision, number: int, by: str | None) -> None:
    """Show where the record is, and the way back."""
    with st.container(horizontal=True, vertical_alignment="center"):
        try:
            name = title(atlas, str(one.record))
        except KeyError:
            st.caption(say("card.gone"))
            return
        st.button(
            say("card.see"),
            icon=":material/map:",
            key=f"add-map-{number}",
            on_click=keeping.to_map,
            args=(atlas, one.record),
        )
        if (
            by is not None
            and one.change is not None
            and st.button(
                say("card.undo"), icon=":material/undo:", key=f"add-undo-{number}", type="tertiary"
            )
        ):
            try:
                keeping.undo(work, one.change, by)
            except KeyError:
                one.state = "open"
            except DataError as error:
                said.show(error, say("card.stuck"))
                return
            else:
                journal.say_undone(name)
            work.selected = number - 1
            st.rerun()


def _select(work: Work, index: int | None) -> None:
    work.selected = -1 if index is None else index


def _set_state(one: Decision, state: State) -> None:
    one.state = state


def _reject(work: Work, one: Decision, index: int) -> None:
    one.state = "rejected"
    work.forward(index)
