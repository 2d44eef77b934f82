"""Only the person at this machine, or those whom the operator names, may change what is kept."""

from __future__ import annotations

import pytest

from components.editing import at_this_machine, may_sign_in, named

HERE = {"Host": "localhost:8501", "Origin": "http://localhost:8501"}


@pytest.mark.parametrize("address", [None, "127.0.0.1", "::1", "::ffff:127.0.0.1"])
@pytest.mark.parametrize(
    "headers",
    [
        HERE,
        {"Host": "127.0.0.1:8501", "Origin": "http://127.0.0.1:8501"},
        {"host": "[::1]:8501", "origin": "http://[::1]:8501"},
    ],
)
def test_a_browser_on_this_machine_may_edit(address: str | None, headers: dict[str, str]) -> None:
    assert at_this_machine(address, headers)


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("192.0.2.7", HERE),
        ("::ffff:192.0.2.7", HERE),
        ("somewhere", HERE),
        (None, {}),
        (None, {"Host": "localhost:8501"}),
        (None, {"Origin": "http://localhost:8501"}),
        (None, HERE | {"X-Forwarded-For": "127.0.0.1"}),
        (None, HERE | {"forwarded": "for=192.0.2.7"}),
        (None, HERE | {"X-Real-IP": "192.0.2.7"}),
        # a proxy that says nothing of itself, and a name that was made to point here
        (None, {"Host": "127.0.0.1:8501", "Origin": "https://map.example.org"}),
        (None, {"Host": "evil.example.org", "Origin": "http://evil.example.org"}),
        (None, {"Host": "localhost.evil.example", "Origin": "http://localhost:8501"}),
        (None, {"Host": "localhost@evil.example", "Origin": "http://localhost:8501"}),
        (None, {"Host": "[::1", "Origin": "http://[::1"}),
        (None, {"Host": "localhost", "Origin": "null"}),
    ],
)
def test_nobody_else_passes_for_this_machine(address: str | None, headers: dict[str, str]) -> None:
    assert not at_this_machine(address, headers)


def test_those_on_the_list_may_edit_once_their_address_is_proven() -> None:
    wanted = "awa@example.org, Issa@example.org"
    assert named(wanted, {"email": "issa@example.org", "email_verified": True})
    assert named(wanted, {"email": "AWA@example.org", "email_verified": "true"})


@pytest.mark.parametrize(
    ("wanted", "user"),
    [
        ("awa@example.org", {}),
        ("awa@example.org", {"email": "awa@example.org"}),
        ("awa@example.org", {"email": "awa@example.org", "email_verified": False}),
        ("awa@example.org", {"email": "other@example.org", "email_verified": True}),
        ("awa@example.org", {"email": "a@example.org", "email_verified": True}),
        ("awa@example.org", {"email": None, "email_verified": True}),
        ("nobody", {"email": "nobody", "email_verified": True}),
        ("", {"email": "", "email_verified": True}),
        (",", {"email": "", "email_verified": True}),
    ],
)
def test_anybody_else_only_reads(wanted: str, user: dict[str, object]) -> None:
    assert named(wanted, user) is None


@pytest.mark.parametrize(
    ("wanted", "user", "offered"),
    [
        ("awa@example.org", {"is_logged_in": False}, True),
        ("awa@example.org", {"is_logged_in": True}, False),
        ("awa@example.org", {}, False),
        (None, {"is_logged_in": False}, False),
        (" nobody ", {"is_logged_in": False}, False),
        ("", {"is_logged_in": False}, False),
    ],
)
def test_signing_in_is_offered_where_it_can_help(
    wanted: str | None, user: dict[str, bool], *, offered: bool
) -> None:
    assert may_sign_in(wanted, user) is offered
