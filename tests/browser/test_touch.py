"""A finger on a phone's screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import CDPSession

    from tests.browser.conftest import Reader

PHONE = (390, 844)


class Finger:
    """Touches a page as a finger does, by the browser's own input."""

    def __init__(self, line: CDPSession) -> None:
        self.line = line
        line.send("Emulation.setTouchEmulationEnabled", {"enabled": True, "maxTouchPoints": 1})

    def _send(self, kind: str, *points: dict[str, Any]) -> None:
        self.line.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    def drag(self, start: tuple[float, float], end: tuple[float, float], steps: int = 12) -> None:
        self._send("touchStart", {"x": start[0], "y": start[1]})
        for step in range(1, steps + 1):
            share = step / steps
            x, y = (a + (b - a) * share for a, b in zip(start, end, strict=True))
            self._send("touchMove", {"x": x, "y": y})
        self._send("touchEnd")


@pytest.fixture
def phone(readers: Callable[..., Reader], server: str) -> tuple[Reader, Finger]:
    reader = readers(server, size=PHONE)
    # Before the page: Leaflet asks only once whether there is a touch screen.
    finger = Finger(reader.page.context.new_cdp_session(reader.page))
    return reader, finger


def _share(reader: Reader) -> float:
    return float(reader.frame.locator(".ss-divider").get_attribute("aria-valuenow") or "nan")


def test_a_finger_moves_the_divider_between_two_dates(phone: tuple[Reader, Finger]) -> None:
    reader, finger = phone
    reader.open(**{"day": "2024-09-16", "with": "2021-09-16", "compare": "swipe"})
    reader.until("() => Boolean(map_div.sahelscopeCompare.second()?.sahelscopeEvents?.rested)")
    divider = reader.frame.locator(".ss-divider")
    divider.scroll_into_view_if_needed()
    centre = reader.frame.evaluate("() => [map_div.getCenter().lat, map_div.getCenter().lng]")
    scrolled = reader.page.get_by_test_id("stMain").evaluate("main => main.scrollTop")
    for share in (0.8, 0.25):
        box = divider.bounding_box()
        frame = reader.page.locator("iframe[title*=folium]").bounding_box()
        assert box is not None
        assert frame is not None
        start = (box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.4)
        finger.drag(start, (frame["x"] + frame["width"] * share, start[1] + 6))
        reader.frame.wait_for_function(
            "at => Math.abs(document.querySelector('.ss-divider').ariaValueNow - at) < 3",
            arg=100 * share,
        )
        clip = reader.frame.locator(".ss-second").evaluate("screen => screen.style.clipPath")
        assert abs(100 - _share(reader) - float(clip.split()[1].rstrip("%"))) < 1
    # Neither the map nor the page took the finger for theirs.
    assert centre == reader.frame.evaluate(
        "() => [map_div.getCenter().lat, map_div.getCenter().lng]"
    )
    assert scrolled == reader.page.get_by_test_id("stMain").evaluate("main => main.scrollTop")


def test_a_finger_moves_the_day(phone: tuple[Reader, Finger]) -> None:
    reader, finger = phone
    reader.open(day="2024-09-16")
    chart = reader.frame.locator(".ss-range")
    chart.scroll_into_view_if_needed()
    box = chart.bounding_box()
    assert box is not None
    y = box["y"] + box["height"] / 2
    finger.drag((box["x"] + box["width"] * 0.3, y), (box["x"] + box["width"] * 0.6, y))
    day = reader.now["day"]
    assert day[:4] in {"2020", "2021"}
    reader.settle(day=day)
