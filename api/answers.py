"""The answers: what the atlas says to a query, before it is written out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import shapely

from api.problems import Problem
from geodata import Filters, Period, citations, dates, events
from geodata.exports import TABLES, collect
from geodata.exports.about import about
from geodata.exports.content import flat
from geodata.exports.geojson import features, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geodata import Atlas, Snapshot
    from geodata.comparison import Comparison

Query = dict[str, Any]
"""Values by parameter, as `api.parameters.read` gives them."""


@dataclass(frozen=True)
class Rows:
    """Rows of one table, a page of them.

    Parameters
    ----------
    table : str
        The table's name.
    page : pandas.DataFrame
        The rows that are returned, with plain cells.
    matched : int
        How many there are in all.
    more : dict
        Members that the answer has besides.
    """

    table: str
    page: pd.DataFrame
    matched: int
    more: Mapping[str, Any] = field(default_factory=dict)


def find_events(atlas: Atlas, query: Query) -> Rows:
    """Answer which events there are; with a day, those of the window that ends on it."""
    found = _filters(query).events(atlas.events)
    window = _window(query)
    if window is not None:
        found = events.in_window(found, window)
    return _page("events", _in_box(found, query["bbox"]), query)


def find_sites(atlas: Atlas, query: Query) -> Rows:
    """Answer which sites there are; with a day, those held or uncertain on it, with their state."""
    filters = _filters(query)
    if query["day"] is not None:
        found = atlas.at(query["day"], filters=filters).sites
    else:
        found = filters.sites(atlas.sites)
    return _page("sites", _in_box(found, query["bbox"]), query)


def find_zones(atlas: Atlas, query: Query) -> Rows:
    """Answer which localities the area is drawn from."""
    found = _lasting(atlas.zones, query)
    for name in ("country", "stage", "confidence"):
        if query[name]:
            found = found[found[name].isin(query[name])]
    if query["source"]:
        found = found[found["sources"].map(lambda cited: query["source"] in cited).astype(bool)]
    return _page("zones", _in_box(found, query["bbox"]), query)


def find_area(atlas: Atlas, query: Query) -> Rows:
    """Answer which parts JNIM's area has; approximate, reported activity and not control."""
    found = _lasting(atlas.area, query)
    for name in ("country", "stage"):
        if query[name]:
            found = found[found[name].isin(query[name])]
    return _page("area", _in_box(found, query["bbox"]), query)


def find_sources(atlas: Atlas, query: Query) -> Rows:
    """Answer which sources there are, the latest first, and how many records cite each."""
    publisher = (query["publisher"],) if query["publisher"] else ()
    found = citations.find(
        atlas, query["text"] or "", publisher=publisher, lang=query["lang"] or ()
    )
    return _page("sources", found, query)


def tell_snapshot(atlas: Atlas, query: Query) -> dict[str, Any]:
    """Answer what was true on a day: its marks, its figures and the day in sentences."""
    return tell(atlas.at(query["day"] or atlas.as_of, query["window"], _filters(query)))


def tell(snapshot: Snapshot) -> dict[str, Any]:
    """Tell a snapshot as one GeoJSON feature collection, its figures and sentences beside.

    Examples
    --------
    >>> import geodata
    >>> told = tell(geodata.load().at("2024-09-16"))
    >>> told["headline"][0]["subject"], told["features"][0]["type"]
    ('France', 'Feature')
    """
    content = collect(snapshot.atlas, ["events", "sites", "area"], snapshot)
    marks = [mark for name, table in content.tables.items() for mark in features(name, table)]
    return {
        "type": "FeatureCollection",
        **content.about.metadata(),
        "day": snapshot.day.isoformat(),
        "window": _days(snapshot),
        "headline": [{"subject": who, "text": text} for who, text in snapshot.headline()],
        "summary": snapshot.summary(),
        "figures": _figures(snapshot),
        "strength": _records(flat(snapshot.strength)),
        "numberMatched": len(marks),
        "numberReturned": len(marks),
        "features": marks,
    }


def tell_comparison(atlas: Atlas, query: Query) -> dict[str, Any]:
    """Answer what differs between two days, in sentences and in tables."""
    return tell_changes(atlas.compare(query["from"], query["to"], _filters(query)))


def tell_changes(compared: Comparison) -> dict[str, Any]:
    """Tell a comparison in sentences and tables.

    Examples
    --------
    >>> import geodata
    >>> told = tell_changes(geodata.load().compare("2024-07-01", "2024-09-16"))
    >>> told["changes"][0]["kind"]
    'events'
    """
    return {
        **about(compared.a.atlas).metadata(),
        "scope": "What differs between the two days.",
        "from": compared.day_a.isoformat(),
        "to": compared.day_b.isoformat(),
        "swapped": compared.swapped,
        "sentences": compared.sentences(),
        "changes": _records(compared.table()),
        "area": _records(compared.area),
        "regions": _records(flat(compared.regions.rename_axis("id"))),
        "sites": _records(flat(compared.sites).drop(columns="geometry")),
        "strength": _records(flat(compared.strength)),
        "events": _records(compared.events),
    }


def tell_record(atlas: Atlas, query: Query) -> dict[str, Any]:
    """Answer with one record, its sources in full, or for a source what it supports."""
    identifier = query["id"]
    try:
        table = atlas.table(identifier)
    except KeyError:
        detail = f"no record has the id {identifier!r}"
        raise Problem(404, detail, "id", "take an id from another answer") from None
    row = getattr(atlas, table).loc[[identifier]]
    (feature,) = features(table, flat(row))
    more: dict[str, Any] = {}
    if table == "sources":
        supported = atlas.supports(identifier).items()
        more["supports"] = {name: rows.index.tolist() for name, rows in supported}
    else:
        cited = atlas.sources[atlas.sources.index.isin(row["sources"].iloc[0])]
        more["sources"] = _records(flat(cited))
    return {**feature, **about(atlas).metadata(), **more, "scope": "One record."}


def tell_meta(atlas: Atlas, query: Query) -> dict[str, Any]:  # noqa: ARG001 - it has no parameters
    """Answer which data these are, how many, how far researched, and what the codes mean."""
    names = ("events", "sites", "strength", "zones", "sources")
    words = atlas.vocabulary
    return {
        **about(atlas).metadata(),
        "opening_day": atlas.opening_day.isoformat(),
        "axis_start": atlas.axis_start.isoformat(),
        "counts": {name: len(getattr(atlas, name)) for name in names},
        "tables": TABLES,
        "coverage": _records(flat(atlas.coverage)),
        "vocabularies": {
            name: [
                {
                    "id": code,
                    "label": label,
                    "label_fr": words.label(name, code, "fr"),
                    "group": words.group(name, code),
                    "description": words.describe(name, code),
                }
                for code, label in words.labels(name).items()
            ]
            for name in words.names()
        },
    }


def _filters(query: Query) -> Filters:
    """Take from a query what records can be chosen by."""
    chosen = {name: query.get(name) or () for name in ("country", "actor", "category", "power")}
    return Filters(
        **chosen,
        confidence=query.get("confidence") or (),
        text=query.get("text") or "",
        source=query.get("source") or "",
    )


def _window(query: Query) -> Period | None:
    """Join the window of a day with the days between from and to: both hold."""
    window = None if query["day"] is None else dates.window(query["day"], query["window"])
    between = _between(query)
    if window is None or between is None:
        return window or between
    ends = [period.end for period in (window, between) if period.end is not None]
    return Period(max(window.start, between.start), min(ends, default=None))


def _between(query: Query) -> Period | None:
    """Give the days from one to another, in whichever order; None where neither is named."""
    first, last = query["from"], query["to"]
    if first is None and last is None:
        return None
    if first is not None and last is not None:
        first, last = min(first, last), max(first, last)
    end = None if last is None else last + dt.timedelta(1)
    return Period(first or dates.BEGINNING, end)


def _lasting(table: Any, query: Query) -> Any:
    """Keep what holds on the day, and what shares a day with the run from one to another."""
    if query["day"] is not None:
        stamp = pd.Timestamp(query["day"])
        table = table[(table["start"] <= stamp) & ~(table["end"] <= stamp)]
    between = _between(query)
    if between is not None:
        keep = ~(table["end"] <= pd.Timestamp(between.start))
        if between.end is not None:
            keep &= table["start"] < pd.Timestamp(between.end)
        table = table[keep]
    return table


def _in_box(table: Any, box: tuple[float, ...] | None) -> Any:
    if box is None:
        return table
    west, south, east, north = box
    # a box that ends west of where it begins crosses the date line
    spans = [(west, east)] if west <= east else [(west, 180.0), (-180.0, east)]
    shapes = table.geometry.to_numpy()
    keep = np.zeros(len(table), dtype=bool)
    for left, right in spans:
        keep |= shapely.intersects(shapes, shapely.box(left, south, right, north))
    return table[keep]


def _page(name: str, found: Any, query: Query) -> Rows:
    first = query["offset"]
    return Rows(name, flat(found.iloc[first : first + query["limit"]]), len(found))


def _days(snapshot: Snapshot) -> dict[str, str | None]:
    start, last = snapshot.window.start, snapshot.window.last
    return {
        "from": None if start == dates.BEGINNING else start.isoformat(),
        "to": None if last is None else last.isoformat(),
    }


def _figures(snapshot: Snapshot) -> dict[str, Any]:
    """Return the figures but for the head counts, which are rows of their own."""
    return {name: value for name, value in snapshot.figures().items() if name != "strength"}


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    columns = {str(name): plain(table[name]) for name in table.columns}
    rows = zip(*columns.values(), strict=True)
    return [dict(zip(columns, row, strict=True)) for row in rows]
