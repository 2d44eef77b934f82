"""Layers of GIS files: points with a date become rows, all else an overlay.

GDAL guesses a format from a file's content and some of its formats name other files or addresses;
so a file is looked at before it is given to GDAL, and then as the format that it was found to be.
"""

from __future__ import annotations

import re
import sqlite3
import warnings
from contextlib import closing
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import ParseError, iterparse
from xml.parsers import expat

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geodata.formats.columnar import Frame, as_text
from geodata.formats.limits import USUAL, Limits, refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CRS: Final = "EPSG:4326"
LAT, LON, PLACED, WHEN, UNTIL, KNOWN = (
    "latitude of the shape",
    "longitude of the shape",
    "precision of the shape",
    "time of the mark",
    "end of the mark",
    "precision of the time",
)
"""Columns that a layer is given beside its own."""
SHAPEFILE: Final = (".shp", ".shx", ".dbf", ".prj", ".cpg")
_INDEX: Final = re.compile(r"create virtual table (?:\"[^\"]*\"|\S+) using rtree ?\(")
_COMMENT: Final = re.compile(r"/\*.*?\*/|--[^\n]*", re.DOTALL)
_HEAD: Final = 4096
_STEPS: Final = 6
"""Times that the tolerance doubles: to 1.7 km, beyond which areas lose their form."""


def kind(path: Path, name: str) -> str | None:
    """Tell which GIS format a file is, by its beginning.

    Parameters
    ----------
    path
        The file.
    name
        What to call it in messages.

    Returns
    -------
    {'gpkg', 'fgb', 'shp', 'kml', 'geojson'} or None

    Raises
    ------
    geodata.faults.DataError
        When it is XML that declares entities, or XML of another kind.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    plain = head.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").lstrip()
    if head.startswith(b"SQLite format 3\x00"):
        _check_database(path, name)
        return "gpkg"
    if head.startswith(b"fgb\x03"):
        return "fgb"
    if head.startswith(b"\x00\x00\x27\x0a"):
        return "shp"
    if plain.startswith(b"<"):
        _check_xml(path, name)
        return "kml"
    if plain.startswith(b"{"):
        return "geojson"
    return None


def _check_xml(path: Path, name: str) -> None:
    """Refuse XML that is not one KML document, or declares anything.

    GDAL looks for the words of its formats anywhere at the beginning, and takes a second root for
    the first: a virtual format that names other files could follow an empty KML.
    """
    refusal: list[Exception] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def declared(*_: object) -> None:
        message = "declares a document type or entities in its XML"
        refusal.append(refused(name, message, "export it again without them"))
        raise ValueError

    def root(tag: str, _: object) -> None:
        if tag.rpartition(" ")[2] != "kml":
            remedy = "export it as KML, GeoJSON or CSV"
            refusal.append(refused(name, "is XML but not KML", remedy))
            raise ValueError
        parser.StartElementHandler = None

    parser.StartDoctypeDeclHandler = declared
    parser.StartElementHandler = root
    try:
        with path.open("rb") as file:
            parser.ParseFile(file)
    except (expat.ExpatError, ValueError):
        raise (refusal[0] if refusal else _broken(name)) from None


def _check_database(path: Path, name: str) -> None:
    """Refuse a database with tables that are made of other files when they are read."""
    stated = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?immutable=1", uri=True)) as base:
            found = [_plain(str(sql)) for (sql,) in base.execute(stated)]
            base.execute("SELECT table_name FROM gpkg_contents")
    except (sqlite3.Error, UnicodeError):
        raise _broken(name) from None
    if any(sql.startswith("create virtual") and not _INDEX.match(sql) for sql in found):
        raise refused(name, "has tables that are made of other files", "export it again")


def _plain(sql: str) -> str:
    """Write SQL in small letters, without comments and with single spaces."""
    return " ".join(_COMMENT.sub(" ", sql).lower().split())


def layers(path: Path, name: str) -> list[str]:
    """List the layers of a GIS file.

    Raises
    ------
    geodata.faults.DataError
        When it is broken.
    """
    import pyogrio  # noqa: PLC0415 - GDAL takes a while to load

    try:
        return [str(layer) for layer, _ in pyogrio.list_layers(_named(path))]
    except Exception:  # noqa: BLE001 - GDAL has many ways to fail
        raise _broken(name) from None


def read_layer(
    path: Path, name: str, layer: str | None = None, limits: Limits = USUAL
) -> gpd.GeoDataFrame:
    """Read a layer.

    Parameters
    ----------
    path
        A file that `kind` knows.
    name
        What to call it in messages.
    layer
        The layer; the first with features, if none is named.
    limits
        How much it may hold.

    Returns
    -------
    geopandas.GeoDataFrame
        EPSG:4326, without features that have no shape.

    Raises
    ------
    geodata.faults.DataError
        When it is broken, too large, or in an unknown CRS.
    """
    import pyogrio  # noqa: PLC0415 - the same

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            info = pyogrio.read_info(_named(path), layer=layer, force_feature_count=True)
            if info["features"] > limits.rows or len(info["fields"]) > limits.columns:
                raise refused(name, f"has {info['features']:,} features", "split it")
            frame = pyogrio.read_dataframe(_named(path), layer=layer, max_features=limits.rows)
    except (RuntimeError, ValueError, OSError, OverflowError, UnicodeError):
        raise _broken(name) from None
    if not isinstance(frame, gpd.GeoDataFrame):
        raise refused(name, "has a layer without shapes", "choose another layer")
    return in_degrees(frame, name)


def in_degrees(frame: gpd.GeoDataFrame, name: str) -> gpd.GeoDataFrame:
    """Bring a layer to EPSG:4326.

    Raises
    ------
    geodata.faults.DataError
        When it names no CRS and its coordinates are no degrees, or cannot be brought there.
    """
    frame = frame[~(frame.geometry.isna() | frame.geometry.is_empty)]
    if frame.crs is None:
        west, south, east, north = frame.total_bounds if len(frame) else (0, 0, 0, 0)
        if not (west >= -180 and east <= 180 and south >= -90 and north <= 90):  # noqa: PLR2004
            message = "names no coordinate reference system, and its coordinates are no degrees"
            raise refused(name, message, "export it in EPSG:4326, or with its .prj file")
        return frame.set_crs(CRS)
    try:
        moved: gpd.GeoDataFrame = frame.to_crs(CRS)
    except Exception:  # noqa: BLE001 - PROJ has many ways to fail
        message = "is in a coordinate reference system that is not known here"
        raise refused(name, message, "export it in EPSG:4326") from None
    return moved


def as_rows(frame: gpd.GeoDataFrame, name: str, path: Path | None = None) -> Frame:
    """Make rows of features: their attributes, and a point with how exactly it is known.

    Parameters
    ----------
    frame
        EPSG:4326.
    name
        What to call it in messages.
    path
        The KML file it was read from, whose times say how exactly they are known.

    Returns
    -------
    columnar.Frame
        A point stands for itself; of another shape a point inside it is taken, known to the
        town, the region or the country by the shape's size.
    """
    shapes = frame.geometry
    points = shapes.representative_point()
    flat = pd.DataFrame(frame.drop(columns=shapes.name))
    flat[LAT], flat[LON] = points.y.to_numpy(), points.x.to_numpy()
    if not (shapes.geom_type == "Point").all():
        # Half the diagonal of the box: how far off the point can be.
        bounds = shapes.bounds
        km = 111.2 * np.hypot(bounds.maxx - bounds.minx, bounds.maxy - bounds.miny) / 2
        sizes = np.select([km <= 15, km <= 250], ["town", "region"], "country")  # noqa: PLR2004
        flat[PLACED] = np.where(shapes.geom_type == "Point", "", sizes)
    if path is not None:
        _tell_times(flat, path)
    return as_text(flat, name)


def overlay(frame: gpd.GeoDataFrame, limits: Limits = USUAL) -> gpd.GeoDataFrame:
    """Simplify a layer so that a browser can draw it.

    Parameters
    ----------
    frame
        EPSG:4326.
    limits
        How many corners it may have.

    Returns
    -------
    geopandas.GeoDataFrame
        Columns ``name`` and ``geometry``, valid shapes in two dimensions, EPSG:4326. A layer that
        still has too many corners is cut off after those that fit, largest first.

    Examples
    --------
    >>> square = gpd.GeoDataFrame({"name": ["a"]}, geometry=[shapely.box(0, 10, 1, 11)], crs=CRS)
    >>> overlay(square)["name"].tolist()
    ['a']
    """
    shapes = shapely.force_2d(frame.geometry.to_numpy())
    tolerance = 0.0005
    for _ in range(_STEPS):
        if shapely.get_num_coordinates(shapes).sum() <= limits.vertices:
            break
        shapes = shapely.simplify(shapes, tolerance)
        tolerance *= 2
    shapes = shapely.make_valid(shapes)
    named = [column for column in frame.columns if column.lower() in {"name", "nom", "title"}]
    label = frame[named[0]] if named else pd.Series("", index=frame.index)
    found = gpd.GeoDataFrame({"name": label.fillna("").astype(str).str.slice(0, 120)})
    found = found.set_geometry(gpd.GeoSeries(shapes, index=frame.index, crs=CRS))
    found = found[~found.geometry.is_empty]
    corners = pd.Series(shapely.get_num_coordinates(found.geometry.to_numpy()), index=found.index)
    largest = corners.sort_values(ascending=False, kind="stable")
    fits = largest.index[largest.cumsum() <= limits.vertices]
    return found[found.index.isin(fits)].reset_index(drop=True)


def kml_times(path: Path) -> Iterator[tuple[str, str, str]]:
    """Read the names and times of a KML file's marks, as they are written.

    GDAL reads ``2021-03`` as the first of March; the text says that only the month is known.

    Yields
    ------
    tuple of str
        Name, begin (or the moment) and end, in the file's order.
    """
    name = begin = end = ""
    try:
        for _, element in iterparse(path):  # noqa: S314 - `kind` has refused declarations
            tag = element.tag.rpartition("}")[2]
            text = (element.text or "").strip()
            if tag == "name":
                name = text
            elif tag in {"when", "begin"}:
                begin = text
            elif tag == "end":
                end = text
            elif tag == "Placemark":
                yield name, begin, end
                name = begin = end = ""
                element.clear()
    except (ParseError, UnicodeError, ValueError):
        return


def _named(path: Path) -> str:
    """Name a file so that GDAL opens no other of its JSON formats, one of which runs commands."""
    return f"GeoJSON:{path}" if path.suffix == ".geojson" else str(path)


def _tell_times(flat: pd.DataFrame, path: Path) -> None:
    told: dict[tuple[str, str], str] = {}
    for name, begin, end in kml_times(path):
        for text in filter(None, (begin, end)):
            told[name, f"{text[:10]}-01-01"[:10]] = text[:10]
    names = flat.get("Name", pd.Series("", index=flat.index)).fillna("").astype(str)
    for column, sources in ((WHEN, ("begin", "timestamp")), (UNTIL, ("end",))):
        times = pd.Series(pd.NaT, index=flat.index, dtype="datetime64[ns]")
        for source in sources:
            if source in flat:
                given = pd.to_datetime(flat[source], errors="coerce", utc=True)
                times = times.fillna(given.dt.tz_localize(None).astype("datetime64[ns]"))
        days = times.dt.strftime("%Y-%m-%d").fillna("")
        flat[column] = [told.get((name, day), day) for name, day in zip(names, days, strict=True)]


def _broken(name: str) -> Exception:
    return refused(name, "cannot be read: it is broken or half written", "export it again")
