"""What the browser gets of the atlas: numbers it can compare, and text it shows as text.

Every rule about dates is applied here by the geodata layer: the browser only asks whether a day
lies between ``start`` (in) and ``end`` (out). Days are whole numbers, 0 being 1 January 1970.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd
import shapely

from components.assets import Asset
from components.timemap.encoding import encode_line, encode_rings, pack_columns
from components.timemap.style import style
from geodata import gazetteer
from geodata import strength as strength_of

if TYPE_CHECKING:
    import geopandas as gpd
    from numpy.typing import NDArray

    from geodata import Atlas

GEO_PRECISIONS = ("site", "town", "region", "country")
CONFIDENCES = ("high", "medium", "low")
DATE_PRECISIONS = ("day", "week", "month", "year")
MAIN_TOWNS = 700
NAMES = {"en": "name", "fr": "name_fr"}
"""The column of a name in each language."""

_JSON = "application/json"
_ORDERS: WeakKeyDictionary[Atlas, NDArray[np.intp]] = WeakKeyDictionary()


def day_numbers(dates: pd.Series[Any]) -> NDArray[np.int32]:
    """Count days since 1 January 1970; a missing date is the largest number."""
    days = dates.to_numpy(dtype="datetime64[D]").astype(np.int64)
    days[dates.isna().to_numpy()] = np.iinfo(np.int32).max
    return days.astype(np.int32)


def day_number(date: Any) -> int | None:
    """Count days since 1 January 1970; None for a missing date."""
    if date is None or pd.isna(date):
        return None
    return int(np.datetime64(date, "D").astype(int))


def drawing_order(atlas: Atlas) -> NDArray[np.intp]:
    """Give the positions of the events in the order in which the browser holds them.

    By their first possible day. The place of an event in it is the place of its bit in the mask of
    a filter. Sorted once per atlas.
    """
    if atlas not in _ORDERS:
        events = atlas.events
        _ORDERS[atlas] = np.lexsort((events["end"].to_numpy(), events["start"].to_numpy()))
    return _ORDERS[atlas]


def in_drawing_order(atlas: Atlas) -> gpd.GeoDataFrame:
    """Sort the events as the browser holds them; see `drawing_order`."""
    order = drawing_order(atlas)
    # Many are in order already, and to copy a million rows takes a second.
    return atlas.events if (np.diff(order) == 1).all() else atlas.events.iloc[order]


def _json(name: str, content: Any) -> Asset:
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Asset(name, body.encode(), _JSON)


def boundaries(atlas: Atlas) -> Asset:
    """Write countries as rings, and the lines between the regions inside each country."""
    countries = [
        {"id": code, "role": row.role, "rings": encode_rings(row.geometry)}
        for code, row in zip(atlas.countries.index, atlas.countries.itertuples(), strict=True)
    ]
    regions = []
    for code, group in atlas.regions.groupby("country"):
        # Where regions meet the border, the border is drawn already.
        inner = shapely.difference(
            shapely.union_all(group.geometry.boundary.to_numpy()),
            atlas.countries.loc[code].geometry.boundary,
        )
        merged = shapely.simplify(shapely.line_merge(inner), 0.005)
        lines = [shapely.get_coordinates(line) for line in shapely.get_parts(merged)]
        regions += [{"rings": [encode_line(line)]} for line in lines if len(line) > 1]
    return _json("boundaries.json", {"countries": countries, "regions": regions})


def labels(atlas: Atlas, lang: str = "en") -> Asset:
    """Write the names of countries, where they are widest, and of the main towns."""
    name = NAMES[lang]
    countries = []
    for row in atlas.countries.itertuples(index=False):
        parts = shapely.get_parts(row.geometry)
        widest = parts[np.argmax(shapely.area(parts))]
        circle = shapely.maximum_inscribed_circle(widest, tolerance=0.05)
        centre = circle.coords[0]
        countries.append(
            {
                "name": getattr(row, name),
                "role": row.role,
                "lon": round(centre[0], 3),
                "lat": round(centre[1], 3),
                "room": round(circle.length / 360, 5),
            }
        )
    towns = gazetteer.towns().head(MAIN_TOWNS)
    return _json(
        "labels.json",
        {
            "countries": countries,
            "towns": [
                {
                    "name": getattr(row, name),
                    "lon": round(row.geometry.x, 3),
                    "lat": round(row.geometry.y, 3),
                    "rank": float(row.rank),
                    "capital": bool(row.capital),
                }
                for row in towns.itertuples(index=False)
            ],
        },
    )


def area(atlas: Atlas) -> Asset:
    """Write the parts of the area of activity with the days between which they hold."""
    parts = [
        {
            "country": row.country,
            "stage": row.stage,
            "start": day_number(row.start),
            "end": day_number(row.end),
            "rings": encode_rings(row.geometry),
        }
        for row in atlas.area.itertuples()
    ]
    return _json("area.json", {"parts": parts})


def sites(atlas: Atlas) -> Asset:
    """Write sites with their phases and dated strength, and each power's strength over time."""
    states = dict(iter(atlas.site_states.groupby("site")))
    strength = {
        site: rows.sort_values("date")
        for site, rows in atlas.strength.dropna(subset="site").groupby("site")
    }
    content = []
    for position, (site, row) in enumerate(
        zip(atlas.sites.index, atlas.sites.itertuples(), strict=True)
    ):
        content.append(
            {
                "id": site,
                "row": position,
                "power": row.power,
                "force": row.force,
                "site": row.site,
                "kind": row.kind,
                "place": row.place,
                "country": row.country,
                "confidence": row.confidence,
                "taken_over_by": None if pd.isna(row.taken_over_by) else row.taken_over_by,
                "lon": row.geometry.x,
                "lat": row.geometry.y,
                "states": [
                    {
                        "state": phase.state,
                        "reason": phase.reason if isinstance(phase.reason, str) else None,
                        "start": day_number(phase.start),
                        "end": day_number(phase.end),
                    }
                    for phase in states[site].itertuples()
                ],
                "strength": [
                    {
                        "day": day_number(count.date),
                        "date_precision": count.date_precision,
                        "low": _whole(count.low),
                        "best": _whole(count.best),
                        "high": _whole(count.high),
                    }
                    for count in (strength[site].itertuples() if site in strength else ())
                ],
            }
        )
    people: dict[str, list[dict[str, int | None]]] = {}
    for row in strength_of.history(atlas).itertuples():
        people.setdefault(str(row.power), []).append(
            {
                "start": day_number(row.start),
                "end": day_number(row.end),
                "low": _whole(row.low),
                "high": _whole(row.high),
            }
        )
    return _json("sites.json", {"sites": content, "people": people})


def _whole(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def orders(atlas: Atlas) -> dict[str, tuple[str, ...]]:
    """Return the codes of countries, actors and event groups in the order of the columns."""
    words = atlas.vocabulary
    return {
        "country": tuple(words.labels("country")),
        "actor": tuple(words.labels("actor")),
        "group": tuple(style()["groups"]),
    }


def event_columns(atlas: Atlas) -> Asset:
    """Write events as typed columns, sorted by ``start``; -1 deaths stands for an unknown number.

    Columns: ``start``, ``end`` (int32 days, ``end`` exclusive), ``id`` (uint32, the CRC-32 of the
    id in UTF-8), ``lon``, ``lat`` (float32 degrees, WGS 84), ``deaths``, ``deaths_low``,
    ``deaths_high`` (int32), ``group``, ``country``, ``actor`` (the one named first),
    ``geo_precision``, ``date_precision``, ``confidence`` (uint8 positions in this module's lists
    and in `orders`). See docs/map-data.md.
    """
    events = in_drawing_order(atlas)
    order = orders(atlas)
    groups = {
        category: group
        for group, categories in atlas.vocabulary.groups("category").items()
        for category in categories
    }
    best = (
        events["fatalities_best"].fillna(events["fatalities_high"]).fillna(events["fatalities_low"])
    )

    def codes(
        values: pd.Series[Any] | list[str | None], order: tuple[str, ...]
    ) -> NDArray[np.uint8]:
        return pd.Categorical(values, categories=list(order)).codes.astype(np.uint8)

    def counts(values: pd.Series[Any]) -> NDArray[np.int32]:
        return values.fillna(-1).to_numpy(dtype=np.int32)

    packed = pack_columns(
        {
            "start": day_numbers(events["start"]),
            "end": day_numbers(events["end"]),
            "id": np.array(
                [zlib.crc32(id_.encode()) for id_ in events.index.tolist()], dtype=np.uint32
            ),
            "lon": events.geometry.x.to_numpy(dtype=np.float32),
            "lat": events.geometry.y.to_numpy(dtype=np.float32),
            "deaths": counts(best),
            "deaths_low": counts(events["fatalities_low"].fillna(best)),
            "deaths_high": counts(events["fatalities_high"].fillna(best)),
            "group": codes(events["category"].map(groups), order["group"]),
            "country": codes(events["country"], order["country"]),
            "actor": codes(
                [named[0] if named else None for named in events["actors"]], order["actor"]
            ),
            "geo_precision": codes(events["geo_precision"], GEO_PRECISIONS),
            "date_precision": codes(events["date_precision"], DATE_PRECISIONS),
            "confidence": codes(events["confidence"], CONFIDENCES),
        },
        {"sorted_by": "start", "day_0": "1970-01-01", "crs": "EPSG:4326"},
    )
    return Asset("events.bin", packed, "application/octet-stream")


def places(atlas: Atlas, lang: str = "en") -> Asset:
    """Write everything that the map's search finds, the weightiest first."""
    names = atlas.vocabulary.labels("country", lang)
    rows = [
        [
            getattr(place, NAMES[lang]),
            place.kind,
            "" if place.kind == "country" else names.get(place.country, place.country),
            round(place.lat, 3),
            round(place.lon, 3),
            [name for name in known_as if name != getattr(place, NAMES[lang])],
        ]
        for place, known_as in gazetteer.Gazetteer(atlas.events, atlas.sites, atlas.zones).entries()
    ]
    return _json("places.json", {"places": rows})
