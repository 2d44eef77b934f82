"""A record told in words: title, when, where, who, how sure, and every source as a link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import sentences
from components.language import describe, figure, label, labels, number, say, table, when
from components.markup import definition, link
from components.timemap.style import style

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
    precision = describe(atlas.vocabulary, "geo_precision", record["geo_precision"])
    country = label(atlas.vocabulary, "country", record["country"])
    place = record["place"] if country in record["place"] else f"{record['place']}, {country}"
    return f"{place} ({precision.rstrip('.')})"


def _confidence(atlas: Atlas, record: Record) -> str:
    sure = record["confidence"]
    meaning = describe(atlas.vocabulary, "confidence", sure)
    return label(atlas.vocabulary, "confidence", sure) + say("record.colon") + meaning


def published(source: Record) -> str:
    """Say when a source was published."""
    return say("record.undated") if pd.isna(source["published"]) else when(source["published"])


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
            date = when(row["date"], row["date_precision"], row["date_end"])
            return f"{date}{say('record.colon')}{row['title']}"
        case "sites":
            return f"{row['site']} ({label(words, 'power', row['power'])})"
        case "zones":
            start = when(row["start"], row["start_precision"])
            stage = label(words, "stage", row["stage"])
            return say("record.from", place=row["place"], stage=stage, start=start)
        case "strength":
            country = labels(words, "country").get(row["country"], say("record.whole_region"))
            count = figure(row["low"], row["best"], row["high"])
            date = when(row["date"], row["date_precision"])
            power = label(words, "power", row["power"])
            return f"{power}, {country}{say('record.colon')}{count} ({date})"
    return str(row["title"])


def tenure(site: Record) -> str:
    """Say from when to when a site was held, by which force, and to whom it passed."""
    start = when(site["start"], site["start_precision"])
    known = not pd.isna(site["end"])
    end = when(site["end"], site["end_precision"]) if known else say("record.no_end")
    heir = site["taken_over_by"]
    taker = "" if pd.isna(heir) else say("record.then", taker=heir)
    return say("record.tenure", force=site["force"], start=start, end=end, taker=taker)


def sources(atlas: Atlas, ids: tuple[str, ...]) -> Markup:
    """List sources as links with publisher, date and language."""
    items = []
    for identifier in ids:
        source: Record = atlas.sources.loc[identifier]
        language = label(atlas.vocabulary, "lang", source["lang"])
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
        when(snapshot.day), definition([*sentences.headline(snapshot)])
    )


def event(atlas: Atlas, record: Record) -> Markup:
    """Tell an event."""
    vocabulary = atlas.vocabulary
    group = vocabulary.group("category", record["category"])
    actors = labels(vocabulary, "actor")
    low, best, high = (record[f"fatalities_{name}"] for name in ("low", "best", "high"))
    deaths = figure(low, best, high)
    if deaths and "–" in deaths and not pd.isna(best):
        deaths += say("record.best", best=number(best))
    return Markup("").join(
        [
            _chip(
                style()["groups"][group][_theme()],
                label(vocabulary, "category", record["category"]),
            ),
            Markup('<div class="ss-head">{}</div>').format(record["title"]),
            Markup('<div class="ss-text">{}</div>').format(record["summary"]),
            definition(
                [
                    (
                        say("record.when"),
                        when(record["date"], record["date_precision"], record["date_end"]),
                    ),
                    (say("record.where"), _place(atlas, record)),
                    (say("record.who"), ", ".join(actors[actor] for actor in record["actors"])),
                    (say("record.named"), record["named_actors"]),
                    (say("record.deaths"), deaths or say("record.no_deaths")),
                    (say("record.confidence"), _confidence(atlas, record)),
                    (say("record.reported"), record["reported_by"]),
                ]
            ),
        ]
    )


def site(atlas: Atlas, record: Record, snapshot: Snapshot) -> Markup:
    """Tell a site, as it stands on the snapshot's day."""
    vocabulary = atlas.vocabulary
    now = snapshot.sites.loc[record.name] if record.name in snapshot.sites.index else None
    state = say("record.not_held") if now is None else table("state")[now["state"]]
    if now is not None and now["state"] == "uncertain":
        state = (
            say("record.uncertain_start")
            if now["reason"] == "start"
            else say("record.uncertain", day=when(record["last_attested"]))
        )
    strength = ""
    if now is not None and not pd.isna(now["strength_date"]):
        count = figure(now["strength_low"], now["strength_best"], now["strength_high"])
        strength = f"{count} ({when(now['strength_date'], now['strength_date_precision'])})"
    start = when(record["start"], record["start_precision"])
    if record["start_basis"] == "not_before":
        start = say("record.not_before", start=start)
    elif record["start_basis"] == "not_after":
        start = say("record.not_after", start=start)
    if pd.isna(record["end"]):
        end = describe(vocabulary, "end_basis", record["end_basis"])
    else:
        end = when(record["end"], record["end_precision"])
        if record["end_basis"] == "not_after":
            end = say("record.end_not_after", end=end)
    reason = record["end_reason"]
    return Markup("").join(
        [
            _chip(
                style()["powers"][record["power"]][_theme()],
                label(vocabulary, "power", record["power"]),
                label(vocabulary, "kind", record["kind"]),
            ),
            Markup('<div class="ss-head">{}</div>').format(record["site"]),
            Markup('<div class="ss-text">{}</div>').format(
                "" if pd.isna(record["note"]) else record["note"]
            ),
            definition(
                [
                    (say("record.force"), record["force"]),
                    (say("record.where"), _place(atlas, record)),
                    (say("record.on", day=when(snapshot.day)), state),
                    (say("record.strength"), strength or say("record.no_strength")),
                    (say("record.start"), start),
                    (say("record.until"), end),
                    (say("record.attested"), when(record["last_attested"])),
                    (
                        say("record.reason"),
                        "" if pd.isna(reason) else label(vocabulary, "end_reason", reason),
                    ),
                    (
                        say("record.taken_over"),
                        "" if pd.isna(record["taken_over_by"]) else record["taken_over_by"],
                    ),
                    (say("record.confidence"), _confidence(atlas, record)),
                ]
            ),
        ]
    )
