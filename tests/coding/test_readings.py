"""What single sentences are read as: tolls, dates, moods, places, and what stands beside events."""

from __future__ import annotations

import csv
import datetime as dt
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import geodata
from geodata.coding import Article, RuleCoder

if TYPE_CHECKING:
    from geodata.coding.drafts import Draft

HERE = Path(__file__).parent
PUBLISHED = dt.date(2024, 9, 18)
"""A Wednesday."""


@cache
def coder() -> RuleCoder:
    return RuleCoder(geodata.load())


def rows(name: str) -> list[list[str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def drafts(text: str, kind: str = "event") -> list[Draft]:
    found = coder().code(Article(text, published=PUBLISHED))
    return [draft for draft in found if draft.kind == kind]


def number(cell: str) -> int | None:
    return int(cell) if cell else None


@pytest.mark.parametrize(("text", "told"), rows("events.csv"))
def test_each_event_is_told_once_with_its_own_place_and_day(text: str, told: str) -> None:
    found = coder().code(Article(text, published=PUBLISHED))
    given = [f"{d.place.value.name} {d.date.value.day}" for d in found if d.place and d.date]
    assert ";".join(given) == told


@pytest.mark.parametrize(("text", "field", "low", "best", "high"), rows("tolls.csv"))
def test_numbers_are_those_of_the_text(
    text: str, field: str, low: str, best: str, high: str
) -> None:
    found = getattr(drafts(text)[0], field)
    given = (found.value.low, found.value.best, found.value.high) if found else (None,) * 3
    assert given == (number(low), number(best), number(high))


@pytest.mark.parametrize(("text", "event", "day", "precision", "end"), rows("dates.csv"))
def test_dates_are_those_of_the_event(
    text: str, event: str, day: str, precision: str, end: str
) -> None:
    found = drafts(text)[int(event)].date
    assert found is not None
    assert (found.value.day.isoformat(), found.value.precision) == (day, precision)
    assert (found.value.end.isoformat() if found.value.end else "") == end


@pytest.mark.parametrize(("text", "mood"), rows("moods.csv"))
def test_moods_follow_the_words_of_the_sentence_and_of_the_next(text: str, mood: str) -> None:
    [draft] = drafts(text)
    assert draft.mood == mood
    assert (draft.mood == "happened") or draft.questions


@pytest.mark.parametrize(("text", "place"), rows("eventplaces.csv"))
def test_the_place_is_where_it_was(text: str, place: str) -> None:
    found = drafts(text)[0].place
    assert found is not None
    assert found.value.name == place


@pytest.mark.parametrize(
    "text",
    [
        "Le commissariat de Monsey, commune de Karimama, a été pris d'assaut lundi par des hommes.",
        "The police station at Monsey, Karimama commune, was stormed on Monday by gunmen.",
    ],
)
def test_the_area_named_beside_a_town_is_no_second_town(text: str) -> None:
    assert [one.place.value.name for one in drafts(text) if one.place] == ["Monsey"]


@pytest.mark.parametrize("row", rows("presences.csv"), ids=lambda row: row[0])
def test_what_stands_beside_events(row: list[str]) -> None:
    text, kind, what, day, precision, place, *figures = row
    [draft] = drafts(text, kind)
    named = draft.power or draft.stage
    assert named is not None
    assert named.value == what
    assert draft.date is not None
    assert (draft.date.value.day.isoformat(), draft.date.value.precision) == (day, precision)
    assert (draft.place.value.name if draft.place else "") == place
    troops = draft.troops.value if draft.troops else None
    given = (troops.low, troops.best, troops.high) if troops else (None,) * 3
    assert given == tuple(map(number, figures))
    assert draft.questions or kind in {"site", "handover"}


@pytest.mark.parametrize(
    "text",
    [
        "JNIM attacked Djibo on Monday, killing nine soldiers.",
        "JNIM struck on Monday. Djibo is under our control, the army said.",
        "The army denied that JNIM had taken Djibo. The town is calm and in our hands, it said.",
        "JNIM fighters took Djibo on Monday and left at noon.",
    ],
)
def test_what_is_no_zone(text: str) -> None:
    assert not drafts(text, "zone")


def test_a_denial_said_over_is_one_denial() -> None:
    [draft] = drafts(
        "Gunmen killed two soldiers at Arbinda on Monday. Djibo has not fallen, a spokesman said. "
        "Djibo is calm and under our control, he added.",
    )[1:]
    assert draft.mood == "denied"


def test_the_power_of_a_base_is_what_was_said_before() -> None:
    found = drafts(
        "Le dernier convoi militaire français stationné à Ouallam a pris la route lundi. Le camp a "
        "été remis mardi à l'armée nigérienne. Des mercenaires russes sont attendus à Agadez.",
    )
    handed = next(d for d in found if d.category and d.category.value == "base_handover")
    assert "france" in {actor.value for actor in handed.actors}
    assert not {"wagner", "africa_corps"} & {actor.value for actor in handed.actors}


def test_those_who_remain_are_counted_beside_those_who_were_there() -> None:
    found = drafts(
        "Sur les 800 soldats que la France comptait au Tchad en janvier 2024, il n'en reste plus "
        "que 200.",
        "strength",
    )
    given = [(d.troops.value.best, d.date.value.day.isoformat()) for d in found if d.troops]
    assert given == [(800, "2024-01-01"), (200, "2024-09-18")]


def test_a_later_figure_replaces_the_earlier_and_is_no_event_of_its_own() -> None:
    text = (
        "A mine exploded under a bus near Bandiagara on Thursday. The provisional toll is eleven "
        "dead. On Friday the toll rose to 14, the governor of Mopti said."
    )
    [draft] = drafts(text)
    assert draft.deaths is not None
    assert draft.deaths.value.best == 14


def test_the_title_gives_the_toll_where_the_text_has_none() -> None:
    text = "Gunmen on motorbikes attacked Djibo on Monday, the governor of the region said."
    article = Article(text, title="Nine killed in attack on Djibo", published=PUBLISHED)
    [draft] = [d for d in coder().code(article) if d.kind == "event"]
    assert draft.deaths is not None
    assert draft.deaths.value.best == 9
    assert "the toll is read from the title" in draft.questions


def test_who_speaks_and_a_whole_war_are_no_dead() -> None:
    text = (
        "Gunmen killed 12 soldiers at Djibo on Monday, two security sources said. "
        "More than 20,000 people have died since 2015."
    )
    [draft] = drafts(text)
    assert draft.deaths is not None
    assert (draft.deaths.value.low, draft.deaths.value.high) == (12, 12)


@settings(max_examples=25, deadline=None)
@given(dead=st.integers(2, 900), hurt=st.integers(2, 900))
def test_any_two_numbers_keep_their_places(dead: int, hurt: int) -> None:
    text = f"Gunmen attacked Djibo on Monday, leaving {dead} dead and {hurt} wounded."
    [draft] = drafts(text)
    assert draft.deaths is not None
    assert draft.wounded is not None
    assert (draft.deaths.value.best, draft.wounded.value.best) == (dead, hurt)


@settings(max_examples=25, deadline=None)
@given(day=st.dates(dt.date(2010, 1, 1), dt.date(2030, 12, 31)))
def test_what_happened_never_lies_after_the_article(day: dt.date) -> None:
    text = f"Nine soldiers were killed by gunmen at Djibo on {day.day} {day:%B}."
    [draft] = [d for d in coder().code(Article(text, published=day)) if d.kind == "event"]
    assert draft.date is not None
    assert draft.date.value.day == day
