"""The addresses of the API, each declared once: its handler, parameters and answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from api import answers
from api import parameters as p

if TYPE_CHECKING:
    from collections.abc import Callable

    from api.answers import Query, Rows
    from geodata import Atlas

ROOT = "/api/v1"
"""Where the addresses begin; a change that breaks a reader begins elsewhere."""


@dataclass(frozen=True)
class Endpoint:
    """An address.

    Parameters
    ----------
    path : str
        Below `ROOT`; a part in braces is a parameter.
    name : str
        What it is called in the description.
    meaning : str
        What it answers.
    answer : callable
        Atlas and query to the answer.
    parameters : tuple of Parameter
        Those in the address after the question mark.
    schema : str
        The answer's schema: a name out of `api.schemas.schemas`.
    table : str, optional
        The table whose rows it pages through.
    """

    path: str
    name: str
    meaning: str
    answer: Callable[[Atlas, Query], Rows | dict[str, Any]]
    parameters: tuple[p.Parameter, ...]
    schema: str
    table: str | None = None

    @property
    def spatial(self) -> bool:
        """Whether its rows are features, which can be had in other formats too."""
        return p.FORMAT in self.parameters


_PAGED = (p.LIMIT, p.OFFSET)
_DAYS = (p.FROM, p.TO, p.BBOX, p.COUNTRY)

ENDPOINTS = (
    Endpoint(
        "/events",
        "events",
        "Events as points; with a day, those of the window that ends on it.",
        answers.find_events,
        (
            p.DAY,
            p.WINDOW,
            *_DAYS,
            p.ACTOR,
            p.CATEGORY,
            p.CONFIDENCE,
            p.TEXT,
            p.SOURCE,
            *_PAGED,
            p.FORMAT,
        ),
        "Features",
        "events",
    ),
    Endpoint(
        "/sites",
        "sites",
        "Foreign military sites as points; with a day, those held or uncertain on it.",
        answers.find_sites,
        (p.DAY, p.BBOX, p.COUNTRY, p.POWER, p.CONFIDENCE, p.TEXT, p.SOURCE, *_PAGED, p.FORMAT),
        "Features",
        "sites",
    ),
    Endpoint(
        "/area",
        "area",
        "JNIM's area as polygons with the days on which each holds. Approximate: reported "
        "activity, not control.",
        answers.find_area,
        (p.DAY, *_DAYS, p.STAGE, *_PAGED, p.FORMAT),
        "Features",
        "area",
    ),
    Endpoint(
        "/zones",
        "zones",
        "The localities that the area is drawn from, as points with a reach.",
        answers.find_zones,
        (p.DAY, *_DAYS, p.STAGE, p.CONFIDENCE, p.SOURCE, *_PAGED, p.FORMAT),
        "Features",
        "zones",
    ),
    Endpoint(
        "/snapshot",
        "snapshot",
        "What was true on a day: events, sites and area as features, head counts, figures and "
        "sentences. Without a day, the data's last.",
        answers.tell_snapshot,
        (
            p.DAY,
            p.WINDOW,
            p.COUNTRY,
            p.ACTOR,
            p.CATEGORY,
            p.POWER,
            p.CONFIDENCE,
            p.TEXT,
            p.SOURCE,
        ),
        "Snapshot",
    ),
    Endpoint(
        "/compare",
        "compare",
        "What differs between two days, in sentences and in tables.",
        answers.tell_comparison,
        (
            p.EARLIER,
            p.LATER,
            p.COUNTRY,
            p.ACTOR,
            p.CATEGORY,
            p.POWER,
            p.CONFIDENCE,
            p.TEXT,
            p.SOURCE,
        ),
        "Comparison",
    ),
    Endpoint(
        "/record/{id}",
        "record",
        "One record of any table, with its sources; for a source, what it supports.",
        answers.tell_record,
        (),
        "Record",
    ),
    Endpoint(
        "/sources",
        "sources",
        "The sources, the latest first.",
        answers.find_sources,
        (p.TEXT, p.PUBLISHER, p.LANG, *_PAGED),
        "Sources",
        "sources",
    ),
    Endpoint(
        "/meta",
        "meta",
        "Which data these are, how many, how far each country was researched, what codes mean.",
        answers.tell_meta,
        (),
        "Meta",
    ),
)
"""Every address that answers from the atlas."""
