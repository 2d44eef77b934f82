"""Views that leave the app: as a frame, as files, and as a page that needs no server."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from components import handout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from geodata import Atlas
    from tests.browser.conftest import Reader

SOLHAN = "2021-06-05-bfa-solhan"
FIND_MAP = """() => {
  window.map_div = Object.values(window).find((value) => value instanceof L.Map);
  const map = window.map_div;
  return Boolean(map?.sahelscopeEvents && map.sahelscopeSites && map.sahelscopeArea);
}"""


@pytest.fixture(scope="module")
def file(atlas: Atlas, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("handout") / "map.html"
    handout.write(path, atlas, first="2021-01-01", last="2022-12-31", lang="fr", day="2021-06-06")
    return path


@pytest.fixture
def opened(browser: Browser, file: Path) -> Iterator[Page]:
    """Open the file as a double click does, on a machine without network."""
    context = browser.new_context(offline=True, viewport={"width": 1300, "height": 850})
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith(("file:", "data:", "blob:"))
            else faults.append(request.url)
        ),
    )
    page.goto(file.as_uri())
    page.wait_for_function(FIND_MAP, timeout=20_000)
    yield page
    context.close()
    assert faults == []


def test_a_file_tells_the_day_and_its_events(opened: Page, atlas: Atlas) -> None:
    panel = opened.get_by_role("complementary")
    expect(panel.locator("h1")).to_have_text("6 juin 2021")
    expect(panel.get_by_role("button", name=atlas.events.loc[SOLHAN, "title"])).to_be_visible()
    expect(panel).to_contain_text("France")
    expect(panel).to_contain_text(f"Données version {atlas.version}")


def test_a_record_of_a_file_has_its_sources(opened: Page, atlas: Atlas) -> None:
    panel = opened.get_by_role("complementary")
    panel.get_by_role("button", name=atlas.events.loc[SOLHAN, "title"]).click()
    expect(panel.locator("h1")).to_have_text(atlas.events.loc[SOLHAN, "title"])
    expect(panel).to_contain_text(atlas.events.loc[SOLHAN, "summary"])
    urls = [link.get_attribute("href") for link in panel.locator("li a").all()]
    assert urls == atlas.sources.loc[list(atlas.events.loc[SOLHAN, "sources"]), "url"].tolist()
    panel.get_by_role("button", name="Toute la fenêtre").click()
    expect(panel.locator("h1")).to_have_text("6 juin 2021")


def test_a_site_of_a_file_says_what_it_is_on_the_day(opened: Page) -> None:
    panel = opened.get_by_role("complementary")
    opened.evaluate("() => sahelscope.select(window.map_div, 'france-mli-gao')")
    expect(panel).to_contain_text("tenu")
    opened.evaluate(
        """() => sahelscope.stateOf(window.map_div)
          .set({day: sahelscope.days.fromISO('2022-10-01')})"""
    )
    expect(panel).to_contain_text("non tenu, pour autant que l’on sache")
    expect(panel).to_contain_text("Le 1er octobre 2022")


def test_the_keys_move_a_file_s_day_and_its_panel(opened: Page) -> None:
    opened.locator(".ss-range").focus()
    opened.keyboard.press("ArrowRight")
    expect(opened.get_by_role("complementary").locator("h1")).to_have_text("7 juin 2021")
    opened.keyboard.press("End")
    expect(opened.get_by_role("complementary").locator("h1")).to_have_text("31 décembre 2022")


def test_a_file_shows_hostile_text_as_text(browser: Browser, atlas: Atlas, tmp_path: Path) -> None:
    hostile = '<img src=x onerror="pwned=1"> {{ 7*7 }} </script><script>pwned=1</script>'
    events = atlas.events.copy()
    events.loc[SOLHAN, ["title", "summary", "place"]] = hostile
    handout.write(
        tmp_path / "map.html",
        replace(atlas, events=events),
        first="2021-06-01",
        last="2021-07-01",
        day="2021-06-06",
    )
    page = browser.new_context(offline=True).new_page()
    page.goto((tmp_path / "map.html").as_uri())
    page.wait_for_function(FIND_MAP, timeout=20_000)
    panel = page.get_by_role("complementary")
    panel.get_by_role("button", name="7*7").click()
    expect(panel.locator("h1")).to_have_text(hostile)
    assert page.evaluate("() => window.pwned") is None
    assert page.locator("img[src=x]").count() == 0
    page.context.close()


def test_a_file_fits_a_phone(opened: Page) -> None:
    opened.set_viewport_size({"width": 390, "height": 800})
    wide = opened.evaluate("() => document.documentElement.scrollWidth")
    assert wide <= 390
    box = opened.locator(".folium-map").bounding_box()
    panel = opened.get_by_role("complementary").bounding_box()
    assert box is not None
    assert panel is not None
    assert panel["y"] >= box["y"] + box["height"] - 1


def test_a_frame_shows_the_map_alone(reader: Reader) -> None:
    reader.open(day="2024-08-10", window="30", country="Mali", embed="true")
    assert reader.page.get_by_role("textbox", name="Search titles, places, actors").count() == 0
    assert reader.page.get_by_text("Events of the window").count() == 0
    assert reader.page.get_by_role("link", name="Method").count() == 0
    assert reader.now["eventMask"]
    assert reader.now["countries"] == ["MLI"]
    frame = reader.page.locator("iframe[title*=folium]").bounding_box()
    assert frame is not None
    assert frame["y"] <= 2
    assert frame["height"] >= 0.9 * 950


def test_an_older_link_says_that_the_data_has_changed(reader: Reader, atlas: Atlas) -> None:
    reader.open(day="2024-08-10", v="2020.1.1")
    expect(reader.page.get_by_text("made with version 2020.1.1")).to_be_visible()
    reader.settle(day="2024-08-10", v=None)
    reader.open(day="2024-08-10", v=atlas.version)
    expect(reader.page.get_by_text("made with version")).to_have_count(0)


def test_the_shared_link_opens_the_same_view(
    readers: Callable[..., Reader], server: str, atlas: Atlas
) -> None:
    reader = readers(server).open(day="2022-08-14", window="30", country="Niger", lang="fr")
    reader.page.get_by_role("link", name="Partager").click()
    code = reader.page.locator("[data-testid=stCode]").first
    expect(code).to_contain_text("country=Niger")
    url = "".join(code.inner_text().split())
    assert f"v={atlas.version}" in url
    again = readers(server)
    again.page.goto(url)
    again.wait_for_map()
    again.settle(day="2022-08-14", window="30", lang="fr", country="Niger")
    assert again.now["day"] == "2022-08-14"
    assert again.now["countries"] == ["NER"]


@pytest.mark.parametrize(
    ("key", "name", "starts"),
    [
        ("brief_pdf", "sahelscope-2024-09-16.pdf", b"%PDF"),
        ("brief_docx", "sahelscope-2024-09-16.docx", b"PK"),
        ("pic_svg", "sahelscope-map-2024-09-16.svg", b"<?xml"),
        ("file_html", "sahelscope-2012-01-01-{last}.html", b"<!DOCTYPE html>"),
        ("data_file", "sahelscope-2024-09-16.csv", b"\xef\xbb\xbf"),
    ],
)
def test_files_are_made_on_a_click(
    reader: Reader, atlas: Atlas, key: str, name: str, starts: bytes
) -> None:
    reader.open("share")
    with reader.page.expect_download(timeout=90_000) as download:
        reader.page.locator(f".st-key-{key} button").click()
    assert download.value.suggested_filename == name.format(last=atlas.as_of)
    assert download.value.path().read_bytes().startswith(starts)
