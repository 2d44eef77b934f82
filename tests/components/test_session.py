from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import streamlit as st

from components import session
from components.view import View

if TYPE_CHECKING:
    from geodata import Atlas


class Query(dict[str, str]):
    def to_dict(self) -> dict[str, str]:
        return dict(self)


@pytest.fixture(autouse=True)
def query(monkeypatch: pytest.MonkeyPatch) -> Query:
    params = Query()
    monkeypatch.setattr(st, "query_params", params)
    monkeypatch.setattr(st, "session_state", {})
    return params


def report(view: View, seq: int) -> dict[str, object]:
    return {**view.command(), "seq": seq}


def test_a_new_session_opens_on_the_opening_day(atlas: Atlas) -> None:
    assert session.open_view(atlas) == []
    assert session.current() == View(day=atlas.opening_day)


def test_a_link_says_what_the_session_sees(atlas: Atlas, query: Query) -> None:
    query |= {"day": "2020-01-01", "window": "nonsense"}
    (fault,) = session.open_view(atlas)
    assert "window=nonsense" in fault
    assert session.current() == View(day=dt.date(2020, 1, 1))


def test_the_page_follows_the_map(atlas: Atlas) -> None:
    session.open_view(atlas)
    moved = replace(session.current(), day=dt.date(2014, 5, 1), window=None, where=(14.0, 1.0, 6.0))
    assert session.follow(report(moved, session.command()["seq"])) == moved
    assert session.current() == moved


def test_a_report_from_before_the_last_command_is_passed_over(atlas: Atlas) -> None:
    session.open_view(atlas)
    before = report(session.current(), session.command()["seq"])
    picked = replace(session.current(), record="2021-06-05-bfa-solhan")
    session.go(picked)
    assert session.follow(before) == picked
    assert session.follow({}) == picked
    assert session.follow(None) == picked


def test_every_command_has_a_number_of_its_own(atlas: Atlas) -> None:
    session.open_view(atlas)
    numbers = [session.command()["seq"]]
    for _ in range(3):
        session.go(session.current())
        numbers.append(session.command()["seq"])
    assert numbers == sorted(set(numbers))


def test_the_link_holds_what_is_not_usual_and_drops_what_no_longer_holds(
    atlas: Atlas, query: Query
) -> None:
    query |= {"day": "2020-01-01", "record": "2021-06-05-bfa-solhan", "country": "Mali"}
    session.open_view(atlas)
    session.go(replace(session.current(), record=None, window=90))
    session.write_link(atlas)
    assert query == {"day": "2020-01-01", "window": "90", "country": "Mali"}


def test_a_page_is_entered_once(atlas: Atlas) -> None:
    session.open_view(atlas)
    assert [session.enter(page) for page in ("map", "map", "data", "map")] == [
        True,
        False,
        True,
        True,
    ]


def test_an_address_changed_by_another_hand_is_noticed(atlas: Atlas, query: Query) -> None:
    session.open_view(atlas)
    session.write_link(atlas)
    assert not session.moved(atlas)
    query["country"] = "Mali"
    assert not session.moved(atlas)
    query["day"] = "2015-01-01"
    assert session.moved(atlas)


def test_a_record_that_was_taken_back_is_let_go_of(atlas: Atlas) -> None:
    session.open_view(atlas)
    known = replace(session.current(), record="2021-06-05-bfa-solhan", source="hrw-20210609-solhan")
    session.go(known)
    seq = session.command()["seq"]
    assert session.settle(atlas) == known
    assert session.command()["seq"] == seq
    session.go(replace(known, record="2021-06-05-bfa-taken-back"))
    assert session.settle(atlas) == replace(known, record=None)
    session.go(replace(known, source="taken-back"))
    assert session.settle(atlas) == replace(known, source=None)
