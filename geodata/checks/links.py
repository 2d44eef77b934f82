"""Rows that name rows of other tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.checks.rows import RECORDS, fault, rows
from geodata.seeds import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.faults import Fault
    from geodata.seeds import Seeds


def targets(seeds: Seeds) -> Iterator[Fault]:
    """Find ids that are not in the table that they point to."""
    for table in TABLES:
        for field, (target, column) in _references(seeds, table).items():
            known = set(getattr(seeds, target)[column])
            for number, row in rows(seeds, table):
                named = row[field] if isinstance(row[field], tuple) else (row[field],)
                for name in named:
                    if name is not None and name not in known:
                        message = f"{name!r} is not in {target}.csv"
                        remedy = f"add it there or name an {column} that is there"
                        yield fault(table, number, field, message, remedy)


def unused_sources(seeds: Seeds) -> Iterator[Fault]:
    """Find sources that support no record: they were forgotten somewhere."""
    used = {name for table in RECORDS for cell in getattr(seeds, table)["sources"] for name in cell}
    for number, row in rows(seeds, "sources"):
        if row["id"] not in used:
            message = f"no record names {row['id']!r}"
            yield fault("sources", number, "id", message, "cite it in a record or remove the row")


def _references(seeds: Seeds, table: str) -> dict[str, tuple[str, str]]:
    """Field → (table, column): foreign keys, and lists, which Table Schema cannot express."""
    found = {}
    for field in seeds.fields(table):
        if "references" in field:
            target, column = field["references"].split(".")
            found[field["name"]] = (target, column)
    resource = next(r for r in seeds.package["resources"] if r["name"] == table)
    for key in resource["schema"].get("foreignKeys", ()):
        reference = key["reference"]
        found[key["fields"][0]] = (reference["resource"], reference["fields"][0])
    return found
