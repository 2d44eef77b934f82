"""What a person's yes does: rows into the store, a source added, a change taken back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from components import resources, session
from components.language import say
from components.review import said
from components.review import work as works
from geodata.coding.deciding import endings
from geodata.coding.deciding.rows import complete, misplaced, missing, source
from geodata.faults import DataError, Fault

if TYPE_CHECKING:
    from components.review.work import Decision, Work
    from geodata import Atlas

PLACE_ZOOM = 7.0


def accept(atlas: Atlas, work: Work, one: Decision, by: str) -> None:
    """Save a decision's record, and what it ends, with the article as its source.

    Raises
    ------
    DataError
        When something is missing, or the tables would have a fault with it; nothing is saved then.
    """
    made = complete(one.table, one.row, work.article, atlas)
    (row,) = made[one.table]
    faults = [
        Fault(table, None, field, "is empty", "fill it in")
        for table, found in made.items()
        for field in missing(table, found[0], atlas)
    ]
    faults = faults or misplaced(one.table, row, today=dt.date.today())  # noqa: DTZ011 - the person's day
    if faults:
        raise DataError(faults)
    amends: dict[str, list[dict[str, Any]]] = {}
    cited = row["sources"][-1]
    if one.ends and one.table == "events":
        ended = endings.end_site(
            atlas,
            one.ends,
            end=row["date"],
            precision=row["date_precision"],
            reason=one.reason,
            source=cited,
            taken_over_by=one.taker,
        )
        amends["sites"] = [ended]
    elif one.table == "zones":
        amends["zones"] = _stages(atlas, one, made)
    note = work.article.title
    one.change = resources.keeping().store.keep(made, amends=amends, by=by, note=note)
    one.record, one.state = str(row["id"]), "saved"
    st.session_state["add_changed"] = True


def _stages(atlas: Atlas, one: Decision, made: dict[str, list[dict[str, Any]]]) -> list[Any]:
    """Set a new stage between those known at its place; return the known ones that change."""
    [row] = made["zones"]
    cited, changed = row["sources"][-1], []
    if one.ends:
        end, exact = row["start"], row["start_precision"]
        changed.append(endings.end_zone(atlas, one.ends, end=end, precision=exact, source=cited))
        row["lat"], row["lon"], row["id"] = _same_place(atlas, one.ends, row)
    later = endings.follower(atlas, row)
    if later:
        follows = endings.known(atlas, "zones", later)
        if follows["stage"] == row["stage"]:
            changed.append(endings.begin_zone(atlas, later, row, cited))
            made["zones"], row["id"] = [], later
        else:
            row["end"], row["end_precision"] = follows["start"], follows["start_precision"]
            row["lat"], row["lon"], row["id"] = _same_place(atlas, later, row)
    return changed


def _same_place(atlas: Atlas, before: str, row: dict[str, Any]) -> tuple[float, float, str]:
    """Give a further stage of a place the place's point, and an id that says so."""
    known = endings.known(atlas, "zones", before)
    stem = before.removesuffix(f"-{known['stage']}")
    name, number = f"{stem}-{row['stage']}", 1
    while name in atlas.zones.index:
        number += 1
        name = f"{stem}-{row['stage']}-{number}"
    return known["lat"], known["lon"], name


def merge(atlas: Atlas, work: Work, one: Decision, record: str, by: str) -> None:
    """Add the article to the sources of a known record.

    Raises
    ------
    DataError
        When the article lacks something that a source needs, or the record has it already.
    """
    cited, new = source(work.article, atlas)
    if new is None and cited in atlas.record(record)["sources"]:
        message = "has this article among its sources already"
        raise DataError([Fault("record", None, None, message, "reject the draft")])
    faults = [
        Fault("sources", None, field, "is empty", "fill it in")
        for field in (missing("sources", new, atlas) if new else ())
    ]
    if faults:
        raise DataError(faults)
    added = {"sources": [new]} if new else {}
    one.change = resources.keeping().store.keep(
        added, cites={record: [cited]}, by=by, note=work.article.title
    )
    one.record, one.state = record, "merged"


def undo(work: Work | None, number: int, by: str) -> None:
    """Take a change back; the draft that it came from is open again.

    Raises
    ------
    DataError
        When something accepted later stands on it.
    """
    resources.keeping().store.undo(number, by=by)
    for one in (work.decisions or ()) if work else ():
        if one.change == number:
            one.state, one.change, one.record = "open", None, None


def remember(work: Work, by: str | None) -> None:
    """Keep the work as it stands, so that a reload loses nothing; once decided, the outcome."""
    if by is None:
        return
    store = resources.keeping().store
    decided = work.decisions is not None and work.decisions and not work.undecided
    content = works.outcome(work) if decided else works.written(work)
    if st.session_state.get("add_kept") == content:
        return
    try:
        if decided and work.key:
            store.close_draft(work.key, by=by, keep=content)
        elif not decided:
            work.key = store.save_draft(content, by=by, key=work.key)
    except DataError as error:
        said.show(error, say("add.not_kept"))
        return
    st.session_state["add_kept"] = content


def to_map(atlas: Atlas, record: str) -> None:
    """Have the map open on a record, on its day."""
    row, table = atlas.record(record), atlas.table(record)
    limits = session.limits(atlas)
    date = row["date"] if table in {"events", "strength"} else row["start"]
    day = min(max(pd.Timestamp(date).date(), limits.first), limits.last)
    where = None if "lat" not in row else (float(row["lat"]), float(row["lon"]), PLACE_ZOOM)
    view = session.view(atlas)
    selected = record if table in {"events", "sites"} else None
    session.go(replace(view, day=day, record=selected, where=where, source=None, shape=None))
    st.session_state["add_left_for_map"] = True
