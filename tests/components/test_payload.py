from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest
import shapely
from safetensors.numpy import load

from components.timemap import TimeMap, build
from components.timemap.payload import day_number, day_numbers, in_drawing_order
from geodata.filters import fold

if TYPE_CHECKING:
    from components.assets import Asset
    from components.timemap import Files
    from geodata import Atlas

DAY_0 = np.datetime64("1970-01-01")


@pytest.fixture(scope="module")
def files(atlas: Atlas) -> Files:
    return build(atlas)


def read(asset: Asset) -> Any:
    return json.loads(asset.body)


def test_days_are_counted_from_1970_and_a_missing_one_comes_last() -> None:
    dates = pd.Series(pd.to_datetime(["1970-01-02", "1969-12-31", None, "2024-09-16"]))
    assert day_numbers(dates).tolist() == [1, -1, 2**31 - 1, 19982]
    assert day_number(pd.Timestamp("2024-09-16")) == 19982
    assert day_number(None) is None
    assert day_number(pd.NaT) is None


def test_the_columns_of_events_are_the_atlas_s_in_drawing_order(atlas: Atlas, files: Files) -> None:
    columns = load(files.events.body)
    events = in_drawing_order(atlas)
    assert columns["id"].tolist() == [zlib.crc32(event.encode()) for event in events.index]
    assert np.all(np.diff(columns["start"]) >= 0)
    for name in ("start", "end"):
        told = DAY_0 + columns[name].astype("timedelta64[D]")
        assert (told == events[name].to_numpy(dtype="datetime64[D]")).all()
    np.testing.assert_allclose(columns["lon"], events["lon"], atol=1e-5)
    np.testing.assert_allclose(columns["lat"], events["lat"], atol=1e-5)
    high = events["fatalities_high"].fillna(events["fatalities_best"])
    high = high.fillna(events["fatalities_low"]).fillna(-1)
    assert (columns["deaths_high"] == high.to_numpy(dtype=np.int32)).all()
    assert (columns["deaths_low"] <= columns["deaths_high"]).all()
    assert (columns["confidence"] < 3).all()
    assert (columns["geo_precision"] < 4).all()


def test_every_site_goes_with_its_phases_and_head_counts(atlas: Atlas, files: Files) -> None:
    sites = read(files.sites)["sites"]
    assert [site["id"] for site in sites] == list(atlas.sites.index)
    assert [site["row"] for site in sites] == list(range(len(sites)))
    assert sum(len(site["states"]) for site in sites) == len(atlas.site_states)
    counted = atlas.strength["site"].notna().sum()
    assert sum(len(site["strength"]) for site in sites) == counted
    for site in sites:
        ends = [state["end"] for state in site["states"]]
        starts = [state["start"] for state in site["states"]]
        assert ends[:-1] == starts[1:], site["id"]


def test_every_part_of_the_area_goes_with_its_period(atlas: Atlas, files: Files) -> None:
    parts = read(files.area)["parts"]
    assert len(parts) == len(atlas.area)
    assert {part["stage"] for part in parts} == set(atlas.area["stage"])
    rings = sum(len(shapely.get_rings(shape)) for shape in atlas.area.geometry)
    assert sum(len(part["rings"]) for part in parts) == rings
    assert all(part["end"] is None or part["start"] < part["end"] for part in parts)


def test_every_country_is_drawn_and_named(atlas: Atlas, files: Files) -> None:
    drawn = {country["id"] for country in read(files.boundaries)["countries"]}
    assert drawn == set(atlas.countries.index)
    named = read(files.labels)
    shapes = atlas.countries.set_index("name").geometry
    for label in named["countries"]:
        assert shapes[label["name"]].contains(shapely.Point(label["lon"], label["lat"]))
    capitals = {town["name"] for town in named["towns"] if town["capital"]}
    assert {"Bamako", "Niamey", "Ouagadougou", "Lomé"} <= capitals


def test_the_search_knows_every_place_that_is_a_point(atlas: Atlas, files: Files) -> None:
    found = {fold(name) for place in read(files.places)["places"] for name in (place[0], *place[5])}
    for table in (atlas.events, atlas.sites):
        points = table[table["geo_precision"].isin(["site", "town"])]
        assert {fold(place) for place in points["place"]} - found == set()


def test_the_map_is_light_enough_for_a_slow_line(files: Files) -> None:
    every = (*files.assets, *files.deferred)
    assert sum(len(asset.gzipped) for asset in every) < 1_500_000


def test_the_page_names_no_other_host(atlas: Atlas, files: Files) -> None:
    served = TimeMap(atlas, files, assets="served")
    addresses = [
        address
        for name, address in (*served.default_js, *served.default_css)
        if name != "early"  # a line of our own that fetches what the others will ask for
    ]
    assert len(addresses) == 4
    assert all(address.startswith("../../sahelscope/") for address in addresses)
    inline = TimeMap(atlas, files)
    addresses = [address for _, address in (*inline.default_js, *inline.default_css)]
    assert all(address.startswith("data:") for address in addresses)
