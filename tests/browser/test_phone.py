from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from components.timemap.style import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Reader

PHONE = (390, 844)
SCROLLS = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
PAGES = ("", "articles", "method", "data")


@pytest.fixture
def phone(readers: Callable[..., Reader], server: str) -> Reader:
    return readers(server, size=PHONE)


def test_no_page_scrolls_sideways_on_a_phone(phone: Reader) -> None:
    for path in PAGES:
        phone.open(path)
        assert not phone.page.evaluate(SCROLLS), path
        main = phone.page.get_by_test_id("stMain")
        assert main.evaluate("main => main.scrollWidth <= main.clientWidth"), path
    phone.open(record="2021-06-05-bfa-solhan")
    assert not phone.page.evaluate(SCROLLS)
    assert not phone.frame.evaluate(SCROLLS)


def test_every_control_of_the_dock_lies_within_a_phone_and_works(phone: Reader) -> None:
    phone.open()
    width = phone.frame.evaluate("() => innerWidth")
    controls = phone.frame.locator(".ss-dock :is(button, input.ss-date, select):visible")
    assert controls.count() > 8
    for box in (control.bounding_box() for control in controls.all()):
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width + (PHONE[0] - width)
    phone.frame.get_by_role("button", name=text()["back"]).click()
    assert phone.now["day"] == "2024-09-15"
    phone.frame.locator("[data-window='90']").click()
    assert phone.now["window"] == 90
    phone.settle(day="2024-09-15", window="90")


def test_the_legend_starts_closed_on_a_phone_and_opens_above_the_dock(phone: Reader) -> None:
    phone.open()
    body = phone.frame.locator(".ss-legend-body")
    expect(body).to_be_hidden()
    phone.frame.get_by_role("button", name=text()["legend"]).click()
    expect(body).to_be_visible()
    legend, dock = body.bounding_box(), phone.frame.locator(".ss-dock").bounding_box()
    assert legend is not None
    assert dock is not None
    assert legend["height"] > 120
    assert legend["y"] + legend["height"] <= dock["y"] + 1
    phone.frame.locator("[data-mark=russia]").uncheck()
    assert not any(site.startswith("russia") for site in phone.now["sites"])


def test_a_phone_s_map_shows_the_countries_in_focus(phone: Reader) -> None:
    phone.open()
    west, east = phone.frame.evaluate(
        "() => [map_div.getBounds().getWest(), map_div.getBounds().getEast()]"
    )
    assert west < -4.5
    assert east > 10
