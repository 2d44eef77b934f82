"""Tables as the layers of a GeoPackage, which QGIS, ArcGIS and GDAL open."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import geopandas as gpd

from geodata.exports import arrow
from geodata.exports.content import TABLES

if TYPE_CHECKING:
    import pandas as pd

    from geodata.exports.content import Content

POINT, POLYGON = "Point", "MultiPolygon"

VERSION = "1.2"
"""The GeoPackage that is written: the first with all that is used, so that old readers do."""


def render(content: Content) -> bytes:
    """Write the layers; the metadata of the file and of each layer say whose they are.

    Examples
    --------
    >>> import geodata, pyogrio
    >>> from geodata.exports import collect
    >>> written = render(collect(geodata.load(), ["sites", "sources"]))
    >>> with tempfile.NamedTemporaryFile(suffix=".gpkg") as file:
    ...     _ = file.write(written)
    ...     file.flush()
    ...     pyogrio.list_layers(file.name).tolist()
    [['sites', 'Point'], ['sources', None]]
    """
    import pyogrio  # noqa: PLC0415 - GDAL is slow to load

    known = content.about.metadata()
    # SQLite needs a file to work on
    with tempfile.TemporaryDirectory(prefix="sahelscope-") as folder:
        file = Path(folder) / "sahelscope.gpkg"
        for number, (name, table) in enumerate(content.tables.items()):
            columns = arrow.columns(content, name)
            kind = _kind(table)
            shapes = arrow.wkb(content, name, multi=kind == POLYGON)
            options = {
                "identifier": name,
                "description": f"{TABLES[name]}. {content.about.text()}",
            }
            place = {}
            if shapes is not None:
                columns = columns.append_column("geometry", shapes)
                place = {
                    "geometry_name": "geometry",
                    "geometry_type": kind,
                    "crs": "EPSG:4326",
                }
            pyogrio.write_arrow(
                columns,
                file,
                driver="GPKG",
                layer=name,
                append=number > 0,
                dataset_options={"VERSION": VERSION},
                dataset_metadata=known,
                # GDAL takes a layer's title for its identifier
                layer_metadata={key: text for key, text in known.items() if key != "title"},
                layer_options=options,
                **place,
            )
        return file.read_bytes()


def _kind(table: pd.DataFrame) -> str | None:
    """Say what a layer's places are; None where its rows have none."""
    if not isinstance(table, gpd.GeoDataFrame):
        return None
    return POINT if set(table.geom_type.dropna()) <= {POINT} else POLYGON
