"""What a person accepted is kept whole, and can be taken back."""

from __future__ import annotations

import csv
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

import geodata
from geodata import DataError, boundaries, seeds
from geodata.check import check
from geodata.store import Store
from tests.store.records import PACKAGE, event, rows, source

if TYPE_CHECKING:
    from pathlib import Path

BARS = ("sources", "events", "sites", "strength", "zones", "coverage")


def _missing(cell: Any) -> bool:
    return cell is pd.NA or cell is pd.NaT


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
