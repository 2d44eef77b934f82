"""The form of a draft: the fields that its kind of record has, in the order a reader thinks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from components.markup import plain
from components.record import title
from components.review import place
from components.review.fields import Fields
from geodata.coding import endings
from geodata.coding.proposals import LONGEST_TITLE, usual_radius

if TYPE_CHECKING:
    from components.review.work import Decision
    from geodata import Atlas

REGION_WIDE = "SAHEL"


def show(atlas: Atlas, one: Decision, prefix: str) -> Fields:
    """Show the form; the decision's row follows it."""
    fields = Fields(atlas, one, prefix)
    {"events": _event, "sites": _site, "strength": _strength, "zones": _zone}[one.table](
        atlas, one, fields
    )
    return fields


def _event(atlas: Atlas, one: Decision, fields: Fields) -> None:
    fields.text("title", "Title", LONGEST_TITLE)
    kind, who = st.columns([1, 1.4])
    with kind:
        fields.choice("category", "Category")
    with who:
        fields.several("actors", "Who, the one acting first", "actor")
    _dated(fields, "date", "Date", "date_precision")
    place.ask(atlas, fields)
    low, best, high = st.columns(3)
    with low:
        fields.count("fatalities_low", "Deaths, at least")
    with best:
        fields.count("fatalities_best", "Deaths, most likely")
    with high:
        fields.count("fatalities_high", "Deaths, at most")
    fields.area("summary", "Summary in your own words")
    fields.choice("confidence", "Confidence")
    if one.draft.kind == "handover":
        _site_end(atlas, one, fields)


def _site_end(atlas: Atlas, one: Decision, fields: Fields) -> None:
    """Ask which known site the handover ends; the change of the site is saved with the event."""
    power = one.draft.power.value if one.draft.power else None
    found = endings.sites(atlas, one.row, power)
    if not found:
        one.ends = None
        st.caption("No known site within reach ends with it; only the event is saved.")
        return
    label, reason, taker = st.columns([1.6, 1, 1.2])
    with label:
        one.ends = st.selectbox(
            "Known site that ends with it",
            found,
            index=found.index(one.ends) if one.ends in found else None,
            format_func=lambda site: title(atlas, site),
            placeholder="None: save only the event",
            key=fields.key("ends"),
        )
    if one.ends is None:
        return
    reasons = atlas.vocabulary.labels("end_reason")
    with reason:
        one.reason = st.selectbox(
            "Why it ended",
            list(reasons),
            index=list(reasons).index(one.reason) if one.reason in reasons else None,
            format_func=reasons.__getitem__,
            key=fields.key("reason"),
        )
    with taker:
        typed = st.text_input(
            "Taken over by", one.taker or "", max_chars=120, key=fields.key("taker")
        )
        one.taker = typed or None


def _site(atlas: Atlas, one: Decision, fields: Fields) -> None:
    fields.text("site", "Name of the site")
    power, force, kind = st.columns([1, 1.3, 1])
    with power:
        powers = [code for code in atlas.vocabulary.labels("power") if code != "us_france"]
        fields.choice("power", "Whose", powers)
    with force:
        fields.text("force", "Force or operation")
    with kind:
        fields.choice("kind", "What it is used for")
    _dated(fields, "start", "Held from", "start_precision", "start_basis")
    place.ask(atlas, fields)
    basis, attested = st.columns(2)
    with basis:
        fields.choice("end_basis", "End", ["last_attested", "ongoing"])
    with attested:
        fields.date("last_attested", "Last day it is attested")
    fields.area("note", "Note in your own words")
    fields.choice("confidence", "Confidence")
    del one


def _strength(atlas: Atlas, one: Decision, fields: Fields) -> None:
    row = one.row
    power, where, site = st.columns([1, 1.2, 1.6])
    with power:
        fields.choice("power", "Whose")
    countries = atlas.vocabulary.labels("country") | atlas.vocabulary.labels("region")
    with where:
        own = fields.key("country")
        if own not in st.session_state:
            st.session_state[own] = row["country"]
        row["country"] = st.selectbox(
            "Country", list(countries), index=None, format_func=countries.__getitem__, key=own
        )
    known = atlas.sites[
        (atlas.sites["power"] == row["power"]) & (atlas.sites["country"] == row["country"])
    ]
    with site:
        row["site"] = st.selectbox(
            "What is counted",
            [None, *known.index],
            index=1 + list(known.index).index(row["site"]) if row["site"] in known.index else 0,
            format_func=lambda code: "The whole country" if code is None else title(atlas, code),
            key=f"{fields.key('site')}-{row['power']}-{row['country']}",
        )
    found = one.draft.place
    if found and found.value.precision in {"site", "town"} and row["site"] is None:
        st.caption(f":material/rule: The text counts at {plain(found.value.name)}, it seems.")
    _dated(fields, "date", "Date of the figure", "date_precision")
    low, best, high = st.columns(3)
    with low:
        fields.count("low", "At least")
    with best:
        fields.count("best", "Most likely")
    with high:
        fields.count("high", "At most; empty for “more than”")
    fields.area("note", "What the figure counts, in your own words")
    fields.choice("confidence", "Confidence")


def _zone(atlas: Atlas, one: Decision, fields: Fields) -> None:
    stage, radius = st.columns(2)
    with stage:
        before = one.row["stage"]
        chosen = fields.choice("stage", "How established JNIM is there")
        if chosen != before:
            fields.put(radius_km=usual_radius(chosen, atlas))
    with radius:
        fields.count("radius_km", "Reach in km (the stage's usual one, to be corrected)")
    _dated(fields, "start", "From", "start_precision")
    place.ask(atlas, fields)
    fields.text("admin1", "First-level region")
    fields.area("note", "What was reported, in your own words")
    fields.choice("confidence", "Confidence")
    found = endings.zones(atlas, one.row)
    one.ends = found[0] if found else None
    if one.ends:
        start = one.row["start"]
        st.info(
            f"Known there until now: {plain(title(atlas, one.ends))}. Saving ends that stage on "
            f"{start}.",
            icon=":material/move_up:",
        )


def _dated(fields: Fields, name: str, label: str, precision: str, basis: str = "") -> None:
    day, known, last = st.columns(3)
    with day:
        fields.date(name, label)
    with known:
        fields.choice(precision, "Exact to", vocabulary="date_precision")
    with last:
        if basis:
            fields.choice(basis, "How the start is known")
        elif name == "date" and "date_end" in fields.row:
            fields.date("date_end", "Last day, if it lasted")


def described(value: Any) -> str:
    """Write a cell for a reader; empty for an empty one."""
    if value is None or (not isinstance(value, tuple) and pd.isna(value)):
        return ""
    return ", ".join(value) if isinstance(value, tuple) else str(value)
