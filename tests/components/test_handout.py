from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from components import handout
from components.handout.part import part, period
from components.handout.records import Teller, headlines
from components.timemap.payload import day_number, in_drawing_order
from geodata.briefing import french

if TYPE_CHECKING:
    from pathlib import Path

    from geodata import Atlas

FIRST, LAST = dt.date(2024, 1, 1), dt.date(2024, 12, 31)
HOSTILE = '</script><img src=x onerror="pwned=1"> {{ 7*7 }} {% raw %} &lt;'


@pytest.fixture(scope="module")
def page(atlas: Atlas) -> str:
    return handout.render(atlas, first=FIRST, last=LAST, lang="fr", day="2024-08-10")


def _options(page: str) -> dict[str, Any]:
    """Read back what the page gives its panel."""
    found = re.search(r"sahelscope\.panel\(\w+, (\{.*\})\);\n", page)
    assert found is not None
    read: dict[str, Any] = json.loads(found[1])
    return read


def test_the_whole_fits_three_megabytes(atlas: Atlas, tmp_path: Path) -> None:
    handout.write(tmp_path / "map.html", atlas)
    assert (tmp_path / "map.html").stat().st_size < 3_000_000


def test_the_page_loads_nothing_from_anywhere(page: str) -> None:
    assert not re.findall(
        r'(?:src|href)="(?!data:)[^"]*"', page.split("sahelscope.panel(", maxsplit=1)[0]
    )
    assert "connect-src data:;" in page


def test_the_page_says_its_language_version_and_whose_it_is(atlas: Atlas, page: str) -> None:
    assert '<html lang="fr">' in page
    assert "<title>Le Sahel du 1er janvier 2024 au 31 décembre 2024</title>" in page
    credit = _options(page)["text"]["credit"]
    for said in (atlas.version, "CC BY 4.0", "Natural Earth", "GeoNames"):
        assert said in credit


def test_only_what_may_fall_into_the_days_is_inside(atlas: Atlas, page: str) -> None:
    options = _options(page)
    ids = [event["id"] for event in options["events"]]
    expected = atlas.events[
        (atlas.events["start"] < "2025-01-01") & (atlas.events["end"] > "2024-01-01")
    ]
    assert set(ids) == set(expected.index)
    assert ids == list(in_drawing_order(part(atlas, FIRST, LAST)).index)
    assert "us-ner-agadez-ab201" in options["sites"]
    assert "france-mli-gao" not in options["sites"]


def test_every_record_has_its_sources_with_it(atlas: Atlas, page: str) -> None:
    options = _options(page)
    for event in options["events"]:
        cited = [options["sources"][at][0] for at in event["sources"]]
        expected = atlas.sources.loc[list(atlas.events.loc[event["id"], "sources"]), "title"]
        assert cited == expected.tolist()


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_headline_of_every_day_is_the_atlas_s(atlas: Atlas, lang: str) -> None:
    told = headlines(atlas, FIRST, LAST, lang)
    for day in pd.date_range(FIRST, LAST, freq="9D").date:
        found = [row for row in told["days"] if row[0] <= (day_number(day) or 0)][-1]
        texts = [told["texts"][at] for at in found[1:]]
        snapshot = atlas.at(day)
        lines = french.headline(snapshot) if lang == "fr" else snapshot.headline()
        assert list(zip(texts[::2], texts[1::2], strict=True)) == lines


def test_hostile_text_stays_data(atlas: Atlas) -> None:
    events, sources = atlas.events.copy(), atlas.sources.copy()
    hit = "2024-08-24-bfa-barsalogho"
    events.loc[hit, ["title", "summary", "place"]] = HOSTILE
    cited = events.loc[hit, "sources"][0]
    sources.loc[cited, ["title", "url"]] = [HOSTILE, "javascript:alert(1)"]
    made = handout.render(
        replace(atlas, events=events, sources=sources), first=FIRST, last=LAST, lang="en"
    )
    assert "<img src=x" not in made
    options = _options(made)
    event = next(event for event in options["events"] if event["id"] == hit)
    assert (event["title"], event["text"]) == (HOSTILE, HOSTILE)
    assert [HOSTILE, ""] in [[row[0], row[4]] for row in options["sources"]]


def test_days_are_kept_within_the_atlas_s_own(atlas: Atlas) -> None:
    assert period(atlas, "1900-01-01", "2200-01-01") == (atlas.axis_start, atlas.as_of)
    with pytest.raises(ValueError, match="no days from 2024-01-01 to 2023-01-01"):
        period(atlas, "2024-01-01", "2023-01-01")
    with pytest.raises(ValueError, match="2024-13-01"):
        handout.render(atlas, first="2024-13-01")
    with pytest.raises(ValueError, match="'de'"):
        handout.render(atlas, lang="de")


def test_more_events_than_a_file_can_hold_are_refused(
    atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("components.handout.part.MOST", 10)
    with pytest.raises(ValueError, match="which can hold 10: choose fewer days"):
        handout.render(atlas)
    assert len(part(atlas, dt.date(2012, 2, 1), dt.date(2012, 3, 1)).events) <= 10


def test_a_part_opens_on_the_day_asked_for_or_the_nearest(atlas: Atlas) -> None:
    assert part(atlas, FIRST, LAST, "2024-08-10").opening_day == dt.date(2024, 8, 10)
    assert part(atlas, FIRST, LAST, "2030-01-01").opening_day == LAST


def test_a_site_is_told_with_its_bounds(atlas: Atlas) -> None:
    teller = Teller(atlas, "en", handout.page.text("en"))
    agadez = teller.sites()["us-ner-agadez-ab201"]
    assert "5 August 2024" in agadez["facts"]
    assert "Told to leave" in agadez["facts"]
