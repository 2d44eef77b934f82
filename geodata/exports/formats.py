"""The formats, and the one way to write each."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from geodata import writing
from geodata.exports.content import SPATIAL, TABLES, collect

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geodata.atlas import Atlas
    from geodata.exports.content import Content
    from geodata.selection import Selection
    from geodata.snapshot import Snapshot

RECORDS = ("events", "sites", "strength", "zones", "area", "sources", "terms")
"""What a reader of tables wants: all but the boundaries."""

MARKS = ("events", "sites", "area", "zones")
"""What is drawn on a map."""


@dataclass(frozen=True)
class Format:
    """A file format.

    Parameters
    ----------
    name : str
        Its name in `FORMATS`.
    label : str
        What a person calls it.
    suffix : str
        How a file's name ends, with the dot.
    media_type : str
        Its MIME type.
    module : str
        The module of this package whose ``render`` writes it.
    usual : tuple of str
        The tables that a file holds when none are named.
    possible : tuple of str
        The tables that it can hold.
    several : bool
        Whether one file can hold more than one of them.
    """

    name: str
    label: str
    suffix: str
    media_type: str
    module: str
    usual: tuple[str, ...]
    possible: tuple[str, ...]
    several: bool = True

    def tables(self, wanted: Iterable[str] | None = None) -> tuple[str, ...]:
        """Settle which tables a file will hold.

        Parameters
        ----------
        wanted : iterable of str, optional
            Names out of `TABLES`; None for the usual ones.

        Returns
        -------
        tuple of str

        Raises
        ------
        ValueError
            When the format has no place for one of them, or for so many.

        Examples
        --------
        >>> FORMATS["csv"].tables()
        ('events',)
        >>> FORMATS["kml"].tables(["sources"])
        Traceback (most recent call last):
        ValueError: KML holds no sources: choose from events, sites, zones, area
        """
        chosen = self.usual if wanted is None else tuple(dict.fromkeys(wanted))
        for name in chosen:
            if name not in TABLES:
                raise ValueError(f"{name!r} is no table: choose from {', '.join(TABLES)}")
            if name not in self.possible:
                choice = ", ".join(self.possible)
                raise ValueError(f"{self.label} holds no {name}: choose from {choice}")
        if not chosen or (len(chosen) > 1 and not self.several):
            raise ValueError(f"one {self.label} file holds one table: choose one of them")
        return chosen


_EVERY = tuple(TABLES)
_DRAWN = ("events", "sites", "zones", "area")
_KML = "application/vnd.google-earth.kml+xml"

FORMATS = {
    kind.name: kind
    for kind in (
        Format("csv", "CSV", ".csv", "text/csv", "text", ("events",), _EVERY, several=False),
        Format("zip", "Zipped CSV", ".zip", "application/zip", "package", RECORDS, _EVERY),
        Format(
            "xlsx",
            "Excel",
            ".xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "workbook",
            RECORDS,
            _EVERY,
        ),
        Format(
            "geojson", "GeoJSON", ".geojson", "application/geo+json", "geojson", MARKS[:3], SPATIAL
        ),
        Format(
            "gpkg",
            "GeoPackage",
            ".gpkg",
            "application/geopackage+sqlite3",
            "geopackage",
            (*MARKS, "countries", "regions", "strength", "sources", "terms"),
            _EVERY,
        ),
        Format(
            "parquet",
            "GeoParquet",
            ".parquet",
            "application/vnd.apache.parquet",
            "parquet",
            ("events",),
            _EVERY,
            several=False,
        ),
        Format("kml", "KML", ".kml", _KML, "kml", MARKS, _DRAWN),
        Format("kmz", "KMZ", ".kmz", "application/vnd.google-earth.kmz", "kmz", MARKS, _DRAWN),
        Format(
            "hxl",
            "HXL-tagged CSV",
            ".hxl.csv",
            "text/csv",
            "hxl",
            ("events",),
            _EVERY,
            several=False,
        ),
    )
}
"""Every format by its name."""


def by_suffix(name: str) -> Format:
    """Find the format that a file's name ends with.

    Raises
    ------
    ValueError
        When no format has that ending.

    Examples
    --------
    >>> by_suffix("events.hxl.csv").name, by_suffix("SAHEL.GPKG").name
    ('hxl', 'gpkg')
    """
    fitting = [kind for kind in FORMATS.values() if name.lower().endswith(kind.suffix)]
    if not fitting:
        known = ", ".join(kind.suffix for kind in FORMATS.values())
        raise ValueError(f"{name!r} ends with no format that is known: use one of {known}")
    return max(fitting, key=lambda kind: len(kind.suffix))


def render(content: Content, format: str) -> bytes:  # noqa: A002 - what everyone calls it
    """Write tables in a format.

    Parameters
    ----------
    content : Content
        The tables, as `collect` gives them.
    format : str
        A name out of `FORMATS`.

    Returns
    -------
    bytes
        The whole file.

    Raises
    ------
    ValueError
        When there is no such format, or it cannot hold these tables.
    """
    if format not in FORMATS:
        raise ValueError(f"{format!r} is no format: choose from {', '.join(FORMATS)}")
    FORMATS[format].tables(content.tables)
    module = importlib.import_module(f"geodata.exports.{FORMATS[format].module}")
    return bytes(module.render(content))


def write(
    target: str | Path | BinaryIO,
    atlas: Atlas,
    *,
    format: str | None = None,  # noqa: A002 - what everyone calls it
    tables: Iterable[str] | None = None,
    snapshot: Snapshot | Selection | None = None,
) -> None:
    """Write an atlas, or a part of it, to a file.

    Parameters
    ----------
    target : str, pathlib.Path or binary file
        Where to. A file that is there is replaced, once the new one is whole.
    atlas : Atlas
        Where the data come from.
    format : str, optional
        A name out of `FORMATS`; without one, the file's ending tells.
    tables : iterable of str, optional
        Names out of `TABLES`; without, those that the format usually holds.
    snapshot : Snapshot or Selection, optional
        The part: the day, window and filters of a snapshot, or what it holds within a shape. None
        for everything.

    Raises
    ------
    ValueError
        When the format or a table is unknown, or the format cannot hold the tables.
    OSError
        When the file cannot be written.

    Examples
    --------
    >>> import io, geodata
    >>> atlas, file = geodata.load(), io.BytesIO()
    >>> write(file, atlas, format="csv", tables=["sites"], snapshot=atlas.at("2024-09-16"))
    >>> file.getvalue().decode("utf-8-sig").split(",")[:3]
    ['id', 'power', 'force']
    """
    if format is None:
        if not isinstance(target, str | Path):
            raise ValueError("name the format: a file object has no ending that tells it")
        format = by_suffix(Path(target).name).name  # noqa: A001 - the same
    elif format not in FORMATS:
        raise ValueError(f"{format!r} is no format: choose from {', '.join(FORMATS)}")
    content = collect(atlas, FORMATS[format].tables(tables), snapshot)
    written = render(content, format)
    if not isinstance(target, str | Path):
        target.write(written)
        return
    writing.write(target, written)
