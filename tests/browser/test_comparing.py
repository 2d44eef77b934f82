from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from geodata import Atlas
    from tests.browser.conftest import Reader

SECOND = """() => {
  const second = map_div.sahelscopeCompare.second();
  return {
    day: window.sahelscope.days.toISO(second.sahelscopeState.now.day),
    sites: second.sahelscopeSites.shown().map(({ site }) => site.id).sort(),
    view: [second.getCenter().lat, second.getCenter().lng, second.getZoom()],
  };
}"""
SECOND_READY = """() => Boolean(map_div.sahelscopeCompare.second()?.sahelscopeSites
  && map_div.sahelscopeCompare.second().sahelscopeEvents?.rested)"""


def test_a_link_shows_two_dates_and_what_changed_between_them(reader: Reader, atlas: Atlas) -> None:
    reader.open(**{"day": "2024-09-16", "with": "2021-09-16"})
    reader.until(SECOND_READY)
    second = reader.frame.evaluate(SECOND)
    assert second["day"] == "2021-09-16"
    assert second["sites"] == sorted(atlas.at("2021-09-16").sites.index)
    assert reader.now["sites"] == sorted(atlas.at("2024-09-16").sites.index)
    expect(
        reader.page.get_by_role("heading", name="What changed from 16 September 2021")
    ).to_be_visible()
    first = atlas.compare("2021-09-16", "2024-09-16").sentences()[0]
    expect(reader.page.get_by_text(first)).to_be_visible()


def test_the_second_map_follows_the_first(reader: Reader) -> None:
    reader.open(**{"day": "2024-09-16", "with": "2021-09-16", "compare": "swipe"})
    reader.until(SECOND_READY)
    reader.frame.evaluate("() => map_div.setView([14, 0], 7, { animate: false })")
    second = reader.frame.evaluate(SECOND)
    assert [round(part, 2) for part in second["view"]] == [14, 0, 7]


def test_side_by_side_both_halves_have_the_same_middle(reader: Reader) -> None:
    reader.open(**{"day": "2024-09-16", "with": "2021-09-16"})
    reader.until(SECOND_READY)
    apart = reader.frame.evaluate(
        """() => {
          const second = map_div.sahelscopeCompare.second();
          const at = map_div.latLngToContainerPoint(second.getCenter());
          return Math.abs(at.x - map_div.getSize().x * 0.75);
        }"""
    )
    assert apart < 1.5


def test_the_button_opens_a_comparison_and_closes_it(reader: Reader) -> None:
    reader.open(day="2024-09-16")
    reader.frame.get_by_role("button", name="Compare two dates").click()
    reader.settle(**{"with": "2023-09-16"})
    reader.frame.get_by_role("radio", name="Swipe").click()
    reader.settle(compare="swipe")
    reader.frame.get_by_role("button", name="End the comparison").click()
    reader.settle(**{"with": None})
    assert reader.page.get_by_text("What changed from").count() == 0


def test_a_mark_on_the_earlier_map_opens_its_record(reader: Reader) -> None:
    reader.open(**{"day": "2024-09-16", "with": "2021-09-16"})
    reader.until(SECOND_READY)
    reader.frame.locator(".ss-second [data-id=france-mli-gao]").click()
    reader.settle(record="france-mli-gao")
    expect(reader.page.get_by_text("Hands at this place")).to_be_visible()
