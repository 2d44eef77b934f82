from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from geodata.selection import select
from geodata.shape import Shape

if TYPE_CHECKING:
    from geodata import Atlas
    from tests.browser.conftest import Reader


def _begin(reader: Reader, tool: str) -> None:
    reader.frame.get_by_role("button", name="Count what is in an area").click()
    reader.frame.locator(f"[data-tool={tool}]").click()


def test_a_click_in_a_region_counts_what_it_holds(reader: Reader, atlas: Atlas) -> None:
    reader.open(day="2024-09-16", window="365", view="16,-1,6")
    _begin(reader, "region")
    reader.page.mouse.click(*reader.point(18.45, 1.4))
    reader.settle(shape="region:MLI-kidal")
    expect(reader.page.get_by_role("heading", name="In Kidal, Mali")).to_be_visible()
    snapshot = atlas.at("2024-09-16", 365)
    found = select(snapshot, Shape.read("region:MLI-kidal", atlas))
    expect(reader.page.get_by_text(found.sentences()[-1])).to_be_visible()
    assert reader.frame.evaluate("() => map_div.sahelscopeState.now.outline.length") >= 1


def test_a_circle_is_drawn_from_its_middle(reader: Reader) -> None:
    reader.open(day="2024-09-16", view="14,1,6")
    _begin(reader, "circle")
    reader.page.mouse.move(*reader.point(13.5, 2.1))
    reader.page.mouse.down()
    reader.page.mouse.move(*reader.point(14.5, 2.1), steps=4)
    reader.page.mouse.up()
    reader.page.wait_for_url("**shape=circle**")
    lat, lon, km = reader.params["shape"].removeprefix("circle:").split(",")
    assert (round(float(lat), 1), round(float(lon), 1)) == (13.5, 2.1)
    assert 105 < float(km) < 117
    expect(reader.page.get_by_role("heading", name="km around")).to_be_visible()


def test_a_polygon_closes_with_enter_and_is_cleared(reader: Reader, atlas: Atlas) -> None:
    reader.open(day="2024-09-16", view="14,-1,6")
    _begin(reader, "polygon")
    for corner in ((12.5, -3.0), (15.5, -3.0), (15.5, 0.5), (12.5, 0.5)):
        reader.page.mouse.click(*reader.point(*corner))
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url("**shape=polygon**")
    reader.idle()
    shape = Shape.read(reader.params["shape"], atlas)
    assert [round(bound, 1) for bound in shape.geometry.bounds] == [-3.0, 12.5, 0.5, 15.5]
    reader.page.get_by_role("button", name="Clear", exact=True).click()
    reader.settle(shape=None)
    assert reader.frame.evaluate("() => map_div.sahelscopeState.now.outline") is None


def test_a_shape_that_makes_no_sense_is_named_and_passed_over(reader: Reader) -> None:
    reader.open(shape="region:MLI-nowhere")
    expect(reader.page.get_by_text("The link says shape")).to_be_visible()
