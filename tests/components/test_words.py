from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.timemap.words import figure, when


@pytest.mark.parametrize(
    ("date", "precision", "end", "told"),
    [
        ("2024-09-16", "day", None, "16 September 2024"),
        ("2024-09-16", "day", "2024-09-16", "16 September 2024"),
        ("2024-09-16", "day", "2024-09-18", "16 to 18 September 2024"),
        ("2022-03-27", "day", "2022-04-02", "27 March to 2 April 2022"),
        ("2023-12-30", "day", "2024-01-02", "30 December 2023 to 2 January 2024"),
        ("2024-09-16", "week", None, "week of 16 September 2024"),
        ("2024-09-01", "month", None, "September 2024 (day not known)"),
        ("2024-01-01", "year", None, "2024 (month not known)"),
    ],
)
def test_a_date_is_told_as_far_as_it_is_known(
    date: str, precision: str, end: str | None, told: str
) -> None:
    last = None if end is None else pd.Timestamp(end)
    assert when(pd.Timestamp(date), precision, last) == told


def test_a_missing_end_is_no_end() -> None:
    assert when(pd.Timestamp("2024-09-16"), "day", pd.NaT) == "16 September 2024"


@pytest.mark.parametrize(
    ("low", "best", "high", "told"),
    [
        (20, 24, 24, "20–24"),
        (132, 160, 160, "132–160"),
        (200, 200, 200, "200"),
        (None, 1100, None, "1,100"),
        (0, 0, 0, "0"),
        (pd.NA, pd.NA, pd.NA, ""),
    ],
)
def test_a_figure_between_two_bounds(low: object, best: object, high: object, told: str) -> None:
    assert figure(low, best, high) == told


@given(st.integers(0, 9999), st.integers(0, 9999))
def test_a_figure_names_both_bounds_and_the_lower_one_first(one: int, other: int) -> None:
    low, high = sorted((one, other))
    told = figure(low, None, high)
    assert told == (f"{low:,}" if low == high else f"{low:,}–{high:,}")


def test_a_bound_without_the_other_says_which_one_it_is() -> None:
    # Two bounds stand apart: "at least 30" must not read like "30".
    assert figure(30, None, None) != figure(30, 30, 30)
    assert figure(None, None, 30) != figure(30, 30, 30)
