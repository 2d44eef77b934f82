"""One table as GeoParquet, or as plain Parquet where it has no places."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any, cast

import pyarrow.parquet as pq

from geodata.exports import arrow

if TYPE_CHECKING:
    import geopandas as gpd

    from geodata.exports.content import Content

VERSION = "1.1.0"
"""The GeoParquet that is written (https://geoparquet.org/releases/v1.1.0/)."""


def render(content: Content) -> bytes:
    """Write the table; the schema's metadata say whose it is, the fields' what they mean.

    Examples
    --------
    >>> import geodata, geopandas
    >>> from geodata.exports import collect
    >>> written = render(collect(geodata.load(), ["area"]))
    >>> geopandas.read_parquet(io.BytesIO(written)).crs.to_epsg()
    4326
    """
    ((name, table),) = content.tables.items()
    columns = arrow.columns(content, name)
    pairs = content.about.metadata()
    shapes = arrow.wkb(content, name)
    if shapes is not None:
        columns = columns.append_column("geometry", shapes)
        pairs["geo"] = json.dumps(_geo(cast("gpd.GeoDataFrame", table)))
    written = io.BytesIO()
    pq.write_table(columns.replace_schema_metadata(pairs), written, compression="zstd")
    return written.getvalue()


def _geo(table: gpd.GeoDataFrame) -> dict[str, Any]:
    """Say what the format's readers have to know; without a CRS it is longitude, latitude."""
    column: dict[str, Any] = {
        "encoding": "WKB",
        "geometry_types": sorted(set(table.geom_type.dropna())),
        "crs": table.crs.to_json_dict(),
    }
    if len(table):
        column["bbox"] = table.total_bounds.tolist()
    return {"version": VERSION, "primary_column": "geometry", "columns": {"geometry": column}}
