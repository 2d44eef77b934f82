import pytest

import geodata
from geodata.coding import Found, Located, Span
from geodata.coding.places.placing import Village, stated
from geodata.coding.places.spelling import one_apart, sounded
from geodata.coding.places.where import Places


@pytest.fixture(scope="module")
def places() -> Places:
    return Places(geodata.load())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ouallam", "wallam"),
        ("djibo", "jibbo"),
        ("kantchari", "cantchary"),
        ("koutougou", "kutugu"),
        ("ayorou", "ayoru"),
    ],
)
def test_spellings_of_one_name_sound_alike(one: str, other: str) -> None:
    assert sounded(one) == sounded(other)


def test_a_letter_apart_is_one_letter_only() -> None:
    assert one_apart("banibangu", "banibagu")
    assert not one_apart("banibangu", "banibaku")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen killed six at Adoubalé, in the Tillabéri region.", "Adoubalé"),
        ("Six morts à Zamboulga, dans la commune de Barsalogho.", "Zamboulga"),
        ("In Mopti region, gunmen burned the village of Korotombé.", "Korotombé"),
    ],
)
def test_a_village_that_no_table_has_keeps_its_name(places: Places, text: str, name: str) -> None:
    [found] = places.find(text, [Span(0, len(text))])
    best = max(found, key=lambda one: one.score)
    assert best.value.name == name
    assert isinstance(best.value, Village)


def test_where_a_village_lies_is_only_roughly_known() -> None:
    found = Found(Village("Adoubalé", "NER", 14.2, 1.45, "town", "Tillabéri"))
    value = stated(found)
    assert value is not None
    assert value.value == Located("Adoubalé", "NER", 14.2, 1.45, "region", "Tillabéri")


def test_a_person_or_a_people_is_no_village(places: Places) -> None:
    text = "Gunmen in Mopti region killed General Adoubalé, from a family of Fulani herders."
    [found] = places.find(text, [Span(0, len(text))])
    assert {one.value.name for one in found} == {"Mopti"}
