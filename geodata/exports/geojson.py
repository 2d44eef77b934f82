"""Tables as one GeoJSON feature collection (RFC 7946)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

import pandas as pd
import shapely

if TYPE_CHECKING:
    from collections.abc import Iterator

    import geopandas as gpd

    from geodata.exports.content import Content

DECIMALS = 6
"""Digits of a degree: about 10 cm, well below what any record knows."""


def render(content: Content) -> bytes:
    """Write the collection; what RFC 7946 calls foreign members say whose it is.

    Examples
    --------
    >>> import geodata
    >>> from geodata.exports import collect
    >>> written = json.loads(render(collect(geodata.load(), ["sites"])))
    >>> written["as_of"], written["features"][0]["properties"]["table"]
    ('2026-07-04', 'sites')
    """
    found = [feature for name, table in content.tables.items() for feature in features(name, table)]
    collection = {"type": "FeatureCollection", **content.about.metadata(), "features": found}
    return dumps(collection)


def features(name: str, table: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table as features.

    Parameters
    ----------
    name : str
        The table's name, which every feature has as its property ``table``.
    table : pandas.DataFrame
        As `geodata.exports.collect` gives it; without a geometry the features have none.

    Yields
    ------
    dict
        A feature, with the row's id where it has one.

    Examples
    --------
    >>> import geodata
    >>> from geodata.exports import collect
    >>> table = collect(geodata.load(), ["zones"]).tables["zones"]
    >>> next(features("zones", table))["geometry"]["type"]
    'Point'
    """
    fields = [column for column in table.columns if column not in {"geometry", "id"}]
    columns = {column: plain(table[column]) for column in fields}
    rows = zip(*columns.values(), strict=True) if columns else iter([()] * len(table))
    ids = plain(table["id"]) if "id" in table else [None] * len(table)
    for identifier, geometry, row in zip(ids, _geometries(table), rows, strict=True):
        own = {} if identifier is None else {"id": identifier}
        properties = {**own, "table": name, **dict(zip(fields, row, strict=True))}
        yield {"type": "Feature", **own, "geometry": geometry, "properties": properties}


def plain(column: pd.Series[Any]) -> list[Any]:
    """Return a column as what JSON can say: dates as text, nothing as None.

    Examples
    --------
    >>> plain(pd.Series(pd.to_datetime(["2024-09-16", None])))
    ['2024-09-16', None]
    """
    if pd.api.types.is_datetime64_any_dtype(column):
        return [None if pd.isna(stamp) else f"{stamp:%Y-%m-%d}" for stamp in column]
    values = column.astype(object)
    return values.where(values.notna(), None).tolist()


def dumps(value: Any) -> bytes:
    """Write JSON as UTF-8 without blanks; a number that is none is a fault, not ``NaN``."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode()


def _geometries(table: pd.DataFrame) -> list[dict[str, Any] | None]:
    if "geometry" not in table:
        return [None] * len(table)
    shapes = cast("gpd.GeoDataFrame", table).geometry.to_numpy()
    # the specification wants the outer ring counter-clockwise
    turned = shapely.orient_polygons(shapes, exterior_cw=False)
    return [
        None if shape is None or shape.is_empty else _rounded(shapely.geometry.mapping(shape))
        for shape in turned
    ]


def _rounded(geometry: dict[str, Any]) -> dict[str, Any]:
    return {"type": geometry["type"], "coordinates": _round(geometry["coordinates"])}


def _round(part: Any) -> Any:
    if isinstance(part, float):
        return round(part, DECIMALS)
    return [_round(inner) for inner in part]
