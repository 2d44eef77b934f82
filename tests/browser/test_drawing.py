from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from components.timemap.style import text
from geodata import Filters

if TYPE_CHECKING:
    from collections.abc import Callable

    from geodata import Atlas
    from tests.browser.conftest import Reader


def test_the_map_draws_with_every_other_host_blocked_and_asks_none(reader: Reader) -> None:
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.open()
    now = reader.now
    assert now["events"]
    assert now["sites"]
    assert now["area"]
    assert len(set(reader.pixels())) == 4
    assert any("/sahelscope/" in url for url in asked)
    assert reader.outside == []


def test_the_opening_day_is_drawn_as_the_atlas_has_it(reader: Reader, atlas: Atlas) -> None:
    snapshot = atlas.at(atlas.opening_day)
    now = reader.open().now
    assert now["day"] == atlas.opening_day.isoformat()
    assert now["events"] == sorted(snapshot.events.index)
    assert now["sites"] == sorted(snapshot.sites.index)
    assert len(now["area"]) == len(snapshot.area)


def test_a_slider_step_by_key_is_drawn_and_reaches_python(reader: Reader, atlas: Atlas) -> None:
    reader.open(day="2024-09-16")
    before, drawn = reader.now, reader.pixels()
    reader.press("Shift+ArrowLeft")
    after = reader.now
    assert after["day"] == "2024-08-16"
    assert after["events"] != before["events"]
    assert reader.pixels() != drawn
    reader.settle(day="2024-08-16")
    expect(reader.page.get_by_role("heading", name="16 August 2024 in words")).to_be_visible()
    found = atlas.at("2024-08-16").events
    expect(reader.page.get_by_text(f"Events of the window ({len(found)})")).to_be_visible()


def test_a_dragged_slider_is_drawn_and_reaches_python(reader: Reader) -> None:
    reader.open()
    before = reader.now
    track = reader.page.frame_locator("iframe[title*=folium]").locator(".ss-range").bounding_box()
    assert track is not None
    y = track["y"] + track["height"] / 2
    head = reader.frame.locator(".ss-head").bounding_box()
    assert head is not None
    reader.page.mouse.move(head["x"] + 1, y)
    reader.page.mouse.down()
    reader.page.mouse.move(track["x"] + track["width"] / 2, y, steps=12)
    reader.page.mouse.up()
    after = reader.now
    assert after["day"][:4] == "2019"
    assert after["sites"] != before["sites"]
    assert after["area"] != before["area"]
    reader.settle(day=after["day"])


def test_playing_moves_the_day_and_tells_python_only_when_it_pauses(reader: Reader) -> None:
    sent: list[int] = []
    reader.page.on(
        "websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(len(frame)))
    )
    reader.open(day="2020-01-01")
    # What st_folium itself has to say after mounting is said before the count begins.
    reader.page.wait_for_timeout(900)
    reader.idle()
    before = len(sent)
    reader.press("Space")
    reader.until("() => map_div.sahelscopeState.now.day > sahelscope.days.fromISO('2020-02-10')")
    assert len(sent) == before
    assert reader.params["day"] == "2020-01-01"
    reader.press("Space")
    now = reader.now
    assert not now["playing"]
    reader.settle(day=now["day"])
    assert len(sent) > before


def test_playing_stops_at_the_last_day_unless_it_is_to_start_again(
    reader: Reader, atlas: Atlas
) -> None:
    reader.open(day=(atlas.as_of - dt.timedelta(days=40)).isoformat())
    reader.frame.locator(".ss-speed").select_option("365")
    reader.press("Space")
    reader.until("() => !map_div.sahelscopeState.now.playing")
    assert reader.now["day"] == atlas.as_of.isoformat()
    reader.press("ArrowLeft")
    reader.frame.get_by_role("button", name=text()["settings"]).click()
    reader.frame.get_by_label(text()["loop"]).check()
    reader.press("Space")
    reader.until("() => map_div.sahelscopeState.now.day < sahelscope.days.fromISO('2014-01-01')")
    assert reader.now["playing"]


def test_a_filter_reaches_the_map_without_mounting_it_anew(reader: Reader, atlas: Atlas) -> None:
    reader.open(day="2024-09-16", window="365")
    reader.frame.evaluate("() => { window.witness = 'still here'; map_div.witness = 'here too'; }")
    box = reader.page.get_by_placeholder("Search records: a word, a place, an actor")
    box.fill("niamey")
    box.press("Enter")
    reader.settle(q="niamey")
    reader.until("() => map_div.sahelscopeState.now.eventMask !== null")
    snapshot = atlas.at("2024-09-16", 365, Filters(text="niamey"))
    now = reader.now
    assert now["events"] == sorted(snapshot.events.index)
    assert now["sites"] == sorted(snapshot.sites.index)
    assert reader.frame.evaluate("() => [window.witness, map_div.witness]") == [
        "still here",
        "here too",
    ]


def test_dark_mode_is_taken_over_by_the_map(readers: Callable[..., Reader], server: str) -> None:
    light = readers(server).open()
    dark = readers(server, scheme="dark").open()
    assert (light.now["theme"], dark.now["theme"]) == ("light", "dark")
    assert light.pixels() != dark.pixels()


def test_what_is_drawn_does_not_depend_on_what_was_drawn_before(reader: Reader) -> None:
    reader.open(day="2024-09-16", window="365")
    before = reader.pixels()
    for values in ({"day": 15_400}, {"window": 1}, {"window": None}, {"day": 19_000, "window": 30}):
        reader.set(**values)
        reader.frame.evaluate("() => map_div.sahelscopeState.flush()")
    assert reader.pixels()[1:] != before[1:]
    reader.set(day=19_982, window=365)
    # Names find new room a moment after the marks have come to rest.
    reader.page.wait_for_timeout(400)
    assert reader.pixels() == before


def test_the_chosen_event_is_ringed_wherever_the_choice_comes_from(
    reader: Reader, atlas: Atlas
) -> None:
    reader.open(day="2021-06-06")
    plain = reader.pixels()
    reader.set(selected="2021-06-05-bfa-solhan")
    ringed = reader.pixels()
    assert ringed != plain
    reader.set(selected="no-such-record")
    assert reader.pixels() == plain
    assert "2021-06-05-bfa-solhan" in atlas.events.index
