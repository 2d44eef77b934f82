import json
import zipfile
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from click.testing import CliRunner, Result

from commands import main
from geodata import Atlas, Filters, exports


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["export", *map(str, words)])


@pytest.mark.parametrize("suffix", [kind.suffix for kind in exports.FORMATS.values()])
def test_every_ending_of_a_table_is_written(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"sahel{suffix}"
    ran = run(file, "--at", "2024-09-16")
    assert ran.exit_code == 0, ran.stderr
    assert ran.stdout == ""
    assert file.stat().st_size > 0
    assert str(file) in ran.stderr.replace("\n", "")


def test_without_a_day_it_is_everything(tmp_path: Path, atlas: Atlas) -> None:
    run(tmp_path / "all.csv")
    assert pd.read_csv(tmp_path / "all.csv")["id"].tolist() == atlas.events.index.tolist()


def test_days_from_and_to_are_a_window(tmp_path: Path, atlas: Atlas) -> None:
    run(tmp_path / "year.csv", "--from", "2022-12-31", "--to", "2022-01-01", "--country", "Mali")
    wanted = atlas.at("2022-12-31", 365, Filters(country=("MLI",))).events
    assert pd.read_csv(tmp_path / "year.csv")["id"].tolist() == wanted.index.tolist()


def test_filters_alone_are_about_the_whole_time(tmp_path: Path, atlas: Atlas) -> None:
    run(tmp_path / "coups.csv", "--category", "coup")
    found = pd.read_csv(tmp_path / "coups.csv")
    assert len(found) == (atlas.events["category"] == "coup").sum()


def test_only_what_lies_within_a_place(tmp_path: Path) -> None:
    file = tmp_path / "gao.gpkg"
    run(file, "--at", "2017-01-18", "--within", "region:MLI-gao")
    assert gpd.read_file(file, layer="events")["id"].tolist() == ["2017-01-18-mli-gao-moc"]


def test_tables_can_be_chosen(tmp_path: Path) -> None:
    run(tmp_path / "two.zip", "--table", "sites", "--table", "sources")
    names = zipfile.ZipFile(tmp_path / "two.zip").namelist()
    assert [name for name in names if name.endswith(".csv")] == ["sites.csv", "sources.csv"]


def test_stdout_needs_a_format() -> None:
    ran = CliRunner().invoke(main, ["export", "-", "--at", "2024-09-16", "--format", "geojson"])
    assert json.loads(ran.stdout)["type"] == "FeatureCollection"
    assert run("-").exit_code == 2


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("x.shp",), 2, "no format that is known"),
        (("x.csv", "--at", "2024-09-16", "--to", "2024-09-17"), 2, "not both"),
        (("x.csv", "--table", "sites", "--table", "events"), 2, "holds one table"),
        (("x.kml", "--table", "sources"), 2, "KML holds no sources"),
        (("x.csv", "--within", "region:nowhere"), 2, "nowhere"),
        (("x.csv", "--from", "2090-01-01"), 2, "the last day of the data"),
        (("x.html", "--country", "MLI"), 2, "no use for --country"),
        (("x.pdf", "--table", "events"), 2, "no use for --table"),
        (("x.csv", "--at", "1950-01-01"), 1, "nothing is written"),
        (("nowhere/x.csv",), 1, "nowhere/x.csv: No such file or directory"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    code: int,
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run(*words)
    assert ran.exit_code == code
    assert message in ran.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("briefing.pdf", b"%PDF"),
        ("briefing.docx", b"PK"),
        ("map.png", b"\x89PNG"),
        ("map.svg", b"<?xml"),
        ("map.html", b"<!DOCTYPE html>"),
    ],
)
def test_map_briefing_and_picture_go_by_their_endings(
    tmp_path: Path, name: str, begins: bytes
) -> None:
    file = tmp_path / name
    ran = run(file, "--from", "2024-07-01", "--to", "2024-09-16", "--lang", "fr")
    assert ran.exit_code == 0, ran.stderr
    assert file.read_bytes().lstrip()[: len(begins)].lower() == begins.lower()
