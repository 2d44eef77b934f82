"""The area of activity: the drawing of it, its days, and the file that keeps it."""

import datetime as dt
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.testing import assert_geometries_equal

from geodata import area, boundaries, seeds
from geodata.area import history, outline, store

UNTIL = dt.date(2020, 1, 1)
BORDER_DEGREES = 0.02  # about 2 km: what simplifying the border may move it by
OUTLINE_DEGREES = 0.03  # about 3 km: what simplifying the outline may move it by


@pytest.fixture(scope="module")
def read() -> seeds.Seeds:
    return seeds.read()


@pytest.fixture(scope="module")
def countries() -> gpd.GeoDataFrame:
    return boundaries.countries()


@pytest.fixture(scope="module")
def stored(read: seeds.Seeds, countries: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return area.load(read, countries)


@pytest.fixture(scope="module")
def change_days(stored: gpd.GeoDataFrame) -> list[pd.Timestamp]:
    return sorted(set(stored["start"]) | set(stored["end"].dropna()))


# Two square countries beside each other, and zones anywhere in the western one


def two_countries() -> gpd.GeoDataFrame:
    shapes = [shapely.box(-4, 10, 0, 14), shapely.box(0, 10, 4, 14)]
    return gpd.GeoDataFrame(index=["WST", "EST"], geometry=shapes, crs="EPSG:4326")


def zone_table(zones: list[tuple[float, float, int, str]]) -> pd.DataFrame:
    table = pd.DataFrame(zones, columns=["lon", "lat", "radius_km", "stage"])
    return table.assign(country="WST", start=pd.Timestamp(2015, 1, 1), end=pd.NaT)


def drawn(zones: list[tuple[float, float, int, str]]) -> gpd.GeoDataFrame:
    return area.compute(zone_table(zones), two_countries(), UNTIL)


def up_to(parts: gpd.GeoDataFrame, stage: str) -> shapely.Geometry:
    strong = outline.STAGES[: outline.STAGES.index(stage) + 1]
    return shapely.union_all(parts.geometry[parts["stage"].isin(strong)].to_numpy())


zone = st.tuples(
    st.floats(-3.9, -0.1),
    st.floats(10.1, 13.9),
    st.integers(15, 90),
    st.sampled_from(outline.STAGES),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(zone, min_size=1, max_size=6), zone)
def test_a_further_zone_takes_nothing_away(
    zones: list[tuple[float, float, int, str]], further: tuple[float, float, int, str]
) -> None:
    before, after = drawn(zones), drawn([*zones, further])
    for stage in outline.STAGES:
        lost = up_to(before, stage) - up_to(after, stage).buffer(OUTLINE_DEGREES)
        assert lost.area * 111**2 < outline.SLIVER
    held = up_to(after, further[3])
    assert held.covers(shapely.Point(further[:2]))


@settings(max_examples=25, deadline=None)
@given(st.lists(zone, min_size=1, max_size=8))
def test_stages_share_edges_and_stay_in_their_country(
    zones: list[tuple[float, float, int, str]],
) -> None:
    parts = drawn(zones)
    assert parts.geometry.is_valid.all()
    assert parts.geometry.geom_type.eq("Polygon").all()
    assert shapely.coverage_is_valid(parts.geometry.to_numpy())
    assert shapely.box(-4, 10, 0, 14).buffer(outline.GRID).covers(parts.geometry.union_all())


@settings(max_examples=15, deadline=None)
@given(
    st.permutations(
        [
            (-3.0, 11.0, 40, "activity"),
            (-2.5, 11.0, 30, "stronghold"),
            (-1.0, 13.0, 25, "expansion"),
            (-2.0, 12.0, 20, "expansion"),
        ]
    )
)
def test_the_order_of_the_zones_does_not_matter(
    zones: list[tuple[float, float, int, str]],
) -> None:
    zones_in_order = sorted(zones)
    pd.testing.assert_frame_equal(drawn(zones), drawn(zones_in_order))


def test_a_lone_zone_is_a_circle_of_its_radius() -> None:
    [lone] = drawn([(-2.0, 12.0, 40, "activity")])["km2"]
    assert lone == pytest.approx(np.pi * 40**2, rel=0.03)


def test_neighbours_grow_together_and_strangers_do_not() -> None:
    near = drawn([(-2.0, 12.0, 20, "activity"), (-1.5, 12.0, 20, "activity")])
    far = drawn([(-3.5, 12.0, 20, "activity"), (-0.5, 12.0, 20, "activity")])
    assert (len(near), len(far)) == (1, 2)


def test_a_zone_at_the_border_does_not_spill_over() -> None:
    parts = drawn([(-0.1, 12.0, 40, "activity")])
    assert parts.total_bounds[2] <= outline.GRID
    assert set(parts["country"]) == {"WST"}


def test_a_change_leaves_far_parts_as_they_were() -> None:
    zones = zone_table([(-3.5, 10.5, 20, "activity"), (-0.5, 13.5, 20, "expansion")])
    zones.loc[1, ["start", "end"]] = [pd.Timestamp(2016, 1, 1), pd.Timestamp(2017, 1, 1)]
    parts = area.compute(zones, two_countries(), UNTIL)
    assert list(parts["stage"]) == ["activity", "expansion"]
    assert list(parts["start"]) == [pd.Timestamp(2015, 1, 1), pd.Timestamp(2016, 1, 1)]
    assert parts["end"].isna().tolist() == [True, False]
    assert parts["end"].iloc[1] == pd.Timestamp(2017, 1, 1)


def test_what_comes_after_the_last_known_day_is_left_open() -> None:
    zones = zone_table([(-3.5, 10.5, 20, "activity"), (-0.5, 13.5, 20, "expansion")])
    zones.loc[0, "end"] = pd.Timestamp(2021, 1, 1)
    zones.loc[1, "start"] = pd.Timestamp(2021, 1, 1)
    parts = area.compute(zones, two_countries(), UNTIL)
    assert list(parts["stage"]) == ["activity"]
    assert parts["end"].isna().all()


def test_no_zone_means_no_area() -> None:
    parts = drawn([])
    assert parts.empty
    assert area.km2(parts, "2016-01-01").empty


# The seeds


def test_the_stored_file_is_current(read: seeds.Seeds, countries: gpd.GeoDataFrame) -> None:
    wanted = store.digest(read.zones, countries, read.as_of)
    assert store.stored_digest(store.STORED) == wanted, "run tools/build_area.py"


def test_every_place_lies_in_its_stage_on_every_day(
    read: seeds.Seeds, stored: gpd.GeoDataFrame, change_days: list[pd.Timestamp]
) -> None:
    points = shapely.points(read.zones["lon"], read.zones["lat"])
    rank = read.zones["stage"].map(outline.STAGES.index).to_numpy()
    missed = set()
    for day in change_days:
        held = ((read.zones["start"] <= day) & ~(read.zones["end"] <= day)).to_numpy()
        parts = area.at(stored, day)
        tree = shapely.STRtree(parts.geometry.to_numpy())
        near, part = tree.query(points[held], predicate="dwithin", distance=BORDER_DEGREES)
        zones, parts = read.zones[held].iloc[near], parts.iloc[part]
        strong = parts["stage"].map(outline.STAGES.index).to_numpy() <= rank[held][near]
        own = zones["country"].to_numpy(str) == parts["country"].to_numpy(str)
        missed |= set(read.zones["id"][held]) - set(zones["id"][strong & own])
    assert not missed


def test_the_area_is_a_fifth_larger_than_the_circles_at_most(
    read: seeds.Seeds,
    countries: gpd.GeoDataFrame,
    stored: gpd.GeoDataFrame,
    change_days: list[pd.Timestamp],
) -> None:
    zones = read.zones
    drawn = outline.circles(*(zones[name].to_numpy(float) for name in ("lon", "lat", "radius_km")))
    land = countries.to_crs(outline.EQUAL_AREA).geometry
    clipped = {
        name: shapely.intersection(drawn[zones["country"] == name], land[name])
        for name in zones["country"].unique()
    }
    growth = []
    for day in change_days[::3]:
        held = (zones["start"] <= day) & ~(zones["end"] <= day)
        plain = sum(
            shapely.union_all(shapes[held[zones["country"] == name].to_numpy()]).area / 1e6
            for name, shapes in clipped.items()
        )
        growth.append(area.at(stored, day)["km2"].sum() / plain - 1)
    assert min(growth) > -0.02
    assert max(growth) < 0.2


def test_stages_never_overlap(stored: gpd.GeoDataFrame, change_days: list[pd.Timestamp]) -> None:
    for day in change_days[::5]:
        for _, parts in area.at(stored, day).groupby("country"):
            assert shapely.coverage_is_valid(parts.geometry.to_numpy()), day


def test_the_area_lies_in_its_country(
    stored: gpd.GeoDataFrame, countries: gpd.GeoDataFrame
) -> None:
    for country, parts in stored.groupby("country"):
        land = countries.geometry[country].buffer(BORDER_DEGREES)
        shapely.prepare(land)
        assert shapely.covers(land, parts.geometry.to_numpy()).all()


def test_km2_is_the_equal_area_of_the_geometry(stored: gpd.GeoDataFrame) -> None:
    measured = stored.to_crs(outline.EQUAL_AREA).area / 1e6
    np.testing.assert_allclose(stored["km2"], measured, rtol=1e-6, atol=1e-3)


def test_the_days_of_one_part_are_disjoint_and_never_touch(stored: gpd.GeoDataFrame) -> None:
    assert not (stored["end"] <= stored["start"]).any()
    same = stored.assign(shape=stored.geometry.to_wkb()).sort_values("start")
    for _, rows in same.groupby(["country", "stage", "shape"]):
        ends, starts = rows["end"].iloc[:-1], rows["start"].iloc[1:]
        assert (ends.to_numpy() < starts.to_numpy()).all()


def test_the_table_stays_small(stored: gpd.GeoDataFrame) -> None:
    assert store.STORED.stat().st_size < 500_000
    assert shapely.get_num_coordinates(stored.geometry.to_numpy()).sum() < 120_000
    assert stored["end"].isna().any()


@pytest.mark.parametrize(
    ("day", "parts", "thousand_km2"),
    [
        ("2013-01-01", 7, [136, 6, 5, 147]),
        ("2016-06-01", 20, [0, 99, 112, 211]),
        ("2019-06-01", 31, [45, 326, 129, 500]),
        ("2022-06-01", 40, [115, 421, 145, 681]),
        ("2024-09-16", 53, [164, 443, 143, 749]),
        ("2026-04-30", 65, [222, 467, 134, 823]),
    ],
)
def test_the_area_in_figures(
    stored: gpd.GeoDataFrame, day: str, parts: int, thousand_km2: list[int]
) -> None:
    sums = area.km2(stored, day).sum().div(1000).round().astype(int)
    assert list(sums.index) == [*outline.STAGES, "total"]
    assert (len(area.at(stored, day)), list(sums)) == (parts, thousand_km2)


# The file


def small_seeds(read: seeds.Seeds) -> seeds.Seeds:
    togo = read.zones[read.zones["country"] == "TGO"]
    return seeds.Seeds(**{**vars(read), "zones": togo})


def test_other_zones_are_computed_once_and_cached(
    read: seeds.Seeds,
    countries: gpd.GeoDataFrame,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first = area.load(small_seeds(read), countries)
    [file] = (tmp_path / "sahelscope").iterdir()
    monkeypatch.setattr(history, "compute", lambda *_: pytest.fail("computed again"))
    second = area.load(small_seeds(read), countries)
    assert set(first["country"]) == {"TGO"}
    pd.testing.assert_frame_equal(first.drop(columns="geometry"), second.drop(columns="geometry"))
    assert_geometries_equal(first.geometry.to_numpy(), second.geometry.to_numpy())
    assert file.suffix == ".parquet"


def test_a_cache_that_cannot_be_written_or_read_is_no_fault(
    read: seeds.Seeds,
    countries: gpd.GeoDataFrame,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "sahelscope").write_text("a file where the folder should be")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert set(area.load(small_seeds(read), countries)["country"]) == {"TGO"}

    wanted = store.digest(small_seeds(read).zones, countries, read.as_of)
    (tmp_path / "sahelscope").unlink()
    (tmp_path / "sahelscope").mkdir()
    torn = tmp_path / "sahelscope" / f"area-{wanted[:16]}.parquet"
    torn.write_bytes(b"PAR1 torn")
    assert set(area.load(small_seeds(read), countries)["country"]) == {"TGO"}
    assert store.stored_digest(torn) == wanted


def test_the_digest_follows_zones_and_borders_but_not_the_order_of_rows(
    read: seeds.Seeds, countries: gpd.GeoDataFrame
) -> None:
    zones = read.zones
    digest = store.digest(zones, countries, read.as_of)
    assert digest == store.digest(zones[::-1], countries[::-1], read.as_of)
    assert digest == store.digest(zones.assign(note="other words"), countries, read.as_of)
    assert digest != store.digest(zones.iloc[1:], countries, read.as_of)
    moved = countries.assign(geometry=countries.geometry.translate(0.001))
    assert digest != store.digest(zones, moved, read.as_of)


def test_the_method_page_states_the_figures_of_the_method() -> None:
    page = (Path(__file__).parents[1] / "docs" / "area-method.md").read_text(encoding="utf-8")
    for said in (
        outline.EQUAL_AREA,
        f"grown by {outline.REACH / 1000:.0f} km",
        f"narrower than {2 * outline.WEDGE / 1000:.0f} km",
        f"less than {outline.HOLE:,.0f} km²",
        f"less than {outline.TOLERANCE / 1000} km squared",
        f"({history.BORDER / 1000} km squared)",
        f"less than {outline.SLIVER:.0f} km²",
        f"a grid of {outline.GRID:.4f}°",
    ):
        assert said in " ".join(page.split()), said
