from __future__ import annotations

import dataclasses
import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

import geodata
from components.marks import visible
from components.timemap.base import BOUNDS
from geodata import boundaries, seeds
from geodata.check import check
from geodata.tour import Stop, stops

if TYPE_CHECKING:
    import geopandas as gpd

    from geodata import Atlas

STOPS = stops(geodata.load())
every_stop = pytest.mark.parametrize("stop", STOPS, ids=lambda stop: stop.id)

SENTENCE_END = re.compile(r"[.!?](?= [A-ZÀ-Ý0-9]|$)")
FIGURE = re.compile(r"\d{1,3}(?:[,\u202f]\d{3})+|\d+")


@pytest.fixture(scope="module")
def tables() -> seeds.Seeds:
    return seeds.read()


@pytest.fixture(scope="module")
def countries() -> gpd.GeoDataFrame:
    return boundaries.countries()


def test_the_tour_goes_from_the_first_year_to_the_newest_day(atlas: Atlas) -> None:
    assert 14 <= len(STOPS) <= 18
    assert STOPS[0].day.year == atlas.axis_start.year
    assert STOPS[-1].day == atlas.as_of
    assert [stop.order for stop in STOPS] == list(range(1, len(STOPS) + 1))


@every_stop
def test_a_stop_says_two_to_four_sentences_in_both_languages(stop: Stop) -> None:
    for lang in ("en", "fr"):
        title, text = stop.told(lang)
        assert len(title) <= 70
        assert 2 <= len(SENTENCE_END.findall(text)) <= 4
    assert "'" not in stop.text_fr + stop.title_fr


@every_stop
def test_both_languages_give_the_same_figures(stop: Stop) -> None:
    english, french = (
        sorted(re.sub(r"\D", "", figure) for figure in FIGURE.findall(text))
        for text in (stop.text, stop.text_fr.replace("1er", "1"))
    )
    assert english == french


@every_stop
def test_what_is_selected_is_what_the_map_shows(atlas: Atlas, stop: Stop) -> None:
    shown = visible(stop.snapshot(atlas), stop.hide)
    assert stop.record in {*shown.events.index, *shown.sites.index}
    if stop.record in shown.sites.index:
        assert shown.sites.loc[stop.record, "state"] == "held"


@every_stop
def test_a_stop_looks_at_its_records_and_cites_their_sources(atlas: Atlas, stop: Stop) -> None:
    (south, west), (north, east) = BOUNDS
    assert south <= stop.lat <= north
    assert west <= stop.lon <= east
    selected = atlas.record(str(stop.record))
    # 640 pixels to each side, at 256 pixels for the world at zoom 0
    reach = 640 * 360 / (256 * 2**stop.zoom)
    assert abs(selected["lon"] - stop.lon) < reach
    assert abs(selected["lat"] - stop.lat) < reach * 0.6
    for name in stop.records:
        assert set(atlas.record(name)["sources"]) <= set(stop.sources)
    assert len(set(stop.sources)) == len(stop.sources)


@every_stop
def test_every_toll_in_a_text_is_that_of_a_record(atlas: Atlas, stop: Stop) -> None:
    known = set()
    for name in stop.records:
        record = atlas.record(name)
        told = f"{record.get('title', '')} {record.get('summary', '')} {record.get('note', '')}"
        known |= {int(figure.replace(",", "")) for figure in FIGURE.findall(told)}
        fields = ("fatalities_low", "fatalities_best", "fatalities_high", "low", "best", "high")
        known |= {int(record[f]) for f in fields if f in record and pd.notna(record[f])}
        for field in ("date", "date_end", "start", "end"):
            if field in record and pd.notna(record[field]):
                last = record[field] - pd.Timedelta(days=int(field == "end"))
                known |= {n for day in (record[field], last) for n in (day.day, day.year)}
    figures = {int(figure.replace(",", "")) for figure in FIGURE.findall(stop.text)}
    assert figures <= known


def test_no_stop_speaks_of_jnim_before_it_was_formed() -> None:
    formed = dt.date(2017, 3, 2)
    before = [stop for stop in STOPS if stop.day < formed]
    assert before
    assert [stop.id for stop in before if "JNIM" in stop.text] == ["north-falls"]
    assert "later formed JNIM" in before[0].text


def changed(tables: seeds.Seeds, row: int, /, **values: Any) -> seeds.Seeds:
    tour = tables.tour.copy()
    for field, value in values.items():
        column = list(tour[field])
        column[row - 2] = value
        tour[field] = pd.Series(column, dtype=tour[field].dtype)
    return dataclasses.replace(tables, tour=tour)


@pytest.mark.parametrize(
    ("spot", "values", "message"),
    [
        ((3, "order"), {"order": 4}, "4, but the row is number 2 of the tour"),
        ((3, "day"), {"day": "2012-01-01"}, "is before 2012-06-28"),
        ((2, "day"), {"day": "2011-01-01"}, "not between axis_start and as_of"),
        ((19, "day"), {"day": "2027-01-01"}, "not between axis_start and as_of"),
        ((4, "records"), {"records": ()}, "is empty"),
        ((4, "records"), {"records": ("nothing",), "record": None}, "'nothing' is no event"),
        ((4, "records"), {"day": "2014-07-31"}, "begins on 2014-08-01, after the stop's day"),
        ((4, "record"), {"record": "us-ner-arlit"}, "not among the stop's records"),
        ((4, "record"), {"record": "strength-france-sahel-all-2014-08-01"}, "no event or site"),
        ((4, "record"), {"hide": ("france",)}, "hidden with 'france'"),
        ((9, "record"), {"hide": ("civilians",)}, "hidden with 'civilians'"),
        ((9, "record"), {"window": 1}, "is not shown on 2021-06-06"),
        ((4, "hide"), {"hide": ("spain",)}, "not in the vocabulary"),
        ((4, "window"), {"window": 0}, "out of range"),
        ((4, "zoom"), {"zoom": 3.5}, "out of range"),
        ((4, "zoom"), {"zoom": 13.0}, "out of range"),
        ((4, "lat"), {"lat": 50.0}, "out of range"),
        ((4, "lon"), {"lon": -40.0}, "out of range"),
        ((4, "title"), {"title": "x" * 71}, "has 71 characters"),
        ((4, "text_fr"), {"text_fr": None}, "is empty"),
        ((4, "id"), {"id": "serval"}, "stands already in row 3"),
    ],
)
def test_a_fault_of_the_tour_is_named(
    tables: seeds.Seeds,
    countries: gpd.GeoDataFrame,
    spot: tuple[int, str],
    values: dict[str, Any],
    message: str,
) -> None:
    if "day" in values:
        values = {**values, "day": pd.Timestamp(values["day"])}
    faults = check(changed(tables, spot[0], **values), countries)
    assert {fault.table for fault in faults} == {"tour.csv"}
    named = [fault for fault in faults if (fault.row, fault.field) == spot]
    assert any(message in fault.message for fault in named), [str(fault) for fault in faults]


def test_a_site_that_has_closed_cannot_be_selected(
    tables: seeds.Seeds, countries: gpd.GeoDataFrame
) -> None:
    row = next(i for i, name in enumerate(tables.tour["id"], start=2) if name == "us-leaves-niger")
    site = "us-ner-agadez-ab201"
    faults = check(changed(tables, row, record=site, records=(site,)), countries)
    assert [(fault.row, fault.field) for fault in faults] == [(row, "record")]
    assert faults[0].message == "'us-ner-agadez-ab201' is not shown on 2024-09-16"


def test_a_package_without_stops_has_no_tour(atlas: Atlas, tables: seeds.Seeds) -> None:
    bare = dataclasses.replace(tables, tour=tables.tour.iloc[:0])
    assert stops(dataclasses.replace(atlas, seeds=bare)) == ()
    assert check(bare, atlas.countries) == []
