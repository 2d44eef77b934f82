"""The corpus of coded articles, and when a draft agrees with an answer."""

from __future__ import annotations

import calendar
import datetime as dt
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyproj import Geod

from geodata import seeds
from geodata.boundaries import region_at
from geodata.coding.article import Article
from geodata.coding.drafts import Dated, Located, Range
from geodata.vocabulary import Vocabulary

if TYPE_CHECKING:
    from geodata.coding.drafts import Draft

CORPUS = Path(__file__).parent / "corpus"
HALVES = ("development", "test")
NEAR_KM = 25.0
ROUGHLY = {"low": (1.0, 1.5), "best": (0.8, 1.2), "high": (0.5, 1.0)}
"""How far a number may lie that the text gives as a bound or a round figure alone."""


@dataclass(frozen=True)
class Answer:
    """A draft as a careful person would make it.

    Parameters
    ----------
    optional : bool
        Two careful persons could differ on it: neither missed nor wrong.
    """

    kind: str
    mood: str
    category: str | None
    date: Dated | None
    place: Located | None
    actors: frozenset[str]
    deaths: Range | None
    wounded: Range | None
    troops: Range | None
    power: str | None
    stage: str | None
    optional: bool


@dataclass(frozen=True)
class Example:
    """An article with its right answer."""

    name: str
    article: Article
    answers: tuple[Answer, ...]


def examples(half: str) -> list[Example]:
    """Read one half of the corpus, in the order of the file names."""
    return [_example(path) for path in sorted((CORPUS / half).glob("*.json"))]


def _example(path: Path) -> Example:
    record = json.loads(path.read_text(encoding="utf-8"))
    article = Article(
        text=record["text"],
        title=record["title"],
        publisher=record["publisher"],
        published=dt.date.fromisoformat(record["published"]),
        language=record["language"],
    )
    return Example(path.stem, article, tuple(_answer(each) for each in record["drafts"]))


def _answer(record: dict[str, Any]) -> Answer:
    date, place = record["date"], record["place"]
    numbers = {
        name: Range(**record[name]) if record[name] else None
        for name in ("deaths", "wounded", "troops")
    }
    return Answer(
        kind=record["kind"],
        mood=record["mood"],
        category=record["category"],
        date=date
        and Dated(
            dt.date.fromisoformat(date["day"]),
            date["precision"],
            dt.date.fromisoformat(date["end"]) if date["end"] else None,
        ),
        place=place and Located(**place),
        actors=frozenset(record["actors"]),
        power=record["power"],
        stage=record["stage"],
        optional=record.get("optional", False),
        **numbers,
    )


def days(date: Dated) -> tuple[dt.date, dt.date]:
    """Return the first and last day that a date can mean."""
    last = date.end or date.day
    if date.precision == "week":
        last += dt.timedelta(days=6 - last.weekday())
    elif date.precision == "month":
        last = last.replace(day=calendar.monthrange(last.year, last.month)[1])
    elif date.precision == "year":
        last = last.replace(month=12, day=31)
    return date.day, last


def same_date(answer: Dated | None, draft: Dated | None) -> bool:
    """Whether a draft's date is as precise as the answer's and shares a day with it."""
    if answer is None or draft is None:
        return answer is None
    one, other = days(answer), days(draft)
    return answer.precision == draft.precision and one[0] <= other[1] and other[0] <= one[1]


def same_place(answer: Located | None, draft: Located | None) -> bool:
    """Whether a draft's place is the answer's, as precisely as the answer has it.

    Town and site: within 25 km. Region: within 25 km of its point, or inside the same first-level
    region. Country: in that country.
    """
    if answer is None or draft is None:
        return answer is None
    if answer.precision == "country":
        return answer.country == draft.country
    _, _, metres = Geod(ellps="WGS84").inv(answer.lon, answer.lat, draft.lon, draft.lat)
    if metres <= NEAR_KM * 1000:
        return True
    return (
        answer.precision == "region"
        and draft.precision != "country"
        and region_at(answer.lon, answer.lat) == region_at(draft.lon, draft.lat)
    )


def bounds(number: Range) -> tuple[float, float]:
    """Return the span that a number covers, with some room where it is a bound or round."""
    given = [each for each in (number.low, number.best, number.high) if each is not None]
    if len(given) == 1:
        [name] = [each for each in ROUGHLY if getattr(number, each) is not None]
        return given[0] * ROUGHLY[name][0], given[0] * ROUGHLY[name][1]
    return min(given), max(given)


def same_number(answer: Range | None, draft: Range | None) -> bool:
    """Whether both give no number, or their spans meet."""
    if answer is None or draft is None:
        return answer is draft
    one, other = bounds(answer), bounds(draft)
    return one[0] <= other[1] and other[0] <= one[1]


@cache
def _groups() -> dict[str, str]:
    vocabulary = Vocabulary(seeds.read().terms)
    return {code: group for group, codes in vocabulary.groups("category").items() for code in codes}


def bare(value: Any) -> Any:
    """Return a field's value, of an answer or of a draft."""
    return value.value if hasattr(value, "spans") else value


def category(item: Answer | Draft) -> str | None:
    """Return the category; of a handover that of the event which it is."""
    return "base_handover" if item.kind == "handover" else bare(item.category)


def what(answer: Answer, draft: Draft) -> float:
    """Return 1 for the same category, a half for one of its group, else 0; 1 beside events."""
    if answer.kind not in ("event", "handover"):
        return 1.0
    if category(answer) == category(draft):
        return 1.0
    one, other = (_groups().get(category(each) or "") for each in (answer, draft))
    return 0.5 if one is not None and one == other else 0.0
