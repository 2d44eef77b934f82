from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from components.timemap.style import text

if TYPE_CHECKING:
    from geodata import Atlas
    from tests.browser.conftest import Reader

TYPED = {
    "2023-07-26": "2023-07-26",
    "26 Jul 2023": "2023-07-26",
    "26 july 2023": "2023-07-26",
    "26/7/2023": "2023-07-26",
    "26.7.2023": "2023-07-26",
    "Sep 2022": "2022-09-01",
    "2022-09": "2022-09-01",
    "2019": "2019-01-01",
    "1 1 1900": "2012-01-01",
}
NO_DATES = ("yesterday", "31 Feb 2022", "2022-13-01", "99/99/2022", "")


def test_a_date_can_be_typed_in_several_spellings(reader: Reader) -> None:
    reader.open()
    field = reader.frame.get_by_label(text()["date"])
    for typed, day in TYPED.items():
        field.fill(typed)
        field.press("Enter")
        assert reader.now["day"] == day, typed
    field.fill("26 Jul 2023")
    field.press("Enter")
    reader.settle(day="2023-07-26")


def test_what_is_no_date_is_marked_and_changes_nothing(reader: Reader) -> None:
    reader.open()
    field = reader.frame.get_by_label(text()["date"])
    for typed in NO_DATES:
        field.fill(typed)
        field.press("Enter")
        expect(field).to_have_class("ss-date ss-wrong")
        assert reader.now["day"] == "2024-09-16", typed
    field.blur()
    expect(field).to_have_value("16 Sept 2024")
    expect(field).to_have_class("ss-date")


@pytest.mark.parametrize("focus", [".ss-range", "#map_div"])
def test_every_key_does_what_it_says(reader: Reader, atlas: Atlas, focus: str) -> None:
    reader.open(day="2024-03-31")
    if focus == ".ss-range":
        reader.frame.locator(focus).focus()
    else:
        reader.page.mouse.click(*reader.point(21.0, 4.0))
    for key, day in (
        ("ArrowRight", "2024-04-01"),
        ("ArrowLeft", "2024-03-31"),
        ("Shift+ArrowLeft", "2024-02-29"),
        ("Shift+ArrowRight", "2024-03-29"),
        ("PageUp", "2025-03-29"),
        ("PageDown", "2024-03-29"),
        ("Home", atlas.axis_start.isoformat()),
        ("ArrowLeft", atlas.axis_start.isoformat()),
        ("End", atlas.as_of.isoformat()),
        ("ArrowRight", atlas.as_of.isoformat()),
    ):
        reader.page.keyboard.press(key)
        assert reader.now["day"] == day, key
    reader.page.keyboard.press("ArrowLeft")
    reader.page.keyboard.press("Space")
    reader.page.keyboard.press("Space")
    assert not reader.now["playing"]


def test_keys_typed_into_a_field_stay_in_the_field(reader: Reader) -> None:
    reader.open()
    field = reader.frame.get_by_label(text()["search"])
    field.focus()
    reader.page.keyboard.type("a b")
    reader.page.keyboard.press("Home")
    reader.page.keyboard.press("ArrowRight")
    now = reader.now
    assert (now["day"], now["playing"]) == ("2024-09-16", False)
    expect(field).to_have_value("a b")


def test_the_length_of_the_window_changes_the_events_and_their_count(
    reader: Reader, atlas: Atlas
) -> None:
    reader.open(day="2023-08-01")
    for length in (1, 30, 90, 365, None, "rest", 7):
        reader.frame.locator(f"[data-window='{length or 'all'}']").click()
        expected = sorted(atlas.at("2023-08-01", length).events.index)
        assert reader.now["events"] == expected
        expect(reader.frame.locator(".ss-count")).to_contain_text(f"{len(expected):,}")


def test_a_turning_point_on_the_timeline_leads_to_its_day_and_record(
    reader: Reader, atlas: Atlas
) -> None:
    points = atlas.turning_points()
    coup = points.index[(points["category"] == "coup") & (points["country"] == "NER")][0]
    reader.open()
    reader.frame.locator(".ss-tick").and_(
        reader.frame.get_by_title(points.loc[coup, "title"])
    ).dispatch_event("click")
    reader.settle(record=coup, day=points.loc[coup, "start"].date().isoformat())


def test_the_legend_hides_marks_on_the_map_and_in_the_tables(reader: Reader, atlas: Atlas) -> None:
    reader.open(day="2022-06-01", window="90")
    full = atlas.at("2022-06-01", 90)
    words = atlas.vocabulary.groups("category")
    reader.frame.locator("[data-mark=russia]").uncheck()
    reader.frame.locator("[data-mark=fighting]").uncheck()
    reader.frame.locator("[data-mark=stronghold]").uncheck()
    now = reader.now
    assert now["sites"] == sorted(full.sites.index[full.sites["power"] != "russia"])
    left = full.events.index[~full.events["category"].isin(words["fighting"])]
    assert now["events"] == sorted(left)
    assert now["area"]
    assert not any(" stronghold " in part for part in now["area"])
    reader.settle(hide="fighting,lapsed,russia,stronghold")
    expect(reader.page.get_by_text(f"Events of the window ({len(left)})")).to_be_visible()
    figures = reader.page.get_by_test_id("stMetric")
    expect(figures.filter(has_text="Events in the window")).to_contain_text(str(len(left)))
    expect(figures.filter(has_text="Russia")).to_have_count(0)


def test_lapsed_sites_are_shown_when_asked_for(reader: Reader, atlas: Atlas) -> None:
    reader.open(day="2026-07-01")
    assert reader.now["sites"] == sorted(atlas.at("2026-07-01").sites.index)
    reader.frame.locator("[data-mark=lapsed]").check()
    assert reader.now["sites"] == sorted(atlas.at("2026-07-01", lapsed=True).sites.index)
    reader.settle(hide="none")


def test_the_legend_explains_every_mark_in_a_sentence(reader: Reader, atlas: Atlas) -> None:
    reader.open()
    legend = reader.frame.locator(".ss-legend-body")
    for vocabulary in ("power", "stage", "category_group"):
        labels = atlas.vocabulary.labels(vocabulary)
        marks = [mark for mark in labels if legend.locator(f"[data-mark={mark}]").count()]
        assert len(marks) >= 3
        for mark in marks:
            row = legend.locator(".ss-layer", has=reader.frame.locator(f"[data-mark={mark}]"))
            expect(row).to_contain_text(labels[mark])


def test_the_search_finds_a_place_without_its_accents_and_moves_the_map(reader: Reader) -> None:
    reader.open()
    field = reader.frame.get_by_label(text()["search"])
    field.fill("tombouctou")
    found = reader.frame.locator(".ss-results button")
    expect(found.first).to_contain_text("Mali")
    found.first.click()
    reader.until("() => !map_div._animatingZoom && map_div.getZoom() > 7")
    lat, lon, _ = reader.now["view"]
    assert (lat, lon) == (pytest.approx(16.77, abs=0.6), pytest.approx(-3.0, abs=0.6))
    field.fill("menaka")
    expect(found.first).to_contain_text("Ménaka")
    field.press("Enter")
    reader.until("() => Math.abs(map_div.getCenter().lng - 2.4) < 0.3")


def test_the_search_says_when_there_is_no_such_place(reader: Reader) -> None:
    reader.open()
    reader.frame.get_by_label(text()["search"]).fill("xqzzy")
    expect(reader.frame.locator(".ss-results")).to_contain_text(text()["nothing_found"])


def test_a_step_as_long_as_chosen_goes_from_one_first_day_to_the_next(reader: Reader) -> None:
    reader.open(day="2024-03-14")
    reader.frame.get_by_role("button", name=text()["settings"]).click()
    reader.frame.get_by_label(text()["snap"]).select_option("month")
    days = []
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft"):
        reader.press(key)
        days.append(reader.now["day"])
    assert days == ["2024-04-01", "2024-05-01", "2024-04-01"]


def test_the_rest_of_the_time_can_be_looked_through_too(reader: Reader, atlas: Atlas) -> None:
    reader.open(day="2026-01-01", window="rest")
    found = sorted(atlas.at("2026-01-01", "rest").events.index)
    assert reader.now["events"] == found
    expect(reader.page.get_by_text(f"Events of the window ({len(found)})")).to_be_visible()
