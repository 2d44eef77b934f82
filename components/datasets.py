"""The datasets that a session has loaded beside the shared records; nobody else sees them.

They lie in the session's own state, which Streamlit keeps per reader and drops when the session
ends; nothing of them is written to a disk or to anything that sessions share.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

    from geodata.formats import Imported, Report

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
    report : geodata.formats.Report, optional
        What became of every row of the file.
    content : str
        Stands for the file's content, however it was read.
    """

    key: str
    name: str
    events: pd.DataFrame = field(repr=False)
    sources: pd.DataFrame = field(repr=False)
    overlay: gpd.GeoDataFrame | None = field(default=None, repr=False)
    report: Report | None = field(default=None, repr=False)
    content: str = ""


def current() -> tuple[Dataset, ...]:
    """Return what this session has loaded, in the order in which it did."""
    return tuple(st.session_state.get(_STATE, ()))


def add(read: Imported) -> Dataset:
    """Keep a file that was read in this session; read again, if otherwise, it takes its place.

    Parameters
    ----------
    read : geodata.formats.Imported
        The file.

    Returns
    -------
    Dataset
    """
    added = Dataset(
        read.key, read.name, read.events, read.sources, read.overlay, read.report, read.content
    )
    others = tuple(one for one in current() if one.content != added.content)
    st.session_state[_STATE] = (*others, added)
    return added


def remove(key: str) -> None:
    """Let go of a dataset."""
    st.session_state[_STATE] = tuple(one for one in current() if one.key != key)
