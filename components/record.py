"""A record told in words: title, when, where, who, how sure, and every source as a link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components.markup import definition, link
from components.timemap.style import style
from components.timemap.words import figure, when

if TYPE_CHECKING:
    from geodata import Atlas, Snapshot

Record = Any
"""A row of one of the atlas's tables."""

STYLE = Markup(
    "<style>"
    ".ss-head{margin:.1rem 0 .35rem;font-size:1.12rem;font-weight:650;line-height:1.25}"
    ".ss-chip{display:inline-flex;align-items:center;gap:.35rem;font-size:.8rem;opacity:.8}"
    ".ss-chip i{width:.7rem;height:.7rem;border-radius:50%;display:inline-block}"
    "dl.ss{display:grid;padding:0;grid-template-columns:auto 1fr;gap:.2rem .7rem;margin:.4rem 0}"
    "dl.ss{font-size:.9rem}dl.ss dt{opacity:.65;padding:0}dl.ss dd{margin:0}"
    "ul.ss{margin:.2rem 0 .4rem;padding-left:1.05rem;font-size:.86rem}ul.ss li{margin:.18rem 0}"
    "ul.ss small{opacity:.7}.ss-text{font-size:.93rem;margin:.35rem 0}"
    "</style>"
)


def _chip(colour: str, *words: str) -> Markup:
    text = " · ".join(word for word in words if word)
    return Markup('<div class="ss-chip"><i style="background:{}"></i>{}</div>').format(colour, text)


def _theme() -> str:
    return "dark" if st.context.theme.type == "dark" else "light"


def _place(atlas: Atlas, record: Record) -> str:
    precision = atlas.vocabulary.describe("geo_precision", record["geo_precision"])
    country = atlas.vocabulary.label("country", record["country"])
    place = record["place"] if country in record["place"] else f"{record['place']}, {country}"
    return f"{place} ({precision.rstrip('.')})"


def _confidence(atlas: Atlas, record: Record) -> str:
    label = atlas.vocabulary.label("confidence", record["confidence"])
    return f"{label}: {atlas.vocabulary.describe('confidence', record['confidence'])}"


def published(source: Record) -> str:
    """Say when a source was published."""
    return "no date" if pd.isna(source["published"]) else when(source["published"], "day")


def title(atlas: Atlas, identifier: str) -> str:
    """Name a record with its date, whatever its table.

    Examples
    --------
    >>> import geodata
    >>> title(geodata.load(), "2023-07-26-ner-coup")
    '26 July 2023: Presidential guard overthrows President Bazoum'
    """
    words = atlas.vocabulary
    row: Record = atlas.record(identifier)
    match atlas.table(identifier):
        case "events":
            return f"{when(row['date'], row['date_precision'], row['date_end'])}: {row['title']}"
        case "sites":
            return f"{row['site']} ({words.label('power', row['power'])})"
        case "zones":
            start = when(row["start"], row["start_precision"])
            return f"{row['place']}: {words.label('stage', row['stage'])}, from {start}"
        case "strength":
            country = words.labels("country").get(row["country"], "the whole region")
            count = figure(row["low"], row["best"], row["high"])
            date = when(row["date"], row["date_precision"])
            return f"{words.label('power', row['power'])}, {country}: {count} ({date})"
    return str(row["title"])


def tenure(site: Record) -> str:
    """Say from when to when a site was held, by which force, and to whom it passed."""
    start = when(site["start"], site["start_precision"])
    end = "no end known" if pd.isna(site["end"]) else when(site["end"], site["end_precision"])
    taker = "" if pd.isna(site["taken_over_by"]) else f", then {site['taken_over_by']}"
    return f"{site['force']}: {start} to {end}{taker}"


def sources(atlas: Atlas, ids: tuple[str, ...]) -> Markup:
    """List sources as links with publisher, date and language."""
    items = []
    for identifier in ids:
        source: Record = atlas.sources.loc[identifier]
        language = atlas.vocabulary.label("lang", source["lang"])
        items.append(
            Markup("<li>{}<br><small>{} · {} · {}</small></li>").format(
                link(source["url"], source["title"]),
                source["publisher"],
                published(source),
                language,
            )
        )
    return Markup('<ul class="ss">{}</ul>').format(Markup("").join(items))


def headline(snapshot: Snapshot) -> Markup:
    """Tell a day in a few lines."""
    return STYLE + Markup('<div class="ss-head">{}</div>{}').format(
        when(pd.Timestamp(snapshot.day), "day"), definition(list(snapshot.headline()))
    )


def event(atlas: Atlas, record: Record) -> Markup:
    """Tell an event."""
    vocabulary = atlas.vocabulary
    group = vocabulary.group("category", record["category"])
    actors = vocabulary.labels("actor")
    low, best, high = (record[f"fatalities_{name}"] for name in ("low", "best", "high"))
    deaths = figure(low, best, high)
    if deaths and "–" in deaths and not pd.isna(best):
        deaths += f", best estimate {int(best):,}"
    return Markup("").join(
        [
            _chip(
                style()["groups"][group][_theme()], vocabulary.label("category", record["category"])
            ),
            Markup('<div class="ss-head">{}</div>').format(record["title"]),
            Markup('<div class="ss-text">{}</div>').format(record["summary"]),
            definition(
                [
                    ("When", when(record["date"], record["date_precision"], record["date_end"])),
                    ("Where", _place(atlas, record)),
                    ("Who", ", ".join(actors[actor] for actor in record["actors"])),
                    ("Named as", record["named_actors"]),
                    ("Deaths", deaths or "no figure in the sources"),
                    ("Confidence", _confidence(atlas, record)),
                    ("Reported by", record["reported_by"]),
                ]
            ),
        ]
    )


def site(atlas: Atlas, record: Record, snapshot: Snapshot) -> Markup:
    """Tell a site, as it stands on the snapshot's day."""
    vocabulary = atlas.vocabulary
    now = snapshot.sites.loc[record.name] if record.name in snapshot.sites.index else None
    state = "not held, as far as is known" if now is None else str(now["state"])
    if now is not None and state == "uncertain":
        state = (
            "uncertain: its start is known only roughly"
            if now["reason"] == "start"
            else f"uncertain: last attested {when(record['last_attested'], 'day')}"
        )
    strength = ""
    if now is not None and not pd.isna(now["strength_date"]):
        count = figure(now["strength_low"], now["strength_best"], now["strength_high"])
        strength = f"{count} ({when(now['strength_date'], now['strength_date_precision'])})"
    start = when(record["start"], record["start_precision"])
    start += {"not_before": " at the earliest", "not_after": " or earlier"}.get(
        record["start_basis"], ""
    )
    if pd.isna(record["end"]):
        end = vocabulary.describe("end_basis", record["end_basis"])
    else:
        end = when(record["end"], record["end_precision"])
        end += " at the latest" if record["end_basis"] == "not_after" else ""
    reason = record["end_reason"]
    return Markup("").join(
        [
            _chip(
                style()["powers"][record["power"]][_theme()],
                vocabulary.label("power", record["power"]),
                vocabulary.label("kind", record["kind"]),
            ),
            Markup('<div class="ss-head">{}</div>').format(record["site"]),
            Markup('<div class="ss-text">{}</div>').format(
                "" if pd.isna(record["note"]) else record["note"]
            ),
            definition(
                [
                    ("Force", record["force"]),
                    ("Where", _place(atlas, record)),
                    (f"On {when(pd.Timestamp(snapshot.day), 'day')}", state),
                    ("Strength", strength or "no head count known at this date"),
                    ("From", start),
                    ("Until", end),
                    ("Last attested", when(record["last_attested"], "day")),
                    (
                        "Why it ended",
                        "" if pd.isna(reason) else vocabulary.label("end_reason", reason),
                    ),
                    (
                        "Taken over by",
                        "" if pd.isna(record["taken_over_by"]) else record["taken_over_by"],
                    ),
                    ("Confidence", _confidence(atlas, record)),
                ]
            ),
        ]
    )
