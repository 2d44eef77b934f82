from __future__ import annotations

import json
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from .conftest import Reader

TABLE = (
    "date,latitude,longitude,place,type,title,deaths\n"
    "2024-09-17,12.64,-8.0,Bamako,battle,My own battle,7\n"
    "2024-09-10,16.27,-0.04,Gao,battle,<b>Another</b> battle,3\n"
)


def load(reader: Reader, path: Path) -> None:
    reader.open("import", ready=False)
    reader.page.locator("input[type=file]").first.set_input_files(path)
    expect(reader.page.get_by_text("is recognised as")).to_be_visible(timeout=20_000)
    reader.page.get_by_role("button", name="Read the file").click()
    expect(reader.page.get_by_text("Loaded in this session")).to_be_visible(timeout=20_000)
    reader.idle()


def test_a_dropped_table_is_on_the_map_of_its_reader_and_of_nobody_else(
    readers: Callable[..., Reader], server: str, tmp_path: Path
) -> None:
    path = tmp_path / "own.csv"
    path.write_text(TABLE, encoding="utf-8")
    one, other = readers(server), readers(server)
    load(one, path)
    one.page.get_by_role("button", name="Show on the map").click()
    one.wait_for_map()
    assert len(one.now["events"]) == 2
    assert all(event.startswith("table-") for event in one.now["events"])
    expect(one.page.get_by_role("button", name="My own battle")).to_be_visible(timeout=20_000)
    expect(one.page.get_by_role("button", name="<b>Another</b> battle")).to_be_visible()

    other.open(day="2024-09-17", window="all")
    assert len(other.now["events"]) > 2
    assert not [event for event in other.now["events"] if event.startswith("table-")]
    other.open("import", ready=False)
    expect(other.page.get_by_text("Nothing is loaded")).to_be_visible(timeout=20_000)


def test_curated_and_own_events_can_be_shown_together(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(TABLE, encoding="utf-8")
    load(reader, path)
    reader.page.get_by_role("button", name="Show on the map").click()
    reader.wait_for_map()
    reader.page.get_by_role("button", name="Filters").click()
    chosen = reader.page.locator("[data-testid=stMultiSelect]").filter(has_text="own.csv")
    expect(chosen).to_be_visible()
    reader.page.keyboard.press("Escape")
    reader.page.get_by_role("button", name="Clear 1 filter").click()
    reader.idle()
    reader.until("() => map_div.sahelscopeEvents.known.count > 2")
    own = [event for event in reader.now["events"] if event.startswith("table-")]
    assert len(own) == 2
    assert len(reader.now["events"]) > 100


def test_shapes_lie_over_the_map_until_they_are_removed(reader: Reader, tmp_path: Path) -> None:
    square = [[-8, 12], [-2, 12], [-2, 17], [-8, 17], [-8, 12]]
    shapes = [
        {"type": "Polygon", "coordinates": [square]},
        {"type": "LineString", "coordinates": square},
        {"type": "Point", "coordinates": [1, 14]},
    ]
    features = [{"type": "Feature", "properties": {}, "geometry": shape} for shape in shapes]
    path = tmp_path / "zones.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    load(reader, path)
    reader.page.get_by_role("button", name="Show on the map").click()
    reader.wait_for_map()
    reader.until("() => map_div.sahelscopeOverlay")
    drawn = reader.frame.evaluate("map_div.sahelscopeOverlay")
    assert drawn == {"rings": 1, "lines": 1, "points": 1}
    x, y = reader.frame.evaluate(
        "() => { const { x, y } = map_div.latLngToContainerPoint([17, -5]); return [x, y]; }"
    )
    dark = """([x, y]) => {
      const { view, frame, sheet, _container } = map_div.sahelscopeCanvases.overlay;
      const copy = document.createElement('canvas');
      [copy.width, copy.height] = [_container.width, _container.height];
      const context = copy.getContext('2d');
      context.drawImage(_container, 0, 0);
      const corner = map_div.containerPointToLayerPoint([x, y]).add(map_div.getPixelOrigin());
      const at = [corner.x - view.left, corner.y - view.top].map((side) => side * view.ratio);
      const { data } = context.getImageData(at[0] - 10, at[1] - 2, 20, 5);
      return Math.max(...data.filter((_, index) => index % 4 === 3));
    }"""
    assert reader.frame.evaluate(dark, [x, y]) > 150
    reader.page.get_by_role("link", name="Import data").click()
    reader.page.get_by_role("button", name="Remove").click()
    reader.page.get_by_role("link", name="Map").first.click()
    reader.wait_for_map()
    assert not reader.frame.evaluate("Boolean(map_div.sahelscopeOverlay)")
