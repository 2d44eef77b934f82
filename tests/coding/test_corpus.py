"""The corpus is what its codebook says."""

from __future__ import annotations

import datetime as dt
import json
import re
from functools import cache
from typing import TYPE_CHECKING, get_args

import pytest

from benchmarks.answers import CORPUS, HALVES, Example, days, examples
from geodata import seeds
from geodata.boundaries import country_at
from geodata.coding.drafts import Kind, Mood
from geodata.vocabulary import Vocabulary

if TYPE_CHECKING:
    from pathlib import Path

ALL = [(half, example) for half in HALVES for example in examples(half)]
EXAMPLES = pytest.mark.parametrize(
    "example", [example for _, example in ALL], ids=[f"{half}-{one.name}" for half, one in ALL]
)
BORDER = 0.15
"""Degrees (some 16 km) by which a border town may lie across the generalised border."""
COPIED = 9
"""Words in a row that are no accident."""


@cache
def vocabulary() -> Vocabulary:
    return Vocabulary(seeds.read().terms)


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[start : start + COPIED]) for start in range(len(words) - COPIED + 1)}


@cache
def told() -> set[tuple[str, ...]]:
    tables = seeds.read()
    return set().union(*map(runs, (*tables.events.summary, *tables.sites.note.dropna())))


def test_it_has_two_halves_in_two_languages() -> None:
    counts = {
        (half, language): sum(
            1 for own, one in ALL if (own, one.article.language) == (half, language)
        )
        for half in HALVES
        for language in ("en", "fr")
    }
    assert len(ALL) == sum(counts.values()) >= 64
    assert counts["development", "en"] >= counts["test", "en"] >= 16
    assert counts["development", "fr"] >= counts["test", "fr"] >= 14


def test_each_half_has_articles_without_any_event() -> None:
    for half in HALVES:
        assert sum(1 for own, one in ALL if own == half and not one.answers) >= 2


def test_most_categories_and_all_kinds_and_moods_occur_in_each_half() -> None:
    categories = set(vocabulary().labels("category"))
    for half in HALVES:
        answers = [answer for own, one in ALL if own == half for answer in one.answers]
        assert {answer.kind for answer in answers} == set(get_args(Kind))
        assert {answer.mood for answer in answers} == set(get_args(Mood))
        assert len(categories - {answer.category for answer in answers}) <= 2


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*/*.json")), ids=lambda path: path.stem)
def test_a_file_has_the_fields_of_the_codebook(path: Path) -> None:
    record = json.loads(path.read_text(encoding="utf-8"))
    assert set(record) == {"title", "publisher", "published", "language", "text", "drafts"}
    for draft in record["drafts"]:
        assert set(draft) - {"optional"} == {
            *("kind", "mood", "category", "date", "place", "actors"),
            *("deaths", "wounded", "troops", "power", "stage"),
        }


@EXAMPLES
def test_an_article_is_short_news(example: Example) -> None:
    assert 80 <= len(example.article.text.split()) <= 300
    assert example.article.title


@EXAMPLES
def test_its_text_is_our_own(example: Example) -> None:
    assert not runs(example.article.text) & told()


@EXAMPLES
def test_codes_stand_in_the_vocabularies(example: Example) -> None:
    for answer in example.answers:
        assert answer.kind in get_args(Kind)
        assert answer.mood in get_args(Mood)
        assert answer.actors <= set(vocabulary().labels("actor"))
        code = {"event": "category", "zone": "stage"}.get(answer.kind, "power")
        given = {"category": answer.category, "power": answer.power, "stage": answer.stage}
        assert [name for name, value in given.items() if value is not None] == [code]
        assert given[code] in vocabulary().labels(code)


@EXAMPLES
def test_dates_are_in_order_and_what_happened_is_not_in_the_future(example: Example) -> None:
    for answer in example.answers:
        assert answer.date is not None
        first, last = days(answer.date)
        assert first <= last
        assert first.year >= 2007
        if answer.mood == "happened":
            published = example.article.published
            assert first <= published < dt.date(2027, 1, 1)


@EXAMPLES
def test_places_lie_in_their_country(example: Example) -> None:
    for place in (answer.place for answer in example.answers if answer.place):
        assert place.country in vocabulary().labels("country")
        around = {
            country_at(place.lon + east, place.lat + north)
            for east in (-BORDER, 0, BORDER)
            for north in (-BORDER, 0, BORDER)
        }
        assert place.country in around, place.name


@EXAMPLES
def test_numbers_are_in_order(example: Example) -> None:
    for answer in example.answers:
        for number in (answer.deaths, answer.wounded, answer.troops):
            if number is not None:
                given = [
                    each for each in (number.low, number.best, number.high) if each is not None
                ]
                assert given
                assert given == sorted(given)
