from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from geodata.faults import DataError
from geodata.formats import Limits
from geodata.formats.spatial import CRS, overlay

if TYPE_CHECKING:
    from pathlib import Path

BAMAKO, GAO = (-8.0, 12.64), (-0.04, 16.27)


@pytest.fixture
def points() -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(
        {
            "date": ["2024-09-17", "2024-10-03"],
            "name": ["Attack", "Clash"],
            "type": ["attack_on_forces", "battle"],
            "deaths": [70, 3],
        },
        geometry=[shapely.Point(BAMAKO), shapely.Point(GAO)],
        crs=4326,
    )


def write(frame: gpd.GeoDataFrame, folder: Path, ending: str) -> Path:
    """Write a layer with GDAL, as other programs do."""
    path = folder / f"layer.{ending}"
    if ending == "zip":
        frame.to_file(folder / "layer.shp")
        with zipfile.ZipFile(path, "w") as archive:
            for part in folder.glob("layer.*"):
                if part != path:
                    archive.write(part, f"in a folder/{part.name}")
    elif ending == "kml":
        frame.to_file(path, driver="LIBKML")
    elif ending == "kmz":
        frame.to_file(folder / "doc.kml", driver="LIBKML")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(folder / "doc.kml", "doc.kml")
    else:
        frame.to_file(path)
    return path


@pytest.mark.parametrize("ending", ["geojson", "gpkg", "zip", "fgb", "kml", "kmz"])
def test_layers_of_points_with_dates_are_events(
    points: gpd.GeoDataFrame, tmp_path: Path, read: Any, ending: str
) -> None:
    found = read(write(points, tmp_path, ending))
    assert (found.layout, found.report.kept, found.overlay) == ("layer", 2, None)
    events = found.events.sort_values("date")
    assert events["date"].tolist() == [pd.Timestamp("2024-09-17"), pd.Timestamp("2024-10-03")]
    assert np.allclose(events[["lon", "lat"]].to_numpy(), [BAMAKO, GAO])
    assert events["category"].tolist() == ["attack_on_forces", "battle"]
    assert events["geo_precision"].tolist() == ["town", "town"]


@pytest.mark.parametrize("crs", [32630, 3857, "ESRI:102022"])
def test_every_crs_is_brought_to_degrees(
    points: gpd.GeoDataFrame, tmp_path: Path, read: Any, crs: object
) -> None:
    found = read(write(points.to_crs(crs), tmp_path, "gpkg"))
    assert np.allclose(found.events[["lon", "lat"]].to_numpy(), [BAMAKO, GAO], atol=1e-6)


def test_metres_without_a_crs_are_refused(
    points: gpd.GeoDataFrame, tmp_path: Path, read: Any
) -> None:
    moved = points.to_crs(32630).set_crs(None, allow_override=True)
    with pytest.raises(DataError, match="no coordinate reference system"):
        read(write(moved, tmp_path, "zip"))


def test_an_area_becomes_a_point_inside_it_known_by_its_size(tmp_path: Path, read: Any) -> None:
    shapes = [shapely.box(-8.05, 12.6, -7.95, 12.7), shapely.box(-9, 12, -7, 14)]
    shapes.append(shapely.box(-8, 12, 2, 19))
    areas = gpd.GeoDataFrame(
        {"date": ["2024-09-17"] * 3, "type": ["battle"] * 3}, geometry=shapes, crs=4326
    )
    found = read(write(areas, tmp_path, "gpkg"))
    assert found.events["geo_precision"].tolist() == ["town", "region", "country"]
    for shape, (lon, lat) in zip(shapes, found.events[["lon", "lat"]].to_numpy(), strict=True):
        assert shape.covers(shapely.Point(lon, lat))


def test_a_layer_without_dates_lies_over_the_map(tmp_path: Path, read: Any) -> None:
    areas = gpd.GeoDataFrame({"name": ["Zone"]}, geometry=[shapely.box(-8, 12, -7, 13)], crs=32630)
    areas = areas.set_crs(4326, allow_override=True)
    found = read(write(areas, tmp_path, "geojson"))
    assert len(found.events) == 0
    assert found.overlay is not None
    assert found.overlay["name"].tolist() == ["Zone"]
    assert found.overlay.crs == CRS


def test_an_overlay_has_no_more_corners_than_a_browser_can_draw() -> None:
    angle = np.linspace(0, 2 * np.pi, 50_000)
    circle = shapely.Polygon(np.column_stack([np.cos(angle), 14 + np.sin(angle)]))
    many = gpd.GeoDataFrame({"name": ["a"]}, geometry=[circle], crs=4326)
    drawn = overlay(many, Limits(vertices=1_000))
    assert 8 < shapely.get_num_coordinates(drawn.geometry.to_numpy()).sum() <= 1_000
    assert shapely.area(drawn.geometry.to_numpy()).sum() == pytest.approx(np.pi, rel=0.01)
    boxes = [shapely.box(x / 10, 10, x / 10 + 0.05, 11) for x in range(1_000)]
    crowd = gpd.GeoDataFrame(geometry=boxes, crs=4326)
    assert len(overlay(crowd, Limits(vertices=1_000))) == 200


KML = """<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2">
<Document><name>Made up</name><Folder><name>One</name>
<Placemark><name>A</name><TimeSpan><begin>2024-09-17</begin><end>2024-09-19</end></TimeSpan>
<ExtendedData><Data name="type"><value>battle</value></Data></ExtendedData>
<Point><coordinates>-8,12.64,0</coordinates></Point></Placemark></Folder><Folder><name>Two</name>
<Placemark><name>B</name><TimeStamp><when>2024-03</when></TimeStamp>
<ExtendedData><Data name="type"><value>battle</value></Data></ExtendedData>
<Point><coordinates>-0.04,16.27,0</coordinates></Point></Placemark></Folder></Document></kml>"""


def test_times_of_marks_keep_their_precision_and_every_folder_is_read(
    tmp_path: Path, read: Any
) -> None:
    path = tmp_path / "marks.kml"
    path.write_text(KML, encoding="utf-8")
    events = read(path).events.sort_values("title")
    assert events["title"].tolist() == ["A", "B"]
    assert events["date_precision"].tolist() == ["day", "month"]
    assert events["date_end"].iloc[0] == pd.Timestamp("2024-09-19")


def test_a_named_layer_is_read_and_one_that_is_not_there_refused(
    points: gpd.GeoDataFrame, tmp_path: Path, read: Any
) -> None:
    path = tmp_path / "two.gpkg"
    points.to_file(path, layer="the first")
    points.head(1).to_file(path, layer="second")
    assert read(path, layer="second").report.read == 1
    with pytest.raises(DataError, match="choose one of the first, second"):
        read(path, layer="third")
