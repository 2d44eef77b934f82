from __future__ import annotations

import pytest

from geodata import seeds
from geodata.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(seeds.read().terms)


def test_every_term_has_two_labels_and_a_description(vocabulary: Vocabulary) -> None:
    for name in vocabulary.names():
        french = vocabulary.labels(name, "fr")
        for code, label in vocabulary.labels(name).items():
            assert label
            assert french[code]
            assert vocabulary.describe(name, code).endswith(".")


@pytest.mark.parametrize("name", ["category", "actor", "country"])
def test_every_group_of_a_vocabulary_is_a_term(vocabulary: Vocabulary, name: str) -> None:
    assert set(vocabulary.groups(name)) == set(vocabulary.labels(f"{name}_group"))


@pytest.mark.parametrize(
    ("category", "group"),
    [
        ("battle", "fighting"),
        ("abduction", "civilians"),
        ("blockade", "ground"),
        ("base_handover", "foreign_forces"),
        ("coup", "politics"),
    ],
)
def test_a_category_belongs_to_its_group(vocabulary: Vocabulary, category: str, group: str) -> None:
    assert vocabulary.group("category", category) == group
    assert category in vocabulary.groups("category")[group]


def test_five_countries_are_core(vocabulary: Vocabulary) -> None:
    assert vocabulary.groups("country")["core"] == ("MLI", "BFA", "NER", "BEN", "TGO")


def test_a_label_is_given_in_either_language(vocabulary: Vocabulary) -> None:
    assert vocabulary.label("country", "BEN") == "Benin"
    assert vocabulary.label("country", "BEN", "fr") == "Bénin"


def test_a_code_without_a_term_is_its_own_label(vocabulary: Vocabulary) -> None:
    assert vocabulary.label("country", "XKX") == "XKX"


def test_an_unknown_vocabulary_or_language_is_refused(vocabulary: Vocabulary) -> None:
    assert "weather" not in vocabulary
    with pytest.raises(KeyError):
        vocabulary.labels("weather")
    with pytest.raises(KeyError):
        vocabulary.labels("category", "de")
