"""Sentences joined to events: which ones tell of the same, and which begin another."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from geodata.coding.acts.units import POINTS, SURE_PLACE, Unit
from geodata.coding.acts.what import ATTACKS, CIVIL, family
from geodata.coding.dates.almanac import Moment, last_day, shift
from geodata.coding.events.doubles import once_each, other_dead
from geodata.coding.events.hearsay import denied_before
from geodata.coding.events.leaving import is_same_leaving
from geodata.coding.events.news import SEVERAL, is_news
from geodata.coding.events.retold import explains
from geodata.coding.events.scenes import Scenes
from geodata.coding.events.talk import NEAR, SURE_TALK, WHOLE, Talk
from geodata.coding.events.together import apart, overlap
from geodata.coding.numbers.tollchanges import TOLL
from geodata.coding.places.whereabouts import is_capital, is_vague, settled

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from geodata.coding.drafts import Dated, Found, Located, Mood

ELSEWHERE: Final = re.compile(
    r" (?:evacuat\w*|evacue\w*|flown|taken to|transfer\w*|hospital\w*|hopita\w*|soigne\w*|treated) "
)
"""Words that explain why a sentence on the same event names another place."""

ANOTHER: Final = re.compile(
    r" (?:this time|cette fois) (?:,|the|it|le|la|l|c|ce) "
    r"| (?:separate|another|second|further|other|autre|deuxieme|seconde|nouvelle) (?:\w+ )?"
    r"(?:incident|attack|attaque|assaut|raid|ambush|embuscade|strike|blast|clash|assault|"
    r"operation) "
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

DECIDED: Final = frozenset({"agreement", "agreement_ended", "political", "group_formation"})
"""Categories that have no other place than the sentence that tells of them gives."""

IN_CAPITALS: Final = frozenset({"coup", "base_handover", "withdrawal", "deployment"})

NEXT: Final = 2
"""Sentences after an event of which one may say in which town it was."""

RECENT_DAYS: Final = 12
LATELY_DAYS: Final = 3
"""The same of a week or a month: "last week" is not when the news was."""

SURE_OWN: Final = 0.6
"""The score from which a place is the sentence's own, and no country or place spoken of before."""

HEDGED_WITHIN: Final = 8
"""Sentences after an event in which its day may be told in the words of a report."""

COUNTED_DAYS: Final = 15
"""Days after an event in which its dead may be counted anew."""

SIDES: Final = frozenset({"FIGHTERS", "FORCES", "FOREIGN"})


TOLD: Final = 4.0
"""The weight from which a sentence tells of an act, whatever it counts."""

NAMED: Final = 1.5
"""The weight from which a sentence says who was attacked."""


@dataclass
class Event:
    """What several sentences say of one event.

    Parameters
    ----------
    units : list of Unit
        The sentences that tell it, the first the one that began it.
    more : list of Unit
        Sentences that only add numbers or actors.
    inherited : Found of Dated, optional
        The date that the text spoke of just before.
    nearby : list of Unit
        Sentences close by that only say where it was.
    """

    units: list[Unit]
    more: list[Unit] = field(default_factory=list)
    inherited: Found[Dated] | None = None
    doubts: list[str] = field(default_factory=list)
    nearby: list[Unit] = field(default_factory=list)

    @property
    def mood(self) -> Mood:
        """The mood of the sentence that began it."""
        return self.units[0].mood

    @property
    def category(self) -> str:
        """The category that most of its sentences speak for, the first counting the most."""
        scores: dict[str, float] = {}
        told = [
            u.category
            for u in self.units
            if u.category in ATTACKS
            and not u.reading.presumed
            and u.reading.scores[u.category] >= NAMED
        ]
        for number, unit in enumerate(self.units):
            for category, score in unit.reading.scores.items():
                if category == CIVIL and told and unit.reading.presumed:
                    category = told[0]  # noqa: PLW2901 - another sentence says who was attacked
                if family(category) == family(self.units[0].category):
                    weight = 1.0 if number == 0 else 0.4
                    scores[category] = scores.get(category, 0.0) + weight * max(score, 0.0)
        best = max(scores, key=lambda c: scores[c]) if scores else self.units[0].category
        return "battle" if best in ATTACKS and _both_fought(self) else best

    @property
    def place(self) -> Found[Located] | None:
        """The most exact place that its sentences name, the first of those."""
        told = [unit.place for unit in self.units if unit.place is not None]
        whole = self.mood == "announced" and WHOLE.search(self.units[0].tagged.line)
        if whole or self.units[0].category in DECIDED:
            return settled(told, ())
        later = [unit.place for unit in (*self.more, *self.nearby) if unit.place is not None]
        fought = self.units[0].category not in IN_CAPITALS
        return settled(told, [p for p in later if not (fought and is_capital(p.value))])

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
            kin = ("", family(self.units[0].category))
            told = [unit for unit in self.more if family(unit.category) in kin]
            found = [d.found for unit in told for d in [unit.dating("event")] if d]
            found = [each for each in found if each.value.precision != "year"]
        if not found and "report" in roles and self.mood != "happened":
            found = [d.found for unit in self.more for d in [unit.dating("report")] if d]
        if not found and "event" in roles and self.inherited is None:
            found = [
                d.found
                for unit in self.units
                for d in [unit.dating("since")]
                if d is not None and d.found.value.precision == "day"
            ]
        return min(found, key=lambda f: order[f.value.precision], default=None)


def assemble(
    units: list[Unit],
    published: dt.date | None,
    countries: Mapping[str, Located] | None = None,
) -> list[Event]:
    """Join the sentences of an article to events.

    Parameters
    ----------
    units : list of Unit
        In the order of the text.
    published : datetime.date or None
        The article's day.
    countries : mapping of str to Located, optional
        By their codes, for decisions of which only the government is named.

    Returns
    -------
    list of Event
        In the order in which they are first told.
    """
    events: list[Event] = []
    talk, scenes = Talk(countries or {}), Scenes()
    for unit in units:
        scenes.hear(unit, talk, events)
        talk.hear(unit)
        if events and explains(unit.tagged.line) and _fits(events[-1], unit):
            events[-1].units.append(unit)
            continue
        if events and family(unit.category) == "fighting" and _counts_attacks(unit):
            continue
        if not unit.category:
            _support(unit, events)
            continue
        denied = next((e for e in reversed(events) if denied_before(e, unit)), None)
        if denied is not None:
            denied.units.append(unit)
            continue
        known = next((e for e in reversed(events) if _goes_on(e, unit, published)), None)
        if known is not None:
            known.units.append(unit)
        elif is_news(unit, events, published, talk):
            events.append(_begin(unit, talk))
        else:
            _support(unit, events)
    events = [e for e in events if not _sums_up(e, events) and not _floats(e)]
    return once_each(events)


def _floats(event: Event) -> bool:
    """Whether a sentence speaks of an act without saying when, where exactly or how many died."""
    if len(event.units) > 1 or event.mood != "happened":
        return False
    unit = event.units[0]
    if event.place is None and " ? " in unit.tagged.line and not unit.datings:
        return True
    if unit.datings or event.inherited is not None or unit.index == 0:
        return False  # what a text begins with is its news
    if event.date("event", "report", "since") is not None:
        return False
    sure = event.place is not None and event.place.score >= SURE_OWN
    return not sure and not unit.counts


def _sums_up(event: Event, events: list[Event]) -> bool:
    """Whether an event is only the sum of others that the text then tells one by one."""
    line = event.units[0].tagged.line
    if SEVERAL.search(line) is None or (event.place and event.place.value.precision in POINTS):
        return False
    rest = [e for e in events if e is not event and family(e.category) == family(event.category)]
    known = event.date("event")
    return any(known is None or _agree(known, e) for e in rest)


def _fits(event: Event, unit: Unit) -> bool:
    """Whether a sentence that says when and where may speak of the event before it."""
    old = unit.dating("event")
    date = event.date("event") or event.inherited
    near = unit.index - event.units[-1].index <= NEXT
    if old is None and unit.place is None:
        return False
    return near and not apart(event.place, unit.place) and overlap(date, old.found if old else None)


def _counts_attacks(unit: Unit) -> bool:
    """Whether a later sentence without a date only says how many attacks there were."""
    return SEVERAL.search(unit.tagged.line) is not None and unit.dating("event") is None


def _agree(known: Found[Dated], event: Event) -> bool:
    date = event.date("event") or event.inherited
    return date is None or overlap(known, date)


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
    lasts = unit.category == "blockade" and unit.dating("since") is not None
    if unit.dating("event") is None and unit.mood == "happened" and not lasts:
        event.inherited = talk.recent_date()
    return event


def _support(unit: Unit, events: list[Event]) -> None:
    """Let a sentence that begins nothing add its numbers and claims to the event before it."""
    adds = unit.counts or unit.datings or any(m.tag in SIDES for m in unit.tagged.mentions)
    if not events or unit.mood == "announced":
        return
    event = _supported(unit, events)
    last = event.more[-1] if event.more else event.units[-1]
    close = unit.index - event.units[-1].index <= NEXT
    if not adds:
        if close and is_vague(event.place) and not is_vague(unit.place):
            event.nearby.append(unit)
        return
    old = unit.dating("event")
    since = unit.dating("since")
    if since is not None and old is None:
        return
    if unit.index - last.index > NEAR:  # the talk has moved on
        return
    if apart(event.place, unit.place) and not (unit.counts and ELSEWHERE.search(unit.tagged.line)):
        return
    known = event.date("event") or event.inherited
    brought = unit.counts and ELSEWHERE.search(unit.tagged.line) and _may_count(event, unit)
    if old is not None and known and not overlap(known, old.found) and not brought:
        return
    if old is not None and known is None and other_dead(event, unit):
        return
    event.more.append(unit)


def _supported(unit: Unit, events: list[Event]) -> Event:
    """Return the event that a sentence may add to: the last, or one close by at its own place."""
    place = unit.place
    if place is None or place.value.precision not in POINTS or place.score < SURE_PLACE:
        return events[-1]
    for event in reversed(events):
        exact = event.place is not None and event.place.value.precision in POINTS
        if unit.index - event.units[-1].index <= NEAR and exact and not apart(event.place, place):
            return event
    return events[-1]


def _goes_on(event: Event, unit: Unit, published: dt.date | None) -> bool:
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
    if TOLL.search(unit.tagged.line) and _may_count(event, unit) and not _is_own(event, unit):
        return True  # the day is the count's
    if dating is not None and known is not None and not overlap(known, dating.found):
        return False
    if apart(event.place, unit.place) or _elsewhere_then(event, unit):
        return False
    if _is_one_of(event, unit):
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
        return told and (recent or heading)
    return True


def _hedged(event: Event, unit: Unit) -> bool:
    """Whether "the village was reportedly raided" only tells again of what is established."""
    told = unit.mood == "unconfirmed" and event.mood == "happened"
    own = any(u.dating("event") for u in event.units)
    fought = family(event.category) == "fighting" and not unit.counts
    return told and fought and not own and unit.index - event.units[0].index <= HEDGED_WITHIN


def _may_count(event: Event, unit: Unit) -> bool:
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


def _elsewhere_then(event: Event, unit: Unit) -> bool:
    """Whether a sentence names a town and another stretch of time, where the event has no town."""
    here, there = event.place, unit.place
    dating, known = unit.dating("event"), event.date("event")
    if dating is None or known is None or there is None or there.score < SURE_TALK:
        return False
    vague = here is not None and here.value.precision not in POINTS
    other = dating.found.value.precision != known.value.precision
    return vague and other and there.value.precision in POINTS
