from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata import dates, events

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2020, 12, 31))
ROWS = st.lists(
    st.tuples(DAYS, st.sampled_from(dates.PRECISIONS), st.none() | st.integers(0, 20)),
    min_size=1,
    max_size=8,
)
NUMBERS = st.none() | st.integers(0, 500)


def table(rows: list[tuple[dt.date, str, int | None]]) -> pd.DataFrame:
    lasts = [None if length is None else day + dt.timedelta(length) for day, _, length in rows]
    return events.intervals(
        pd.DataFrame(
            {
                "date": pd.to_datetime([day for day, _, _ in rows]),
                "date_end": pd.to_datetime(pd.Series(lasts)).astype("datetime64[s]"),
                "date_precision": [precision for _, precision, _ in rows],
            }
        )
    )


def tolls(*rows: tuple[int | None, int | None, int | None]) -> pd.DataFrame:
    columns = ["fatalities_low", "fatalities_best", "fatalities_high"]
    return pd.DataFrame(rows, columns=columns).astype("Int64")


@settings(max_examples=25)
@given(ROWS, DAYS, st.integers(1, 60))
def test_an_event_is_in_the_window_when_one_of_its_days_is(
    rows: list[tuple[dt.date, str, int | None]], day: dt.date, length: int
) -> None:
    window = dates.window(day, length)
    found = events.in_window(table(rows), window)
    for number, (date, precision, lasting) in enumerate(rows):
        last = None if lasting is None else date + dt.timedelta(lasting)
        own = dates.period(date, precision, last)
        assert (number in found.index) == any(day in window for day in own)
        if number in found.index:
            surely = precision == "day" or all(day in window for day in own)
            assert found.loc[number, "certain"] == surely


@settings(max_examples=25)
@given(ROWS, DAYS, st.integers(1, 60), st.integers(0, 60))
def test_a_longer_window_loses_no_event(
    rows: list[tuple[dt.date, str, int | None]], day: dt.date, length: int, more: int
) -> None:
    short = events.in_window(table(rows), dates.window(day, length))
    long = events.in_window(table(rows), dates.window(day, length + more))
    since = events.in_window(table(rows), dates.window(day, None))
    assert set(short.index) <= set(long.index) <= set(since.index)


@given(st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS)))
def test_sums_of_deaths_leave_no_event_out(
    rows: list[tuple[int | None, int | None, int | None]],
) -> None:
    found = events.deaths(tolls(*rows))
    assert found.unknown == sum(toll == (None, None, None) for toll in rows)
    assert found.low == sum(next((n for n in toll if n is not None), 0) for toll in rows)


@pytest.mark.parametrize(
    ("toll", "expected"),
    [
        ((132, 132, 160), "132 to 160"),
        ((7, 7, 7), "7"),
        ((100, 100, None), "100"),
        ((None, 80, 80), "80"),
        ((233, None, 333), "233 to 333"),
        ((1000, None, 2500), "1,000 to 2,500"),
    ],
)
def test_disputed_tolls_stay_a_range(toll: tuple[int | None, ...], expected: str) -> None:
    assert str(events.deaths(tolls(toll))) == expected


def test_no_figure_is_not_nought() -> None:
    assert events.deaths(tolls((None, None, None), (0, 0, 0))) == events.Deaths(0, 0, 0, unknown=1)
