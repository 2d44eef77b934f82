"""Files made to do harm, and files that came to harm."""

from __future__ import annotations

import io
import json
import sqlite3
import struct
import zipfile
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from geodata.faults import DataError
from geodata.formats import Limits
from geodata.formats.archives import unpack

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "date,lat,lon,type\n"
ROW = "2024-09-17,12.6,-8,battle\n"


def packed(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return path


def workbook(path: Path) -> Path:
    pd.DataFrame({"date": ["2024-09-17"], "lat": [12.6], "lon": [-8.0]}).to_excel(path, index=False)
    return path


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\x00\x01\x02\x03" * 100, "zero bytes"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "old workbook"),
        (b"\x1f\x8b\x08" + b"\x00" * 60, "gzip"),
        (b"PK\x03\x04" + b"\x00" * 60, "half-written archive"),
        (b"PAR1" + b"\x00" * 60, "half-written Parquet"),
        (b"SQLite format 3\x00" + b"\x00" * 600, "broken or half written"),
        (b"fgb\x03fgb\x00" + b"\x00" * 60, "broken or half written"),
        (b'{"type": "FeatureCollection", "features": [', "broken or half written"),
        (b"{}", "broken or half written"),
        (b"<html><body>Sign in</body></html>", "XML but not KML"),
        (b"<OGRVRTDataSource><OGRVRTLayer name='passwd'/></OGRVRTDataSource>", "not KML"),
        (b"\x00\x00\x27\x0a" + b"\x00" * 60, "one part of a shapefile"),
        ((HEADER + ROW + '2024-09-17,12.6,-8,"battle\n' + ROW).encode(), "quotation mark"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(read: Any, content: bytes, words: str) -> None:
    with pytest.raises(DataError) as caught:
        read(content)
    (fault,) = caught.value.faults
    assert words in fault.message
    assert fault.table == "given.csv"
    assert fault.remedy


def test_a_kml_that_declares_entities_is_refused(read: Any) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE k [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'
    bomb += '<kml xmlns="http://www.opengis.net/kml/2.2"><name>&b;</name></kml>'
    hidden = bomb.replace("<!DOCTYPE", f"<!-- <kml> {'x' * 9_000} --><!DOCTYPE")
    for content in (bomb.encode(), bomb.encode("utf-16"), hidden.encode()):
        with pytest.raises(DataError, match="entities"):
            read(content)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A file on the server that no upload may reach."""
    path = tmp_path / "secret.geojson"
    point = {"type": "Point", "coordinates": [-8, 12.6]}
    feature = {"type": "Feature", "properties": {"name": "secret"}, "geometry": point}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    return path


def test_a_file_cannot_have_another_one_read(read: Any, elsewhere: Path, tmp_path: Path) -> None:
    pipeline = {
        "type": "gdal_streamed_alg",
        "command_line": f"gdal vector pipeline ! read {elsewhere}",
    }
    virtual = f"<OGRVRTDataSource><OGRVRTLayer name='secret'><SrcDataSource>{elsewhere}"
    virtual += "</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"
    kml = '<kml xmlns="http://www.opengis.net/kml/2.2"></kml>'
    for content in (json.dumps(pipeline), virtual, kml + virtual, f"<!-- {virtual} -->{kml}"):
        with pytest.raises(DataError):
            read(content)
        for inside in ("a_geojson", "doc_kml", "a_gpkg"):
            with pytest.raises(DataError):
                read(packed(tmp_path / "in.zip", **{inside: content.encode()}))


def test_a_database_of_other_files_is_refused(read: Any, elsewhere: Path, tmp_path: Path) -> None:
    import geopandas as gpd  # noqa: PLC0415 - for one

    path = tmp_path / "virtual.gpkg"
    gpd.GeoDataFrame({"a": [1]}, geometry=gpd.points_from_xy([1], [14], crs=4326)).to_file(path)
    assert read(path).report.read == 1
    with sqlite3.connect(path) as base:
        base.execute("PRAGMA writable_schema = 1")
        base.execute(
            "INSERT INTO sqlite_master VALUES ('table', 'other', 'other', 0, ?)",
            (f"CREATE /* no */ VIRTUAL TABLE other USING VirtualOGR('{elsewhere}')",),
        )
    with pytest.raises(DataError, match="made of other files"):
        read(path)


def test_a_page_in_the_text_of_a_mark_is_no_declaration(read: Any) -> None:
    mark = "<Placemark><name>A</name><description><![CDATA[<!DOCTYPE html><p>x</p>]]></description>"
    mark += "<TimeStamp><when>2024-09-17</when></TimeStamp><ExtendedData><Data name='type'>"
    mark += "<value>battle</value></Data></ExtendedData><Point><coordinates>-8,12.6</coordinates>"
    kml = f'<?xml version="1.0"?><!-- made up --><kml xmlns="http://www.opengis.net/kml/2.2">{mark}'
    assert read(f"{kml}</Point></Placemark></kml>").report.kept == 1


def test_a_bomb_in_a_kmz_is_refused(read: Any, tmp_path: Path) -> None:
    path = packed(tmp_path / "bomb.kmz", doc_kml=b"<kml>" + b" " * 40_000_000)
    with pytest.raises(DataError, match="packed more than 200 times"):
        read(path)


def test_a_workbook_that_unfolds_is_refused(read: Any, tmp_path: Path) -> None:
    path = workbook(tmp_path / "bomb.xlsx")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/big.bin", b"0" * 40_000_000)
    with pytest.raises(DataError, match="packed more than 200 times"):
        read(path)


def test_a_workbook_with_entities_is_refused(read: Any, tmp_path: Path) -> None:
    path = workbook(tmp_path / "entities.xlsx")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/other.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    with pytest.raises(DataError, match="entities"):
        read(path)


def test_what_an_archive_says_of_its_size_is_not_believed(tmp_path: Path) -> None:
    path = packed(tmp_path / "liar.zip", data_csv=b"0" * 5_000_000)
    raw = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = raw.index(mark) + offset
        raw[at : at + 4] = struct.pack("<I", 10)
    path.write_bytes(raw)
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
    assert members[0].file_size == 10
    with pytest.raises(DataError):
        unpack(path, members, tmp_path, "liar.zip")


def test_an_archive_of_too_many_files_is_refused(read: Any, tmp_path: Path) -> None:
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(2_001):
            archive.writestr(f"{number}.txt", "")
    with pytest.raises(DataError, match="2,001 files"):
        read(path)


def test_paths_in_an_archive_lead_nowhere(read: Any, tmp_path: Path) -> None:
    path = tmp_path / "climb.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../../climbed.csv", HEADER + ROW)
    assert read(path).report.kept == 1
    assert not list(tmp_path.parent.rglob("climbed.csv"))


def test_an_archive_in_an_archive_is_not_opened(read: Any, tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("a.csv", HEADER + ROW)
    with pytest.raises(DataError, match="holds no workbook"):
        read(packed(tmp_path / "outer.zip", inner_zip=inner.getvalue()))


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
@pytest.mark.parametrize("ending", ["xlsx", "parquet", "gpkg", "zip"])
def test_a_half_written_file_is_refused(
    read: Any, tmp_path: Path, ending: str, share: float
) -> None:
    import geopandas as gpd  # noqa: PLC0415 - for one of four

    path = tmp_path / f"whole.{ending}"
    table = pd.DataFrame({"date": ["2024-09-17"] * 500, "lat": 12.6, "lon": np.arange(500) / 900})
    if ending == "xlsx":
        table.to_excel(path, index=False)
    elif ending == "parquet":
        table.to_parquet(path)
    elif ending == "gpkg":
        gpd.GeoDataFrame(table, geometry=gpd.points_from_xy(table.lon, table.lat)).to_file(path)
    else:
        packed(path, data_csv=table.to_csv().encode())
    half = tmp_path / "half"
    half.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    with pytest.raises(DataError):
        read(half)


def test_a_last_row_that_breaks_off_is_told_of(read: Any) -> None:
    report = read(HEADER + ROW + "2024-09-1").report
    assert (report.read, report.kept, report.rejected) == (2, 1, 1)
    (fault,) = report.faults.to_dict("records")
    assert (fault["row"], fault["reason"]) == (3, "has 1 cells and not 4")


def test_rows_of_other_lengths_keep_the_numbers_of_the_rest_right(read: Any) -> None:
    cut = "a,b\n"
    report = read(
        HEADER + cut + ROW + "\n" + "1899,1,1,battle\n" + cut + "2024,x,-8,battle\n"
    ).report
    assert report.faults["row"].tolist() == [2, 5, 6, 7]
    assert report.read == 5


def test_too_many_columns_are_refused_before_they_are_read(read: Any) -> None:
    with pytest.raises(DataError, match="more than 1,000 columns"):
        read(",".join(f"c{n}" for n in range(100_000)) + "\n1\n")
    with pytest.raises(DataError, match="more than 1,000 columns"):
        read(",".join("c" for _ in range(3_000_000)))


def test_too_many_rows_are_refused(read: Any) -> None:
    with pytest.raises(DataError, match="more than 10 rows"):
        read(HEADER + ROW * 11, limits=Limits(rows=10))


def test_a_file_over_the_limit_is_refused(read: Any) -> None:
    with pytest.raises(DataError, match="larger than 1 MB"):
        read(HEADER + ROW * 50_000, limits=Limits(size=1_000_000))


def test_a_parquet_file_that_unfolds_is_refused(read: Any, tmp_path: Path) -> None:
    path = tmp_path / "bomb.parquet"
    pq.write_table(pa.table({"date": pa.array(["2024"] * 3_000_000).dictionary_encode()}), path)
    assert path.stat().st_size < 100_000
    with pytest.raises(DataError, match="3,000,000 rows"):
        read(path)


def test_a_file_that_is_not_utf8_is_read_as_windows_wrote_it(read: Any) -> None:
    table = "date,lat,lon,type,lieu\n2024-09-17,12.6,-8,battle,Ségou\n".encode("cp1252")
    assert read(table).events["place"].tolist() == ["Ségou"]


def test_marks_that_turn_writing_round_are_taken_out(read: Any) -> None:
    table = "date,lat,lon,type,lieu\n2024-09-17,12.6,-8,battle,a\u202eb\u2066c\n"
    assert read(table).events["place"].tolist() == ["a b c"]


def test_names_of_files_cannot_climb_or_act(read: Any) -> None:
    with pytest.raises(DataError) as caught:
        read("", name="../../x\x1b[31m.csv")
    assert caught.value.faults[0].table == "x [31m.csv"


def test_a_geojson_of_nested_nothing_is_refused(read: Any) -> None:
    with pytest.raises(DataError):
        read('{"type":' * 20_000)
    with pytest.raises(DataError):
        read(json.dumps({"type": "FeatureCollection", "features": []}))
