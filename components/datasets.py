"""The datasets that a session has loaded beside the shared records; nobody else sees them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

_STATE = "datasets"


@dataclass(frozen=True, eq=False)
class Dataset:
    """Events that a reader has loaded.

    Parameters
    ----------
    key : str
        Names it among all that the session ever loads.
    name : str
        What the reader knows it by: the file's name.
    events, sources : pandas.DataFrame
        Rows of the tables of these names.
    overlay : geopandas.GeoDataFrame, optional
        Lines and areas to draw, EPSG:4326.
    """

    key: str
    name: str
    events: pd.DataFrame = field(repr=False)
    sources: pd.DataFrame = field(repr=False)
    overlay: gpd.GeoDataFrame | None = field(default=None, repr=False)


def current() -> tuple[Dataset, ...]:
    """Return what this session has loaded, in the order in which it did."""
    return tuple(st.session_state.get(_STATE, ()))
