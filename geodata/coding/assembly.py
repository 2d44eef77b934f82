"""Sentences joined to events: which ones tell of the same, and which begin another."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from geodata.coding.almanac import Moment, last_day, shift
from geodata.coding.talk import NEAR, REGION_IS_ENOUGH, SURE_TALK, Talk
from geodata.coding.toponyms import distance_km
from geodata.coding.units import POINTS, SURE_PLACE, Unit
from geodata.coding.what import ATTACKS, family

if TYPE_CHECKING:
    import datetime as dt

    from geodata.coding.drafts import Dated, Found, Located, Mood

SAME_KM: Final = 15
"""Places nearer than this may be one event's."""

OLD_DAYS: Final = 45
"""What is older than this before publication is background unless it is dated and placed."""

SEVERAL: Final = re.compile(
    r" (?:NUM|several|plusieurs|separate|multiple|double|series of|serie d) (?:\w+ ){0,2}"
    r"(?:attacks|attaques|incidents|raids|assauts|strikes|ambushes|embuscades|assaults) "
)
ELSEWHERE: Final = re.compile(
    r" (?:evacuat\w*|evacue\w*|flown|taken to|transfer\w*|hospital\w*|hopita\w*|soigne\w*|treated) "
)
"""Words that explain why a sentence on the same event names another place."""

ANOTHER: Final = re.compile(
    r" (?:separate|another|second|further|other|autre|deuxieme|seconde|nouvelle) (?:\w+ )?"
    r"(?:incident|attack|attaque|assaut|raid|ambush|embuscade|strike|blast|clash|assault|"
    r"operation) "
)
"""Words that begin another event."""

REVISED: Final = re.compile(
    r" (?:(?:precedent|premier|nouveau|dernier|bilan) (?:bilan|provisoire|precedent|definitif)|"
    r"(?:earlier|previous|initial|revised|provisional|final|first) "
    r"(?:toll|count|figure|death toll)) "
)
"""Words of a sentence that counts an event's dead once more."""

RECENT_DAYS: Final = 12
SIDES: Final = frozenset({"FIGHTERS", "FORCES", "FOREIGN"})
STRONG: Final = 2.4
ENOUGH: Final = 1.0


@dataclass
class Event:
    """What several sentences say of one event.

    Parameters
    ----------
    units : list of Unit
        The sentences that tell it, the first the one that began it.
    more : list of Unit
        Sentences that only add numbers or actors.
    """

    units: list[Unit]
    more: list[Unit] = field(default_factory=list)
    inherited: Found[Dated] | None = None

    @property
    def mood(self) -> Mood:
        """The mood of the sentence that began it."""
        return self.units[0].mood

    @property
    def category(self) -> str:
        """The category that most of its sentences speak for, the first counting the most."""
        scores: dict[str, float] = {}
        for number, unit in enumerate(self.units):
            for category, score in unit.reading.scores.items():
                if family(category) == family(self.units[0].category):
                    weight = 1.0 if number == 0 else 0.4
                    scores[category] = scores.get(category, 0.0) + weight * max(score, 0.0)
        best = max(scores, key=lambda c: scores[c]) if scores else self.units[0].category
        return "battle" if best in ATTACKS and _both_fought(self) else best

    @property
    def place(self) -> Found[Located] | None:
        """The most exact place that its sentences name, the first of those."""
        places = [unit.place for unit in self.units if unit.place is not None]
        exact = [p for p in places if p.value.precision in POINTS]
        regions = [p for p in places if p.value.precision == "region"]
        return next(iter([*exact, *regions, *places]), None)

    def date(self, *roles: str) -> Found[Dated] | None:
        """Return the first most exact date that its sentences give for a role."""
        order = {"day": 0, "week": 1, "month": 2, "year": 3}
        found = [
            dating.found
            for unit in self.units
            for dating in [unit.dating(*roles)]  # type: ignore[arg-type]
            if dating is not None
        ]
        if not found and "event" in roles and self.inherited is None:
            found = [d.found for unit in self.more for d in [unit.dating("event")] if d]
        if not found and "event" in roles and self.inherited is None:
            found = [
                d.found
                for unit in self.units
                for d in [unit.dating("since")]
                if d is not None and d.found.value.precision == "day"
            ]
        return min(found, key=lambda f: order[f.value.precision], default=None)


def assemble(units: list[Unit], published: dt.date | None) -> list[Event]:
    """Join the sentences of an article to events.

    Parameters
    ----------
    units : list of Unit
        In the order of the text.
    published : datetime.date or None
        The article's day.

    Returns
    -------
    list of Event
        In the order in which they are first told.
    """
    events: list[Event] = []
    talk = Talk()
    for unit in units:
        talk.hear(unit)
        if not unit.category:
            _support(unit, events)
            continue
        known = next((e for e in reversed(events) if _continues(e, unit, published)), None)
        if known is not None:
            known.units.append(unit)
        elif _is_news(unit, events, published, talk):
            events.append(_begin(unit, talk))
        else:
            _support(unit, events)
    return [e for e in events if not _sums_up(e, events) and not _floats(e)]


def _floats(event: Event) -> bool:
    """Whether a single question speaks of an act without saying when or where."""
    if event.place is not None or len(event.units) > 1 or event.mood != "happened":
        return False
    if event.date("event", "report") is not None or event.inherited is not None:
        return False
    return " ? " in event.units[0].tagged.line


def _sums_up(event: Event, events: list[Event]) -> bool:
    """Whether an event is only the sum of others that the text then tells one by one."""
    line = event.units[0].tagged.line
    if SEVERAL.search(line) is None or (event.place and event.place.value.precision in POINTS):
        return False
    rest = [e for e in events if e is not event and family(e.category) == family(event.category)]
    known = event.date("event")
    return any(known is None or _agree(known, e) for e in rest)


def _agree(known: Found[Dated], event: Event) -> bool:
    date = event.date("event") or event.inherited
    return date is None or _overlap(known, date)


def _both_fought(event: Event) -> bool:
    """Whether rebels met an army: they stay and fight, and both sides engage."""
    told = [*event.units, *event.more]
    mentions = [m for unit in told for m in unit.tagged.mentions if not m.speaks]
    rebels = any(m.actor == "fla_csp" or m.role == "rebels" for m in mentions)
    if any(m.role == "civilians" for m in mentions):
        return False
    return rebels and any(m.tag in {"FORCES", "FOREIGN"} for m in mentions)


def _begin(unit: Unit, talk: Talk) -> Event:
    event = Event([unit])
    if unit.dating("event") is None and unit.mood == "happened":
        event.inherited = talk.recent_date()
    return event


def _support(unit: Unit, events: list[Event]) -> None:
    """Let a sentence that begins nothing add its numbers and claims to the event before it."""
    adds = unit.counts or unit.datings or any(m.tag in SIDES for m in unit.tagged.mentions)
    if not events or unit.mood == "announced" or not adds:
        return
    event = events[-1]
    last = event.more[-1] if event.more else event.units[-1]
    old = unit.dating("event")
    since = unit.dating("since")
    if since is not None and old is None:
        return
    if unit.index - last.index > NEAR:  # the talk has moved on
        return
    if _apart(event, unit) and not (unit.counts and ELSEWHERE.search(unit.tagged.line)):
        return
    known = event.date("event") or event.inherited
    if old is not None and known and not _overlap(known, old.found):
        return
    event.more.append(unit)


def _continues(event: Event, unit: Unit, published: dt.date | None) -> bool:
    if family(unit.category) != family(event.units[0].category):
        return False
    if unit.mood != event.mood or ANOTHER.search(unit.tagged.line):
        return False
    dating = unit.dating("event")
    known = event.date("event")
    if dating is None and unit.dating("since") is not None:
        return False
    if REVISED.search(unit.tagged.line) and not _apart(event, unit):
        return True  # the day is the count's
    if dating is not None and known is not None and not _overlap(known, dating.found):
        return False
    if _apart(event, unit) or _elsewhere_then(event, unit):
        return False
    if dating is not None and known is None:
        # "the toll of the attack ..." then "On Sunday at dawn, men ..." are one
        recent = published is None or dating.found.value.day >= shift(published, days=-RECENT_DAYS)
        heading = event.place is None and event.units[0].index == 0
        return event.inherited is None and (recent or heading)
    return True


def _elsewhere_then(event: Event, unit: Unit) -> bool:
    """Whether a sentence names a town and another stretch of time, where the event has no town."""
    here, there = event.place, unit.place
    dating, known = unit.dating("event"), event.date("event")
    if dating is None or known is None or there is None or there.score < SURE_TALK:
        return False
    vague = here is not None and here.value.precision not in POINTS
    other = dating.found.value.precision != known.value.precision
    return vague and other and there.value.precision in POINTS


def _apart(event: Event, unit: Unit) -> bool:
    """Whether a sentence names a place that is not the event's."""
    here, there = event.place, unit.place
    if here is None or there is None or there.score < SURE_PLACE:
        return False
    a, b = here.value, there.value
    if a.precision in POINTS and b.precision in POINTS:
        return distance_km(a.lat, a.lon, b.lat, b.lon) > SAME_KM
    if a.country != b.country:
        return True
    if "region" in (a.precision, b.precision) and a.region and b.region:
        return a.region != b.region
    return False


def _overlap(one: Found[Dated] | None, other: Found[Dated]) -> bool:
    if one is None:
        return True
    a = Moment(one.value.day, one.value.precision, one.value.end)
    b = Moment(other.value.day, other.value.precision, other.value.end)
    return a.day <= last_day(b) and b.day <= last_day(a)


def _is_news(unit: Unit, events: list[Event], published: dt.date | None, talk: Talk) -> bool:
    """Whether a sentence that continues nothing begins an event, or is background."""
    dating = unit.dating("event") or unit.dating("report")
    if unit.reading.scores.get(unit.category, 0.0) < ENOUGH:
        exact = unit.place is not None and unit.place.value.precision != "country"
        dead = any(count.kind == "deaths" for count in unit.counts)
        if not (unit.dating("event") and exact) and not (dead and exact):
            return False
    since = unit.dating("since")
    place = unit.place
    placed = place is not None and place.value.precision != "country"
    politics = unit.category in REGION_IS_ENOUGH
    lasts = unit.category in {"blockade", "territory_change"}
    if dating is None and since is not None and (lasts or since.found.value.precision == "day"):
        dating = since
    if dating is None and since is not None:
        return False
    if dating is None:
        if not events:
            return True
        if unit.mood == "unconfirmed" or (unit.mood == "denied" and place is None):
            return False
        return _is_news_undated(unit, events, talk, placed=placed)
    value = dating.found.value
    old = published is not None and last_day(Moment(value.day, value.precision, value.end)) < shift(
        published, days=-OLD_DAYS
    )
    if old or (value.precision == "year" and unit.mood == "happened"):
        exact = value.precision in {"day", "week", "month"}
        return exact and (placed or (politics and place is not None))
    return placed or politics or place is not None or not events


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
    return new and near and placed and own and unit.reading.scores[unit.category] >= STRONG
