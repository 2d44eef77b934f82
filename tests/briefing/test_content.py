from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import geodata
from geodata import Filters
from geodata.briefing import changes, french
from geodata.briefing.content import MOST_CHANGES, MOST_EVENTS, content, web
from geodata.summary import parts

if TYPE_CHECKING:
    import datetime as dt

    from geodata import Atlas

ATLAS = geodata.load()
DAYS = st.dates(ATLAS.axis_start, ATLAS.as_of)


def test_a_briefing_is_plain_values(atlas: Atlas) -> None:
    told = content(atlas, "2024-09-16", "2023-07-01", lang="fr")
    assert json.loads(json.dumps(told)) == told


def test_the_headline_is_the_day_s(atlas: Atlas) -> None:
    snapshot = atlas.at("2024-09-16", 30)
    assert content(atlas, snapshot.day)["headline"] == [list(line) for line in snapshot.headline()]


def test_two_days_are_put_in_order_and_told_side_by_side(atlas: Atlas) -> None:
    told = content(atlas, "2024-09-16", "2022-08-01")
    assert told == content(atlas, "2022-08-01", "2024-09-16")
    before = dict(atlas.at("2022-08-01").headline())
    after = dict(atlas.at("2024-09-16").headline())
    assert ["France", before["France"], after["France"]] in told["headline"]
    assert told["title"] == "The Sahel from 1 August 2022 to 16 September 2024"


def test_a_day_with_itself_is_one_day(atlas: Atlas) -> None:
    assert content(atlas, "2024-09-16", "2024-09-16")["changes"] is None


def test_the_changes_are_the_comparison_s_weightiest(atlas: Atlas) -> None:
    told = content(atlas, "2024-09-16", "2022-08-01")["changes"]
    table = atlas.compare("2022-08-01", "2024-09-16").table()
    expected = table.loc[table["kind"] != "events", "sentence"].tolist()
    assert [row["text"] for row in told["rows"]] == expected[:MOST_CHANGES]
    assert str(len(expected) - MOST_CHANGES) in told["left"]


def test_every_number_cited_is_a_source_that_the_record_names(atlas: Atlas) -> None:
    told = content(atlas, "2024-09-16", "2023-09-16")
    by_number = {source["number"]: source for source in told["sources"]}
    assert list(by_number) == list(range(1, len(by_number) + 1))
    for identifier, row in zip(told["numbered"], told["events"]["rows"], strict=True):
        named = atlas.sources.loc[list(atlas.events.loc[identifier, "sources"]), "title"]
        for number in row["cites"]:
            assert by_number[number]["title"] in set(named)


def test_many_events_are_cut_to_the_weightiest_and_the_cut_is_told(atlas: Atlas) -> None:
    told = content(atlas, "2024-09-16", window=400)
    snapshot = atlas.at("2024-09-16", 400)
    assert len(told["events"]["rows"]) == MOST_EVENTS
    assert f"{MOST_EVENTS} of {len(snapshot.events)} recorded" in told["events"]["note"]
    deadliest = snapshot.events["fatalities_best"].astype(float).idxmax()
    assert deadliest in told["numbered"]
    assert "2024-09-15-ner-us-withdrawal-complete" in told["numbered"]


def test_the_sites_of_the_table_are_those_of_the_day(atlas: Atlas) -> None:
    told = content(atlas, "2024-09-16")["presence"]
    niger = next(
        row for row in told if (row["power"], row["country"]) == ("United States", "Niger")
    )
    assert niger == {
        "power": "United States",
        "country": "Niger",
        "held": "Niamey",
        "uncertain": "",
    }


def test_filters_are_told_and_followed(atlas: Atlas) -> None:
    told = content(atlas, "2024-09-16", filters=Filters(country=("BFA",)), window=90)
    assert told["filtered"]
    assert {row["country"] for row in told["presence"]} == {"Burkina Faso"}


@settings(max_examples=8)
@given(DAYS)
def test_french_tells_as_much_as_english(day: dt.date) -> None:
    snapshot = ATLAS.at(day, 30)
    english, french_ = parts(snapshot), french.parts(snapshot)
    assert {name: len(lines) for name, lines in english.items()} == {
        name: len(lines) for name, lines in french_.items()
    }
    assert len(french.headline(snapshot)) == len(snapshot.headline())


@settings(max_examples=8)
@given(DAYS)
def test_french_names_the_same_figures(day: dt.date) -> None:
    def digits(line: str) -> str:
        return "".join(letter for letter in line.replace("1er", "1") if letter.isdigit())

    snapshot = ATLAS.at(day, 30)
    pairs = zip(
        parts(snapshot)["strength"] + parts(snapshot)["events"],
        french.parts(snapshot)["strength"] + french.parts(snapshot)["events"],
        strict=True,
    )
    for english, french_ in pairs:
        assert digits(english) == digits(french_)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (("2022-01-01", "2023-01-01"), "site rétrocédé à Malian armed forces (FAMa)"),
        (("2022-01-01", "2023-01-01"), "Zone au Burkina Faso : s’étend"),
        (("2024-07-01", "2024-09-16"), "Nigerien Air Base 201, Agadez (Agadez, Niger), site"),
    ],
)
def test_changes_are_told_in_french(atlas: Atlas, days: tuple[str, str], told: str) -> None:
    table = changes.sentences(atlas.compare(*days), "fr")
    assert any(told in sentence.replace("\xa0", " ") for sentence in table["sentence"])


@settings(max_examples=8)
@given(DAYS, DAYS)
def test_every_change_has_a_french_sentence(one: dt.date, two: dt.date) -> None:
    compared = ATLAS.compare(one, two)
    table = changes.sentences(compared, "fr")
    assert len(table) == len(compared.table())
    for sentence in table["sentence"]:
        assert sentence.endswith(".")
        assert " in " not in sentence.split("(")[0] or ":" in sentence
        assert "nan" not in sentence.split()


def test_an_address_that_is_none_of_the_web_is_no_link() -> None:
    for url in (
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "http:",
        None,
        3.0,
    ):
        assert web(url) == ""


def test_what_the_day_leaves_open_is_counted(atlas: Atlas) -> None:
    told = content(atlas, "2024-09-16")["unknown"]
    snapshot = atlas.at("2024-09-16", 30)
    unsure = int((snapshot.sites["state"] == "uncertain").sum())
    assert f"is uncertain for {unsure} of {len(snapshot.sites)} sites." in " ".join(told)


def test_without_a_source_in_the_table_nothing_is_cited(atlas: Atlas) -> None:
    bare = replace(atlas, sources=atlas.sources.iloc[:0])
    told = content(bare, "2024-09-16")
    assert told["sources"] == []
    assert all(row["cites"] == [] for row in told["events"]["rows"])
