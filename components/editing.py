"""Who may change what is kept: the person at this machine, or those whom the operator names."""

from __future__ import annotations

import getpass
import ipaddress
import os
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import streamlit as st

from components.language import say

if TYPE_CHECKING:
    from collections.abc import Mapping

VARIABLE: Final = "SAHELSCOPE_EDITORS"
NOBODY: Final = "nobody"

_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_FORWARDED: Final = ("x-forwarded-for", "forwarded", "x-real-ip")


def editor() -> str | None:
    """Name the person who may edit in this session; None for a reader."""
    wanted = os.environ.get(VARIABLE)
    if wanted is None:
        here = at_this_machine(st.context.ip_address, st.context.headers)
        return _user() if here else None
    return named(wanted, st.user.to_dict())


def at_this_machine(address: str | None, headers: Mapping[str, str]) -> bool:
    """Tell whether a browser on this machine is asking, and not somebody behind a proxy.

    Parameters
    ----------
    address : str or None
        The visitor's address as Streamlit gives it, which is None for some of this machine's.
    headers : mapping of str to str
        The request's headers. A browser names the page's own host in ``Origin``, so that neither a
        proxy that says nothing of itself nor a foreign name for this machine passes.

    Examples
    --------
    >>> at_this_machine(None, {"Host": "localhost:8501", "Origin": "http://localhost:8501"})
    True
    >>> at_this_machine(None, {"Host": "localhost:8501", "Origin": "https://map.example.org"})
    False
    """
    given = {name.lower(): value for name, value in headers.items()}
    if not _loops(address) or any(name in given for name in _FORWARDED):
        return False
    hosts = (_host(f"//{given.get('host', '')}"), _host(given.get("origin", "")))
    return all(host in _LOOPBACK for host in hosts)


def named(wanted: str, user: Mapping[str, Any]) -> str | None:
    """Return the address of a signed-in person who is on the operator's list.

    Parameters
    ----------
    wanted : str
        E-mail addresses with commas between, or ``nobody``.
    user : mapping
        What the sign-in service says of the visitor; empty for somebody who has not signed in.

    Examples
    --------
    >>> named("Awa@example.org", {"email": "awa@example.org", "email_verified": True})
    'awa@example.org'
    >>> named("awa@example.org", {"email": "awa@example.org"}) is None
    True
    """
    email = user.get("email")
    proven = user.get("email_verified") in (True, "true")
    if not isinstance(email, str) or not proven or wanted.strip() == NOBODY:
        return None
    listed = {each.strip().casefold() for each in wanted.split(",")} - {""}
    return email if email.strip().casefold() in listed else None


def may_sign_in(wanted: str | None, user: Mapping[str, Any]) -> bool:
    """Tell whether signing in may help: the operator names people and has a service for it.

    Parameters
    ----------
    wanted : str or None
        What the operator says of editors.
    user : mapping
        As for `named`; Streamlit says ``is_logged_in`` in it where a service is set up.

    Examples
    --------
    >>> may_sign_in("awa@example.org", {"is_logged_in": False})
    True
    >>> may_sign_in("nobody", {"is_logged_in": False}), may_sign_in("awa@example.org", {})
    (False, False)
    """
    listed = wanted is not None and wanted.strip() not in {"", NOBODY}
    return listed and user.get("is_logged_in") is False


def offer_sign_in() -> None:
    """Show a way to sign in, or out again, where there is one."""
    user = st.user.to_dict()
    if may_sign_in(os.environ.get(VARIABLE), user) and find_spec("authlib"):
        st.button(say("editing.sign_in"), icon=":material/login:", on_click=st.login)
    elif user.get("is_logged_in"):
        st.button(
            say("editing.sign_out"), icon=":material/logout:", type="tertiary", on_click=st.logout
        )


def _loops(address: str | None) -> bool:
    """Tell whether an address is this machine's own; Streamlit says None for the usual ones."""
    if address is None:
        return True
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    # a server that listens to both families sees 127.0.0.1 as ::ffff:127.0.0.1
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return (mapped or found).is_loopback


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container's user may have no name
        return "this machine"
