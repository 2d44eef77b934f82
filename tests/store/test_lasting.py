"""What was kept survives crashes, several writers, and databases that are broken or full."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from geodata import DataError
from geodata.store import Store
from tests.store.records import PACKAGE, event, rows, source

if TYPE_CHECKING:
    from pathlib import Path


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    Store(url, PACKAGE).keep(rows(event("base")), by="Awa")

    def write(who: str) -> None:
        store = Store(url, PACKAGE)
        for number in range(4):
            store.keep({"events": [event(f"{who}{number}")]}, by=who)

    writers = [threading.Thread(target=write, args=(who,)) for who in ("awa", "bakary")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(Store(url, PACKAGE).merged().events) == len(PACKAGE.events) + 9


def test_a_writer_killed_at_any_moment_leaves_whole_changes(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    Store(url, PACKAGE).keep(rows(event("base")), by="Awa")
    script = (
        "import sys, itertools\n"
        "from tests.store.records import event\n"
        "from geodata.store import Store\n"
        "store = Store(sys.argv[1])\n"
        "for number in itertools.count():\n"
        "    pair = [event(f'a{number}'), event(f'b{number}')]\n"
        "    store.keep({'events': pair}, by='Awa')\n"
        "    print(number, flush=True)\n"
    )
    writer = subprocess.Popen(
        [sys.executable, "-c", script, url],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": "."},
    )
    assert writer.stdout
    assert writer.stdout.readline() == b"0\n"
    time.sleep(0.25)  # into the midst of another change
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    told = 1 + len(writer.stdout.read().splitlines())
    writer.stdout.close()
    store = Store(url, PACKAGE)
    pairs = [change for change in store.changes(1000) if change.number > 1]
    assert len(pairs) >= told
    assert all(len(change.records) == 2 for change in pairs)
    store.keep({"events": [event("after")]}, by="Awa")


def test_a_draft_outlives_the_process_and_loses_its_text_when_decided(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'store.sqlite'}", PACKAGE)
    key = store.save_draft({"text": "All of it", "title": "A report"}, by="Awa")
    store.save_draft({"text": "All of it, corrected"}, by="Awa", key=key)
    (draft,) = store.drafts(by="Awa")
    assert draft.content == {"text": "All of it, corrected"}
    assert store.drafts(by="Bakary") == []
    store.close_draft(key, by="Awa", keep={"title": "A report"})
    assert store.drafts(by="Awa") == []
    database = str(store._engine.url.database)  # noqa: SLF001 - what is on the disk is the question
    with_log = [database, f"{database}-wal"]
    store._engine.dispose()  # noqa: SLF001
    for file in with_log:
        if os.path.exists(file):  # noqa: PTH110
            with open(file, "rb") as content:  # noqa: PTH123
                assert b"corrected" not in content.read()


def _broken(tmp_path: Path, statement: str) -> str:
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    Store(url, PACKAGE).keep({"sources": [source()], "events": [event()]}, by="Awa")
    with sqlite3.connect(tmp_path / "store.sqlite") as connection:
        connection.execute(statement)
    return url


def test_a_database_of_another_version_is_refused_by_name(tmp_path: Path) -> None:
    url = _broken(tmp_path, "ALTER TABLE record RENAME COLUMN cells TO payload")
    with pytest.raises(DataError, match=r"another version wrote it: it has no record\.cells"):
        Store(url, PACKAGE)


@pytest.mark.parametrize(
    "statement",
    [
        """UPDATE record SET cells = '{"id": "x", "published": "yesterday"}'""",
        "UPDATE record SET cells = '{'",
        "UPDATE record SET cells = '[]'",
        """UPDATE record SET "table" = 'nonsense'""",
    ],
)
def test_a_row_that_cannot_be_read_is_a_fault(tmp_path: Path, statement: str) -> None:
    store = Store(_broken(tmp_path, statement), PACKAGE)
    with pytest.raises(DataError, match="a row that cannot be read"):
        store.merged()


@pytest.mark.parametrize("url", ["no address", "nothing://x/y", "sqlite:////proc/x/y.sqlite"])
def test_a_database_that_cannot_be_opened_is_a_fault(url: str) -> None:
    with pytest.raises(DataError, match="the store"):
        Store(url, PACKAGE)


def test_a_file_that_is_no_database_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "letter.sqlite"
    file.write_bytes(b"Dear Awa, " * 900)
    with pytest.raises(DataError, match="not a database"):
        Store(f"sqlite:///{file}", PACKAGE)
    assert file.read_bytes() == b"Dear Awa, " * 900


def test_a_full_database_says_so_and_keeps_what_it_had(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'store.sqlite'}", PACKAGE)

    @sa.event.listens_for(store._engine, "begin")  # noqa: SLF001 - a disk cannot be filled here
    def _small(connection: sa.Connection) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    rows = {"sources": [source() | {"title": "A" * 20_000}], "events": [event()]}
    with pytest.raises(DataError, match="full"):
        store.keep(rows, by="Awa")
    assert store.revision() == 0
    assert store.changes() == []


@pytest.mark.parametrize("where", ["memory", "file"])
def test_many_threads_may_use_one_store(tmp_path: Path, where: str) -> None:
    url = "sqlite://" if where == "memory" else f"sqlite:///{tmp_path / 'store.sqlite'}"
    store = Store(url, PACKAGE)
    failed: list[Exception] = []

    def work(name: str) -> None:
        try:
            for number in range(10):
                store.save_draft({"number": number}, by=name)
                store.drafts(by=name)
                store.changes()
                store.merged()
        except Exception as error:  # noqa: BLE001 - none may come, of whatever kind
            failed.append(error)

    threads = [threading.Thread(target=work, args=(str(number),)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert [len(store.drafts(by=str(number))) for number in range(6)] == [10] * 6
