"""Which sentence tells more of an event that is known, and which begins another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geodata.coding.acts.units import POINTS
from geodata.coding.acts.what import family
from geodata.coding.dates.almanac import Moment, last_day, shift
from geodata.coding.events.doubles import other_dead
from geodata.coding.events.leaving import is_same_leaving
from geodata.coding.events.news import LATER, OPENING, SEVERAL
from geodata.coding.events.talk import SURE_TALK
from geodata.coding.events.times import BEFORE_THAT
from geodata.coding.events.together import apart, overlap
from geodata.coding.numbers.tollchanges import TOLL

if TYPE_CHECKING:
    import datetime as dt

    from geodata.coding.acts.units import Unit
    from geodata.coding.events.event import Event

ELSEWHERE: Final = re.compile(
    r" (?:evacuat\w*|evacue\w*|flown|taken to|transfer\w*|hospital\w*|hopita\w*|soigne\w*|treated) "
)
"""Words that explain why a sentence on the same event names another place."""

_ACT: Final = (
    r"(?:incident|attack|assault|raid|ambush|strike|blast|clash|operation|explosion|shooting|bombing|"
    r"incursion|massacre|abduction|kidnapping|skirmish|bomb|mine|device|shell\w*|attaque|assaut|"
    r"embuscade|frappe|fusillade|accrochage|affrontement|enlevement|rapt|engin|bombe|tuerie|"
    r"attentat|roquette|obus)"
)
ANOTHER: Final = re.compile(
    r" (?:this time|cette fois) (?:,|the|it|le|la|l|c|ce) "
    rf"| (?:separate|another|second|third|fourth|fifth|further|other|autre|deuxieme|seconde?|"
    rf"troisieme|quatrieme|cinquieme|nouvelle) (?:\w+ ){{0,2}}?{_ACT} "
    rf"| (?:a|une?) (?:similar|simultaneous|parallel|fresh|new|different|subsequent|comparable) "
    rf"(?:\w+ )?{_ACT} "
    rf"| une? {_ACT} (?:similaire|distincte?|separee?|simultanee?|comparable|parallele|semblable|"
    rf"du meme (?:type|genre)) "
    r"|(?:a|the|la|le|une?|l) (?:second|third|fourth|seconde|deuxieme|troisieme|quatrieme|"
    r"autre|other)"
    r"(?: one)? (?:a eu lieu|s est produite?|est survenue?|a vise|visait|s est deroulee?|"
    r"took place|"
    r"occurred|happened|came|hit|struck|targeted) "
    r"|(?:same|meme) (?:day|night|evening|morning|time|jour|nuit|soir|soiree|journee|matin|"
    r"moment) ,? ?"
    r"(?:in|at|near|outside|a|au|aux|pres de|dans|non loin de|vers) (?:[^\s,;]+ ){0,4}?(?:PLACE|"
    r"SITE) "
    r"|(?:egalement|aussi|also|too|encore) ,? ?(?:mais|but) "
    r"|NUM (?:km|kilometres|kilometers|miles|bornes) (?:de la|plus (?:loin|au|a l)|away|further|"
    r"farther|(?:to the )?(?:north|south|east|west)\w*) ,? "
)
"""Words that begin another event."""

RECENT_DAYS: Final = 12
LATELY_DAYS: Final = 3
"""The same of a week or a month: "last week" is not when the news was."""

SURE_OWN: Final = 0.6
"""The score from which a place is the sentence's own, and no country or place spoken of before."""

HEDGED_WITHIN: Final = 8
"""Sentences after an event in which its day may be told in the words of a report."""

COUNTED_DAYS: Final = 15
"""Days after an event in which its dead may be counted anew."""

TOLD: Final = 4.0
"""The weight from which a sentence tells of an act, whatever it counts."""


def goes_on(event: Event, unit: Unit, published: dt.date | None) -> bool:
    """Whether a sentence with an act of its own only tells more of an event."""
    return is_same_leaving(event, unit) or _continues(event, unit, published)


def _continues(event: Event, unit: Unit, published: dt.date | None) -> bool:
    if family(unit.category) != family(event.units[0].category):
        return False
    if (unit.mood != event.mood and not _hedged(event, unit)) or ANOTHER.search(unit.tagged.line):
        return False
    dating = unit.dating("event")
    known = event.date("event")
    if dating is None and unit.dating("since") is not None:
        return False
    if TOLL.search(unit.tagged.line) and may_count(event, unit) and not _is_own(event, unit):
        return True  # the day is the count's
    if dating is not None and known is not None and not overlap(known, dating.found):
        return False
    if apart(event.place, unit.place) or _is_told_apart(event, unit):
        return False
    if dating is not None and known is None:
        # "the toll of the attack ..." then "On Sunday at dawn, men ..." are one
        value = dating.found.value
        last = last_day(Moment(value.day, value.precision, value.end))
        back = RECENT_DAYS if value.precision == "day" else LATELY_DAYS
        recent = published is None or last >= shift(published, days=-back)
        exact = value.precision in {"day", "week"}
        heading = exact and event.place is None and event.units[0].index == 0
        if other_dead(event, unit):
            return False
        told = event.inherited is None or overlap(event.inherited, dating.found)
        return told and (recent or heading or _tells_news(event, unit))
    return True


def _tells_news(event: Event, unit: Unit) -> bool:
    """Whether a sentence gives the day of what the text began with: it is no look further back."""
    here, there = event.place, unit.place
    close = event.units[0].index == 0 and unit.index - event.units[-1].index == 1
    if not close or here is None or there is None or there.value.precision not in POINTS:
        return False
    same = here.value.name == there.value.name or there.score < SURE_OWN
    return same and not BEFORE_THAT.search(unit.tagged.line)


def _hedged(event: Event, unit: Unit) -> bool:
    """Whether "the village was reportedly raided" only tells again of what is established."""
    told = unit.mood == "unconfirmed" and event.mood == "happened"
    own = any(u.dating("event") for u in event.units)
    fought = family(event.category) == "fighting" and not unit.counts
    return told and fought and not own and unit.index - event.units[0].index <= HEDGED_WITHIN


def may_count(event: Event, unit: Unit) -> bool:
    """Whether a sentence that counts or buries dead may speak of an event's."""
    if any(d.role == "since" for d in unit.datings):
        return False
    dating, known = unit.dating("event", "report"), event.date("event") or event.inherited
    if dating is not None and known is not None and not overlap(known, dating.found):
        gap = (dating.found.value.day - known.value.day).days
        if not 0 < gap <= COUNTED_DAYS:
            return False
    brought = ELSEWHERE.search(unit.tagged.line) is not None
    return brought or not apart(event.place, unit.place)


def _is_own(event: Event, unit: Unit) -> bool:
    """Whether a sentence with a toll tells of an act of its own, at its own place and day."""
    place, dating = unit.place, unit.dating("event")
    known = event.date("event") or event.inherited
    if place is None or dating is None or known is None or place.score < SURE_OWN:
        return False
    there = event.place
    named = there is not None and there.value.name != place.value.name
    told = unit.reading.scores.get(unit.category, 0.0) >= TOLD
    exact = place.value.precision in POINTS
    return told and named and exact and not overlap(known, dating.found)


def _is_one_of(event: Event, unit: Unit) -> bool:
    """Whether a sentence tells one by one what the event's first one summed up."""
    exact = [p is not None and p.value.precision in POINTS for p in (event.place, unit.place)]
    return exact == [False, True] and SEVERAL.search(event.units[0].tagged.line) is not None


def _is_told_apart(event: Event, unit: Unit) -> bool:
    """Whether a sentence that names a town tells of another act than one told of a stretch."""
    return any(tells(event, unit) for tells in (_elsewhere_then, _is_another_town, _is_one_of))


def _is_another_town(event: Event, unit: Unit) -> bool:
    """Whether an hour of the day sets an act in another town beside one told of a stretch."""
    here, there = event.place, unit.place
    if here is None or there is None or there.score < SURE_OWN:
        return False
    towns = here.value.precision == "region" and there.value.precision in POINTS
    return towns and LATER.search(unit.tagged.line, 0, OPENING) is not None


def _elsewhere_then(event: Event, unit: Unit) -> bool:
    """Whether a sentence names a town and another stretch of time, where the event has no town."""
    here, there = event.place, unit.place
    dating, known = unit.dating("event"), event.date("event")
    if dating is None or known is None or there is None or there.score < SURE_TALK:
        return False
    vague = here is not None and here.value.precision not in POINTS
    other = dating.found.value.precision != known.value.precision
    return vague and other and there.value.precision in POINTS
