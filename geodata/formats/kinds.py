"""What a file is, by its content and never by its name."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final, Protocol

import pandas as pd

from geodata.formats import acled, archives, columnar, gdelt, spatial, ucdp
from geodata.formats.limits import MEGABYTE, USUAL, Limits, refused
from geodata.formats.mapping import ColumnMap
from geodata.formats.textfile import Block, Broken, TextFile, open_text
from geodata.formats.workbook import open_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import geopandas as gpd

    from geodata.formats.layouts import Layout

SAMPLE: Final = 20
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_GZIP: Final = b"\x1f\x8b"
_TABLES: Final = (".csv", ".tsv", ".txt")
PACKED: Final = {".kml": "KMZ", ".geojson": "zipped GeoJSON", ".gpkg": "zipped GeoPackage"}


class Source(Protocol):
    """A table whose rows can be read as text, block by block."""

    name: str
    header: bool
    broken: list[Broken]

    @property
    def columns(self) -> list[str]:
        """Names of the columns."""

    def blocks(
        self, wanted: list[str], progress: Callable[[float], None] | None = None
    ) -> Iterator[Block]:
        """Read the rows."""


@dataclass
class Recognised:
    """What a file was recognised as.

    Parameters
    ----------
    name
        Its name.
    words
        What it is, for people.
    source
        Its rows; None for a layer that holds no dates.
    layout
        The layout, if it is a known one.
    mapping
        The guess, if it is not.
    sample
        Its first rows.
    tagged
        Whether its second row holds HXL tags.
    layer
        Its shapes, if it has any.
    """

    name: str
    words: str
    source: Source | None
    layout: Layout | None
    mapping: ColumnMap | None
    sample: pd.DataFrame
    tagged: bool = False
    layer: gpd.GeoDataFrame | None = None

    @property
    def columns(self) -> list[str]:
        """Names of the columns."""
        return self.source.columns if self.source is not None else []


def recognise(
    path: Path,
    name: str,
    folder: Path,
    *,
    limits: Limits = USUAL,
    layer: str | None = None,
    roots: Sequence[str] = gdelt.ROOTS,
) -> Recognised:
    """Find out what a file is.

    Parameters
    ----------
    path
        The file.
    name
        What to call it.
    folder
        An empty folder for what has to be unpacked; it must stay until the rows have been read.
    limits
        How much is read.
    layer
        Which layer of a GIS file.
    roots
        The CAMEO root codes to keep of GDELT.

    Returns
    -------
    Recognised

    Raises
    ------
    geodata.faults.DataError
        When it is none of the known formats, broken, or more than the limits allow.
    """
    if path.stat().st_size > limits.size:
        message = f"is larger than {limits.size / MEGABYTE:,.0f} MB"
        raise refused(name, message, "split it, or ask the operator for more")
    with path.open("rb") as file:
        head = file.read(8)
    if head.startswith(b"PK"):
        return _archive(path, name, folder, limits=limits, layer=layer, roots=roots)
    if head.startswith(b"PAR1"):
        return _parquet(path, name, limits, roots)
    if head.startswith(_OLD_OFFICE):
        raise refused(name, "is an old workbook or is encrypted", "save it as .xlsx or CSV")
    if head.startswith(_GZIP):
        raise refused(name, "is packed with gzip", "unpack it first")
    form = spatial.kind(path, name) if path.stat().st_size else None
    if form == "shp":
        raise refused(name, "is one part of a shapefile", "pack .shp, .shx, .dbf and .prj in a ZIP")
    if form:
        # GDAL would take a .csv for CSV, whatever is in it.
        named = folder / f"layer.{form}"
        named.symlink_to(path.resolve())
        return _layer(named, name, limits, layer, form)
    return table(_named(open_text(path, name, limits)), roots)


def table(source: Source, roots: Sequence[str] = gdelt.ROOTS) -> Recognised:
    """Find out which layout a table has.

    Parameters
    ----------
    source
        The table.
    roots
        The CAMEO root codes to keep of GDELT.

    Returns
    -------
    Recognised
    """
    columns = source.columns
    layout = acled.layout(columns) or ucdp.layout(columns) or gdelt.layout(columns, roots)
    sample = _sample(source)
    tagged = bool(len(sample)) and is_tags(sample.iloc[0])
    tags = [str(tag) for tag in sample.iloc[0]] if tagged else []
    rows = sample.iloc[int(tagged) :].reset_index(drop=True)
    mapping = None if layout else ColumnMap.guess(columns, tags, rows)
    words = layout.words if layout else "table"
    return Recognised(source.name, words, source, layout, mapping, rows, tagged)


def is_tags(row: Sequence[str] | pd.Series[str]) -> bool:
    """Tell whether a row holds HXL tags and no data.

    Examples
    --------
    >>> is_tags(["#date+occurred", "", "#geo+lat"]), is_tags(["#1", "Gao"])
    (True, False)
    """
    told = [str(cell).strip() for cell in row if str(cell).strip()]
    return len(told) > 1 and all(cell.startswith("#") and cell[1:2].isalpha() for cell in told)


def _sample(source: Source) -> pd.DataFrame:
    block = next(iter(source.blocks(source.columns)), None)
    source.broken.clear()  # they are met again when the rows are read
    if block is None:
        return pd.DataFrame(columns=source.columns, dtype=str)
    return block.frame[(block.frame != "").any(axis=1)].head(SAMPLE + 1)


def _named(file: TextFile) -> TextFile:
    """Name the columns of the two layouts that come without a header."""
    with file.path.open(encoding=file.encoding, errors="replace", newline="") as opened:
        line = opened.readline().removeprefix("\ufeff").rstrip("\r\n")
    first = next(csv.reader(io.StringIO(line), delimiter=file.delimiter), [])
    plain = line.split("\t")  # GDELT quotes nothing
    if gdelt.headless(plain):
        return replace(file, columns=list(gdelt.COLUMNS), header=False, delimiter="\t")
    if ucdp.headless(first):
        return replace(file, columns=list(ucdp.COLUMNS), header=False)
    return file


def _parquet(path: Path, name: str, limits: Limits, roots: Sequence[str]) -> Recognised:
    import geopandas as gpd  # noqa: PLC0415 - only for this

    file = columnar.open_parquet(path, name, limits)
    if not columnar.is_geo(path):
        return table(file, roots)
    try:
        layer = gpd.read_parquet(path)
    except Exception:  # noqa: BLE001 - a file that says it is GeoParquet may be anything
        raise refused(name, "is not GeoParquet as it says", "export it again") from None
    return _of_layer(spatial.in_degrees(layer, name), name, "GeoParquet", None)


def _archive(
    path: Path,
    name: str,
    folder: Path,
    *,
    limits: Limits,
    layer: str | None,
    roots: Sequence[str],
) -> Recognised:
    inside = archives.members(path, name, limits)
    files = {one.filename: one for one in inside}
    if "xl/workbook.xml" in files:
        return table(open_workbook(path, name, limits), roots)
    endings: dict[str, list[str]] = {}
    for member in files:
        endings.setdefault(PurePosixPath(member).suffix.lower(), []).append(member)
    if ".shp" in endings:
        shape = PurePosixPath(min(endings[".shp"]))
        stem = str(shape.with_suffix("")).lower()
        parts = [
            one
            for member, one in files.items()
            if str(PurePosixPath(member).with_suffix("")).lower() == stem
            and PurePosixPath(member).suffix.lower() in spatial.SHAPEFILE
        ]
        unpacked = archives.unpack(path, parts, folder, name, limits)
        side = [one.rename(folder / f"shape{one.suffix}") for one in unpacked]
        main = next(one for one in side if one.suffix == ".shp")
        if spatial.kind(main, name) != "shp" or not (folder / "shape.dbf").exists():
            message = "holds no whole shapefile: .shp, .shx and .dbf are needed"
            raise refused(name, message, "pack all its parts")
        return _layer(main, name, limits, layer, "zipped shapefile")
    for ending, words in PACKED.items():
        if ending in endings:
            chosen = files[min(endings[ending], key=lambda one: (one != "doc.kml", one))]
            (file,) = archives.unpack(path, [chosen], folder, name, limits)
            if spatial.kind(file, name) != ending.removeprefix("."):
                raise refused(name, f"holds no {ending} file", "export it again")
            return _layer(file, name, limits, layer, words)
    tables = [member for ending in _TABLES for member in endings.get(ending, [])]
    if len(tables) == 1:
        (file,) = archives.unpack(path, [files[tables[0]]], folder, name, limits)
        return table(_named(open_text(file, name, limits)), roots)
    message = "holds no workbook, shapefile, KML, or single CSV"
    raise refused(name, message, "unpack it and give the file that has the rows")


def _layer(path: Path, name: str, limits: Limits, layer: str | None, form: str) -> Recognised:
    known = spatial.layers(path, name)
    if layer is not None and layer not in known:
        message = f"has no layer {layer[:60]!r}"
        raise refused(name, message, f"choose one of {', '.join(known[:10])}")
    if not known:
        raise refused(name, "holds no layer: it is broken or half written", "export it again")
    frames = [spatial.read_layer(path, name, one, limits) for one in ([layer] if layer else known)]
    # A KML folder is a layer to GDAL: all of them are one map to whoever drew it.
    frame = pd.concat(frames, ignore_index=True) if form in {"kml", "KMZ"} else frames[0]
    words = {"gpkg": "GeoPackage", "fgb": "FlatGeobuf", "kml": "KML", "geojson": "GeoJSON"}
    marks = path if form in {"kml", "KMZ"} else None
    return _of_layer(frame, name, words.get(form, form), marks)


def _of_layer(frame: gpd.GeoDataFrame, name: str, words: str, marks: Path | None) -> Recognised:
    if frame.empty:
        raise refused(name, "holds no shapes", "choose another layer")
    rows = spatial.as_rows(frame, name, marks)
    found = table(rows)
    if found.layout is not None:
        # An export that went through a GIS: the shapes are the better coordinates.
        return replace(found, words=f"{found.words} as {words}", layer=frame)
    guess = found.mapping or ColumnMap()
    own = {"lat": spatial.LAT, "lon": spatial.LON}
    if spatial.PLACED in rows.columns:
        own["geo_precision"] = spatial.PLACED
    if spatial.WHEN in rows.columns and (found.sample[spatial.WHEN] != "").any():
        own |= {"date": spatial.WHEN, "date_end": spatial.UNTIL}
    guess = replace(guess.with_columns(**own), geo_precision="town")
    return replace(found, words=words, mapping=guess, layer=frame)
