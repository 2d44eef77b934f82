from __future__ import annotations

import csv
import datetime as dt
import json
import shutil
from typing import TYPE_CHECKING, Any

import frictionless
import pytest

from geodata import cells, seeds
from geodata.faults import DataError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ARTICLE = "article-202409-withdrawal"


@pytest.fixture(scope="module")
def tables() -> seeds.Seeds:
    return seeds.read()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return shutil.copytree(seeds.find(), tmp_path / "seeds")


def edit(file: Path, change: Callable[[str], str]) -> None:
    file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8", newline="")


@pytest.mark.parametrize(
    ("table", "rows", "first"),
    [
        ("events", 464, "2007-01-01-bfa-us-spy-flights"),
        ("sites", 79, "france-ben-kandi"),
        ("strength", 165, "strength-france-ben-all-2021-06-01"),
        ("zones", 576, "jnim-ben-angaradebou-expansion"),
        ("sources", 1271, "24haubenin-20200210-keremou"),
    ],
)
def test_a_table_has_all_its_records(
    tables: seeds.Seeds, table: str, rows: int, first: str
) -> None:
    frame = getattr(tables, table)
    assert len(frame) >= rows
    assert frame["id"].is_unique
    assert first in set(frame["id"])


def test_columns_have_the_types_of_the_schema(tables: seeds.Seeds) -> None:
    event = tables.events.set_index("id").loc["2024-04-25-tcd-us-special-forces-leave"]
    assert event["actors"] == ("us", "chad_gov")
    assert event["date_end"].date() == dt.date(2024, 5, 1)
    assert {name: str(dtype) for name, dtype in tables.strength.dtypes.items()} == {
        **dict.fromkeys(("id", "power", "country", "site", "date_precision"), "string"),
        **dict.fromkeys(("note", "confidence"), "string"),
        **dict.fromkeys(("low", "best", "high"), "Int64"),
        "date": "datetime64[s]",
        "sources": "object",
    }
    assert tables.zones["lat"].dtype == "float64"


@pytest.mark.parametrize("table", seeds.TABLES)
def test_reading_loses_nothing_that_stands_in_the_file(tables: seeds.Seeds, table: str) -> None:
    with (seeds.find() / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        written = list(csv.reader(file))[1:]
    frame, fields = getattr(tables, table), tables.fields(table)
    columns = [[cells.write(v, f) for v in frame[f["name"]]] for f in fields]
    assert [list(row) for row in zip(*columns, strict=True)] == written


def test_the_package_says_its_days_and_version(tables: seeds.Seeds) -> None:
    assert tables.opening_day == dt.date(2024, 9, 16)
    assert tables.axis_start == dt.date(2012, 1, 1)
    assert tables.as_of == tables.coverage["researched_up_to"].max().date()
    assert tables.version == tables.package["version"]


def test_an_unknown_table_has_no_fields(tables: seeds.Seeds) -> None:
    with pytest.raises(KeyError):
        tables.fields("weather")


def test_the_package_is_valid_by_the_table_schema_standard() -> None:
    report = frictionless.Package(str(seeds.find() / seeds.DESCRIPTOR)).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "note"])
    assert {task.name for task in report.tasks} == set(seeds.TABLES)


def test_the_standard_sees_a_broken_foreign_key(copy: Path) -> None:
    edit(copy / "strength.csv", lambda text: text.replace(",us-ner-agadez-ab201,", ",us-ner-x,"))
    report = frictionless.Package(str(copy / seeds.DESCRIPTOR)).validate()
    assert {kind for (kind,) in report.flatten(["type"])} == {"foreign-key"}


def test_the_article_supports_what_it_reports(tables: seeds.Seeds) -> None:
    cited: dict[str, set[str]] = {}
    for table in ("events", "sites", "strength"):
        frame: Any = getattr(tables, table)
        cited[table] = set(frame.loc[[ARTICLE in own for own in frame["sources"]], "id"])
    assert cited == {
        "events": {
            "2023-07-26-ner-coup",
            "2024-03-16-ner-us-agreement-ended",
            "2024-04-10-ner-africa-corps-arrives",
            "2024-05-19-ner-us-withdrawal-terms",
            "2024-07-07-ner-us-air-base-101-handover",
            "2024-08-05-ner-us-air-base-201-handover",
            "2024-09-01-mli-jnim-reach-reported",
            "2024-09-15-ner-us-withdrawal-complete",
        },
        "sites": {"us-ner-niamey-ab101", "us-ner-agadez-ab201", "us-ner-niamey-embassy"},
        "strength": {
            "strength-us-ner-all-2024-08-05",
            "strength-us-ner-all-2024-09-16",
            "strength-us_france-sahel-all-2023-01-01",
        },
    }


def test_a_figure_for_two_powers_is_nobodys_own(tables: seeds.Seeds) -> None:
    joint = tables.strength.loc[tables.strength["power"] == "us_france"]
    assert joint["best"].tolist() == [2500]
    assert "us_france" not in set(tables.sites["power"])


def test_the_variable_names_the_folder(monkeypatch: pytest.MonkeyPatch, copy: Path) -> None:
    monkeypatch.setenv(seeds.VARIABLE, str(copy))
    assert seeds.find() == copy


def test_a_folder_without_a_package_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(seeds.VARIABLE, str(tmp_path))
    with pytest.raises(DataError, match=r"datapackage\.json: not found in .* set SAHELSCOPE_SEEDS"):
        seeds.find()


def faults_of(folder: Path) -> list[tuple[str, int | None, str | None]]:
    with pytest.raises(DataError) as caught:
        seeds.read(folder)
    assert all(fault.message and fault.remedy for fault in caught.value.faults)
    return [(fault.table, fault.row, fault.field) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("table", "old", "new", "field"),
    [
        ("events", ",12.3532,", ",north,", "lat"),
        ("events", ",2007-01-01,", ",2007-01-32,", "date"),
        ("events", ",us;burkina_gov,", ",us; burkina_gov,", "actors"),
        ("sources", ",2020-02-10,", ",10.2.2020,", "published"),
        ("strength", ",45,45,45,", ",45,about 45,45,", "best"),
        ("zones", ",20,", ",20.5,", "radius_km"),
    ],
)
def test_a_cell_of_the_wrong_type_is_named(
    copy: Path, table: str, old: str, new: str, field: str
) -> None:
    edit(copy / f"{table}.csv", lambda text: text.replace(old, new, 1))
    assert faults_of(copy) == [(f"{table}.csv", 2, field)]


def test_every_bad_cell_is_named_not_only_the_first(copy: Path) -> None:
    edit(copy / "events.csv", lambda text: text.replace(",12.3532,-1.5124,", ",a,b,", 1))
    edit(copy / "zones.csv", lambda text: text.replace(",20,", ",x,", 1))
    assert faults_of(copy) == [
        ("events.csv", 2, "lat"),
        ("events.csv", 2, "lon"),
        ("zones.csv", 2, "radius_km"),
    ]


def test_a_row_with_a_cell_too_many_is_named(copy: Path) -> None:
    edit(copy / "coverage.csv", lambda text: text.replace("\n", ",\n").replace(",\n", "\n", 1))
    assert faults_of(copy)[0] == ("coverage.csv", 2, None)


def test_an_unknown_column_is_named(copy: Path) -> None:
    edit(copy / "sites.csv", lambda text: text.replace("last_attested", "attested", 1))
    assert faults_of(copy) == [("sites.csv", 1, None)]


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("events.csv", b"id,date\n\xff\xfe"),
        ("events.csv", b'id,"date'),
        ("events.csv", b""),
        ("datapackage.json", b"{"),
        ("datapackage.json", b"[]"),
        ("datapackage.json", b'{"resources": []}'),
    ],
)
def test_a_file_that_cannot_be_read_is_named(copy: Path, file: str, content: bytes) -> None:
    (copy / file).write_bytes(content)
    assert faults_of(copy)[0][0] == file


def test_a_missing_table_is_named(copy: Path) -> None:
    (copy / "zones.csv").unlink()
    assert faults_of(copy) == [("zones.csv", None, None)]


@pytest.mark.parametrize("value", ["soon", None])
def test_a_package_without_its_day_is_named(copy: Path, value: str | None) -> None:
    package = json.loads((copy / seeds.DESCRIPTOR).read_text(encoding="utf-8"))
    package["as_of"] = value
    (copy / seeds.DESCRIPTOR).write_text(json.dumps(package), encoding="utf-8")
    assert faults_of(copy) == [("datapackage.json", None, "as_of")]


def test_a_byte_order_mark_does_no_harm(copy: Path) -> None:
    file = copy / "coverage.csv"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert len(seeds.read(copy).coverage) == len(seeds.read().coverage)
