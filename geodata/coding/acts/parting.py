"""The several acts that one sentence may tell of, each as a unit of its own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geodata.coding.acts.doubts import contradicted
from geodata.coding.acts.mood import THREAT, mood, threats
from geodata.coding.acts.scenery import best_place
from geodata.coding.acts.series import each_town
from geodata.coding.acts.units import POINTS, Unit
from geodata.coding.acts.what import Reading, family, read
from geodata.coding.article import Span
from geodata.coding.dates.almanac import Moment, last_day
from geodata.coding.events.retold import assures
from geodata.coding.numbers.howmany import counts
from geodata.coding.numbers.shares import shared
from geodata.coding.places.toponyms import distance_km
from geodata.coding.text.tagging import Tagged

if TYPE_CHECKING:
    from geodata.coding.dates.when import Dating
    from geodata.coding.text.cues import Hit

MOVED: Final = ("withdrawal", "deployment", "base_handover")
HARDLY_PLANNED: Final = frozenset({"fighting", "abduction", "coup"})
"""Families of acts that only a threat announces: "the army could attack" tells of no event."""

TALKED_OF: Final = frozenset({"withdrawal", "deployment", "agreement", "agreement_ended", "coup"})
HELD: Final = frozenset({"territory_change", "blockade"})
FEARED: Final = re.compile(
    r" (?:fear|fears|feared|fearing|worry|worries|worried|wonder\w*|redout\w*|craign\w*|craint\w*|"
    r"craintes?|s inquiet\w*|speculat\w*|if|what if|whether|si) (?:[^\s;]+ ){0,9}$"
    r"|^ (?:[^\s;]+ ){0,6}?(?:fear|fears|feared|worry|worries|redoutent|redoute|craignent|"
    r"craint|s inquietent) "
)
"""Words with which a text weighs what a departure or a coup might bring."""

FAR_KM: Final = 25
STRONG: Final = 2.0
CLAUSE: Final = 3
"""Words of the shortest clause."""

HABITUAL: Final = frozenset({"fighting", "abduction", "territory_change"})

PAIR: Final = 2
SURE: Final = 0.5
"""The score from which two places of one sentence are two events'."""
BOTH: Final = 2.8
"""The weight from which a sentence tells of a base's handover and of a departure alike."""

_TURN: Final = re.compile(
    r" (?:; (?:and |et |while |tandis que )?|, (?:and|et|while|whereas|tandis que|alors que|but|"
    r"mais|puis|then|before|avant de) "
    r"|(?:while|tandis que|alors que|puis|and then|and|et) )"
)

_OLDER: Final = re.compile(
    r" ,? ?(?:whom?|which|that|when|where|qui|que|qu|lorsque?|lorsqu|quand|d ou|ou|dont) "
    r"(?=(?:(?!NUM )[^\s;,]+ ){0,4}?(?:had|was|were|avait|avaient|ont|a|etait|etaient|"
    r"fut|furent|killed|attacked|seized|kidnapped|abducted|captured|stormed) )"
)
"""What opens a clause that tells how it came: "freed two men whom it had seized in May"."""

_TAKEN: Final = re.compile(
    r" (?:captured|seized|taken|kidnapped|abducted|snatched|held up|carried off|grabbed|"
    r"enlevee?s?|kidnappee?s?|capturee?s?|pris|prises?|emmenee?s?|ravie?s?|raflee?s?) "
)

_PAIRED: Final = re.compile(r" (?:between|entre) (?:PLACE|SITE) $")
"""Words before the first of two things that belong together."""

_STATIONED: Final = re.compile(
    r" (?:still|encore|toujours|are|were|sont|etaient|remain|restent|currently|actuellement|(?:has|"
    r"had|compte|comptait) (?!deployed|sent|dispatched|flown|moved|deploy\w+|envoy\w+|already)) "
    r"(?:[^\s;]+ ){0,5}?(?:deployed|stationed|based|deploye\w*|stationne\w*|NUM) "
)
BACKGROUND: Final = re.compile(
    r" (?:insurgenc\w+|insurrection\w*|spiral\w*|plagued|grappl\w+|battling|wracked|en proie|"
    r"confronte\w*|for (?:more than )?(?:NUM|several|many) (?:years|months)|over the (?:past|"
    r"last) (?:\w+ )?"
    r"(?:decade|years|months)|depuis (?:\w+ )?(?:NUM|plusieurs) (?:ans|annees|mois)|"
    r"repeated (?:attacks|violence)|(?:more|less) (?:often|frequent\w*)|increasingly|"
    r"(?:de plus en plus|plus|moins) (?:souvent|frequen\w+)|"
    r"thousands (?:of (?:people|civilians|\w+) )?(?:have |had |been |were )*(?:died|killed|dead)|"
    r"milliers de (?:morts|personnes|civils|CIVILIANS)|regularly|regulierement|relentlessly|"
    r"(?:without|sans) (?:pause|respite|let up|relache|repit|cesse)|(?:again and|time and) again|"
    r"frequently|frequemment|routinely|almost daily|quasi quotidien\w*|(?:multiplient|multiplie) "
    r"(?:les|"
    r"leurs)|(?:years|"
    r"months) on|is still the|so far this year|this year alone|one of the deadliest years) "
)
"""Words of a sentence that tells how things have long been."""

ELSEWHERE: Final = re.compile(
    r" (?:ukrain\w*|donetsk|donbass?|kursk|koursk|bakhmut|crimea|crimee|kherson|kharkiv|gaza|"
    r"syria\w*|"
    r"syrie\w*|iraq\w*|irak\w*|afghan\w*|yemen\w*|somali\w*|lebanon|liban|beirut|beyrouth|"
    r"congo\w*|centrafri\w*|central african republic|mozambi\w*|ethiopi\w*|tigray) "
)
"""Wars of other parts of the world, which are no events of this map."""

HABIT: Final = re.compile(
    r" (?:relentlessly|repeatedly|frequently|routinely|often|increasingly|constantly|sporadic\w*|"
    r"recurr\w+|in recent (?:months|years|weeks|times)|on the rise|commonplace|"
    r"(?:have|has) (?:\w+ )?(?:intensified|increased|multiplied|escalated|spread|surged|worsened|"
    r"become|ramped up|stepped up|proliferated|expanded|plagued|ravaged|gained|continued)|"
    r"(?:is|are) (?:facing|struggling|battling|known|active)|struggl\w+ (?:with|to)|a term|"
    r"continue\w* to|never have|such attacks|attacks (?:like|of) (?:these|this)|"
    r"(?:ces|les|des) (?:dernier\w*|dernieres) (?:mois|annees|semaines|temps)|recurrent\w*|"
    r"regulier\w*|frequent\w*|incessant\w*|quasi quotidien\w*|de plus en plus|sevi\w*|"
    r"ecum\w*|se sont (?:multipli\w+|intensifi\w+|etendu\w*|aggrave\w*)|"
    r"(?:s intensifi|se multipli|s etend|s aggrav)\w*|recrudescence|souvent|habituellement|"
    r"fai(?:t|sait|re) face (?:a|aux)|en proie|confronte\w*|continu\w+ (?:a|de|d)|un terme) "
)
"""Words of a sentence that tells of what goes on rather than of an act, if it counts nobody."""


def read_units(tagged: Tagged, language: str, index: int) -> list[Unit]:
    """Read a tagged sentence as one unit or several.

    Parameters
    ----------
    tagged : Tagged
        The sentence.
    language : str
        ISO 639-1.
    index : int
        Which sentence of the article.

    Returns
    -------
    list of Unit
        At least one: the halves of a sentence that tells of two acts, the towns of a list, and
        what an agreement or a demand announces.
    """
    whole = read_unit(tagged, language, index)
    if not whole.category:
        return _led(tagged, language, index) or [whole]
    if parts := shared(whole):
        return parts
    if parts := _looked_back(tagged, language, index):
        return parts
    for first, second in _halves(tagged):
        one, other = read_unit(first, language, index), read_unit(second, language, index)
        if _differ(one, other):
            rest = read_units(second, language, index)
            return [*each_town(_plan(one, language)), *rest]
    return each_town(_plan(whole, language))


def _looked_back(tagged: Tagged, language: str, index: int) -> list[Unit]:
    """Part off an older act of a relative clause, if that has its own day, place and verb."""
    if len({d.found.value.day for d in tagged.datings}) < PAIR:
        return []
    for turn in _OLDER.finditer(tagged.line):
        first, second = tagged.word_at(turn.start() + 1), tagged.word_at(turn.end())
        if first < CLAUSE or second + CLAUSE > len(tagged.words):
            continue
        older = part(tagged, second, len(tagged.words))
        if not older.places or not any(d.role == "event" for d in older.datings):
            continue
        one = read_unit(part(tagged, 0, first), language, index)
        other = read_unit(_meaning(older, one.tagged), language, index)
        bare = other.category in {"", "territory_change"}
        if one.category == "abduction" and bare and _TAKEN.search(other.tagged.line):
            other.category = one.category  # whom they took has just been said
        if not _same_dead(tagged, one, other):
            continue
        then, now = other.dating("event"), one.dating("event")
        if not one.category or not other.category or then is None or now is None:
            continue
        sure = other.place is not None and other.place.score >= SURE and other.mood == "happened"
        sure = sure and one.reading.scores.get(one.category, 0.0) >= STRONG
        back = last_day(_moment(then)) < _moment(now).day
        if sure and back and then.found.value.precision in {"day", "week", "month"}:
            return [*each_town(_plan(one, language)), other]
    return []


def _same_dead(tagged: Tagged, one: Unit, other: Unit) -> bool:
    """Whether a sentence parted counts the same dead as it does whole."""
    parts = [
        count.range for unit in (one, other) for count in unit.counts if count.kind == "deaths"
    ]
    return parts == [count.range for count in counts(tagged) if count.kind == "deaths"]


def _meaning(clause: Tagged, before: Tagged) -> Tagged:
    """Let the pronoun that a clause begins with mean the armed group named before it."""
    fighters = [m for m in before.mentions if m.tag == "FIGHTERS"]
    if not fighters or clause.words[0].text not in {"it", "they", "il", "ils", "elle", "elles"}:
        return clause
    word = clause.words[0]
    meant = replace(fighters[-1], first=0, last=1, span=Span(word.start, word.end), speaks=False)
    return replace(clause, mentions=(meant, *clause.mentions))


def _led(tagged: Tagged, language: str, index: int) -> list[Unit]:
    """Read what follows a colon by itself: "nothing like it since May: that day, at Boma, ..."."""
    colon = tagged.line.find(" : ")
    if colon < 0:
        return []
    cut = tagged.word_at(colon + 3)
    if cut < CLAUSE or cut + CLAUSE > len(tagged.words):
        return []
    one = read_unit(part(tagged, 0, cut), language, index)
    other = read_unit(part(tagged, cut, len(tagged.words)), language, index)
    strong = other.reading.scores.get(other.category, 0.0) >= STRONG
    if one.category or not strong or other.mood != "happened":
        return []
    if other.dating("event") is None and (dating := one.dating("event")):
        other.datings = [*other.datings, dating]
    return [one, other] if other.dating("event") and other.place else []


def read_unit(tagged: Tagged, language: str, index: int) -> Unit:
    """Read a tagged sentence as one unit: its numbers, category, mood and place."""
    counted = counts(tagged)
    reading = read(tagged, language, counted)
    category = reading.category
    dated = any(dating.role == "event" for dating in tagged.datings)
    since = any(dating.role == "since" for dating in tagged.datings)
    threatened = since and any(h.cue.weight >= THREAT for h in threats(tagged, language))
    taken = category in {"abduction", "battle"} and any(
        d.role == "since" and d.found.value.precision == "day" for d in tagged.datings
    )  # "missing since Sunday", "have fought since Sunday"
    past = since and not (dated or threatened or taken)
    if past and family(category) in {"fighting", "abduction"}:
        category, counted = "", [count for count in counted if count.kind == "troops"]
    if (not dated and BACKGROUND.search(tagged.line)) or _is_elsewhere(tagged, category):
        category, counted = "", [count for count in counted if count.kind == "troops"]
    habit = not dated and not counted and family(category) in HABITUAL
    if (habit and HABIT.search(tagged.line)) or (category in HELD and assures(tagged.line)):
        category = ""
    hit = reading.hit(category) if category else None
    state, said = mood(tagged, hit, language)
    if (
        hit
        and state != "denied"
        and category in TALKED_OF
        and FEARED.search(tagged.line[: hit.end])
    ):
        category = ""
    if state == "happened" and category == "deployment" and not dated:
        category = "" if _STATIONED.search(tagged.line) else category
    if not category or state == "happened" or reading.scores[category] < 1:
        refuted = contradicted(tagged, reading)
        if refuted is not None:
            category, state, said = refuted.cue.means, "denied", None
            reading, hit = Reading({category: refuted.cue.weight}, (refuted,)), refuted
    reading = _fully(reading, category, hit) if state == "denied" else reading
    dead = any(count.kind in {"deaths", "wounded"} for count in counted)
    if state == "announced" and dead and family(category) in {"fighting", "abduction"}:
        state, said = "happened", None  # what has its dead is no threat
    if state == "announced" and family(category) in HARDLY_PLANNED:
        threat = said is not None and said.weight >= THREAT
        category = category if threat else ""
    return Unit(
        tagged=tagged,
        reading=reading,
        counts=counted,
        mood=state,
        index=index,
        mood_words=said,
        place=best_place(tagged, hit),
        category=category,
        # "the pull-out, due by March, began": what happened is not of a day to come
        datings=[d for d in tagged.datings if not (d.ahead and state == "happened")],
    )


def _fully(reading: Reading, category: str, hit: Hit | None) -> Reading:
    """Give a denied act its whole weight: "says it has signed no agreement"."""
    if hit is None or not category:
        return reading
    full = max(reading.scores.get(category, 0.0), hit.cue.weight)
    return reading._replace(scores={**reading.scores, category: full})


def _is_elsewhere(tagged: Tagged, category: str) -> bool:
    """Whether a sentence tells of the fighting in another part of the world."""
    fought = family(category) in HABITUAL and not tagged.places
    return fought and ELSEWHERE.search(tagged.line) is not None


def _halves(tagged: Tagged) -> list[tuple[Tagged, Tagged]]:
    found = []
    for turn in _TURN.finditer(tagged.line):
        first = tagged.word_at(turn.start() + 1)
        second = tagged.word_at(turn.end())
        if _PAIRED.search(tagged.line[: turn.start() + 1]) and turn.group() in {" and ", " et "}:
            continue  # "between Douentza and Gao"
        if first >= CLAUSE and second + CLAUSE <= len(tagged.words):
            found.append((part(tagged, 0, first), part(tagged, second, len(tagged.words))))
    return found[:6]


def part(tagged: Tagged, first: int, last: int) -> Tagged:
    """Return a stretch of a tagged sentence's words as a tagged sentence."""
    words = tagged.words[first:last]
    span = Span(words[0].start, words[-1].end)

    def inside(where: Span) -> bool:
        return span.start <= where.start and where.end <= span.end

    return Tagged(
        span=span,
        words=words,
        mentions=tuple(
            replace(m, first=m.first - first, last=m.last - first)
            for m in tagged.mentions
            if first <= m.first and m.last <= last
        ),
        places=tuple(p for p in tagged.places if p.spans and inside(p.spans[-1])),
        datings=tuple(d for d in tagged.datings if inside(d.span)),
        quantities=tuple(
            q._replace(first=q.first - first, last=q.last - first)
            for q in tagged.quantities
            if first <= q.first and q.last <= last
        ),
        unknown=tuple(name for name in tagged.unknown if inside(name)),
    )


def _differ(one: Unit, other: Unit) -> bool:
    """Whether two halves of a sentence tell of two events."""
    if not one.category or not other.category:
        return False
    here, there = one.place, other.place
    apart = (
        here is not None
        and there is not None
        and here.value.precision in POINTS
        and there.value.precision in POINTS
        and min(here.score, there.score) >= SURE
        and distance_km(here.value.lat, here.value.lon, there.value.lat, there.value.lon) > FAR_KM
    )
    first, second = one.dating("event"), other.dating("event")
    dated = (
        first is not None and second is not None and last_day(_moment(first)) < _moment(second).day
    ) or (
        first is not None and second is not None and last_day(_moment(second)) < _moment(first).day
    )
    if family(one.category) == family(other.category):
        return apart or dated
    strong = min(one.reading.scores[one.category], other.reading.scores[other.category]) > STRONG
    return strong and (second is not None or apart or one.mood != other.mood)


def _moment(dating: Dating) -> Moment:
    value = dating.found.value
    return Moment(value.day, value.precision, value.end)


def _plan(unit: Unit, language: str) -> list[Unit]:
    """Add what an agreement, a demand or a decision announces."""
    scores = unit.reading.scores
    both = {"withdrawal": "base_handover", "base_handover": "withdrawal"}.get(unit.category, "")
    if both and unit.mood == "happened" and scores.get(both, 0.0) >= BOTH:
        only = Reading({both: scores[both]}, unit.reading.hits)
        rest = Reading({c: s for c, s in scores.items() if c != both}, unit.reading.hits)
        return [replace(unit, reading=rest), replace(unit, category=both, reading=only)]
    if unit.category not in {"agreement", "political"}:
        return [unit]
    moved = max(MOVED, key=lambda category: scores.get(category, 0.0))
    if scores.get(moved, 0.0) < STRONG:
        return [unit]
    hit = unit.reading.hit(moved)
    state, said = mood(unit.tagged, hit, language)
    if state != "announced":
        return [unit]
    kept = {c: s for c, s in scores.items() if c not in MOVED}
    reading = Reading({moved: scores[moved]}, unit.reading.hits)
    planned = replace(
        unit, category=moved, reading=reading, mood=state, mood_words=said, counts=unit.counts
    )
    if unit.category == "political" and scores["political"] < STRONG + 0.5:
        return [planned]
    agreed = replace(unit, reading=Reading(kept, unit.reading.hits), mood="happened")
    return [agreed, planned]
