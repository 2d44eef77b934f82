"""Measuring a coder: who answers like the corpus is right, and each way to be wrong is seen."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.answers import HALVES, bounds, days, examples, same_date, same_number, same_place
from benchmarks.assignment import assign
from benchmarks.coding import measure, misses, table
from geodata.coding.drafts import Dated, Draft, Found, Located, Range

if TYPE_CHECKING:
    from collections.abc import Callable

    from geodata.coding.article import Article

    Change = Callable[[list[Draft]], list[Draft]]

GAO = Located("Gao", "MLI", 16.27, -0.04, "town")


FIELDS = ("category", "date", "place", "power", "stage", "deaths", "wounded", "troops")


class Knowing:
    """A coder that looks the answers up, and then changes them."""

    def __init__(self, half: str, change: Change = lambda drafts: drafts) -> None:
        self.answers = {one.article.text: one.answers for one in examples(half)}
        self.change = change

    def code(self, article: Article) -> list[Draft]:
        return self.change(
            [
                Draft(
                    kind=answer.kind,
                    mood=answer.mood,
                    title="",
                    spans=(),
                    actors=tuple(map(Found, answer.actors)),
                    **{
                        name: value and Found(value)
                        for name in FIELDS
                        for value in [getattr(answer, name)]
                    },
                )
                for answer in self.answers[article.text]
                if not answer.optional
            ]
        )


@pytest.mark.parametrize("half", HALVES)
def test_who_answers_like_the_corpus_is_right_in_everything(half: str) -> None:
    figures, pairings = measure(Knowing(half), half)
    assert {"event", "event en", "event fr", "zone", "strength"} <= set(figures)
    for row in figures.values():
        assert {value for name, value in row.items() if name not in ("answers", "drafts")} == {1}
    assert misses(pairings) == ""


def test_who_finds_nothing_has_no_recall_and_no_precision() -> None:
    figures, pairings = measure(Knowing("development", lambda _: []), "development")
    assert figures["event"]["recall"] == 0
    assert "precision" not in figures["event"]
    assert "missed happened" in misses(pairings)


def test_who_takes_plans_and_denials_for_events_loses_precision() -> None:
    def gullible(drafts: list[Draft]) -> list[Draft]:
        return [replace(draft, mood="happened") for draft in drafts]

    figures, _ = measure(Knowing("test", gullible), "test")
    assert figures["event"]["recall"] == 1
    assert figures["event"]["precision"] < 0.95
    assert figures["event not happened"]["recall"] == 0


def test_who_says_everything_twice_is_right_half_of_the_time() -> None:
    figures, _ = measure(Knowing("test", lambda drafts: drafts * 2), "test")
    # Less the optional answers that the second time matches.
    assert 0.5 <= figures["event"]["precision"] < 0.6


def test_a_handover_stands_for_its_event_and_beside_it_counts_once() -> None:
    def handovers(drafts: list[Draft]) -> list[Draft]:
        return [
            replace(draft, kind="handover", category=None)
            for draft in drafts
            if draft.category and draft.category.value == "base_handover"
        ]

    alone, _ = measure(Knowing("test", handovers), "test")
    both, _ = measure(Knowing("test", lambda drafts: drafts + handovers(drafts)), "test")
    assert alone["event"]["precision"] == 1
    assert alone["event"]["drafts"] > 5
    assert both["event"]["precision"] == both["event"]["recall"] == 1


def test_a_wrong_day_is_seen_in_the_dates_alone() -> None:
    def late(drafts: list[Draft]) -> list[Draft]:
        return [
            replace(draft, date=Found(replace(draft.date.value, day=dt.date(1990, 1, 1), end=None)))
            for draft in drafts
        ]

    figures, pairings = measure(Knowing("test", late), "test")
    event = figures["event"]
    assert (event["recall"], event["date"], event["place"]) == (1, 0, 1)
    assert "1990-01-01" in misses(pairings)


def test_a_wrong_place_and_day_is_no_match() -> None:
    def elsewhere(drafts: list[Draft]) -> list[Draft]:
        far = Found(Located("Cape Town", "ZAF", -33.9, 18.4, "town"))
        return [
            replace(draft, place=far, date=Found(Dated(dt.date(1990, 1, 1)))) for draft in drafts
        ]

    figures, _ = measure(Knowing("test", elsewhere), "test")
    assert figures["event"]["recall"] == figures["event"]["precision"] == 0


def test_actors_are_measured_by_what_both_name() -> None:
    def silent(drafts: list[Draft]) -> list[Draft]:
        return [replace(draft, actors=draft.actors[:1]) for draft in drafts]

    figures, _ = measure(Knowing("test", silent), "test")
    assert 0.5 < figures["event"]["actors F1"] < 0.9


def test_the_table_names_each_sort_once() -> None:
    figures, _ = measure(Knowing("test"), "test")
    lines = table(figures).splitlines()
    assert len(lines) == len(figures) + 1
    assert "recall" in lines[0]


def test_a_date_agrees_when_as_precise_and_within() -> None:
    day = Dated(dt.date(2024, 9, 16))
    night = Dated(dt.date(2024, 9, 15), end=dt.date(2024, 9, 16))
    month = Dated(dt.date(2024, 9, 1), "month")
    assert same_date(day, day)
    assert same_date(night, day)
    assert not same_date(month, day)
    assert not same_date(day, Dated(dt.date(2024, 9, 17)))
    assert not same_date(day, None)
    assert days(month)[1] == dt.date(2024, 9, 30)
    assert days(Dated(dt.date(2024, 9, 9), "week"))[1] == dt.date(2024, 9, 15)


def test_a_place_agrees_as_precisely_as_the_answer_has_it() -> None:
    region = Located("Gao", "MLI", 16.5, 0.5, "region")
    country = Located("Mali", "MLI", 17.4, -3.5, "country")
    assert same_place(GAO, replace(GAO, lat=16.4))
    assert not same_place(GAO, replace(GAO, lat=16.6))
    assert same_place(region, GAO)
    assert same_place(country, GAO)
    assert not same_place(GAO, country)
    assert not same_place(region, country)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Range(40, 40, 40), Range(40, 40, 40), True),
        (Range(40, 40, 40), Range(41, 41, 41), False),
        (Range(low=40), Range(40, 40, 40), True),
        (Range(low=40), Range(90, 90, 90), False),
        (Range(best=100), Range(95, 95, 95), True),
        (Range(60, None, 100), Range(low=90), True),
        (Range(0, 0, 0), None, False),
        (None, None, True),
    ],
)
def test_numbers_agree_when_their_spans_meet(
    one: Range | None, other: Range | None, *, same: bool
) -> None:
    assert same_number(one, other) is same
    assert same_number(other, one) is same


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_a_span_holds_its_number(first: int, second: int) -> None:
    low, high = sorted((first, second))
    assert bounds(Range(low=low, high=high)) == (low, high)
    assert bounds(Range(low=low))[0] == low
    assert bounds(Range(high=high))[1] == high


@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(
            st.lists(st.integers(0, 9), min_size=width, max_size=width), min_size=1, max_size=4
        )
    )
)
def test_no_other_pairing_is_worth_more(gains: list[list[int]]) -> None:
    pairs = assign(gains)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    width = len(gains[0])
    size = max(len(gains), width)
    padded = [
        [gains[row][column] if row < len(gains) and column < width else 0 for column in range(size)]
        for row in range(size)
    ]
    best = max(
        sum(padded[row][column] for row, column in enumerate(order))
        for order in permutations(range(size))
    )
    assert sum(gains[row][column] for row, column in pairs) == best
