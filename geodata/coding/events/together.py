"""Whether two tellings may be of one event: their places, their dates, their tolls."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geodata.coding.acts.units import POINTS, SURE_PLACE
from geodata.coding.dates.almanac import Moment, last_day
from geodata.coding.places.placing import Unplaced, Village
from geodata.coding.places.toponyms import distance_km

if TYPE_CHECKING:
    from geodata.coding.drafts import Dated, Found, Located

SAME_KM: Final = 15
"""Places nearer than this may be one event's."""

ROUGH_KM: Final = 40
"""The same where the point of one is only roughly known."""

BROAD: Final = re.compile(
    r"(?:the )?(?:(?:far |extreme |grand )?(?:north|south|east|west|centre|center|central|middle)"
    r"\w*\b|liptako.gourma|azawad\b|sahel$|lake chad|gourma\b)",
    re.IGNORECASE,
)
"""Names of wide stretches of a country, which no first-level region holds."""

CROSSING: Final = re.compile(r"liptako.gourma|lake chad|sahel$|gourma\b", re.IGNORECASE)
"""Those that lie in several countries."""

BROAD_KM: Final = 300
"""How far from the middle of such a stretch a place in it may lie."""

LARGE_KM: Final = 450
LARGE: Final = frozenset({"MLI", "NER", "TCD", "MRT", "DZA", "LBY", "NGA", "SDN"})
"""Countries whose stretches are wider."""


def apart(here: Found[Located] | None, there: Found[Located] | None) -> bool:
    """Whether two places cannot be one event's.

    Parameters
    ----------
    here, there : Found of Located or None
        What the two tellings name; a place of which the text is hardly sure parts nothing.
    """
    if here is None or there is None or there.score < SURE_PLACE:
        return False
    a, b = here.value, there.value
    if a.precision in POINTS and b.precision in POINTS:
        if (isinstance(a, Unplaced) or isinstance(b, Unplaced)) and a.region and b.region:
            return a.region != b.region
        rough = isinstance(a, Village) or isinstance(b, Village)
        return distance_km(a.lat, a.lon, b.lat, b.lon) > (ROUGH_KM if rough else SAME_KM)
    wide = [place for place in (a, b) if place.precision == "region" and BROAD.match(place.name)]
    if a.country != b.country and not any(CROSSING.match(place.name) for place in wide):
        return True
    if wide and "country" not in (a.precision, b.precision):
        reach = LARGE_KM if {a.country, b.country} & LARGE else BROAD_KM
        return distance_km(a.lat, a.lon, b.lat, b.lon) > reach
    if "region" in (a.precision, b.precision) and a.region and b.region:
        return a.region != b.region
    return False


def overlap(one: Found[Dated] | None, other: Found[Dated] | None) -> bool:
    """Whether two dates share a day; what is not dated may be of any."""
    if one is None or other is None:
        return True
    a, b = moment(one), moment(other)
    return a.day <= last_day(b) and b.day <= last_day(a)


def moment(found: Found[Dated]) -> Moment:
    """Return a date as the almanac counts it."""
    return Moment(found.value.day, found.value.precision, found.value.end)


def days_before(one: Found[Dated], other: Found[Dated]) -> bool:
    """Whether a date lies wholly before another."""
    return last_day(moment(one)) < moment(other).day


def days_between(one: Found[Dated] | None, other: Found[Dated] | None) -> int:
    """Return the days that lie between two dates; none where one is unknown."""
    if one is None or other is None or overlap(one, other):
        return 0
    a, b = moment(one), moment(other)
    return max((b.day - last_day(a)).days, (a.day - last_day(b)).days)
