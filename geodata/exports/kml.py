"""Marks on a map as KML: folders, colours, and times that Google Earth's slider follows.

The icon is the program's own, tinted: nothing is fetched. `geodata.exports.kmz` packs a dot with
it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from geodata.exports import placemarks
from geodata.exports.palette import marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pandas as pd

    from geodata.exports.content import Content
    from geodata.exports.placemarks import Placemark

NAMESPACE = "http://www.opengis.net/kml/2.2"

FOLDERS = {
    "events": "Events",
    "sites": "Foreign military sites",
    "area": "JNIM's area of reported activity",
    "zones": "Localities that the area is drawn from",
}

OPACITY = {"sure": "ff", "unsure": "70", "fill": "66", "thin": "2e"}
"""How solid a mark is, in KML's hexadecimal; what is uncertain is fainter."""

GREY = "#808080"
"""The colour of what has none of its own."""


def render(content: Content) -> bytes:
    """Write the document.

    Examples
    --------
    >>> import geodata
    >>> from geodata.exports import collect
    >>> b"<TimeSpan>" in render(collect(geodata.load(), ["sites"]))
    True
    """
    return document(content, icon=None)


def document(content: Content, icon: str | None) -> bytes:
    """Write the document with an icon of its own, or with the reader's usual one.

    Parameters
    ----------
    content : Content
        The tables.
    icon : str, optional
        Address of a white picture, which is tinted; relative to the file.

    Returns
    -------
    bytes
    """
    root = ET.Element("kml", xmlns=NAMESPACE)
    top = ET.SubElement(root, "Document")
    _text(top, "name", content.about.title)
    _text(top, "open", "1")
    lines = [f"{label}: {text}" for label, text in content.about.rows()]
    _text(top, "description", "<br/>".join(map(placemarks.escaped, lines)))
    for name, colour in _colours():
        _style(top, name, colour, icon)
    for table in content.tables:
        folder = _folder(top, FOLDERS[table], shown=table != "zones")
        _filled(folder, placemarks.of(content, table), shown=table != "zones")
    ET.indent(root, " ")
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _colours() -> Iterator[tuple[str, str]]:
    for table, colours in marks().items():
        for group, colour in colours.items():
            yield f"{table}-{group}", colour
            if table == "area":
                yield f"zones-{group}", colour
    yield "other", GREY


def _style(top: ET.Element, name: str, colour: str, icon: str | None) -> None:
    """Add a style, and one for what is uncertain."""
    for suffix, solid in (("", OPACITY["sure"]), ("-unsure", OPACITY["unsure"])):
        style = ET.SubElement(top, "Style", id=f"{name}{suffix}")
        point = ET.SubElement(style, "IconStyle")
        _text(point, "color", tint(colour, solid))
        _text(point, "scale", "0.6" if name.startswith(("events", "zones")) else "0.9")
        if icon:
            _text(ET.SubElement(point, "Icon"), "href", icon)
        label = ET.SubElement(style, "LabelStyle")
        _text(label, "scale", "0.8" if name.startswith("sites") else "0")
        line = ET.SubElement(style, "LineStyle")
        _text(line, "color", tint(colour, OPACITY["sure"]))
        _text(line, "width", "1.2")
        fill = ET.SubElement(style, "PolyStyle")
        _text(fill, "color", tint(colour, OPACITY["thin" if "expansion" in name else "fill"]))


def tint(colour: str, solid: str) -> str:
    """Write a colour as KML wants it: opacity, blue, green, red.

    Examples
    --------
    >>> tint("#1f5fbf", "ff")
    'ffbf5f1f'
    """
    red, green, blue = colour[1:3], colour[3:5], colour[5:7]
    return f"{solid}{blue}{green}{red}"


def _folder(parent: ET.Element, name: str, *, shown: bool) -> ET.Element:
    folder = ET.SubElement(parent, "Folder")
    _text(folder, "name", name)
    _text(folder, "visibility", str(int(shown)))
    return folder


def _filled(folder: ET.Element, marked: Iterable[Placemark], *, shown: bool) -> None:
    """Put every mark into the folder of its group."""
    groups: dict[str, ET.Element] = {}
    for mark in marked:
        if mark.group not in groups:
            groups[mark.group] = _folder(folder, mark.group, shown=shown)
        place = ET.SubElement(groups[mark.group], "Placemark")
        _text(place, "name", mark.name)
        _text(place, "visibility", str(int(shown)))
        ET.SubElement(place, "Snippet", maxLines="0")
        _text(place, "description", mark.description)
        _time(place, mark)
        _text(place, "styleUrl", f"#{mark.style}")
        data = ET.SubElement(place, "ExtendedData")
        for name, value in mark.fields.items():
            _text(ET.SubElement(data, "Data", name=name), "value", value)
        _geometry(place, mark.geometry)


def _time(place: ET.Element, mark: Placemark) -> None:
    """Add a day as a stamp and a run of days as a span; what lasts has no end."""
    if mark.first is not None and mark.first == mark.last:
        _text(ET.SubElement(place, "TimeStamp"), "when", _day(mark.first))
        return
    span = ET.SubElement(place, "TimeSpan")
    for tag, day in (("begin", mark.first), ("end", mark.last)):
        if day is not None:
            _text(span, tag, _day(day))


def _day(day: pd.Timestamp) -> str:
    return f"{day:%Y-%m-%d}"


def _geometry(place: ET.Element, shape: Any) -> None:
    if shape is None or shape.is_empty:
        return
    if shape.geom_type == "Point":
        _text(ET.SubElement(place, "Point"), "coordinates", _line([shape.coords[0]]))
        return
    parent = place
    if shape.geom_type == "MultiPolygon":
        parent = ET.SubElement(place, "MultiGeometry")
    for part in getattr(shape, "geoms", [shape]):
        polygon = ET.SubElement(parent, "Polygon")
        _text(polygon, "tessellate", "1")
        _ring(polygon, "outerBoundaryIs", part.exterior)
        for hole in part.interiors:
            _ring(polygon, "innerBoundaryIs", hole)


def _ring(polygon: ET.Element, tag: str, ring: Any) -> None:
    line = ET.SubElement(ET.SubElement(polygon, tag), "LinearRing")
    _text(line, "coordinates", _line(ring.coords))


def _line(points: Iterable[tuple[float, ...]]) -> str:
    return " ".join(f"{round(lon, 6)},{round(lat, 6)}" for lon, lat, *_ in points)


def _text(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = text
