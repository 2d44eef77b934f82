"""The same window of the same events in our map and by folium's own means, for comparison.

Asked for by rivals.py with ``?how=ours``, ``redraw``, ``group`` or ``timeline``, ``&count=…`` and
``&day=…``: where the slider stands first, in days since 1970.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import folium
import numpy as np
import streamlit as st
from folium.plugins import Timeline, TimelineSlider
from folium.utilities import JsCode
from streamlit_folium import st_folium

import geodata
from benchmarks import synthetic
from components.timemap import TimeMap, Update, build, payload

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from components.timemap import Files
    from geodata import Atlas

DAYS = 60
DAY_MS = 86_400_000
FRAME = {"height": 700, "use_container_width": True, "returned_objects": []}
CANVAS_MARKER = "(feature, place) => L.circleMarker(place, {radius: 3, weight: 1})"


@st.cache_resource
def events(count: int) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Make the events once: first days, latitudes and longitudes."""
    made = synthetic.events(geodata.load(), count)
    return (
        payload.day_numbers(made["start"]),
        made.geometry.y.to_numpy(),
        made.geometry.x.to_numpy(),
    )


@st.cache_resource
def prepared(count: int) -> tuple[Atlas, Files]:
    """Make the files of our map once, with these events in place of the recorded ones."""
    atlas = geodata.load()
    return atlas, synthetic.files(atlas, build(atlas), count).offer()


def show_ours(count: int, first: int) -> None:
    """Show our map, as the app's map page does."""
    day = dt.date(1970, 1, 1) + dt.timedelta(first)
    update = Update(
        seq=1,
        command={"day": day.isoformat(), "window": DAYS},
        event_mask=None,
        site_mask=None,
        countries=None,
        outline=None,
    )
    made = TimeMap(*prepared(count), assets="served")
    st_folium(made, key="map", feature_group_to_add=update, **FRAME)


def empty_map() -> folium.Map:
    """Make the map that folium's own layers are put on."""
    return folium.Map((14.2, 0.8), zoom_start=5, tiles=None, prefer_canvas=True)


def show_markers(how: str, count: int, first: int) -> None:
    """Show the markers of the day that Streamlit's slider stands on."""
    start, lats, lons = events(count)
    day = st.slider("Day", first - 500, first + 500, first)
    found = np.flatnonzero((start > day - DAYS) & (start <= day))
    group = folium.FeatureGroup()
    # The radius tells the benchmark which day is on the screen.
    radius = 3 + (day % 50) / 100
    for lat, lon in zip(lats[found], lons[found], strict=True):
        folium.CircleMarker((lat, lon), radius=radius, weight=1).add_to(group)
    base = empty_map()
    if how == "redraw":
        group.add_to(base)
        st_folium(base, **FRAME)
    else:
        st_folium(base, key="map", feature_group_to_add=group, **FRAME)


@st.cache_resource
def features(count: int) -> dict[str, Any]:
    """Make the events as GeoJSON once, each with the first day that sees it and the first after."""
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {
                    "start": day * DAY_MS,
                    "end": (day + DAYS) * DAY_MS,
                    "endExclusive": True,
                },
                "geometry": {"type": "Point", "coordinates": [lon, lat]},
            }
            for day, lat, lon in zip(*(column.tolist() for column in events(count)), strict=True)
        ],
    }


def show_timeline(count: int) -> None:
    """Show folium's Timeline with its own slider."""
    base = empty_map()
    line = Timeline(features(count), point_to_layer=JsCode(CANVAS_MARKER)).add_to(base)
    # Ticks for thousands of days would only slow it down.
    slider = TimelineSlider(auto_play=False, show_ticks=False, date_options="YYYY-MM-DD")
    slider.add_timelines(line).add_to(base)
    st_folium(base, key="map", **FRAME)


asked, size = st.query_params["how"], int(st.query_params["count"])
opening = int(st.query_params["day"])
if asked == "ours":
    show_ours(size, opening)
elif asked == "timeline":
    # It has a slider of its own, which begins with the first event.
    show_timeline(size)
else:
    show_markers(asked, size, opening)
