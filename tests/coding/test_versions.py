"""What stands on one side's word, what is doubted, and what stays established all the same."""

from __future__ import annotations

import pytest

from geodata.coding.acts.versions import DISPUTED, UNVERIFIED
from tests.coding.test_readings import drafts

ALONE = [
    "JNIM said in a statement that it had killed 25 soldiers at Djibo on Monday.",
    (
        "The rebels of the FLA claimed to have destroyed an army convoy near Aguelhok on Monday. "
        "The army has not commented."
    ),
    "Le JNIM affirme avoir tué 25 soldats lundi à Djibo. L'armée n'a pas réagi.",
]
BORNE_OUT = [
    "JNIM claimed responsibility for an attack on the army camp at Djibo on Monday.",
    (
        "JNIM said it had killed 25 soldiers at Djibo on Monday. Residents told reporters "
        "that they had counted eleven bodies."
    ),
    (
        "Le JNIM affirme avoir tué 25 soldats lundi à Djibo. Deux sources sécuritaires confirment "
        "l'attaque."
    ),
    "The army said it had killed 25 jihadists near Djibo on Monday.",
]


@pytest.mark.parametrize("text", ALONE)
def test_what_only_an_armed_group_says_is_unconfirmed(text: str) -> None:
    [draft] = drafts(text)
    assert draft.mood == "unconfirmed"


@pytest.mark.parametrize("text", BORNE_OUT)
def test_what_others_bear_out_has_happened(text: str) -> None:
    assert {draft.mood for draft in drafts(text)} == {"happened"}


def test_what_could_not_be_verified_is_questioned_and_weighs_less() -> None:
    told = "Gunmen killed nine villagers at Manni on Monday, a security source said."
    [sure] = drafts(told)
    [doubted] = drafts(told + " The report could not be independently verified.")
    assert (sure.mood, doubted.mood) == ("happened", "happened")
    assert UNVERIFIED in doubted.questions
    assert doubted.score < sure.score


def test_who_died_may_be_denied_and_the_strike_has_happened() -> None:
    text = (
        "The army on Friday denied that its drones had killed civilians at Diafarabé. "
        "Twelve villagers were killed in the strike, the mayor said."
    )
    [draft] = drafts(text)
    assert draft.mood == "happened"
    assert DISPUTED in draft.questions
