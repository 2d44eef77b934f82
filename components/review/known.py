"""Known records that a draft may repeat, with what differs side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components.language import figure, labels, many, say, when
from components.markup import plain
from components.markup import show as show_markup
from components.record import title
from geodata.coding.deciding import duplicates
from geodata.coding.deciding.endings import known

if TYPE_CHECKING:
    from collections.abc import Mapping

    from components.review.work import Decision
    from geodata import Atlas

MOST = 3
SURE = 0.8
"""From this likeness on, adding the article to the known record is what is offered first."""
STYLE = Markup(
    "<style>"
    "table.ss-same{width:100%;border-collapse:collapse;font-size:.86rem;table-layout:fixed}"
    "table.ss-same :is(th,td){text-align:left;vertical-align:top;padding:.2rem .5rem .2rem 0;"
    "border-bottom:1px solid rgba(128,128,128,.25);overflow-wrap:anywhere}"
    "table.ss-same th:first-child{width:5.5rem;font-weight:400;opacity:.7}"
    "table.ss-same tr.other td{font-weight:650}"
    "</style>"
)


class Likeness(NamedTuple):
    """Whether a draft is known already."""

    merge: str | None
    sure: bool


def show(atlas: Atlas, one: Decision, prefix: str, *, editing: bool) -> Likeness:
    """Show the likeliest known records; return the one to merge with, once that is said."""
    found = duplicates.known(atlas, one.row, table=one.table)
    found = found[~found.index.isin(list(one.others))].head(MOST)
    if found.empty:
        return Likeness(None, sure=False)
    sure = bool(found["score"].iloc[0] >= SURE)
    merge: str | None = None
    with st.container(border=True, key=f"{prefix}-known"):
        st.markdown(f":material/content_copy: {many('known.may_be', len(found))}")
        for identifier, likeness in found.iterrows():
            name = str(identifier)
            st.markdown(f"**{plain(title(atlas, name))}**  \n:small[{_how_near(likeness)}]")
            show_markup(compared(atlas, one.table, one.row, known(atlas, one.table, name)))
            with st.container(horizontal=True):
                if editing and st.button(
                    say("known.merge"),
                    icon=":material/merge:",
                    key=f"{prefix}-merge-{name}",
                    type="primary" if sure and name == found.index[0] else "secondary",
                ):
                    merge = name
                st.button(
                    say("known.other_event" if one.table == "events" else "known.other_record"),
                    icon=":material/call_split:",
                    key=f"{prefix}-other-{name}",
                    on_click=one.others.add,
                    args=(name,),
                )
    return Likeness(merge, sure)


def _how_near(likeness: pd.Series[Any]) -> str:
    parts = [say("known.likeness", percent=f"{100 * likeness['score']:.0f}")]
    if not pd.isna(likeness["distance_km"]):
        parts.append(say("known.away", km=f"{likeness['distance_km']:.0f}"))
    days = int(likeness["days"])
    parts.append(say("panel.same_time") if days == 0 else many("known.apart", days))
    return ", ".join(parts)


def compared(atlas: Atlas, table: str, new: Mapping[str, Any], old: Mapping[str, Any]) -> Markup:
    """Lay a new row beside a known one; what differs is set in bold.

    Returns
    -------
    Markup
        A table; every value is escaped.
    """
    rows = Markup("").join(
        Markup('<tr class="{}"><th scope="row">{}</th><td>{}</td><td>{}</td></tr>').format(
            "other" if one != other else "", label, one or "–", other or "–"
        )
        for (label, one), (_, other) in zip(
            told(atlas, table, new), told(atlas, table, old), strict=True
        )
    )
    head = Markup('<tr><th></th><th scope="col">{}</th><th scope="col">{}</th></tr>').format(
        say("known.draft"), say("known.known")
    )
    return STYLE + Markup('<table class="ss-same">{}{}</table>').format(head, rows)


def told(atlas: Atlas, table: str, row: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Tell what a row says, field by field, as far as it says something."""
    words = atlas.vocabulary
    known_as = {
        name: labels(words, name) for name in ("category", "actor", "power", "kind", "stage")
    }

    def term(name: str) -> str:
        return known_as[name].get(row.get(name) or "", row.get(name) or "")

    name = "date" if table in {"events", "strength"} else "start"
    date = _when(row.get(name), row.get(f"{name}_precision"), row.get("date_end"))
    where = ", ".join(
        part
        for part in (
            row.get("place"),
            labels(words, "country").get(row.get("country") or "", row.get("country")),
        )
        if part
    )
    if table == "events":
        low, best, high = (row.get(f"fatalities_{each}") for each in ("low", "best", "high"))
        deaths = figure(low, best, high)
        who = ", ".join(known_as["actor"].get(actor, actor) for actor in row.get("actors") or ())
        return [
            (say("field.title"), row.get("title") or ""),
            (say("record.when"), date),
            (say("record.where"), where),
            (say("column.category"), term("category")),
            (say("record.who"), who),
            (say("record.deaths"), deaths),
        ]
    if table == "strength":
        count = figure(row.get("low"), row.get("best"), row.get("high"))
        counted = row.get("site") or say("known.whole_country")
        return [
            (say("record.when"), date),
            (say("record.where"), where),
            (say("field.whose"), term("power")),
            (say("known.counted"), counted),
            (say("known.figure"), count),
        ]
    if table == "sites":
        return [
            (say("column.site"), row.get("site") or ""),
            (say("record.start"), date),
            (say("record.where"), where),
            (say("field.whose"), term("power")),
            (say("known.use"), term("kind")),
        ]
    reach = row.get("radius_km")
    return [
        (say("record.start"), date),
        (say("record.where"), where),
        (say("known.stage"), term("stage")),
        (say("known.reach"), "" if reach is None else f"{reach} km"),
    ]


def _when(day: Any, precision: str | None, end: Any) -> str:
    if day is None or precision is None:
        return ""
    last = None if end is None else pd.Timestamp(end)
    return when(pd.Timestamp(day), precision, last)
