from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st

import geodata
from geodata import Filters, events
from geodata.area import outline
from geodata.comparison import ground, hands, phrases

if TYPE_CHECKING:
    from pathlib import Path

    from geodata import Atlas
    from geodata.comparison import Comparison

DAYS = st.dates(dt.date(2012, 1, 1), dt.date(2026, 7, 4))
PAIRS = st.tuples(DAYS, DAYS).map(sorted)
LEAVING = ("closed", "handed_over", "replaced", "lapsed")

FILTERS = st.sampled_from(
    [
        Filters(),
        Filters(country=("NER", "BEN")),
        Filters(power=("us",)),
        Filters(category=("coup", "battle"), power=("russia",)),
        Filters(confidence=("high",), text="base"),
    ]
)

KNOWN = """
2022-01-01 2023-01-01 site     france-mli-gao                 handed_over
2022-01-01 2023-01-01 site     france-mli-gossi               handed_over
2022-01-01 2023-01-01 site     france-mli-menaka              handed_over
2022-01-01 2023-01-01 site     france-mli-menaka-takuba       handed_over
2022-01-01 2023-01-01 site     russia-mli-gao-wagner          opened
2021-01-01 2022-01-01 site     france-mli-timbuktu            handed_over
2021-01-01 2022-01-01 site     russia-mli-bamako-senou-wagner opened
2022-06-01 2023-06-01 site     france-bfa-kamboinsin          handed_over
2023-07-01 2024-10-01 site     france-ner-niamey              handed_over
2023-07-01 2024-10-01 site     us-ner-niamey-ab101            handed_over
2023-07-01 2024-10-01 site     us-ner-agadez-ab201            handed_over
2023-07-01 2024-10-01 site     us-ner-arlit                   closed
2023-07-01 2024-10-01 site     us-tcd-ndjamena                closed
2023-07-01 2024-10-01 site     russia-ner-niamey-ab101        opened
2024-01-01 2025-01-01 site     russia-bfa-ouagadougou-bear-brigade between
2024-10-01 2025-03-01 site     france-tcd-ndjamena            handed_over
2025-01-01 2025-06-10 site     russia-mli-kidal-wagner        replaced
2026-01-01 2026-07-01 site     russia-mli-kidal-africa-corps  closed
2019-01-01 2020-06-01 site     us-cmr-garoua                  uncertain
2020-06-01 2022-06-01 site     us-cmr-garoua                  lapsed
2020-01-01 2023-01-01 region   TGO-savanes                    entered
2018-01-01 2022-06-01 region   BEN-alibori                    entered
2012-06-01 2020-01-01 region   BFA-est                        entered
2022-01-01 2023-01-01 region   CIV-zanzan                     left
2023-07-01 2024-10-01 strength us-NER                         -1100..-1000
2023-07-01 2024-10-01 strength france-NER                     -2000..-2000
2023-01-01 2024-10-01 strength russia-MLI                     0..0
2022-04-01 2023-01-01 strength france-MLI                     -2400..-2400
2022-04-01 2023-01-01 strength us_france-SAHEL                unknown
2022-01-01 2024-10-01 strength us-NER                         -800..-800
""".strip().splitlines()


def change(compared: Comparison, kind: str, subject: str) -> str:
    if kind == "strength":
        own = compared.strength.set_index(["power", "country"]).loc[tuple(subject.split("-"))]
        low, high = own["change_low"], own["change_high"]
        return "unknown" if pd.isna(low) and pd.isna(high) else f"{low}..{high}"
    table = compared.sites if kind == "site" else compared.regions
    return str(table["change"].get(subject, "none"))


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: " ".join(known.split()))
def test_a_known_change_is_found(atlas: Atlas, known: str) -> None:
    day_a, day_b, kind, subject, expected = known.split()
    assert change(atlas.compare(day_a, day_b), kind, subject) == expected


def test_the_known_changes_are_of_every_kind() -> None:
    assert {known.split()[2] for known in KNOWN} == {"site", "region", "strength"}
    told = {known.split()[4] for known in KNOWN if known.split()[2] == "site"}
    assert told == set(hands.CHANGES) - {"confirmed"}


def test_a_site_that_was_uncertain_is_confirmed(atlas: Atlas) -> None:
    compared = atlas.compare("2022-01-10", "2022-06-01")
    assert compared.sites.loc["russia-mli-timbuktu-wagner", "change"] == "confirmed"


@given(DAYS)
@settings(max_examples=4)
def test_a_day_compared_with_itself_has_no_change(day: dt.date) -> None:
    compared = geodata.load().compare(day, day)
    assert compared.sentences() == []
    assert not compared.swapped
    for table in (compared.regions, compared.geometry, compared.sites, compared.happened):
        assert table.empty
    assert not compared.area[["gained", "lost", "change"]].to_numpy().any()
    assert not compared.strength["newer"].any()


def test_days_given_the_other_way_round_are_put_in_order(atlas: Atlas) -> None:
    usual = atlas.compare("2022-01-01", "2023-01-01")
    swapped = atlas.compare("2023-01-01", "2022-01-01")
    assert (usual.swapped, swapped.swapped) == (False, True)
    assert swapped.day_a == dt.date(2022, 1, 1)
    pd.testing.assert_frame_equal(usual.table(), swapped.table())


def test_what_is_no_day_is_refused(atlas: Atlas) -> None:
    with pytest.raises(ValueError, match="YYYY-MM-DD"):
        atlas.compare("2022-01-01", "soon")


@settings(max_examples=4)
@given(PAIRS)
def test_what_is_gained_one_way_is_lost_the_other(days: list[dt.date]) -> None:
    a, b = (geodata.load().at(day) for day in days)
    there, back = ground.compare(a, b), ground.compare(b, a)
    assert there.area["gained"].tolist() == pytest.approx(back.area["lost"].tolist())
    assert there.area["lost"].tolist() == pytest.approx(back.area["gained"].tolist())
    assert there.area["change"].tolist() == pytest.approx((-back.area["change"]).tolist())
    turned = there.regions["change"].map({"entered": "left", "left": "entered"})
    assert turned.to_dict() == back.regions["change"].to_dict()


@settings(max_examples=4)
@given(PAIRS)
def test_gained_less_lost_is_the_change_but_for_slivers(days: list[dt.date]) -> None:
    compared = geodata.load().compare(*days)
    area = compared.area
    balance = area["gained"] - area["lost"] - area["change"]
    # the dropped pieces are a fraction of a percent of what was drawn, and slivers of both sides
    slivers = 0.005 * area[["km2_a", "km2_b"]].max(axis=1) + 3 * ground.SLIVER
    assert (balance.abs() <= slivers).all()
    totals = area[area["stage"] == "total"].set_index("country")
    stages = area[area["stage"] != "total"].groupby("country")
    for day in ("km2_a", "km2_b"):
        assert totals[day].tolist() == pytest.approx(stages[day].sum().tolist(), abs=0.1)
        snapshot = compared.a if day == "km2_a" else compared.b
        drawn = snapshot.area_km2["total"].reindex(totals.index).fillna(0)
        assert totals[day].tolist() == pytest.approx(drawn.tolist(), abs=0.1)


@settings(max_examples=4)
@given(PAIRS)
@example([dt.date(2020, 1, 1), dt.date(2023, 1, 1)])  # had a polygon that crossed itself
def test_the_polygons_are_the_figures_of_the_table(days: list[dt.date]) -> None:
    compared = geodata.load().compare(*days)
    drawn = compared.geometry
    assert isinstance(drawn, gpd.GeoDataFrame)
    assert drawn.crs == "EPSG:4326"
    assert drawn.geometry.is_valid.all()
    assert (drawn["km2"] >= ground.SLIVER).all()
    totals = compared.area[compared.area["stage"] == "total"].set_index("country")
    for sign in ("gained", "lost"):
        own = drawn[drawn["change"] == sign].groupby("country")["km2"].sum()
        expected = totals[sign][totals[sign] > 0]
        assert own.to_dict() == pytest.approx(expected.to_dict())
    lost = drawn[drawn["change"] == "lost"]
    inside = [compared.a.area.covers(point).any() for point in lost.representative_point()]
    assert all(inside)


def test_a_passage_from_one_stage_to_another_changes_no_total(atlas: Atlas) -> None:
    area = atlas.compare("2022-01-01", "2023-01-01").area.set_index(["country", "stage"])
    assert area.loc[("MLI", "stronghold"), "gained"] > 5_000
    assert area.loc[("MLI", "activity"), "lost"] > 5_000
    assert area.loc[("MLI", "total"), "lost"] == 0


@settings(max_examples=4)
@given(PAIRS, FILTERS)
def test_sites_that_changed_are_those_that_the_snapshots_tell_apart(
    days: list[dt.date], filters: Filters
) -> None:
    compared = geodata.load().compare(*days, filters)
    a, b = set(compared.a.sites.index), set(compared.b.sites.index)
    by = {name: set(own.index) for name, own in compared.sites.groupby("change")}
    heirs = set(compared.sites["successor"].dropna())
    assert by.get("opened", set()) | heirs == b - a
    assert set().union(*(by.get(name, set()) for name in LEAVING)) == a - b
    for name, state in (("uncertain", "uncertain"), ("confirmed", "held")):
        for site in by.get(name, ()):
            assert compared.a.sites.loc[site, "state"] != compared.b.sites.loc[site, "state"]
            assert compared.b.sites.loc[site, "state"] == state
    assert by.get("between", set()).isdisjoint(a | b)


@settings(max_examples=4)
@given(PAIRS, FILTERS)
def test_filters_reach_every_table(days: list[dt.date], filters: Filters) -> None:
    compared = geodata.load().compare(*days, filters)
    for table in (compared.sites, compared.strength):
        if filters.power:
            assert set(table["power"]) <= set(filters.power)
    if filters.country:
        for table in (
            *(compared.area, compared.regions, compared.geometry, compared.zones),
            *(compared.sites, compared.strength, compared.events, compared.table()),
        ):
            assert set(table["country"]) <= set(filters.country)
    if filters.category:
        assert set(compared.events["category"]) <= set(filters.category)


@settings(max_examples=4)
@given(PAIRS, FILTERS)
def test_events_are_those_after_the_one_day_and_up_to_the_other(
    days: list[dt.date], filters: Filters
) -> None:
    atlas = geodata.load()
    compared = atlas.compare(*days, filters)
    after, last = pd.Timestamp(days[0]), pd.Timestamp(days[1])
    own = filters.events(atlas.events)
    own = own[(own["end"] > after + pd.Timedelta(days=1)) & (own["start"] <= last)]
    expected = set(own.index) if days[0] < days[1] else set()
    assert set(compared.happened.index) == expected
    assert compared.events["events"].sum() == len(expected)
    assert compared.events["possible"].sum() == (~compared.happened["certain"]).sum()
    deaths = events.deaths(compared.happened)
    assert compared.events["deaths_low"].sum() == deaths.low
    assert compared.events["deaths_high"].sum() == deaths.high
    assert compared.events["unknown"].sum() == deaths.unknown


@settings(max_examples=4)
@given(PAIRS)
def test_a_change_of_strength_is_no_more_precise_than_its_figures(days: list[dt.date]) -> None:
    for row in geodata.load().compare(*days).strength.to_dict("records"):
        if not row["newer"]:
            assert pd.isna(row["change_low"])
            assert pd.isna(row["change_high"])
            assert row["id_a"] == row["id_b"]
            continue
        ends = [row["low_a"], row["high_a"], row["low_b"], row["high_b"]]
        if any(pd.isna(end) for end in ends):
            assert pd.isna(row["change_low"]) or pd.isna(row["change_high"])
            continue
        assert row["change_low"] <= row["best_b"] - row["best_a"] <= row["change_high"]
        widths = row["high_a"] - row["low_a"] + row["high_b"] - row["low_b"]
        assert row["change_high"] - row["change_low"] == widths


@settings(max_examples=4)
@given(PAIRS)
def test_every_row_has_a_sentence_and_stands_on_known_records(days: list[dt.date]) -> None:
    atlas = geodata.load()
    compared = atlas.compare(*days)
    table = compared.table()
    assert table["sentence"].is_unique
    assert compared.sentences() == table["sentence"].tolist()
    assert table["sentence"].str.endswith(".").all()
    assert not table["sentence"].str.contains("nan|<NA>|None|NaT").any()
    for row in table.itertuples():
        for source in filter(None, row.sources.split(";")):
            assert source in atlas.sources.index
        if row.kind in ("site", "strength", "events"):
            assert row.sources
            cited = {
                s for record in row.records.split(";") for s in atlas.record(record)["sources"]
            }
            assert set(row.sources.split(";")) == cited


def test_a_row_of_the_table_is_its_record(atlas: Atlas) -> None:
    table = atlas.compare("2025-01-01", "2025-06-10").table().set_index("records")
    row = table.loc["russia-mli-gao-wagner;russia-mli-gao-africa-corps"]
    assert (row["kind"], row["country"], row["change"]) == ("site", "MLI", "replaced")
    assert (row["before"], row["after"]) == ("held", "none")
    assert row["sentence"] == (
        "Africa Corps replaced Wagner Group (Russia) at Former Barkhane base at Gao airport "
        "(Gao, Mali) on 6 June 2025."
    )


def test_the_table_survives_a_round_trip_as_csv(atlas: Atlas, tmp_path: Path) -> None:
    table = atlas.compare("2022-01-01", "2023-01-01").table()
    file = tmp_path / "changes.csv"
    table.to_csv(file, index=False)
    read = pd.read_csv(file, keep_default_na=False)
    assert read.columns.tolist() == table.columns.tolist()
    assert read["sentence"].tolist() == table["sentence"].tolist()


TOLD = """
2022-01-01 2023-01-01 France handed Gao desert operational platform (Gao airport) (Gao, Mali) over \
to Malian armed forces (FAMa) on 15 August 2022.
2023-07-01 2024-10-01 The United States left Arlit outpost (Arlit, Niger) by 15 September 2024 at \
the latest; last attested December 2018.
2023-07-01 2024-10-01 Head count, United States in Niger: 1,000 to 1,100 (June 2023); then none \
counted (16 September 2024); 1,000 to 1,100 fewer.
2026-01-01 2026-07-01 Russia lost Kidal camp (Kidal, Mali) to an attack by Azawad Liberation Front \
with JNIM on 26 April 2026.
2022-01-01 2023-01-01 The area in Burkina Faso grew from about 143,000 to about 174,000 km² \
(approximate; reported activity, not control).
2022-01-01 2023-01-01 The area in Côte d’Ivoire went from about 8,000 km² to none (approximate; \
reported activity, not control).
""".strip().splitlines()


@pytest.mark.parametrize("told", TOLD)
def test_a_change_is_told_plainly(atlas: Atlas, told: str) -> None:
    day_a, day_b, sentence = told.split(" ", 2)
    assert sentence in atlas.compare(day_a, day_b).sentences()


def test_a_region_names_the_localities_that_it_was_entered_by(atlas: Atlas) -> None:
    table = atlas.compare("2020-01-01", "2023-01-01").table()
    row = table[(table["kind"] == "region") & (table["subject"] == "Savanes")]
    row = row[row["country"] == "TGO"].iloc[0]
    assert "jnim-tgo-sanloaga-activity" in row["records"].split(";")
    assert all(record.startswith("jnim-tgo") for record in row["records"].split(";"))


def test_the_weightiest_comes_first(atlas: Atlas) -> None:
    table = atlas.compare("2012-06-01", "2026-07-04").table()
    assert table["kind"].iloc[0] == "area"
    place = {kind: own.index.min() for kind, own in table.groupby("kind")}
    assert place["area"] < place["site"]
    mali = table[(table["kind"] == "area") & (table["country"] == "MLI")].index[0]
    togo = table[(table["kind"] == "area") & (table["country"] == "TGO")].index[0]
    assert mali < togo


def test_slivers_are_nothing() -> None:
    block = shapely.box(0, 0, 100_000, 100_000)
    wider = shapely.box(0, 0, 100_400, 100_000)
    assert ground._added(block, wider) == []  # noqa: SLF001 its tolerance is the point
    assert len(ground._added(block, shapely.box(0, 0, 101_000, 100_000))) == 1  # noqa: SLF001


def test_the_tolerance_lies_below_the_smallest_locality(atlas: Atlas) -> None:
    smallest = outline.circles(
        *(
            atlas.zones[name].to_numpy(float)[[atlas.zones["radius_km"].argmin()]]
            for name in ("lon", "lat", "radius_km")
        )
    )
    km2 = shapely.area(smallest)[0] / 1e6
    assert outline.SLIVER < ground.SLIVER < ground.ENTERED_KM2 < km2


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (-100, -100, "about 100 fewer"),
        (0, 0, "no change counted"),
        (0, 50, "0 to 50 more"),
        (-50, 0, "0 to 50 fewer"),
        (-50, 50, "between 50 fewer and 50 more"),
        (pd.NA, -10, "at least 10 fewer"),
        (pd.NA, 10, "at most 10 more"),
        (10, pd.NA, "at least 10 more"),
        (-10, pd.NA, "at most 10 fewer"),
        (pd.NA, pd.NA, "the change is not known"),
    ],
)
def test_a_difference_keeps_its_range(low: int, high: int, told: str) -> None:
    assert phrases.difference(low, high) == told


def test_a_comparison_takes_less_than_half_a_second(atlas: Atlas) -> None:
    atlas.compare("2012-06-01", "2026-07-04")
    spent = time.process_time()
    atlas.compare("2013-06-01", "2026-07-04")
    assert time.process_time() - spent < 0.5
