from __future__ import annotations

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
