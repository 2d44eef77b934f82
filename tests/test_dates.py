from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata import dates
from geodata.dates import Period

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2035, 12, 31))
PRECISIONS = st.sampled_from(dates.PRECISIONS)


@st.composite
def some_period(draw: st.DrawFn) -> Period:
    start = draw(DAYS)
    length = draw(st.none() | st.integers(1, 900))
    return Period(start, None if length is None else start + dt.timedelta(length))


@given(some_period(), some_period())
def test_overlap_is_mutual(one: Period, other: Period) -> None:
    assert one.overlaps(other) == other.overlaps(one)


@given(some_period(), some_period())
def test_what_lies_within_overlaps(one: Period, other: Period) -> None:
    if one.within(other):
        assert one.overlaps(other)


@given(some_period())
def test_a_period_lies_within_itself(one: Period) -> None:
    assert one.within(one)


@given(some_period(), some_period(), some_period())
def test_within_carries_over(one: Period, other: Period, third: Period) -> None:
    if one.within(other) and other.within(third):
        assert one.within(third)


@given(some_period(), some_period())
def test_overlap_means_a_common_day(one: Period, other: Period) -> None:
    later = max(one.start, other.start)
    assert one.overlaps(other) == (later in one and later in other)


@given(some_period())
def test_a_period_counts_its_days(one: Period) -> None:
    if one.end is None:
        assert one.days is None
        assert one.last is None
    else:
        assert len(list(one)) == one.days
        assert one.last in one
        assert one.end not in one


def test_an_open_period_cannot_be_walked() -> None:
    with pytest.raises(ValueError, match="no last day"):
        iter(Period(dt.date(2024, 1, 1)))


@given(DAYS, PRECISIONS)
def test_a_date_lies_in_the_interval_it_stands_for(day: dt.date, precision: str) -> None:
    found = dates.period(day, precision)
    assert day in found
    assert found.days in {"day": {1}, "week": {7}, "month": {28, 29, 30, 31}}.get(
        precision, {365, 366}
    )


@given(DAYS, DAYS, PRECISIONS)
def test_all_days_of_an_interval_stand_for_it(day: dt.date, other: dt.date, precision: str) -> None:
    found = dates.period(day, precision)
    assert (other in found) == (dates.period(other, precision) == found)


@given(DAYS, st.integers(0, 700), PRECISIONS)
def test_something_that_lasts_covers_its_first_and_last_interval(
    first: dt.date, length: int, precision: str
) -> None:
    last = first + dt.timedelta(length)
    found = dates.period(first, precision, last)
    assert dates.period(first, precision).within(found)
    assert dates.period(last, precision).within(found)
    assert found.start == dates.period(first, precision).start
    assert found.end == dates.period(last, precision).end


@given(st.lists(st.tuples(DAYS, PRECISIONS, st.none() | st.integers(-5, 700)), min_size=1))
def test_columns_agree_with_single_dates(
    rows: list[tuple[dt.date, str, int | None]],
) -> None:
    lasts = [None if length is None else day + dt.timedelta(length) for day, _, length in rows]
    table = dates.periods(
        pd.to_datetime(pd.Series([day for day, _, _ in rows])),
        pd.Series([precision for _, precision, _ in rows]),
        pd.to_datetime(pd.Series(lasts)),
    )
    assert [(start.date(), end.date()) for start, end in table.itertuples(index=False)] == [
        (found.start, found.end)
        for found in (
            dates.period(day, precision, last)
            for (day, precision, _), last in zip(rows, lasts, strict=True)
        )
    ]


@given(DAYS, st.integers(1, 400), DAYS)
def test_a_day_is_in_the_trailing_window_when_less_than_its_length_ago(
    day: dt.date, length: int, other: dt.date
) -> None:
    assert (other in dates.window(day, length)) == (0 <= (day - other).days < length)


@given(DAYS, DAYS)
def test_a_window_since_the_start_holds_every_earlier_day(day: dt.date, other: dt.date) -> None:
    assert (other in dates.window(day, None)) == (other <= day)


def test_a_window_of_no_days_is_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        dates.window("2024-09-16", 0)


@pytest.mark.parametrize("text", ["2024-02-30", "16 September 2024", ""])
def test_what_is_no_day_is_refused_with_the_right_form(text: str) -> None:
    with pytest.raises(ValueError, match="YYYY-MM-DD"):
        dates.day(text)


def test_a_timestamp_loses_its_time_of_day() -> None:
    assert dates.day(pd.Timestamp("2024-09-16 13:45")) == dt.date(2024, 9, 16)


def test_an_unknown_precision_is_refused() -> None:
    days = pd.to_datetime(pd.Series(["2024-09-16"]))
    with pytest.raises(ValueError, match="decade"):
        dates.period("2024-09-16", "decade")
    with pytest.raises(ValueError, match="decade"):
        dates.periods(days, pd.Series(["decade"]), days)
    with pytest.raises(ValueError, match="empty cell"):
        dates.periods(days, pd.Series([None], dtype=object), days)
