"""The view as a link holds it: which day, window, layers, record and piece of the map.

The list of keys below is all there is to it: each says how it is read from a link and how it is
written into one. The filters are widgets of their own and write themselves.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from components.language import say
from geodata import dates

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Container, Mapping

    from geodata.dates import Window

USUAL_WINDOW = 7
LANGUAGES = ("en", "fr")
"""The languages that the map speaks, the usual one first."""

MODES = ("side", "swipe")
"""How two days are shown: as halves, or swept across by a divider."""

LONGEST_WINDOW = 40_000

USUALLY_HIDDEN = ("lapsed",)
"""What is switched off until the reader asks for it."""

_LAT, _LON, _ZOOM = (-10.0, 40.0), (-30.0, 40.0), (4.0, 14.0)


@dataclass(frozen=True)
class View:
    """What a reader looks at.

    Parameters
    ----------
    day : datetime.date
        The day shown.
    window : int, None or "rest"
        Days up to and with it from which events are shown; None since the start, ``"rest"`` from
        it on.
    hide : tuple of str
        Marks switched off in the legend.
    record : str or None
        Id of the selected event or site.
    basemap : str
        ``own``, or the key of a tile layer.
    where : tuple of float or None
        Latitude, longitude (degrees) and zoom of the map; None for its usual frame.
    source : str or None
        Id of the source whose records are shown, and no others.
    other : datetime.date or None
        The day that it is compared with.
    mode : {'side', 'swipe'}
        How the two days are shown.
    shape : str or None
        The part of the map that the reader marked, as `geodata.shape.Shape` reads it.
    lang : {'en', 'fr'}
        The language of the map.
    """

    day: dt.date
    window: Window = USUAL_WINDOW
    hide: tuple[str, ...] = USUALLY_HIDDEN
    record: str | None = None
    basemap: str = "own"
    where: tuple[float, float, float] | None = None
    source: str | None = None
    other: dt.date | None = None
    mode: str = MODES[0]
    shape: str | None = None
    lang: str = LANGUAGES[0]

    def command(self) -> dict[str, Any]:
        """Put the view as the browser's half of the map takes it."""
        return {
            "day": self.day.isoformat(),
            "window": self.window,
            "hide": list(self.hide),
            "selected": self.record,
            "basemap": self.basemap,
            "view": None if self.where is None else list(self.where),
            "other": None if self.other is None else self.other.isoformat(),
            "mode": self.mode,
            "shape": self.shape,
        }

    def told(self, report: Mapping[str, Any]) -> View:
        """Follow what the map reports of itself."""
        return replace(
            self,
            day=dates.day(report["day"]),
            window=report["window"],
            hide=tuple(report["hide"]),
            record=report["selected"],
            basemap=report["basemap"],
            where=tuple(report["view"]) if report["view"] else None,
            other=dates.day(report["other"]) if report["other"] else None,
            mode=report["mode"],
            shape=report["shape"],
        )


@dataclass(frozen=True)
class Key:
    """One part of the view in a link.

    Parameters
    ----------
    name : str
        The query parameter.
    attribute : str
        The view's attribute.
    read : callable
        From text to the attribute; raises ValueError for what makes no sense.
    write : callable
        From the attribute to text, or None when the link need not say it.
    expects : str
        What the text should look like, for a message to the reader.
    """

    name: str
    attribute: str
    read: Callable[[str], Any]
    write: Callable[[Any], str | None]
    expects: str


@dataclass(frozen=True)
class Limits:
    """What a view may name: the days of the axis, ids, and how a shape is read."""

    first: dt.date
    last: dt.date
    records: Container[str] = field(default=frozenset())
    sources: Container[str] = field(default=frozenset())
    basemaps: frozenset[str] = field(default=frozenset({"own"}))
    shape: Callable[[str], object] = str
    marks: frozenset[str] = field(default=frozenset(USUALLY_HIDDEN))


def keys(limits: Limits) -> tuple[Key, ...]:
    """List the keys of a link, for a map with these limits."""
    return (
        Key(
            "day",
            "day",
            lambda text: _within(dates.day(text), limits.first, limits.last),
            lambda day: str(day.isoformat()),
            say("link.day", first=limits.first, last=limits.last),
        ),
        Key(
            "window",
            "window",
            _read_window,
            lambda days: None if days == USUAL_WINDOW else str(days or "all"),
            say("link.window"),
        ),
        Key(
            "hide",
            "hide",
            lambda text: _read_marks(text, limits.marks),
            lambda marks: None if marks == USUALLY_HIDDEN else ",".join(marks) or "none",
            say("link.hide"),
        ),
        Key(
            "record",
            "record",
            lambda text: _among(text, limits.records),
            lambda record: record,
            say("link.record"),
        ),
        Key(
            "map",
            "basemap",
            lambda text: _among(text, limits.basemaps),
            lambda basemap: None if basemap == "own" else str(basemap),
            ", ".join(sorted(limits.basemaps)),
        ),
        Key("view", "where", _read_where, _write_where, say("link.view")),
        Key(
            "source",
            "source",
            lambda text: _among(text, limits.sources),
            lambda source: source,
            say("link.source"),
        ),
        Key(
            "with",
            "other",
            lambda text: _within(dates.day(text), limits.first, limits.last),
            lambda day: None if day is None else str(day.isoformat()),
            say("link.other", first=limits.first, last=limits.last),
        ),
        Key(
            "compare",
            "mode",
            lambda text: _among(text, frozenset(MODES)),
            lambda mode: None if mode == MODES[0] else str(mode),
            say("link.or").join(MODES),
        ),
        Key(
            "shape",
            "shape",
            lambda text: str(limits.shape(text)),
            lambda shape: shape,
            say("link.shape"),
        ),
        Key(
            "lang",
            "lang",
            lambda text: _among(text, frozenset(LANGUAGES)),
            lambda lang: None if lang == LANGUAGES[0] else str(lang),
            say("link.or").join(LANGUAGES),
        ),
    )


def read(params: Mapping[str, str], default: View, limits: Limits) -> tuple[View, list[str]]:
    """Read a view from a link's parameters.

    Parameters
    ----------
    params : mapping of str to str
        Query parameters; those of others are passed over.
    default : View
        What holds where the link says nothing, or nothing that makes sense.
    limits : Limits
        What a view may name.

    Returns
    -------
    View
    list of str
        A sentence for each parameter that could not be used.

    Examples
    --------
    >>> from datetime import date
    >>> limits, default = Limits(date(2012, 1, 1), date(2026, 7, 4)), View(date(2024, 9, 16))
    >>> view, faults = read({"day": "2024-13-01", "window": "30"}, default, limits)
    >>> view.day, view.window
    (datetime.date(2024, 9, 16), 30)
    >>> print(faults[0][:52])
    The link says day=2024-13-01, which is not a day fro
    """
    found: dict[str, Any] = {}
    faults: list[str] = []
    for key in keys(limits):
        if key.name not in params:
            continue
        text = params[key.name]
        try:
            found[key.attribute] = key.read(text)
        except ValueError:
            faults.append(say("link.fault", name=key.name, text=text[:60], expects=key.expects))
    return replace(default, **found), faults


def write(view: View, limits: Limits) -> dict[str, str]:
    """Write a view as a link's parameters; what is usual is left out."""
    texts = {key.name: key.write(getattr(view, key.attribute)) for key in keys(limits)}
    return {name: text for name, text in texts.items() if text is not None}


def _within(day: dt.date, first: dt.date, last: dt.date) -> dt.date:
    if not first <= day <= last:
        raise ValueError(day)
    return day


def _among(text: str, known: Container[str]) -> str:
    if text not in known:
        raise ValueError(text)
    return text


def _read_marks(text: str, known: frozenset[str]) -> tuple[str, ...]:
    marks = set() if text in {"", "none"} else set(text.split(","))
    if not marks <= known:
        raise ValueError(text)
    return tuple(sorted(marks))


def _read_window(text: str) -> Window:
    if text == "all":
        return None
    if text == "rest":
        return "rest"
    days = int(text)
    if not 1 <= days <= LONGEST_WINDOW:
        raise ValueError(text)
    return days


def _read_where(text: str) -> tuple[float, float, float]:
    lat, lon, zoom = (float(part) for part in text.split(","))
    for value, (low, high) in zip((lat, lon, zoom), (_LAT, _LON, _ZOOM), strict=True):
        if not low <= value <= high:
            raise ValueError(text)
    return lat, lon, zoom


def _write_where(where: tuple[float, float, float] | None) -> str | None:
    return None if where is None else ",".join(f"{part:g}" for part in where)
