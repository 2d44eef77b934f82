"""The words of events, which the browser fetches in parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from components.timemap import TimeMap, build, details
from components.timemap.payload import in_drawing_order
from components.timemap.style import text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Route

    from geodata import Atlas
    from tests.browser.conftest import Reader

EVENT = "2021-06-05-bfa-solhan"
PART = "**/details-*.json"
DRAWN = "() => Boolean(window.map_div?.sahelscopeEvents && map_div.sahelscopeSites)"
READY = """() => {
  window.map_div = Object.values(window).find((value) => value instanceof L.Map);
  return Boolean(window.map_div?.sahelscopeEvents?.rested);
}"""


def test_while_words_are_on_their_way_the_pointer_tells_what_is_known(
    reader: Reader, atlas: Atlas
) -> None:
    record = atlas.events.loc[EVENT]
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    reader.page.route(PART, hold)
    reader.open(ready=False, day="2021-06-06")
    reader.page.locator("iframe[title*=folium]").wait_for()
    reader.until(DRAWN)
    reader.until("() => map_div.sahelscopeState.now.day === 18784")
    x, y = reader.point(record["lat"], record["lon"])
    reader.page.mouse.move(x - 30, y - 30)
    reader.page.mouse.move(x, y, steps=3)
    card = reader.frame.locator(".ss-card")
    group = atlas.vocabulary.group("category", record["category"])
    expect(card).to_contain_text(atlas.vocabulary.labels("category_group")[group])
    expect(card).to_contain_text("5 Jun 2021 · …")
    assert held
    for route in held:
        route.continue_()
    expect(card).to_contain_text(record["title"])


def test_a_line_that_breaks_off_costs_the_words_and_not_the_map(reader: Reader) -> None:
    reader.page.route(PART, lambda route: route.abort())
    reader.open(day="2021-06-06", ready=False)
    reader.wait_for_map()
    assert reader.frame.evaluate("() => map_div.sahelscopeEvents.words.of(0)") is None
    reader.press("ArrowRight")
    reader.settle(day="2021-06-07")
    reader.page.unroute(PART)
    # Whoever asks again gets an answer.
    assert reader.now["events"]
    assert {*reader.faults} <= {"Failed to fetch", "Failed to load resource: net::ERR_FAILED"}
    reader.faults.clear()


@pytest.fixture
def parted(
    readers: Callable[..., Reader], atlas: Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Reader:
    """Open a file whose words lie in many small parts."""
    monkeypatch.setattr(details, "ROWS", 10)
    page = tmp_path / "map.html"
    page.write_text(TimeMap(atlas, build(atlas)).get_root().render(), encoding="utf-8")
    reader = readers("")
    reader.page.goto(page.as_uri())
    reader.page.wait_for_function(READY, timeout=20_000)
    return reader


def test_every_event_is_found_by_its_id_in_its_part(parted: Reader, atlas: Atlas) -> None:
    events = in_drawing_order(atlas)
    rows = parted.page.evaluate(
        "ids => Promise.all(ids.map((id) => map_div.sahelscopeEvents.words.find(id)))",
        [*events.index, "no-such-record", "us-ner-agadez-ab201", ""],
    )
    assert rows == [*range(len(events)), -1, -1, -1]


def test_the_browser_keeps_the_parts_used_last_and_no_more(parted: Reader, atlas: Atlas) -> None:
    last = len(atlas.events) - 1
    kept, first, final = parted.page.evaluate(
        """async last => {
          const { words } = map_div.sahelscopeEvents;
          for (let row = 0; row <= last; row += 10) await words.load([row]);
          return [words.parts.size, words.of(0), words.of(last)];
        }""",
        last,
    )
    assert last / 10 > 40
    assert kept == 24
    assert first is None
    assert final["id"] == in_drawing_order(atlas).index[-1]


def test_a_click_selects_what_lies_there_before_its_words_are_here(
    parted: Reader, atlas: Atlas
) -> None:
    record = atlas.events.loc[EVENT]
    page = parted.page
    page.evaluate("() => { map_div.sahelscopeState.set({ day: 18784, window: 7 }); }")
    page.evaluate("() => map_div.sahelscopeState.flush()")
    page.evaluate("() => map_div.sahelscopeEvents.words.parts.clear()")
    x, y = page.evaluate(
        "place => { const at = map_div.latLngToContainerPoint(place); return [at.x, at.y]; }",
        [record["lat"], record["lon"]],
    )
    page.mouse.click(x, y)
    page.wait_for_function("id => map_div.sahelscopeState.now.selected === id", arg=EVENT)


def test_the_words_are_in_the_language_of_the_map(reader: Reader, atlas: Atlas) -> None:
    reader.open(day="2021-06-06", lang="fr")
    record = atlas.events.loc[EVENT]
    x, y = reader.point(record["lat"], record["lon"])
    reader.page.mouse.move(x - 30, y - 30)
    reader.page.mouse.move(x, y, steps=3)
    card = reader.frame.locator(".ss-card")
    expect(card).to_contain_text("5 juin 2021")
    expect(card).to_contain_text(re.compile(f"132–160 {text('fr')['deaths']}"))
