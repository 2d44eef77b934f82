"""Rows made of drafts keep every rule of the tables, and say nothing that a draft does not."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import geodata
from geodata import boundaries
from geodata.check import check
from geodata.coding.article import Article, Span
from geodata.coding.deciding import ids
from geodata.coding.deciding.endings import end_site, end_zone, known
from geodata.coding.deciding.proposals import announcement, line, proposal
from geodata.coding.deciding.rows import complete, missing, rows, source
from geodata.coding.drafts import Dated, Draft, Found, Located, Range
from geodata.store import Store

if TYPE_CHECKING:
    from geodata import Atlas
    from geodata.coding.deciding.proposals import Row
    from geodata.coding.drafts import Kind

DJIBO = Located("Djibo", "BFA", 14.1, -1.63, "town", "Sahel")
GAO = Located("Gao", "MLI", 16.27, -0.04, "town", "Gao")
DAY = dt.date(2026, 2, 3)
ARTICLE = Article(
    "Fighters attacked the camp at Djibo.",
    "Attack on the camp at Djibo",
    "Example Gazette",
    dt.date(2026, 2, 4),
    "en",
    "https://gazette.example/djibo",
)


def draft(kind: Kind = "event", **fields: Any) -> Draft:
    usual: dict[str, Any] = {
        "category": Found("attack_on_forces"),
        "date": Found(Dated(DAY)),
        "place": Found(DJIBO),
        "actors": (Found("jnim"), Found("burkina_gov")),
        "power": Found("russia"),
        "stage": Found("activity"),
        "troops": Found(Range(100, 100, 100)),
    }
    return Draft(kind, "happened", "Attack on forces at Djibo", (Span(0, 8),), **(usual | fields))


def faults(atlas: Atlas, added: dict[str, list[Row]]) -> list[str]:
    """Let the store write the rows as cells and hold the joined tables against every rule."""
    store = Store("sqlite://", atlas.seeds)
    try:
        store.keep(added, by="somebody")
    except geodata.DataError as error:
        return [str(fault) for fault in error.faults]
    return []


def test_an_event_is_a_whole_row_with_its_source(atlas: Atlas) -> None:
    made = rows(draft(deaths=Found(Range(low=40))), ARTICLE, atlas)
    (event,), (cited,) = made["events"], made["sources"]
    assert event == {
        "id": "2026-02-03-bfa-djibo",
        "date": DAY,
        "date_end": None,
        "date_precision": "day",
        "category": "attack_on_forces",
        "title": "Attack on forces at Djibo",
        "summary": "Attack on forces at Djibo. At least 40 deaths reported.",
        "actors": ("jnim", "burkina_gov"),
        "country": "BFA",
        "place": "Djibo",
        "lat": 14.1,
        "lon": -1.63,
        "geo_precision": "town",
        "fatalities_low": 40,
        "fatalities_best": None,
        "fatalities_high": None,
        "sources": ("examplegazette-20260204-djibo",),
        "confidence": "medium",
    }
    assert cited["id"] == "examplegazette-20260204-djibo"
    assert cited["published"] == dt.date(2026, 2, 4)
    assert faults(atlas, made) == []


@pytest.mark.parametrize(
    ("kind", "filled"),
    [
        ("event", {}),
        ("handover", {"title": "Base handed over"}),
        ("site", {"site": "Camp at Djibo", "force": "Africa Corps", "kind": "garrison"}),
        ("strength", {}),
        ("zone", {"place": "Quiet village", "lat": 14.35, "lon": -1.21}),
    ],
)
def test_every_kind_of_record_passes_every_check(
    atlas: Atlas, kind: Kind, filled: dict[str, Any]
) -> None:
    made = rows(draft(kind), ARTICLE, atlas)
    (table,) = set(made) - {"sources"}
    again = complete(table, made[table][0] | filled, ARTICLE, atlas)
    assert missing(table, again[table][0], atlas) == []
    assert faults(atlas, again) == []


def test_what_was_announced_or_denied_is_no_record(atlas: Atlas) -> None:
    for mood in ("announced", "denied"):
        assert rows(replace(draft(), mood=mood), ARTICLE, atlas) == {}


def test_the_announcement_itself_did_happen(atlas: Atlas) -> None:
    planned = replace(draft("handover", deaths=Found(Range(best=3))), mood="announced")
    made = rows(announcement(planned, ARTICLE), ARTICLE, atlas)
    (event,) = made["events"]
    assert (event["category"], event["date"]) == ("political", ARTICLE.published)
    assert event["fatalities_best"] is None
    assert faults(atlas, made) == []


def test_what_a_draft_does_not_say_stays_empty(atlas: Atlas) -> None:
    bare = Draft("event", "happened", "", ())
    row = proposal(bare, ARTICLE, atlas)
    said = {name for name, value in row.items() if value not in (None, ())}
    assert said == {"confidence"}
    assert set(missing("events", row, atlas)) == {
        *("date", "date_precision", "category", "title", "summary", "actors", "place"),
        *("lat", "lon", "geo_precision"),
    }


def test_what_is_not_confirmed_is_of_low_confidence(atlas: Atlas) -> None:
    row = proposal(replace(draft(), mood="unconfirmed"), ARTICLE, atlas)
    assert row["confidence"] == "low"
    assert row["summary"].endswith("Not confirmed.")


def test_ids_are_not_used_twice(atlas: Atlas) -> None:
    first = rows(draft(), ARTICLE, atlas)
    store = Store("sqlite://", atlas.seeds)
    store.keep(first, by="somebody")
    later = geodata.assemble(store.merged())
    second = rows(draft(), ARTICLE, later)
    assert second["events"][0]["id"] == "2026-02-03-bfa-djibo-2"
    assert "sources" not in second
    assert second["events"][0]["sources"] == ("examplegazette-20260204-djibo",)


def test_a_known_article_is_not_added_again(atlas: Atlas) -> None:
    row = atlas.sources.loc["hrw-20210609-solhan"]
    same = Article("", row["title"], row["publisher"], row["published"].date(), "en")
    assert source(same, atlas) == ("hrw-20210609-solhan", None)
    other = replace(same, title="Another report")
    assert source(other, atlas)[1] is not None


def test_the_country_follows_the_coordinates(atlas: Atlas) -> None:
    moved = replace(DJIBO, lat=GAO.lat, lon=GAO.lon)
    (event,) = rows(draft(place=Found(moved)), ARTICLE, atlas)["events"]
    assert event["country"] == "MLI"
    # a town whose point lies a little beyond the drawn border stays in its country
    malanville = Located("Malanville", "BEN", 11.87, 3.385, "town")
    assert boundaries.country_at(malanville.lon, malanville.lat) in {"BEN", "NER"}
    (event,) = rows(draft(place=Found(malanville)), ARTICLE, atlas)["events"]
    assert event["country"] == "BEN"


@pytest.mark.parametrize(
    ("precision", "first"),
    [("week", dt.date(2026, 2, 2)), ("month", dt.date(2026, 2, 1)), ("year", dt.date(2026, 1, 1))],
)
def test_a_rough_date_stands_on_its_first_day(atlas: Atlas, precision: Any, first: dt.date) -> None:
    made = rows(draft(date=Found(Dated(DAY, precision))), ARTICLE, atlas)
    assert made["events"][0]["date"] == first
    assert faults(atlas, made) == []


@pytest.mark.parametrize(
    ("troops", "written"),
    [
        (Range(40, 40, 40), (40, 40, 40)),
        (Range(low=1000), (1000, 1000, None)),
        (Range(best=300), (None, 300, None)),
        (Range(high=80), (None, None, 80)),
        (Range(80, None, 100), (80, None, 100)),
    ],
)
def test_head_counts_are_written_as_the_table_does(
    atlas: Atlas, troops: Range, written: tuple[int | None, ...]
) -> None:
    row = proposal(draft("strength", troops=Found(troops)), ARTICLE, atlas)
    assert (row["low"], row["best"], row["high"]) == written


def test_a_head_count_at_a_town_is_that_of_the_only_site_there(atlas: Atlas) -> None:
    at_gao = draft("strength", place=Found(GAO))
    assert proposal(at_gao, ARTICLE, atlas)["site"] == "russia-mli-gao-africa-corps"
    before = replace(at_gao, date=Found(Dated(dt.date(2020, 2, 3))), power=Found("france"))
    assert proposal(before, ARTICLE, atlas)["site"] == "france-mli-gao"
    gone = replace(at_gao, power=Found("france"))
    assert proposal(gone, ARTICLE, atlas)["site"] is None
    assert proposal(draft("strength"), ARTICLE, atlas)["site"] is None


def test_a_handover_ends_the_known_site(atlas: Atlas) -> None:
    made = rows(draft("handover", place=Found(GAO)), ARTICLE, atlas)
    (event,) = made["events"]
    amended = end_site(
        atlas,
        "russia-mli-gao-africa-corps",
        end=event["date"],
        precision=event["date_precision"],
        reason="withdrawal",
        source=event["sources"][0],
    )
    store = Store("sqlite://", atlas.seeds)
    store.keep(made, amends={"sites": [amended]}, by="somebody")
    later = geodata.assemble(store.merged())
    assert "russia-mli-gao-africa-corps" in atlas.at("2026-02-02").sites.index
    assert "russia-mli-gao-africa-corps" not in later.at("2026-02-03").sites.index


def test_a_new_stage_ends_the_one_before(atlas: Atlas) -> None:
    before = known(atlas, "zones", "jnim-ben-basso-activity")
    place = Located(before["place"], "BEN", before["lat"], before["lon"], "town", "Borgou")
    made = rows(draft("zone", place=Found(place), stage=Found("stronghold")), ARTICLE, atlas)
    (zone,) = made["zones"]
    made["zones"][0]["id"] = "jnim-ben-basso-stronghold"
    amended = end_zone(
        atlas, before["id"], end=zone["start"], precision="day", source=zone["sources"][0]
    )
    store = Store("sqlite://", atlas.seeds)
    store.keep(made, amends={"zones": [amended]}, by="somebody")
    joined = store.merged()
    assert check(joined, atlas.countries) == []


UNSEEN = st.characters(categories=["Cc", "Cf", "Zs", "Zl", "Lu", "Ll", "Lo", "Po", "Sm"])


@given(title=st.text(UNSEEN, min_size=1), place=st.text(UNSEEN), publisher=st.text(UNSEEN))
def test_any_text_makes_ids_and_lines_that_the_tables_take(
    title: str, place: str, publisher: str
) -> None:
    atlas = geodata.load()
    article = replace(ARTICLE, title=title, publisher=publisher or "x", url="")
    where = replace(DJIBO, name=place)
    made = rows(replace(draft(place=Found(where)), title=title), article, atlas)
    (event,), (cited,) = made["events"], made["sources"]
    fields = {field["name"]: field for field in atlas.seeds.fields("events")}
    assert re.fullmatch(fields["id"]["constraints"]["pattern"], event["id"])
    assert re.fullmatch(r"[a-z0-9_]+(-[a-z0-9_]+)*", cited["id"])
    for text in (event["title"], event["place"], cited["title"]):
        assert text is None or (text == line(text) and len(text.splitlines()) <= 1)


def test_an_id_says_the_actor_where_no_town_is_known(atlas: Atlas) -> None:
    country = replace(DJIBO, name="Burkina Faso", precision="country")
    (event,) = rows(draft(place=Found(country)), ARTICLE, atlas)["events"]
    assert event["id"] == "2026-02-03-bfa-jnim-attack-on-forces"


def test_a_source_without_a_date_says_so() -> None:
    undated = replace(ARTICLE, published=None, title="Deadly attack", publisher="")
    assert ids.source(undated) == "unknown-nd-deadly"
