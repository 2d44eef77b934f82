"""Who took part in an event, of all whom its sentences name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geodata.coding.actors.implied import ARMED, FIELDED, complete
from geodata.coding.actors.nametable import STATES
from geodata.coding.actors.settling import settle
from geodata.coding.acts.what import family
from geodata.coding.drafts import Found

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from geodata.coding.actors.mention import Mention
    from geodata.coding.acts.units import Unit

OPENING: Final = 2
"""Words before a name that still opens the sentence."""

NEAR: Final = 30
"""Characters between a company's name and the words that explain it."""

MOVING: Final = frozenset({"deployment", "withdrawal", "base_handover"})
VIOLENT: Final = frozenset({"fighting", "abduction"})
TALKED: Final = MOVING | {"agreement", "agreement_ended", "political", "coup"}
FOREIGNERS: Final = frozenset(
    {"france", "us", "minusma", "wagner", "africa_corps", "russia", "takuba", "eu", "other"}
)
FOLLOWING: Final = 3
"""Sentences after a departure in which its power may first be named."""

CLAIMED_WITHIN: Final = 8
"""Sentences after an attack in which somebody may claim it."""

_CLAIM: Final = re.compile(
    r" (?:claim\w*|responsib\w*|blame\w*|suspicion\w*|suspect\w*|(?:put|puts) (?:its|their) name|"
    r"signed|attribut\w*|presum\w*|the hand of|likelihood|thought to|believed to|point\w* to|"
    r"revendiqu\w*|imput\w*|soupconn\w*|signe\w*|signature|la marque|endoss\w*|"
    r"montre\w* du doigt|mis\w* au compte) "
)
_AUTHOR: Final = re.compile(
    r" (?:behind (?:the|this|that|it|both)|did it|its work|s work|doing|took credit|takes credit|"
    r"hallmark\w*|bears? the|answer to|retaliat\w+|reprisal|captors|kidnappers|(?:said|says|saying)"
    r" (?:it|its (?:men|fighters)|they) (?:had |was |were )?(?:\w+ed|behind)|loyal to|"
    r"griffe|oeuvre|derriere (?:l|la|cette|ce)|represailles|auteurs?|ravisseurs|geoliers|vante\w*|"
    r"(?:dit|affirme|assure) (?:avoir|que (?:ses|leurs))|felicit\w+|appartien\w+|"
    r"membres? (?:du|de)|members? of) "
)
"""Words that name whose work an attack was."""

_DISOWNED: Final = re.compile(
    r" (?:den(?:y|ies|ied|ying)|reject\w*|disown\w*|dement\w*|rejett\w*|nie(?:nt)?|nia|recus\w*|"
    r"decline\w*) "
    r"(?:[^\s;]+ ){0,4}?(?:responsib\w*|involvement|implication|blame|(?:any )?(?:part|role)|"
    r"participation|link\w*|accusations?|etre (?:l auteur|derriere|mele\w*|implique\w*)|"
    r"(?:toute )?paternite) "
)
"""Words of who says that an attack was not theirs."""

_OF_ALL: Final = re.compile(
    r" (?:(?:these|those|ces|all the|all of the|toutes ces|tous ces|toutes les|tous les|"
    r"chacun\w* de ces|aucun\w* de ces) (?:\w+ )?(?:act(?:s|es|ions)?|attacks|attaques|"
    r"incidents|killings|raids|massacres|tueries|assauts|assaults|violences|ambushes|embuscades|"
    r"crimes|abductions|"
    r"enlevements|operations|faits)|les (?:leur )?(?:attribuent|attribue|imputent|impute)) "
)
"""Words of a sentence on the author of all that was told before it."""
_PRONOUN: Final = re.compile(
    r" (?:it|they|its (?:men|fighters|members|gunmen|forces|militants)|elle|ils|elles|"
    r"ses (?:hommes|combattants|elements|membres)|NUM its \w+) "
)
PRONOUN_REACH: Final = 80
SUBJECT_WITHIN: Final = 5
"""Words of a sentence among which its subject begins."""

_PAST: Final = re.compile(
    r" (?:(?:after|following|since|apres|depuis|suite au?) (?:[^\s;,]+ ){0,2}?(?:depart\w*|"
    r"retrait|withdrawal|exit|pullout|"
    r"expulsion) (?:of |de |des |du |d )?(?:the |last |l |la |les |dernier\w* )*"
    r"|(?:that|que|qu|which) (?:the |l |la |les )?|(?:succede|succeeded|replaced|remplace|"
    r"remplacant|releve|replacing) "
    r"(?:au |a |de |la |le |the |du )*)$"
)
_NATIONAL_WORDS: Final = (
    "army armee police gendarme gendarmes gendarmerie fds government gouvernementales guard garde "
    "gardes customs douane douaniers junta junte regime regular reguliere national nationale"
)
_NATIONAL: Final = frozenset(_NATIONAL_WORDS.split())
"""Words of forces that are a state's own, whoever else is spoken of."""

_STATEMENTS: Final = frozenset({"state", "foreign_state", "body"})
_PLACED: Final = frozenset(
    {"in", "au", "en", "from", "of", "du", "dans", "across", "to", "near", "hors", "vers"}
)
_TIED: Final = frozenset({"le", "la", "l", "and", "et", "les", "par", "by"})


def parties(
    units: Sequence[Unit],
    category: str,
    country: str,
    day: dt.date | None,
    article: Sequence[Unit] = (),
) -> tuple[Found[str], ...]:
    """Name those who took part.

    Parameters
    ----------
    units : sequence of Unit
        The event's sentences; the first tells it, the others may only add numbers or a claim.
    category : str
        The event's category.
    country : str
        The country of its place; empty where it is unknown.
    day : datetime.date or None
        Its day.
    article : sequence of Unit
        All sentences of the article, of which one may say who claims the attack, or whose base it
        was.

    Returns
    -------
    tuple of Found[str]
        In the order in which they are named, those who were hit last; whoever is only quoted is
        left out.
    """
    found: dict[str, Found[str]] = {}
    guests = _speaks_of_guests(units, category)
    for number, unit in enumerate(units):
        if number and _disowned(unit):
            continue
        for mention in unit.tagged.mentions:
            told = _tells(unit, category)
            part = _takes_part(unit, mention, category, main=number == 0, told=told)
            actor = settle(mention, country, day) if part else ""
            if not actor or (guests and _is_any_force(unit, mention)):
                continue
            known = found.get(actor, Found(actor, (), 0.0))
            spans = (*known.spans, mention.span)[:4]
            found[actor] = Found(actor, spans, max(known.score, mention.score))
    complete(found, units, category, country)
    own = names_its_mover(found, category, country)
    for name in () if own else _told_elsewhere(found, units, article, category):
        actor = settle(name, country, day)
        if actor:
            found.setdefault(actor, Found(actor, (name.span,), 0.4))
    _one_of_each(found, category)
    if "other" in found and family(category) in {*VIOLENT, "territory_change", "blockade"}:
        others = [actor for actor in found if actor in ARMED]
        hunters = any(m.role == "hunters" for unit in units for m in unit.tagged.mentions)
        if others and not hunters:
            del found["other"]
    return tuple(_acting_first(found, category))


def names_its_mover(actors: Iterable[str], category: str, country: str) -> bool:
    """Whether another country's government is named as the one whose men leave."""
    host = STATES.get(country, "")
    return category == "withdrawal" and any(a.endswith("_gov") and a != host for a in actors)


def _speaks_of_guests(units: Sequence[Unit], category: str) -> bool:
    """Whether the men of an event are foreigners or peacekeepers, and no one else's are named."""
    if family(category) not in {*VIOLENT, *MOVING}:
        return False
    mentions = [m for unit in units for m in unit.tagged.mentions if unit.category]
    foreign = any(m.tag in {"FOREIGN", "BASE"} or m.actor == "minusma" for m in mentions)
    own = any(m.actor.endswith("_gov") and m.tag in {"FORCES", "POST"} for m in mentions)
    return foreign and not own


def _is_any_force(unit: Unit, mention: Mention) -> bool:
    """Whether a mention is of soldiers or vehicles whose the text does not say: "a patrol"."""
    if mention.actor != "country" or mention.country or mention.tag not in {"FORCES", "POST"}:
        return False
    words = {word.text for word in unit.tagged.words[mention.first : mention.last]}
    return not words & _NATIONAL


def _acting_first(found: dict[str, Found[str]], category: str) -> list[Found[str]]:
    """Put those who were hit last."""
    raided = category == "attack_on_forces" and bool(found.keys() & (ARMED | {"other"}))

    def rank(actor: str) -> int:
        forces = actor.endswith("_gov") or actor in FIELDED
        return 2 if actor == "civilians" else int(raided and forces)

    return [found[actor] for actor in sorted(found, key=rank)]


def _disowned(unit: Unit) -> bool:
    """Whether somebody says in a sentence that an act was not theirs."""
    return unit.mood == "denied" or _DISOWNED.search(unit.tagged.line) is not None


def _tells(unit: Unit, category: str) -> bool:
    """Whether a sentence tells of the event itself: troops that come after it take no part."""
    moved = family(unit.category) in MOVING and family(category) in VIOLENT
    moved = moved and category != "remote_violence"  # whose aircraft came is whose strike it was
    return unit.category != "" and not moved


def _told_elsewhere(
    found: dict[str, Found[str]], units: Sequence[Unit], article: Sequence[Unit], category: str
) -> list[Mention]:
    """Find who claims an attack, or whose base was left, in the article's other sentences."""
    own = {unit.index for unit in units}
    others = [unit for unit in article if unit.index not in own]
    first = units[0].index
    if category in {"base_handover", "withdrawal"} and not found.keys() & FOREIGNERS:
        # whose men or base it is has been said before; what follows may be about others
        told = [unit for unit in others if unit.index < first][::-1]
        follow = [unit for unit in others if first < unit.index <= first + FOLLOWING]
        for unit in (*told, *follow):
            moved = [m for m in unit.tagged.mentions if _may_move(m)]
            if moved:
                return moved[:1]
    if family(category) in {*VIOLENT, "territory_change"} and not found.keys() & ARMED:
        if meant := _meant(units[0], others):
            return [meant]
        for unit in others:
            near = unit.index - first <= CLAIMED_WITHIN or _OF_ALL.search(unit.tagged.line)
            after = unit.index > first and near
            apart = unit.category and any(d.role == "event" for d in unit.datings)
            if after and not apart and _names_authors(unit) and not _disowned(unit):
                named = [m for m in unit.tagged.mentions if m.actor in ARMED]
                if named:
                    return named[:1]
    return []


def _may_move(mention: Mention) -> bool:
    """Whether a mention is of foreign men or posts, or of the state whose they are."""
    if mention.tag in {"FOREIGN", "BASE", "AIRF"} or mention.actor == "minusma":
        return True
    return mention.actor in {"france", "us", "russia", "eu"} and not mention.speaks


def _names_authors(unit: Unit) -> bool:
    """Whether a sentence says who claims an attack, is blamed for it or was its author."""
    line = unit.tagged.line
    return bool(_AUTHOR.search(line) or _CLAIM.search(line))


def _meant(unit: Unit, article: Sequence[Unit]) -> Mention | None:
    """Find the one group of the sentence before for which "it" or "they" stands in an attack."""
    hit = unit.reading.hit(unit.category)
    before = [each for each in article if each.index == unit.index - 1]
    if hit is None or any(each.category for each in before):
        return None
    if _PRONOUN.search(unit.tagged.line[max(0, hit.start - PRONOUN_REACH) : hit.end]) is None:
        return None
    named = {m.actor: m for each in before for m in each.tagged.mentions if m.actor in ARMED}
    first = [m for m in named.values() if m.first <= SUBJECT_WITHIN and not m.speaks]
    return first[0] if len(named) == 1 and first else None


def _one_of_each(found: dict[str, Found[str]], category: str) -> None:
    """Leave Russia out where its name only explains the company's."""
    company = [s for a in ("wagner", "africa_corps") if a in found for s in found[a].spans]
    russia = found.get("russia")
    if (
        russia
        and company
        and (
            family(category) == "fighting"
            or all(
                any(abs(c.start - r.end) < NEAR or abs(r.start - c.end) < NEAR for c in company)
                for r in russia.spans
            )
        )
    ):
        del found["russia"]


def _takes_part(unit: Unit, mention: Mention, category: str, *, main: bool, told: bool) -> bool:
    kind = family(category)
    before = unit.tagged.between(unit.tagged.span.start, mention.span.start)[-70:]
    if kind in MOVING and _PAST.search(before):
        return False
    if mention.actor in {"wagner", "africa_corps", "russia"} and _PAST.search(before):
        return False
    if mention.role in {"folk", "nation"}:
        as_state = mention.role == "nation" and _is_subject(unit, mention, category)
        return main and (kind in TALKED if as_state else kind in MOVING and mention.role == "folk")
    if mention.role in _STATEMENTS:
        said = not mention.speaks or kind in {"agreement", "agreement_ended", "political"}
        return kind in TALKED and main and said
    if mention.role in {"civilians", "people"}:
        if mention.role == "people":
            return main and category in {"attack_on_civilians", "abduction"}
        return main and kind in {"fighting", "abduction", "blockade"}
    if mention.tag == "FIGHTERS":
        if not main and (mention.actor == "group" or _only_tell(unit, mention)):
            return False
        return kind not in {*MOVING, "coup"} or mention.actor == "wagner"
    if mention.speaks and kind in {*VIOLENT, "territory_change"}:
        return False
    return _forces_take_part(unit, mention, category, main=main, told=told)


def _only_tell(unit: Unit, mention: Mention) -> bool:
    """Whether fighters are only quoted: "a spokesman of the rebels gave the toll"."""
    return mention.speaks and not _names_authors(unit)


def _forces_take_part(
    unit: Unit, mention: Mention, category: str, *, main: bool, told: bool
) -> bool:
    kind = family(category)
    if kind == "abduction":
        return main and mention.tag in {"FORCES", "FOREIGN"}
    if mention.actor == "country" and kind in {"deployment", "withdrawal"}:
        return False  # whose army it is the text leaves open
    if not told:
        if (mention.tag == "FOREIGN" or mention.actor == "minusma") and kind in VIOLENT:
            # a sentence on who is in the country, and how many, blames nobody
            harmed = any(count.kind in {"deaths", "wounded"} for count in unit.counts)
            return harmed or bool(_CLAIM.search(unit.tagged.line))
        men = mention.tag in {"FORCES", "FOREIGN"}
        return men and (bool(unit.counts) or category in {"attack_on_forces", "battle"})
    return main or kind in VIOLENT or (kind in MOVING and bool(mention.country))


def _is_subject(unit: Unit, mention: Mention, category: str) -> bool:
    """Whether a country's name stands for its government, not for the place."""
    words = unit.tagged.words
    before = [word.text for word in words[max(0, mention.first - 3) : mention.first]]
    if {"border", "frontiere", "frontieres", "near", "proche"} & set(before):
        return False
    last = before[-1] if before else ""
    if last in {"with", "avec", "between", "entre"}:
        return category in {"agreement", "agreement_ended"}
    if last in _PLACED:
        return False
    if category == "political" and last.endswith(("ed", "du", "ue")):
        return True  # "suspended Mali"
    return last in _TIED or last in {"", ","} or mention.first <= OPENING
