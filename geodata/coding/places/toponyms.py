"""Every name of a place that an article may use, looked up by its letters alone.

Own tables come first, then the files beside this module (localities that GeoNames does not count,
provinces, parks, regions newer than the boundaries), GeoNames' towns, regions and countries.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import numpy as np
import pandas as pd
import shapely

from geodata import boundaries, gazetteer
from geodata.filters import fold
from geodata.gazetteer import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import geopandas as gpd

    from geodata.atlas import Atlas

Precision = Literal["site", "town", "region", "country"]

TABLES: Final = Path(__file__).parents[1] / "tables"
CORE: Final = ("MLI", "BFA", "NER", "BEN", "TGO")

_Row = tuple[str, str, str, float, float]

EXACTNESS: Final = {"town": 0, "site": 1, "region": 2}

SAME_KM: Final = 25
"""Two points of one name within this distance are one place."""

OWN_KM: Final = 60
"""The same, of two points that are both ours."""

LONGEST: Final = 7
"""The most words a name may have."""

BY_HAND: Final = "placed by hand"
"""What the note of a village says whose point is only roughly known."""

AIRPORT_CODE: Final = re.compile(r"[A-Z]{3}")
ASIDE: Final = re.compile(r"\s*\([^)]*\)|,.*$")
PAIR: Final = re.compile(r" and | / ")
AROUND: Final = re.compile(
    r"^(?:near|north of|south of)\b"
    r"|^(?:northern|southern|eastern|western) "
    r"|^(?:between|entre)\b"
    r"|^several\b|\band\b|/|\bborder\b|\broad$",
    re.IGNORECASE,
)
BASE: Final = re.compile(r"\b(?:base|camp|airport)\b", re.IGNORECASE)
DESCRIPTOR: Final = re.compile(
    r"\s+(?:area|region|province|district|airport|airport base|outskirts)$", re.IGNORECASE
)


@dataclass(frozen=True)
class Toponym:
    """One place under one or more names.

    Parameters
    ----------
    name : str
        The name to show.
    country : str
        ISO 3166-1 alpha-3.
    lat, lon : float
        WGS 84 decimal degrees.
    precision : str
        site, town, region or country.
    region : str or None
        The first-level region that holds it.
    own : bool
        Whether it comes from the tables or from the files beside this module.
    population : int
        0 where it is not known.
    bare : bool
        Whether the name alone means this place; an area that shares its name with a town or with a
        common word is only meant where the text says "region", "province" or the like.
    rough : bool
        Whether it is a village whose point is known to some 15 km only.
    """

    name: str
    country: str
    lat: float
    lon: float
    precision: Precision
    region: str | None = None
    own: bool = False
    population: int = 0
    bare: bool = True
    rough: bool = False


def distance_km(a_lat: float, a_lon: float, b_lat: float, b_lon: float) -> float:
    """Return the great-circle distance of two points in kilometres.

    Examples
    --------
    >>> round(distance_km(16.27, -0.04, 16.77, -3.01))
    321
    """
    a, b, turn = np.radians(a_lat), np.radians(b_lat), np.radians(a_lon - b_lon)
    half = np.sin((a - b) / 2) ** 2 + np.cos(a) * np.cos(b) * np.sin(turn / 2) ** 2
    return float(2 * 6371.0088 * np.arcsin(np.sqrt(half)))


def word_lists() -> dict[str, frozenset[str]]:
    """Read ``placewords.csv``: the words around a name that tell what it is.

    Returns
    -------
    dict of str to frozenset of str
        Folded words by kind.

    Examples
    --------
    >>> "colonel" in word_lists()["title"]
    True
    """
    with (TABLES / "placewords.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["kind"]: frozenset(fold(word) for word in row["words"].split(";"))
            for row in csv.DictReader(file)
        }


def nations() -> dict[str, tuple[str, frozenset[str]]]:
    """Read ``nations.csv``: the names of countries, and the adjectives that hint at them.

    Returns
    -------
    dict of str to tuple
        Country to its name and, squeezed, its adjectives.

    Examples
    --------
    >>> "malienne" in nations()["MLI"][1]
    True
    """
    return {
        row["country"]: (
            row["name"],
            frozenset(squeeze(fold(word)) for word in row["adjective"].split(";") if word),
        )
        for row in _rows("nations.csv")
    }


class Toponyms:
    """All places by their squeezed names.

    Parameters
    ----------
    atlas : geodata.atlas.Atlas
        Whose sites, events and zones are known places.

    Examples
    --------
    >>> import geodata
    >>> names = Toponyms(geodata.load())
    >>> [(t.name, t.country) for t in names.named("solhan")]
    [('Solhan', 'BFA')]
    """

    def __init__(self, atlas: Atlas) -> None:
        self._index: dict[str, list[Toponym]] = {}
        self._people: dict[Toponym, int] = {}
        self._regions = boundaries.regions()
        self._bare_area = word_lists()["bare_area"]
        own = tuple(_known(atlas.events, atlas.sites, atlas.zones))
        # each looks at what came before it, so they take turns
        for places in (
            self._countries(atlas.countries),
            self._localities(),
            self._own(row for row in own if row[1] != "region"),
            self._areas(),
            self._towns(),
            self._own(row for row in own if row[1] == "region"),
            self._first_level(),
        ):
            for toponym, names in places:
                self._add(toponym, names)
        for toponym, names in self._pairs(own):
            self._add(toponym, [name for name in names if not self.named(squeeze(fold(name)))])
        self._index = {key: [self._peopled(t) for t in known] for key, known in self._index.items()}

    def _peopled(self, toponym: Toponym) -> Toponym:
        """Give a place of our own tables, which do not count people, those of its town."""
        people = self._people.get(toponym, 0) if toponym.own else 0
        return replace(toponym, population=people) if people else toponym

    def named(self, key: str) -> list[Toponym]:
        """Return the places that bear a squeezed name."""
        return self._index.get(key, [])

    def countries(self) -> Iterator[Toponym]:
        """Give every country once."""
        seen: set[str] = set()
        for places in self._index.values():
            for place in places:
                if place.precision == "country" and place.country not in seen:
                    seen.add(place.country)
                    yield place

    def every(self) -> Iterator[tuple[str, list[Toponym]]]:
        """Give all squeezed names with the places that bear them."""
        yield from self._index.items()

    def _add(self, toponym: Toponym, names: Iterable[str]) -> None:
        for name in {squeeze(fold(name)) for name in names} - {""}:
            known = self._index.setdefault(name, [])
            number = next((n for n, other in enumerate(known) if _same(toponym, other)), None)
            if number is None:
                known.append(toponym)
            elif toponym.population > self._people.get(known[number], 0):
                self._people[known[number]] = toponym.population

    def _countries(self, countries: gpd.GeoDataFrame) -> Iterator[tuple[Toponym, list[str]]]:
        inside = countries.representative_point()
        also = {row["country"]: row["name"].split(";") for row in _rows("nations.csv")}
        for country, name, french, lon, lat in zip(
            countries.index,
            countries["name"],
            countries["name_fr"],
            inside.x,
            inside.y,
            strict=True,
        ):
            place = Toponym(name, country, round(lat, 4), round(lon, 4), "country", own=True)
            yield place, [name, french, *also.get(country, [])]

    def _own(self, rows: Iterable[_Row]) -> Iterator[tuple[Toponym, list[str]]]:
        for place, precision, country, lat, lon in rows:
            bare = ASIDE.sub("", place).strip()
            if AROUND.search(bare) or place.endswith("zone"):
                continue
            area = precision == "region"
            short = DESCRIPTOR.sub("", bare)
            region = self._region_at(lon, lat, country)
            # a garrison lies in its town, as far as an article tells, unless it names the base
            exact: Precision = "region" if area else "site" if BASE.search(short) else "town"
            alone = short == bare or not area
            yield Toponym(short, country, lat, lon, exact, region, own=True, bare=alone), [short]

    def _pairs(self, rows: Iterable[_Row]) -> Iterator[tuple[Toponym, list[str]]]:
        """Give places that the tables name together: "Kassela and Markacoungo"."""
        for place, precision, country, lat, lon in rows:
            sort: Precision = "region" if precision == "region" else "town"
            for name in PAIR.split(ASIDE.sub("", place).strip()):
                if PAIR.search(place) and name[:1].isupper():
                    region = self._region_at(lon, lat, country)
                    found = Toponym(name, country, lat, lon, sort, region, own=True, rough=True)
                    yield found, [name]

    def _areas(self) -> Iterator[tuple[Toponym, list[str]]]:
        for row in _rows("areas.csv"):
            yield (
                Toponym(
                    row["name"], row["country"], float(row["lat"]), float(row["lon"]), "region",
                    row["within"], own=True, bare=row["bare"] == "1",
                ),
                [row["name"], *row["also"].split(";")],
            )  # fmt: skip

    def _localities(self) -> Iterator[tuple[Toponym, list[str]]]:
        for row in _rows("places.csv"):
            lat, lon, country = float(row["lat"]), float(row["lon"]), row["country"]
            names = [row["name"], *row["also"].split(";")]
            rough = BY_HAND in row["note"]
            wide = row["precision"] == "region" and not rough
            precision: Precision = "region" if wide else "town"
            region = self._region_at(lon, lat, country)
            yield (
                Toponym(
                    row["name"], country, lat, lon, precision, region, own=True, rough=rough
                ),
                names,
            )  # fmt: skip

    def _towns(self) -> Iterator[tuple[Toponym, list[str]]]:
        frame = gazetteer.towns(rank=12)
        columns = [frame[c] for c in ("name", "name_fr", "country", "region", "population", "also")]
        for name, french, country, region, population, also, lat, lon in zip(
            *columns, frame.geometry.y, frame.geometry.x, strict=True
        ):
            people = 0 if pd.isna(population) else int(population)
            others = [other for other in also.split(";") if not AIRPORT_CODE.fullmatch(other)]
            place = Toponym(name, country, lat, lon, "town", region, population=people)
            yield place, [name, french, *others]

    def _first_level(self) -> Iterator[tuple[Toponym, list[str]]]:
        frame = boundaries.regions()
        inside = frame.representative_point()
        for name, country, lon, lat in zip(
            frame["name"], frame["country"], inside.x, inside.y, strict=True
        ):
            town = any(t.precision == "town" for t in self.named(squeeze(fold(name))))
            spaced = fold(name).replace("-", " ")
            bare = not town and spaced not in self._bare_area
            found = Toponym(name, country, round(lat, 4), round(lon, 4), "region", name, bare=bare)
            yield found, [name]

    def _region_at(self, lon: float, lat: float, country: str) -> str | None:
        at = boundaries.region_at(lon, lat)
        if at is not None and at.startswith(country):
            return str(self._regions.loc[at, "name"])
        # a place on the border may lie on the other side of a generalised line
        own = self._regions[self._regions["country"] == country]
        if own.empty:
            return None
        away = shapely.distance(own.geometry.to_numpy(), shapely.Point(lon, lat))
        return str(own["name"].iloc[int(away.argmin())])


def _known(*tables: gpd.GeoDataFrame) -> Iterator[_Row]:
    """Give every place of the tables, the most exactly known first, at its most usual point."""
    rows: dict[tuple[str, str, str], Counter[tuple[float, float]]] = {}
    for table in tables:
        columns = (table[c] for c in ("place", "geo_precision", "country", "lat", "lon"))
        for place, precision, country, lat, lon in zip(*columns, strict=True):
            if precision in EXACTNESS:
                points = rows.setdefault((place, precision, country), Counter())
                points[float(lat), float(lon)] += 1
    for (place, precision, country), points in sorted(
        rows.items(), key=lambda row: EXACTNESS[row[0][1]]
    ):
        [((lat, lon), _)] = points.most_common(1)
        yield place, precision, country, lat, lon


def _same(one: Toponym, other: Toponym) -> bool:
    if one.country != other.country or one.bare != other.bare:
        return False
    if "country" in {one.precision, other.precision}:
        return one.precision == other.precision
    if not one.bare:  # of two areas under one name the first is the tables' own
        return one.region == other.region
    # sources differ on where a village is, more than two villages share one name nearby
    most = OWN_KM if one.own and other.own else SAME_KM
    return distance_km(one.lat, one.lon, other.lat, other.lon) <= most


def _rows(file: str) -> list[Mapping[str, str]]:
    with (TABLES / file).open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))
