from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Reader


def test_a_tour_through_all_pages_meets_no_error(reader: Reader) -> None:
    reader.open()
    for name in ("Articles", "Method", "Data", "Map"):
        reader.page.get_by_role("link", name=name, exact=False).first.click()
        reader.idle()
        expect(reader.page.get_by_test_id("stException")).to_have_count(0)
        expect(reader.page.get_by_role("alert")).to_have_count(0)
    reader.wait_for_map()
    assert reader.now["events"]


def test_each_page_can_be_opened_by_its_own_address(
    readers: Callable[..., Reader], server: str
) -> None:
    for path in ("articles", "method", "data"):
        reader = readers(server).open(path)
        expect(reader.page.locator("h1, h2, h3").first).to_be_visible()
        expect(reader.page.get_by_role("alert")).to_have_count(0)


def test_the_articles_of_a_record_are_one_click_away(reader: Reader) -> None:
    reader.open(day="2021-06-06", record="2021-06-05-bfa-solhan")
    reader.page.get_by_role("link", name="Its articles").click()
    reader.page.wait_for_url("**/articles**")
    reader.idle()
    expect(reader.page.get_by_text("Solhan").first).to_be_visible()


def test_the_tables_hold_what_the_map_shows(reader: Reader) -> None:
    reader.open(day="2024-09-16", tables="true")
    shown = reader.now
    tables = reader.page.get_by_test_id("stDataFrame")
    # A table tells assistive technology how many rows it has, the header among them.
    for name, count in (("Events", len(shown["events"])), ("Sites", len(shown["sites"]))):
        reader.page.get_by_role("tab", name=name, exact=True).click()
        grid = tables.locator("visible=true").locator("table[role=grid]")
        expect(grid).to_have_attribute("aria-rowcount", str(count + 1))
