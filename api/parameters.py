"""The parameters of requests, each declared once: for reading, for OpenAPI and for the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from api.kinds import Box, Choice, Codes, Day, Kind, Unfit, Whole, Window, Words
from api.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geodata import Atlas

USUAL_LIMIT, MOST = 1000, 10_000
"""How many records an answer has unless asked otherwise, and at most."""

ALIASES = {"date": "day"}
"""Names that are understood besides."""


@dataclass(frozen=True)
class Parameter:
    """A parameter of a request.

    Parameters
    ----------
    name : str
        Its name in the address.
    meaning : str
        What it does, in a sentence.
    kind : Kind
        Which values it takes.
    example : object
        One of them.
    usual : object
        The value where none is given; None for none.
    needed : bool
        Whether one must be given.
    """

    name: str
    meaning: str
    kind: Kind
    example: Any
    usual: Any = None
    needed: bool = False


DAY = Parameter("day", "The day asked about; also called date.", Day(), "2024-09-16")
WINDOW = Parameter(
    "window",
    "How many days, ending on the day, events are taken from; all for all up to it, rest for all "
    "from it on.",
    Window(),
    30,
    usual=7,
)
FROM = Parameter("from", "Only what falls, or may fall, on this day or later.", Day(), "2024-01-01")
TO = Parameter("to", "Only what falls, or may fall, on this day or earlier.", Day(), "2024-06-30")
BBOX = Parameter(
    "bbox",
    "Only what lies in or touches this box: west, south, east, north in degrees.",
    Box(),
    [-6, 12, 4, 18],
)
COUNTRY = Parameter("country", "Only these countries.", Codes("country"), ["MLI", "NER"])
ACTOR = Parameter("actor", "Only events with one of these actors.", Codes("actor"), ["jnim"])
CATEGORY = Parameter(
    "category", "Only events of these categories.", Codes("category"), ["attack_on_civilians"]
)
POWER = Parameter("power", "Only sites of these powers.", Codes("power"), ["france"])
STAGE = Parameter("stage", "Only these stages.", Codes("stage"), ["stronghold"])
CONFIDENCE = Parameter(
    "confidence", "Only records of this confidence.", Codes("confidence"), ["high"]
)
TEXT = Parameter(
    "text", "Words that must all occur, whatever their case and accents.", Words(), "Agadez"
)
SOURCE = Parameter(
    "source", "Only records that cite this source, by its id.", Words(), "hrw-20210609-solhan"
)
PUBLISHER = Parameter("publisher", "Only this publisher's.", Words(), "Reuters")
LANG = Parameter("lang", "Only sources in this language.", Codes("lang"), ["fr"])
LIMIT = Parameter("limit", "How many records at most.", Whole(1, MOST), 100, usual=USUAL_LIMIT)
OFFSET = Parameter("offset", "How many records to pass over.", Whole(0, 10_000_000), 0, usual=0)
FORMAT = Parameter(
    "format",
    "The format: GeoJSON, CSV or KML.",
    Choice(("geojson", "csv", "kml")),
    "geojson",
    usual="geojson",
)
EARLIER = Parameter("from", "The day compared from.", Day(), "2021-09-16", needed=True)
LATER = Parameter("to", "The day compared to.", Day(), "2024-09-16", needed=True)


def read(
    declared: Iterable[Parameter], given: Iterable[tuple[str, str]], atlas: Atlas
) -> dict[str, Any]:
    """Read the parameters of a request.

    Parameters
    ----------
    declared : iterable of Parameter
        Those that there are.
    given : iterable of (str, str)
        Names and texts, as the address has them.
    atlas : Atlas
        Whose vocabularies say which codes there are.

    Returns
    -------
    dict
        A value for every declared parameter; None for one that was not given and has no usual
        value.

    Raises
    ------
    Problem
        With status 422, when one is unknown, missing, doubled or cannot be read.

    Examples
    --------
    >>> import geodata
    >>> read([COUNTRY, LIMIT], [("country", "MLI"), ("country", "NER")], geodata.load())
    {'country': ('MLI', 'NER'), 'limit': 1000}
    """
    known = {parameter.name: parameter for parameter in declared}
    texts: dict[str, list[str]] = {}
    for name, text in given:
        texts.setdefault(_own_name(name, known), []).append(text)
    values = {}
    for name, parameter in known.items():
        if name in texts:
            values[name] = _value(parameter, texts[name], atlas)
        elif parameter.needed:
            remedy = f"add {name}={parameter.example}"
            raise Problem(422, f"the parameter {name} is missing", name, remedy)
        else:
            values[name] = parameter.usual
    return values


def _own_name(name: str, known: dict[str, Parameter]) -> str:
    own = ALIASES.get(name, name)
    if own not in known:
        choice = ", ".join(known) or "none"
        detail = f"there is no parameter {name!r} here"
        raise Problem(422, detail, name, f"leave it out; there are: {choice}")
    return own


def _value(parameter: Parameter, texts: list[str], atlas: Atlas) -> Any:
    if len(texts) > 1 and not parameter.kind.many:
        detail = f"the parameter {parameter.name} is given {len(texts)} times"
        raise Problem(422, detail, parameter.name, "give it once")
    try:
        read = [parameter.kind.read(text, atlas) for text in texts]
    except Unfit as unfit:
        raise Problem(422, unfit.detail, parameter.name, unfit.remedy) from None
    return tuple(part for parts in read for part in parts) if parameter.kind.many else read[0]
