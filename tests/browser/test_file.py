"""The map as one file, opened without a server, answers every question as the atlas does."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from components.marks import visible
from components.masks import masks
from components.timemap import TimeMap, build
from geodata import Filters

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from geodata import Atlas, Snapshot
    from tests.browser.conftest import Reader

QUESTIONS = 240
WINDOWS = (1, 2, 7, 30, 90, 365, 1000, None, "rest")
SEED = 20240916

FIND_MAP = """() => {
  window.map_div = Object.values(window).find((value) => value instanceof L.Map);
  const map = window.map_div;
  return Boolean(map?.sahelscopeEvents?.rested && map.sahelscopeSites && map.sahelscopeArea);
}"""
ANSWER = """questions => questions.map(({ day, window: span, hide, ...filters }) => {
  const { stateOf, days, readBits } = window.sahelscope;
  const map = window.map_div, state = stateOf(map);
  const { table, words, shownGroups } = map.sahelscopeEvents;
  const { event_mask, site_mask, countries } = filters;
  state.set({
    day: days.fromISO(day), window: span, hide: new Set(hide),
    eventMask: event_mask && readBits(event_mask), siteMask: site_mask && readBits(site_mask),
    countries: countries && new Set(countries),
  });
  state.flush();
  const count = table.collect(state.period, state.now.eventMask, shownGroups());
  const rows = Array.from(table.found.slice(0, count));
  const text = (value) => value === undefined || value === null ? '' : String(value);
  return {
    events: rows.map((row) => `${words.of(row).id} ${table.certain(row, state.period)}`).sort(),
    sites: map.sahelscopeSites.shown().map(({ site, phase, strength }) => [
      site.id, phase.state, phase.reason, strength?.low, strength?.best, strength?.high,
    ].map(text).join(' ')).sort(),
    area: map.sahelscopeArea.shown().map(({ country, stage }) => `${country} ${stage}`).sort(),
  };
})"""


@pytest.fixture
def opened(readers: Callable[..., Reader], atlas: Atlas, tmp_path: Path) -> Reader:
    page = tmp_path / "map.html"
    page.write_text(TimeMap(atlas, build(atlas)).get_root().render(), encoding="utf-8")
    reader = readers("")
    reader.page.goto(page.as_uri())
    reader.page.wait_for_function(FIND_MAP, timeout=20_000)
    return reader


def _days(atlas: Atlas, chance: random.Random) -> list[dt.date]:
    """Draw days, every second one a day on which something changes, or the day before."""
    changes = [
        date
        for table, column in (
            (atlas.events, "start"),
            (atlas.events, "end"),
            (atlas.site_states, "start"),
            (atlas.site_states, "end"),
            (atlas.strength, "date"),
            (atlas.area, "start"),
            (atlas.area, "end"),
        )
        for date in table[column].dropna().dt.date.unique()
        if atlas.axis_start < date <= atlas.as_of
    ]
    axis = (atlas.as_of - atlas.axis_start).days
    days = []
    for turn in range(QUESTIONS):
        if turn % 2:
            days.append(chance.choice(changes) - dt.timedelta(days=chance.randint(0, 1)))
        else:
            days.append(atlas.axis_start + dt.timedelta(days=chance.randint(0, axis)))
    return days


def _filters(atlas: Atlas, chance: random.Random) -> Filters:
    if chance.random() < 0.4:
        return Filters()

    def some(vocabulary: str) -> tuple[str, ...]:
        codes = list(atlas.vocabulary.labels(vocabulary))
        return tuple(chance.sample(codes, chance.choice((0, 0, 1, 3, 6)))) if codes else ()

    return Filters(
        country=some("country"),
        actor=some("actor"),
        category=some("category"),
        power=tuple(chance.sample(("us", "france", "russia"), chance.choice((0, 0, 1, 2)))),
        confidence=tuple(chance.sample(("high", "medium", "low"), chance.choice((0, 0, 1, 2)))),
        text=chance.choice(("", "", "", "base", "NIAMEY", "menaka", "wagner mali", "zzz")),
        source=chance.choice(("", "", "", *chance.sample(list(atlas.sources.index), 3))),
    )


def _hidden(atlas: Atlas, chance: random.Random) -> tuple[str, ...]:
    marks = ["us", "france", "russia", "stronghold", "activity", "expansion", "lapsed", "lapsed"]
    marks += list(atlas.vocabulary.labels("category_group"))
    return tuple({mark for mark in marks if chance.random() < 0.2})


def _number(value: Any) -> str:
    return "" if pd.isna(value) else str(int(value))


def _expected(snapshot: Snapshot, filters: Filters) -> dict[str, list[str]]:
    area = snapshot.area
    if filters.country:
        area = area[area["country"].isin(filters.country)]
    events = zip(snapshot.events.index, snapshot.events["certain"], strict=True)
    return {
        "events": sorted(f"{event} {str(bool(certain)).lower()}" for event, certain in events),
        "sites": sorted(
            " ".join(
                [
                    site,
                    row["state"],
                    row["reason"] if isinstance(row["reason"], str) else "",
                    *(_number(row[f"strength_{name}"]) for name in ("low", "best", "high")),
                ]
            )
            for site, row in snapshot.sites.iterrows()
        ),
        "area": sorted(f"{row.country} {row.stage}" for row in area.itertuples()),
    }


def test_the_file_answers_as_the_atlas_does(opened: Reader, atlas: Atlas) -> None:
    chance = random.Random(SEED)  # noqa: S311 - for the same questions every time
    questions, expected = [], []
    for day in _days(atlas, chance):
        window = chance.choice(WINDOWS)
        filters, hide = _filters(atlas, chance), _hidden(atlas, chance)
        snapshot = atlas.at(day, window, filters, lapsed="lapsed" not in hide)
        expected.append(_expected(visible(snapshot, hide), filters))
        questions.append(
            {"day": day.isoformat(), "window": window, "hide": hide, **masks(atlas, filters)}
        )
    answers = opened.page.evaluate(ANSWER, questions)
    wrong = [
        (question["day"], question["window"], question["hide"], key, sorted({*told} ^ {*due[key]}))
        for question, answer, due in zip(questions, answers, expected, strict=True)
        for key, told in answer.items()
        if told != due[key]
    ]
    assert wrong == []
    assert sum(bool(due["events"]) for due in expected) > QUESTIONS / 6
    assert sum(bool(due["sites"]) for due in expected) > QUESTIONS / 6


def test_the_file_needs_neither_server_nor_network(opened: Reader) -> None:
    asked: list[str] = []
    opened.page.on("request", lambda request: asked.append(request.url))
    opened.page.reload()
    opened.page.wait_for_function(FIND_MAP, timeout=20_000)
    assert {url.split(":", 1)[0] for url in asked} <= {"file", "data", "blob"}
    assert opened.page.locator(".ss-count").inner_text() != ""
    # There is no page around it whose address could be copied.
    assert opened.page.get_by_role("button", name="Copy a link to this view").count() == 0


def test_the_file_s_slider_works(opened: Reader) -> None:
    opened.page.locator(".ss-range").focus()
    before = opened.page.evaluate("() => map_div.sahelscopeState.now.day")
    opened.page.keyboard.press("Shift+ArrowRight")
    assert opened.page.evaluate("() => map_div.sahelscopeState.now.day") == before + 30
