"""The tour: ordered stops, each a day, a view and a text that stands on named records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from geodata import dates

if TYPE_CHECKING:
    import datetime as dt

    from geodata.atlas import Atlas
    from geodata.snapshot import Snapshot


@dataclass(frozen=True)
class Stop:
    """One stop of the tour.

    Parameters
    ----------
    id : str
        Its name in a link.
    order : int
        Its place, from 1 on.
    title, text, title_fr, text_fr : str
        What it says, in English and in French.
    day : datetime.date
        The day that the map shows.
    window : int or None
        How many days, ending on `day`, events are shown from; None for all since the start.
    lat, lon, zoom : float
        The view, in degrees (WGS 84) and steps of web maps.
    hide : tuple of str
        Powers, stages and groups of events that are switched off, besides lapsed sites.
    record : str or None
        The event or site that is selected.
    records : tuple of str
        What the text stands on: events, sites, head counts and zones.
    sources : tuple of str
        What those records cite, each once, in their order.

    Examples
    --------
    >>> import geodata
    >>> stop = stops(geodata.load())[0]
    >>> stop.id, stop.day
    ('north-falls', datetime.date(2012, 6, 28))
    """

    id: str
    order: int
    title: str
    text: str
    title_fr: str
    text_fr: str
    day: dt.date
    window: int | None
    lat: float
    lon: float
    zoom: float
    hide: tuple[str, ...]
    record: str | None
    records: tuple[str, ...]
    sources: tuple[str, ...]

    def told(self, lang: str = "en") -> tuple[str, str]:
        """Give title and text in a language.

        Parameters
        ----------
        lang : {'en', 'fr'}
            Anything but French is told in English.

        Examples
        --------
        >>> import geodata
        >>> stops(geodata.load())[2].told("fr")[0]
        'Barkhane, une seule force française pour cinq États'
        """
        return (self.title_fr, self.text_fr) if lang == "fr" else (self.title, self.text)

    def snapshot(self, atlas: Atlas) -> Snapshot:
        """Take the snapshot that the map shows at this stop, before anything is switched off.

        Examples
        --------
        >>> import geodata
        >>> atlas = geodata.load()
        >>> stop = stops(atlas)[0]
        >>> stop.record in stop.snapshot(atlas).events.index
        True
        """
        return atlas.at(self.day, self.window)


def stops(atlas: Atlas) -> tuple[Stop, ...]:
    """Read the stops of the tour, in their order.

    Parameters
    ----------
    atlas : Atlas
        Whose tables the tour is part of.

    Returns
    -------
    tuple of Stop
        Empty when the package has no tour.

    Examples
    --------
    >>> import geodata
    >>> [stop.order for stop in stops(geodata.load())][:3]
    [1, 2, 3]
    """
    found = [_stop(atlas, row) for row in atlas.seeds.tour.to_dict("records")]
    return tuple(sorted(found, key=lambda stop: stop.order))


def _stop(atlas: Atlas, row: dict[Any, Any]) -> Stop:
    records = row["records"]
    cited = [source for name in records for source in atlas.record(name)["sources"]]
    return Stop(
        id=row["id"],
        order=int(row["order"]),
        title=row["title"],
        text=row["text"],
        title_fr=row["title_fr"],
        text_fr=row["text_fr"],
        day=dates.day(row["day"]),
        window=None if pd.isna(row["window"]) else int(row["window"]),
        lat=row["lat"],
        lon=row["lon"],
        zoom=row["zoom"],
        hide=row["hide"],
        record=None if pd.isna(row["record"]) else row["record"],
        records=records,
        sources=tuple(dict.fromkeys(cited)),
    )
