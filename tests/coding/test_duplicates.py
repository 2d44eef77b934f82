"""A second report of a known record is recognised, and another record is let through."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import geodata
from geodata.coding.deciding.duplicates import LIKELY, SHORT_DAYS, WEIGHTS
from geodata.coding.deciding.duplicates import known as find
from geodata.coding.deciding.endings import known

if TYPE_CHECKING:
    from geodata import Atlas

SOLHAN = "2021-06-05-bfa-solhan"


def event(atlas: Atlas, identifier: str = SOLHAN, **changes: Any) -> dict[str, Any]:
    return known(atlas, "events", identifier) | {"id": None} | changes


def test_the_same_event_is_found_first(atlas: Atlas) -> None:
    found = find(atlas, event(atlas))
    assert found.index[0] == SOLHAN
    assert found["score"].iloc[0] == pytest.approx(1.0)
    assert (found["distance_km"].iloc[0], found["days"].iloc[0]) == (0, 0)


def test_it_is_found_from_a_first_and_thinner_report(atlas: Atlas) -> None:
    thinner = event(
        atlas,
        date=dt.date(2021, 6, 4),
        lat=13.3,
        actors=(),
        fatalities_low=100,
        fatalities_best=None,
        fatalities_high=None,
    )
    assert find(atlas, thinner).index[0] == SOLHAN


def test_a_record_is_no_duplicate_of_itself(atlas: Atlas) -> None:
    assert SOLHAN not in find(atlas, event(atlas, id=SOLHAN)).index


@pytest.mark.parametrize(
    "changes",
    [
        {"date": dt.date(2021, 8, 5)},
        {"lat": 17.0, "lon": -3.0},
        {"category": "agreement", "actors": ("ecowas",)},
    ],
)
def test_another_time_place_or_matter_is_another_event(
    atlas: Atlas, changes: dict[str, Any]
) -> None:
    assert SOLHAN not in find(atlas, event(atlas, **changes)).index


def test_a_month_is_compared_as_a_month(atlas: Atlas) -> None:
    month = event(atlas, date=dt.date(2021, 6, 1), date_precision="month")
    found = find(atlas, month)
    assert found.loc[SOLHAN, "days"] == 0
    assert found.loc[SOLHAN, "time"] < 1


def test_without_a_date_or_a_place_nothing_is_found(atlas: Atlas) -> None:
    assert find(atlas, event(atlas, date=None)).empty
    assert find(atlas, event(atlas, lat=None)).empty


def test_imported_events_are_not_offered(atlas: Atlas) -> None:
    imported = atlas.events.assign(dataset="ucdp")
    assert find(replace(atlas, events=imported), event(atlas)).empty


@pytest.mark.parametrize(
    ("table", "identifier"),
    [
        ("sites", "france-mli-gao"),
        ("strength", "strength-france-ben-all-2021-06-01"),
        ("zones", "jnim-ben-basso-activity"),
    ],
)
def test_other_tables_are_looked_through_too(atlas: Atlas, table: str, identifier: str) -> None:
    again = known(atlas, table, identifier) | {"id": None}
    assert find(atlas, again, table=table).index[0] == identifier


def test_most_known_events_repeat_no_other(atlas: Atlas) -> None:
    sample = atlas.events.index[::12]
    repeated = [one for one in sample if not find(atlas, known(atlas, "events", one)).empty]
    assert len(repeated) < 0.2 * len(sample)


@settings(max_examples=25)
@given(
    number=st.integers(0, 10_000),
    days=st.integers(-1, 1),
    north=st.floats(-0.05, 0.05),
    east=st.floats(-0.05, 0.05),
    who=st.booleans(),
)
def test_a_slip_of_a_day_and_some_km_never_hides_the_known_event(
    number: int, days: int, north: float, east: float, *, who: bool
) -> None:
    atlas = geodata.load()
    identifier = atlas.events.index[number % len(atlas.events)]
    row = event(atlas, identifier)
    slipped = row | {"lat": row["lat"] + north, "lon": row["lon"] + east}
    if row["date_precision"] == "day":
        slipped["date"] += dt.timedelta(days)
        if row["date_end"] and row["date_end"] - row["date"] < dt.timedelta(SHORT_DAYS):
            slipped["date_end"] = None  # one report tells of the days, another of the first
    if not who:
        slipped["actors"] = ()
    found = find(atlas, slipped)
    assert identifier in found.index
    assert found["score"].between(LIKELY, 1.0 + 1e-9).all()
    assert pd.Index(found.columns).isin(["score", "distance_km", "days", *WEIGHTS]).all()
    assert found["score"].is_monotonic_decreasing
