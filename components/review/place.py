"""Where: a search through the gazetteer, the coordinates, and a small map of what is near."""

from __future__ import annotations

from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from components.language import label, labels, lang, say
from components.markup import plain
from components.record import title
from components.resources import shared_files
from components.timemap.small import SmallMap
from geodata import boundaries
from geodata.coding.deciding.rows import country
from geodata.filters import fold
from geodata.gazetteer import Gazetteer
from geodata.nearness import GEOD

if TYPE_CHECKING:
    from components.review.fields import Fields
    from components.timemap.files import Files
    from geodata import Atlas
    from geodata.gazetteer import Place

MOST = 6
"""Suggestions of the search."""
NEAR_KM, NEAR_DAYS, NEAR_MOST = 80, 60, 40
MAP_HEIGHT = 230
PRECISION = {"place": "town", "town": "town", "region": "region", "country": "country"}
"""A gazetteer's kind of place → how exactly it is known."""
TOWNS = ("place", "town")


@lru_cache(maxsize=1)
def gazetteer(atlas: Atlas) -> Gazetteer:
    """Return the gazetteer of an atlas, made once."""
    return Gazetteer(atlas.events, atlas.sites, atlas.zones)


@cache
def _land(code: str) -> Files:
    """Return the files of some map of all readers: its land and names are those of every later one.

    Those of the newest map are made anew after each change, which no form needs to wait for.
    """
    return shared_files(code)


def ask(atlas: Atlas, fields: Fields) -> None:
    """Ask for the place: by name, or by coordinates."""
    typed = st.text_input(
        say("place.search"),
        key=fields.key("search"),
        placeholder=say("place.search_hint"),
        icon=":material/search:",
        live=True,
        max_chars=80,
    )
    places = gazetteer(atlas)
    found = places.search(typed, MOST) if typed else []
    if found:
        st.pills(
            say("place.found"),
            range(len(found)),
            format_func=lambda number: _label(atlas, found[number]),
            key=fields.key("found"),
            on_change=_take,
            args=(fields, tuple(found), places),
            label_visibility="collapsed",
        )
    elif typed:
        st.caption(say("place.none"))
    name, lat, lon, precision = st.columns([1.5, 1, 1, 1.1])
    with name:
        fields.text("place", say("column.place"))
    with lat:
        fields.degrees("lat", say("place.lat"))
    with lon:
        fields.degrees("lon", say("place.lon"))
    with precision:
        fields.choice("geo_precision", say("field.exact"))
    st.caption(_country(atlas, fields.row))


def _label(atlas: Atlas, place: Place) -> str:
    inside = labels(atlas.vocabulary, "country").get(place.country, place.country)
    exact = label(atlas.vocabulary, "geo_precision", PRECISION[place.kind]).lower()
    parts = [part for part in (place.region, inside) if part and part != place.name]
    return plain(f"{place.name} · {exact}, {', '.join(parts)}".rstrip(", "))


def _take(fields: Fields, found: tuple[Place, ...], places: Gazetteer) -> None:
    """Write a suggestion into the row; a village that no table has keeps its name."""
    number = st.session_state[fields.key("found")]
    if number is None:
        return
    place = found[number]
    named = fields.row["place"]
    village = bool(named) and not any(
        fold(one.name) == fold(named) for one in places.search(named, MOST)
    )
    fields.put(
        place=named if village else place.name,
        lat=round(float(place.lat), 5),
        lon=round(float(place.lon), 5),
        geo_precision="region" if village and place.kind in TOWNS else PRECISION[place.kind],
    )
    if village:
        st.toast(say("place.kept", village=plain(named), place=plain(place.name)))
    fields.row["country"] = place.country
    if "admin1" in fields.row:
        fields.put(admin1=place.region)
    st.session_state[fields.key("search")] = ""


def _country(atlas: Atlas, row: dict[str, Any]) -> str:
    if _pointless(row):
        return say("place.no_point")
    code = country(row, atlas)
    known = labels(atlas.vocabulary, "country")
    if code not in known:
        return say("place.outside")
    region = boundaries.region_at(row["lon"], row["lat"])
    inside = "" if region is None else f"{boundaries.regions().loc[region, 'name']}, "
    return say("place.inside", place=plain(inside + known[code]))


def show_map(atlas: Atlas, fields: Fields, number: int) -> None:
    """Show the draft's point and the known events near it; a click on the map moves the point."""
    row, key = fields.row, fields.key("map")
    points = [] if _pointless(row) else _points(atlas, row, number)
    st_folium(
        SmallMap(_land(lang()), points, assets="served"),
        key=key,
        height=MAP_HEIGHT,
        use_container_width=True,
        returned_objects=["last_clicked"],
        on_change=partial(_move, fields, key),
        wrap_longitude=True,
    )
    if not points:
        st.caption(say("place.click"))
        return
    dated = _day(row) is not None
    told = say("place.near_dated" if dated else "place.near", km=NEAR_KM, days=NEAR_DAYS)
    st.caption(f"{told} {say('place.click_move')}")


def _pointless(row: dict[str, Any]) -> bool:
    return row["lat"] is None or row["lon"] is None


def _points(atlas: Atlas, row: dict[str, Any], number: int) -> list[dict[str, Any]]:
    """Return the known events near a row as dots, and the row's own point as a ring."""
    near = [
        {
            "lat": event["lat"],
            "lon": event["lon"],
            "title": title(atlas, str(identifier)),
            "table": "groups",
            "colour": atlas.vocabulary.group("category", event["category"]),
        }
        for identifier, event in nearby(atlas, row).iterrows()
    ]
    own = {
        "lat": row["lat"],
        "lon": row["lon"],
        "title": say("place.draft", number=number, title=row.get("title") or row["place"] or ""),
        "table": "groups",
        "colour": "fighting",
        "own": True,
    }
    return [*near, own]


def _move(fields: Fields, key: str) -> None:
    """Write the clicked point into the row; how exactly it is known stays the person's to say."""
    clicked = (st.session_state.get(key) or {}).get("last_clicked")
    if clicked:
        fields.put(lat=round(clicked["lat"], 4), lon=round(clicked["lng"], 4))


def nearby(atlas: Atlas, row: dict[str, Any]) -> pd.DataFrame:
    """Find the known events near a row, the nearest first; whatever their date if it has none."""
    events = atlas.events
    day = _day(row)
    if day is not None:
        gap = (events["start"] - pd.Timestamp(day)).abs().dt.days
        events = events[gap <= NEAR_DAYS]
    count = len(events)
    metres = GEOD.inv(
        [row["lon"]] * count, [row["lat"]] * count, events["lon"].array, events["lat"].array
    )[2]
    close = events.assign(km=metres / 1000)
    return pd.DataFrame(close[close["km"] <= NEAR_KM].sort_values("km").head(NEAR_MOST))


def _day(row: dict[str, Any]) -> Any:
    return row.get("date") if "date" in row else row.get("start")
