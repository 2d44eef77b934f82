"""From a draft to the row that it proposes, for a person to correct."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
import pyproj

from geodata.coding.drafts import Dated, Draft, Found, Range

if TYPE_CHECKING:
    from geodata.atlas import Atlas
    from geodata.coding.article import Article
    from geodata.coding.drafts import Kind, Located

Row = dict[str, Any]
"""A row as plain values: dates are `datetime.date`, lists tuples, an empty cell None."""

TABLES: Final[dict[Kind, str]] = {
    "event": "events",
    "handover": "events",
    "site": "sites",
    "strength": "strength",
    "zone": "zones",
}
"""The table that a draft's record goes into; a handover is an event at a site."""

FORCES: Final = {"wagner": "Wagner Group", "africa_corps": "Africa Corps"}
"""Actors that are themselves the force at a site."""

LONGEST_TITLE: Final = 90
SITE_KM: Final = 12
"""A head count at a town is that of the power's site within this distance, if there is one."""

_GEOD: Final = pyproj.Geod(ellps="WGS84")
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


def proposal(draft: Draft, article: Article, atlas: Atlas) -> Row:
    """Write what a draft says as a row of its table, for a person to correct.

    Returns
    -------
    dict
        Every field of the table's schema, None where the draft says nothing; ``id`` and
        ``sources`` are left to `complete`.
    """
    table = TABLES[draft.kind]
    row: Row = {field["name"]: None for field in atlas.seeds.fields(table)}
    row |= {"actors": (), "sources": ()} if table == "events" else {"sources": ()}
    row["confidence"] = "low" if draft.mood == "unconfirmed" else "medium"
    if draft.place is not None:
        row |= {key: value for key, value in _place(draft.place.value).items() if key in row}
    row |= _MAKERS[table](draft, article, atlas)
    return row


def announcement(draft: Draft, article: Article) -> Draft:
    """Turn what was announced or denied into the saying of it, which did happen.

    Examples
    --------
    >>> from geodata.coding.article import Article
    >>> planned = Draft("handover", "announced", "Base at Gao to be handed over", ())
    >>> said = announcement(planned, Article(""))
    >>> said.kind, said.mood, said.title
    ('event', 'happened', 'Announced: Base at Gao to be handed over')
    """
    word = "Denied" if draft.mood == "denied" else "Announced"
    date = None if article.published is None else Found(Dated(article.published), (), 0.5)
    return replace(
        draft,
        kind="event",
        mood="happened",
        title=f"{word}: {draft.title}"[:LONGEST_TITLE],
        category=Found("political", draft.category.spans if draft.category else ()),
        date=date,
        deaths=None,
    )


def line(text: str) -> str:
    r"""Put text on one line, without the characters that cannot be seen.

    Examples
    --------
    >>> line(" two\nlines\u202e ")
    'two lines'
    """
    return " ".join(_UNSEEN.sub("", text).split())


def first_day(day: dt.date | None, precision: str | None) -> dt.date | None:
    """Return the day that stands for a week, month or year; a day stands for itself.

    Examples
    --------
    >>> first_day(dt.date(2024, 9, 16), "month")
    datetime.date(2024, 9, 1)
    """
    if day is None or precision in {None, "day"}:
        return day
    if precision == "week":
        return day - dt.timedelta(days=day.weekday())
    return day.replace(day=1) if precision == "month" else day.replace(month=1, day=1)


def _place(place: Located) -> Row:
    return {
        "place": place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "geo_precision": place.precision,
        "admin1": place.region,
    }


def _date(draft: Draft, name: str) -> Row:
    if draft.date is None:
        return {}
    dated = draft.date.value
    return {name: first_day(dated.day, dated.precision), f"{name}_precision": dated.precision}


def _event(draft: Draft, _article: Article, _atlas: Atlas) -> Row:
    row = _date(draft, "date") | {"title": line(draft.title)[:LONGEST_TITLE] or None}
    if draft.date is not None and draft.date.value.end is not None:
        later = draft.date.value.end > row["date"]
        row["date_end"] = draft.date.value.end if later else None
    usual = "base_handover" if draft.kind == "handover" else None
    row["category"] = draft.category.value if draft.category else usual
    row["actors"] = tuple(dict.fromkeys(actor.value for actor in draft.actors))
    deaths = draft.deaths.value if draft.deaths else Range()
    row |= {f"fatalities_{name}": getattr(deaths, name) for name in ("low", "best", "high")}
    row["summary"] = _summary(draft)
    return row


def _summary(draft: Draft) -> str | None:
    """Tell a draft in a sentence or two of our own."""
    parts = [line(draft.title)]
    for count, words in ((draft.deaths, "deaths"), (draft.wounded, "wounded")):
        if count is not None and (told := _count(count.value)):
            parts.append(f"{told} {words} reported")
    if draft.mood == "unconfirmed":
        parts.append("Not confirmed")
    told = ". ".join(part[0].upper() + part[1:] for part in parts if part)
    return f"{told}." if told else None


def _count(count: Range) -> str:
    low, best, high = count.low, count.best, count.high
    if low is not None and high is not None and low != high:
        return f"{low:,} to {high:,}"
    if low is not None and high is None and best is None:
        return f"at least {low:,}"
    if high is not None and low is None and best is None:
        return f"up to {high:,}"
    known = best if best is not None else low
    return "" if known is None else f"{known:,}"


def _site(draft: Draft, article: Article, _atlas: Atlas) -> Row:
    row = _date(draft, "start")
    force = next((FORCES[a.value] for a in draft.actors if a.value in FORCES), None)
    row |= {
        "power": draft.power.value if draft.power else None,
        "force": force,
        "start_basis": "confirmed",
        "end_basis": "last_attested",
        "note": line(draft.title) or None,
    }
    if draft.place is not None and draft.place.value.precision == "site":
        row["site"] = draft.place.value.name
    days = [day for day in (row.get("start"), article.published) if day is not None]
    row["last_attested"] = max(days) if "start" in row else None
    return row


def _strength(draft: Draft, _article: Article, atlas: Atlas) -> Row:
    troops = draft.troops.value if draft.troops else Range()
    # the tables write "more than 100" as 100, 100 and no upper figure; of "about 100" and of
    # "80 to 100" they have more than the text says, which a person has to add
    bounded = troops.best is not None or troops.high is not None
    best = troops.best if bounded else troops.low
    power = draft.power.value if draft.power else None
    return _date(draft, "date") | {
        "power": power,
        "site": _one_site(draft, power, atlas),
        "low": troops.low,
        "best": best,
        "high": troops.high,
        "note": line(draft.title) or None,
    }


def _one_site(draft: Draft, power: str | None, atlas: Atlas) -> str | None:
    """Return the only site that the power held at the draft's town; None for none, or more."""
    if draft.place is None or draft.place.value.precision not in {"site", "town"}:
        return None
    place = draft.place.value
    own = atlas.sites[atlas.sites["power"] == power]
    if draft.date is not None:
        day = pd.Timestamp(draft.date.value.day)
        own = own[(own["start"] <= day) & ~(own["end"] <= day)]
    metres = _GEOD.inv([place.lon] * len(own), [place.lat] * len(own), own["lon"], own["lat"])[2]
    near = own.index[metres <= SITE_KM * 1000]
    return str(near[0]) if len(near) == 1 else None


def _zone(draft: Draft, _article: Article, atlas: Atlas) -> Row:
    stage = draft.stage.value if draft.stage else None
    return _date(draft, "start") | {
        "stage": stage,
        "radius_km": usual_radius(stage, atlas),
        "note": line(draft.title) or None,
    }


def usual_radius(stage: str | None, atlas: Atlas) -> int | None:
    """Return the reach that the tables give a stage most often, in km: no article tells one.

    Examples
    --------
    >>> import geodata
    >>> usual_radius("activity", geodata.load())
    30
    """
    known = atlas.zones["radius_km"][atlas.zones["stage"] == stage]
    return None if known.empty else int(known.median())


_MAKERS: Final = {"events": _event, "sites": _site, "strength": _strength, "zones": _zone}
