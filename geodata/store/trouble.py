"""A database that cannot be used, told as a fault of it and not as its driver tells it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlalchemy as sa

from geodata.cells import CellError
from geodata.faults import DataError, Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE = "the store"


@contextmanager
def told() -> Iterator[None]:
    """Turn what a database driver raises in the block into a fault.

    Raises
    ------
    DataError
        When the database is away, locked, full, read-only or broken.
    """
    try:
        yield
    except sa.exc.SQLAlchemyError as error:
        raise _fault(_said(error), "see to the database, then try again") from error


@contextmanager
def opened() -> Iterator[None]:
    """Do the same while a database is opened: its address and its driver may be wrong, too."""
    try:
        with told():
            yield
    except (OSError, ImportError, ValueError) as error:
        raise _fault(str(error), "see to SAHELSCOPE_STORE") from error


@contextmanager
def understood() -> Iterator[None]:
    """Do the same while rows are read that another hand, or another version, may have written."""
    try:
        yield
    except (CellError, KeyError, ValueError, TypeError, AttributeError) as error:
        raise _fault(
            f"it holds a row that cannot be read: {error}",
            "restore it from a copy, or name another",
        ) from error


def fitting(engine: sa.Engine, wanted: sa.MetaData) -> None:
    """Refuse a database whose tables lack a column: another version wrote it.

    Raises
    ------
    DataError
        Naming the columns.
    """
    there = sa.inspect(engine)
    lacking = [
        f"{table.name}.{column.name}"
        for table in wanted.sorted_tables
        for column in table.columns
        if column.name not in {known["name"] for known in there.get_columns(table.name)}
    ]
    if lacking:
        raise _fault(
            f"another version wrote it: it has no {', '.join(lacking)}",
            "use that version, or name another database in SAHELSCOPE_STORE",
        )


def _said(error: sa.exc.SQLAlchemyError) -> str:
    """Take the driver's own words, without the statement and what was in it."""
    original = getattr(error, "orig", None)
    return (str(original or error).splitlines() or [type(error).__name__])[0]


def _fault(message: str, remedy: str) -> DataError:
    return DataError([Fault(TABLE, None, None, message, remedy)])
