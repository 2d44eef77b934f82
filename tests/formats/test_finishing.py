from __future__ import annotations

from typing import Any


def test_a_content_is_not_lost_with_the_double_that_said_it(acled: Any, read: Any) -> None:
    table = acled(
        {"notes": "first"},
        {"event_id_cnty": "MLI1", "notes": "second"},
        {"event_id_cnty": "MLI3", "notes": "second"},
    )
    found = read(table)
    assert found.events["summary"].tolist() == ["first", "second"]
    assert found.report.faults["row"].tolist() == [3]


def test_ids_that_look_alike_stay_apart(acled: Any, read: Any) -> None:
    found = read(acled({"event_id_cnty": "A/1"}, {"event_id_cnty": "a-1"}, {"event_id_cnty": "é"}))
    ids = [one.removeprefix(found.key) for one in found.events["id"]]
    assert ids == ["-a-1-row2", "-a-1-row3", "-row4"]


def test_rows_without_an_id_are_named_by_their_number(read: Any) -> None:
    found = read("date,lat,lon,type\n2024-09-17,12.6,-8,battle\n2024-09-17,12.7,-8,battle\n")
    ids = [one.removeprefix(found.key) for one in found.events["id"]]
    assert ids == ["-row2", "-row3"]
    assert set(found.events["dataset"]) == {found.key}
