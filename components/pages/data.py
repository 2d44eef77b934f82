"""The data: how current, how much, every field, and whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from components import session
from components.language import labels, number, say, table, when
from components.resources import atlas

if TYPE_CHECKING:
    from geodata import Atlas

CARD = 140
"""Width of a figure, px: two stand side by side on a phone."""
COUNTED = ("events", "sites", "strength", "zones", "sources")

LINKS = {
    "licence": "[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)",
    "natural_earth": "[Natural Earth](https://www.naturalearthdata.com/)",
    "geonames": "[GeoNames](https://www.geonames.org/)",
    "leaflet": "[Leaflet](https://leafletjs.com/)",
}


def show() -> None:
    """Show the page."""
    session.enter("data")
    shared = atlas()
    st.markdown(f"## {say('data.title')}")
    st.markdown(say("data.intro", version=shared.version, day=when(shared.as_of)))
    with st.container(horizontal=True):
        for name in COUNTED:
            count = number(len(getattr(shared, name)))
            st.metric(table("tables")[name], count, border=True, width=CARD)
    st.markdown(f"### {say('data.researched')}")
    st.caption(say("data.researched_note"))
    st.dataframe(_coverage(shared))
    st.markdown(f"### {say('data.sure')}")
    st.dataframe(_confidence(shared))
    st.markdown(f"### {say('data.fields')}")
    names = table("tables")
    resources = [r for r in shared.seeds.package["resources"] if "schema" in r]
    tabs = st.tabs([names[resource["name"]] for resource in resources])
    for tab, resource in zip(tabs, resources, strict=True):
        with tab:
            st.caption(resource["description"])
            st.dataframe(
                _fields(resource),
                hide_index=True,
                column_config={say("data.meaning"): st.column_config.TextColumn(width="large")},
            )
    st.markdown(f"### {say('data.whose')}")
    lines = table("attribution").values()
    st.markdown("\n".join(f"- {line.format(**LINKS)}" for line in lines))


def _coverage(shared: Atlas) -> pd.DataFrame:
    """Lay coverage out as countries by tables."""
    words, names = shared.vocabulary, table("tables")
    known = labels(words, "country") | labels(words, "region")
    found = shared.coverage.assign(
        country=shared.coverage["country"].map(known),
        researched_up_to=shared.coverage["researched_up_to"].dt.date,
    )
    wide = found.pivot_table(
        index="country", columns="table", values="researched_up_to", aggfunc="first"
    )
    wide = wide.rename(columns=names).rename_axis(say("column.country"))
    return wide.astype(object).where(wide.notna(), say("data.unresearched")).map(str)


def _confidence(shared: Atlas) -> pd.DataFrame:
    """Count records by confidence."""
    levels, names = labels(shared.vocabulary, "confidence"), table("tables")
    counts = {
        names[name]: getattr(shared, name)["confidence"]
        .value_counts()
        .reindex(list(levels), fill_value=0)
        for name in ("events", "sites", "strength", "zones")
    }
    return pd.DataFrame(counts).rename(index=levels).T


def _fields(resource: dict[str, Any]) -> pd.DataFrame:
    """List the fields of a table as its schema has them."""
    fields = resource["schema"]["fields"]
    needed = [bool(field.get("constraints", {}).get("required")) for field in fields]
    return pd.DataFrame(
        {
            say("data.field"): [field["name"] for field in fields],
            say("data.type"): [field["type"] for field in fields],
            say("data.needed"): needed,
            say("data.meaning"): [field.get("description", "") for field in fields],
        }
    )
