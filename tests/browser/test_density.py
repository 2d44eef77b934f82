"""Thousands of events in view: squares from afar, single events from near, and the hand on them."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from benchmarks import synthetic
from components.timemap import TimeMap, build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from geodata import Atlas
    from tests.browser.conftest import Reader

COUNT = 6_000
READY = """() => {
  window.map_div = Object.values(window).find((value) => value instanceof L.Map);
  return Boolean(window.map_div?.sahelscopeEvents?.rested && map_div.sahelscopeSites);
}"""
SHOW = """values => {
  map_div.sahelscopeState.set(values);
  map_div.sahelscopeState.flush();
  const { known } = map_div.sahelscopeEvents;
  return { ...known, above: Number(map_div.getPane('sahelscope-events').style.zIndex) > 620 };
}"""
# What lies under a point, asked of the map and worked out from the columns one by one.
UNDER = """points => {
  const { table, under, visible } = map_div.sahelscopeEvents, { lon, lat } = table.columns;
  const rows = Array.from(visible());
  return points.map(([x, y]) => {
    const off = (row) => map_div.latLngToContainerPoint([lat[row], lon[row]]).distanceTo([x, y]);
    const nearest = rows.length ? rows.reduce((a, b) => (off(b) < off(a) ? b : a)) : null;
    const [found = null] = under(L.point(x, y));
    return [found === null ? null : off(found), nearest === null ? null : off(nearest)];
  });
}"""
# Dots over each other on a sheet of ours, and the same by the canvas: the largest difference.
STAMPED = """([seed, count]) => {
  let state = seed;
  const chance = () => ((state = (state * 1103515245 + 12345) % 2147483648), state / 2147483648);
  const side = 120, { Sheet, stampOf } = sahelscope, sheet = new Sheet();
  const context = () => new OffscreenCanvas(side, side).getContext('2d');
  const ours = context(), theirs = context();
  const stamps = ['#7a3db8', '#1f77b4', '#22252b'].flatMap((colour) =>
    [[2.3, false], [6.2, true], [13.5, false]].map(
      ([radius, hollow]) => stampOf(colour, '#fff', radius, hollow, 1)));
  let differ = 0, ink = 0;
  for (let round = 0; round < 2; round++) {
    sheet.begin(side, side);
    theirs.clearRect(0, 0, side, side);
    for (let i = 0; i < count; i++) {
      const stamp = stamps[Math.floor(chance() * stamps.length)];
      const [x, y] = [0, 1].map(() => Math.floor(chance() * (side + 20)) - 20);
      const alpha = 0.3 + 0.7 * chance();
      sheet.stamp(stamp, x, y, alpha);
      theirs.globalAlpha = alpha;
      theirs.drawImage(stamp.picture, x, y);
    }
    sheet.put(ours, 0, 0, side, side);
    const [a, b] = [ours, theirs].map((one) => one.getImageData(0, 0, side, side).data);
    for (let at = 0; at < a.length; at += 4) {
      ink += b[at + 3] ? 1 : 0;
      // A colour counts as much as it covers.
      for (let part = 0; part < 4; part++) {
        const cover = part === 3 ? 1 : Math.max(a[at + 3], b[at + 3]) / 255;
        differ = Math.max(differ, Math.abs(a[at + part] - b[at + part]) * cover);
      }
    }
  }
  return [differ, ink];
}"""


@pytest.fixture
def crowded(readers: Callable[..., Reader], atlas: Atlas, tmp_path: Path) -> Reader:
    page = tmp_path / "map.html"
    files = synthetic.files(atlas, build(atlas), COUNT)
    page.write_text(TimeMap(atlas, files).get_root().render(), encoding="utf-8")
    reader = readers("")
    reader.page.goto(page.as_uri())
    reader.page.wait_for_function(READY, timeout=20_000)
    return reader


def test_a_crowd_is_squares_from_afar_and_events_from_near(crowded: Reader, atlas: Atlas) -> None:
    last = (atlas.as_of - type(atlas.as_of)(1970, 1, 1)).days
    far = crowded.page.evaluate(SHOW, {"day": last, "window": None})
    assert far["count"] == COUNT
    assert far["density"]
    # Marks of sites lie above squares, and below single events.
    assert not far["above"]
    assert crowded.page.evaluate("() => map_div.sahelscopeEvents.under(L.point(600, 400))") == []
    crowded.page.evaluate("() => map_div.setView([14, -1.5], 8, { animate: false })")
    near = crowded.page.evaluate(SHOW, {})
    assert near["count"] == COUNT
    assert not near["density"]
    assert 0 < near["inView"] < 4000
    assert near["above"]


def test_the_pointer_finds_the_nearest_of_the_events_drawn(crowded: Reader) -> None:
    crowded.page.evaluate("() => map_div.setView([14, -1.5], 7, { animate: false })")
    shown = crowded.page.evaluate(SHOW, {"window": 730})
    assert shown["inView"] > 320
    chance = random.Random(COUNT)  # noqa: S311 - for the same points every time
    width, height = crowded.page.evaluate("() => [map_div.getSize().x, map_div.getSize().y]")
    points = [(chance.uniform(0, width), chance.uniform(0, height)) for _ in range(300)]
    hits = 0
    for found, nearest in crowded.page.evaluate(UNDER, points):
        if found is None:
            assert nearest > 6
        else:
            hits += 1
            assert found == pytest.approx(nearest, abs=1)
    assert hits > 5


@pytest.mark.parametrize("count", [1, 40, 400])
def test_dots_laid_over_each_other_look_as_the_canvas_would_draw_them(
    crowded: Reader, count: int
) -> None:
    differ, ink = crowded.page.evaluate(STAMPED, [20240916 + count, count])
    assert ink > 0
    # Each layer rounds once more than the last.
    assert differ <= 8
