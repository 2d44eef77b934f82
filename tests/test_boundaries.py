"""The countries and regions hold together, and stand where they should."""

import geopandas as gpd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata import boundaries, seeds

METRES = "ESRI:102022"

# Rough official areas in km², inland water included.
OFFICIAL_KM2 = {
    "MLI": 1_240_192,
    "BFA": 274_200,
    "NER": 1_267_000,
    "BEN": 114_763,
    "TGO": 56_785,
    "MRT": 1_030_700,
    "SEN": 196_722,
    "CIV": 322_463,
    "GHA": 238_533,
    "NGA": 923_768,
    "TCD": 1_284_000,
    "CMR": 475_442,
    "GNQ": 28_051,
    "GIN": 245_857,
}
# Natural Earth's outlines of these measure less than the official figures do.
OFF_BY_MORE = {"NER": 0.07, "CMR": 0.03, "GNQ": 0.06}

REGION_COUNT = {
    "MLI": 9,
    "BFA": 13,
    "NER": 8,
    "BEN": 12,
    "TGO": 5,
    "MRT": 13,
    "SEN": 14,
    "CIV": 19,
    "GHA": 10,
    "NGA": 37,
    "TCD": 22,
    "CMR": 10,
    "GNQ": 7,
    "GIN": 8,
}

# First-level units founded after the regions of the file, and the region that holds them there.
LATER = {("MLI", "Ménaka"): "Gao", ("MLI", "Taoudenni"): "Tombouctou"}

countries = boundaries.countries()
regions = boundaries.regions()


def km2(frame: gpd.GeoDataFrame) -> gpd.GeoSeries:
    return frame.to_crs(METRES).area / 1e6


@pytest.mark.parametrize("frame", [countries, regions], ids=["countries", "regions"])
def test_shapes_are_valid_polygons_that_share_their_borders(frame: gpd.GeoDataFrame) -> None:
    assert frame.crs == "EPSG:4326"
    assert frame.index.is_unique
    assert frame.is_valid.all()
    assert set(frame.geom_type) <= {"Polygon", "MultiPolygon"}
    assert shapely.coverage_is_valid(frame.geometry.to_numpy())


def test_every_country_in_scope_has_its_role_and_names() -> None:
    role = countries.groupby("role").groups
    assert set(role["core"]) == {"MLI", "BFA", "NER", "BEN", "TGO"}
    assert set(role["core"]) | set(role["context"]) == set(OFFICIAL_KM2)
    assert {"DZA", "LBY", "MAR", "ESH", "SDN", "CAF", "GMB", "GNB", "SLE", "LBR"} <= set(
        role["surrounding"]
    )
    assert countries[["name", "name_fr"]].notna().all(axis=None)
    assert countries["name_fr"][["BEN", "TCD", "MRT"]].tolist() == ["Bénin", "Tchad", "Mauritanie"]


@pytest.mark.parametrize("country", OFFICIAL_KM2)
def test_a_country_is_about_as_large_as_it_says(country: str) -> None:
    drawn = km2(countries.loc[[country]]).iloc[0]
    assert drawn == pytest.approx(OFFICIAL_KM2[country], rel=OFF_BY_MORE.get(country, 0.02))


def test_no_gap_opens_between_neighbouring_countries() -> None:
    land = shapely.union_all(countries.geometry.to_numpy())
    holes = gpd.GeoSeries(
        [shapely.Polygon(ring) for part in shapely.get_parts(land) for ring in part.interiors],
        crs=4326,
    )
    assert (holes.to_crs(METRES).area / 1e6 < 1).sum() == 0


@pytest.mark.parametrize(
    ("place", "lon", "lat"),
    [
        ("Mango", 0.47, 10.36),
        ("Kara", 1.19, 9.55),
        ("Sokodé", 1.13, 8.98),
        ("Badou", 0.60, 7.58),
        ("Kpalimé", 0.63, 6.90),
        ("Dapaong", 0.21, 10.86),
    ],
)
def test_no_ghanaian_polygon_lies_in_togo(place: str, lon: float, lat: float) -> None:
    assert boundaries.country_at(lon, lat) == "TGO", place
    assert str(boundaries.region_at(lon, lat)).startswith("TGO-"), place


@pytest.mark.parametrize("country", REGION_COUNT)
def test_no_region_of_a_country_lies_in_another(country: str) -> None:
    mine = shapely.union_all(regions.geometry[regions["country"] == country].to_numpy())
    others = shapely.union_all(countries.geometry.drop(country).to_numpy())
    # in degrees: projected, a long border with a vertex more would enclose an area
    assert mine.intersection(others).area < 1e-4


@pytest.mark.parametrize("country", REGION_COUNT)
def test_regions_tile_their_country(country: str) -> None:
    mine = regions[regions["country"] == country]
    assert len(mine) == REGION_COUNT[country]
    whole = shapely.union_all(mine.geometry.to_numpy())
    own = countries.geometry[country]
    assert whole.symmetric_difference(own).area < own.area / 1000
    sizes = shapely.area(mine.geometry.to_numpy())
    assert sizes.sum() == pytest.approx(whole.area, rel=1e-9)


def test_no_region_has_a_scrap() -> None:
    parts = regions.explode()
    assert km2(parts).min() > 5


def test_region_names_are_clean_and_unique_in_their_country() -> None:
    assert not regions.duplicated(["country", "name"]).any()
    assert regions["name"].str.fullmatch(r"[A-ZÀ-Þ][\w' -]+").all()
    assert regions.index.str.fullmatch(r"[A-Z]{3}(-[a-z0-9]+)+").all()


def test_zones_name_regions_that_exist_or_were_founded_later() -> None:
    zones = seeds.read().zones
    core = zones[zones["country"].isin(countries.index[countries["role"] == "core"])]
    known = set(zip(regions["country"], regions["name"], strict=True))
    named = set(zip(core["country"], core["admin1"], strict=True))
    assert named - known == set(LATER)
    assert {(country, old) for (country, _), old in LATER.items()} <= known


@pytest.mark.parametrize(
    ("lon", "lat", "country", "region"),
    [
        (-8.00, 12.64, "MLI", "MLI-bamako"),
        (-3.00, 16.77, "MLI", "MLI-tombouctou"),
        (2.40, 15.92, "MLI", "MLI-gao"),
        (2.11, 13.51, "NER", "NER-niamey"),
        (-1.52, 12.37, "BFA", "BFA-centre"),
        (2.44, 11.30, "BEN", "BEN-alibori"),
        (14.2, 13.3, "TCD", "TCD-lac"),
        (3.0, 26.0, "DZA", None),
        (-25.0, 0.0, None, None),
        (100.0, 40.0, None, None),
    ],
)
def test_a_point_is_in_its_country_and_region(
    lon: float, lat: float, country: str | None, region: str | None
) -> None:
    assert boundaries.country_at(lon, lat) == country
    assert boundaries.region_at(lon, lat) == region


@given(lon=st.floats(-18, 24), lat=st.floats(1, 27))
@settings(max_examples=60, deadline=None)
def test_a_region_lies_in_the_country_that_holds_the_point(lon: float, lat: float) -> None:
    region = boundaries.region_at(lon, lat)
    point = shapely.Point(lon, lat)
    if region is not None:
        # a border can sit a metre apart in the two files
        assert countries.geometry[region[:3]].distance(point) < 1e-3
    country = boundaries.country_at(lon, lat)
    if country in REGION_COUNT:
        mine = regions.geometry[regions["country"] == country]
        assert shapely.distance(mine.to_numpy(), point).min() < 1e-3


def test_each_call_gives_a_frame_of_its_own() -> None:
    first = boundaries.countries()
    first.loc["MLI", "name"] = "changed"
    assert boundaries.countries().loc["MLI", "name"] == "Mali"


@pytest.mark.parametrize("frame", [countries, regions], ids=["countries", "regions"])
def test_the_file_says_where_it_comes_from(frame: gpd.GeoDataFrame) -> None:
    assert "Natural Earth" in frame.attrs["provenance"]["source"]


def test_the_files_stay_small() -> None:
    sizes = [
        (boundaries.DATA / f"{name}.parquet").stat().st_size for name in ("countries", "regions")
    ]
    assert sum(sizes) < 1_200_000
