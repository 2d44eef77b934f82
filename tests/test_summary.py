from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geodata import Filters

if TYPE_CHECKING:
    from geodata import Atlas


def told(atlas: Atlas, day: str, **asked: object) -> str:
    return "\n".join(atlas.at(day, **asked).summary())


def test_the_opening_day_says_who_left_and_who_is_there(atlas: Atlas) -> None:
    text = told(atlas, "2024-09-16")
    assert "No French military site is recorded in Mali, Burkina Faso, Niger or Benin." in text
    assert "1 in Niger (embassy guard, Niamey; no head count)" in text
    assert "Russia (Africa Corps, Wagner Group) is recorded at" in text
    assert "1 in Niger (air base, Niamey)" in text
    assert "about 100 in Niger (10 April 2024)" in text
    assert "none counted in Niger (16 September 2024)" in text


@pytest.mark.parametrize("day", ["2012-01-01", "2013-02-01", "2018-06-01", "2024-09-16"])
def test_the_area_in_words_is_the_area_in_figures(atlas: Atlas, day: str) -> None:
    snapshot = atlas.at(day)
    sentence = next(line for line in snapshot.summary() if " km² in all" in line)
    assert sentence.startswith("JNIM area") == (day >= "2017-03-02")
    assert "reported activity, not control" in sentence
    assert f"{round(snapshot.area_km2['total'].sum() / 1000):,},000 km² in all" in sentence
    for country in snapshot.area_km2.index:
        assert atlas.vocabulary.label("country", country) in sentence


def test_where_no_area_is_known_it_is_said(atlas: Atlas) -> None:
    assert "No area of JNIM activity is reported." in told(atlas, "2011-06-01")


def test_deaths_are_a_range_and_missing_figures_are_counted(atlas: Atlas) -> None:
    snapshot = atlas.at("2013-02-01", window=30)
    without = snapshot.events["fatalities_low"].isna().sum()
    assert f"deaths reported: 25 to 149 ({without} events without a figure)" in "\n".join(
        snapshot.summary()
    )


def test_events_that_may_fall_outside_are_counted_apart(atlas: Atlas) -> None:
    snapshot = atlas.at("2024-09-16")
    possible = (snapshot.events["date_precision"] != "day").sum()
    assert possible == snapshot.figures()["possible_events"] > 0
    assert f"to 16 September 2024, of which {possible} may fall outside" in "\n".join(
        snapshot.summary()
    )


@pytest.mark.parametrize(
    ("window", "words"),
    [
        (1, "on 5 June 2021"),
        (7, "in the 7 days to 5 June 2021"),
        (None, "up to 5 June 2021"),
    ],
)
def test_the_window_is_put_into_words(atlas: Atlas, window: int | None, words: str) -> None:
    assert words in told(atlas, "2021-06-05", window=window)


def test_a_quiet_window_is_no_proof_of_peace(atlas: Atlas) -> None:
    assert "No event is recorded in the 7 days to 1 March 2015." in told(atlas, "2015-03-01")


def test_it_is_said_where_a_day_lies_beyond_the_research(atlas: Atlas) -> None:
    assert "sites: Burkina Faso (30 August 2024)." in told(atlas, "2024-09-16")
    assert "this day is later" in told(atlas, "2030-01-01")
    assert "Not researched" not in told(atlas, "2016-01-01")


def test_lapsed_sites_are_said_to_be_left_out(atlas: Atlas) -> None:
    lapsed = atlas.at("2024-09-16").lapsed
    assert f"Left out: {lapsed} sites" in told(atlas, "2024-09-16")
    assert "Left out" not in told(atlas, "2024-09-16", lapsed=True)


def test_filtered_words_claim_no_absence_beyond_the_filters(atlas: Atlas) -> None:
    text = told(atlas, "2018-01-01", filters=Filters(power=("us",), confidence=("high",)))
    assert text.startswith("Only records that match the filters are counted")
    assert "No US military site that matches the filters is recorded in" in text
    assert "French" not in text
    assert "Russia" not in text


def test_figures_add_up(atlas: Atlas) -> None:
    snapshot = atlas.at("2022-08-16", window=90)
    figures = snapshot.figures()
    assert sum(power["held"] + power["uncertain"] for power in figures["powers"].values()) == len(
        snapshot.sites
    )
    stages = figures["area_km2"]
    assert stages["total"] == pytest.approx(
        stages["stronghold"] + stages["activity"] + stages["expansion"]
    )
    assert figures["events"] == len(snapshot.events)
    assert figures["deaths_low"] <= figures["deaths_best"] <= figures["deaths_high"]
    assert len(figures["strength"]) == len(snapshot.strength)


@pytest.mark.parametrize("day", ["2012-01-01", "2019-12-31", "2023-02-18", "2026-07-04"])
@pytest.mark.parametrize("window", [1, None])
def test_every_sentence_is_one(atlas: Atlas, day: str, window: int | None) -> None:
    for sentence in atlas.at(day, window=window).summary():
        assert sentence[0].isupper() or sentence[0].isdigit()
        assert sentence.endswith(".")
        assert "nan" not in sentence.casefold().split()
        assert "<NA>" not in sentence
        assert "  " not in sentence
