from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from geodata.formats import acled as layouts
from geodata.formats.tables import rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from geodata import Atlas

JNIM = "JNIM: Group for Support of Islam and Muslims"


def test_a_row_becomes_an_event_with_all_that_it_says(acled: Any, read: Any) -> None:
    (event,) = read(acled({})).events.to_dict("records")
    assert event["id"].startswith("acled-")
    assert event["id"].endswith("-mli1")
    assert (event["date"], event["date_precision"]) == (pd.Timestamp("2024-09-17"), "day")
    assert (event["category"], event["country"], event["place"]) == ("battle", "MLI", "Gao")
    assert (event["lat"], event["lon"], event["geo_precision"]) == (16.27, -0.05, "town")
    assert event["actors"] == ("mali_gov", "jnim", "wagner")
    assert event["named_actors"] == f"Military Forces of Mali (2021-); Wagner Group; {JNIM}"
    assert event["reported_by"] == "Made-up news; Made-up radio"
    assert (event["fatalities_best"], event["fatalities_low"]) == (3, pd.NA) or pd.isna(
        event["fatalities_low"]
    )
    assert event["summary"] == "Made up, number 1."
    assert event["sources"] == (event["dataset"],)


def test_the_dataset_is_a_source_with_its_attribution(acled: Any, read: Any) -> None:
    found = read(acled({}))
    (source,) = found.sources.to_dict("records")
    assert source["id"] == found.key
    assert "attribution" in source["licence"]
    assert "acleddata.com" in source["attribution"]
    assert source["attribution"] in source["title"]


def test_the_map_takes_the_events(acled: Any, read: Any, atlas: Atlas) -> None:
    found = read(acled({}, {"time_precision": "2"}))
    both = atlas.with_events(found.events, found.sources)
    assert len(both.events) == len(atlas.events) + 2
    assert both.record(f"{found.key}-mli2")["end"] == pd.Timestamp("2024-09-23")


@pytest.mark.parametrize(
    ("code", "precision", "date"),
    [("1", "day", "2024-09-18"), ("2", "week", "2024-09-16"), ("3", "month", "2024-09-01")],
)
def test_a_week_stays_a_week(acled: Any, read: Any, code: str, precision: str, date: str) -> None:
    event = read(acled({"time_precision": code, "event_date": "2024-09-18"})).events.iloc[0]
    assert (event["date_precision"], event["date"]) == (precision, pd.Timestamp(date))


@pytest.mark.parametrize(("code", "precision"), [("1", "town"), ("2", "region"), ("3", "region")])
def test_a_place_is_claimed_no_more_exactly(
    acled: Any, read: Any, code: str, precision: str
) -> None:
    assert read(acled({"geo_precision": code})).events["geo_precision"].tolist() == [precision]


def test_the_layout_before_2023_says_the_same(acled: Any, read: Any) -> None:
    old = acled(
        {
            "data_id": "7654321",
            "event_date": "17 September 2024",
            "inter1": "1",
            "inter2": "2",
            "interaction": "12",
            "iso3": "MLI",
        },
        columns=layouts.BEFORE_2023,
    )
    now, before = read(acled({})), read(old)
    assert "before 2023" in before.report.layout
    told = ["date", "category", "actors", "country", "lat", "lon", "named_actors", "title"]
    pd.testing.assert_frame_equal(now.events[told], before.events[told])


@pytest.mark.parametrize(
    "date", ["17-September-2024", "17/09/2024", "2024-09-17", "17-09-2024", "17 Sep 2024"]
)
def test_dates_of_every_export_are_read(acled: Any, read: Any, date: str) -> None:
    assert read(acled({"event_date": date})).events["date"].tolist() == [pd.Timestamp("2024-09-17")]


@pytest.mark.parametrize("mark", ["utf-8", "utf-8-sig", "utf-16"])
def test_byte_order_marks_do_not_matter(acled: Any, read: Any, tmp_path: Path, mark: str) -> None:
    path = tmp_path / "marked.csv"
    acled({"location": "Ménaka"}).to_csv(path, index=False, encoding=mark)
    assert read(path).events["place"].tolist() == ["Ménaka"]


def test_a_row_of_tags_is_no_event(acled: Any, read: Any) -> None:
    tags = dict.fromkeys(layouts.CURRENT, "#meta") | {"event_date": "#date+occurred"}
    table = pd.concat([pd.DataFrame([tags]), acled({}, {"latitude": "x"})])
    found = read(table)
    assert (found.report.read, found.report.kept, found.report.rejected) == (2, 1, 1)
    assert found.report.faults["row"].tolist() == [4]
    assert any("HXL" in note for note in found.report.notes)


def test_columns_in_another_order_and_case_are_the_same(acled: Any, read: Any) -> None:
    table = acled({})[list(reversed(layouts.CURRENT))].rename(columns=str.upper)
    assert read(table).events["actors"].tolist() == [("mali_gov", "jnim", "wagner")]


def test_civilians_under_another_name_are_civilians(acled: Any, read: Any) -> None:
    for inter in ("7", "Civilians"):
        found = read(acled({"actor2": "Fulani Ethnic Group (Mali)", "inter2": inter}))
        assert found.events["actors"].iloc[0] == ("mali_gov", "civilians", "wagner")
        assert "Civilians:" not in found.events["named_actors"].iloc[0]


def test_every_type_of_the_codebook_has_a_category_of_ours(atlas: Atlas) -> None:
    ours = set(atlas.vocabulary.labels("category"))
    for row in rows("acled"):
        found = layouts.category(row["event_type"], row["sub_event_type"])
        assert found in ours, row


def test_a_new_sub_type_counts_as_its_type(acled: Any, read: Any) -> None:
    assert read(acled({"sub_event_type": "New"})).events["category"].tolist() == ["battle"]


def test_an_unknown_type_is_rejected_by_name(acled: Any, read: Any) -> None:
    report = read(acled({"event_type": "Elections", "sub_event_type": ""})).report
    (fault,) = report.faults.to_dict("records")
    assert (fault["row"], fault["value"], fault["reason"]) == (
        2,
        "Elections",
        "is not a known type",
    )


def test_types_without_one_of_ours_are_told(acled: Any, read: Any) -> None:
    types = {"event_type": "Riots", "sub_event_type": "Mob violence"}
    report = read(acled(types, types)).report
    assert report.types.to_numpy().tolist() == [["Riots / Mob violence", "political", 2]]
    assert "2 rows counted as political" in str(report)


def test_unused_columns_are_named(acled: Any, read: Any) -> None:
    assert set(read(acled({})).report.unused) >= {"tags", "timestamp", "disorder_type"}


def test_one_id_is_one_event_and_one_content_is_one_event(acled: Any, read: Any) -> None:
    table = acled({}, {"event_id_cnty": "MLI1"}, {"notes": "Made up, number 1."})
    report = read(table).report
    assert (report.kept, report.duplicates) == (1, 2)
    assert report.faults["reason"].tolist() == ["has the id of row 2", "says what is said in row 2"]


def test_countries_off_the_map_are_counted_and_not_kept(acled: Any, read: Any) -> None:
    far = {"country": "Yemen", "iso": "887", "latitude": "15.3", "longitude": "44.2"}
    next_door = {"country": "Algeria", "iso": "12", "latitude": "22.8", "longitude": "5.5"}
    assert read(acled(far, next_door)).report.outside == 2
    wide = read(acled(far, next_door), wider=True)
    assert wide.events["country"].tolist() == ["DZA"]
    assert wide.report.outside == 1


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"event_date": "1899-12-30"}, "lies before 1946"),
        ({"event_date": "2199-01-01"}, "lies in the future"),
        ({"event_date": "yesterday"}, "is not a date"),
        ({"event_date": "2024-02-30"}, "is not a day of the calendar"),
        ({"event_date": "45552"}, "is a spreadsheet's number of a day and not a date"),
        ({"event_date": ""}, "is missing"),
        ({"time_precision": "8"}, "is not a known precision"),
        ({"latitude": ""}, "is missing"),
        ({"latitude": "=1+1"}, "is not a number"),
        ({"latitude": "inf"}, "is not a number"),
        ({"latitude": "162.7"}, "is not between -90 and 90"),
        ({"latitude": "0", "longitude": "0"}, "is the point 0, 0"),
        ({"latitude": "-0.05", "longitude": "16.27"}, "has its two numbers the wrong way round"),
        ({"latitude": "13.5", "longitude": "2.1"}, "lies in NER and not in MLI"),
        ({"latitude": "-30", "longitude": "-30"}, "lies far from MLI"),
        ({"country": "Narnia", "iso": ""}, "is not the country that the coordinates lie in"),
        ({"fatalities": "-1"}, "is negative"),
        ({"fatalities": "some"}, "is not a whole number"),
        ({"fatalities": "2.5"}, "is not a whole number"),
        ({"fatalities": "99999999"}, "is more than can be"),
    ],
)
def test_a_row_that_cannot_be_is_rejected_with_its_reason(
    acled: Any, read: Any, changes: dict[str, str], reason: str
) -> None:
    report = read(acled({}, changes)).report
    assert (report.kept, report.rejected) == (1, 1)
    assert reason in report.faults["reason"].tolist()
    assert set(report.faults["row"]) == {3}


def test_an_unknown_number_of_deaths_stays_unknown(acled: Any, read: Any) -> None:
    found = read(acled({"fatalities": ""}, {"fatalities": "0"}, {"fatalities": "NaN"}))
    assert found.events["fatalities_best"].isna().tolist() == [True, False, True]


def test_formulas_stay_text_until_they_are_exported(acled: Any, read: Any) -> None:
    formula = '=HYPERLINK("http://example.org")'
    found = read(acled({"notes": formula, "location": "@sum"}))
    assert found.events["summary"].tolist() == [formula]
    assert found.events["place"].tolist() == ["@sum"]


def test_a_border_post_on_the_line_is_kept(acled: Any, read: Any) -> None:
    on_the_line = {"country": "Niger", "iso": "562", "latitude": "11.88", "longitude": "3.46"}
    assert read(acled(on_the_line)).report.kept == 1


def test_the_progress_goes_from_nothing_to_all(acled: Any, read: Callable[..., Any]) -> None:
    told: list[tuple[float, int]] = []
    read(acled({}, {}, {}), progress=lambda share, rows: told.append((share, rows)))
    assert told[-1] == (1.0, 3)
    assert all(0 <= share <= 1 for share, _ in told)
