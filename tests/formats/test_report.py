from __future__ import annotations

from typing import Any

from components import spreadsheet


def test_the_report_as_text_tells_what_became_of_the_rows(acled: Any, read: Any) -> None:
    unknown = {"actor2": "Bandits of the North"}
    report = read(acled({}, unknown, {"latitude": ""})).report
    text = str(report)
    assert text.startswith("given.csv: ACLED export\n3 read, 2 kept, 1 rejected")
    assert "Actor 'Bandits of the North': 1 rows counted as other (not known)" in text
    assert "Row 4 rejected, field latitude: '' is missing — write decimal degrees" in text


def test_a_long_report_is_cut_in_text_and_whole_as_a_table(acled: Any, read: Any) -> None:
    report = read(acled(*[{"latitude": ""}] * 30)).report
    assert "… and 10 more faults" in str(report)
    table = report.table()
    assert (table["what"] == "rejected").sum() == 31
    assert list(table.columns) == ["row", "what", "field", "value", "reason", "remedy"]


def test_the_table_holds_counts_notes_columns_and_actors(acled: Any, read: Any) -> None:
    table = read(acled({"actor2": "=Bandits"})).report.table()
    assert {"read", "kept", "column unused", "actor"} <= set(table["what"])
    assert "'=Bandits" in spreadsheet.csv(table).decode("utf-8-sig")


def test_a_list_of_rejected_rows_is_complete(acled: Any, read: Any) -> None:
    report = read(acled({}, {"latitude": "", "fatalities": "-1"}, {"event_date": "?"})).report
    assert report.rejected == 2
    assert report.faults["row"].tolist() == [3, 3, 4]
