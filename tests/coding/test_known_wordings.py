"""Measuring which wordings a coder knows: the figures follow what the coder says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.answers import HALVES
from benchmarks.wordings import NOTHING, measure, sentences, table
from geodata import seeds
from geodata.coding.drafts import Draft, Found
from geodata.vocabulary import Vocabulary

if TYPE_CHECKING:
    from geodata.coding.article import Article


class Knowing:
    """A coder that looks the category up."""

    def __init__(self, half: str) -> None:
        self.known = {one.sentence: one for one in sentences(half)}

    def code(self, article: Article) -> list[Draft]:
        one = self.known[article.text]
        if one.category == NOTHING:
            return []
        return [Draft("event", one.mood, "", (), category=Found(one.category))]


class Alarmed:
    """A coder that sees an attack in all."""

    def code(self, article: Article) -> list[Draft]:
        return [Draft("event", "happened", article.text, (), category=Found("battle"))]


@pytest.mark.parametrize("half", HALVES)
def test_sentences_are_of_every_category_in_both_languages(half: str) -> None:
    known = {(one.language, one.category) for one in sentences(half)}
    categories = {*Vocabulary(seeds.read().terms).labels("category"), NOTHING}
    assert known == {(language, name) for language in ("en", "fr") for name in categories}


def test_no_sentence_is_in_both_halves() -> None:
    first, second = ({one.sentence for one in sentences(half)} for half in HALVES)
    assert not first & second


def test_who_knows_all_is_right_everywhere() -> None:
    counted, wrong = measure(Knowing("test"), "test")
    assert wrong == []
    assert all(tally["asked"] == tally["right"] == tally["mood"] for tally in counted.values())


def test_who_sees_a_battle_in_all_is_right_of_battles_alone() -> None:
    counted, wrong = measure(Alarmed(), "test")
    right = {name for name, tally in counted.items() if tally["right"]}
    assert right == {"battle en", "battle fr"}
    assert len(wrong) >= sum(t["asked"] for n, t in counted.items() if n not in right)
    assert "nothing told, quiet         0 of" in table(counted)
