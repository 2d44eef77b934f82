from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata import dates, presence

if TYPE_CHECKING:
    from geodata import Atlas

AS_OF = dt.date(2026, 7, 4)
DAYS = st.dates(dt.date(2010, 1, 1), dt.date(2026, 7, 4))
NO_COUNTS = pd.DataFrame(
    {
        "power": pd.Series(dtype=str),
        "country": pd.Series(dtype=str),
        "site": pd.Series(dtype=str),
        "date": pd.Series(dtype="datetime64[s]"),
        "low": pd.Series(dtype="Int64"),
        "high": pd.Series(dtype="Int64"),
    }
)


def table(*sites: dict[str, Any]) -> pd.DataFrame:
    usual = {
        "start": "2020-03-10",
        "start_precision": "day",
        "start_basis": "confirmed",
        "end": None,
        "end_precision": None,
        "end_basis": "ongoing",
        "last_attested": None,
    }
    frame = pd.DataFrame([usual | site for site in sites])
    frame.index = pd.Index([f"site-{number}" for number in range(len(sites))], name="id")
    for column in ("start", "end", "last_attested"):
        frame[column] = pd.to_datetime(frame[column]).astype("datetime64[s]")
    return frame


def counts(*rows: tuple[str, str, int]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "power": "us",
            "country": "NER",
            "site": [site for site, _, _ in rows],
            "date": pd.to_datetime([day for _, day, _ in rows]),
            "low": pd.array([count for _, _, count in rows], dtype="Int64"),
            "high": pd.array([count for _, _, count in rows], dtype="Int64"),
        }
    )


def spells(strength: pd.DataFrame = NO_COUNTS, **site: str | None) -> list[str]:
    found = presence.site_states(table(site), strength, AS_OF)
    return [
        f"{row.state}{'' if row.reason is None else ' ' + row.reason}"
        f" {row.start.date()} {'' if pd.isna(row.end) else row.end.date()}".strip()
        for row in found.itertuples()
    ]


def test_what_goes_on_is_held_to_the_data_s_last_day() -> None:
    assert spells() == ["held 2020-03-10 2026-07-05", "uncertain end 2026-07-05"]


def test_a_confirmed_end_is_the_first_day_without_the_site() -> None:
    ended = {"end": "2022-08-15", "end_precision": "day", "end_basis": "confirmed"}
    assert spells(**ended) == ["held 2020-03-10 2022-08-15"]


def test_an_end_known_to_the_month_is_uncertain_through_the_month() -> None:
    ended = {"end": "2021-10-01", "end_precision": "month", "end_basis": "confirmed"}
    assert spells(**ended) == [
        "held 2020-03-10 2021-10-01",
        "uncertain end 2021-10-01 2021-11-01",
    ]


def test_before_the_bound_of_its_end_a_site_is_uncertain_once_no_longer_attested() -> None:
    bound = {"end": "2023-12-22", "end_precision": "day", "end_basis": "not_after"}
    assert spells(**bound, last_attested="2021-05-01") == [
        "held 2020-03-10 2021-05-02",
        "uncertain end 2021-05-02 2023-12-22",
    ]


def test_an_imprecise_bound_runs_to_the_end_of_its_year() -> None:
    bound = {"end": "2023-01-01", "end_precision": "year", "end_basis": "not_after"}
    assert spells(**bound, last_attested="2021-05-01")[-1] == (
        "uncertain end 2021-05-02 2024-01-01"
    )


def test_a_site_without_an_end_lapses_two_years_after_it_was_last_attested() -> None:
    assert spells(end_basis="last_attested", last_attested="2021-05-01") == [
        "held 2020-03-10 2021-05-02",
        "uncertain end 2021-05-02 2023-05-01",
        "lapsed end 2023-05-01",
    ]


def test_a_start_known_to_the_month_is_uncertain_through_the_month() -> None:
    assert spells(start="2020-03-01", start_precision="month")[:2] == [
        "uncertain start 2020-03-01 2020-04-01",
        "held 2020-04-01 2026-07-05",
    ]


def test_an_attestation_ends_the_doubt_about_an_imprecise_start() -> None:
    attested = {"start": "2020-01-01", "start_precision": "year", "last_attested": "2020-06-14"}
    assert spells(**attested)[0] == "uncertain start 2020-01-01 2020-06-14"


def test_an_attestation_that_repeats_an_imprecise_start_proves_nothing() -> None:
    known = {"start": "2017-01-01", "start_precision": "year", "last_attested": "2017-01-01"}
    bound = {"end": "2023-12-22", "end_precision": "day", "end_basis": "not_after"}
    assert spells(**known, **bound) == [
        "uncertain start 2017-01-01 2018-01-01",
        "uncertain end 2018-01-01 2023-12-22",
    ]


def test_a_site_not_held_before_a_day_is_uncertain_until_it_is_attested() -> None:
    found = spells(start_basis="not_before", last_attested="2022-06-13")
    assert found[0] == "uncertain start 2020-03-10 2022-06-13"


def test_a_head_count_attests_a_site() -> None:
    strength = counts(("site-0", "2019-01-01", 50), ("site-0", "2020-09-01", 0))
    later = counts(("site-0", "2021-01-01", 600))
    both = pd.concat([strength, later])
    found = spells(both, start_basis="not_before", last_attested="2022-06-13")
    assert found[:2] == ["uncertain start 2020-03-10 2021-01-01", "held 2021-01-01 2026-07-05"]


def test_a_site_never_attested_is_never_held() -> None:
    unknown = {"start": "2024-01-01", "start_precision": "year", "start_basis": "not_before"}
    bound = {"end": "2025-06-06", "end_precision": "day", "end_basis": "not_after"}
    assert [spell.split()[0] for spell in spells(**unknown, **bound)] == ["uncertain"] * 2


@st.composite
def any_site(draw: st.DrawFn) -> dict[str, Any]:
    start = draw(DAYS)
    precision = draw(st.sampled_from(["day", "month", "year"]))
    start = dates.period(start, precision).start
    attested = draw(st.none() | st.integers(0, 2000))
    basis = draw(st.sampled_from(["confirmed", "not_after", "last_attested", "ongoing"]))
    last = None if attested is None else start + dt.timedelta(attested)
    site = {
        "start": start,
        "start_precision": precision,
        "start_basis": draw(st.sampled_from(["confirmed", "not_before", "not_after"])),
        "end_basis": basis,
        "last_attested": last,
    }
    if basis in {"confirmed", "not_after"}:
        end_precision = draw(st.sampled_from(["day", "month", "year"]))
        end = (last or start) + dt.timedelta(draw(st.integers(1, 2000)))
        end = max(dates.period(end, end_precision).start, start + dt.timedelta(1))
        site |= {"end": end, "end_precision": end_precision}
    return site


@given(any_site(), st.lists(st.tuples(DAYS, st.integers(0, 50)), max_size=3))
def test_spells_follow_each_other_without_gap_or_overlap(
    site: dict[str, Any], counted: list[tuple[dt.date, int]]
) -> None:
    strength = counts(*(("site-0", str(day), count) for day, count in counted))
    found = presence.site_states(table(site), strength if counted else NO_COUNTS, AS_OF)
    assert found["start"].iloc[0].date() == site["start"]
    assert found["start"].iloc[1:].tolist() == found["end"].iloc[:-1].tolist()
    assert (found["start"] < found["end"].fillna(pd.Timestamp("2262-01-01"))).all()
    assert pd.isna(found["end"].iloc[-1]) == (site["end_basis"] in {"last_attested", "ongoing"})


@given(any_site())
def test_a_site_goes_from_doubt_to_certainty_to_doubt(site: dict[str, Any]) -> None:
    found = presence.site_states(table(site), NO_COUNTS, AS_OF)
    order = [("uncertain", "start"), ("held", None), ("uncertain", "end"), ("lapsed", "end")]
    ranks = [order.index(spell) for spell in zip(found["state"], found["reason"], strict=True)]
    assert ranks == sorted(set(ranks))


@given(any_site(), DAYS)
def test_a_site_is_in_at_most_one_state_a_day(site: dict[str, Any], day: dt.date) -> None:
    found = presence.site_states(table(site), NO_COUNTS, AS_OF)
    assert len(presence.states_at(found, day)) == int(
        any(
            row.start.date() <= day and (pd.isna(row.end) or day < row.end.date())
            for row in found.itertuples()
        )
    )


def test_every_real_site_has_spells_in_order(atlas: Atlas) -> None:
    for site, own in atlas.site_states.groupby("site"):
        assert own["start"].iloc[0] == atlas.sites.loc[site, "start"]
        assert own["start"].iloc[1:].tolist() == own["end"].iloc[:-1].tolist()
    assert set(atlas.site_states["site"]) == set(atlas.sites.index)
    assert set(atlas.site_states["state"]) == set(presence.STATES)


@pytest.mark.parametrize(
    ("day", "best"),
    [("2014-09-01", None), ("2014-09-02", 120), ("2016-09-02", 120), ("2016-09-04", None)],
)
def test_a_head_count_speaks_for_two_years(atlas: Atlas, day: str, best: int | None) -> None:
    found = presence.strength_at(atlas.strength, dates.day(day)).set_index("site")["best"]
    assert found.get("us-ner-niamey-ab101") == best


@given(st.dates(dt.date(2012, 1, 1), AS_OF))
def test_only_the_latest_count_of_each_is_kept(day: dt.date) -> None:
    strength = counts(("a", "2013-01-01", 5), ("a", "2015-01-01", 7), ("b", "2014-06-01", 9))
    found = presence.strength_at(strength, day)
    dated = strength[strength["date"] <= pd.Timestamp(day)]
    assert not found.duplicated(["power", "country", "site"]).any()
    for row in found.itertuples():
        assert row.date == dated.loc[dated["site"] == row.site, "date"].max()
        assert 0 <= row.age_days <= 731
