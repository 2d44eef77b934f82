"""Whether the tables still make sense with what is to be accepted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geodata import boundaries, cells
from geodata.check import check
from geodata.faults import DataError, Fault
from geodata.store.merge import TABLES, merged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geodata.seeds import Seeds
    from geodata.store.merge import Addition


def hold(package: Seeds, additions: Sequence[Addition], new: Addition) -> None:
    """Raise every fault that the tables would have with what is to be accepted.

    Parameters
    ----------
    package : geodata.seeds.Seeds
        The data package.
    additions : sequence of Addition
        All that would hold, the new one too.
    new : Addition
        The one of them to be accepted now; an empty one when something is taken back.

    Raises
    ------
    DataError
        With every fault; an added row is named by its id, since it has no number in a file yet.
    """
    before = merged(package, [addition for addition in additions if addition is not new])
    faults = list(_misnamed(before, new))
    if faults:
        raise DataError(faults)
    try:
        joined = merged(package, additions)
    except cells.CellError as error:
        raise DataError(
            [Fault("the new record", None, None, error.message, error.remedy)]
        ) from None
    faults = [_named(fault, package, joined) for fault in check(joined, boundaries.countries())]
    if faults:
        raise DataError(faults)


def _misnamed(before: Seeds, new: Addition) -> Iterator[Fault]:
    """Find ids that are taken, and amended or cited records that are not there."""
    known = {table: set(getattr(before, table)["id"]) for table in TABLES}
    for table, rows in new.rows.items():
        for row in rows:
            if row["id"] in known[table]:
                message = f"{row['id']!r} is taken by a known record"
                yield Fault(f"{table}.csv", None, "id", message, "choose another one")
    added = {row["id"] for table in TABLES[1:] for row in new.rows.get(table, ())}
    there = added.union(*(known[table] for table in TABLES[1:]))
    meant = {*new.cites, *(row["id"] for rows in new.amends.values() for row in rows)}
    for record in sorted(meant - there):
        yield Fault("the new record", None, "id", f"{record!r} is not known", "check the id")


def _named(fault: Fault, package: Seeds, joined: Seeds) -> Fault:
    """Name an added row by its id: it has no number in a file yet."""
    table = fault.table.removesuffix(".csv")
    if fault.row is None or table not in TABLES or fault.row - 2 < len(getattr(package, table)):
        return fault
    identifier = getattr(joined, table)["id"].iloc[fault.row - 2]
    return replace(fault, table=f"{table}, new row {identifier}", row=None)
