"""What is exported: the tables of an atlas, or of a part of it, with plain cells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import geopandas as gpd
import pandas as pd
import shapely

from geodata.exports import fields
from geodata.exports.about import About, about

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geodata.atlas import Atlas
    from geodata.selection import Selection
    from geodata.shape import Shape
    from geodata.snapshot import Snapshot

TABLES = {
    "events": "Events, as points",
    "sites": "Foreign military sites, as points",
    "strength": "Head counts of foreign forces",
    "zones": "Localities that JNIM's area is drawn from, as points",
    "area": "JNIM's area of reported activity, as polygons",
    "countries": "Countries, as polygons",
    "regions": "First-level regions, as of about 2014, as polygons",
    "sources": "The sources that the records stand on",
    "terms": "What the codes mean",
}
"""Every table that can be exported, and what it holds."""

SPATIAL = ("events", "sites", "zones", "area", "countries", "regions")
"""The tables whose rows have a place."""

HIDDEN = ("search",)
"""Columns that serve the program alone."""

SEPARATOR = ";"
"""What stands between the parts of a list, as in the seeds."""

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML or UTF-8 has no place for."""

_BREAK = re.compile("\r\n?|\u2028|\u2029")


@dataclass(frozen=True)
class Content:
    """Tables ready to be written.

    Parameters
    ----------
    tables : dict of str to pandas.DataFrame
        By name, in order. A row's id is in the first column; lists are joined by ``;``; dates are
        ``datetime64``; a table of `SPATIAL` has ``geometry`` last, EPSG:4326.
    about : About
        What goes with them.
    atlas : Atlas
        Where they come from.
    """

    tables: dict[str, pd.DataFrame]
    about: About
    atlas: Atlas


def collect(
    atlas: Atlas, tables: Iterable[str], chosen: Snapshot | Selection | None = None
) -> Content:
    """Gather the tables of an atlas, or of a part of it.

    Parameters
    ----------
    atlas : Atlas
        Where they come from.
    tables : iterable of str
        Names out of `TABLES`.
    chosen : Snapshot or Selection, optional
        The part: what was true on the day, with the events of its window. None for everything.
        Sources are those that the part cites; countries, regions and terms are always whole.

    Returns
    -------
    Content

    Raises
    ------
    ValueError
        When there is no such table.

    Examples
    --------
    >>> import geodata
    >>> atlas = geodata.load()
    >>> content = collect(atlas, ["sites"], atlas.at("2024-09-16"))
    >>> content.tables["sites"].loc[0, ["id", "state"]].tolist()
    ['france-civ-port-bouet', 'held']
    """
    wanted = list(dict.fromkeys(tables))
    unknown = [name for name in wanted if name not in TABLES]
    if unknown or not wanted:
        named = f"{unknown[0]!r} is no table" if unknown else "no table is named"
        raise ValueError(f"{named}: choose from {', '.join(TABLES)}")
    found = {name: _whole(name, flat(_rows(atlas, name, chosen))) for name in wanted}
    datasets: set[str] = set(found["events"]["dataset"]) if "events" in found else set()
    return Content(found, about(atlas, chosen, datasets), atlas)


def _whole(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """Write whole numbers as such; a join turns them into fractions where some are missing."""
    counts = [
        column
        for column in table.columns
        if fields.added().get((name, column), {}).get("type") == "integer"
    ]
    return table.astype(dict.fromkeys(counts, "Int64"))


def flat(table: pd.DataFrame) -> Any:
    r"""Give a table plain cells: its index as ``id``, lists as text, no letter that breaks a file.

    Parameters
    ----------
    table : pandas.DataFrame
        A table of the atlas or of a snapshot.

    Returns
    -------
    pandas.DataFrame
        A GeoDataFrame with ``geometry`` last where `table` has places.

    Examples
    --------
    >>> table = pd.DataFrame({"actors": [("jnim", "civilians")], "title": ["A\x00 B"]})
    >>> flat(table.rename_axis("id")).to_dict("records")
    [{'id': 0, 'actors': 'jnim;civilians', 'title': 'A\ufffd B'}]
    """
    bare = table.drop(columns=[name for name in HIDDEN if name in table])
    if bare.index.name is not None:
        # joining nothing to a table leaves its index with another name
        bare = bare.rename_axis("id").reset_index()
    plain = {
        name: bare[name].map(_plain) if _may_hold_text(bare[name]) else bare[name]
        for name in bare.columns
        if name != "geometry"
    }
    columns = pd.DataFrame(plain, index=bare.index)
    if "geometry" not in bare:
        return columns
    return gpd.GeoDataFrame(columns, geometry=bare["geometry"], crs=table.crs)


def clean(text: str) -> str:
    r"""Replace what cannot stand in XML or UTF-8, and write every line break as one.

    Examples
    --------
    >>> clean("a\r\nb\x07c")
    'a\nb\ufffdc'
    """
    return _BREAK.sub("\n", _UNFIT.sub("\ufffd", text))


def _plain(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return SEPARATOR.join(clean(str(part)) for part in value)
    return clean(value) if isinstance(value, str) else value


def _may_hold_text(column: pd.Series[Any]) -> bool:
    return pd.api.types.is_object_dtype(column) or pd.api.types.is_string_dtype(column)


def _rows(atlas: Atlas, name: str, chosen: Snapshot | Selection | None) -> Any:
    if name in {"countries", "regions"}:
        return getattr(atlas, name).rename_axis("id")
    if name == "terms":
        return atlas.seeds.terms
    if chosen is None:
        return atlas.area if name == "area" else getattr(atlas, name)
    shape, snapshot = _parts(chosen)
    if name == "sources":
        return _cited(atlas, chosen)
    if name in {"events", "sites"}:
        return getattr(chosen, name)
    if name == "strength":
        return snapshot.strength
    found = _zones(snapshot) if name == "zones" else snapshot.area
    if shape is not None:
        found = found[shapely.intersects(shape.geometry, found.geometry.to_numpy())]
    return found


def _parts(chosen: Snapshot | Selection) -> tuple[Shape | None, Snapshot]:
    """Take a choice apart: the shape, where it has one, and the snapshot."""
    return getattr(chosen, "shape", None), cast("Snapshot", getattr(chosen, "snapshot", chosen))


def _zones(snapshot: Snapshot) -> pd.DataFrame:
    """Pick the localities that hold on the day, as far as the filters know them."""
    zones, day = snapshot.atlas.zones, pd.Timestamp(snapshot.day)
    keep = (zones["start"] <= day) & ~(zones["end"] <= day)
    if snapshot.filters.country:
        keep &= zones["country"].isin(snapshot.filters.country)
    return cast("pd.DataFrame", zones[keep])


def _cited(atlas: Atlas, chosen: Snapshot | Selection) -> pd.DataFrame:
    """Pick the sources that any record of the part cites."""
    cited = {source for row in _citing(atlas, chosen) for source in row}
    return atlas.sources[atlas.sources.index.isin(cited)]


def _citing(atlas: Atlas, chosen: Snapshot | Selection) -> Iterator[tuple[str, ...]]:
    for name in ("events", "sites", "strength", "zones"):
        yield from _rows(atlas, name, chosen)["sources"]
