from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from geodata.formats.ucdp import COLUMNS

ATTACK = {
    "id": "501234",
    "year": "2023",
    "code_status": "Clear",
    "type_of_violence": "1",
    "dyad_name": "Government of Mali - JNIM",
    "side_a": "Government of Mali",
    "side_b": "JNIM",
    "source_office": "Made-up agency",
    "source_headline": "Made-up headline",
    "where_prec": "1",
    "where_coordinates": "Gao town",
    "adm_1": "Gao region",
    "latitude": "16.27",
    "longitude": "-0.05",
    "country": "Mali",
    "country_id": "432",
    "event_clarity": "1",
    "date_prec": "1",
    "date_start": "2023-08-04 00:00:00.000",
    "date_end": "2023-08-04 00:00:00.000",
    "best": "5",
    "high": "9",
    "low": "2",
}


def ged(*changes: dict[str, str]) -> pd.DataFrame:
    rows = [
        ATTACK | {"id": str(501234 + n), "source_headline": f"Made-up headline {n}"} | one
        for n, one in enumerate(changes or ({},))
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object).fillna("")


def test_deaths_are_not_taken_by_their_order(read: Any) -> None:
    event = read(ged()).events.iloc[0]
    told = (event["fatalities_low"], event["fatalities_best"], event["fatalities_high"])
    assert told == (2, 5, 9)


def test_a_row_becomes_an_event(read: Any) -> None:
    found = read(ged())
    event = found.events.iloc[0]
    assert event["category"] == "battle"
    assert event["actors"] == ("mali_gov", "jnim")
    assert event["reported_by"] == "Made-up agency"
    assert event["place"] == "Gao town"
    assert found.sources["licence"].tolist() == ["CC BY 4.0"]


@pytest.mark.parametrize(
    ("code", "start", "end", "expected"),
    [
        ("1", "2023-08-04", "2023-08-04", ("day", "2023-08-04", None)),
        ("1", "2023-08-04", "2023-08-06", ("day", "2023-08-04", "2023-08-06")),
        ("2", "2023-08-03", "2023-08-08", ("week", "2023-07-31", "2023-08-07")),
        ("3", "2023-08-07", "2023-08-13", ("week", "2023-08-07", None)),
        ("4", "2023-08-01", "2023-08-31", ("month", "2023-08-01", None)),
        ("5", "2023-03-01", "2023-10-31", ("year", "2023-01-01", None)),
    ],
)
def test_a_date_claims_no_more_than_its_code(
    read: Any, code: str, start: str, end: str, expected: tuple[str, str, str | None]
) -> None:
    event = read(ged({"date_prec": code, "date_start": start, "date_end": end})).events.iloc[0]
    precision, first, last = expected
    assert (event["date_precision"], event["date"]) == (precision, pd.Timestamp(first))
    assert pd.isna(event["date_end"]) if last is None else event["date_end"] == pd.Timestamp(last)


@pytest.mark.parametrize(
    ("code", "precision"),
    [("1", "town"), *((code, "region") for code in "2345"), ("6", "country"), ("7", "country")],
)
def test_a_place_claims_no_more_than_its_code(read: Any, code: str, precision: str) -> None:
    assert read(ged({"where_prec": code})).events["geo_precision"].tolist() == [precision]


def test_a_candidate_release_without_a_header_is_known(read: Any) -> None:
    found = read(ged({}, {}).to_csv(index=False, header=False))
    assert found.layout == "ucdp"
    assert (found.report.read, found.report.kept) == (2, 2)
    bad = read(ged({}, {"latitude": ""}).to_csv(index=False, header=False))
    assert bad.report.faults["row"].tolist() == [2]


@pytest.mark.parametrize(
    ("changes", "actor"),
    [
        ({"country": "Mali"}, "issp"),
        ({"country": "Burkina Faso", "latitude": "14.1", "longitude": "-1.6"}, "issp"),
        ({"country": "Niger", "latitude": "14.5", "longitude": "1.5"}, "issp"),
        ({"country": "Niger", "latitude": "13.3", "longitude": "12.6"}, "other"),
        ({"country": "Nigeria", "latitude": "11.8", "longitude": "13.2"}, "other"),
    ],
)
def test_islamic_state_is_told_apart_by_place(
    read: Any, changes: dict[str, str], actor: str
) -> None:
    found = read(ged({"side_a": "IS", "side_b": "Civilians"} | changes))
    assert found.events["actors"].iloc[0] == (actor, "civilians")
    assert found.events["named_actors"].iloc[0] == "IS; Civilians"


def test_unclear_and_unchecked_events_are_of_low_confidence(read: Any) -> None:
    found = read(ged({"event_clarity": "2"}, {"code_status": "Check dates"}, {}))
    assert found.events["confidence"].tolist() == ["low", "low", "medium"]


def test_figures_out_of_order_are_rejected(read: Any) -> None:
    report = read(ged({"low": "6"})).report
    assert report.faults["reason"].tolist() == ["does not lie between the lowest and the highest"]
