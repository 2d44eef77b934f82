"""Asking ACLED and UCDP with the reader's own key, which is used once and kept nowhere."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

import streamlit as st

from components import datasets
from components.importing.told import shown
from components.importing.upload import counted
from components.language import labels, say
from components.resources import shared
from geodata import DataError
from geodata.formats import services
from geodata.formats.services import AcledAccount, AcledKey, Query, UcdpToken

if TYPE_CHECKING:
    from collections.abc import Sequence

ADDRESSES = {
    "SAHELSCOPE_ACLED_URL": services.ACLED,
    "SAHELSCOPE_ACLED_KEY_URL": services.ACLED_BEFORE,
    "SAHELSCOPE_UCDP_URL": services.UCDP,
}
"""The operator's settings: where the services are. A reader cannot name another address."""


def _address(name: str) -> str:
    return os.environ.get(name) or ADDRESSES[name]


def show_acled() -> None:
    """Show the form for ACLED."""
    _tell("acled")
    account, key = say("service.account"), say("service.key_account")
    how = st.radio(say("service.yours"), [account, key], horizontal=True, key="acled_how")
    with st.form("acled", clear_on_submit=False):
        left, right = st.columns(2)
        email = left.text_input(say("service.email"), key="acled_email")
        secret = right.text_input(
            say("service.password") if how == account else say("service.key"),
            type="password",
            key=_secret("acled"),
            help=say("service.promise"),
        )
        query = _query("acled")
        asked = st.form_submit_button(say("service.ask", name="ACLED"), type="primary")
    if asked:
        who = (
            AcledAccount(email, secret, _address("SAHELSCOPE_ACLED_URL"))
            if how == account
            else AcledKey(email, secret, _address("SAHELSCOPE_ACLED_KEY_URL"))
        )
        _ask("acled", who, query, missing=not (email and secret))


def show_ucdp() -> None:
    """Show the form for UCDP."""
    _tell("ucdp")
    with st.form("ucdp", clear_on_submit=False):
        left, right = st.columns(2)
        token = left.text_input(
            say("service.token"), type="password", key=_secret("ucdp"), help=say("service.promise")
        )
        version = right.text_input(
            say("service.version"), "25.1", key="ucdp_version", help=say("service.version_help")
        )
        query = _query("ucdp")
        asked = st.form_submit_button(say("service.ask", name="UCDP"), type="primary")
    if asked:
        who = UcdpToken(token, version.strip(), _address("SAHELSCOPE_UCDP_URL"))
        _ask("ucdp", who, query, missing=not token)


def _secret(service: str) -> str:
    """Name the field of the key; after each time that it was used, another one."""
    return f"{service}_secret_{st.session_state.get(f'{service}_asked', 0)}"


def _forget(service: str) -> None:
    """Drop the key from the session: the field that held it is not shown again."""
    del st.session_state[_secret(service)]
    st.session_state[f"{service}_asked"] = st.session_state.get(f"{service}_asked", 0) + 1


def _query(service: str) -> Query:
    named = labels(shared().vocabulary, "country")
    first, last, where = st.columns([1, 1, 2])
    today = dt.datetime.now(dt.UTC).date()
    year = today.year - 1
    earliest = dt.date(1989, 1, 1)
    begin = first.date_input(
        say("share.from"),
        dt.date(year, 1, 1),
        earliest,
        today,
        key=f"{service}_first",
        format="YYYY-MM-DD",
    )
    end = last.date_input(
        say("share.to"),
        dt.date(year, 12, 31),
        earliest,
        today,
        key=f"{service}_last",
        format="YYYY-MM-DD",
    )
    countries: Sequence[str] = where.multiselect(
        say("service.countries"),
        services.countries_of(list(named)),
        ["MLI", "BFA", "NER"],
        format_func=lambda code: named.get(code, code),
        key=f"{service}_countries",
    )
    return Query(begin, end, tuple(countries))


def _ask(
    service: str, who: AcledAccount | AcledKey | UcdpToken, query: Query, *, missing: bool
) -> None:
    if missing or not query.countries:
        st.warning(say("service.missing"), icon=":material/edit:")
        return
    bar = st.progress(0.0, say("service.asking"))
    try:
        datasets.add(services.ask(who, query, progress=counted(bar)))
    except DataError as error:
        st.session_state[f"{service}_told"] = error
    _forget(service)
    # So that the field is shown anew, and empty.
    st.rerun()


def _tell(service: str) -> None:
    """Say what came of the last question."""
    if f"{service}_told" in st.session_state:
        with shown():
            raise st.session_state.pop(f"{service}_told")
