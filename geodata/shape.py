"""A place on the map that a reader marked: a country, a region, a circle or a drawn polygon."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pyproj
import shapely

from geodata.area.outline import project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.atlas import Atlas

KINDS = {
    "country": "country:MLI",
    "region": "region:MLI-gao",
    "circle": "circle:14.5,-1.2,60 (latitude, longitude, km)",
    "polygon": "polygon: and an encoded line",
}
"""Every kind of shape, and how it is written."""

RADIUS_KM = (1, 1000)
"""The smallest and the largest circle."""

CORNERS = (3, 500)
"""How few and how many corners a polygon may have."""

DECIMALS = 4
"""Digits of a degree in a polygon's corners; 4 is about 11 m."""

_CIRCLE = re.compile(r"(-?\d{1,3}(?:\.\d{1,6})?),(-?\d{1,3}(?:\.\d{1,6})?),(\d{1,4}(?:\.\d{1,3})?)")
_ROUND = 180  # corners of a circle's outline: its area is then 0.02 % too small
_STEP = 0.1  # degrees between the points of an edge that is projected
_GEOD = pyproj.Geod(ellps="WGS84")


@dataclass(frozen=True)
class Shape:
    """A place on the map; `Shape.read` makes one from text, ``str`` writes the text back.

    Parameters
    ----------
    kind : {'country', 'region', 'circle', 'polygon'}
        What it is.
    body : str
        What stands after the colon: an id, or latitude, longitude and km, or an encoded line.
    geometry : shapely.Geometry
        Its outline, EPSG:4326. A polygon's edges are straight in degrees.

    Examples
    --------
    >>> import geodata
    >>> shape = Shape.read("circle:14.5,-1.2,60", geodata.load())
    >>> str(shape), round(shape.km2 / 100) * 100
    ('circle:14.5,-1.2,60', 11300)
    """

    kind: str
    body: str
    geometry: shapely.Geometry = field(compare=False, repr=False)

    @classmethod
    def read(cls, text: str, atlas: Atlas) -> Shape:
        """Read a shape, as it stands in a link.

        Parameters
        ----------
        text : str
            ``country:`` or ``region:`` with an id of the atlas, ``circle:`` with latitude,
            longitude (degrees) and radius (km, geodesic), or ``polygon:`` with its corners as an
            encoded polyline of four decimals, latitude first.
        atlas : Atlas
            Where countries and regions are looked up.

        Returns
        -------
        Shape

        Raises
        ------
        ValueError
            With a sentence that says what is wrong.

        Examples
        --------
        >>> import geodata
        >>> Shape.read("circle:14.5,-1.2,6000", geodata.load())
        Traceback (most recent call last):
        ValueError: A circle's radius must be from 1 to 1,000 km; this one has 6,000.
        """
        kind, _, body = text.partition(":")
        if kind not in KINDS:
            ways = "; ".join(KINDS.values())
            raise ValueError(f"{_short(text)} is no place on the map: write {ways}.")
        if kind == "circle":
            return cls(kind, body, _circle(body))
        if kind == "polygon":
            return cls(kind, body, _polygon(body))
        return cls(kind, body, _known(kind, body, atlas))

    def __str__(self) -> str:
        return f"{self.kind}:{self.body}"

    @property
    def circle(self) -> tuple[float, float, float]:
        """Latitude, longitude (degrees) and radius (km) of a circle.

        Raises
        ------
        ValueError
            When the shape is none.
        """
        if self.kind != "circle":
            raise ValueError(f"{self.kind} is not a circle")
        lat, lon, km = map(float, self.body.split(","))
        return lat, lon, km

    @property
    def km2(self) -> float:
        """How large it is, with the sea that it covers, in km².

        Examples
        --------
        >>> import geodata
        >>> round(Shape.read("country:TGO", geodata.load()).km2 / 1000)
        57
        """
        return square_km(self.geometry)

    def label(self, atlas: Atlas) -> str:
        """Name the shape in a few words.

        Examples
        --------
        >>> import geodata
        >>> atlas = geodata.load()
        >>> Shape.read("region:MLI-gao", atlas).label(atlas)
        'Gao, Mali'
        >>> Shape.read("circle:14.5,-1.2,60", atlas).label(atlas)
        '60 km around 14.50, -1.20'
        """
        if self.kind == "circle":
            lat, lon, km = self.circle
            return f"{km:,g} km around {lat:.2f}, {lon:.2f}"
        if self.kind == "polygon":
            return f"a drawn area of {words_km2(self.km2)}"
        if self.kind == "country":
            return str(atlas.countries.loc[self.body, "name"])
        region = atlas.regions.loc[self.body]
        return f"{region['name']}, {atlas.countries.loc[region['country'], 'name']}"


def square_km(geometry: shapely.Geometry) -> float:
    """Measure a geometry in EPSG:4326, whose edges are straight in degrees, in km².

    Examples
    --------
    >>> round(square_km(shapely.box(0, 0, 1, 1)) / 100)
    123
    """
    return float(shapely.area(project(shapely.segmentize(np.array([geometry]), _STEP)))[0]) / 1e6


def words_km2(km2: float) -> str:
    """Write an area with three digits at most.

    Examples
    --------
    >>> words_km2(12_345), words_km2(3.14159), words_km2(0.1)
    ('12,300 km²', '3 km²', 'under 1 km²')
    """
    if km2 < 1:
        return "under 1 km²" if km2 > 0 else "0 km²"
    return f"{float(f'{km2:.3g}'):,.0f} km²"


def decode_line(text: str, decimals: int = DECIMALS) -> list[tuple[float, float]]:
    """Read a line in the encoded polyline format.

    Parameters
    ----------
    text : str
        Latitude first, as the format has it; see
        https://developers.google.com/maps/documentation/utilities/polylinealgorithm.
    decimals : int
        Digits that were kept.

    Returns
    -------
    list of (float, float)
        Latitude and longitude.

    Raises
    ------
    ValueError
        When the text is no such line.

    Examples
    --------
    >>> decode_line("_p~iF~ps|U_ulLnnqC", decimals=5)
    [(38.5, -120.2), (40.7, -120.95)]
    """
    steps = list(_numbers(text))
    if len(steps) % 2:
        raise ValueError("The polygon's text breaks off: its last corner has no longitude.")
    where = np.cumsum(np.array(steps, dtype=np.int64).reshape(-1, 2), axis=0) / 10**decimals
    return [(lat, lon) for lat, lon in where.tolist()]


def _numbers(text: str) -> Iterator[int]:
    """Yield the whole numbers of an encoded line: five bits a letter, the lowest first."""
    bits = shift = 0
    for letter in text:
        code = ord(letter) - 63
        if not 0 <= code < 64 or shift > 25:  # noqa: PLR2004 - six bits a letter, the format has it
            raise ValueError(f"The polygon's text is no encoded line: {letter!r} is out of place.")
        bits |= (code & 31) << shift
        shift += 5
        if code < 32:  # noqa: PLR2004 - the sixth bit says that the number goes on
            yield ~(bits >> 1) if bits & 1 else bits >> 1
            bits = shift = 0
    if shift:
        raise ValueError("The polygon's text breaks off in the middle of a number.")


def _known(kind: str, name: str, atlas: Atlas) -> shapely.Geometry:
    countries = atlas.countries[atlas.countries["role"] != "surrounding"]
    table = countries if kind == "country" else atlas.regions
    if name not in table.index:
        raise ValueError(f"No {kind} of the map has the id {_short(name)}.")
    return table.geometry[name]


def _circle(body: str) -> shapely.Geometry:
    found = _CIRCLE.fullmatch(body)
    if not found:
        raise ValueError(f"{_short(body)} is no circle: write latitude, longitude and km.")
    lat, lon, km = map(float, found.groups())
    _on_earth([(lat, lon)])
    low, high = RADIUS_KM
    if not low <= km <= high:
        raise ValueError(
            f"A circle's radius must be from {low:,} to {high:,} km; this one has {km:,g}."
        )
    azimuth = np.linspace(0, 360, _ROUND, endpoint=False)
    middle_lon, middle_lat, metres = (np.full(_ROUND, value) for value in (lon, lat, km * 1000))
    lons, lats, _ = _GEOD.fwd(middle_lon, middle_lat, azimuth, metres)
    outline = shapely.Polygon(np.column_stack([lons, lats]))
    # where it reaches over a pole or the 180th meridian its outline leaps across the map
    west, south, east, north = outline.bounds
    if not (outline.is_valid and west <= lon <= east and south <= lat <= north) or (
        east - west > 180  # noqa: PLR2004 - half of the earth
    ):
        raise ValueError("The circle reaches over a pole or the 180th meridian.")
    return outline


def _polygon(body: str) -> shapely.Geometry:
    corners = decode_line(body)
    _on_earth(corners)
    if len(corners) > 1 and corners[0] == corners[-1]:
        corners.pop()
    few, many = CORNERS
    count = len(set(corners))
    if count < few:
        raise ValueError(f"A polygon needs {few} corners or more; this one has {count}.")
    if len(corners) > many:
        raise ValueError(f"A polygon may have {many} corners; this one has {len(corners):,}.")
    outline = shapely.Polygon([(lon, lat) for lat, lon in corners])
    if not outline.is_valid or not outline.area:
        raise ValueError("The polygon's outline crosses or touches itself, or encloses nothing.")
    return outline


def _on_earth(places: list[tuple[float, float]]) -> None:
    for lat, lon in places:
        if not -90 <= lat <= 90:  # noqa: PLR2004 - the poles
            raise ValueError(f"Latitude {lat:g} is not between -90 and 90.")
        if not -180 <= lon <= 180:  # noqa: PLR2004 - the antimeridian
            raise ValueError(f"Longitude {lon:g} is not between -180 and 180.")


def _short(text: str) -> str:
    longest = 40
    return repr(text if len(text) <= longest else text[:longest] + "…")
