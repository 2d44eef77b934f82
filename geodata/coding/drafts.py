"""What a coder finds in an article: drafts for a person to correct, never records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Literal, Protocol, TypeVar

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from geodata.coding.article import Article, Span

Value = TypeVar("Value")

Kind = Literal["event", "site", "handover", "strength", "zone"]
"""What the draft would become: an event, a site's opening, a handover or closing of a site, a head
count, or a sighting of JNIM at a locality."""

Mood = Literal["happened", "announced", "denied", "unconfirmed"]
"""Whether the text says that it took place; only the first is an event that happened."""


@dataclass(frozen=True)
class Found(Generic[Value]):
    """A value with the words it stands on.

    Parameters
    ----------
    value
        What was understood.
    spans : tuple of Span
        The words it was read from; empty where it was inferred (the article's own date, say).
    score : float
        How sure the coder is, 0 to 1.
    """

    value: Value
    spans: tuple[Span, ...] = ()
    score: float = 1.0


@dataclass(frozen=True)
class Dated:
    """A date as precisely as the text gives it.

    Parameters
    ----------
    day : datetime.date
        The day, or the first day of the week, month or year.
    precision : str
        day, week, month or year, as the tables have it.
    end : datetime.date or None
        The last day, of what lasted several.
    """

    day: dt.date
    precision: Literal["day", "week", "month", "year"] = "day"
    end: dt.date | None = None


@dataclass(frozen=True)
class Located:
    """A place as precisely as the text gives it.

    Parameters
    ----------
    name : str
        The place's name as the map writes it.
    country : str
        ISO 3166-1 alpha-3.
    lat, lon : float
        WGS 84 decimal degrees; of a region or country a point inside it.
    precision : str
        site, town, region or country, as the tables have it.
    region : str or None
        The first-level region it lies in.
    """

    name: str
    country: str
    lat: float
    lon: float
    precision: Literal["site", "town", "region", "country"]
    region: str | None = None


@dataclass(frozen=True)
class Range:
    """A number as the text gives it.

    Parameters
    ----------
    low, best, high : int or None
        "At least 40" has a low alone, "up to 40" a high alone, "some 40" a best alone, "40" all.
    """

    low: int | None = None
    best: int | None = None
    high: int | None = None


@dataclass(frozen=True)
class Draft:
    """A record proposed by a coder.

    Parameters
    ----------
    kind, mood
        What it would become, and whether the text says that it took place.
    title : str
        A short neutral line in our words, such as "Attack on forces at Djibo".
    spans : tuple of Span
        The sentences it stands on.
    category : Found of str or None
        A category id of the vocabulary; events only.
    date, place, actors, deaths, wounded, troops
        As found; None (or an empty tuple) where the text says nothing.
    power : Found of str or None
        A power id; sites, handovers and head counts only.
    stage : Found of str or None
        A stage id; zones only.
    questions : tuple of str
        What a person should look at before saying yes ("the date lies after the article's").
    score : float
        How sure the coder is of the whole, 0 to 1.
    """

    kind: Kind
    mood: Mood
    title: str
    spans: tuple[Span, ...]
    category: Found[str] | None = None
    date: Found[Dated] | None = None
    place: Found[Located] | None = None
    actors: tuple[Found[str], ...] = ()
    deaths: Found[Range] | None = None
    wounded: Found[Range] | None = None
    troops: Found[Range] | None = None
    power: Found[str] | None = None
    stage: Found[str] | None = None
    questions: tuple[str, ...] = ()
    score: float = 1.0


class Coder(Protocol):
    """Whatever turns an article into drafts: the rules, or a service that the operator names."""

    def code(self, article: Article) -> Sequence[Draft]:
        """Return the drafts in the order of the text."""
