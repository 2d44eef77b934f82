from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from geodata import Atlas

SOURCE, EVENT = "hrw-20210609-solhan", "2021-06-05-bfa-solhan"


def html(test: AppTest) -> str:
    return "\n".join(element.proto.body for element in test.get("html"))


def test_every_source_is_listed(page: Callable[..., AppTest], atlas: Atlas) -> None:
    test = page("articles")
    assert any("Articles" in text.value for text in test.markdown)
    table = test.dataframe[0].value
    assert sorted(table["Title"]) == sorted(atlas.sources["title"])
    assert f"{len(table):,} of {len(table):,} sources" in test.caption[0].value


def test_words_find_titles_and_publishers(page: Callable[..., AppTest], atlas: Atlas) -> None:
    test = page("articles")
    test.text_input(key="words").set_value("solhan human rights watch").run()
    assert not test.exception
    found = test.dataframe[0].value
    assert atlas.sources.loc[SOURCE, "title"] in set(found["Title"])
    assert len(found) < 10


def test_sources_are_found_by_publisher_and_language(
    page: Callable[..., AppTest], atlas: Atlas
) -> None:
    publisher = atlas.sources["publisher"].value_counts().index[0]
    test = page("articles")
    test.multiselect(key="publisher").select(publisher).run()
    found = test.dataframe[0].value
    assert set(found["Publisher"]) == {publisher}
    assert len(found) == (atlas.sources["publisher"] == publisher).sum()
    test.multiselect(key="publisher").set_value([]).run()
    test.multiselect(key="language").select("fr").run()
    assert len(test.dataframe[0].value) == (atlas.sources["lang"] == "fr").sum()


def test_sources_are_found_by_year(page: Callable[..., AppTest], atlas: Atlas) -> None:
    test = page("articles")
    test.slider(key="published").set_value((2023, 2023)).run()
    assert not test.exception
    years = atlas.sources["published"].dt.year
    assert len(test.dataframe[0].value) == (years == 2023).sum()


def test_no_source_found_says_so(page: Callable[..., AppTest]) -> None:
    test = page("articles")
    test.text_input(key="words").set_value("no such words at all").run()
    assert not test.exception
    assert [info.value for info in test.info] == ["No source passes these filters."]


def test_the_articles_of_a_record_are_listed(page: Callable[..., AppTest], atlas: Atlas) -> None:
    test = page("articles", of=EVENT)
    cited = atlas.sources.loc[list(atlas.events.loc[EVENT, "sources"])]
    assert sorted(test.dataframe[0].value["Title"]) == sorted(cited["title"])
    assert any("Massacre at Solhan" in text.value for text in test.markdown)


def test_a_record_that_is_not_there_is_named(page: Callable[..., AppTest]) -> None:
    test = page("articles", of="no-such-record")
    (warning,) = test.warning
    assert "no-such-record" in warning.value.replace("\\", "")
    assert len(test.dataframe)


def test_an_article_lists_what_it_supports(page: Callable[..., AppTest], atlas: Atlas) -> None:
    source = max(
        atlas.sources.index[:200],
        key=lambda one: sum(bool(len(rows)) for rows in atlas.supports(one).values()),
    )
    test = page("articles", article=source)
    told = html(test)
    for table, label in (
        ("events", "Events"),
        ("sites", "Sites"),
        ("strength", "Head counts"),
        ("zones", "Zones of activity"),
    ):
        count = len(atlas.supports(source)[table])
        assert (f"{label} ({count})" in told) == bool(count)


@pytest.mark.parametrize("table", ["events", "sites", "strength", "zones"])
def test_every_article_can_be_opened(
    page: Callable[..., AppTest], atlas: Atlas, table: str
) -> None:
    sources = getattr(atlas, table)["sources"].explode().drop_duplicates()
    for source in sources[:: max(1, len(sources) // 5)]:
        assert page("articles", article=source).get("html")


def test_an_article_that_is_not_there_is_named(page: Callable[..., AppTest]) -> None:
    test = page("articles", article="no-such-article")
    assert any("no-such-article" in warning.value.replace("\\", "") for warning in test.warning)


def test_an_article_leads_to_the_map_of_what_it_supports(
    page: Callable[..., AppTest], atlas: Atlas
) -> None:
    test = page("articles", article=SOURCE)
    test.button(key="to-map").click().run()
    assert not test.exception
    assert test.session_state["view"].source == SOURCE
    assert test.session_state["view"].day == atlas.events.loc[EVENT, "date"].date()
