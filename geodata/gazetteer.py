"""A search over places: the tables' own, towns, regions and countries."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

import geopandas as gpd
import numpy as np
import pandas as pd

from geodata import boundaries
from geodata.filters import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Kind = Literal["place", "town", "region", "country"]

SAME_KM: Final = 20
"""A place of the tables and a town of one name within this distance are one place."""

POINTS: Final = ("site", "town")
"""The ``geo_precision`` of a record whose place is a place and not an area."""


RANK: Final[dict[Kind, int]] = {"country": 0, "place": 1, "town": 2, "region": 2}
"""Which kind comes first among equally good matches."""


@dataclass(frozen=True)
class Place:
    """A place that a search has found.

    Parameters
    ----------
    name, name_fr
        The name to show, in English and in French.
    kind
        ``place`` (named in the tables), ``town``, ``region`` or ``country``.
    country
        ISO 3166-1 alpha-3.
    region
        The name of the first-level region, None for a country.
    lat, lon
        WGS 84 decimal degrees; of a region or country a point inside it.
    population
        None where it is not known.
    bounds
        West, south, east, north in degrees; None where the place is a point.
    """

    name: str
    name_fr: str
    kind: Kind
    country: str
    region: str | None
    lat: float
    lon: float
    population: int | None = None
    bounds: tuple[float, float, float, float] | None = None


def towns(rank: int = 9) -> gpd.GeoDataFrame:
    """Read the towns that deserve a label up to a zoom.

    Parameters
    ----------
    rank : int, default 9
        The zoom of a web map; 12 returns every town, villages included.

    Returns
    -------
    geopandas.GeoDataFrame
        Points in EPSG:4326, indexed by the GeoNames id: ``name``, ``name_fr``, ``country``,
        ``region``, ``population`` (missing where GeoNames has none), ``capital``, ``also`` (other
        names, separated by ``;``) and ``rank``, the zoom from which the label finds room; by
        falling importance.

    Examples
    --------
    >>> from geodata import gazetteer
    >>> gazetteer.towns(rank=4)["name"].isin(["Bamako", "Niamey", "Ouagadougou"]).sum()
    np.int64(3)
    """
    frame = gpd.read_parquet(boundaries.DATA / "towns.parquet")
    return frame[frame["rank"] <= rank]


class Gazetteer:
    """Every place by every name it is known under.

    Parameters
    ----------
    *tables
        Tables with ``place``, ``country``, ``lat``, ``lon`` and, where they say it,
        ``geo_precision``: a row that stands for a region or a country is left out.

    Examples
    --------
    >>> from geodata.gazetteer import Gazetteer
    >>> gazetteer = Gazetteer()
    >>> [(p.name, p.kind) for p in gazetteer.search("tombouctou", limit=2)]
    [('Timbuktu', 'town'), ('Tombouctou', 'region')]
    >>> gazetteer.search("ouaga")[0].name
    'Ouagadougou'
    """

    def __init__(self, *tables: pd.DataFrame) -> None:
        self._places: list[Place] = []
        self._names: list[tuple[str, ...]] = []
        self._keys: list[tuple[str, int, int]] = []
        seats = _Seats()
        for place, names in _towns():
            seats.add(place, names)
        for place in _own(tables):
            seats.settle(place)
        for place, names in (*seats.places(), *_areas()):
            self._add(place, names)

    def __len__(self) -> int:
        return len(self._places)

    def entries(self) -> list[tuple[Place, tuple[str, ...]]]:
        """List every place with all its names, the weightiest first.

        Examples
        --------
        >>> from geodata.gazetteer import Gazetteer
        >>> place, names = next(e for e in Gazetteer().entries() if e[0].name == "Timbuktu")
        >>> "Tombouctou" in names
        True
        """
        order = sorted(range(len(self._places)), key=lambda number: _order(self._places[number]))
        return [(self._places[number], self._names[number]) for number in order]

    def _add(self, place: Place, names: Iterable[str]) -> None:
        number = len(self._places)
        names = sorted(names)
        self._places.append(place)
        self._names.append(tuple(names))
        for name in {fold(name) for name in names}:
            words = [squeeze(word) for word in re.split(r"[\W_]+", name)]
            self._keys.extend(
                ("".join(words[first:]), number, first) for first in range(len(words))
            )

    def search(self, text: str, limit: int = 8) -> list[Place]:
        """Find places by the beginning or a part of one of their names.

        Parameters
        ----------
        text : str
            What a reader typed; case, accents, hyphens and apostrophes do not matter.
        limit : int, default 8
            The most places to return.

        Returns
        -------
        list of Place
            Whole names first, then beginnings of names, of words, and parts; in each countries
            first, then the tables' own places, then towns by population, then regions.
        """
        wanted = squeeze(fold(text))
        if not wanted:
            return []
        best: dict[int, int] = {}
        for key, number, order in self._keys:
            if wanted in key:
                match = 3 if not key.startswith(wanted) else 2 if order else int(key != wanted)
                best[number] = min(match, best.get(number, match))
        found = sorted(best, key=lambda number: (best[number], *_order(self._places[number])))
        return [self._places[number] for number in found[: max(limit, 0)]]


def squeeze(folded: str) -> str:
    """Return folded text without anything but letters and digits.

    Examples
    --------
    >>> squeeze("fada n'gourma")
    'fadangourma'
    """
    return re.sub(r"[\W_]+", "", folded)


def _order(place: Place) -> tuple[int, int, str]:
    return RANK[place.kind], -(place.population or 0), place.name


class _Seats:
    """Towns and own places by name, so that one place is not found twice."""

    def __init__(self) -> None:
        self._found: list[tuple[Place, set[str]]] = []
        self._by_name: dict[tuple[str, str], list[int]] = {}

    def add(self, place: Place, names: set[str]) -> None:
        for name in {squeeze(fold(name)) for name in names}:
            self._by_name.setdefault((place.country, name), []).append(len(self._found))
        self._found.append((place, names))

    def settle(self, own: Place) -> None:
        """Add an own place, or make the town it is its own."""
        bare = re.split(r"[(,]", own.name)[0]  # "Gao (airport)" is Gao
        for index in self._by_name.get((own.country, squeeze(fold(bare))), []):
            known, names = self._found[index]
            if _distance_km(known, own) <= SAME_KM:
                self._found[index] = (replace(known, kind="place"), names | {own.name})
                return
        self.add(own, {own.name})

    def places(self) -> Iterator[tuple[Place, set[str]]]:
        yield from self._found


def _towns() -> Iterator[tuple[Place, set[str]]]:
    frame = towns(rank=12)
    # zip over columns: a row at a time is ten times slower, and this runs at every start
    columns = [frame[c] for c in ("name", "name_fr", "country", "region", "population", "also")]
    for name, french, country, region, population, also, lat, lon in zip(
        *columns, frame.geometry.y, frame.geometry.x, strict=True
    ):
        people = None if population is pd.NA else int(population)
        names = {name, french, *also.split(";")} - {""}
        yield Place(name, french, "town", country, region, lat, lon, people), names


def _own(tables: Iterable[pd.DataFrame]) -> Iterator[Place]:
    regions = boundaries.regions()["name"]
    seen: set[tuple[str, str]] = set()
    for table in tables:
        known = table.dropna(subset=["place", "country", "lat", "lon"])
        if "geo_precision" in known:
            known = known[known["geo_precision"].isin(POINTS)]
        for name, country, lat, lon in zip(
            known["place"], known["country"], known["lat"], known["lon"], strict=True
        ):
            if (country, fold(name)) in seen:
                continue
            seen.add((country, fold(name)))
            at = boundaries.region_at(lon, lat)
            region = regions[at] if at is not None and at.startswith(country) else None
            yield Place(name, name, "place", country, region, float(lat), float(lon))


def _areas() -> Iterator[tuple[Place, set[str]]]:
    regions, countries = boundaries.regions(), boundaries.countries()
    inside = regions.representative_point()
    for name, country, bounds, x, y in zip(
        regions["name"],
        regions["country"],
        regions.bounds.to_numpy(),
        inside.x,
        inside.y,
        strict=True,
    ):
        yield (
            Place(name, name, "region", country, name, y, x, bounds=tuple(bounds.tolist())),
            {name},
        )
    inside = countries.representative_point()
    for country, name, french, bounds, x, y in zip(
        countries.index,
        countries["name"],
        countries["name_fr"],
        countries.bounds.to_numpy(),
        inside.x,
        inside.y,
        strict=True,
    ):
        place = Place(name, french, "country", country, None, y, x, bounds=tuple(bounds.tolist()))
        yield place, {name, french}


def _distance_km(one: Place, other: Place) -> float:
    a, b = np.radians(one.lat), np.radians(other.lat)
    turn = np.radians(one.lon - other.lon)
    half = np.sin((a - b) / 2) ** 2 + np.cos(a) * np.cos(b) * np.sin(turn / 2) ** 2
    return float(2 * 6371.0088 * np.arcsin(np.sqrt(half)))
