"""Tables in Arrow's columns, which GeoPackage and GeoParquet are written from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import shapely

from geodata.exports import fields

if TYPE_CHECKING:
    from geodata.exports.content import Content

_TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
    "boolean": pa.bool_(),
}


def columns(content: Content, name: str) -> pa.Table:
    """Give a table's columns their types, whatever rows there are; the geometry is left out.

    Parameters
    ----------
    content : Content
        The tables.
    name : str
        Which of them.

    Returns
    -------
    pyarrow.Table
        Days as ``date32``; every field's description in its metadata.

    Examples
    --------
    >>> import geodata
    >>> from geodata.exports import collect
    >>> str(columns(collect(geodata.load(), ["sites"]), "sites").schema.field("end").type)
    'date32[day]'
    """
    table = content.tables[name]
    described = fields.describe(content.atlas, name, table)
    schema = pa.schema(
        [
            pa.field(field["name"], _TYPES[field["type"]], metadata=_meaning(field))
            for field in described
        ]
    )
    arrays = [_array(table[field.name], field.type) for field in schema]
    return pa.Table.from_arrays(arrays, schema=schema)


def wkb(content: Content, name: str, *, multi: bool = False) -> pa.Array | None:
    """Return a table's geometry as well-known binary; None where it has none.

    With `multi` a polygon becomes a collection of one, for layers that hold those.
    """
    table = content.tables[name]
    if not isinstance(table, gpd.GeoDataFrame):
        return None
    shapes = table.geometry.to_numpy()
    if multi:
        shapes = [_collected(shape) for shape in shapes]
    return pa.array(list(shapely.to_wkb(shapes)), type=pa.binary())


def _collected(shape: shapely.Geometry | None) -> shapely.Geometry | None:
    return shapely.MultiPolygon([shape]) if isinstance(shape, shapely.Polygon) else shape


def _meaning(field: dict[str, Any]) -> dict[str, str]:
    return {"description": field["description"]} if field["description"] else {}


def _array(column: pd.Series[Any], kind: pa.DataType) -> pa.Array:
    if pa.types.is_date32(kind):
        days = [None if pd.isna(day) else day.date() for day in pd.to_datetime(column)]
        return pa.array(days, type=kind)
    values = column.astype(object)
    return pa.array(values.where(values.notna(), None).tolist(), type=kind)
