from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from components import day
from components.filter_bar import CHOICES
from geodata import Filters

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from geodata import Atlas

EVENTS, SITES, AREA = range(3)
SOLHAN = "2021-06-05-bfa-solhan"


def metric(test: AppTest, words: str) -> str:
    (found,) = [metric.value for metric in test.metric if words in metric.label]
    return str(found)


def captions(test: AppTest) -> str:
    return "\n".join(caption.value for caption in test.caption)


def headings(test: AppTest) -> str:
    return "\n".join(text.value for text in test.markdown)


def html(test: AppTest) -> str:
    return "\n".join(element.proto.body for element in test.get("html"))


def test_the_page_opens_on_the_opening_day(page: Callable[..., AppTest], atlas: Atlas) -> None:
    test = page()
    snapshot = atlas.at(atlas.opening_day)
    assert test.query_params["day"] == atlas.opening_day.isoformat()
    assert "16 September 2024 in words" in headings(test)
    assert metric(test, "Events in the window") == str(len(snapshot.events))
    assert not test.warning


def test_the_tables_hold_the_day_as_the_atlas_has_it(
    page: Callable[..., AppTest], atlas: Atlas
) -> None:
    test = page(day="2023-08-01", window="30")
    snapshot = atlas.at("2023-08-01", 30)
    tables = [table.value for table in test.dataframe]
    assert sorted(tables[EVENTS]["Event"]) == sorted(snapshot.events["title"])
    assert sorted(tables[SITES]["Site"]) == sorted(snapshot.sites["site"])
    assert len(tables[AREA]) == len(snapshot.area_km2)
    for table, made in zip(
        tables, (day.events_table, day.sites_table, day.area_table), strict=False
    ):
        assert list(table.columns) == list(made(atlas, snapshot).columns)


def test_every_sentence_of_the_day_is_on_the_page(
    page: Callable[..., AppTest], atlas: Atlas
) -> None:
    told = html(page(day="2022-08-14")).replace("&#39;", "'").replace("&amp;", "&")
    sentences = atlas.at("2022-08-14").summary()
    assert len(sentences) > 4
    for sentence in sentences:
        assert sentence in told


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("country", "MLI"),
        ("actor", "jnim"),
        ("category", "coup"),
        ("power", "russia"),
        ("confidence", "high"),
    ],
)
def test_a_filter_changes_the_tables(
    page: Callable[..., AppTest], atlas: Atlas, name: str, value: str
) -> None:
    test = page(day="2023-08-01", window="365")
    test.multiselect(key=name).select(value).run()
    assert not test.exception
    snapshot = atlas.at("2023-08-01", 365, Filters(**{name: (value,)}))
    assert sorted(test.dataframe[EVENTS].value["Event"]) == sorted(snapshot.events["title"])
    assert sorted(test.dataframe[SITES].value["Site"]) == sorted(snapshot.sites["site"])
    assert metric(test, "Events in the window") == f"{len(snapshot.events):,}"


def test_words_change_the_tables_whatever_their_case_and_accents(
    page: Callable[..., AppTest], atlas: Atlas
) -> None:
    test = page(day="2023-08-01", window="365")
    test.text_input(key="q").set_value("MENAKA").run()
    found = atlas.at("2023-08-01", 365, Filters(text="Ménaka")).events
    assert len(found)
    assert sorted(test.dataframe[EVENTS].value["Event"]) == sorted(found["title"])


def test_a_country_filters_the_area_in_figures_and_table_as_on_the_map(
    page: Callable[..., AppTest], atlas: Atlas
) -> None:
    test = page(day="2024-09-16")
    test.multiselect(key="country").select("BFA").run()
    area = atlas.at("2024-09-16").area_km2
    assert list(test.dataframe[AREA].value.index) == ["Burkina Faso"]
    assert metric(test, "JNIM area") == f"{round(area.loc['BFA', 'total'], -3):,.0f} km²"


def test_filters_are_cleared_with_one_button(page: Callable[..., AppTest]) -> None:
    test = page(day="2023-08-01", window="365")
    full = len(test.dataframe[EVENTS].value)
    test.multiselect(key="country").select("MLI").run()
    test.text_input(key="q").set_value("kidal").run()
    (clear,) = [button for button in test.button if button.label == "Clear 2 filters"]
    clear.click().run()
    assert not test.exception
    assert len(test.dataframe[EVENTS].value) == full
    assert all(test.multiselect(key=name).value == [] for name in CHOICES)
    assert not [button for button in test.button if button.label.startswith("Clear")]


def test_a_window_without_events_says_so_and_that_it_proves_nothing(
    page: Callable[..., AppTest],
) -> None:
    test = page(day="2024-09-16")
    test.text_input(key="q").set_value("no such words").run()
    told = captions(test)
    assert "does not mean that nothing happened" in told
    assert "No event is recorded in this window with these filters." in told
    assert "No foreign military site is recorded on this day with these filters." in told
    assert metric(test, "Events in the window") == "0"


def test_marks_hidden_by_the_link_are_left_out_of_figures_and_tables(
    page: Callable[..., AppTest],
) -> None:
    test = page(day="2021-06-06", hide="france,stronghold,activity,expansion,fighting,civilians")
    assert "France" not in set(test.dataframe[0].value["Power"])
    assert not [one for one in test.metric if "France" in one.label]
    assert metric(test, "JNIM area") == "0 km²"
    assert "No area of activity is recorded on this day." in captions(test)


def test_a_record_s_panel_says_what_when_where_who_and_how_sure(
    page: Callable[..., AppTest], atlas: Atlas
) -> None:
    told = html(page(day="2021-06-06", record=SOLHAN))
    for words in ("When", "Where", "Who", "Deaths", "Confidence", "5 June 2021", "132–160"):
        assert words in told
    for source in atlas.events.loc[SOLHAN, "sources"]:
        row = atlas.sources.loc[source]
        assert f'href="{row["url"]}"'.replace("&", "&amp;") in told
        assert row["publisher"] in told


@pytest.mark.parametrize("table", ["events", "sites"])
def test_every_kind_of_record_can_be_told(
    page: Callable[..., AppTest], atlas: Atlas, table: str
) -> None:
    records = getattr(atlas, table)
    kinds = ["date_precision", "geo_precision", "category"]
    if table == "sites":
        kinds = ["power", "kind", "start_precision", "start_basis", "end_basis"]
    for identifier in records.drop_duplicates(kinds).index[:7]:
        shown = str(records.loc[identifier, "title" if table == "events" else "site"])
        assert shown in html(page(record=identifier)).replace("&#39;", "'").replace("&amp;", "&")


def test_picking_a_record_shows_it_and_the_way_back(page: Callable[..., AppTest]) -> None:
    test = page(day="2021-06-06")
    test.button(key=f"event-{SOLHAN}").click().run()
    assert test.query_params["record"] == SOLHAN
    (back,) = [button for button in test.button if button.label == "All of this window"]
    back.click().run()
    assert not test.exception
    assert "record" not in test.query_params
    assert "**Events of the window**" in headings(test)


def test_a_source_limits_the_map_to_what_it_supports(
    page: Callable[..., AppTest], atlas: Atlas
) -> None:
    source = "hrw-20210609-solhan"
    test = page(day="2021-06-06", window="365", source=source)
    cited = atlas.supports(source)["events"]
    assert set(test.dataframe[EVENTS].value["Event"]) == set(cited["title"])
    (button,) = [button for button in test.button if button.label == "Show everything"]
    button.click().run()
    assert "source" not in test.query_params
    assert len(test.dataframe[EVENTS].value) > len(cited)


def test_a_wrong_link_is_named_and_the_page_opens(page: Callable[..., AppTest]) -> None:
    test = page(day="yesterday", window="none")
    told = [warning.value.replace("\\", "") for warning in test.warning]
    assert len(told) == 2
    assert told[0].startswith("The link says day=yesterday, which is not a day from ")
    assert told[1].startswith("The link says window=none, which is not ")
    assert "16 September 2024 in words" in headings(test)
