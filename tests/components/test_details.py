from __future__ import annotations

import gzip
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from components.timemap import TimeMap, build, details
from components.timemap.payload import in_drawing_order
from components.timemap.words import figure, when

if TYPE_CHECKING:
    from components.timemap.details import Details
    from geodata import Atlas


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(details, "ROWS", 100)
    return 100


def read(made: Details) -> dict[str, list[str]]:
    parts: list[dict[str, list[str]]] = [json.loads(part.body) for part in made.parts]
    return {name: [text for part in parts for text in part[name]] for name in parts[0]}


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_parts_in_a_row_say_what_each_event_is(
    atlas: Atlas, small_parts: int, lang: str
) -> None:
    made = details.build(atlas, lang)
    events = in_drawing_order(atlas)
    assert len(made.parts) == -(-len(events) // small_parts)
    countries = atlas.vocabulary.labels("country", lang)
    told = read(made)
    assert told["id"] == list(events.index)
    assert told["title"] == list(events["title"])
    for at, row in enumerate(events.itertuples()):
        assert told["place"][at] == f"{row.place}, {countries[row.country]}"
        assert told["when"][at] == when(row.date, row.date_precision, row.date_end, lang)
        deaths = (row.fatalities_low, row.fatalities_best, row.fatalities_high)
        assert told["deaths"][at] == figure(*deaths, lang)


def _changed(atlas: Atlas, column: str, value: Any) -> Atlas:
    events = atlas.events.copy()
    events.loc[events.index[-1], column] = value
    return replace(atlas, events=events)


@pytest.mark.parametrize(
    ("column", "value"), [("title", "Another title"), ("place", "Elsewhere"), ("fatalities_low", 0)]
)
def test_every_address_changes_with_any_of_the_words(
    atlas: Atlas, small_parts: int, column: str, value: Any
) -> None:
    assert small_parts
    before = [part.path for part in details.build(atlas).parts]
    assert before == [part.path for part in details.build(atlas).parts]
    after = [part.path for part in details.build(_changed(atlas, column, value)).parts]
    assert not {*before} & {*after}
    assert not {*before} & {part.path for part in details.build(atlas, "fr").parts}


def test_an_atlas_without_events_has_no_parts(atlas: Atlas) -> None:
    assert details.build(replace(atlas, events=atlas.events.iloc[:0])).parts == ()


def test_a_map_that_stands_alone_holds_every_part(atlas: Atlas, small_parts: int) -> None:
    files = build(atlas)
    assert len(files.deferred) == -(-len(atlas.events) // small_parts)
    inlined = TimeMap(atlas, files).inlined.options
    for part in files.deferred:
        assert inlined[part.path] == part.data_uri
    # Served, many parts wait until they are asked for.
    page = TimeMap(atlas, files, assets="served").get_root().render()
    assert files.deferred[0].path.replace("-0.", "-*.") in page
    assert gzip.decompress(files.deferred[0].gzipped) == files.deferred[0].body
