"""What people write into titles breaks no file and runs nowhere."""

import csv
import io
import json
import tempfile
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pyarrow.parquet as pq
import pyogrio
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geodata import Atlas, exports
from geodata.exports.content import clean
from geodata.exports.sheet import neutral

NASTY = st.text(
    alphabet=st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("=+-@\t\r\n\0\x01\x1f\x7f\x85\u2028\ufffe\uffff\"'<>&;,$[]{}|"),
    ),
    min_size=1,
    max_size=40,
)
ID = "2023-07-26-ner-coup"


def atlas_with(atlas: Atlas, title: str) -> Atlas:
    """Return an atlas with one more event, of that title."""
    row = atlas.seeds.events[atlas.seeds.events["id"] == ID]
    return atlas.with_events(row.assign(id="nasty", title=title), atlas.seeds.sources)


def content(atlas: Atlas, title: str) -> exports.Content:
    snapshot = atlas_with(atlas, title).at("2023-07-26", 1)
    return exports.collect(snapshot.atlas, ["events"], snapshot)


@settings(max_examples=25)
@given(title=NASTY)
@example(title='=HYPERLINK("http://x","y")')
@example(title="]]></name><script>alert(1)</script>")
@example(title="$[description] \0 \ufffe")
def test_no_title_breaks_a_text_format(atlas: Atlas, title: str) -> None:
    made = content(atlas, title)
    wanted = clean(title)
    (row,) = [
        row
        for row in csv.DictReader(
            io.StringIO(exports.render(made, "csv").decode("utf-8-sig"), newline="")
        )
        if row["id"] == "nasty"
    ]
    assert row["title"] == neutral(wanted)
    (feature,) = [
        feature
        for feature in json.loads(exports.render(made, "geojson"))["features"]
        if feature["id"] == "nasty"
    ]
    assert feature["properties"]["title"] == wanted
    root = ET.fromstring(exports.render(made, "kml"))  # noqa: S314 - what is under test
    assert wanted in {name.text for name in root.iter("{http://www.opengis.net/kml/2.2}name")}
    for text in root.iter("{http://www.opengis.net/kml/2.2}description"):
        assert "<script" not in (text.text or "").lower()


@settings(max_examples=12)
@given(title=NASTY)
@example(title="=1+1")
@example(title="#N/A")
@example(title="_x0041_")
def test_no_title_becomes_a_formula_in_a_workbook(atlas: Atlas, title: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(exports.render(content(atlas, title), "xlsx")))
    sheet = book["events"]
    names = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        assert all(cell.data_type != "f" for cell in row)
        if row[0].value == "nasty":
            cell = row[names.index("title")]
            assert cell.data_type == "s"
            assert not str(cell.value).lstrip(" ").startswith(("=", "+", "-", "@"))


@settings(max_examples=20)
@given(title=NASTY)
def test_no_title_is_changed_by_a_binary_format(atlas: Atlas, title: str) -> None:
    made = content(atlas, title)
    wanted = clean(title)
    rows = pq.read_table(io.BytesIO(exports.render(made, "parquet"))).to_pylist()
    assert [row["title"] for row in rows if row["id"] == "nasty"] == [wanted]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "x.gpkg"
        file.write_bytes(exports.render(made, "gpkg"))
        frame = pyogrio.read_dataframe(file, layer="events").set_index("id")
    assert frame.loc["nasty", "title"] == wanted
