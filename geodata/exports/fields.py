"""What the columns of an export mean: from the seeds' schema, and from ``fields.csv`` beside."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from geodata.atlas import Atlas

ANY = "*"
"""Stands for every table, in ``fields.csv``."""

_KINDS = {"b": "boolean", "i": "integer", "u": "integer", "f": "number", "M": "date"}


@cache
def added() -> dict[tuple[str, str], dict[str, str]]:
    """Return the rows of ``fields.csv`` by table and name.

    Examples
    --------
    >>> added()["events", "lat"]["hashtag"]
    '#geo+lat'
    """
    text = resources.files("geodata.exports").joinpath("fields.csv").read_text(encoding="utf-8")
    return {(row["table"], row["name"]): row for row in csv.DictReader(text.splitlines())}


def hashtag(table: str, name: str) -> str:
    """Return the HXL hashtag of a column; empty where it has none."""
    row = added().get((table, name)) or added().get((ANY, name))
    return row["hashtag"] if row else ""


def describe(atlas: Atlas, name: str, table: pd.DataFrame) -> list[dict[str, Any]]:
    """Describe the columns of an exported table as Table Schema fields.

    Parameters
    ----------
    atlas : Atlas
        Whose schema describes the columns that come from the seeds.
    name : str
        The table's name.
    table : pandas.DataFrame
        As `geodata.exports.collect` gives it.

    Returns
    -------
    list of dict
        ``name``, ``type`` and ``description`` of every column but the geometry, in order. Lists
        are text.

    Examples
    --------
    >>> import geodata
    >>> from geodata.exports import collect
    >>> atlas = geodata.load()
    >>> describe(atlas, "area", collect(atlas, ["area"]).tables["area"])[-1]["type"]
    'number'
    """
    known = {}
    if any(resource["name"] == name for resource in atlas.seeds.package["resources"]):
        known = {field["name"]: field for field in atlas.seeds.fields(name)}
    return [
        _field(known.get(column), added().get((name, column)), column, table[column])
        for column in table.columns
        if column != "geometry"
    ]


def _field(
    schema: dict[str, Any] | None, own: dict[str, str] | None, name: str, column: pd.Series[Any]
) -> dict[str, Any]:
    if schema is not None:
        meaning = str(schema.get("description", ""))
        if "separator" in schema:
            listed = "A list: its parts are joined by a semicolon."
            return {"name": name, "type": "string", "description": f"{meaning} {listed}".strip()}
        return {"name": name, "type": schema["type"], "description": meaning}
    if own is not None and own["type"]:
        return {"name": name, "type": own["type"], "description": own["description"]}
    # a column that nobody foresaw, as an imported table may bring
    return {"name": name, "type": _KINDS.get(column.dtype.kind, "string"), "description": ""}
