from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest

from geodata import strength

if TYPE_CHECKING:
    from geodata import Atlas


def test_a_power_has_one_latest_count_in_a_country_at_a_time(atlas: Atlas) -> None:
    for _, own in strength.spells(atlas).groupby(["power", "country"]):
        ordered = own.sort_values("start")
        assert (ordered["end"].iloc[:-1].to_numpy() <= ordered["start"].iloc[1:].to_numpy()).all()


@pytest.mark.parametrize("day", ["2013-06-01", "2017-11-01", "2021-06-01", "2023-08-15"])
def test_the_history_is_the_sum_of_the_latest_counts(atlas: Atlas, day: str) -> None:
    stamp = pd.Timestamp(day)
    spells, history = strength.spells(atlas), strength.history(atlas)
    for power, own in spells[(spells["start"] <= stamp) & (stamp < spells["end"])].groupby("power"):
        (row,) = history[
            (history["power"] == power) & (history["start"] <= stamp) & (stamp < history["end"])
        ].itertuples()
        assert row.countries == len(own)
        assert row.high == own["high"].fillna(own["best"]).fillna(own["low"]).sum()
        assert row.low <= row.high


def test_no_count_outlives_the_last_site_or_two_years(atlas: Atlas) -> None:
    spells = strength.spells(atlas)
    assert (spells["end"] <= spells["start"] + strength.STALE).all()
    mali = spells[(spells["power"] == "france") & (spells["country"] == "MLI")]
    before = mali[mali["start"] < "2022-08-15"]
    assert before["end"].max() <= pd.Timestamp("2022-08-15")


def test_joint_and_regional_figures_are_not_added(atlas: Atlas) -> None:
    spells = strength.spells(atlas)
    assert set(spells["power"]) <= {"us", "france", "russia"}
    assert strength.REGION not in set(spells["country"])
