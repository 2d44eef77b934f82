"""An older event told by its distance: "it came two weeks after 16 troops were killed at Dori"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geodata.coding.acts.parting import CLAUSE, part, read_unit, read_units
from geodata.coding.dates.almanac import shift
from geodata.coding.dates.when import Dating
from geodata.coding.drafts import Dated, Found
from geodata.coding.numbers.tollchanges import TOLL

if TYPE_CHECKING:
    import datetime as dt

    from geodata.coding.acts.units import Unit
    from geodata.coding.text.tagging import Tagged

_CAME: Final = (
    r"(?:came|comes|coming|took place|happened|occurred|survient|survenue?s?|intervient|"
    r"intervenue?s?|se produit|s est produite?|a (?:eu )?lieu|arrive)"
)
_COUNTED: Final = r"(?P<count>NUM|a|an|un|une)"
LATER: Final = re.compile(
    rf" {_CAME} (?:[^\s;,]+ ){{0,2}}?{_COUNTED} (?P<unit>days?|jours?|weeks?|semaines?|months?|"
    rf"mois) "
    r"(?:after|apres) "
)
"""What tells how long after another event something came."""

SINCE: Final = re.compile(
    rf" , (?:[^\s;,]+ ){{0,2}}?{_COUNTED} (?P<unit>days?|jours?|weeks?|semaines?) (?:after|apres) "
)
"""The same beside a toll: "has risen to 58, the government said, five days after ..."."""

SOON: Final = re.compile(
    rf"^ (?:(?:just|only|barely|exactly|some|about|a peine|environ|quelque|au moins) )*{_COUNTED} "
    r"(?P<unit>days?|jours?|weeks?|semaines?) (?:after|apres|following) (?:[^\s,;]+ ){1,12}?, "
)
"""The same at the head of a sentence that goes on: "two days after the raid, shops opened"."""

FAR: Final = 0.7
MOST: Final = 60
"""The most days, weeks or months that are counted."""


def units_of(tagged: Tagged, language: str, index: int, spoken_of: dt.date | None) -> list[Unit]:
    """Read a sentence's units, the older event that it counts back to among them.

    Parameters
    ----------
    tagged : Tagged
        The sentence.
    language : str
        ISO 639-1.
    index : int
        Which sentence of the article.
    spoken_of : datetime.date or None
        The day that the text last spoke of.

    Returns
    -------
    list of Unit
        As `read_units` gives them; where the sentence says how long after another event with dead
        of its own something came, that one too, with its day.
    """
    later = LATER.search(tagged.line)
    if later is None:
        found = _counted(tagged, read_units(tagged, language, index), spoken_of)
        return [_gone_by(tagged, _looked_back(tagged, unit)) for unit in found]
    at, cut = tagged.word_at(later.start() + 1), tagged.word_at(later.end())
    if at < CLAUSE and cut + CLAUSE > len(tagged.words):
        return read_units(tagged, language, index)
    older = read_unit(part(tagged, cut, len(tagged.words)), language, index)
    first = read_units(part(tagged, 0, cut), language, index) if at else []
    day = next((unit.spoken for unit in first if unit.spoken), spoken_of)
    dead = any(count.kind == "deaths" for count in older.counts)
    dating = None if day is None else _dating(tagged, later, day)
    if not older.category or not dead or dating is None or older.dating("event") is not None:
        return read_units(tagged, language, index)
    return [*first, replace(older, datings=[*older.datings, dating])]


def _counted(tagged: Tagged, units: list[Unit], spoken_of: dt.date | None) -> list[Unit]:
    """Give a toll's event its day, which is told by its distance from the counting."""
    since = SINCE.search(tagged.line)
    if since is None or TOLL.search(tagged.line[: since.start() + 1]) is None:
        return units
    day = next((unit.spoken for unit in units if unit.spoken), spoken_of)
    dating = None if day is None else _dating(tagged, since, day)
    return [
        replace(unit, datings=[*unit.datings, dating])
        if dating and unit.category and unit.dating("event") is None
        else unit
        for unit in units
    ]


def _looked_back(tagged: Tagged, unit: Unit) -> Unit:
    """Give an act its day that ends a sentence: "he said so on Friday, two days after the raid"."""
    since, hit = SINCE.search(tagged.line), unit.reading.hit(unit.category)
    if since is None or hit is None or hit.start < since.end() - 1:
        return unit
    at = tagged.words[tagged.word_at(since.start("count"))].start
    own = [d for d in unit.datings if d.span.end <= at]
    if not own or own[-1].found.value.precision != "day" or len(own) < len(unit.datings):
        return unit
    dating = _dating(tagged, since, own[-1].found.value.day)
    return replace(unit, datings=[dating]) if dating else unit


def _gone_by(tagged: Tagged, unit: Unit) -> Unit:
    """Give an act its day that a sentence only counts from: "two days after the raid, ..."."""
    soon, hit = SOON.match(tagged.line), unit.reading.hit(unit.category)
    if soon is None or hit is None or not unit.datings:
        return unit
    own = unit.datings[0].found.value
    if soon.end() <= hit.start or own.precision != "day":
        return unit
    dating = _dating(tagged, soon, own.day)
    return replace(unit, datings=[dating]) if dating else unit


def _dating(tagged: Tagged, later: re.Match[str], day: dt.date) -> Dating | None:
    word = tagged.word_at(later.start("count"))
    counted = [q.value for q in tagged.quantities if q.first <= word < q.last]
    number = counted[0] if counted else 1
    if number > MOST:
        return None
    unit = later["unit"]
    if unit.startswith(("d", "j")):
        found = Dated(shift(day, days=-number))
    elif unit.startswith(("w", "s")):
        then = shift(day, days=-7 * number)
        found = Dated(shift(then, days=-then.weekday()), "week")
    else:
        found = Dated(shift(day, months=-number).replace(day=1), "month")
    return Dating(Found(found, (tagged.span_of(later),), FAR), "event")
