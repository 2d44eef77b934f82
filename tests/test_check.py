from __future__ import annotations

import copy
import dataclasses
import datetime as dt
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from geodata import boundaries, seeds
from geodata.__main__ import main
from geodata.check import check
from geodata.faults import Fault

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd

KEPT = {
    "events": [
        "2023-07-26-ner-coup",  # row 2
        "2024-04-25-tcd-us-special-forces-leave",  # row 3: lasts
        "2024-08-24-bfa-barsalogho",  # row 4: deaths
        "2024-09-01-civ-us-coastal-shift",  # row 5: known to the month
    ],
    "sites": [
        "us-ner-agadez-ab201",  # row 2: confirmed end
        "us-ner-arlit",  # row 3: upper bound
        "us-ner-niamey-embassy",  # row 4: ongoing
    ],
    "strength": [
        "strength-us-ner-all-2024-08-05",  # row 2
        "strength-us-ner-us-ner-agadez-ab201-2024-08-05",  # row 3
    ],
    "zones": [
        "jnim-ben-banikoara-activity",  # row 2: follows row 3
        "jnim-ben-banikoara-expansion",  # row 3
        "jnim-mli-diabaly-expansion",  # row 4: a lull of three years after row 5
        "jnim-mli-diabaly-stronghold",  # row 5
    ],
}


@pytest.fixture(scope="module")
def countries() -> gpd.GeoDataFrame:
    return boundaries.countries()


@pytest.fixture(scope="module")
def few() -> seeds.Seeds:
    """Return a package of a few rows, so that a row's number can be read off above."""
    whole = seeds.read()
    tables: dict[str, pd.DataFrame] = {}
    for table, kept in KEPT.items():
        frame = getattr(whole, table)
        tables[table] = frame[frame["id"].isin(kept)].sort_values("id", ignore_index=True)
        assert tables[table]["id"].tolist() == kept
    used = {name for frame in tables.values() for cell in frame["sources"] for name in cell}
    stop = whole.tour.iloc[[0]].assign(record=pd.NA, day=day("2024-09-16"))
    stop["records"] = [("2024-04-25-tcd-us-special-forces-leave",)]
    tables["tour"] = stop
    sources = whole.sources[whole.sources["id"].isin(used)].reset_index(drop=True)
    return dataclasses.replace(whole, **tables, sources=sources)


def changed(tables: seeds.Seeds, table: str, row: int, /, **values: Any) -> seeds.Seeds:
    frame = getattr(tables, table)
    columns = {}
    for field, value in values.items():
        column = list(frame[field])
        column[row - 2] = value
        columns[field] = pd.Series(column, dtype=frame[field].dtype)
    return dataclasses.replace(tables, **{table: frame.assign(**columns)})


def where(faults: list[Fault]) -> list[tuple[str, int | None, str | None]]:
    assert all(fault.message and fault.remedy for fault in faults)
    return [(fault.table, fault.row, fault.field) for fault in faults]


def day(text: str) -> pd.Timestamp:
    return pd.Timestamp(text)


def test_the_seeds_have_no_fault(countries: gpd.GeoDataFrame) -> None:
    assert [str(fault) for fault in check(seeds.read(), countries)] == []


def test_the_few_rows_have_no_fault(few: seeds.Seeds, countries: gpd.GeoDataFrame) -> None:
    assert check(few, countries) == []


@pytest.mark.parametrize(
    ("spot", "values", "message"),
    [
        # presence, vocabulary, pattern, bounds
        (("events", 2, "place"), {"place": pd.NA}, "is empty"),
        (("events", 2, "actors"), {"actors": ()}, "is empty"),
        (("events", 2, "sources"), {"sources": ()}, "is empty"),
        (("zones", 2, "sources"), {"sources": ()}, "is empty"),
        (("events", 2, "category"), {"category": "putsch"}, "not in the vocabulary"),
        (("events", 2, "confidence"), {"confidence": "certain"}, "not in the vocabulary"),
        (("sites", 4, "kind"), {"kind": "castle"}, "not in the vocabulary"),
        (("zones", 2, "geo_precision"), {"geo_precision": "exact"}, "not in the vocabulary"),
        (("events", 2, "actors"), {"actors": ("niger_gov", "aliens")}, "'aliens' is not"),
        (("events", 2, "actors"), {"actors": ("niger_gov", "niger_gov")}, "listed twice"),
        (("events", 2, "title"), {"title": "x" * 91}, "91 characters"),
        (("events", 4, "fatalities_low"), {"fatalities_low": -1}, "out of range"),
        (("zones", 2, "radius_km"), {"radius_km": 14}, "out of range"),
        (("zones", 2, "radius_km"), {"radius_km": 91}, "out of range"),
        (("sources", 2, "url"), {"url": "javascript:alert(1)"}, "another form"),
        (("sources", 2, "url"), {"url": "ftp://example.org/"}, "another form"),
        (("sources", 2, "lang"), {"lang": "xx"}, "not in the vocabulary"),
        (("terms", 2, "group"), {"group": "weather"}, "no term of 'category_group'"),
        # ids
        (("events", 2, "id"), {"id": "2023-07-27-ner-coup"}, "does not agree"),
        (("events", 2, "id"), {"id": "2023-07-26-mli-coup"}, "does not agree"),
        (("sites", 4, "id"), {"id": "us-mli-niamey-embassy"}, "does not agree"),
        (("strength", 2, "id"), {"id": "strength-us-ner-all-2024-08-06"}, "does not agree"),
        (("zones", 2, "id"), {"id": "jnim-ben-banikoara-stronghold"}, "does not agree"),
        # links
        (("events", 2, "sources"), {"sources": ("nobody-nd-nothing",)}, "not in sources.csv"),
        # wording
        (("zones", 2, "note"), {"note": "seen\u200b here"}, "U+200B"),
        (("sites", 2, "note"), {"note": "right\u202eleft"}, "U+202E"),
        # counts
        (("events", 4, "fatalities_high"), {"fatalities_high": 1}, "less than"),
        (("strength", 2, "best"), {"low": 30}, "less than low, 30"),
        # dates
        (("events", 3, "date_end"), {"date_end": day("2024-04-25")}, "not after"),
        (("events", 5, "date_precision"), {"date_precision": pd.NA}, "is empty"),
        (("sites", 2, "end"), {"end": day("2015-01-01")}, "not after the start"),
        (("sites", 3, "end_precision"), {"end_precision": pd.NA}, "unlike end"),
        (("sites", 4, "end_precision"), {"end_precision": "day"}, "unlike end"),
        (("sites", 3, "last_attested"), {"last_attested": day("2016-12-31")}, "not between"),
        (("sites", 3, "last_attested"), {"last_attested": day("2024-09-16")}, "not between"),
        (("sites", 4, "last_attested"), {"last_attested": day("2026-02-04")}, "coverage.csv"),
        (("sites", 4, "last_attested"), {"last_attested": day("2026-08-01")}, "as_of"),
        (("sites", 4, "end"), {"end_basis": "confirmed"}, "but end_basis is 'confirmed'"),
        (("sites", 3, "end"), {"end_basis": "last_attested"}, "but end_basis is 'last_attested'"),
        (("sites", 2, "end_reason"), {"end_reason": pd.NA}, "is empty for a known end"),
        (("sites", 4, "end_reason"), {"end_reason": "handover"}, "still held"),
        (("sites", 4, "taken_over_by"), {"taken_over_by": "Nobody"}, "still held"),
        # stages
        (("zones", 2, "start"), {"start": day("2025-02-14")}, "overlaps the stage in row 3"),
        (("zones", 2, "start"), {"start": day("2025-02-20")}, "a gap of 5 days"),
        (("zones", 4, "lat"), {"lat": 14.6}, "lies elsewhere"),
        # places
        (("events", 2, "lat"), {"lat": 14.5, "lon": -4.2}, "outside NER"),
        (("sites", 2, "lat"), {"lat": -16.9503}, "outside NER"),
    ],
)
def test_a_breach_is_named_with_table_row_and_field(
    few: seeds.Seeds,
    countries: gpd.GeoDataFrame,
    spot: tuple[str, int, str],
    values: dict[str, Any],
    message: str,
) -> None:
    table, row, field = spot
    faults = check(changed(few, table, row, **values), countries)
    if "sources" in values:  # what the row no longer cites is unused: a fault of its own
        faults = [fault for fault in faults if fault.table != "sources.csv"]
    named = [fault for fault in faults if where([fault]) == [(f"{table}.csv", row, field)]]
    assert any(message in fault.message for fault in named), [str(fault) for fault in faults]
    # nothing else is blamed, but for the other records of a locality, which its id or point ties
    assert {fault.table for fault in faults} == {f"{table}.csv"}
    assert table == "zones" or {fault.row for fault in faults} == {row}


@pytest.mark.parametrize("table", seeds.TABLES)
def test_an_empty_cell_is_named_whatever_other_rules_make_of_it(
    few: seeds.Seeds, countries: gpd.GeoDataFrame, table: str
) -> None:
    required = {f["name"]: f for f in few.fields(table) if f.get("constraints", {}).get("required")}
    assert required
    for name, field in required.items():
        empty = () if "separator" in field else None
        faults = check(changed(few, table, 2, **{name: empty}), countries)
        assert (f"{table}.csv", 2, name) in where(faults)


@pytest.mark.parametrize("table", KEPT)
def test_a_table_without_rows_is_sound(
    few: seeds.Seeds, countries: gpd.GeoDataFrame, table: str
) -> None:
    bare = dataclasses.replace(few, **{table: getattr(few, table).iloc[:0]})
    blamed = {fault.table for fault in check(bare, countries)}
    # sources that only this table cites, head counts of its sites, and stops on its records
    assert blamed <= {"sources.csv", "strength.csv", "tour.csv"}


def test_a_point_off_the_globe_is_named(few: seeds.Seeds, countries: gpd.GeoDataFrame) -> None:
    faults = check(changed(few, "events", 2, lat=95.0, lon=1000.0), countries)
    assert {("events.csv", 2, "lat"), ("events.csv", 2, "lon")} <= set(where(faults))


def test_a_date_that_claims_a_day_within_its_month_is_named(
    few: seeds.Seeds, countries: gpd.GeoDataFrame
) -> None:
    values = {"date": day("2024-09-05"), "id": "2024-09-05-civ-us-coastal-shift"}
    faults = check(changed(few, "events", 5, **values), countries)
    assert where(faults) == [("events.csv", 5, "date")]
    assert faults[0].remedy == "write 2024-09-01"


def test_a_week_begins_on_its_monday(few: seeds.Seeds, countries: gpd.GeoDataFrame) -> None:
    faults = check(changed(few, "events", 2, date_precision="week"), countries)
    assert [fault.remedy for fault in faults] == ["write 2023-07-24"]


def test_an_id_used_twice_is_named(few: seeds.Seeds, countries: gpd.GeoDataFrame) -> None:
    twice = pd.concat([few.events, few.events.iloc[[0]]], ignore_index=True)
    faults = check(dataclasses.replace(few, events=twice), countries)
    assert where(faults) == [("events.csv", 6, "id")]
    assert "row 2" in faults[0].message


def test_a_head_count_of_an_unknown_site_is_named(
    few: seeds.Seeds, countries: gpd.GeoDataFrame
) -> None:
    values = {"site": "us-ner-x", "id": "strength-us-ner-us-ner-x-2024-08-05"}
    faults = check(changed(few, "strength", 3, **values), countries)
    assert where(faults) == [("strength.csv", 3, "site")]


@pytest.mark.parametrize(("field", "value"), [("power", "france"), ("country", "MLI")])
def test_a_head_count_that_disagrees_with_its_site_is_named(
    few: seeds.Seeds, countries: gpd.GeoDataFrame, field: str, value: str
) -> None:
    old = few.strength.loc[1, field]
    renamed = str(few.strength.loc[1, "id"]).replace(f"-{old}-".lower(), f"-{value}-".lower(), 1)
    faults = check(changed(few, "strength", 3, **{field: value, "id": renamed}), countries)
    assert where(faults) == [("strength.csv", 3, field)]


def test_a_source_that_supports_nothing_is_named(
    few: seeds.Seeds, countries: gpd.GeoDataFrame
) -> None:
    extra = few.sources.iloc[[0]].assign(id="nobody-nd-nothing")
    sources = pd.concat([few.sources, extra], ignore_index=True)
    faults = check(dataclasses.replace(few, sources=sources), countries)
    assert where(faults) == [("sources.csv", len(sources) + 1, "id")]


def test_a_stage_without_end_before_the_next_is_named(
    few: seeds.Seeds, countries: gpd.GeoDataFrame
) -> None:
    faults = check(changed(few, "zones", 3, end=pd.NaT, end_precision=pd.NA), countries)
    assert where(faults) == [("zones.csv", 2, "start")]
    assert faults[0].remedy == "end row 3 on 2025-02-15"


def test_a_stage_that_repeats_itself_is_named(
    few: seeds.Seeds, countries: gpd.GeoDataFrame
) -> None:
    again = changed(few, "zones", 2, stage="expansion", id="jnim-ben-banikoara-expansion-2")
    assert where(check(again, countries)) == [("zones.csv", 2, "start")]


def test_two_places_at_one_point_are_named(few: seeds.Seeds, countries: gpd.GeoDataFrame) -> None:
    apart = changed(few, "zones", 4, id="jnim-mli-sokolo-expansion")
    assert where(check(apart, countries)) == [("zones.csv", 5, "lat")]


def test_a_country_without_research_is_named(few: seeds.Seeds, countries: gpd.GeoDataFrame) -> None:
    own = few.coverage["table"].eq("events") & few.coverage["country"].eq("NER")
    faults = check(dataclasses.replace(few, coverage=few.coverage[~own]), countries)
    assert set(where(faults)) == {("events.csv", 2, "country")}


def test_a_country_without_outline_is_named(few: seeds.Seeds, countries: gpd.GeoDataFrame) -> None:
    faults = check(few, countries.drop(index="TCD"))
    assert where(faults) == [("events.csv", 3, "country")]


@pytest.mark.parametrize(
    ("precision", "km", "count"),
    [
        ("site", 1.5, 0),
        ("site", 3, 1),
        ("town", 4, 0),
        ("town", 6, 1),
        ("region", 28, 0),
        ("country", 33, 1),
    ],
)
def test_a_point_may_lie_outside_as_far_as_its_precision_allows(
    few: seeds.Seeds, countries: gpd.GeoDataFrame, precision: str, km: float, count: int
) -> None:
    # Cut Niger off east of Niamey: the point then lies so far outside the outline's edge.
    lat, lon = few.events.loc[0, "lat"], few.events.loc[0, "lon"]
    edge = lon - km / (111.32 * 0.9724)  # 0.9724 is the cosine of Niamey's latitude
    cut = countries.copy()
    cut.loc[["NER"], "geometry"] = countries.loc[["NER"]].clip([0, 11, edge, 24])["geometry"]
    other_rows = {"sites": few.sites.iloc[:0], "strength": few.strength.iloc[:0]}
    place = changed(few, "events", 2, geo_precision=precision, lat=lat, lon=lon)
    faults = check(dataclasses.replace(place, **other_rows), cut)
    found = [fault for fault in faults if fault.table == "events.csv"]
    assert where(found) == [("events.csv", 2, "lat")] * count


def test_a_code_that_only_the_schema_knows_is_named(
    few: seeds.Seeds, countries: gpd.GeoDataFrame
) -> None:
    package = copy.deepcopy(few.package)
    events = next(r for r in package["resources"] if r["name"] == "events")
    field = next(f for f in events["schema"]["fields"] if f["name"] == "category")
    field["constraints"]["enum"].append("earthquake")
    faults = check(dataclasses.replace(few, package=package), countries)
    assert where(faults) == [("datapackage.json", None, "events.category")]


def test_an_opening_day_off_the_axis_is_named(
    few: seeds.Seeds, countries: gpd.GeoDataFrame
) -> None:
    faults = check(dataclasses.replace(few, opening_day=dt.date(2011, 1, 1)), countries)
    assert where(faults) == [("datapackage.json", None, "opening_day")]


def test_a_fault_says_table_row_field_and_remedy() -> None:
    assert str(Fault("events.csv", 12, "lat", "is empty", "fill it in")) == (
        "events.csv row 12, field lat: is empty — fill it in"
    )
    assert str(Fault("zones.csv", None, None, "is gone", "restore it")) == (
        "zones.csv: is gone — restore it"
    )
    assert str(Fault("p.json", None, "as_of", "is empty", "fill it in")) == (
        "p.json field as_of: is empty — fill it in"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(seeds.find(), tmp_path / "seeds")


def test_the_command_counts_the_rows_of_sound_tables(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(folder)]) == 0
    assert capsys.readouterr().out.startswith("No fault found: ")


@pytest.mark.parametrize(
    ("new", "fault"),
    [
        (",putsch,", ", field category: 'putsch' is not in the vocabulary — write one of "),
        (",coup,,", ": has 19 cells, not 18 — check its commas and quotes"),
    ],
)
def test_the_command_prints_every_fault_and_fails(
    folder: Path, capsys: pytest.CaptureFixture[str], new: str, fault: str
) -> None:
    file = folder / "events.csv"
    text = file.read_text(encoding="utf-8")
    row = text[: text.index(",coup,")].count("\n") + 1
    file.write_text(text.replace(",coup,", new, 1), encoding="utf-8", newline="")
    assert main(["check", str(folder)]) == 1
    first, *_, last = capsys.readouterr().out.splitlines()
    assert first.startswith(f"events.csv row {row}{fault}")
    assert last == "1 fault found."


def test_the_command_names_a_folder_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(tmp_path / "nowhere")]) == 1
    assert "datapackage.json: cannot be read" in capsys.readouterr().out


@pytest.mark.parametrize("words", [[], ["weather"], ["check", "a", "b"]])
def test_a_command_line_that_makes_no_sense_ends_with_2(words: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2


def test_the_module_runs_as_a_command() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "geodata", "check"], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("No fault found")
