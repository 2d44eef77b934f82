"""An article in a real browser: its words marked, a yes, and the map that knows it at once."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.browser.conftest import Reader

TEXT = """The week in Burkina Faso
Gazette, 4 March 2026

Fighters from JNIM attacked the army camp at Djibo on 3 March 2026, killing at least 40 soldiers.

Russia will withdraw its instructors from Gao in June."""
EVENT = "2026-03-03-bfa-djibo"
LATER = """A second week in Burkina Faso
Gazette, 6 March 2026

Gunmen killed 12 civilians in the village of Barsalogho on 5 March 2026.

They killed 3 more in Kaya on 4 March 2026."""
IMAGE = '<img src=x onerror="window.pwned=1">'
HOSTILE = f"""{IMAGE} **bold** [x](javascript:alert(1)) :red[r] $e$

<script>window.pwned=2</script> Fighters from JNIM {IMAGE} attacked the army camp at Djibo on
3 March 2026, killing \u202eytrof\u202c at least 40 soldiers.
</div></mark><style>*{{display:none}}</style>"""
SETTLED = 1500
"""Milliseconds after which a map that was made anew has come to rest."""
SEEN = 45_000
# as a paste does it, without the minutes that typing so much would take
PASTE = """(box, words) => {
    box.focus();
    box.setRangeText("word ".repeat(words));
    box.dispatchEvent(new InputEvent("input", {bubbles: true}));
    box.blur();
}"""
EDITIONS = itertools.count(1)


@pytest.fixture(scope="module")
def editors(
    serve_with: Callable[..., Iterator[str]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("editors")
    store = f"sqlite:///{folder / 'store.sqlite'}"
    with serve_with(folder / "log.txt", SAHELSCOPE_STORE=store) as address:
        yield address


def paste(reader: Reader, text: str) -> Reader:
    """Open the page and have a text coded, one that nobody has begun with."""
    reader.open("add")
    text = f"{text}\n\nEdition {next(EDITIONS)}."
    reader.page.get_by_label("Text of the article").fill(text)
    reader.page.get_by_role("button", name="Read it").click()
    find = reader.page.get_by_role("button", name="Find what happened")
    find.wait_for(timeout=SEEN)
    reader.idle()
    find.click()
    reader.page.locator("mark").first.wait_for(timeout=SEEN)
    reader.idle()
    return reader


def test_an_article_is_on_the_map_after_a_yes_and_gone_after_an_undo(
    readers: Callable[..., Reader], editors: str
) -> None:
    reader = paste(readers(editors), TEXT)
    reader.page.get_by_role("button", name="Accept: save it").click()
    seen = reader.page.get_by_role("button", name="See it on the map")
    seen.wait_for(timeout=SEEN)
    reader.idle()
    seen.click()
    reader.wait_for_map()
    reader.settle(record=EVENT, day="2026-03-03")
    assert EVENT in reader.now["events"]
    reader.page.get_by_role("link", name="Add an article").click()
    reader.page.get_by_text("Last changes").click()
    with reader.page.expect_download() as download:
        reader.page.get_by_role("button", name="All additions as a patch").click()
    patch = Path(download.value.path()).read_text(encoding="utf-8")
    assert f"+{EVENT}," in patch
    undo = reader.page.get_by_role("button", name="Undo").first
    undo.wait_for(timeout=SEEN)
    reader.idle()
    undo.click()
    reader.page.get_by_role("button", name="Accept: save it").wait_for(timeout=SEEN)
    later = readers(editors).open(day="2026-03-03")
    assert EVENT not in later.now["events"]


@pytest.mark.parametrize("size", [(1400, 950), (390, 844)])
def test_the_next_draft_opens_with_its_heading_in_sight(
    readers: Callable[..., Reader], editors: str, size: tuple[int, int]
) -> None:
    reader = paste(readers(editors, size), TEXT)
    reader.page.get_by_role("button", name="Reject").click()
    heading = reader.page.locator(".st-key-add-head-2")
    expect(heading).to_be_in_viewport(ratio=1)
    reader.page.get_by_text("it is not saved as something that happened").wait_for(timeout=SEEN)
    reader.idle()
    expect(heading).to_be_in_viewport(ratio=1)


def test_one_press_on_back_leaves_the_map_for_the_article(
    readers: Callable[..., Reader], editors: str
) -> None:
    reader = paste(readers(editors), LATER)
    reader.page.get_by_role("button", name="Accept: save it").click()
    reader.page.get_by_role("button", name="See it on the map").click(timeout=SEEN)
    reader.settle(day="2026-03-05")
    reader.wait_for_map()
    reader.page.wait_for_timeout(1000)  # the map says where it came to rest
    reader.idle()
    reader.page.go_back()
    expect(reader.page.locator("mark").first).to_be_visible()
    assert "/add" in reader.page.url


def test_words_are_marked_and_lead_to_their_draft(
    readers: Callable[..., Reader], editors: str
) -> None:
    reader = paste(readers(editors), TEXT)
    place = reader.page.locator("mark", has_text="Djibo").first
    expect(place).to_have_attribute("title", re.compile(r"1 .*: .*place"))
    expect(place).to_have_class(re.compile("chosen"))
    words = reader.page.locator("mark", has_text="withdraw").first
    expect(words).not_to_have_class(re.compile("chosen"))
    words.click()
    reader.idle()
    expect(words).to_have_class(re.compile("chosen"))
    expect(reader.page.get_by_text("it is not saved as something that happened")).to_be_visible()
    # and back again by keyboard
    reader.page.locator("mark[tabindex='0']").first.focus()
    reader.page.keyboard.press("Enter")
    reader.idle()
    expect(place).to_have_class(re.compile("chosen"))


def test_a_click_on_the_small_map_moves_the_point(
    readers: Callable[..., Reader], editors: str
) -> None:
    reader = paste(readers(editors), TEXT)
    latitude, longitude = (reader.page.get_by_label(name) for name in ("Latitude", "Longitude"))
    expect(latitude).not_to_have_value("")
    south, west = (float(box.input_value()) for box in (latitude, longitude))
    small = reader.page.frame_locator("iframe").locator(".leaflet-container")
    small.wait_for(timeout=SEEN)
    middle = small.bounding_box()
    assert middle is not None
    # right of the middle and above it: north-east
    corner = {"x": middle["width"] * 0.8, "y": middle["height"] * 0.2}
    small.click(position=corner)
    expect(latitude).not_to_have_value(f"{south:.4f}")
    reader.idle()
    north, east = (float(box.input_value()) for box in (latitude, longitude))
    assert north > south
    assert east > west
    # the map stays where it is: the next click at that corner means the same place
    expect(small).to_have_count(1)
    reader.page.wait_for_timeout(SETTLED)
    small.click(position={"x": corner["x"], "y": corner["y"] + 1})
    expect(latitude).not_to_have_value(f"{north:.4f}")
    reader.idle()
    assert float(latitude.input_value()) == pytest.approx(north, abs=0.1)
    assert float(longitude.input_value()) == pytest.approx(east, abs=0.1)


def test_hostile_text_stays_text(readers: Callable[..., Reader], editors: str) -> None:
    reader = paste(readers(editors), HOSTILE)
    text = reader.page.locator(".text").inner_text()
    assert "<script>window.pwned=2</script>" in text
    assert IMAGE in text
    assert "\u202e" not in text
    expect(reader.page.locator(".text img, .text script, .text style")).to_have_count(0)
    title = reader.page.get_by_text("[x](javascript:alert(1))").first
    expect(title).to_be_visible()
    reader.page.get_by_label("Title", exact=True).last.fill(f"{IMAGE} **b** :red[r]")
    reader.page.keyboard.press("Tab")
    reader.idle()
    expect(reader.page.get_by_text(f"{IMAGE} **b** :red[r]").first).to_be_visible()
    reader.page.get_by_role("button", name="Accept: save it").click()
    reader.idle()
    expect(reader.page.locator("img[src='x']")).to_have_count(0)
    assert reader.page.evaluate("window.pwned") is None


def test_fifty_megabytes_that_are_pasted_are_refused_in_words(
    readers: Callable[..., Reader], editors: str
) -> None:
    reader = readers(editors).open("add")
    reader.page.get_by_label("Text of the article").evaluate(PASTE, 10_000_000)
    reader.page.get_by_role("button", name="Read it").click(timeout=SEEN)
    refused = reader.page.get_by_role("alert").filter(has_text="at most 200,000")
    expect(refused.first).to_be_visible(timeout=SEEN)


def test_a_hostile_file_and_address_are_refused_in_words(
    readers: Callable[..., Reader], editors: str
) -> None:
    reader = readers(editors).open("add")
    reader.page.get_by_role("tab", name="File").click()
    reader.page.locator("input[type=file]").set_input_files(
        {"name": f"{IMAGE}.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 broken"}
    )
    reader.idle()
    reader.page.get_by_role("button", name="Read it").filter(visible=True).click()
    refused = reader.page.get_by_text("The article could not be read")
    refused.wait_for(timeout=SEEN)
    reader.page.get_by_role("tab", name="Address").click()
    address = f"http://127.0.0.1/{IMAGE}"
    reader.page.get_by_label("Address of the article").fill(address)
    reader.page.keyboard.press("Tab")
    reader.idle()
    reader.page.get_by_role("button", name="Read it").filter(visible=True).click()
    refused.filter(visible=True).wait_for(timeout=SEEN)
    expect(reader.page.get_by_label("Address of the article")).to_have_value(address)
    expect(reader.page.locator("img[src='x']")).to_have_count(0)
    assert reader.page.evaluate("window.pwned") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_the_text_stands_above_the_drafts(
    readers: Callable[..., Reader], editors: str, scheme: str
) -> None:
    reader = paste(readers(editors, (390, 844), scheme), TEXT)
    text = reader.page.locator(".text").bounding_box()
    drafts = reader.page.locator(".st-key-add-card-1").bounding_box()
    assert text is not None
    assert drafts is not None
    assert text["y"] + text["height"] <= drafts["y"]
    wide = "document.documentElement.scrollWidth <= innerWidth"
    assert reader.page.evaluate(wide)


def test_a_reload_loses_nothing(readers: Callable[..., Reader], editors: str) -> None:
    reader = paste(readers(editors), TEXT)
    reader.page.get_by_label("Summary in your own words").fill("My own words.")
    reader.page.keyboard.press("Tab")
    reader.page.wait_for_timeout(1000)  # what is typed is sent when the field is left
    reader.idle()
    reader.page.reload()
    reader.page.locator("mark").first.wait_for(timeout=SEEN)
    reader.idle()
    expect(reader.page.get_by_label("Summary in your own words")).to_have_value("My own words.")


def test_on_a_public_map_a_reader_takes_drafts_away_and_saves_nothing(
    serve_with: Callable[..., Iterator[str]], readers: Callable[..., Reader], tmp_path: Path
) -> None:
    with serve_with(tmp_path / "log.txt", SAHELSCOPE_EDITORS="nobody") as address:
        reader = paste(readers(address), TEXT)
        expect(reader.page.get_by_text("saving to this map is for its editors")).to_be_visible()
        expect(reader.page.get_by_role("button", name="Accept: save it")).to_have_count(0)
        with reader.page.expect_download() as taken:
            reader.page.get_by_role("button", name="Drafts as CSV").click()
        path = tmp_path / "drafts.csv"
        taken.value.save_as(path)
        assert "Djibo" in path.read_text(encoding="utf-8-sig")
