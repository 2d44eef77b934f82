"""``sahelscope import``: files in, events and a report out."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd
import pytest
from click.testing import CliRunner, Result

from commands import main

if TYPE_CHECKING:
    from pathlib import Path

TABLE = (
    "date,lat,lon,place,type,note,actors\n"
    "2024-09-17,12.64,-8.0,Bamako,battle,=1+1,JNIM\n"
    "2024-10,16.27,-0.04,Gao,raid,none,Bandits\n"
)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["import", *map(str, arguments)])


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture
def mapping(tmp_path: Path) -> Path:
    path = tmp_path / "mapping.json"
    columns = {name: name for name in ("date", "lat", "lon", "place", "actors")}
    columns |= {"category": "type", "summary": "note"}
    path.write_text(json.dumps({"columns": columns, "categories": {"raid": "attack_on_forces"}}))
    return path


def test_the_report_is_printed(table: Path) -> None:
    result = run(table)
    assert result.exit_code == 0
    assert "2 read, 1 kept, 1 rejected" in result.stdout
    assert "Row 3 rejected, field type: 'raid' is not a known type" in result.stdout


def test_strict_turns_a_rejected_row_into_an_exit_code(table: Path, mapping: Path) -> None:
    assert run(table, "--strict").exit_code == 1
    assert run(table, "--strict", "--mapping", mapping).exit_code == 0


def test_a_wrong_command_is_told_apart_from_wrong_data(table: Path, tmp_path: Path) -> None:
    assert run().exit_code == 2
    assert run(tmp_path / "missing.csv").exit_code == 2
    assert run(table, "--output", "events.docx").exit_code == 2
    broken = tmp_path / "broken.csv"
    broken.write_bytes(b"\x00\x00")
    result = run(broken)
    assert result.exit_code == 1
    assert "broken.csv: holds zero bytes" in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize("ending", ["parquet", "csv", "geojson"])
def test_events_are_written_in_our_schema(
    table: Path, mapping: Path, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"events.{ending}"
    assert run(table, "--mapping", mapping, "--output", path).exit_code == 0
    if ending == "parquet":
        found = pd.read_parquet(path)
        assert found["actors"].map(list).tolist() == [["jnim"], ["other"]]
    elif ending == "csv":
        found = pd.read_csv(path)
        assert found["summary"].tolist() == ["'=1+1", "none"] or found["summary"][0] == "'=1+1"
        assert found["date"].tolist() == ["2024-09-17", "2024-10-01"]
    else:
        found = gpd.read_file(path)
        assert found.geometry.x.tolist() == [-8.0, -0.04]
    assert found["category"].tolist() == ["battle", "attack_on_forces"]
    assert found["date_precision"].tolist() == ["day", "month"]


def test_the_report_is_a_table_without_formulas(table: Path, tmp_path: Path) -> None:
    table.write_text(TABLE + "=cmd|x,1,1,x,battle,,\n", encoding="utf-8")
    path = tmp_path / "report.csv"
    run(table, "--report", path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["what"] for row in rows} >= {"read", "kept", "rejected"}
    (formula,) = (row for row in rows if "cmd" in row["value"])
    assert (formula["value"], formula["row"]) == ("'=cmd|x", "4")


def test_several_files_are_written_as_one(table: Path, mapping: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.csv"
    again.write_text(TABLE.replace("2024-09-17", "2023-09-17"), encoding="utf-8")
    path = tmp_path / "both.csv"
    assert run(table, again, table, "--mapping", mapping, "--output", path).exit_code == 0
    assert len(pd.read_csv(path)) == 4


def test_a_mapping_that_is_none_is_told_of(table: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text('{"columns": {"colour": "x"}}')
    result = run(table, "--mapping", wrong)
    assert result.exit_code == 1
    assert "wrong.json, field colour" in result.stderr or "colour" in result.stderr


def test_a_file_cannot_act_on_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "act.csv"
    path.write_text(TABLE + "\x1b[2J,1,1,x,battle,,\n", encoding="utf-8")
    assert "\x1b" not in run(path).stdout
