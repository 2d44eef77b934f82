from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from geodata import Atlas
    from tests.browser.conftest import Reader

LINK = {
    "day": "2021-06-05",
    "window": "90",
    "hide": "france,lapsed,politics",
    "record": "2021-06-05-bfa-solhan",
    "map": "own",
    "view": "13.2,0.5,7.25",
    "country": "Burkina Faso",
    "confidence": "High",
}


def test_a_link_restores_everything_that_can_be_chosen(reader: Reader) -> None:
    now = reader.open(**LINK).now
    assert now["day"] == "2021-06-05"
    assert now["window"] == 90
    assert now["hide"] == ["france", "lapsed", "politics"]
    assert now["selected"] == "2021-06-05-bfa-solhan"
    assert now["view"] == pytest.approx([13.2, 0.5, 7.25], abs=0.01)
    assert now["events"]
    assert all(event[11:14] == "bfa" for event in now["events"])
    assert {part.split()[0] for part in now["area"]} == {"BFA"}
    page = reader.page
    expect(page.locator(".ss-head", has_text="Solhan")).to_be_visible()
    expect(page.get_by_role("button", name="Clear 2 filters")).to_be_visible()
    expect(page.get_by_role("heading", name="5 June 2021 in words")).to_be_visible()


def test_a_link_that_was_opened_stays_the_link(reader: Reader) -> None:
    reader.open(**LINK)
    reader.page.wait_for_timeout(900)
    reader.idle()
    # What is usual is left out, and Leaflet lays a view on whole pixels.
    usual = {name: text for name, text in LINK.items() if name not in {"map", "view"}}
    params = reader.params
    view = [float(part) for part in params.pop("view").split(",")]
    assert view == pytest.approx([13.2, 0.5, 7.25], abs=0.01)
    assert params == usual


def test_a_link_can_choose_tiles_which_say_so_when_they_cannot_be_reached(reader: Reader) -> None:
    reader.expects_outside = True
    reader.open(map="light")
    assert reader.now["basemap"] == "light"
    notice = reader.frame.locator(".ss-notice")
    expect(notice).to_contain_text("cannot be reached")
    assert any("arcgisonline" in url for url in reader.outside)
    assert reader.now["area"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"day": "2024-13-01", "window": "0", "view": "95,0,5", "source": "<b>x</b>"},
        {"day": "1999-01-01", "view": "here", "record": "nobody", "country": "Atlantis"},
        {"map": "elsewhere", "category": "picnic"},
    ],
    ids=",".join,
)
def test_a_wrong_link_says_what_is_wrong(
    readers: Callable[..., Reader], server: str, wrong: dict[str, str]
) -> None:
    reader = readers(server).open(ready=False, **wrong)
    for name, text in wrong.items():
        told = reader.page.get_by_text(f"The link says {name}={text}, which is not")
        expect(told).to_be_visible()


def test_a_wrong_link_still_opens_the_map_with_all_else_it_says(reader: Reader) -> None:
    now = reader.open(day="2020-02-31", window="30").now
    assert now["day"] == "2024-09-16"
    assert now["window"] == 30
    assert now["events"]


def test_reloading_keeps_what_the_hand_has_chosen(reader: Reader) -> None:
    reader.open()
    reader.press("Shift+ArrowLeft", "Shift+ArrowLeft")
    reader.frame.locator("[data-window='365']").click()
    reader.frame.locator("[data-mark=russia]").uncheck()
    reader.settle(day="2024-07-16", window="365", hide="lapsed,russia")
    before = reader.now
    reader.page.reload()
    reader.wait_for_map()
    assert reader.now == before


def test_the_back_button_returns_from_another_page_to_the_same_view(reader: Reader) -> None:
    reader.open(day="2022-08-10", window="30", view="15,-2,6.5")
    before = reader.now
    reader.page.get_by_role("link", name="Method").click()
    expect(reader.page.locator("iframe[title*=folium]")).to_have_count(0)
    reader.idle()
    reader.page.go_back()
    reader.wait_for_map()
    assert reader.now == before


def test_the_back_button_leaves_the_map_at_once(reader: Reader) -> None:
    reader.open("method")
    reader.page.wait_for_function("'sahelscope' in history.pushState")
    reader.page.get_by_role("link", name="Map", exact=True).click()
    reader.wait_for_map()
    reader.press("Shift+ArrowLeft")
    reader.settle(day="2024-08-16")
    reader.page.wait_for_timeout(1000)  # the map's report is answered
    reader.idle()
    reader.page.go_back()
    expect(reader.page.locator("iframe[title*=folium]")).to_have_count(0)
    reader.idle()
    assert reader.page.url.endswith("/method")


def test_the_map_page_keeps_the_view_while_other_pages_are_read(reader: Reader) -> None:
    reader.open()
    reader.press("Shift+ArrowLeft")
    reader.settle(day="2024-08-16")
    reader.page.get_by_role("link", name="Data", exact=False).first.click()
    expect(reader.page.locator("iframe[title*=folium]")).to_have_count(0)
    reader.idle()
    reader.page.get_by_role("link", name="Map").first.click()
    reader.wait_for_map()
    assert reader.now["day"] == "2024-08-16"


def test_two_readers_with_different_views_do_not_disturb_each_other(
    readers: Callable[..., Reader], server: str, atlas: Atlas
) -> None:
    one = readers(server).open(day="2014-01-15", country="Mali")
    other = readers(server).open(day="2023-08-01", hide="none")
    one.press("ArrowRight")
    other.press("Shift+ArrowRight")
    one.settle(day="2014-01-16", country="Mali")
    other.settle(day="2023-09-01", hide="none")
    assert one.now["sites"] != other.now["sites"]
    assert one.now["hide"] == ["lapsed"]
    assert other.now["hide"] == []
    shown = atlas.at("2023-09-01", lapsed=True)
    assert other.now["sites"] == sorted(shown.sites.index)
    expect(one.page.get_by_role("heading", name="16 January 2014 in words")).to_be_visible()
    expect(other.page.get_by_role("heading", name="1 September 2023 in words")).to_be_visible()
