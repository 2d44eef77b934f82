import csv
from pathlib import Path

import pytest
import shapely

import geodata
from geodata import boundaries
from geodata.coding.places import toponyms
from geodata.coding.places.toponyms import Toponyms, word_lists
from geodata.filters import fold
from geodata.gazetteer import squeeze

BORDER = 0.15
"""Degrees (some 16 km) by which a border town may lie across the generalised border."""


def rows(name: str) -> list[dict[str, str]]:
    with (toponyms.TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def names() -> Toponyms:
    return Toponyms(geodata.load())


@pytest.mark.parametrize("table", ["places", "areas", "sides"])
def test_every_row_lies_in_its_country(table: str) -> None:
    shapes = boundaries.countries().geometry
    for row in rows(table):
        point = shapely.Point(float(row["lon"]), float(row["lat"]))
        assert shapes[row["country"]].distance(point) <= BORDER, row


def test_a_new_area_names_the_region_of_the_map_that_holds_it() -> None:
    regions = boundaries.regions()
    for row in rows("areas"):
        own = regions[regions["country"] == row["country"]]
        assert row["within"] in set(own["name"]), row
        [shape] = own.geometry[own["name"] == row["within"]]
        point = shapely.Point(float(row["lon"]), float(row["lat"]))
        assert shape.distance(point) <= BORDER, row


def test_no_row_stands_twice() -> None:
    for table, keys in (("places", "name country"), ("areas", "name country"),
                        ("sides", "country way"), ("nations", "country")):  # fmt: skip
        found = [tuple(row[key] for key in keys.split()) for row in rows(table)]
        assert len(found) == len(set(found)), table


def test_every_country_of_the_table_is_on_the_map() -> None:
    assert {row["country"] for row in rows("nations")} <= set(boundaries.countries().index)


def test_every_list_of_words_is_used() -> None:
    folder = Path(toponyms.__file__).parent
    code = "".join(
        (folder / f"{name}.py").read_text()
        for name in ("mentions", "surroundings", "toponyms", "unlisted")
    )
    for kind, words in word_lists().items():
        assert f'"{kind}"' in code, kind
        assert all(words), kind


@pytest.mark.parametrize(
    ("spellings", "country"),
    [
        ("Timbuktu Tombouctou", "MLI"),
        ("Ouagadougou Ouaga", "BFA"),
        ("Tillabéri Tillabery Tillaberi", "NER"),
        ("N'Djamena Ndjamena N’Djaména", "TCD"),
        ("Djenné Djenne Jenne", "MLI"),
        ("Ménaka Menaka", "MLI"),
        ("Arbinda Aribinda", "BFA"),
        ("Boulikessi Boulkessi Boulekessi", "MLI"),
        ("Tinzaouaten Tinzawatène Tin-Zaouatine", "MLI"),
        ("Chinagodrar Chinégodar Chinagoder", "NER"),
    ],
)
def test_every_spelling_is_one_place(names: Toponyms, spellings: str, country: str) -> None:
    found = {
        place
        for spelling in spellings.split()
        for place in names.named(squeeze(fold(spelling.replace("-", " "))))
        if place.country == country and place.precision == "town"
    }
    assert len(found) == 1


def test_every_exact_place_of_the_tables_is_known(names: Toponyms, atlas: geodata.Atlas) -> None:
    for table in (atlas.events, atlas.zones):
        for row in table[table["geo_precision"] == "town"].itertuples():
            for name in toponyms.PAIR.split(toponyms.ASIDE.sub("", row.place)):
                if name[0].isupper() and not toponyms.AROUND.search(name):
                    assert names.named(squeeze(fold(name))), row.place


def test_a_place_on_the_border_has_the_region_of_its_own_country(names: Toponyms) -> None:
    [place] = names.named("andéramboukane".replace("é", "e"))
    assert (place.country, place.region) == ("MLI", "Gao")
