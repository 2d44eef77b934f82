from __future__ import annotations

from typing import Any

from geodata.formats.gdelt import COLUMNS

FIGHT = {
    "GLOBALEVENTID": "1200000001",
    "SQLDATE": "20240917",
    "Actor1Name": "JNIM",
    "Actor2Name": "MALI",
    "EventCode": "193",
    "EventBaseCode": "193",
    "EventRootCode": "19",
    "ActionGeo_Type": "4",
    "ActionGeo_FullName": 'Gao, Gao, "Mali',
    "ActionGeo_CountryCode": "ML",
    "ActionGeo_Lat": "16.2717",
    "ActionGeo_Long": "-0.0447",
    "SOURCEURL": "https://example.org/made-up",
}


def events(*changes: dict[str, str]) -> str:
    rows = [
        FIGHT
        | {"GLOBALEVENTID": str(1200000001 + n), "SOURCEURL": f"https://example.org/{n}"}
        | one
        for n, one in enumerate(changes or ({},))
    ]
    return "".join("\t".join(row.get(name, "") for name in COLUMNS) + "\n" for row in rows)


def test_a_file_without_a_header_is_known_by_its_61_columns(read: Any) -> None:
    found = read(events())
    assert found.layout == "gdelt"
    (event,) = found.events.to_dict("records")
    assert (event["category"], event["country"], event["geo_precision"]) == (
        "battle",
        "MLI",
        "town",
    )
    assert event["actors"] == ("jnim", "other")
    assert event["confidence"] == "low"
    assert event["place"] == 'Gao, Gao, "Mali'


def test_stray_quotation_marks_swallow_nothing(read: Any) -> None:
    quoted = {"Actor1Name": '"JNIM', "ActionGeo_FullName": '"Gao'}
    found = read(events(quoted, {}, quoted))
    assert (found.layout, found.report.kept) == ("gdelt", 3)


def test_talks_are_passed_over_and_counted_unless_asked_for(read: Any) -> None:
    talk = {"EventCode": "042", "EventRootCode": "04"}
    protest = {"EventCode": "141", "EventRootCode": "14"}
    found = read(events({}, talk, protest))
    assert (found.report.kept, found.report.passed) == (1, 2)
    assert any("18, 19, 20" in note for note in found.report.notes)
    wider = read(events({}, talk, protest), roots=("14", "19"))
    assert wider.events["category"].tolist() == ["battle", "political"]


def test_codes_of_countries_are_those_of_gdelt(read: Any) -> None:
    niger = {"ActionGeo_CountryCode": "NG", "ActionGeo_Lat": "13.51", "ActionGeo_Long": "2.11"}
    nigeria = {"ActionGeo_CountryCode": "NI", "ActionGeo_Lat": "9.06", "ActionGeo_Long": "7.49"}
    assert read(events(niger, nigeria)).events["country"].tolist() == ["NER", "NGA"]


def test_a_country_alone_is_claimed_as_a_country(read: Any) -> None:
    assert read(events({"ActionGeo_Type": "1"})).events["geo_precision"].tolist() == ["country"]


def test_rows_elsewhere_are_outside_the_map(read: Any) -> None:
    far = {"ActionGeo_CountryCode": "UP", "ActionGeo_Lat": "50.4", "ActionGeo_Long": "30.5"}
    assert read(events({}, far)).report.outside == 1
