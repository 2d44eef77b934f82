"""The same window of the same events with folium's own markers, for comparison.

Started by rivals.py with ``?how=redraw`` or ``?how=group`` and ``&count=…``.
"""

from __future__ import annotations

import folium
import numpy as np
import streamlit as st
from streamlit_folium import st_folium

import geodata
from benchmarks import synthetic
from components.timemap import payload

DAYS = 60


@st.cache_resource
def table(count: int) -> tuple[object, ...]:
    """Make the events once: first days, latitudes and longitudes."""
    made = synthetic.events(geodata.load(), count)
    return (
        payload.day_numbers(made["start"]),
        made.geometry.y.to_numpy(),
        made.geometry.x.to_numpy(),
    )


start, lats, lons = table(int(st.query_params["count"]))
day = st.slider("Day", 18_000, 19_000, 18_500)
found = np.flatnonzero((start > day - DAYS) & (start <= day))
group = folium.FeatureGroup()
# The radius tells the benchmark which day is on the screen.
radius = 3 + (day % 50) / 100
for lat, lon in zip(lats[found], lons[found], strict=True):
    folium.CircleMarker((lat, lon), radius=radius, weight=1).add_to(group)
base = folium.Map((14.2, 0.8), zoom_start=5, tiles=None, prefer_canvas=True)
if st.query_params["how"] == "redraw":
    group.add_to(base)
    st_folium(base, height=700, use_container_width=True, returned_objects=[])
else:
    st_folium(
        base,
        key="map",
        height=700,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=group,
    )
