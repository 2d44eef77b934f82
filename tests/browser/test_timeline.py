from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from geodata import Atlas
    from tests.browser.conftest import Reader


def _settings(reader: Reader) -> None:
    reader.frame.get_by_role("button", name="Timeline settings").click()


def test_the_windows_left_grip_sets_its_length(reader: Reader) -> None:
    reader.open(day="2024-09-16", window="365")
    grip = reader.frame.locator(".ss-grip").first.bounding_box()
    assert grip is not None
    x, y = grip["x"] + 6, grip["y"] + 11
    reader.page.mouse.move(x, y)
    reader.page.mouse.down()
    reader.page.mouse.move(x - 65, y, steps=5)
    reader.page.mouse.up()
    now = reader.now
    assert now["day"] == "2024-09-16"
    assert 650 < now["window"] < 850
    reader.settle(window=str(now["window"]))


def test_a_press_in_the_window_moves_it_whole(reader: Reader) -> None:
    reader.open(day="2020-06-30", window="730")
    band = reader.frame.locator(".ss-band").bounding_box()
    assert band is not None
    x, y = band["x"] + band["width"] / 2, band["y"] + 45
    reader.page.mouse.move(x, y)
    reader.page.mouse.down()
    reader.page.mouse.move(x + 66, y, steps=5)
    reader.page.mouse.up()
    now = reader.now
    assert now["window"] == 730
    assert now["day"][:4] == "2021"


def test_the_rest_is_every_event_from_the_day_on(reader: Reader, atlas: Atlas) -> None:
    reader.open(day="2025-09-01")
    reader.frame.get_by_role("radio", name="Rest").click()
    assert reader.now["events"] == sorted(atlas.at("2025-09-01", "rest").events.index)
    reader.settle(window="rest")
    expect(reader.page.get_by_text("from 1 September 2025 on")).to_be_visible()


def test_certain_only_leaves_what_is_sure(reader: Reader, atlas: Atlas) -> None:
    reader.open(day="2024-09-16", window="90")
    reader.frame.locator("[data-mark=rough]").uncheck()
    snapshot = atlas.at("2024-09-16", 90)
    sure = snapshot.events[snapshot.events["certain"] & (snapshot.events["confidence"] != "low")]
    held = snapshot.sites[
        (snapshot.sites["state"] == "held") & (snapshot.sites["confidence"] != "low")
    ]
    now = reader.now
    assert now["events"] == sorted(sure.index)
    assert now["sites"] == sorted(held.index)
    reader.settle(hide="lapsed,rough")
    expect(reader.page.get_by_text(f"Events of the window ({len(sure)})")).to_be_visible()


def test_steps_follow_the_chosen_unit(reader: Reader) -> None:
    reader.open(day="2024-09-18")
    _settings(reader)
    reader.frame.locator(".ss-snap").select_option("week")
    reader.press("ArrowRight")
    assert reader.now["day"] == "2024-09-23"
    reader.press("ArrowLeft", "ArrowLeft")
    assert reader.now["day"] == "2024-09-09"
    reader.frame.locator(".ss-snap").select_option("month")
    reader.press("ArrowRight")
    assert reader.now["day"] == "2024-10-01"


def test_the_axis_zooms_to_days_and_back_to_the_whole(reader: Reader) -> None:
    reader.open(day="2023-08-01", window="30")
    before = float(reader.frame.locator(".ss-band").bounding_box()["width"])
    head = reader.frame.locator(".ss-head").bounding_box()
    reader.page.mouse.move(head["x"], head["y"] + 20)
    for _ in range(8):
        reader.page.mouse.wheel(0, -400)
    reader.frame.evaluate("() => new Promise(requestAnimationFrame)")
    zoomed = float(reader.frame.locator(".ss-band").bounding_box()["width"])
    assert zoomed > 8 * before
    _settings(reader)
    reader.frame.get_by_role("button", name="Show the whole axis").click()
    after = float(reader.frame.locator(".ss-band").bounding_box()["width"])
    assert abs(after - before) < 1


def test_every_site_has_a_lane_that_opens_its_record(reader: Reader) -> None:
    reader.open(day="2024-09-16")
    _settings(reader)
    reader.frame.locator(".ss-lanes-box").check()
    lanes = reader.frame.locator(".ss-lanes-canvas")
    lanes.click(position={"x": 300, "y": 8})
    reader.page.wait_for_url("**record=us-**")
    reader.idle()
    assert reader.params["record"] in reader.frame.evaluate(
        "() => map_div.sahelscopeSites.all.map(({ id }) => id)"
    )


def test_the_tour_goes_from_stop_to_stop(reader: Reader, atlas: Atlas) -> None:
    first, second = atlas.seeds.tour.sort_values("order").head(2).itertuples()
    reader.open()
    reader.frame.get_by_role("button", name="Take the tour").click()
    card = reader.frame.locator(".ss-tour")
    expect(card.get_by_role("heading")).to_have_text(first.title)
    expect(card.locator("p")).to_have_text(first.text)
    reader.settle(day=first.day.date().isoformat())
    reader.frame.get_by_role("button", name="Next stop").click()
    expect(card.get_by_role("heading")).to_have_text(second.title)
    reader.settle(day=second.day.date().isoformat())
    reader.frame.get_by_role("button", name="End the tour").click()
    expect(card).to_be_hidden()
