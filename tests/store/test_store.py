"""What a person accepted is kept whole, can be taken back, and survives a crash."""

from __future__ import annotations

import csv
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

import geodata
from geodata import DataError, boundaries, seeds
from geodata.check import check
from geodata.store import Store

if TYPE_CHECKING:
    from pathlib import Path

PACKAGE = seeds.read()
BARS = ("sources", "events", "sites", "strength", "zones", "coverage")


def source(name: str = "paper-20240917-gao") -> dict[str, Any]:
    return {
        "id": name,
        "title": "A report",
        "publisher": "Paper",
        "published": "2024-09-17",
        "lang": "en",
    }


def event(name: str = "attack", day: str = "2024-09-17", **cells: Any) -> dict[str, Any]:
    return {
        "id": f"{day}-mli-{name}",
        "date": day,
        "date_precision": "day",
        "category": "attack_on_forces",
        "title": "Attack on a post near Gao",
        "summary": "A post is attacked.",
        "actors": ("other", "mali_gov"),
        "country": "MLI",
        "place": "Gao",
        "lat": 16.27,
        "lon": -0.04,
        "geo_precision": "town",
        "fatalities_low": 2,
        "sources": ("paper-20240917-gao",),
        "confidence": "medium",
    } | cells


def _missing(cell: Any) -> bool:
    return cell is pd.NA or cell is pd.NaT


def rows(*events: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    return {"sources": [source()], "events": list(events)}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(f"sqlite:///{tmp_path / 'store.sqlite'}", PACKAGE)


def test_an_accepted_event_is_in_the_atlas_with_its_source(store: Store) -> None:
    store.keep(rows(event()), by="Awa")
    atlas = geodata.assemble(store.merged())
    found = atlas.at("2024-09-17", 1).events
    assert found.loc["2024-09-17-mli-attack", "fatalities_low"] == 2
    assert atlas.sources.loc["paper-20240917-gao", "publisher"] == "Paper"


def test_what_was_added_is_told_apart_and_counted_in_the_version(store: Store) -> None:
    store.keep(rows(event()), by="Awa")
    atlas = geodata.assemble(store.merged())
    added = atlas.events.index[atlas.events["dataset"] == "added"]
    assert added.tolist() == ["2024-09-17-mli-attack"]
    assert set(atlas.events["dataset"]) == {"curated", "added"}
    assert atlas.version == f"{PACKAGE.version}+1"


def test_every_change_says_who_and_when_and_moves_the_revision(store: Store) -> None:
    before = store.revision()
    number = store.keep(rows(event()), by="Awa", note="Read in Paper")
    assert store.revision() == before + 1
    (change,) = store.changes()
    assert (change.number, change.by, change.note) == (number, "Awa", "Read in Paper")
    assert change.records == ("2024-09-17-mli-attack",)
    assert store.provenance("2024-09-17-mli-attack") == ("Awa", change.at)
    assert store.provenance("2021-06-05-bfa-solhan") is None


def test_a_second_report_adds_its_source_to_the_known_event(store: Store) -> None:
    store.keep(
        {"sources": [source()]}, cites={"2021-06-05-bfa-solhan": ["paper-20240917-gao"]}, by="Awa"
    )
    merged = store.merged().events.set_index("id")
    assert merged.loc["2021-06-05-bfa-solhan", "sources"][-1] == "paper-20240917-gao"
    assert len(merged) == len(PACKAGE.events)


def test_a_site_that_was_handed_over_gains_its_end(store: Store) -> None:
    ongoing = PACKAGE.sites[PACKAGE.sites["end_basis"] == "ongoing"].iloc[0]
    row = {
        name: None if cell is pd.NA or cell is pd.NaT else cell for name, cell in ongoing.items()
    }
    closed = row | {
        "end": "2026-07-01",
        "end_precision": "day",
        "end_basis": "confirmed",
        "end_reason": "withdrawal",
        "sources": (*row["sources"], "paper-20240917-gao"),
    }
    number = store.keep({"sources": [source()]}, amends={"sites": [closed]}, by="Awa")
    merged = store.merged().sites.set_index("id")
    assert merged.loc[row["id"], "end_basis"] == "confirmed"
    assert len(merged) == len(PACKAGE.sites)
    store.undo(number, by="Awa")
    assert store.merged().sites.set_index("id").loc[row["id"], "end_basis"] == "ongoing"


@pytest.mark.parametrize(
    ("broken", "named"),
    [
        ({"lat": 48.85, "lon": 2.35}, "lat"),
        ({"category": "party"}, "category"),
        ({"sources": ()}, "sources"),
        ({"sources": ("nowhere",)}, "sources"),
        ({"date_end": "2024-09-01"}, "date_end"),
        ({"fatalities_low": 5, "fatalities_high": 3}, "fatalities"),
        ({"lat": "north"}, ""),
        ({"title": "two\nlines"}, ""),
    ],
)
def test_a_faulty_record_is_named_and_nothing_is_kept(
    store: Store, broken: dict[str, Any], named: str
) -> None:
    with pytest.raises(DataError) as caught:
        store.keep(rows(event("good"), event("bad", **broken)), by="Awa")
    assert any(named in (fault.field or "") for fault in caught.value.faults)
    assert store.changes() == []
    assert store.revision() == 0


def test_a_fault_names_the_new_row_by_its_id(store: Store) -> None:
    with pytest.raises(DataError, match="events, new row 2024-09-17-mli-bad"):
        store.keep(rows(event("bad", category="party")), by="Awa")


@pytest.mark.parametrize("taken", ["2021-06-05-bfa-solhan", "2024-09-17-mli-attack"])
def test_a_taken_id_is_refused(store: Store, taken: str) -> None:
    store.keep(rows(event()), by="Awa")
    with pytest.raises(DataError, match="is taken by a known record"):
        store.keep({"events": [event(id=taken)]}, by="Awa")


def test_a_source_is_cited_for_known_records_only(store: Store) -> None:
    with pytest.raises(DataError, match="'nothing' is not known"):
        store.keep({"sources": [source()]}, cites={"nothing": ["paper-20240917-gao"]}, by="Awa")


def test_what_later_changes_stand_on_cannot_be_undone(store: Store) -> None:
    first = store.keep(rows(event()), by="Awa")
    second = {"sources": [source("paper-20240918-gao")]}
    store.keep(second, cites={"2024-09-17-mli-attack": ["paper-20240918-gao"]}, by="Bakary")
    with pytest.raises(DataError, match="paper-20240918-gao"):
        store.undo(first, by="Awa")
    assert len(store.merged().events) == len(PACKAGE.events) + 1


def test_an_article_stays_as_long_as_one_of_its_records_does(store: Store) -> None:
    first = store.keep(rows(event()), by="Awa")
    second = store.keep({"events": [event("second")]}, by="Awa")
    third = store.keep({}, cites={"2021-06-05-bfa-solhan": ["paper-20240917-gao"]}, by="Awa")
    for number, events in ((first, 1), (second, 0)):
        store.undo(number, by="Awa")
        assert "paper-20240917-gao" in set(store.merged().sources["id"])
        assert len(store.merged().events) == len(PACKAGE.events) + events
    store.undo(third, by="Awa")
    assert "paper-20240917-gao" not in set(store.merged().sources["id"])
    store.redo(second, by="Awa")
    store.redo(first, by="Awa")
    assert store.merged().sources["id"].is_unique
    assert not check(store.merged(), boundaries.countries())


def test_undone_is_undone_once_and_can_be_redone(store: Store) -> None:
    number = store.keep(rows(event()), by="Awa")
    store.undo(number, by="Awa")
    assert len(store.merged().events) == len(PACKAGE.events)
    with pytest.raises(KeyError, match="no change 1 can be undone"):
        store.undo(number, by="Awa")
    store.redo(number, by="Awa")
    assert len(store.merged().events) == len(PACKAGE.events) + 1


def test_an_event_newer_than_the_package_reaches_the_end_of_the_axis(store: Store) -> None:
    store.keep(rows(event(day="2026-11-20")), by="Awa")
    atlas = geodata.assemble(store.merged())
    assert str(atlas.last_day) == "2026-11-20"
    assert atlas.as_of == PACKAGE.as_of
    covered = atlas.coverage.set_index(["table", "country"])["researched_up_to"]
    assert str(covered["events", "MLI"].date()) == "2026-11-20"


def test_a_row_that_the_package_has_come_to_hold_is_not_doubled(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    store = Store(url, PACKAGE)
    store.keep(rows(event()), by="Awa")
    upgraded = Store(url, store.merged())
    assert upgraded.merged().events["id"].is_unique


@settings(max_examples=3, deadline=None)
@given(st.lists(st.sampled_from(["keep", "undo", "redo"]), max_size=4))
def test_what_holds_is_what_was_kept_and_not_undone(steps: list[str]) -> None:
    store, live, dead = Store("sqlite://", PACKAGE), [], []
    store.keep(rows(event("base")), by="Awa")
    for number, step in enumerate(steps):
        if step == "keep":
            name = f"e{number}"
            live.append((store.keep({"events": [event(name)]}, by="Awa"), name))
        elif step == "undo" and live:
            dead.append(live.pop())
            store.undo(dead[-1][0], by="Awa")
        elif step == "redo" and dead:
            live.append(dead.pop())
            store.redo(live[-1][0], by="Awa")
    added = store.merged().events["id"].iloc[len(PACKAGE.events) :]
    assert set(added) == {f"2024-09-17-mli-{name}" for name in ("base", *(n for _, n in live))}
    assert not check(store.merged(), boundaries.countries())


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
        "from tests.store.test_store import event\n"
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


def test_the_patch_makes_the_package_what_the_store_shows(store: Store, tmp_path: Path) -> None:
    store.keep(
        rows(event("patched", title='Attack, "quoted"')),
        cites={"2021-06-05-bfa-solhan": ["paper-20240917-gao"]},
        by="Awa",
    )
    shutil.copytree(seeds.find(), tmp_path / "seeds")
    patch = store.patch(tmp_path / "seeds")
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=patch.encode(), check=True)
    patched, merged = seeds.read(tmp_path / "seeds"), store.merged()
    for table in BARS:
        found, wanted = getattr(patched, table), getattr(merged, table)
        key = ["table", "country"] if table == "coverage" else ["id"]
        assert_frame_equal(
            found.sort_values(key, ignore_index=True), wanted.sort_values(key, ignore_index=True)
        )
    with (tmp_path / "seeds" / "events.csv").open(encoding="utf-8", newline="") as file:
        identifiers = [row["id"] for row in csv.DictReader(file)]
    assert identifiers == sorted(identifiers)


def test_nothing_accepted_is_no_patch(store: Store) -> None:
    assert store.patch(seeds.find()) == ""


def test_a_draft_outlives_the_process_and_loses_its_text_when_decided(store: Store) -> None:
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
