"""A draft survives being written as JSON, whatever is in it; what is not a draft is refused."""

from __future__ import annotations

import datetime as dt
import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.coding.article import Article, Span
from geodata.coding.drafts import Dated, Draft, Found, Kind, Located, Mood, Range
from geodata.coding.plain import QUOTE_LENGTH, from_json, to_json
from geodata.faults import DataError

spans = st.lists(
    st.tuples(st.integers(0, 400), st.integers(0, 400)).map(lambda pair: Span(*sorted(pair))),
    max_size=3,
).map(tuple)
scores = st.floats(0, 1)
words = st.text(max_size=30)


def found(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.builds(Found, values, spans, scores)


def perhaps(values: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | found(values)


ranges = st.builds(Range, *[st.none() | st.integers(0, 10**6)] * 3)
dates = st.builds(
    Dated,
    st.dates(),
    st.sampled_from(["day", "week", "month", "year"]),
    st.none() | st.dates(),
)
places = st.builds(
    Located,
    words,
    words,
    st.floats(-90, 90),
    st.floats(-180, 180),
    st.sampled_from(["site", "town", "region", "country"]),
    st.none() | words,
)
drafts = st.builds(
    Draft,
    kind=st.sampled_from(get_args(Kind)),
    mood=st.sampled_from(get_args(Mood)),
    title=words,
    spans=spans,
    category=perhaps(words),
    date=perhaps(dates),
    place=perhaps(places),
    actors=st.lists(found(words), max_size=3).map(tuple),
    deaths=perhaps(ranges),
    wounded=perhaps(ranges),
    troops=perhaps(ranges),
    power=perhaps(words),
    stage=perhaps(words),
    questions=st.lists(words, max_size=2).map(tuple),
    score=scores,
)


@given(drafts, st.text(max_size=500))
def test_a_draft_written_as_json_is_read_back_equal(draft: Draft, text: str) -> None:
    written = json.dumps(to_json(draft, Article(text=text)))
    assert from_json(json.loads(written)) == draft


def plain() -> dict:
    article = Article(text="Soldiers left Gao on Monday.")
    draft = Draft(
        "event",
        "happened",
        "Withdrawal from Gao",
        (Span(0, 28),),
        category=Found("withdrawal", (Span(9, 13),)),
        date=Found(Dated(dt.date(2022, 8, 15)), (Span(21, 27),)),
        place=Found(Located("Gao", "MLI", 16.27, -0.04, "town"), (Span(14, 17),)),
        actors=(Found("france", ()),),
        troops=Found(Range(low=40), ()),
    )
    return json.loads(json.dumps(to_json(draft, article)))


def test_each_field_carries_the_words_it_stands_on() -> None:
    record = plain()
    assert record["quotes"] == ["Soldiers left Gao on Monday."]
    assert record["date"]["quotes"] == ["Monday"]
    assert record["place"]["quotes"] == ["Gao"]


def test_a_long_quote_is_cut() -> None:
    article = Article(text="a" * 1000)
    [quote] = to_json(Draft("event", "happened", "", (Span(0, 1000),)), article)["quotes"]
    assert len(quote) == QUOTE_LENGTH
    assert quote.endswith("…")


def test_a_draft_is_read_back_without_its_quotes() -> None:
    record = plain()
    whole = from_json(record)
    del record["quotes"], record["place"]["quotes"], record["deaths"]
    assert from_json(record) == whole


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "rumour"),
        ("mood", ["happened"]),
        ("title", None),
        ("spans", [[3, 1]]),
        ("spans", [[0, 1, 2]]),
        ("spans", "0-3"),
        ("category", "withdrawal"),
        ("date", {"value": {"day": "2022-13-40", "precision": "day"}}),
        ("date", {"value": {"day": "2022-01-01", "precision": "decade"}}),
        ("place", {"value": {"name": "Gao", "country": "MLI", "lat": "north", "lon": 0}}),
        ("troops", {"value": {"low": 4.5}}),
        ("actors", {"value": "france"}),
        ("score", "high"),
    ],
)
def test_what_is_not_a_draft_is_refused_with_its_field(field: str, value: object) -> None:
    with pytest.raises(DataError) as caught:
        from_json(plain() | {field: value})
    assert [fault.field for fault in caught.value.faults] == [field]


def test_what_is_no_object_is_refused() -> None:
    with pytest.raises(DataError, match="an object"):
        from_json(["event"])
