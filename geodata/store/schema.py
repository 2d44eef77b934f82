"""The database's tables, and how a connection to it is opened."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    from typing import Any

METADATA = sa.MetaData()

CHANGE = sa.Table(
    "change",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("undone_at", sa.DateTime(timezone=True)),
    sa.Column("undone_by", sa.Text),
    comment="One row per thing that a person said yes to; never deleted, only marked as undone.",
)

RECORD = sa.Table(
    "record",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("change", sa.ForeignKey("change.number"), nullable=False, index=True),
    sa.Column("table", sa.Text, nullable=False),
    sa.Column("id", sa.Text, nullable=False, index=True),
    sa.Column("cells", sa.JSON, nullable=False),
    sa.Column("amends", sa.Boolean, nullable=False),
    comment="Rows of the data package's tables, each cell as the text of its CSV file.",
)

CITATION = sa.Table(
    "citation",
    METADATA,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("change", sa.ForeignKey("change.number"), nullable=False, index=True),
    sa.Column("record", sa.Text, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    comment="Sources added to records that were known already.",
)

DRAFT = sa.Table(
    "draft",
    METADATA,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("content", sa.JSON, nullable=False),
    sa.Column("closed_at", sa.DateTime(timezone=True)),
    comment="Articles that somebody is still deciding on, with what was drafted from them.",
)

STATE = sa.Table(
    "state",
    METADATA,
    sa.Column("only", sa.Integer, primary_key=True),
    sa.Column("revision", sa.Integer, nullable=False),
    comment="One row: how often what is kept has changed.",
)

VARIABLE = "SAHELSCOPE_STORE"


def usual() -> str:
    """Return the address of the database that is used when none is named.

    Returns
    -------
    str
        What the environment variable ``SAHELSCOPE_STORE`` says, as SQLAlchemy writes addresses;
        else a SQLite file in the user's data directory (``$XDG_DATA_HOME/sahelscope``, else
        ``~/.local/share/sahelscope``).
    """
    named = os.environ.get(VARIABLE, "")
    if named:
        return named
    home = os.environ.get("XDG_DATA_HOME", "")
    # a relative path is to be ignored, says the XDG base directory specification
    root = Path(home) if Path(home).is_absolute() else Path("~/.local/share").expanduser()
    return f"sqlite:///{root / 'sahelscope' / 'store.sqlite'}"


def connect(url: str) -> sa.Engine:
    """Open a database and make its tables where they are missing.

    Parameters
    ----------
    url : str
        As SQLAlchemy writes addresses.

    Returns
    -------
    sqlalchemy.Engine
        On SQLite in write-ahead mode, so that readers never wait for a writer, with every commit
        on the disk before it counts; each transaction that writes begins as a writer, so that two
        cannot both read first and then overwrite one another.
    """
    address = sa.make_url(url)
    if address.get_backend_name() != "sqlite":
        engine = sa.create_engine(address, pool_pre_ping=True)
        METADATA.create_all(engine)
        return engine
    options: dict[str, Any] = {"connect_args": {"timeout": 15}}
    if address.database in (None, "", ":memory:"):
        # one connection for all threads: every other one would see a database of its own
        options = {
            "connect_args": {"check_same_thread": False},
            "poolclass": sa.StaticPool,
        }
    else:
        Path(str(address.database)).parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(address, **options)

    @sa.event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we begin transactions ourselves, below
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get("writes", True)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    METADATA.create_all(engine)
    return engine
