"""The form of a draft: the fields that its kind of record has, in the order a reader thinks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from components.language import labels, say
from components.markup import plain
from components.record import title
from components.review import place
from components.review.fields import Fields
from geodata.coding.deciding import endings
from geodata.coding.deciding.proposals import LONGEST_TITLE, usual_radius

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
    fields.text("title", say("field.title"), LONGEST_TITLE)
    kind, who = st.columns([1, 1.4])
    with kind:
        fields.choice("category", say("column.category"))
    with who:
        fields.several("actors", say("field.who"), "actor")
    _dated(fields, "date", say("column.date"), "date_precision")
    place.ask(atlas, fields)
    low, best, high = st.columns(3)
    with low:
        fields.count("fatalities_low", say("field.deaths_low"))
    with best:
        fields.count("fatalities_best", say("field.deaths_best"))
    with high:
        fields.count("fatalities_high", say("field.deaths_high"))
    fields.area("summary", say("field.summary"))
    fields.choice("confidence", say("column.confidence"))
    if one.draft.kind == "handover":
        _site_end(atlas, one, fields)


def _site_end(atlas: Atlas, one: Decision, fields: Fields) -> None:
    """Ask which known site the handover ends; the change of the site is saved with the event."""
    power = one.draft.power.value if one.draft.power else None
    found = endings.sites(atlas, one.row, power)
    if not found:
        one.ends = None
        st.caption(say("field.no_ending"))
        return
    label, reason, taker = st.columns([1.6, 1, 1.2])
    with label:
        one.ends = st.selectbox(
            say("field.ending"),
            found,
            index=found.index(one.ends) if one.ends in found else None,
            format_func=lambda site: title(atlas, site),
            placeholder=say("field.ending_none"),
            key=fields.key("ends"),
        )
    if one.ends is None:
        return
    reasons = labels(atlas.vocabulary, "end_reason")
    with reason:
        one.reason = st.selectbox(
            say("record.reason"),
            list(reasons),
            index=list(reasons).index(one.reason) if one.reason in reasons else None,
            format_func=reasons.__getitem__,
            key=fields.key("reason"),
        )
    with taker:
        typed = st.text_input(
            say("record.taken_over"), one.taker or "", max_chars=120, key=fields.key("taker")
        )
        one.taker = typed or None


def _site(atlas: Atlas, one: Decision, fields: Fields) -> None:
    fields.text("site", say("field.site"))
    power, force, kind = st.columns([1, 1.3, 1])
    with power:
        powers = [code for code in atlas.vocabulary.labels("power") if code != "us_france"]
        fields.choice("power", say("field.whose"), powers)
    with force:
        fields.text("force", say("field.force"))
    with kind:
        fields.choice("kind", say("field.use"))
    _dated(fields, "start", say("field.held_from"), "start_precision", "start_basis")
    place.ask(atlas, fields)
    basis, attested = st.columns(2)
    with basis:
        fields.choice("end_basis", say("field.end"), ["last_attested", "ongoing"])
    with attested:
        fields.date("last_attested", say("field.attested"))
    fields.area("note", say("field.note"))
    fields.choice("confidence", say("column.confidence"))
    del one


def _strength(atlas: Atlas, one: Decision, fields: Fields) -> None:
    row = one.row
    power, where, site = st.columns([1, 1.2, 1.6])
    with power:
        fields.choice("power", say("field.whose"))
    words = atlas.vocabulary
    countries = labels(words, "country") | labels(words, "region")
    with where:
        own = fields.key("country")
        if own not in st.session_state:
            st.session_state[own] = row["country"]
        row["country"] = st.selectbox(
            say("column.country"),
            list(countries),
            index=None,
            format_func=countries.__getitem__,
            key=own,
        )
    known = atlas.sites[
        (atlas.sites["power"] == row["power"]) & (atlas.sites["country"] == row["country"])
    ]
    with site:
        row["site"] = st.selectbox(
            say("field.counted"),
            [None, *known.index],
            index=1 + list(known.index).index(row["site"]) if row["site"] in known.index else 0,
            format_func=lambda code: (
                say("field.whole_country") if code is None else title(atlas, code)
            ),
            key=f"{fields.key('site')}-{row['power']}-{row['country']}",
        )
    found = one.draft.place
    if found and found.value.precision in {"site", "town"} and row["site"] is None:
        st.caption(f":material/rule: {say('field.counts_at', place=plain(found.value.name))}")
    _dated(fields, "date", say("field.figure_date"), "date_precision")
    low, best, high = st.columns(3)
    with low:
        fields.count("low", say("field.at_least"))
    with best:
        fields.count("best", say("field.likely"))
    with high:
        fields.count("high", say("field.at_most"))
    fields.area("note", say("field.figure_note"))
    fields.choice("confidence", say("column.confidence"))


def _zone(atlas: Atlas, one: Decision, fields: Fields) -> None:
    stage, radius = st.columns(2)
    with stage:
        before = one.row["stage"]
        chosen = fields.choice("stage", say("field.stage"))
        if chosen != before:
            fields.put(radius_km=usual_radius(chosen, atlas))
    with radius:
        fields.count("radius_km", say("field.reach"))
    _dated(fields, "start", say("record.start"), "start_precision")
    place.ask(atlas, fields)
    fields.text("admin1", say("field.region"))
    fields.area("note", say("field.reported"))
    fields.choice("confidence", say("column.confidence"))
    found = endings.zones(atlas, one.row)
    one.ends = found[0] if found else None
    if one.ends:
        start = one.row["start"]
        st.info(
            say("field.stage_ends", title=plain(title(atlas, one.ends)), day=start),
            icon=":material/move_up:",
        )
    later = endings.follower(atlas, one.row)
    if later:
        follows = endings.known(atlas, "zones", later)
        same = follows["stage"] == one.row["stage"]
        said = "field.stage_begins" if same else "field.stage_precedes"
        told = say(said, title=plain(title(atlas, later)), day=follows["start"])
        st.info(told, icon=":material/move_up:")


def _dated(fields: Fields, name: str, label: str, precision: str, basis: str = "") -> None:
    day, known, last = st.columns(3)
    with day:
        fields.date(name, label)
    with known:
        fields.choice(precision, say("field.exact"), vocabulary="date_precision")
    with last:
        if basis:
            fields.choice(basis, say("field.start_known"))
        elif name == "date" and "date_end" in fields.row:
            fields.date("date_end", say("field.last_day"))


def described(value: Any) -> str:
    """Write a cell for a reader; empty for an empty one."""
    if value is None or (not isinstance(value, tuple) and pd.isna(value)):
        return ""
    return ", ".join(value) if isinstance(value, tuple) else str(value)
