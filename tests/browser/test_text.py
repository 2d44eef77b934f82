"""Text from the tables stays text, wherever it is shown."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from components.timemap.style import text
from geodata import seeds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.browser.conftest import Reader

IMAGE = '<img src=x onerror="top.pwned=window.pwned=1">'
MARKDOWN = "[x](javascript:alert(1)) **b** :red[r] $e$ `c`"
SCRIPT = "javascript:alert(1)"
EVENT, SITE, SOURCE = "2021-06-05-bfa-solhan", "us-ner-niamey-embassy", "hrw-20210609-solhan"
HOSTILE = {
    "events": {
        EVENT: {name: f"{name} {IMAGE} {MARKDOWN}" for name in ("title", "summary", "place")}
    },
    "sites": {
        SITE: {name: f"{name} {IMAGE} {MARKDOWN}" for name in ("site", "force", "place", "note")}
    },
    "sources": {
        SOURCE: {
            "title": f"title {IMAGE} {MARKDOWN}",
            "publisher": f"publisher {IMAGE} {MARKDOWN}",
            "url": SCRIPT,
        }
    },
}
# The checker refuses an address that is no http before a page can show it: left out here.
UNCHECKED = """
import functools
import geodata
geodata.load = functools.partial(geodata.load, checked=False)
import components.resources
components.resources.check = lambda *tables: []
import streamlit as st
from components.assets import SHELF
from components.resources import warm
app = st.App({script!r}, routes=[SHELF.route()], lifespan=warm)
"""


def _change(folder: Path, changes: dict[str, dict[str, dict[str, str]]]) -> None:
    shutil.copytree(seeds.find(), folder)
    for table, rows in changes.items():
        path = folder / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            content = [row | rows.get(row["id"], {}) for row in reader]
            header = list(reader.fieldnames or ())
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, header, lineterminator="\n")
            writer.writeheader()
            writer.writerows(content)


@pytest.fixture(scope="module")
def hostile(
    serve_with: Callable[..., Iterator[str]],
    root: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hostile")
    _change(folder / "seeds", HOSTILE)
    app = folder / "app.py"
    script = root / "components" / "pages" / "script.py"
    app.write_text(UNCHECKED.format(script=str(script)), encoding="utf-8")
    with serve_with(folder / "log.txt", app, SAHELSCOPE_SEEDS=str(folder / "seeds")) as address:
        yield address


@pytest.fixture
def reader(readers: Callable[..., Reader], hostile: str) -> Iterator[Reader]:
    opened = readers(hostile)
    dialogs: list[str] = []
    opened.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    yield opened
    assert dialogs == []
    for frame in opened.page.frames:
        assert frame.evaluate("() => window.pwned") is None
        assert frame.locator("img[src=x]").count() == 0
        assert frame.locator("a[href^=javascript]").count() == 0


def test_the_panel_shows_an_event_s_text_as_text(reader: Reader) -> None:
    reader.open(day="2021-06-06", record=EVENT)
    event = HOSTILE["events"][EVENT]
    expect(reader.page.locator(".ss-head")).to_have_text(event["title"])
    expect(reader.page.locator(".ss-text")).to_have_text(event["summary"])
    expect(reader.page.locator("dl.ss")).to_contain_text(event["place"])


def test_the_panel_shows_a_source_s_text_as_text_and_no_link_to_a_script(reader: Reader) -> None:
    reader.open(day="2021-06-06", record=EVENT)
    source = HOSTILE["sources"][SOURCE]
    item = reader.page.locator("ul.ss li", has_text="title <img")
    expect(item).to_contain_text(source["title"])
    expect(item).to_contain_text(source["publisher"])
    expect(item.get_by_role("link")).to_have_count(0)


def test_the_panel_shows_a_site_s_text_as_text(reader: Reader) -> None:
    reader.open(day="2024-09-16", record=SITE)
    site = HOSTILE["sites"][SITE]
    expect(reader.page.locator(".ss-head")).to_have_text(site["site"])
    expect(reader.page.locator(".ss-text")).to_have_text(site["note"])
    expect(reader.page.locator("dl.ss")).to_contain_text(site["force"])
    expect(reader.page.locator("dl.ss")).to_contain_text(site["place"])


def test_the_list_of_the_window_shows_text_as_text(reader: Reader) -> None:
    reader.open(day="2021-06-06")
    event = HOSTILE["events"][EVENT]
    row = reader.page.locator(".st-key-records button", has_text="title <img")
    expect(row).to_contain_text(event["title"])
    expect(row).to_contain_text(event["place"])


def test_the_list_of_what_is_near_shows_text_as_text(reader: Reader) -> None:
    reader.open(day="2024-09-16", record="2024-09-15-ner-us-withdrawal-complete")
    row = reader.page.locator(f".st-key-near-{SITE}")
    expect(row).to_contain_text(HOSTILE["sites"][SITE]["site"])


def test_the_map_s_card_shows_an_event_s_text_as_text(reader: Reader) -> None:
    reader.open(day="2021-06-06")
    lat, lon = reader.frame.evaluate(
        """async id => {
          const { words, table } = map_div.sahelscopeEvents;
          const { lat, lon } = table.columns, row = await words.find(id);
          return [lat[row], lon[row]];
        }""",
        EVENT,
    )
    x, y = reader.point(lat, lon)
    reader.page.mouse.move(x - 40, y)
    reader.page.mouse.move(x, y, steps=3)
    event = HOSTILE["events"][EVENT]
    expect(reader.frame.locator(".ss-card-title")).to_have_text(event["title"])
    expect(reader.frame.locator(".ss-card")).to_contain_text(event["place"])


def test_the_map_s_mark_of_a_site_shows_text_as_text(reader: Reader) -> None:
    reader.open(day="2024-09-16", view="13.5,2.1,10")
    site = HOSTILE["sites"][SITE]
    mark = reader.frame.locator(f"[data-id='{SITE}']")
    mark.hover()
    expect(reader.frame.locator(".ss-card-title")).to_have_text(site["site"])
    expect(reader.frame.locator(".ss-card")).to_contain_text(site["force"])
    assert site["site"] in (mark.get_attribute("aria-label") or "")


def test_the_search_shows_a_place_s_text_as_text(reader: Reader) -> None:
    reader.open()
    reader.frame.get_by_label(text()["search"]).fill("place <img")
    found = reader.frame.locator(".ss-results button span")
    expect(found.first).to_have_text(HOSTILE["events"][EVENT]["place"])


def test_the_tables_show_text_as_text(reader: Reader) -> None:
    reader.open(day="2021-06-06", tables="true")
    # a grid says what it draws, and draws what is in sight
    reader.page.get_by_test_id("stDataFrame").first.scroll_into_view_if_needed()
    cell = reader.page.locator("td[role=gridcell]", has_text="title <img")
    expect(cell.first).to_contain_text(HOSTILE["events"][EVENT]["title"])


def test_the_day_s_sentences_show_text_as_text(reader: Reader) -> None:
    reader.open(day="2024-09-16")
    expect(reader.page.locator("ul.ss-day")).to_contain_text(HOSTILE["sites"][SITE]["place"])


def test_the_articles_page_shows_text_as_text(reader: Reader) -> None:
    reader.open("articles", article=SOURCE)
    source = HOSTILE["sources"][SOURCE]
    main = reader.page.get_by_test_id("stMain")
    expect(main).to_contain_text(source["title"])
    expect(main).to_contain_text(source["publisher"])
    expect(main).to_contain_text(HOSTILE["events"][EVENT]["title"])
    expect(main.get_by_role("link", name="title <img")).to_have_count(0)
    reader.page.wait_for_selector("iframe[title*=folium]")
    reader.until("() => document.querySelector('path.leaflet-interactive')")
    reader.frame.locator("path.leaflet-interactive").first.dispatch_event("mouseover")
    expect(reader.frame.locator(".leaflet-tooltip")).to_contain_text("<img src=x")


def test_the_map_limited_to_an_article_names_it_as_text(reader: Reader) -> None:
    reader.open(source=SOURCE, day="2021-06-06")
    banner = reader.page.get_by_text("Only what this article supports", exact=False)
    expect(banner).to_contain_text(HOSTILE["sources"][SOURCE]["title"])


def test_a_wrong_link_s_own_text_is_shown_as_text(reader: Reader) -> None:
    reader.open(ready=False, day=IMAGE, record=MARKDOWN)
    alerts = reader.page.get_by_test_id("stAlert")
    expect(alerts.filter(has_text=IMAGE)).to_have_count(1)
    expect(alerts.filter(has_text=MARKDOWN)).to_have_count(1)
    reader.wait_for_map()


@pytest.mark.parametrize(
    "change",
    [
        {"sources": {SOURCE: {"url": SCRIPT}}},
        {"events": {EVENT: {"title": "seen\u200bnow"}}},
        {"sites": {SITE: {"note": "right\u202eleft"}}},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_checker_names_text_that_is_no_text(
    tmp_path: Path, root: Path, change: dict[str, dict[str, dict[str, str]]]
) -> None:
    _change(tmp_path / "seeds", change)
    told = subprocess.run(
        [sys.executable, "-m", "geodata", "check", str(tmp_path / "seeds")],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    ((table, rows),) = change.items()
    ((field, _),) = next(iter(rows.values())).items()
    assert told.returncode == 1
    assert f"{table}.csv row " in told.stdout
    assert f"field {field}" in told.stdout
    assert "Traceback" not in told.stderr


def test_tables_that_cannot_be_read_are_named_instead_of_a_traceback(
    readers: Callable[..., Reader], serve_with: Callable[..., Iterator[str]], tmp_path: Path
) -> None:
    _change(tmp_path / "seeds", {"events": {EVENT: {"lat": IMAGE}}})
    log = tmp_path / "log.txt"
    with serve_with(log, SAHELSCOPE_SEEDS=str(tmp_path / "seeds")) as address:
        reader = readers(address).open(ready=False)
        main = reader.page.get_by_test_id("stMain")
        expect(main).to_contain_text("events.csv row")
        expect(main).to_contain_text("field lat")
        expect(main).to_contain_text(IMAGE)
        expect(reader.page.get_by_test_id("stException")).to_have_count(0)
        assert reader.page.evaluate("() => window.pwned") is None
