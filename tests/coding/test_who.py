import csv
from pathlib import Path

import pytest

import geodata
from geodata import coding
from geodata.coding import Span
from geodata.coding.actors.who import Actors

ACTORS = Actors()


def found(text: str) -> list[str]:
    return [actor.value for actor in ACTORS.find(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "name",
    [
        "JNIM",
        "the Jnim",
        "GSIM",
        "Jama'at Nusrat al-Islam wal-Muslimin",
        "Jamaat Nusrat al Islam wal Muslimeen",
        "the Group to Support Islam and Muslims",
        "Support Group for Islam and Muslims",
        "Groupe de soutien à l’islam et aux musulmans",
        "la Katiba Macina",
        "al-Qaeda-linked militants",
        "liés à Al-Qaïda",
    ],
)
def test_jnim_is_known_by_all_its_names(name: str) -> None:
    assert found(name) == ["jnim"]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Malian soldiers", ["mali_gov"]),
        ("soldats de l'armée nigérienne", ["niger_gov"]),
        ("the army of Mali", ["mali_gov"]),
        ("Niger's ruling junta", ["niger_gov"]),
        ("forces de défense et de sécurité burkinabè", ["burkina_gov"]),
        ("U.S. troops", ["us"]),
        ("the French base", ["france"]),
        ("L'État islamique au Grand Sahara", ["issp"]),
        ("AQMI", ["aqim"]),
        ("the FLA", ["fla_csp"]),
        ("VDP", ["vdp"]),
        ("villagers", ["civilians"]),
        ("gunmen", ["other"]),
        ("Russia's Wagner Group", ["wagner"]),
        ("Il a eu lieu et nous, us", []),
    ],
)
def test_a_name_is_read_in_both_languages(text: str, actors: list[str]) -> None:
    assert found(text) == actors


def test_a_whole_name_of_another_data_set_is_recognised() -> None:
    assert ACTORS.named("Military Forces of Mali (2021-)") == "mali_gov"
    assert ACTORS.named("Islamic State Sahel Province (ISSP)") == "issp"
    assert ACTORS.named("Choir") is None


def test_every_actor_of_the_tables_is_in_the_vocabulary() -> None:
    known = set(geodata.load().vocabulary.labels("actor")) | {"country", "none"}
    known |= {"group", "company", "mission"}  # whom the text named before
    for name in ("actors.csv", "peoples.csv"):
        with (Path(coding.__file__).parent / "tables" / name).open(
            encoding="utf-8", newline=""
        ) as file:
            assert {row["actor"] for row in csv.DictReader(file)} <= known


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Les hommes de Moscou ont tué dix civils.", "africa_corps"),
        ("Soldats de l'ancienne puissance coloniale à Gao.", "france"),
        ("Ouagadougou's soldiers fell back.", "burkina_gov"),
        ("Les soldats de la paix ont été visés.", "minusma"),
        ("West African leaders lifted the embargo.", "ecowas"),
        ("Des hommes d'Iyad Ag Ghali ont attaqué le camp.", "jnim"),
    ],
)
def test_an_actor_is_known_by_a_periphrasis(text: str, actor: str) -> None:
    assert ACTORS.find(text, Span(0, len(text)))[0].value == actor
