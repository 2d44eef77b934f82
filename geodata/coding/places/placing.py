"""From a name to a point: "50 km north of Gao", "near Djibo", "northern Mali", "Kidal region"."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pyproj
import shapely

from geodata import boundaries
from geodata.coding.article import Span
from geodata.coding.drafts import Found, Located
from geodata.coding.places.toponyms import TABLES, Toponym
from geodata.filters import fold
from geodata.gazetteer import squeeze

if TYPE_CHECKING:
    import geopandas as gpd

GEOD: Final = pyproj.Geod(ellps="WGS84")
KM_PER_MILE: Final = 1.609344
LOOK_BACK: Final = 90
"""How many characters before a name may belong to it."""

CLOSE_KM: Final = 15
"""Up to this far from a town, a place is as exactly known as one in it."""

BEARING: Final = {
    "north": 0,
    "northeast": 45,
    "east": 90,
    "southeast": 135,
    "south": 180,
    "southwest": 225,
    "west": 270,
    "northwest": 315,
}
"""Directions as degrees clockwise from north."""

WAY: Final = (
    r"(?:north|south|east|west|nord|sud|est|ouest)(?:[\s\u2010-\u2013-]?(?:east|west|est|ouest))?"
)
FAR: Final = re.compile(
    r"(?P<km>\d{1,3}(?:[.,]\d)?)[\s-]*(?P<unit>km|kms|kilom\w+|miles?)\b"
    r"(?:\s*\([^)]{0,30}\))?,?\s*"
    r"(?:(?:(?:to|in) the |due |au |à l['\u2019]|vers le |vers l['\u2019])?"
    rf"(?P<way>{WAY})(?:ern)?\s+)?"
    r"(?:outside|away from|from|of|de|du|d['\u2019])\s*(?:the )?"
    r"(?:(?:(?:[\w'\u2019-]+ ){0,3}?(?:town|city|village|capital|chef-lieu|capitale)(?: of)?,?"
    r"|la (?:ville|localité) (?:de |d['\u2019]))\s*)?$",
    re.IGNORECASE,
)
SIDE: Final = re.compile(
    r"(?:\b(?:(?:in|to) the |au |à l['\u2019]|(?:dans )?l(?:e |['\u2019]))?"
    r"(?:far |extreme |extrême[\s-]))?"
    r"(?:(?:in|to) the |au |à l['\u2019]|dans l(?:e |['\u2019]))?"
    rf"(?P<way>{WAY}(?:ern)?|cent(?:er|re|ral))"
    r"(?:\s+(?:of|du|de la|de l['\u2019]|de)\s*|[\s-]+)(?:the )?$",
    re.IGNORECASE,
)
OWN_SIDE: Final = re.compile(
    r"['\u2019]s (?:(?:far|extreme|restive|volatile|troubled|remote|arid|desert) )?"
    rf"(?P<way>{WAY}(?:ern)?|cent(?:er|re|ral))\b",
    re.IGNORECASE,
)
PART: Final = 0.5
"""The least score of a part of a country, which is rarely its government or its army."""

NEAR: Final = re.compile(
    r"(?:\b(?:near|outside|close to|around|not far from|près d[eu']|à proximité d[eu']"
    r"|non loin d[eu']|aux? (?:environs|alentours|abords) d[eu'])|\bprès d['\u2019]"
    r"|\b(?:(?:a|some|just a|only a) (?:few|couple of|handful of)|several|some|(?:à |de )?quelques|"
    r"plusieurs|une poignée de) (?:kilomet(?:er|re)s|kilomètres|km|miles|bornes|lieues) "
    r"(?:(?:away |north|south|east|west|outside|short|au nord|au sud|à l['\u2019]est|"
    r"à l['\u2019]ouest|seulement|à peine)[\w-]* ?)?(?:from |of |outside |d[eu] |d['\u2019]))"
    r"\s*(?:the (?:town|city|village) of )?(?:la (?:ville|localité) (?:de |d['\u2019]))?$",
    re.IGNORECASE,
)
BETWEEN: Final = re.compile(
    r"\b(?:between|entre)\s+(?:(?:the|les) \w+ (?:of|de) )?$", re.IGNORECASE
)
ALONG: Final = re.compile(
    r"\b(?:travell?ing|driving|going|heading|moving|running|en route|on (?:its|their|the) way|"
    r"circulant|roulant|allant|faisant route|se rendant|qui (?:ralliait|reliait|allait|roulait))"
    r"(?: \w+){0,2}? (?:from|de|d['\u2019])\s*$"
    r"|\b(?:road|highway|track|route|axe|axis|piste|tronçon)(?: \w+){0,3}? "
    r"(?:from|linking|connecting|(?:that|which) (?:links|connects|joins|runs from|leads from)|"
    r"reliant|"
    r"qui (?:relie|joint|lie|va de|mène de)|allant de|menant de|de)\s+$",
    re.IGNORECASE,
)
TO: Final = re.compile(r"\s+(?:to|and|with|towards|à|a|et|vers)\s+", re.IGNORECASE)
AND: Final = re.compile(r"\s+(?:and|et)\s+(?:(?:celle|that) (?:de|of) )?", re.IGNORECASE)
DASH: Final = re.compile(r"\s?[-\u2010-\u2014/]\s?")
ROAD_BEFORE: Final = re.compile(
    r"\b(?:axe|route|tronçon|road|axis|piste|voie|liaison|corridor|stretch|RN ?\d+)"
    r"(?:\s+(?:routi\w+|nationale?|départementale|principale?|stratégique|commerciale?|RN ?\d+|n°? "
    r"?\d+|"
    r"\d+))*\s*[(:,]?\s*$",
    re.IGNORECASE,
)
ROAD_AFTER: Final = re.compile(r"\s+(?:road|axis|highway|stretch)\b", re.IGNORECASE)
SHORT_ROAD_KM: Final = 50
LONGEST_ROAD_KM: Final = 300
"""Between towns further apart "between" says too little for a point."""

STRETCH: Final = 0.85
"""The score of what lies between two towns."""

END: Final = 0.6
"""The share of a score that is left to the ends of a stretch."""

FRENCH: Final = {"nord": "north", "sud": "south", "est": "east", "ouest": "west"}


class Village(Located):
    """A village whose point is only roughly known: read like a town, stated as a region."""


class Unplaced(Village):
    """A village of which only the area that holds it is known: its point is the area's."""


def stated(found: Found[Located] | None) -> Found[Located] | None:
    """Return a place as a record may state it: the point of a village is no town's.

    Examples
    --------
    >>> stated(Found(Village("Balga", "BFA", 12.2, 1.1, "town"))).value.precision
    'region'
    """
    if found is None or not isinstance(found.value, Village):
        return found
    value = found.value
    plain = Located(value.name, value.country, value.lat, value.lon, "region", value.region)
    return replace(found, value=plain)


class Placer:
    """Gives names their points.

    Parameters
    ----------
    countries : geopandas.GeoDataFrame
        The outlines of the countries, EPSG:4326, indexed by id.
    """

    def __init__(self, countries: gpd.GeoDataFrame) -> None:
        self._countries = countries
        self._regions = boundaries.regions()["name"]
        with (TABLES / "sides.csv").open(encoding="utf-8", newline="") as file:
            self._sides = {
                (row["country"], row["way"]): (float(row["lat"]), float(row["lon"]))
                for row in csv.DictReader(file)
            }

    def place(
        self, text: str, span: Span, toponym: Toponym, score: float, *, area: bool = False
    ) -> Found[Located]:
        """Return what a name and the words before it stand for.

        Parameters
        ----------
        text : str
            The article.
        span : Span
            The words of the name.
        toponym : Toponym
            What bears the name.
        score : float
            How sure it is that it is meant.
        area : bool
            Whether the text calls it a region, a province or the like.

        Returns
        -------
        Found of Located
            The span begins with the distance or the direction.
        """
        start = max(0, span.start - LOOK_BACK)
        before = text[start : span.start]
        value = self.plain(toponym)
        if toponym.precision == "country":
            side = SIDE.search(before)
            if side and (turned := self.turned(value, direction(side["way"]))):
                wide = Span(start + side.start(), span.end)
                return Found(turned, (wide,), max(score, PART))
            own = OWN_SIDE.match(text, span.end)
            if own and (turned := self.turned(value, direction(own["way"]))):
                return Found(turned, (Span(span.start, own.end()),), max(score, PART))
            return Found(value, (span,), score)
        if far := FAR.search(before):
            return Found(
                self._away(value, far), (Span(start + far.start(), span.end),), score * 0.9
            )
        if area and value.precision == "town":
            value = as_area(value)  # "the cercle of Ansongo" is not its seat
        if near := NEAR.search(before):
            return Found(value, (Span(start + near.start(), span.end),), score)
        side = SIDE.search(before)
        if side and value.precision == "town" and " of" in f"{side.group()} ".replace(" d", " of"):
            value = as_area(value)
            return Found(value, (Span(start + side.start(), span.end),), score * 0.9)
        return Found(value, (span,), score)

    @staticmethod
    def plain(toponym: Toponym) -> Located:
        """Return a place as it is, whatever the words around its name."""
        sort = Village if toponym.rough else Located
        return sort(
            toponym.name, toponym.country, toponym.lat, toponym.lon, toponym.precision,
            toponym.region,
        )  # fmt: skip

    def _away(self, value: Located, far: re.Match[str]) -> Located:
        km = float(far["km"].replace(",", "."))
        if far["unit"].casefold().startswith("mile"):
            km *= KM_PER_MILE
        precision = value.precision if km <= CLOSE_KM else "region"
        if not far["way"]:
            return replace(value, precision=precision)
        bearing = BEARING[direction(far["way"])]
        lon, lat, _ = GEOD.fwd(value.lon, value.lat, bearing, km * 1000)
        country = boundaries.country_at(lon, lat) or value.country
        region_id = boundaries.region_at(lon, lat)
        region = self._regions[region_id] if region_id else value.region
        name = f"{far['km']} {far['unit']} {direction(far['way'])} of {value.name}"
        return replace(
            value, name=name, country=country, lat=round(lat, 4), lon=round(lon, 4),
            precision=precision, region=region,
        )  # fmt: skip

    def turned(self, value: Located, way: str) -> Located | None:
        """Return a part of a country: "northern Mali", "le centre du Mali"."""
        point = self._sides.get((value.country, way))
        if point is None and value.country not in self._countries.index:
            return None
        lat, lon = point or part(self._countries.geometry[value.country], way)
        label = "central" if way == "centre" else f"{way}ern"
        # it spreads over several regions, and so lies in none
        return Located(f"{label.capitalize()} {value.name}", value.country, lat, lon, "region")


def joined(text: str, found: list[Found[Located]]) -> list[Found[Located]]:
    """Add what lies between two towns, and lower the towns: "between Bankass and Bandiagara".

    Parameters
    ----------
    text : str
        The article.
    found : list of Found of Located
        Its places in order.

    Returns
    -------
    list of Found of Located
        The stretch, at region precision, comes before its ends.
    """
    result: list[Found[Located]] = []
    rest = list(found)
    while rest:
        one = rest.pop(0)
        other = rest[0] if rest else None
        middle = _middle(text, one, other) if other else None
        if middle is None or other is None:
            result.append(one)
            continue
        rest.pop(0)
        ends = [replace(end, score=end.score * END) for end in (one, other)]
        result += [middle, *ends]
    return result


def _middle(text: str, one: Found[Located], other: Found[Located]) -> Found[Located] | None:
    a, b = one.value, other.value
    (first, last) = one.spans[-1], other.spans[-1]
    gap = text[first.end : last.start]
    before, after = text[max(0, first.start - LOOK_BACK) : first.start], text[last.end :]
    between = BETWEEN.search(before) if AND.fullmatch(gap) else None
    if between is None and TO.fullmatch(gap):
        between = ALONG.search(before)
    led = bool(DASH.fullmatch(gap)) and ROAD_BEFORE.search(before) is not None
    followed = bool(DASH.fullmatch(gap)) or gap in {" to ", " \u00e0 "}
    road = led or (followed and ROAD_AFTER.match(after) is not None)
    if not (between or road) or {a.precision, b.precision} - {"town", "site"} or a == b:
        return None
    bearing, _, metres = GEOD.inv(a.lon, a.lat, b.lon, b.lat)
    if metres > LONGEST_ROAD_KM * 1000:
        return None
    # the middle of a short stretch is near all of it; of a long one the first town is as good
    along = metres / 2 if metres <= SHORT_ROAD_KM * 1000 else 0
    lon, lat, _ = GEOD.fwd(a.lon, a.lat, bearing, along)
    where = Located(
        f"Between {a.name} and {b.name}",
        a.country,
        round(lat, 4),
        round(lon, 4),
        "region",
        a.region,
    )
    start = first.start - len(between.group()) if between else first.start
    return Found(where, (Span(start, last.end),), STRETCH)


def as_area(value: Located) -> Located:
    """Return the area that bears a town's name."""
    return Located(value.name, value.country, value.lat, value.lon, "region", value.region)


def direction(word: str) -> str:
    """Return a direction of either language by its English name.

    Examples
    --------
    >>> direction("Nord-Est"), direction("southern"), direction("central")
    ('northeast', 'south', 'centre')
    """
    bare = squeeze(fold(word))
    if bare.startswith("cent"):
        return "centre"
    bare = bare.removesuffix("ern")
    for french, english in FRENCH.items():
        if bare.startswith(french):
            bare = english + bare[len(french) :]
            break
    for french in ("est", "ouest"):
        if bare.endswith(french) and bare.removesuffix(french) in {"north", "south"}:
            return bare.removesuffix(french) + FRENCH[french]
    return bare


def part(shape: shapely.Geometry, way: str) -> tuple[float, float]:
    """Return a point in a part of a country: in that third of it that lies furthest that way.

    Parameters
    ----------
    shape : shapely.Geometry
        The outline, degrees.
    way : str
        A direction, or "centre".

    Returns
    -------
    lat, lon : float

    Examples
    --------
    >>> part(shapely.box(0, 0, 9, 9), "north")
    (7.5, 4.5)
    """
    west, south, east, north = shape.bounds
    wide, high = (east - west) / 3, (north - south) / 3
    left = west if "west" in way else east - wide if "east" in way else west
    right = west + wide if "west" in way else east
    low = north - high if "north" in way else south
    top = south + high if "south" in way else north
    if way == "centre":
        left, right, low, top = west + wide, east - wide, south + high, north - high
    cut = shape.intersection(shapely.box(left, low, right, top))
    inside = (shape if cut.is_empty else cut).representative_point()
    return round(inside.y, 4), round(inside.x, 4)
