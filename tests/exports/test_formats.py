"""Every format, read back by a program that is not ours."""

import io
import json
import resource
import shutil
import subprocess
import zipfile
from importlib import resources
from pathlib import Path
from xml.etree import ElementTree as ET

import frictionless
import geopandas as gpd
import hxl
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely
from lxml import etree

from components.timemap.style import style
from geodata import Atlas, Filters, exports
from geodata.exports import fields
from geodata.exports.palette import marks
from geodata.selection import Shape, select

DAY = "2024-09-16"
OGC = "{http://www.opengis.net/kml/2.2}"


def written(folder: Path, atlas: Atlas, kind: str, **options: object) -> Path:
    file = folder / f"sahel{exports.FORMATS[kind].suffix}"
    exports.write(file, atlas, **options)
    return file


@pytest.mark.parametrize("kind", exports.FORMATS)
def test_every_format_says_whose_the_data_are_which_version_and_as_of_when(
    tmp_path: Path, atlas: Atlas, kind: str
) -> None:
    file = written(tmp_path, atlas, kind, tables=["sites"])
    body = file.read_bytes()
    if zipfile.is_zipfile(file):
        archive = zipfile.ZipFile(file)
        body = b"".join(archive.read(name) for name in archive.namelist())
    for words in ("Sahelscope contributors", atlas.version, atlas.as_of.isoformat()):
        assert words.encode() in body, words


@pytest.mark.parametrize("kind", exports.FORMATS)
def test_the_same_data_give_a_file_with_the_same_rows(
    tmp_path: Path, atlas: Atlas, kind: str
) -> None:
    if kind == "gpkg":  # the database notes when it was written
        one, two = (gpd.read_file(written(tmp_path, atlas, kind), layer="sites") for _ in range(2))
        assert one.equals(two)
        return
    first = written(tmp_path, atlas, kind, tables=["sites"]).read_bytes()
    assert first == written(tmp_path, atlas, kind, tables=["sites"]).read_bytes()


def test_a_workbook_bears_the_day_of_the_data_and_not_that_of_its_writing(
    tmp_path: Path, atlas: Atlas
) -> None:
    file = written(tmp_path, atlas, "xlsx", tables=["sites"])
    assert openpyxl.load_workbook(file).properties.modified.date() == atlas.as_of
    with zipfile.ZipFile(file) as parts:
        assert {part.date_time[:3] for part in parts.infolist()} == {
            (atlas.as_of.year, atlas.as_of.month, atlas.as_of.day)
        }


@pytest.mark.parametrize("table", exports.TABLES)
def test_csv_holds_every_row_with_days_as_days(tmp_path: Path, atlas: Atlas, table: str) -> None:
    read = pd.read_csv(written(tmp_path, atlas, "csv", tables=[table]), dtype=str)
    source = exports.collect(atlas, [table]).tables[table]
    assert len(read) == len(source)
    for name in source.columns:
        if pd.api.types.is_datetime64_any_dtype(source[name]):
            assert read[name].dropna().str.fullmatch(r"\d{4}-\d\d-\d\d").all()
    assert set(read["as_of"]) == {atlas.as_of.isoformat()}


def test_the_zip_is_a_data_package_that_frictionless_finds_valid(
    tmp_path: Path, atlas: Atlas
) -> None:
    file = written(tmp_path, atlas, "zip", snapshot=atlas.at(DAY))
    with zipfile.ZipFile(file) as archive:
        archive.extractall(tmp_path)
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])
    assert "reported activity, not control" in (tmp_path / "README.txt").read_text("utf-8")


def test_a_workbook_has_a_sheet_per_table_and_one_that_explains_them(
    tmp_path: Path, atlas: Atlas
) -> None:
    file = written(tmp_path, atlas, "xlsx", snapshot=atlas.at(DAY, 30))
    book = openpyxl.load_workbook(file, read_only=True)
    assert book.sheetnames == ["About", *exports.FORMATS["xlsx"].usual]
    about = dict(book["About"].iter_rows(max_col=2, values_only=True))
    assert (about["Data version"], about["As of"]) == (atlas.version, atlas.as_of.isoformat())
    events = pd.read_excel(file, sheet_name="events")
    assert events["id"].tolist() == atlas.at(DAY, 30).events.index.tolist()
    assert pd.api.types.is_datetime64_any_dtype(events["date"])
    assert events["lat"].dtype == float


def test_geojson_keeps_to_its_specification(tmp_path: Path, atlas: Atlas) -> None:
    file = written(tmp_path, atlas, "geojson", snapshot=atlas.at(DAY, 30))
    read = json.loads(file.read_text("utf-8"))
    assert "crs" not in read
    assert read["version"] == atlas.version
    for feature in read["features"]:
        shape = shapely.geometry.shape(feature["geometry"])
        for part in getattr(shape, "geoms", [shape]):
            if part.geom_type == "Polygon":
                assert part.exterior.is_ccw
                assert not any(ring.is_ccw for ring in part.interiors)
    frame = gpd.read_file(file)
    assert frame.crs.to_epsg() == 4326
    assert set(frame["table"]) == {"events", "sites", "area"}


def test_a_geopackage_has_a_layer_per_table_with_true_types(tmp_path: Path, atlas: Atlas) -> None:
    file = written(tmp_path, atlas, "gpkg")
    layers = dict(pyogrio.list_layers(file).tolist())
    assert layers["events"] == layers["sites"] == "Point"
    assert layers["area"] == layers["countries"] == "MultiPolygon"
    assert layers["sources"] is None
    read = gpd.read_file(file, layer="events").set_index("id")
    assert read.index.tolist() == atlas.events.index.tolist()
    assert read.geometry.geom_equals(atlas.events.geometry).all()
    assert read["fatalities_best"].sum() == atlas.events["fatalities_best"].sum()
    info = pyogrio.read_info(file, layer="events")
    types = dict(zip(info["fields"], info["dtypes"], strict=True))
    assert types["date"] == "datetime64[D]"
    assert info["dataset_metadata"]["as_of"] == atlas.as_of.isoformat()
    assert atlas.version in info["layer_metadata"]["DESCRIPTION"]


@pytest.mark.skipif(not shutil.which("ogrinfo"), reason="ogrinfo (gdal-bin) is not installed")
def test_ogrinfo_opens_the_geopackage_without_a_complaint(tmp_path: Path, atlas: Atlas) -> None:
    file = written(tmp_path, atlas, "gpkg", snapshot=atlas.at(DAY))
    ran = subprocess.run(
        ["ogrinfo", "-so", str(file), "area"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stderr == ""
    assert f"Feature Count: {len(atlas.at(DAY).area)}" in ran.stdout
    assert "Geometry: Multi Polygon" in ran.stdout
    assert "start: Date" in ran.stdout


def test_geoparquet_is_read_by_geopandas_and_tells_what_its_columns_mean(
    tmp_path: Path, atlas: Atlas
) -> None:
    file = written(tmp_path, atlas, "parquet", tables=["area"])
    read = gpd.read_parquet(file)
    assert read.crs.to_epsg() == 4326
    assert read["km2"].sum() == pytest.approx(atlas.area["km2"].sum())
    schema = pq.read_schema(file)
    assert json.loads(schema.metadata[b"geo"])["columns"]["geometry"]["encoding"] == "WKB"
    assert schema.metadata[b"as_of"].decode() == atlas.as_of.isoformat()
    assert b"approximate" in schema.field("km2").metadata[b"description"]


def test_parquet_of_a_table_without_places_is_plain(tmp_path: Path, atlas: Atlas) -> None:
    read = pd.read_parquet(written(tmp_path, atlas, "parquet", tables=["sources"]))
    assert read["id"].tolist() == atlas.sources.index.tolist()


def test_kml_has_a_span_or_a_stamp_on_every_mark_and_fetches_nothing(
    tmp_path: Path, atlas: Atlas
) -> None:
    root = ET.parse(written(tmp_path, atlas, "kml")).getroot()  # noqa: S314 - ours
    places = root.findall(f".//{OGC}Placemark")
    assert len(places) > len(atlas.events) + len(atlas.area)
    for place in places:
        span = place.find(f"{OGC}TimeSpan")
        stamp = place.find(f"{OGC}TimeStamp/{OGC}when")
        assert (span is None) != (stamp is None)
        if span is not None and span.find(f"{OGC}end") is not None:
            assert span.findtext(f"{OGC}begin") <= span.findtext(f"{OGC}end")
    known = {style.get("id") for style in root.iter(f"{OGC}Style")}
    assert {place.findtext(f"{OGC}styleUrl")[1:] for place in places} <= known
    assert not list(root.iter(f"{OGC}Icon"))
    assert [folder.findtext(f"{OGC}name") for folder in root[0].findall(f"{OGC}Folder")] == [
        "Events",
        "Foreign military sites",
        "JNIM's area of reported activity",
        "Localities that the area is drawn from",
    ]


def test_gdal_reads_the_marks_and_their_times_from_kml(tmp_path: Path, atlas: Atlas) -> None:
    snapshot = atlas.at(DAY, 30)
    file = written(tmp_path, atlas, "kml", snapshot=snapshot, tables=["events"])
    layers = [name for name, kind in pyogrio.list_layers(file) if name != "Events"]
    read = pd.concat(gpd.read_file(file, layer=name) for name in layers).set_index("id")
    assert set(read.index) == set(snapshot.events.index)
    for identifier, event in snapshot.events.iterrows():
        assert read.loc[identifier, "Name"] == event["title"]
        moment = read.loc[identifier, ["timestamp", "begin"]].dropna().iloc[0]
        assert pd.Timestamp(moment).tz_localize(None) == event["start"]


def test_a_kmz_brings_the_picture_that_its_icons_use(tmp_path: Path, atlas: Atlas) -> None:
    archive = zipfile.ZipFile(written(tmp_path, atlas, "kmz", snapshot=atlas.at(DAY)))
    root = ET.fromstring(archive.read("doc.kml"))  # noqa: S314 - ours
    hrefs = {icon.text for icon in root.iter(f"{OGC}href")}
    assert len(hrefs) == 1
    assert hrefs <= set(archive.namelist())


@pytest.mark.parametrize("table", exports.TABLES)
def test_hxl_tags_every_column_as_its_library_reads_it(
    tmp_path: Path, atlas: Atlas, table: str
) -> None:
    file = written(tmp_path, atlas, "hxl", tables=[table], snapshot=atlas.at(DAY))
    with file.open("rb") as stream:
        source = hxl.data(stream)
        columns = source.columns
        assert all(column.tag for column in columns)
        rows = list(source)
    assert len(rows) == len(exports.collect(atlas, [table], atlas.at(DAY)).tables[table])
    assert "#meta+attribution" in [column.display_tag for column in columns]


@pytest.mark.parametrize("chosen", [None, DAY])
@pytest.mark.parametrize("table", exports.TABLES)
def test_every_column_is_described(atlas: Atlas, table: str, chosen: str | None) -> None:
    content = exports.collect(atlas, [table], atlas.at(chosen) if chosen else None)
    for field in fields.describe(atlas, table, content.tables[table]):
        assert field["description"], f"{table}.{field['name']}"
        assert fields.hashtag(table, field["name"]), f"{table}.{field['name']}"


def test_the_marks_have_the_colours_of_the_map(atlas: Atlas) -> None:
    assert marks()["sites"] == {name: own["light"] for name, own in style()["powers"].items()}
    assert marks()["events"] == {name: own["light"] for name, own in style()["groups"].items()}
    assert set(marks()["area"]) == set(style()["stages"])
    assert set(marks()["events"]) == set(atlas.vocabulary.labels("category_group"))


def test_a_selection_holds_what_lies_within_it(tmp_path: Path, atlas: Atlas) -> None:
    gao = Shape.read("region:MLI-gao", atlas)
    chosen = select(atlas.at("2017-01-18", 60), gao)
    file = written(tmp_path, atlas, "gpkg", snapshot=chosen)
    for layer in ("events", "sites", "zones"):
        own = gpd.read_file(file, layer=layer)
        assert own.within(gao.geometry.buffer(0.05)).all()
    assert gpd.read_file(file, layer="events")["id"].tolist() == chosen.events.index.tolist()
    about = pyogrio.read_info(file, layer="events")["dataset_metadata"]
    assert "Gao" in about["scope"]


def test_a_snapshot_brings_the_sources_that_it_cites_and_no_others(atlas: Atlas) -> None:
    snapshot = atlas.at(DAY, filters=Filters(country=("NER",)))
    content = exports.collect(atlas, ["events", "sites", "zones", "strength", "sources"], snapshot)
    *citing, sources = content.tables.values()
    cited = {name for table in citing for row in table["sources"] for name in row.split(";")}
    assert set(sources["id"]) == cited
    assert "country NER" in content.about.scope


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"format": "doc"}, "'doc' is no format: choose from csv"),
        ({"format": "csv", "tables": ["events", "sites"]}, "one CSV file holds one table"),
        ({"format": "kml", "tables": ["sources"]}, "KML holds no sources"),
        ({"format": "zip", "tables": ["towns"]}, "'towns' is no table"),
        ({"format": "zip", "tables": []}, "holds one table"),
        ({}, "name the format"),
    ],
)
def test_what_cannot_be_written_is_said(
    atlas: Atlas, options: dict[str, object], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        exports.write(io.BytesIO(), atlas, **options)


def test_an_unknown_ending_names_those_that_are_known(tmp_path: Path, atlas: Atlas) -> None:
    with pytest.raises(ValueError, match=r"\.gpkg"):
        exports.write(tmp_path / "sahel.shp", atlas)


def test_a_file_that_fails_leaves_the_old_one(tmp_path: Path, atlas: Atlas) -> None:
    file = tmp_path / "events.csv"
    file.write_text("old")
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, usual[1]))  # as a full disk: no more fits
    try:
        with pytest.raises(OSError, match=r"events\.csv"):
            exports.write(file, atlas)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("events.csv", "old")]


def test_events_of_an_imported_dataset_are_named_as_such(atlas: Atlas) -> None:
    row = atlas.seeds.events.tail(1).assign(id="acled-1", dataset="acled")
    mixed = atlas.with_events(row, atlas.seeds.sources)
    about = exports.collect(mixed, ["events"]).about
    assert about.datasets == ("acled",)
    assert "acled" in about.text()
    assert exports.collect(atlas, ["events"]).about.datasets == ()


@pytest.mark.parametrize("chosen", [None, DAY])
def test_kml_is_valid_by_the_schema_of_its_standard(
    tmp_path: Path, atlas: Atlas, chosen: str | None
) -> None:
    with resources.as_file(resources.files("pykml").joinpath("schemas", "ogckml22.xsd")) as file:
        schema = etree.XMLSchema(etree.parse(file))
    snapshot = atlas.at(chosen, 30) if chosen else None
    file = written(tmp_path, atlas, "kml", snapshot=snapshot)
    document = etree.parse(file, etree.XMLParser(huge_tree=True))
    assert schema.validate(document), schema.error_log[:3]
