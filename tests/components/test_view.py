from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.view import MODES, USUALLY_HIDDEN, Limits, View, read, write

MARKS = ("us", "france", "russia", "stronghold", "fighting", "lapsed", "regions", "labels")
LIMITS = Limits(
    first=dt.date(2012, 1, 1),
    last=dt.date(2026, 7, 4),
    records=frozenset({"2021-06-05-bfa-solhan", "us-ner-niamey-embassy"}),
    sources=frozenset({"hrw-20210609-solhan"}),
    basemaps=frozenset({"own", "osm", "light"}),
    marks=frozenset(MARKS),
)
WINDOWS = (1, 7, 30, 45, 365, 40_000, None, "rest")
DEFAULT = View(day=dt.date(2024, 9, 16))

VIEWS = st.builds(
    View,
    day=st.dates(LIMITS.first, LIMITS.last),
    window=st.sampled_from(WINDOWS),
    hide=st.sets(st.sampled_from(MARKS)).map(lambda marks: tuple(sorted(marks))),
    record=st.none() | st.sampled_from(sorted(LIMITS.records)),
    basemap=st.sampled_from(sorted(LIMITS.basemaps)),
    where=st.none()
    | st.tuples(
        st.integers(-10_000, 40_000).map(lambda value: value / 1000),
        st.integers(-30_000, 40_000).map(lambda value: value / 1000),
        st.integers(400, 1400).map(lambda value: value / 100),
    ),
    source=st.none() | st.sampled_from(sorted(LIMITS.sources)),
    other=st.none() | st.dates(LIMITS.first, LIMITS.last),
    mode=st.sampled_from(MODES),
    shape=st.none() | st.just("circle:14.5,-1.2,60"),
)


@given(VIEWS)
def test_a_view_written_into_a_link_reads_back_as_it_was(view: View) -> None:
    assert read(write(view, LIMITS), DEFAULT, LIMITS) == (view, [])


@given(VIEWS)
def test_the_map_follows_a_command_and_reports_it_back(view: View) -> None:
    command = view.command()
    report = {**command, "hide": sorted(command["hide"]), "seq": 1}
    assert DEFAULT.told(report) == View(**{**vars(view), "source": None})


@given(VIEWS, VIEWS)
def test_what_a_link_leaves_out_is_what_is_usual_and_never_what_was_before(
    view: View, before: View
) -> None:
    # A link is the same for whoever opens it: so it says all that is not usual.
    assert read(write(view, LIMITS), DEFAULT, LIMITS)[0] == view
    again = {**write(before, LIMITS), **write(view, LIMITS)}
    assert read(again, DEFAULT, LIMITS)[0].day == view.day


@given(
    st.dictionaries(
        st.sampled_from(
            ["day", "window", "hide", "record", "map", "view", "source", "with", "compare"]
        ),
        st.text(max_size=40),
    )
)
def test_any_text_at_all_in_a_link_is_read_or_named_and_nothing_breaks(
    params: dict[str, str],
) -> None:
    view, faults = read(params, DEFAULT, LIMITS)
    assert read(write(view, LIMITS), DEFAULT, LIMITS) == (view, [])
    assert len(faults) <= len(params)
    assert LIMITS.first <= view.day <= LIMITS.last


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("day", "2011-12-31"),
        ("day", "2026-07-05"),
        ("day", "2023-02-29"),
        ("day", ""),
        ("window", "0"),
        ("window", "-7"),
        ("window", "None"),
        ("record", "nobody"),
        ("map", "javascript:alert(1)"),
        ("view", "nan,0,5"),
        ("view", "14,1"),
        ("view", "14,1,5,6"),
        ("view", "inf,1,5"),
        ("source", ""),
    ],
)
def test_a_part_that_makes_no_sense_is_named_and_passed_over(name: str, text: str) -> None:
    view, (fault,) = read({name: text, "hide": "us"}, DEFAULT, LIMITS)
    assert view == View(day=DEFAULT.day, hide=("us",))
    assert fault.startswith(f"The link says {name}={text}, which is not ")


def test_a_mark_that_no_legend_has_is_named_too() -> None:
    _, faults = read({"hide": "us,unicorns"}, DEFAULT, LIMITS)
    assert len(faults) == 1
    assert "unicorns" in faults[0]


def test_an_endless_value_is_cut_in_the_message() -> None:
    _, (fault,) = read({"day": "9" * 5000}, DEFAULT, LIMITS)
    assert len(fault) < 200


def test_the_usual_view_is_the_shortest_link() -> None:
    assert write(DEFAULT, LIMITS) == {"day": "2024-09-16"}
    assert DEFAULT.hide == USUALLY_HIDDEN


def test_nothing_hidden_is_said_in_a_word() -> None:
    view = View(day=DEFAULT.day, hide=())
    assert write(view, LIMITS)["hide"] == "none"
