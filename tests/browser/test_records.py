from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
from playwright.sync_api import expect

if TYPE_CHECKING:
    from geodata import Atlas
    from tests.browser.conftest import Reader

EVENT = "2021-06-05-bfa-solhan"
SITE = "us-ner-niamey-embassy"


def test_a_click_on_an_event_opens_its_record(reader: Reader, atlas: Atlas) -> None:
    reader.open(day="2021-06-06")
    record = atlas.events.loc[EVENT]
    reader.page.mouse.click(*reader.point(record["lat"], record["lon"]))
    reader.settle(record=EVENT)
    page = reader.page
    expect(page.locator(".ss-head", has_text=record["title"])).to_be_visible()
    expect(page.get_by_text("132–160", exact=False).first).to_be_visible()
    assert reader.now["selected"] == EVENT


def test_a_record_shows_each_source_as_a_link_with_publisher_and_date(
    reader: Reader, atlas: Atlas
) -> None:
    reader.open(day="2021-06-06", record=EVENT)
    for source in atlas.events.loc[EVENT, "sources"]:
        row = atlas.sources.loc[source]
        link = reader.page.get_by_role("link", name=row["title"])
        assert link.get_attribute("href") == row["url"]
        item = reader.page.locator("ul.ss li", has=link)
        expect(item).to_contain_text(row["publisher"])
        published = row["published"]
        expect(item).to_contain_text("no date" if pd.isna(published) else str(published.year))


def test_a_click_on_a_site_opens_its_record(reader: Reader, atlas: Atlas) -> None:
    reader.open(day="2024-09-16", view="13.5,2.1,10")
    reader.frame.locator(f"[data-id='{SITE}']").click()
    reader.settle(record=SITE)
    expect(reader.page.locator(".ss-head", has_text=atlas.sites.loc[SITE, "site"])).to_be_visible()


def test_enter_on_a_site_opens_its_record_without_a_mouse(reader: Reader) -> None:
    reader.open(day="2024-09-16", view="13.5,2.1,10")
    reader.frame.locator(f"[data-id='{SITE}']").focus()
    reader.page.keyboard.press("Enter")
    reader.settle(record=SITE)


def test_a_click_on_empty_land_closes_the_record(reader: Reader) -> None:
    reader.open(day="2021-06-06", record=EVENT)
    reader.page.mouse.click(*reader.point(21.0, 4.0))
    reader.settle(record=None)
    assert reader.now["selected"] is None
    expect(reader.page.get_by_text("Events of the window (", exact=False)).to_be_visible()


def test_escape_closes_the_record(reader: Reader) -> None:
    reader.open(day="2021-06-06", record=EVENT)
    reader.press("Escape")
    reader.settle(record=None)


def test_a_drag_of_the_map_keeps_the_record_open(reader: Reader) -> None:
    reader.open(day="2021-06-06", record=EVENT)
    x, y = reader.point(21.0, 4.0)
    reader.page.mouse.move(x, y)
    reader.page.mouse.down()
    reader.page.mouse.move(x + 80, y + 40, steps=6)
    reader.page.mouse.up()
    reader.until("() => map_div.sahelscopeMoved")
    assert reader.now["selected"] == EVENT


def test_a_record_picked_in_the_list_is_marked_on_the_map(reader: Reader, atlas: Atlas) -> None:
    reader.open(day="2021-06-06")
    before = reader.pixels()
    reader.page.locator(".st-key-records button", has_text="Solhan").first.click()
    reader.settle(record=EVENT)
    reader.until("id => map_div.sahelscopeState.now.selected === id", EVENT)
    assert reader.pixels() != before
    assert reader.now["events"] == sorted(atlas.at("2021-06-06").events.index)


def test_what_is_near_a_record_leads_to_it_on_its_own_day(reader: Reader, atlas: Atlas) -> None:
    here = "2022-04-21-mli-gossi-staged-grave"
    other = "2022-04-19-mli-gossi-handover"
    assert other in atlas.near(here, km=60, days=45).index
    reader.open(day="2022-05-01", record=here)
    reader.page.locator(f".st-key-near-{other} button").click()
    day = atlas.events.loc[other, "date"].date().isoformat()
    reader.settle(record=other, day=day)
    assert reader.now["day"] == day
    assert reader.now["selected"] == other


def test_clicks_at_one_place_go_through_all_that_happened_there(
    reader: Reader, atlas: Atlas
) -> None:
    events = atlas.at("2025-12-31", 365).events
    place = events.groupby(["lat", "lon"]).size().idxmax()
    reader.open(
        day="2025-12-31", window="365", view=f"{place[0]},{place[1]},14", hide="us,france,russia"
    )
    here = set(events.index[(events["lat"] == place[0]) & (events["lon"] == place[1])])
    assert len(here) > 1
    seen = set()
    for _ in here:
        reader.page.mouse.click(*reader.point(*place))
        reader.frame.evaluate("() => map_div.sahelscopeState.flush()")
        seen.add(reader.now["selected"])
    assert seen == here


def test_the_pointer_tells_an_event_before_it_is_clicked(reader: Reader, atlas: Atlas) -> None:
    reader.open(day="2021-06-06")
    record = atlas.events.loc[EVENT]
    x, y = reader.point(record["lat"], record["lon"])
    reader.page.mouse.move(x - 30, y - 30)
    reader.page.mouse.move(x, y, steps=3)
    card = reader.frame.locator(".ss-card")
    expect(card).to_contain_text(record["title"])
    expect(card).to_contain_text("5 June 2021")
    expect(card).to_contain_text("132–160 deaths reported")
