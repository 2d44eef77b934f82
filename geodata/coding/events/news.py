"""Whether a sentence that continues nothing is news, or background that begins no event."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geodata.coding.acts.units import POINTS, SURE_PLACE
from geodata.coding.acts.what import family
from geodata.coding.dates.almanac import Moment, last_day, shift
from geodata.coding.events.talk import NEAR, REGION_IS_ENOUGH, SURE_TALK
from geodata.coding.events.together import apart
from geodata.coding.places.hosts import host, host_by_adjective

if TYPE_CHECKING:
    import datetime as dt

    from geodata.coding.acts.units import Unit
    from geodata.coding.drafts import Dated
    from geodata.coding.events.event import Event
    from geodata.coding.events.talk import Talk

OLD_DAYS: Final = 45
"""What is older than this before publication is background unless it is dated and placed."""

SEVERAL: Final = re.compile(
    r" (?:NUM|several|plusieurs|separate|multiple|double|series of|serie d) (?:\w+ ){0,2}"
    r"(?:attacks|attaques|incidents|raids|assauts|strikes|ambushes|embuscades|assaults) "
)

OPENS: Final = re.compile(
    r"^ (?:[-*\u2022] )?(?:(?:meanwhile|elsewhere|separately|also|further \w+|par ailleurs|"
    r"pendant ce "
    r"temps|egalement|aussi|ailleurs|de meme|toujours|plus (?:au|a l) \w+) ,? ?)?"
    r"(?:in|at|near|outside|around|a|au|aux|dans|pres de|pres d|non loin de|vers|du cote de|en|"
    r"et a|"
    r"and in)? ?(?:(?:the|la|le|les|l) )?(?:(?:\w+ )?(?:village|town|city|district|area|province|"
    r"localite|ville|commune|cercle|departement|region|zone) (?:of|de|du|d) (?:la |le |l )?)?"
    r"(?:PLACE|SITE) (?::|,|\w)"
)
"""A sentence that begins with where: each of a round-up's does."""

LATER: Final = re.compile(
    r" (?:(?:hours|minutes|moments) (?:later|earlier|before|after\w*)|"
    r"(?:little|short while|short time|while) (?:later|earlier|before|after\w*)|"
    r"(?:shortly|soon|immediately|just) (?:after\w*|before\w*|thereafter|earlier) ,?|"
    r"(?:later|earlier) (?:that|the same|in the|on the|DATE)|meanwhile|simultaneously|"
    r"at (?:about |around )?the same time|"
    r"(?:in|during|by|before|around|at|after) (?:the )?(?:early |late |mid )?(?:morning|afternoon|"
    r"evening|noon|midday|midnight|dawn|dusk|nightfall|night)|"
    r"(?:dans|en fin de|au cours de|pendant|en debut de|en milieu de) (?:la |l )?(?:matinee|"
    r"apres midi|soiree|nuit)|(?:le|au) (?:matin|soir)|(?:avant|vers|apres|a) (?:midi|minuit|"
    r"l aube)|(?:un peu|peu|heures|minutes|instants) (?:plus tard|plus tot|apres|avant|auparavant)|"
    r"au meme moment|simultanement|pendant ce temps|dans le meme temps|dans la foulee|"
    r"parallelement) "
)
"""Words that set another act beside the one just told, at its hour of the same day."""

OPENING: Final = 40
"""Characters of a sentence in which it says when of the day it was."""

MOVED: Final = frozenset({"deployment", "withdrawal", "base_handover"})
STRONG: Final = 2.4
TOLD: Final = 2.0
"""The weight from which a sentence without a date tells of what did not happen."""

ENOUGH: Final = 1.0


def is_news(unit: Unit, events: list[Event], published: dt.date | None, talk: Talk) -> bool:
    """Whether a sentence that continues nothing begins an event, or is background.

    Parameters
    ----------
    unit : Unit
        The sentence.
    events : list of Event
        What the text told before it.
    published : datetime.date or None
        The article's day.
    talk : Talk
        What was spoken of last.
    """
    dating = unit.dating("event") or unit.dating("report")
    if unit.reading.scores.get(unit.category, 0.0) < ENOUGH:
        exact = unit.place is not None and unit.place.value.precision != "country"
        dead = any(count.kind == "deaths" for count in unit.counts)
        planned = unit.mood == "announced" and unit.category in MOVED and unit.place is not None
        if not (unit.dating("event") and (exact or planned)) and not (dead and exact):
            return False
    since = unit.dating("since")
    place = unit.place
    placed = place is not None and place.value.precision != "country"
    lasts = unit.category in {"blockade", "territory_change"}
    if dating is None and since is not None and (lasts or since.found.value.precision == "day"):
        dating = since
    if dating is None and since is not None:
        return False
    if dating is None:
        if not events:
            return True
        if unit.mood != "happened":
            return _is_told_anew(unit, events)
        return _is_news_undated(unit, events, talk, placed=placed)
    return _is_news_dated(unit, events, published, dating.found.value)


def _is_news_dated(
    unit: Unit, events: list[Event], published: dt.date | None, value: Dated
) -> bool:
    """Whether a dated sentence begins an event: what is old must be placed as well."""
    place = unit.place
    placed = place is not None and place.value.precision != "country"
    politics = unit.category in REGION_IS_ENOUGH
    old = published is not None and last_day(Moment(value.day, value.precision, value.end)) < shift(
        published, days=-OLD_DAYS
    )
    if old or (value.precision == "year" and unit.mood == "happened"):
        exact = value.precision in {"day", "week", "month"}
        # "in the hamlet of Sonkou" is somewhere, though no table says where
        placed = placed or (bool(unit.tagged.unknown) and value.precision == "day")
        return exact and (placed or (politics and (place is not None or _is_hosted(unit))))
    if placed or politics or place is not None or not events:
        return True
    if value.precision == "day" and unit.mood == "happened":
        told = [e for e in events if family(e.category) == family(unit.category)]
        strong = unit.reading.scores.get(unit.category, 0.0) >= STRONG
        return strong and unit.dating("event") is not None and not told
    return False


def _is_hosted(unit: Unit) -> bool:
    """Whether a sentence without a place says whose state it speaks of."""
    return (host(unit.tagged) or host_by_adjective(unit.tagged)) is not None


def _is_told_anew(unit: Unit, events: list[Event]) -> bool:
    """Whether a plan, a denial or a rumour without a date is one that the text has not told.

    Such sentences seldom say when; what they are about must be plain: a move or decision of
    states, or an act at a place of its own.
    """
    if unit.reading.scores.get(unit.category, 0.0) < TOLD:
        return False
    if family(unit.category) in {"fighting", "abduction"} and unit.mood != "announced":
        return False  # a doubt or denial is about the fighting told before
    of_states = unit.category in REGION_IS_ENOUGH | MOVED
    placed = unit.place is not None and unit.place.score >= SURE_PLACE
    host = any(mention.country for mention in unit.tagged.mentions)
    if not placed and not (of_states and host):
        return False
    known = [event for event in events if family(event.category) == family(unit.category)]
    if unit.category not in MOVED:
        return not known
    return not any(
        event.mood == unit.mood and not (placed and apart(event.place, unit.place))
        for event in known
    )


def _is_news_undated(unit: Unit, events: list[Event], talk: Talk, *, placed: bool) -> bool:
    """Whether a later sentence without a date begins an event of its own.

    It does where it names its own place, speaks of what no event before it was, and follows
    closely upon a date.
    """
    new = not any(
        family(e.units[0].category) == family(unit.category) and e.mood == unit.mood for e in events
    )
    before = events[-1]
    undated = before.date("event") is None and unit.index - before.units[-1].index <= NEAR
    near = talk.recent_date() is not None or unit.mood == "announced" or undated
    own = unit.place is not None and unit.place.score > SURE_TALK
    listed = OPENS.match(unit.tagged.line) or SEVERAL.search(events[0].units[0].tagged.line)
    later = LATER.search(unit.tagged.line, 0, len(unit.tagged.line) if own else OPENING) is not None
    exact = unit.place is not None and unit.place.value.precision in POINTS
    dead = any(count.kind == "deaths" for count in unit.counts)
    half = before.units[-1].index == unit.index  # "one in Inates and the other in Banibangou"
    if (listed is not None or half or (later and own)) and exact and unit.mood == before.mood:
        return near and own and (dead or half or unit.reading.scores[unit.category] >= STRONG)
    own = own or later
    return new and near and placed and own and unit.reading.scores[unit.category] >= STRONG
