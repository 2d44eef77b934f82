from __future__ import annotations

import datetime as dt
import shutil
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

import geodata
from geodata import DataError, Filters, dates, seeds
from geodata import atlas as atlas_module
from geodata.filters import fold

if TYPE_CHECKING:
    from pathlib import Path

    from geodata import Atlas

DAYS = st.dates(dt.date(2012, 1, 1), dt.date(2026, 7, 4))
WINDOWS = st.sampled_from([1, 7, 30, 90, 365, None])
GEOD = Geod(ellps="WGS84")


def holds(row: pd.Series, day: dt.date) -> bool:
    return row["start"].date() <= day and (pd.isna(row["end"]) or day < row["end"].date())


@settings(max_examples=15)
@given(DAYS, WINDOWS)
def test_a_snapshot_is_what_each_row_says_of_the_day(day: dt.date, window: int | None) -> None:
    atlas = geodata.load()
    snapshot = atlas.at(day, window=window)

    events = {}
    for name, row in atlas.events.iterrows():
        last = None if pd.isna(row["date_end"]) else row["date_end"]
        own = dates.period(row["date"], row["date_precision"], last)
        if own.overlaps(snapshot.window):
            events[name] = row["date_precision"] == "day" or own.within(snapshot.window)
    assert snapshot.events["certain"].to_dict() == events

    sites = {
        row["site"]: row["state"]
        for _, row in atlas.site_states.iterrows()
        if holds(row, day) and row["state"] != "lapsed"
    }
    assert snapshot.sites["state"].to_dict() == sites

    parts = [part for _, part in atlas.area.iterrows() if holds(part, day)]
    assert len(snapshot.area) == len(parts)
    assert snapshot.area_km2["total"].sum() == pytest.approx(sum(part["km2"] for part in parts))


@settings(max_examples=15)
@given(DAYS)
def test_head_counts_are_the_latest_of_a_power_that_is_still_there(day: dt.date) -> None:
    atlas = geodata.load()
    snapshot = atlas.at(day)
    present = set(zip(snapshot.sites["power"], snapshot.sites["country"], strict=True))
    for (power, country), own in atlas.strength[atlas.strength["site"].isna()].groupby(
        ["power", "country"]
    ):
        past = own[(own["date"] <= pd.Timestamp(day))]
        shown = snapshot.strength[
            (snapshot.strength["power"] == power) & (snapshot.strength["country"] == country)
        ]
        fresh = len(past) > 0 and (pd.Timestamp(day) - past["date"].max()).days <= 731
        if (power, country) in present:
            assert len(shown) == int(fresh)
        if len(shown):
            assert fresh
            assert shown["date"].iloc[0] == past["date"].max()


def test_filters_reach_sites_events_and_head_counts(atlas: Atlas) -> None:
    filters = Filters(country=("NER",), power=("us",), category=("withdrawal",))
    snapshot = atlas.at("2024-09-16", filters=filters)
    assert snapshot.sites.index.tolist() == ["us-ner-niamey-embassy"]
    assert snapshot.events.index.tolist() == ["2024-09-15-ner-us-withdrawal-complete"]
    assert snapshot.strength[["power", "country"]].to_numpy().tolist() == [["us", "NER"]]


def test_lapsed_sites_are_shown_when_asked_for(atlas: Atlas) -> None:
    usual, all_of_them = atlas.at("2022-06-01"), atlas.at("2022-06-01", lapsed=True)
    assert "us-cmr-garoua" not in usual.sites.index
    assert all_of_them.sites.loc["us-cmr-garoua", "state"] == "lapsed"
    assert len(all_of_them.sites) - len(usual.sites) == usual.lapsed == all_of_them.lapsed


def test_a_site_carries_its_own_head_count(atlas: Atlas) -> None:
    site = atlas.at("2022-08-20").sites.loc["russia-mli-gao-wagner"]
    assert (site["strength_best"], site["strength_age_days"]) == (200, 3)


def test_a_count_from_before_the_last_site_closed_is_left_out(atlas: Atlas) -> None:
    before, after = atlas.at("2017-06-01").strength, atlas.at("2022-06-01").strength
    assert "CMR" in set(before["country"])
    assert "CMR" not in set(after["country"])
    chad = atlas.at("2025-02-15").strength.query("power == 'france' and country == 'TCD'")
    assert chad["best"].tolist() == [0]


def test_a_joint_count_speaks_only_for_the_time_it_names(atlas: Atlas) -> None:
    assert "us_france" in set(atlas.at("2023-06-01").strength["power"])
    assert "us_france" not in set(atlas.at("2024-09-16").strength["power"])


@pytest.mark.parametrize(
    ("identifier", "table"),
    [
        ("2021-06-05-bfa-solhan", "events"),
        ("us-ner-agadez-ab201", "sites"),
        ("strength-us-ner-all-2024-08-05", "strength"),
        ("jnim-mli-kidal-activity", "zones"),
        ("ap-20240916-withdrawal", "sources"),
    ],
)
def test_a_record_is_found_in_whichever_table_it_is(
    atlas: Atlas, identifier: str, table: str
) -> None:
    assert atlas.table(identifier) == table
    assert atlas.record(identifier).name == identifier


def test_ids_are_unique_over_all_tables(atlas: Atlas) -> None:
    every = [name for table in atlas_module.RECORDS for name in getattr(atlas, table).index]
    assert len(every) == len(set(every))


@pytest.mark.parametrize("ask", ["record", "table", "near", "supports"])
def test_an_unknown_id_is_named(atlas: Atlas, ask: str) -> None:
    with pytest.raises(KeyError, match="no-such-thing"):
        getattr(atlas, ask)("no-such-thing")


def test_what_has_no_place_has_nothing_near(atlas: Atlas) -> None:
    with pytest.raises(KeyError, match="no coordinates"):
        atlas.near("ap-20240916-withdrawal")


@pytest.mark.parametrize(
    ("identifier", "km", "days"),
    [
        ("2022-08-15-mli-gao-last-troops", 30, 10),
        ("russia-mli-kidal-wagner", 100, 0),
        ("jnim-tgo-sanloaga-expansion", 60, 60),
        ("2012-01-17-mli-mnla-offensive", 500, 400),
    ],
)
def test_near_is_what_each_row_says(atlas: Atlas, identifier: str, km: float, days: int) -> None:
    record = atlas.record(identifier)
    start = record["start"].date()
    end = dt.date.max if pd.isna(record["end"]) else record["end"].date()
    expected = set()
    spells = atlas.site_states[atlas.site_states["state"] != "lapsed"].groupby("site")["end"]
    last = {site: None if own.isna().any() else own.max().date() for site, own in spells}
    for table in ("events", "sites"):
        for name, row in getattr(atlas, table).iterrows():
            metres = GEOD.inv(record["lon"], record["lat"], row["lon"], row["lat"])[2]
            own_start = row["start"].date()
            own_end = row["end"].date() if table == "events" else last[name] or dt.date.max
            gap = max((own_start - end).days + 1, (start - own_end).days + 1, 0)
            if name != identifier and metres <= km * 1000 and gap <= days:
                expected.add(name)
    found = atlas.near(identifier, km=km, days=days)
    assert expected
    assert set(found.index) == expected
    assert found["distance_km"].is_monotonic_increasing


def test_the_place_s_earlier_events_are_counted_backwards(atlas: Atlas) -> None:
    near = atlas.near("2022-08-15-mli-gao-last-troops", km=10, days=10_000)
    assert near.loc["2013-01-26-mli-gao-retaken", "days"] < -3000
    assert near.loc["2023-09-08-mli-gao-airport", "days"] == 389
    assert near.loc["france-mli-gao", "days"] == 0 - 1


def test_an_article_supports_records_of_every_kind(atlas: Atlas) -> None:
    found = atlas.supports("article-202409-withdrawal")
    assert set(found) == {"events", "sites", "strength", "zones"}
    assert {"2023-07-26-ner-coup", "2024-09-15-ner-us-withdrawal-complete"} <= set(
        found["events"].index
    )
    for table in found.values():
        assert all("article-202409-withdrawal" in cited for cited in table["sources"])


def test_turning_points_are_the_coups_withdrawals_and_new_groups(atlas: Atlas) -> None:
    points = atlas.turning_points()
    assert points["start"].is_monotonic_increasing
    assert {"2012-03-22-mli-coup", "2017-03-02-mli-jnim-formed", "2022-09-30-bfa-second-coup"} <= (
        set(points.index)
    )
    assert (
        len(points)
        == atlas.events["category"].isin(["coup", "withdrawal", "group_formation"]).sum()
    )


def test_every_point_lies_where_its_row_says(atlas: Atlas) -> None:
    for table in (atlas.events, atlas.sites, atlas.zones):
        assert table.crs == "EPSG:4326"
        assert (table.geometry.x == table["lon"]).all()
        assert (table.geometry.y == table["lat"]).all()


def test_the_search_text_is_folded(atlas: Atlas) -> None:
    assert all(text == fold(text) for text in [*atlas.events["search"], *atlas.sites["search"]])


def test_a_wrong_row_is_named_and_nothing_is_loaded(tmp_path: Path) -> None:
    shutil.copytree(seeds.find(), tmp_path / "seeds")
    events = tmp_path / "seeds" / "events.csv"
    text = events.read_text(encoding="utf-8").replace(",attack_on_civilians,", ",massacre,", 1)
    events.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as raised:
        geodata.load(tmp_path / "seeds")
    assert [(fault.table, fault.field) for fault in raised.value.faults] == [
        ("events.csv", "category")
    ]


def test_a_seed_folder_given_as_text_is_read(tmp_path: Path) -> None:
    shutil.copytree(seeds.find(), tmp_path / "seeds")
    assert len(geodata.load(str(tmp_path / "seeds")).events) == len(geodata.load().events)


@pytest.mark.parametrize("day", ["2024-13-01", "yesterday"])
def test_a_day_that_is_none_is_refused(atlas: Atlas, day: str) -> None:
    with pytest.raises(ValueError, match="YYYY-MM-DD"):
        atlas.at(day)


def test_a_count_where_no_site_is_known_stays(atlas: Atlas) -> None:
    found = atlas.at("2024-09-16").strength.query("power == 'russia' and country == 'TCD'")
    assert found[["low", "high"]].to_numpy().tolist() == [[0, 130]]


def test_imported_events_lengthen_the_axis_at_both_ends(atlas: Atlas) -> None:
    rows = atlas.seeds.events.tail(2).assign(id=["old", "new"], dataset="ucdp")
    rows["date"] = pd.to_datetime(["1997-05-02", "2026-10-01"]).astype("datetime64[s]")
    rows["date_end"] = pd.Series([None, None], dtype="datetime64[s]", index=rows.index)
    rows["date_precision"] = "day"
    joined = atlas.with_events(rows, atlas.seeds.sources)
    assert (str(joined.axis_start), str(joined.last_day)) == ("1997-05-02", "2026-10-01")
    assert joined.at("1997-05-02", 1).events.index.tolist() == ["old"]
    assert set(joined.events["dataset"]) == {"curated", "ucdp"}
    assert "old" not in atlas.events.index


def test_an_imported_event_cannot_take_a_known_id(atlas: Atlas) -> None:
    with pytest.raises(ValueError, match="two events have the id"):
        atlas.with_events(atlas.seeds.events, atlas.seeds.sources)
