"""The store: every record that a person said yes to, with who and when, and a way back."""

from __future__ import annotations

import datetime as dt
import threading
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pandas as pd
import sqlalchemy as sa

from geodata import cells, seeds
from geodata.store import drafts, patch, trouble
from geodata.store.acceptance import hold
from geodata.store.merge import TABLES, Addition, merged
from geodata.store.schema import CHANGE, CITATION, METADATA, RECORD, STATE, connect, usual

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from geodata.seeds import Seeds


@dataclass(frozen=True)
class Change:
    """Something that a person accepted, all at once.

    Parameters
    ----------
    number : int
        Counts up from 1.
    at : datetime.datetime
        When, UTC.
    by : str
        Who.
    note : str
        What they said about it, or the title of the article.
    undone : bool
        Whether it has been taken back.
    records : tuple of str
        Ids of the records that it added or amended, and of those that gained a source.
    cells : dict of str to dict
        The cells of those that it added or amended, by id: an undone one is in no atlas.
    """

    number: int
    at: dt.datetime
    by: str
    note: str
    undone: bool
    records: tuple[str, ...]
    cells: dict[str, dict[str, str]] = field(default_factory=dict)


class Store:
    """A database of accepted records beside a data package.

    Parameters
    ----------
    url : str, optional
        The database, as SQLAlchemy writes addresses; see `geodata.store.schema.usual`.
    package : geodata.seeds.Seeds, optional
        The data package that the records join; without one, `geodata.seeds.read` reads it.

    Raises
    ------
    DataError
        When the database cannot be opened, is no database or another version's. Every method
        raises it, too, when the database is away, locked, full or broken.

    Examples
    --------
    >>> store = Store("sqlite://")
    >>> rows = {"sources": [{"id": "paper-20240917-gao", "title": "A report", "publisher": "Paper",
    ...                      "published": "2024-09-17", "lang": "en"}]}
    >>> cites = {"2021-06-05-bfa-solhan": ["paper-20240917-gao"]}
    >>> number = store.keep(rows, by="Awa", cites=cites)
    >>> "paper-20240917-gao" in set(store.merged().sources["id"])
    True
    >>> store.undo(number, by="Awa")
    >>> len(store.merged().sources) == len(store.package.sources)
    True
    """

    def __init__(self, url: str | None = None, package: Seeds | None = None) -> None:
        self.package = seeds.read() if package is None else package
        with trouble.opened():
            self._engine = connect(url or usual())
            trouble.fitting(self._engine, METADATA)
        self._known: tuple[int, Seeds] | None = None
        self._lock = threading.Lock()
        # one connection that two threads used at once would bring the process down
        shared = isinstance(self._engine.pool, sa.StaticPool)
        self._turns: AbstractContextManager[Any] = threading.RLock() if shared else nullcontext()

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        with (
            self._turns,
            trouble.told(),
            self._engine.connect().execution_options(writes=False) as connection,
        ):
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        """Open a transaction that no other writer is in at the same time."""
        with self._turns, trouble.told(), self._engine.begin() as connection:
            if connection.dialect.name != "sqlite":
                connection.execute(sa.select(STATE).with_for_update())
            yield connection

    def revision(self) -> int:
        """Count how often what is kept has changed."""
        with self._reading() as connection:
            return int(connection.scalar(sa.select(STATE.c.revision)) or 0)

    def additions(self) -> list[Addition]:
        """Return what holds at present, the oldest first."""
        with self._reading() as connection, trouble.understood():
            return _additions(connection)

    def merged(self) -> Seeds:
        """Join what holds with the tables of the data package; see `geodata.store.merged`."""
        with self._reading() as connection:
            found = int(connection.scalar(sa.select(STATE.c.revision)) or 0)
            with self._lock:
                if self._known and self._known[0] == found:
                    return self._known[1]
            with trouble.understood():
                joined = merged(self.package, _additions(connection))
        with self._lock:
            self._known = (found, joined)
        return joined

    def keep(
        self,
        rows: Mapping[str, Sequence[Mapping[str, Any]]],
        *,
        by: str,
        cites: Mapping[str, Sequence[str]] | None = None,
        amends: Mapping[str, Sequence[Mapping[str, Any]]] | None = None,
        note: str = "",
    ) -> int:
        """Add records, all of them or, when one has a fault, none.

        Parameters
        ----------
        rows : mapping of str to sequence of mapping
            Table to rows, by field: text, numbers, dates and tuples as the schema has them.
        by : str
            Who said yes.
        cites : mapping of str to sequence of str, optional
            Id of a known record to the sources that it gains: a second report of one event.
        amends : mapping of str to sequence of mapping, optional
            Table to whole rows that take the place of known ones with their ids.
        note : str
            What to remember of it.

        Returns
        -------
        int
            The number of the change, by which it can be undone.

        Raises
        ------
        DataError
            When the tables would have a fault with it; it names the record and the field.
        """
        addition = Addition(
            rows=_written(self.package, rows),
            cites={record: tuple(sources) for record, sources in (cites or {}).items()},
            amends=_written(self.package, amends or {}),
        )
        with self._writing() as connection:
            hold(self.package, [*_additions(connection), addition], addition)
            number = connection.execute(
                sa.insert(CHANGE).values(at=_now(), by=by, note=note).returning(CHANGE.c.number)
            ).scalar_one()
            for amending, tables in ((False, addition.rows), (True, addition.amends)):
                for table, given in tables.items():
                    for row in given:
                        values = {"change": number, "table": table, "id": row["id"]}
                        connection.execute(
                            sa.insert(RECORD).values(**values, cells=dict(row), amends=amending)
                        )
            for record, sources in addition.cites.items():
                for source in sources:
                    connection.execute(
                        sa.insert(CITATION).values(change=number, record=record, source=source)
                    )
            _turn(connection)
        return int(number)

    def undo(self, number: int, *, by: str) -> None:
        """Take a change back; it stays in the list, marked as undone.

        Raises
        ------
        KeyError
            When there is no such change, or it is undone already.
        DataError
            When something accepted later stands on it.
        """
        self._mark(number, by=by, undone=True)

    def redo(self, number: int, *, by: str) -> None:
        """Make an undone change hold again.

        Raises
        ------
        KeyError
            When there is no such change, or it is not undone.
        DataError
            When it no longer fits what has been accepted since.
        """
        self._mark(number, by=by, undone=False)

    def _mark(self, number: int, *, by: str, undone: bool) -> None:
        with self._writing() as connection:
            now = {"undone_at": _now() if undone else None, "undone_by": by if undone else None}
            wanted = CHANGE.c.undone_at.is_(None) if undone else CHANGE.c.undone_at.is_not(None)
            marked = connection.execute(
                sa.update(CHANGE).where(CHANGE.c.number == number, wanted).values(**now)
            )
            if not marked.rowcount:
                raise KeyError(f"no change {number} can be {'undone' if undone else 'redone'}")
            hold(self.package, _additions(connection), Addition())
            _turn(connection)

    def changes(self, limit: int = 20) -> list[Change]:
        """List the last changes, the newest first, undone ones too."""
        with self._reading() as connection:
            rows = list(
                connection.execute(sa.select(CHANGE).order_by(CHANGE.c.number.desc()).limit(limit))
            )
            numbers = [row.number for row in rows]
            named: dict[int, dict[str, dict[str, str]]] = {number: {} for number in numbers}
            added = sa.select(RECORD.c.change, RECORD.c.id, RECORD.c.cells).where(
                RECORD.c.change.in_(numbers), RECORD.c.table != "sources"
            )
            for change, identifier, its_cells in connection.execute(
                added.order_by(RECORD.c.number)
            ):
                named[change][identifier] = its_cells
            cited = sa.select(CITATION.c.change, CITATION.c.record).where(
                CITATION.c.change.in_(numbers)
            )
            for change, identifier in connection.execute(cited.order_by(CITATION.c.number)):
                named[change].setdefault(identifier, {})
        return [
            Change(
                row.number,
                row.at.replace(tzinfo=dt.UTC) if row.at.tzinfo is None else row.at,
                row.by,
                row.note,
                row.undone_at is not None,
                tuple(named[row.number]),
                named[row.number],
            )
            for row in rows
        ]

    def provenance(self, record: str) -> tuple[str, dt.datetime] | None:
        """Tell who added a record and when; None for one of the data package."""
        query = (
            sa.select(CHANGE.c.by, CHANGE.c.at)
            .join(RECORD, RECORD.c.change == CHANGE.c.number)
            .where(RECORD.c.id == record, CHANGE.c.undone_at.is_(None))
            .order_by(CHANGE.c.number.desc())
        )
        with self._reading() as connection:
            row = connection.execute(query).first()
        return None if row is None else (row.by, row.at.replace(tzinfo=dt.UTC))

    def patch(self, folder: Path) -> str:
        """Write what holds as a patch to the CSV files of a data package.

        Parameters
        ----------
        folder : Path
            Where the files lie.

        Returns
        -------
        str
            A unified diff for ``git apply``, below ``seeds/``; empty when nothing was accepted.
        """
        return patch.write(folder, self.additions(), self.merged().coverage)

    def save_draft(self, content: Mapping[str, Any], *, by: str, key: str | None = None) -> str:
        """Keep an article and its drafts until somebody has decided; return its key."""
        with self._writing() as connection:
            return drafts.save(connection, content, by=by, key=key)

    def drafts(self, *, by: str) -> list[drafts.OpenDraft]:
        """List a person's undecided articles, the newest first."""
        with self._reading() as connection:
            return drafts.waiting(connection, by=by)

    def close_draft(self, key: str, *, by: str, keep: Mapping[str, Any] | None = None) -> None:
        """Mark an article as decided; of what was saved only `keep` stays."""
        with self._writing() as connection:
            drafts.close(connection, key, by=by, keep=keep or {})


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _turn(connection: sa.Connection) -> None:
    """Count that something has changed."""
    moved = connection.execute(sa.update(STATE).values(revision=STATE.c.revision + 1))
    if not moved.rowcount:
        connection.execute(sa.insert(STATE).values(only=1, revision=1))


def _written(
    package: Seeds, tables: Mapping[str, Sequence[Mapping[str, Any]]]
) -> dict[str, list[dict[str, str]]]:
    """Write every cell as the text of its CSV file; refuse tables and fields that are not there."""
    found: dict[str, list[dict[str, str]]] = {}
    for table, rows in tables.items():
        if table not in TABLES:
            raise KeyError(f"rows cannot be added to {table!r}: use one of {', '.join(TABLES)}")
        fields = {field["name"]: field for field in package.fields(table)}
        for row in rows:
            foreign = row.keys() - fields.keys()
            if foreign:
                raise KeyError(f"{table} has no field {', '.join(sorted(foreign))}")
            cells_of = {name: _text(value, fields[name]) for name, value in row.items()}
            found.setdefault(table, []).append(cells_of)
    return found


def _text(value: Any, field: Mapping[str, Any]) -> str:
    """Write a value as a cell; text is one already, and reading it will tell whether it fits."""
    if value is None or value is pd.NA:
        return ""
    return value if isinstance(value, str) else cells.write(value, field)


def _additions(connection: sa.Connection) -> list[Addition]:
    live = CHANGE.c.undone_at.is_(None)
    found: dict[int, Addition] = {}

    def of(number: int) -> Addition:
        return found.setdefault(number, Addition())

    rows = sa.select(RECORD).join(CHANGE).where(live).order_by(RECORD.c.number)
    for row in connection.execute(rows):
        held: Any = of(row.change).amends if row.amends else of(row.change).rows
        held.setdefault(row.table, []).append(row.cells)
    cited = sa.select(CITATION).join(CHANGE).where(live).order_by(CITATION.c.number)
    for row in connection.execute(cited):
        cites: Any = of(row.change).cites
        cites.setdefault(row.record, []).append(row.source)
    for change, source in _still_cited(connection, found.values()):
        lent: Any = of(change).rows
        lent.setdefault("sources", []).append(source)
    return [found[number] for number in sorted(found)]


def _still_cited(
    connection: sa.Connection, live: Collection[Addition]
) -> list[tuple[int, dict[str, str]]]:
    """Find sources that came with a change which is undone, and that later ones still stand on."""
    given = {row["id"] for one in live for row in one.rows.get("sources", ())}
    wanted = {source for one in live for cited in one.cites.values() for source in cited}
    for one in live:
        for tables in (one.rows, one.amends):
            for rows in tables.values():
                for row in rows:
                    wanted.update(row.get("sources", "").split(";"))
    undone = (
        sa.select(RECORD.c.change, RECORD.c.cells)
        .join(CHANGE)
        .where(CHANGE.c.undone_at.is_not(None), RECORD.c.table == "sources")
        .where(RECORD.c.id.in_(wanted - given))
        .order_by(RECORD.c.number)
    )
    last = {row.cells["id"]: (row.change, row.cells) for row in connection.execute(undone)}
    return list(last.values())
