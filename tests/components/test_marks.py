from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from components.marks import visible

if TYPE_CHECKING:
    from geodata import Atlas

POWERS = {"us", "france", "russia"}
STAGES = {"stronghold", "activity", "expansion"}


def test_a_switched_off_power_leaves_sites_and_head_counts(atlas: Atlas) -> None:
    snapshot = visible(atlas.at("2019-06-01"), {"france"})
    assert set(snapshot.sites["power"]) <= POWERS - {"france"}
    assert "france" not in set(snapshot.strength["power"])
    assert "france" not in snapshot.figures()["powers"]


def test_a_switched_off_stage_leaves_the_area_and_its_sum(atlas: Atlas) -> None:
    full = atlas.at("2024-09-16")
    snapshot = visible(full, {"activity"})
    assert set(snapshot.area["stage"]) == STAGES - {"activity"}
    sizes = full.area_km2.sum()
    expected = sizes["stronghold"] + sizes["expansion"]
    assert snapshot.area_km2["total"].sum() == pytest.approx(expected)
    assert snapshot.figures()["area_km2"]["total"] == pytest.approx(expected, abs=1)


def test_a_switched_off_group_leaves_its_categories(atlas: Atlas) -> None:
    full = atlas.at("2023-08-01", 365)
    hidden = set(atlas.vocabulary.groups("category")["politics"])
    assert hidden & set(full.events["category"])
    left = visible(full, {"politics"}).events
    assert not hidden & set(left["category"])
    assert len(left) == (~full.events["category"].isin(hidden)).sum()


def test_all_switched_off_leaves_nothing_and_still_tells_the_day(atlas: Atlas) -> None:
    groups = set(atlas.vocabulary.groups("category"))
    snapshot = visible(atlas.at("2024-09-16"), POWERS | STAGES | groups)
    assert snapshot.sites.empty
    assert snapshot.events.empty
    assert snapshot.area.empty
    assert snapshot.area_km2.empty
    assert snapshot.summary()


def test_marks_that_are_no_records_change_nothing(atlas: Atlas) -> None:
    full = atlas.at("2024-09-16")
    same = visible(full, {"labels", "regions", "lapsed"})
    assert same.events.equals(full.events)
    assert same.sites.equals(full.sites)
    assert same.area_km2.equals(full.area_km2)
