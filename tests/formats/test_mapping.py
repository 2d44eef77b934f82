from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest

from geodata.faults import DataError
from geodata.formats import ColumnMap, read_frame
from geodata.formats.mapping import ROLES

FRENCH = pd.DataFrame(
    {
        "Jour": ["17/09/2024", "03/10/2024"],
        "Localité": ["Bamako", "Gao"],
        "Latitude": ["12,64", "16,27"],
        "Longitude": ["-8,0", "-0,04"],
        "Type": ["embuscade", "Combat"],
        "Morts": ["70", "3"],
        "Acteurs": ["GSIM", "JNIM, FAMa"],
        "Remarque interne": ["a", "b"],
    }
)
FULL = ColumnMap.guess(list(FRENCH)).with_columns()


def test_a_french_table_is_guessed_and_read(read: Any, tmp_path: Path) -> None:
    path = tmp_path / "evenements.csv"
    FRENCH.to_csv(path, index=False, sep=";", encoding="cp1252")
    found = read(path, mapping=ColumnMap(FULL.columns, {"Embuscade": "attack_on_forces"}))
    assert found.events["category"].tolist() == ["attack_on_forces", "battle"]
    assert found.events["actors"].tolist() == [("jnim",), ("jnim", "mali_gov")]
    assert found.events["lat"].tolist() == [12.64, 16.27]
    assert found.events["date"].dt.date.tolist() == [dt.date(2024, 9, 17), dt.date(2024, 10, 3)]
    assert found.events["country"].tolist() == ["MLI", "MLI"]
    assert found.report.unused == ("Remarque interne",)
    assert any("cp1252" in note for note in found.report.notes)
    assert set(found.events["confidence"]) == {"low"}


def test_an_unknown_type_is_rejected_unless_another_is_named(read: Any) -> None:
    assert read(FRENCH).report.faults["value"].tolist() == ["embuscade"]
    usual = ColumnMap(FULL.columns, category="political")
    assert read(FRENCH, mapping=usual).events["category"].tolist() == ["political", "battle"]


@pytest.mark.parametrize("ending", ["csv", "tsv", "xlsx", "parquet", "geoparquet"])
def test_every_container_says_the_same(read: Any, tmp_path: Path, ending: str) -> None:
    table = pd.DataFrame(
        {
            "date": [dt.datetime(2024, 9, 17), dt.datetime(2024, 10, 3)],  # noqa: DTZ001 - as pandas
            "lat": [12.64, 16.27],
            "lon": [-8.0, -0.04],
            "type": ["battle", "abduction"],
            "deaths": [70, None],
            "country": pd.Categorical(["Mali", "Mali"]),
        }
    )
    path = tmp_path / f"table.{ending}"
    if ending == "xlsx":
        table.to_excel(path, index=False)
    elif ending == "parquet":
        table.to_parquet(path)
    elif ending == "geoparquet":
        points = gpd.points_from_xy(table["lon"], table["lat"], crs=4326)
        gpd.GeoDataFrame(table.drop(columns=["lat", "lon"]), geometry=points).to_parquet(path)
    else:
        table.to_csv(path, index=False, sep={"csv": ",", "tsv": "\t"}[ending])
    found = read(path.rename(tmp_path / "upload"))  # what it is called does not matter
    assert found.report.kept == 2
    assert found.events["category"].tolist() == ["battle", "abduction"]
    assert found.events["date"].tolist() == [pd.Timestamp("2024-09-17"), pd.Timestamp("2024-10-03")]
    assert found.events["fatalities_best"].tolist()[0] == 70
    assert found.events["lon"].tolist() == [-8.0, -0.04]


def test_a_month_or_a_year_is_not_made_a_day(read: Any) -> None:
    table = (
        "date,lat,lon,type\n2024-09,12.6,-8,battle\n2023,12.6,-8,battle\nmars 2022,12.6,-8,battle\n"
    )
    found = read(table)
    assert found.events["date_precision"].tolist() == ["month", "year", "month"]


def test_a_code_cannot_make_a_month_a_day(read: Any) -> None:
    found = read("date,date_precision,lat,lon,type\n2024-09,day,12.6,-8,battle\n")
    assert found.events["date_precision"].tolist() == ["month"]


def test_american_dates_are_seen_when_one_of_them_tells(read: Any) -> None:
    table = "date,lat,lon,type\n03/04/2020,12.6,-8,battle\n03/28/2020,12.6,-8,abduction\n"
    days = read(table).events["date"].dt.date.tolist()
    assert days == [dt.date(2020, 3, 4), dt.date(2020, 3, 28)]


def test_dates_that_could_be_read_either_way_are_told(read: Any) -> None:
    report = read("date,lat,lon,type\n03/04/2020,12.6,-8,battle\n").report
    assert "1 dates such as 03/04/2020 were read day first." in report.notes


def test_hxl_tags_say_what_columns_are(read: Any) -> None:
    table = "a,b,c,d\n#date+occurred,#geo+lat,#geo+lon,#event+type\n2024-09-17,12.6,-8,battle\n"
    assert read(table).report.kept == 1


def test_a_table_without_a_column_for_dates_says_which_is_missing(read: Any) -> None:
    with pytest.raises(DataError) as caught:
        read("place,lat,lon\nGao,16.2,-0.05\n")
    (fault,) = caught.value.faults
    assert fault.field == "date"
    assert fault.remedy.startswith("choose the column that holds it; a layer without dates")


def test_every_role_and_every_unmapped_default_is_documented() -> None:
    told = (Path(__file__).parents[2] / "docs" / "importing.md").read_text(encoding="utf-8")
    for name in (*ROLES, *json.loads(ColumnMap().to_json())):
        assert f"`{name}`" in told or f'"{name}"' in told, name


def test_the_mapping_of_the_documentation_is_one() -> None:
    told = (Path(__file__).parents[2] / "docs" / "importing.md").read_text(encoding="utf-8")
    (text,) = re.findall(r"```json\n(.*?)```", told, flags=re.DOTALL)
    assert ColumnMap.from_json(text).columns["date"] == "Jour"


def test_a_mapping_goes_to_json_and_back() -> None:
    made = ColumnMap(FULL.columns, {"embuscade": "attack_on_forces"}, "political", dayfirst=True)
    assert ColumnMap.from_json(made.to_json()) == made


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"columns": []}',
        '{"columns": {"date": 3}}',
        '{"nothing": 1}',
        '{"columns": {"colour": "x"}}',
        '{"category": "party"}',
        '{"category": ["battle"]}',
        '{"geo_precision": "inch"}',
        '{"geo_precision": ["town"]}',
        '{"dayfirst": [1]}',
        '{"confidence": null}',
        "[" * 100_000,
    ],
)
def test_what_is_no_mapping_is_refused_in_words(text: str) -> None:
    with pytest.raises(DataError):
        ColumnMap.from_json(text)


def test_a_mapping_to_a_column_that_is_not_there_is_refused(read: Any) -> None:
    with pytest.raises(DataError, match="'when' is not a column"):
        read("date,lat,lon\n", mapping=ColumnMap({"date": "when", "lat": "lat", "lon": "lon"}))


def test_a_frame_in_memory_is_read_like_a_file(acled: Any) -> None:
    found = read_frame(acled({}, {}), "mine", today=dt.date(2026, 1, 1))
    assert (found.layout, found.report.kept) == ("acled", 2)


def test_the_same_file_has_the_same_key_and_another_reading_another(read: Any) -> None:
    table = "date,lat,lon,type\n2024-09-17,12.6,-8,battle\n"
    once, again = read(table), read(table)
    other = read(table, mapping=ColumnMap({"date": "date", "lat": "lat", "lon": "lon"}, {}, "coup"))
    assert once.key == again.key != other.key
