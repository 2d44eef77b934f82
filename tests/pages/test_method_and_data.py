from __future__ import annotations

from typing import TYPE_CHECKING

from components.language import table as texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from geodata import Atlas


def text(test: AppTest) -> str:
    return "\n".join(element.value for element in test.markdown)


def test_the_method_tells_how_events_zones_and_ends_are_known(
    page: Callable[..., AppTest],
) -> None:
    told = text(page("method")).casefold()
    for words in ("event", "zone", "not control", "last attested", "uncertain", "two years"):
        assert words in told


def test_the_method_explains_every_term_of_its_vocabularies(
    page: Callable[..., AppTest], atlas: Atlas
) -> None:
    tables = [table.value for table in page("method").table]
    assert len(tables) == len(texts("vocabulary"))
    for vocabulary, table in zip(texts("vocabulary"), tables, strict=True):
        assert list(table.index) == list(atlas.vocabulary.labels(vocabulary).values())
        assert table["Meaning"].str.len().min() > 8, vocabulary


def test_the_data_page_says_how_current_the_tables_are(
    page: Callable[..., AppTest], atlas: Atlas
) -> None:
    told = text(page("data"))
    assert atlas.version in told
    assert "4 July 2026" in told


def test_the_data_page_counts_the_records(page: Callable[..., AppTest], atlas: Atlas) -> None:
    counts = {metric.label: metric.value for metric in page("data").metric}
    assert counts == {
        name.capitalize(): f"{len(getattr(atlas, name)):,}"
        for name in ("events", "sites", "strength", "zones", "sources")
    }


def test_the_data_page_names_every_field_of_every_table(
    page: Callable[..., AppTest], atlas: Atlas
) -> None:
    tables = [frame.value for frame in page("data").dataframe if "Field" in frame.value]
    resources = [r for r in atlas.seeds.package["resources"] if "schema" in r]
    assert len(tables) == len(resources)
    for resource, table in zip(resources, tables, strict=True):
        assert list(table["Field"]) == [field["name"] for field in resource["schema"]["fields"]]
        assert table["Meaning"].str.len().min() > 0


def test_the_data_page_credits_whose_work_it_shows(page: Callable[..., AppTest]) -> None:
    told = text(page("data"))
    for owner in ("Natural Earth", "GeoNames", "CC BY 4.0", "Leaflet", "OpenStreetMap"):
        assert owner in told
