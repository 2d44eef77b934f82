"""Places are found by any of their spellings."""

import geopandas as gpd
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata import boundaries, gazetteer, seeds
from geodata.gazetteer import Gazetteer

tables = seeds.read()
everything = Gazetteer(tables.events, tables.sites, tables.zones)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Timbuktu", "Timbuktu", "MLI"),
        ("tombouctou", "Timbuktu", "MLI"),
        ("SEGOU", "Ségou", "MLI"),
        ("menaka", "Ménaka", "MLI"),
        ("n djamena", "N'Djamena", "TCD"),
        ("ndjamena", "N'Djamena", "TCD"),
        ("fada ngourma", "Fada N'Gourma", "BFA"),
        ("bobo dioulasso", "Bobo-Dioulasso", "BFA"),
        ("ouaga", "Ouagadougou", "BFA"),
        ("wagadugu", "Ouagadougou", "BFA"),
        ("Tchad", "Chad", "TCD"),
        ("cote d'ivoire", "Côte d'Ivoire", "CIV"),
        ("Mali", "Mali", "MLI"),
        ("boucle du", "Boucle du Mouhoun", "BFA"),
        ("gourma rharous", "Gourma-Rharous", "MLI"),
    ],
)
def test_a_place_is_found_by_english_french_and_plain_spellings(
    text: str, name: str, country: str
) -> None:
    found = everything.search(text)
    assert (found[0].name, found[0].country) == (name, country)


def test_a_place_of_the_tables_comes_before_a_town_that_matches_as_well() -> None:
    own = pd.DataFrame({"place": ["Gaoland"], "country": ["MLI"], "lat": [16.0], "lon": [0.0]})
    found = Gazetteer(own).search("gao", limit=50)
    assert found[0].name == "Gao"  # a whole name
    beginnings = [place for place in found if place.name != "Gao"]
    assert (beginnings[0].name, beginnings[0].kind) == ("Gaoland", "place")


def test_a_place_of_the_tables_and_the_town_it_is_are_one() -> None:
    found = [place for place in everything.search("Kidal") if place.kind in {"place", "town"}]
    assert [(place.name, place.kind) for place in found if place.name == "Kidal"] == [
        ("Kidal", "place")
    ]
    assert found[0].population is not None


def test_towns_of_one_name_far_apart_stay_two() -> None:
    own = pd.DataFrame({"place": ["Bamako"], "country": ["MLI"], "lat": [22.0], "lon": [-3.0]})
    found = [place for place in Gazetteer(own).search("bamako") if place.name == "Bamako"]
    assert {place.kind for place in found} == {"place", "town", "region"}


def test_a_row_that_stands_for_a_whole_country_is_no_place() -> None:
    rows = {"place": ["Zzyx", "Zzyy"], "country": ["MLI"] * 2, "lat": [16.0] * 2, "lon": [0.0] * 2}
    own = pd.DataFrame({**rows, "geo_precision": ["country", "town"]})
    assert [place.name for place in Gazetteer(own).search("zzy")] == ["Zzyy"]


def test_every_precise_place_of_the_tables_is_found() -> None:
    events = tables.events[tables.events["geo_precision"].isin(gazetteer.POINTS)]
    for row in events.drop_duplicates(["place", "country"]).itertuples():
        found = everything.search(row.place, limit=20)
        assert any(
            abs(place.lat - row.lat) < 0.5 and abs(place.lon - row.lon) < 0.5 for place in found
        ), row.place


def test_a_region_or_country_has_bounds_that_hold_its_point() -> None:
    for text in ("Tillabéri", "Niger"):
        areas = [place for place in everything.search(text, limit=20) if place.bounds]
        assert areas
        for place in areas:
            west, south, east, north = place.bounds
            assert west < place.lon < east
            assert south < place.lat < north


@given(text=st.text(max_size=12), limit=st.integers(0, 12))
@settings(max_examples=60, deadline=None)
def test_a_search_never_fails_and_keeps_its_limit(text: str, limit: int) -> None:
    assert len(everything.search(text, limit)) <= limit


@given(name=st.sampled_from(sorted(gazetteer.towns(rank=7)["name"])), cut=st.integers(2, 30))
@settings(max_examples=60, deadline=None)
def test_a_longer_text_finds_no_more_places(name: str, cut: int) -> None:
    longer, shorter = name[: cut + 1], name[:cut]
    assert set(everything.search(longer, 10_000)) <= set(everything.search(shorter, 10_000))
    assert name in {place.name for place in everything.search(name, 10_000)}


@pytest.mark.parametrize("text", ["", "   ", "'-'", "qqqq"])
def test_nothing_is_found_for_nothing(text: str) -> None:
    assert everything.search(text) == []


def test_capitals_are_labelled_first() -> None:
    early = gazetteer.towns(rank=5)
    assert {"Bamako", "Niamey", "Ouagadougou", "Lomé", "Dakar", "Accra"} <= set(early["name"])
    assert {"Gao", "Kidal", "Timbuktu", "Agadez"} <= set(early["name"])
    assert len(early) < 60


def test_towns_lie_in_or_beside_their_country() -> None:
    everyone = gazetteer.towns(rank=12)
    land = boundaries.countries().to_crs("ESRI:102022").geometry
    towns = everyone.to_crs("ESRI:102022")
    away = towns.distance(gpd.GeoSeries(land[towns["country"]].to_numpy(), towns.index, towns.crs))
    assert away.max() < 15_000


def test_no_town_is_there_twice_and_none_counts_a_whole_city_again() -> None:
    everyone = gazetteer.towns(rank=12)
    assert everyone.index.is_unique
    assert "Camayenne" not in set(everyone["name"])
    assert everyone.loc[everyone["name"] == "Bamako", "country"].tolist().count("MLI") == 1
    assert everyone["population"].dropna().gt(0).all()
    assert everyone["region"].notna().all()


def test_the_towns_file_names_its_licence() -> None:
    assert "CC BY 4.0" in gazetteer.towns().attrs["provenance"]["licence"]
