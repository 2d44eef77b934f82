"""Questions that the sources answer, put to the atlas: see known_facts.csv."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest
import shapely

from geodata import events

if TYPE_CHECKING:
    from collections.abc import Callable

    from geodata import Atlas, Snapshot

with (Path(__file__).parent / "known_facts.csv").open(encoding="utf-8", newline="") as file:
    FACTS = list(csv.DictReader(file))


def state(snapshot: Snapshot, site: str) -> str:
    return str(snapshot.sites["state"].get(site, "none"))


def sites(snapshot: Snapshot, power: str, *countries: str) -> str:
    return str(len(_held(snapshot, power, *countries)))


def places(snapshot: Snapshot, power: str, *countries: str) -> str:
    return ";".join(sorted(set(_held(snapshot, power, *countries)["place"])))


def force(snapshot: Snapshot, power: str, place: str) -> str:
    own = snapshot.sites[snapshot.sites["power"] == power]
    return ";".join(sorted(set(own.loc[own["place"] == place, "force"])))


def sharing(snapshot: Snapshot, *found: str) -> str:
    held = [state(snapshot, site) == "held" for site in found]
    return "both" if all(held) else "not both"


def strength(snapshot: Snapshot, power: str, country: str) -> str:
    counts = snapshot.strength
    row = counts[(counts["power"] == power) & (counts["country"] == country)].iloc[0]
    return _count(row[["low", "best", "high"]])


def site_strength(snapshot: Snapshot, site: str) -> str:
    return _count(snapshot.sites.loc[site, ["strength_low", "strength_best", "strength_high"]])


def stage(snapshot: Snapshot, lat: str, lon: str) -> str:
    point = shapely.Point(float(lon), float(lat))
    return str(next(iter(snapshot.area.loc[snapshot.area.covers(point), "stage"]), "none"))


def area(snapshot: Snapshot, country: str) -> str:
    return "some" if snapshot.area_km2["total"].get(country, 0) > 0 else "none"


def larger(snapshot: Snapshot, country: str, other_day: str) -> str:
    then = snapshot.atlas.at(other_day).area_km2["total"]
    return "yes" if snapshot.area_km2["total"][country] > then[country] else "no"


def coup(snapshot: Snapshot, country: str) -> str:
    today = snapshot.atlas.at(snapshot.day, window=1).events
    return "yes" if country in set(today.loc[today["category"] == "coup", "country"]) else "no"


def happened(snapshot: Snapshot, window: str, event: str) -> str:
    found = snapshot.atlas.at(snapshot.day, window=int(window)).events
    if event not in found.index:
        return "no"
    return "certain" if found.loc[event, "certain"] else "possible"


def deaths(snapshot: Snapshot, event: str) -> str:
    found = events.deaths(snapshot.events.loc[[event]])
    return f"{found.low} {found.high}"


def _held(snapshot: Snapshot, power: str, *countries: str) -> pd.DataFrame:
    own = snapshot.sites[snapshot.sites["power"] == power]
    return own[own["country"].isin(countries)]


def _count(row: pd.Series) -> str:
    return " ".join("-" if pd.isna(value) else str(int(value)) for value in row)


ASKS: dict[str, Callable[..., str]] = {
    asked.__name__: asked
    for asked in (
        area,
        coup,
        deaths,
        force,
        happened,
        larger,
        places,
        sharing,
        site_strength,
        sites,
        stage,
        state,
        strength,
    )
}


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact['day']} {fact['question']}")
def test_the_atlas_answers_as_the_sources_do(atlas: Atlas, fact: dict[str, str]) -> None:
    answer = ASKS[fact["asks"]](atlas.at(fact["day"]), *fact["subject"].split())
    assert answer == fact["expected"]


def test_every_fact_stands_on_known_sources(atlas: Atlas) -> None:
    cited = {source for fact in FACTS for source in fact["sources"].split(";")}
    assert cited <= set(atlas.sources.index)


def test_the_facts_put_every_kind_of_question() -> None:
    assert {fact["asks"] for fact in FACTS} == set(ASKS)
    assert len(FACTS) >= 45
