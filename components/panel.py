"""The panel beside the map: one record with all that is known of it, and how."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components import session
from components.markup import definition, link, plain, show
from components.timemap.style import style
from components.timemap.words import figure, when

if TYPE_CHECKING:
    from geodata import Atlas, Snapshot

NEAR_KM = 60
NEAR_DAYS = 45
NEAR_MOST = 8
LIST_MOST = 40

_STYLE = Markup(
    "<style>"
    ".ss-head{margin:.1rem 0 .35rem;font-size:1.12rem;font-weight:650;line-height:1.25}"
    ".ss-chip{display:inline-flex;align-items:center;gap:.35rem;font-size:.8rem;opacity:.8}"
    ".ss-chip i{width:.7rem;height:.7rem;border-radius:50%;display:inline-block}"
    "dl.ss{display:grid;grid-template-columns:auto 1fr;gap:.2rem .7rem;margin:.4rem 0;font-size:.9rem}"
    "dl.ss dt{opacity:.65}dl.ss dd{margin:0}"
    "ul.ss{margin:.2rem 0 .4rem;padding-left:1.05rem;font-size:.86rem}ul.ss li{margin:.18rem 0}"
    "ul.ss small{opacity:.7}.ss-text{font-size:.93rem;margin:.35rem 0}"
    "</style>"
)


def _chip(colour: str, *words: str) -> Markup:
    text = " · ".join(word for word in words if word)
    return Markup('<div class="ss-chip"><i style="background:{}"></i>{}</div>').format(colour, text)


def _theme() -> str:
    return "dark" if st.context.theme.type == "dark" else "light"


def _place(atlas: Atlas, record: pd.Series[Any]) -> str:
    precision = atlas.vocabulary.describe("geo_precision", record["geo_precision"])
    country = atlas.vocabulary.label("country", record["country"])
    return f"{record['place']}, {country} ({precision.rstrip('.')})"


def _confidence(atlas: Atlas, record: pd.Series[Any]) -> str:
    label = atlas.vocabulary.label("confidence", record["confidence"])
    return f"{label}: {atlas.vocabulary.describe('confidence', record['confidence'])}"


def sources(atlas: Atlas, ids: tuple[str, ...]) -> Markup:
    """List sources as links with publisher, date and language."""
    items = []
    for identifier in ids:
        source = atlas.sources.loc[identifier]
        published = source["published"]
        date = "no date" if pd.isna(published) else when(published, "day")
        language = atlas.vocabulary.label("lang", source["lang"]) if "lang" in atlas.vocabulary else source["lang"]
        items.append(
            Markup("<li>{}<br><small>{} · {} · {}</small></li>").format(
                link(source["url"], source["title"]), source["publisher"], date, language
            )
        )
    return Markup('<ul class="ss">{}</ul>').format(Markup("").join(items))


def event(atlas: Atlas, record: pd.Series[Any]) -> Markup:
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
            _chip(style()["groups"][group][_theme()], vocabulary.label("category", record["category"])),
            Markup('<div class="ss-head">{}</div>').format(record["title"]),
            Markup('<div class="ss-text">{}</div>').format(record["summary"]),
            definition(
                [
                    ("When", when(record["date"], record["date_precision"], record["date_end"])),
                    ("Where", _place(atlas, record)),
                    ("Who", ", ".join(actors[actor] for actor in record["actors"])),
                    ("Deaths", deaths or "no figure in the sources"),
                    ("Confidence", _confidence(atlas, record)),
                ]
            ),
        ]
    )


def site(atlas: Atlas, record: pd.Series[Any], snapshot: Snapshot) -> Markup:
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
    start += {"not_before": " at the earliest", "not_after": " or earlier"}.get(record["start_basis"], "")
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
            Markup('<div class="ss-text">{}</div>').format("" if pd.isna(record["note"]) else record["note"]),
            definition(
                [
                    ("Force", record["force"]),
                    ("Where", _place(atlas, record)),
                    (f"On {snapshot.day:%d.%m.%Y}", state),
                    ("Strength", strength or "no head count known at this date"),
                    ("From", start),
                    ("Until", end),
                    ("Last attested", when(record["last_attested"], "day")),
                    ("Why it ended", "" if pd.isna(reason) else vocabulary.label("end_reason", reason)),
                    ("Taken over by", "" if pd.isna(record["taken_over_by"]) else record["taken_over_by"]),
                    ("Confidence", _confidence(atlas, record)),
                ]
            ),
        ]
    )


def pick(identifier: str | None, date: pd.Timestamp | None = None) -> None:
    """Select a record and, where a date is given, go to it."""
    view = replace(session.current(), record=identifier)
    if date is not None:
        atlas_limits = st.session_state["limits"]
        day = min(max(date.date(), atlas_limits.first), atlas_limits.last)
        view = replace(view, day=day)
    session.go(view)


def _near(atlas: Atlas, identifier: str) -> None:
    near = atlas.near(identifier, km=NEAR_KM, days=NEAR_DAYS).head(NEAR_MOST)
    st.markdown(f"**Near it** ({NEAR_KM} km, {NEAR_DAYS} days)")
    if near.empty:
        st.caption("Nothing else is recorded that close in space and time.")
    rows = st.container(key="records")
    for other, row in near.iterrows():
        days = int(row["days"])
        gap = "same time" if days == 0 else f"{abs(days)} days {'later' if days > 0 else 'earlier'}"
        rows.button(
            f"{plain(row['title'])}  \n:small[{row['distance_km']:.0f} km, {gap}]",
            key=f"near-{other}",
            on_click=pick,
            args=(other, row["date"] if row["table"] == "events" else None),
            type="tertiary",
        )


def show_record(atlas: Atlas, snapshot: Snapshot, identifier: str) -> None:
    """Show a record, its sources and what is near it."""
    record = atlas.record(identifier)
    told = event(atlas, record) if atlas.table(identifier) == "events" else site(atlas, record, snapshot)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.button("All of this window", icon=":material/arrow_back:", on_click=pick, args=(None,), type="tertiary")
        st.page_link(
            st.session_state["pages"]["articles"],
            label="Its articles",
            icon=":material/article:",
            query_params={"of": identifier},
        )
    show(_STYLE + told)
    st.markdown(f"**Sources** ({len(record['sources'])})")
    show(sources(atlas, record["sources"]))
    _near(atlas, identifier)


def show_window(snapshot: Snapshot) -> None:
    """List the events of the window, the latest first; or say that there is none."""
    found = snapshot.events.sort_values("start", ascending=False)
    st.markdown(f"**Events of the window** ({len(found)})")
    if found.empty:
        st.caption(
            "None is recorded in these days with these filters. That nothing is recorded does not "
            "mean that nothing happened: widen the window, or drag the slider."
        )
    else:
        st.caption("Pick one, or click a mark on the map.")
    rows = st.container(key="records")
    for identifier, row in found.head(LIST_MOST).iterrows():
        rows.button(
            f"{plain(row['title'])}  \n:small[{plain(when(row['date'], row['date_precision'], row['date_end']))} · {plain(row['place'])}]",
            key=f"event-{identifier}",
            on_click=pick,
            args=(identifier,),
            type="tertiary",
        )
    if len(found) > LIST_MOST:
        st.caption(f"and {len(found) - LIST_MOST} more in the table below")
