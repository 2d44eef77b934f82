from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geodata import Filters

if TYPE_CHECKING:
    from geodata import Atlas


def test_the_opening_day_is_answered_in_four_lines(atlas: Atlas) -> None:
    told = dict(atlas.at("2024-09-16").headline())
    assert list(told) == ["France", "United States", "Russia", "JNIM"]
    assert told["France"].startswith("none in Mali, Burkina Faso, Niger")
    assert "Niger 1 (embassy guard)" in told["United States"]
    assert "Niger 1 (air base)" in told["Russia"]
    for country in ("Mali", "Burkina Faso", "Niger", "Benin", "Togo"):
        assert country in told["JNIM"]


def test_before_the_merger_the_area_has_another_name(atlas: Atlas) -> None:
    assert atlas.at("2017-03-01").headline()[-1][0] == "Groups that later formed JNIM"
    assert atlas.at("2017-03-02").headline()[-1][0] == "JNIM"


def test_the_lines_follow_the_filters(atlas: Atlas) -> None:
    told = dict(atlas.at("2024-09-16", filters=Filters(country=("TGO",))).headline())
    assert told["JNIM"].startswith("active in Togo; about")


def test_absence_is_told_of_the_chosen_countries_alone(atlas: Atlas) -> None:
    told = dict(atlas.at("2023-12-01", filters=Filters(country=("MLI",))).headline())
    assert told["United States"] == "none in Mali"
    assert told["Russia"].startswith("Mali ")


def test_of_powers_that_were_not_asked_about_nothing_is_told(atlas: Atlas) -> None:
    told = dict(atlas.at("2023-12-01", filters=Filters(power=("us",))).headline())
    assert "Russia" not in told
    assert "France" not in told
    snapshot = replace(atlas.at("2023-12-01"), hidden=frozenset({"france"}))
    assert "France" not in dict(snapshot.headline())
    assert not any("French military" in sentence for sentence in snapshot.summary())


def test_with_other_filters_absence_is_said_to_be_of_what_matches(atlas: Atlas) -> None:
    told = dict(atlas.at("2023-12-01", filters=Filters(text="embassy")).headline())
    assert "none that matches the filters in Mali" in told["Russia"]
