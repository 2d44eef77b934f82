"""What a snapshot holds within a place that a reader marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar, cast

import numpy as np
import pandas as pd
import pyproj
import shapely

from geodata import events
from geodata.area.outline import STAGES
from geodata.shape import Shape, square_km, words_km2
from geodata.summary import spell

if TYPE_CHECKING:
    from collections.abc import Iterator

    import geopandas as gpd
    from numpy.typing import NDArray

    from geodata.snapshot import Snapshot

__all__ = ["Selection", "Shape", "select"]

Table = TypeVar("Table", bound=pd.DataFrame)

ROUGH = ("region", "country")
"""Precisions of a place whose point stands for more than the point."""

NAMED = 5
"""How many sites a sentence names."""

_GEOD = pyproj.Geod(ellps="WGS84")
_MARGIN = 0.05  # degrees by which a circle's box is widened, for its outline has corners


@dataclass(frozen=True, eq=False)
class Selection:
    """What a snapshot holds within a shape.

    Parameters
    ----------
    shape : Shape
        The place.
    snapshot : Snapshot
        The day, its window and its filters.
    events, sites : geopandas.GeoDataFrame
        The snapshot's own rows within the shape, with ``roughly``: the place is known to no more
        than the region or country, and its point is what lies within. A country holds what the
        tables say is in it, none of it roughly.
    area : pandas.DataFrame
        Per stage of the area of activity, ``km2`` within the shape and ``share`` of its land.
    km2, land_km2 : float
        How large the shape is, and how much of it is land.

    Examples
    --------
    >>> import geodata
    >>> atlas = geodata.load()
    >>> gao = Shape.read("region:MLI-gao", atlas)
    >>> select(atlas.at("2017-01-18"), gao).events.index.tolist()
    ['2017-01-18-mli-gao-moc']
    """

    shape: Shape
    snapshot: Snapshot
    events: gpd.GeoDataFrame
    sites: gpd.GeoDataFrame
    area: pd.DataFrame
    km2: float
    land_km2: float

    @property
    def deaths(self) -> events.Deaths:
        """Deaths reported in the events.

        Examples
        --------
        >>> import geodata
        >>> atlas = geodata.load()
        >>> gao = Shape.read("region:MLI-gao", atlas)
        >>> str(select(atlas.at("2017-01-18"), gao).deaths)
        '77 to 80'
        """
        return events.deaths(self.events)

    @property
    def by_category(self) -> pd.Series[int]:
        """How many events there are of each category, most first.

        Examples
        --------
        >>> import geodata
        >>> atlas = geodata.load()
        >>> select(atlas.at("2017-01-18"), Shape.read("country:MLI", atlas)).by_category.to_dict()
        {'attack_on_forces': 1}
        """
        counts = self.events["category"].value_counts().rename("events")
        return cast("pd.Series[int]", counts)

    @property
    def by_month(self) -> pd.Series[int]:
        """How many events began in each month, from the first with any to the day's.

        An event that is known to the year alone is in no month.

        Examples
        --------
        >>> import geodata
        >>> atlas = geodata.load()
        >>> mali = Shape.read("country:MLI", atlas)
        >>> found = select(atlas.at("2012-06-30", window=None), mali).by_month
        >>> {f"{month:%Y-%m}": count for month, count in found.items()}["2012-05"]
        0
        """
        dated = self.events.loc[self.events["date_precision"] != "year", "date"]
        months = dated.dt.to_period("M")
        if not len(months):
            every = pd.PeriodIndex([], freq="M")
        else:
            last = max(pd.Period(self.snapshot.day, "M"), months.max())
            every = pd.period_range(months.min(), last, freq="M")
        counts = months.value_counts().reindex(every, fill_value=0)
        counts.index = every.to_timestamp()
        named = counts.rename_axis("month").rename("events").astype(int)
        return cast("pd.Series[int]", named)

    def sentences(self) -> list[str]:
        """Tell the selection in plain sentences.

        Examples
        --------
        >>> import geodata
        >>> atlas = geodata.load()
        >>> gao = Shape.read("region:MLI-gao", atlas)
        >>> select(atlas.at("2017-01-18"), gao).sentences()[-1]
        '1 event in the 7 days to 18 January 2017; deaths reported: 77 to 80.'
        """
        return [self._extent(), self._presence(), self._activity(), *self._happened()]

    def _extent(self) -> str:
        label = self.shape.label(self.snapshot.atlas)
        sea = self.km2 - self.land_km2
        wet = f", {words_km2(self.land_km2)} of it land" if sea > max(1, self.km2 / 100) else ""
        # a drawn area has its size in its name
        size = "" if self.shape.kind == "polygon" else f": {words_km2(self.km2)}"
        return f"{label[0].upper()}{label[1:]}{size}{wet}."

    def _presence(self) -> str:
        match = " that matches the filters" if self.snapshot.filters else ""
        if not len(self.sites):
            return f"No foreign military site{match} is recorded there."
        labels = self.snapshot.atlas.vocabulary.labels("power")
        named = [
            f"{row['place']} ({labels.get(row['power'], row['power'])}, {row['state']})"
            for row in self.sites.head(NAMED).to_dict("records")
        ]
        more = len(self.sites) - len(named)
        rest = f" and {more} more" if more else ""
        noun = "site" if len(self.sites) == 1 else "sites"
        return f"{len(self.sites)} foreign military {noun}{match}: {'; '.join(named)}{rest}."

    def _activity(self) -> str:
        held = self.area[self.area["km2"] > 0]
        if not len(held):
            return "No JNIM activity is reported there."
        parts = [f"{stage} {words_km2(km2)}" for stage, km2 in held["km2"].items()]
        share = held["share"].sum()
        of = "under 1 %" if share < 0.01 else f"{share:.0%}".replace("%", " %")  # noqa: PLR2004
        return (
            "JNIM area (approximate; reported activity, not control): "
            f"{', '.join(parts)}; {of} of the land."
        )

    def _happened(self) -> Iterator[str]:
        snapshot, found = self.snapshot, self.events
        end, days = spell(snapshot.day), snapshot.window.days or 1
        if snapshot.window.start.year == 1:
            when = f"up to {end}"
        else:
            when = f"on {end}" if days == 1 else f"in the {days:,} days to {end}"
        if not len(found):
            match = " that matches the filters" if snapshot.filters else ""
            yield f"No event{match} is recorded there {when}."
            return
        doubts = []
        if possible := int((~found["certain"]).sum()):
            doubts.append(f"{possible} may fall outside these days")
        if roughly := int(found["roughly"].sum()):
            doubts.append(f"{roughly} placed only roughly")
        doubt = f" ({'; '.join(doubts)})" if doubts else ""
        yield f"{_many(len(found))} {when}{doubt}; {self._toll()}."
        if len(self.by_category) > 1:
            labels = snapshot.atlas.vocabulary.labels("category")
            kinds = [f"{labels[str(code)]} {count}" for code, count in self.by_category.items()]
            yield f"By category: {', '.join(kinds)}."

    def _toll(self) -> str:
        deaths = self.deaths
        if deaths.unknown == len(self.events):
            return "no figure of deaths"
        without = f" ({_many(deaths.unknown)} without a figure)" if deaths.unknown else ""
        return f"deaths reported: {deaths}{without}"


def select(snapshot: Snapshot, shape: Shape) -> Selection:
    """Find what a snapshot holds within a shape.

    Parameters
    ----------
    snapshot : Snapshot
        The day, with its window and filters.
    shape : Shape
        The place.

    Returns
    -------
    Selection
        A country holds what the tables place in it; a region, what lies in it, and what the
        outlines of its country leave just outside nearest to it; a circle, what is no farther
        away than its radius on the ellipsoid; a polygon, what its outline covers.

    Examples
    --------
    >>> import geodata
    >>> atlas = geodata.load()
    >>> niamey = Shape.read("circle:13.48,2.18,20", atlas)
    >>> select(atlas.at("2024-09-16"), niamey).sites.index.tolist()
    ['russia-ner-niamey-ab101', 'us-ner-niamey-embassy']
    """
    land = _land(snapshot, shape)
    km2 = pd.Series({stage: _km2(snapshot, shape, stage) for stage in STAGES}, dtype=float)
    share = (km2 / land).clip(0, 1) if land else km2 * 0
    return Selection(
        shape=shape,
        snapshot=snapshot,
        events=_within(snapshot, shape, snapshot.events),
        sites=_within(snapshot, shape, snapshot.sites),
        area=pd.DataFrame({"km2": km2, "share": share}).rename_axis("stage"),
        km2=shape.km2,
        land_km2=land,
    )


def _within(snapshot: Snapshot, shape: Shape, table: Table) -> Table:
    """Pick the rows within the shape, and say which of them only their point puts there."""
    lon, lat = (table[name].to_numpy(dtype=float) for name in ("lon", "lat"))
    rough = table["geo_precision"].isin(ROUGH).to_numpy(dtype=bool)
    if shape.kind == "country":
        inside = (table["country"] == shape.body).to_numpy(dtype=bool)
        rough = np.zeros(len(table), dtype=bool)
    elif shape.kind == "circle":
        inside = _round(shape, lon, lat)
    elif shape.kind == "region":
        inside = _regional(snapshot, shape, table, lon, lat)
    else:
        inside = _covers(shape.geometry, lon, lat)
    return table[inside].assign(roughly=rough[inside])


def _covers(
    geometry: shapely.Geometry, lon: NDArray[np.float64], lat: NDArray[np.float64]
) -> NDArray[np.bool_]:
    shapely.prepare(geometry)
    return np.asarray(shapely.intersects_xy(geometry, lon, lat), dtype=bool)


def _round(shape: Shape, lon: NDArray[np.float64], lat: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Measure only what lies in the circle's box: the ellipsoid takes its time."""
    middle_lat, middle_lon, km = shape.circle
    west, south, east, north = shape.geometry.bounds
    near = (lon >= west - _MARGIN) & (lon <= east + _MARGIN)
    near &= (lat >= south - _MARGIN) & (lat <= north + _MARGIN)
    lons, lats = (np.full(int(near.sum()), value) for value in (middle_lon, middle_lat))
    near[near] = _GEOD.inv(lons, lats, lon[near], lat[near])[2] <= km * 1000
    return np.asarray(near, dtype=bool)


def _regional(
    snapshot: Snapshot,
    shape: Shape,
    table: pd.DataFrame,
    lon: NDArray[np.float64],
    lat: NDArray[np.float64],
) -> NDArray[np.bool_]:
    """Give every record to a region of its own country.

    Outlines run up to some kilometres beside the border, so that a border post may lie outside
    its country's; it then belongs to the nearest of the country's regions.
    """
    regions = snapshot.atlas.regions
    country = regions.loc[shape.body, "country"]
    own = (table["country"] == country).to_numpy(dtype=bool)
    inside: NDArray[np.bool_] = own & _covers(shape.geometry, lon, lat)
    astray = own & ~_covers(snapshot.countries.geometry[country], lon, lat) & ~inside
    if astray.any():
        siblings = regions[regions["country"] == country]
        points = shapely.points(lon[astray], lat[astray])
        nearest = shapely.STRtree(siblings.geometry.to_numpy()).nearest(points)
        inside[astray] = siblings.index[nearest] == shape.body
    return inside


def _land(snapshot: Snapshot, shape: Shape) -> float:
    """Measure the land of a shape, as far as the map's outlines go."""
    if shape.kind in ("country", "region"):
        return shape.km2
    return _clipped(snapshot.countries.geometry, shape.geometry)


def _km2(snapshot: Snapshot, shape: Shape, stage: str) -> float:
    """Measure a stage of the area of activity within a shape."""
    parts = snapshot.area[snapshot.area["stage"] == stage]
    if shape.kind == "country":
        return float(parts.loc[parts["country"] == shape.body, "km2"].sum())
    if shape.kind == "region":
        # the area ends at a simplified border, which runs a little way into the neighbour
        country = snapshot.atlas.regions.loc[shape.body, "country"]
        parts = parts[parts["country"] == country]
    return _clipped(parts.geometry, shape.geometry)


def _clipped(shapes: gpd.GeoSeries, within: shapely.Geometry) -> float:
    """Measure what of some shapes, which do not overlap, lies within another, in km²."""
    shapely.prepare(within)
    every = shapes.to_numpy()
    touched = every[shapely.intersects(within, every)]
    pieces = shapely.intersection(touched, within)
    return square_km(shapely.GeometryCollection(list(pieces)))


def _many(count: int) -> str:
    return f"{count:,} event" + ("" if count == 1 else "s")
