from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import geodata
from geodata import Filters
from geodata.filters import fold, search_text

if TYPE_CHECKING:
    from geodata import Atlas

COUNTRIES = ("MLI", "BFA", "NER", "BEN", "TGO", "TCD")
ACTORS = ("us", "france", "wagner", "jnim", "civilians")
WORDS = ("", "base", "drone", "Gao", "MÉNAKA", "army camp", "niger")


def some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.sets(st.sampled_from(values)).map(lambda chosen: tuple(sorted(chosen)))


FILTERS = st.builds(
    Filters,
    country=some(*COUNTRIES),
    actor=some(*ACTORS),
    category=some("coup", "battle", "deployment", "attack_on_civilians"),
    power=some("us", "france", "russia"),
    confidence=some("high", "medium", "low"),
    text=st.sampled_from(WORDS),
)


@settings(max_examples=25)
@given(FILTERS, FILTERS)
def test_filters_commute(one: Filters, other: Filters) -> None:
    atlas = geodata.load()
    pd.testing.assert_index_equal(
        one.events(other.events(atlas.events)).index, other.events(one.events(atlas.events)).index
    )
    pd.testing.assert_index_equal(
        one.sites(other.sites(atlas.sites)).index, other.sites(one.sites(atlas.sites)).index
    )


@settings(max_examples=25)
@given(FILTERS, some(*COUNTRIES), some(*ACTORS))
def test_choosing_more_values_loses_nothing(
    filters: Filters, countries: tuple[str, ...], actors: tuple[str, ...]
) -> None:
    atlas = geodata.load()
    wider = replace(
        filters,
        country=filters.country + countries if filters.country else (),
        actor=filters.actor + actors if filters.actor else (),
    )
    assert set(filters.events(atlas.events).index) <= set(wider.events(atlas.events).index)
    assert set(filters.sites(atlas.sites).index) <= set(wider.sites(atlas.sites).index)


@settings(max_examples=25)
@given(FILTERS)
def test_every_event_that_passes_meets_every_condition(filters: Filters) -> None:
    atlas = geodata.load()
    kept = filters.events(atlas.events)
    for name, event in atlas.events.iterrows():
        passes = (
            (not filters.country or event["country"] in filters.country)
            and (not filters.confidence or event["confidence"] in filters.confidence)
            and (not filters.category or event["category"] in filters.category)
            and (not filters.actor or bool(set(filters.actor) & set(event["actors"])))
            and all(word in event["search"] for word in fold(filters.text).split())
        )
        assert passes == (name in kept.index)


def test_no_filter_lets_everything_through(atlas: Atlas) -> None:
    assert not Filters()
    assert len(Filters().events(atlas.events)) == len(atlas.events)
    assert len(Filters().sites(atlas.sites)) == len(atlas.sites)


def test_actor_and_category_leave_sites_alone_and_power_events(atlas: Atlas) -> None:
    assert len(Filters(actor=("jnim",), category=("coup",)).sites(atlas.sites)) == len(atlas.sites)
    assert len(Filters(power=("us",)).events(atlas.events)) == len(atlas.events)


def test_an_article_keeps_what_it_supports(atlas: Atlas) -> None:
    kept = Filters(source="hrw-20210609-solhan").events(atlas.events)
    assert kept.index.tolist() == ["2021-06-05-bfa-solhan"]


@pytest.mark.parametrize("text", ["menaka", "MÉNAKA", "  Me\u0301naka ", "base menaka"])
def test_words_are_found_whatever_their_case_and_accents(atlas: Atlas, text: str) -> None:
    assert "france-mli-menaka" in Filters(text=text).sites(atlas.sites).index


def test_a_country_a_power_and_an_actor_are_found_by_name(atlas: Atlas) -> None:
    assert "us-ner-arlit" in Filters(text="united states niger arlit").sites(atlas.sites).index
    found = Filters(text="wagner group gossi").events(atlas.events)
    assert "2022-04-19-mli-wagner-seen-gossi" in found.index


def test_a_search_takes_its_words_literally(atlas: Atlas) -> None:
    assert len(Filters(text=".*").events(atlas.events)) == 0


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_empty_cells_are_not_searched() -> None:
    table = pd.DataFrame({"a": ["Gao", None], "b": pd.array([pd.NA, "É"], dtype="string")})
    assert search_text(table, ["a", "b"]) == ["gao", "e"]


@given(st.lists(st.tuples(st.text(max_size=20) | st.none(), st.text(max_size=20) | st.none())))
def test_a_column_of_texts_is_folded_as_each_of_them_is(rows: list[tuple[str | None, ...]]) -> None:
    table = pd.DataFrame(rows, columns=["title", "place"], dtype="string")
    joined = [" ".join(cell for cell in row if cell is not None) for row in rows]
    assert search_text(table, ["title", "place"]) == [fold(text) for text in joined]
