"""The seeds: the tables that everything stands on, read as their schema says."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from geodata import cells
from geodata.faults import DataError, Fault

TABLES = ("sources", "events", "sites", "strength", "zones", "terms", "coverage", "tour")
"""The tables of the package, in the order in which they build on one another."""

DESCRIPTOR = "datapackage.json"
VARIABLE = "SAHELSCOPE_SEEDS"


@dataclass(frozen=True, eq=False)  # one package is equal to itself alone
class Seeds:
    """The tables of a data package and what it says of itself.

    Every table is a DataFrame with the columns of its CSV file, in its order; the index counts
    from 0, so a record's row in the file is its position plus 2. Dates are ``datetime64``, whole
    numbers ``Int64``, other numbers ``float64``, text ``string`` with ``pd.NA`` for an empty cell,
    lists tuples of text.

    Parameters
    ----------
    sources, events, sites, strength, zones, terms, coverage, tour
        The tables; ``datapackage.json`` describes each field.
    as_of
        The day up to which the newest research goes.
    opening_day
        The day that a map shows first.
    axis_start
        Where a time axis begins.
    version
        Version of the data.
    package
        The descriptor, as read.
    horizon
        The newest day that a record may carry; None stands for `as_of`. It lies later where
        records were added to the package after it was put together: they say nothing about
        whether all else still holds on that day, which is what `as_of` is about.
    added
        Ids of the events that were added so.
    """

    sources: pd.DataFrame
    events: pd.DataFrame
    sites: pd.DataFrame
    strength: pd.DataFrame
    zones: pd.DataFrame
    terms: pd.DataFrame
    coverage: pd.DataFrame
    tour: pd.DataFrame
    as_of: dt.date
    opening_day: dt.date
    axis_start: dt.date
    version: str
    package: dict[str, Any]
    horizon: dt.date | None = None
    added: frozenset[str] = frozenset()

    def fields(self, table: str) -> list[dict[str, Any]]:
        """Return the field descriptors of a table, in column order."""
        for resource in self.package["resources"]:
            if resource["name"] == table:
                return list(resource["schema"]["fields"])
        raise KeyError(table)


def find() -> Path:
    """Find the folder of the seeds.

    Returns
    -------
    Path
        What the environment variable ``SAHELSCOPE_SEEDS`` names; else ``seeds`` beside the
        package, as in a checkout; else ``seeds`` inside it, as in an installed wheel.

    Raises
    ------
    DataError
        When there is none.
    """
    package = Path(__file__).parent
    named = os.environ.get(VARIABLE)
    places = [Path(named)] if named else [package.parent / "seeds", package / "seeds"]
    for place in places:
        if (place / DESCRIPTOR).is_file():
            return place
    looked = " nor in ".join(str(place) for place in places)
    raise DataError(
        [_whole(DESCRIPTOR, f"not found in {looked}", f"set {VARIABLE} to the folder that has it")]
    )


def read(path: str | Path | None = None) -> Seeds:
    """Read all tables.

    Parameters
    ----------
    path
        Folder with ``datapackage.json`` and the CSV files; without one, `find` looks for it.

    Returns
    -------
    Seeds
        The typed tables. Whether their content makes sense is for `geodata.check` to say.

    Raises
    ------
    DataError
        When a file is missing or is not UTF-8 CSV, when its header differs from the schema, or
        when a cell is not of its field's type. It names every such cell, not only the first.

    Examples
    --------
    >>> seeds = read()
    >>> seeds.sites.loc[seeds.sites["id"] == "us-ner-agadez-ab201", "end"].item().date()
    datetime.date(2024, 8, 5)
    """
    folder = find() if path is None else Path(path)
    package = _descriptor(folder)
    faults: list[Fault] = []
    parts: dict[str, Any] = {name: _table(folder, package, name, faults) for name in TABLES}
    for key in ("as_of", "opening_day", "axis_start"):
        parts[key] = _day(package, key, faults)
    if faults:
        raise DataError(faults)
    return Seeds(**parts, version=str(package.get("version", "")), package=package)


def _whole(table: str, message: str, remedy: str) -> Fault:
    return Fault(table, None, None, message, remedy)


def _load(file: Path) -> str:
    """Read a text file; the byte order mark that spreadsheets write is harmless."""
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        fault = _whole(file.name, f"byte {error.start} is not UTF-8", "save the file as UTF-8")
    except OSError as error:
        fault = _whole(
            file.name,
            f"cannot be read from {file.parent}: {error.strerror}",
            "name the folder that holds the data package",
        )
    raise DataError([fault])


def _descriptor(folder: Path) -> dict[str, Any]:
    try:
        package = json.loads(_load(folder / DESCRIPTOR))
    except json.JSONDecodeError as error:
        message = f"line {error.lineno} is not JSON: {error.msg}"
        raise DataError([_whole(DESCRIPTOR, message, "correct that line")]) from None
    try:
        schemas = {r["name"]: (r["path"], r["schema"]["fields"]) for r in package["resources"]}
        known = all(f["type"] in cells.DTYPES and f["name"] for _, s in schemas.values() for f in s)
        known = known and all(isinstance(path, str) for path, _ in schemas.values())
    except (KeyError, TypeError):
        known, schemas = False, {}
    missing = [name for name in TABLES if name not in schemas]
    if missing or not known:
        message = "describes no table " + ", ".join(missing) if missing else "has an unknown type"
        remedy = "restore the resource with its path and its schema's fields"
        raise DataError([_whole(DESCRIPTOR, message, remedy)])
    return dict(package)


def _day(package: dict[str, Any], key: str, faults: list[Fault]) -> dt.date | None:
    try:
        day = cells.parse(str(package.get(key, "")), {"type": "date"})
    except cells.CellError as error:
        faults.append(Fault(DESCRIPTOR, None, key, error.message, error.remedy))
        return None
    if day is None:
        faults.append(Fault(DESCRIPTOR, None, key, "is missing", "write a date, YYYY-MM-DD"))
        return None
    return dt.date(day.year, day.month, day.day)


def _table(folder: Path, package: dict[str, Any], name: str, faults: list[Fault]) -> pd.DataFrame:
    resource = next(r for r in package["resources"] if r["name"] == name)
    fields = resource["schema"]["fields"]
    names = [field["name"] for field in fields]
    file = folder / Path(resource["path"]).name
    content = io.StringIO(_load(file), newline="")
    try:
        header, *rows = list(csv.reader(content, strict=True)) or [[]]
    except csv.Error as error:
        raise DataError([_whole(file.name, f"is not CSV: {error}", "check the quotes")]) from None
    if header != names:
        faults.append(
            Fault(
                file.name,
                1,
                None,
                f"the header is {','.join(header)!r}",
                f"write {','.join(names)!r}",
            )
        )
        return pd.DataFrame(columns=names)
    columns: dict[str, list[Any]] = {field: [] for field in names}
    for number, row in enumerate(rows, start=2):
        if len(row) != len(names):
            message = f"has {len(row)} cells, not {len(names)}"
            faults.append(Fault(file.name, number, None, message, "check its commas and quotes"))
            continue
        for field, text in zip(fields, row, strict=True):
            try:
                value = cells.parse(text, field)
            except cells.CellError as error:
                fault = Fault(file.name, number, field["name"], error.message, error.remedy)
                faults.append(fault)
                value = None
            columns[field["name"]].append(value)
    return pd.DataFrame({f["name"]: _series(columns[f["name"]], f) for f in fields})


def _series(values: list[Any], field: dict[str, Any]) -> pd.Series[Any]:
    if "separator" in field:
        return pd.Series(values, dtype=object)
    return pd.Series(values, dtype=cells.DTYPES[field["type"]])
