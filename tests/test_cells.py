from __future__ import annotations

import contextlib
import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata import cells

INTEGER, NUMBER, DATE, TEXT = ({"type": t} for t in ("integer", "number", "date", "string"))
LIST = {"type": "string", "separator": ";"}

words = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1)
parts = st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters=";"), min_size=1)


@given(st.lists(parts))
def test_a_list_comes_back_as_it_was_written(value: list[str]) -> None:
    assert cells.parse(cells.write(tuple(value), LIST), LIST) == tuple(value)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)))
def test_a_date_comes_back_as_it_was_written(value: dt.date) -> None:
    assert cells.parse(cells.write(value, DATE), DATE) == value


@given(st.integers(-(10**14), 10**14))
def test_a_whole_number_comes_back_as_it_was_written(value: int) -> None:
    assert cells.parse(cells.write(value, INTEGER), INTEGER) == value


@given(st.decimals(-180, 180, places=6).map(float))
def test_a_coordinate_comes_back_as_it_was_written(value: float) -> None:
    assert cells.parse(cells.write(value, NUMBER), NUMBER) == value


@given(words)
def test_text_comes_back_as_it_was_written(value: str) -> None:
    assert cells.parse(cells.write(value, TEXT), TEXT) == value


@pytest.mark.parametrize("empty", [None, pd.NA, pd.NaT, float("nan")])
@pytest.mark.parametrize("field", [INTEGER, NUMBER, DATE, TEXT])
def test_what_is_not_known_is_an_empty_cell(empty: object, field: dict[str, str]) -> None:
    assert cells.write(empty, field) == ""
    assert cells.parse("", field) is None


@given(st.text(), st.sampled_from([INTEGER, NUMBER, DATE, TEXT, LIST]))
def test_any_text_is_read_or_refused_and_nothing_else(text: str, field: dict[str, str]) -> None:
    with contextlib.suppress(cells.CellError):
        value = cells.parse(text, field)
        assert cells.parse(cells.write(value, field), field) == value


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("1_000", INTEGER),
        ("12.0", INTEGER),
        ("٣", INTEGER),
        ("1" * 16, INTEGER),
        ("nan", NUMBER),
        ("inf", NUMBER),
        ("13,5", NUMBER),
        (" 13.5", NUMBER),
        ("20240916", DATE),
        ("2024-9-16", DATE),
        ("2024-02-30", DATE),
        ("0024-09-16", DATE),
        ("16/09/2024", DATE),
        ("a;;b", LIST),
        ("a; b", LIST),
        (";", LIST),
        (" text", TEXT),
        ("two\nlines", TEXT),
        ("nul\x00", TEXT),
    ],
)
def test_a_cell_that_only_looks_right_is_refused(text: str, field: dict[str, str]) -> None:
    with pytest.raises(cells.CellError):
        cells.parse(text, field)
