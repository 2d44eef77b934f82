"""Sightings of JNIM: places that it rules, strikes again and again, or has newly reached."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geodata.coding.actors.settling import settle
from geodata.coding.drafts import Dated, Draft, Found
from geodata.coding.events.presence import TABLE, headline
from geodata.coding.text.cues import hits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geodata.coding.acts.units import Unit
    from geodata.coding.article import Article
    from geodata.coding.drafts import Located
    from geodata.coding.text.cues import Hit

JNIM: Final = frozenset({"jnim", "ansarul_islam"})
STAGES: Final = frozenset({"stronghold", "activity", "expansion"})

CARRIED: Final = 2
"""Sentences for which the group and the place stay what is spoken of."""

FAR: Final = 6
"""Sentences for which they do where no other group or place has been named since."""

SURE_COUNTRY: Final = 0.35
"""The score from which a country named is what a sentence speaks of."""

CLAIMED: Final = 7
"""Days after an act within which a dated claim is a claim of it."""

YEAR: Final = 365
"""Days."""

RULES: Final = 1.5
"""The weight of words that tell of rule, whoever they name."""

_ANYBODY: Final = frozenset({"other", "group"})

VIOLENCE: Final = frozenset(
    {"attack_on_forces", "attack_on_civilians", "remote_violence", "battle", "abduction"}
)
OF_STATES: Final = frozenset(
    {
        "deployment", "withdrawal", "base_handover", "agreement", "agreement_ended", "political",
        "coup",
    }
)  # fmt: skip
"""Categories of sentences that tell of no armed group."""

_THEY: Final = re.compile(
    r" (?:they|them|their|its|it|he|his|ils?|elles?|leurs?|on|(?:the|this|that|same) "
    r"(?:group|movement|organisation|organization)|the fighters|the jihadists|le groupe|"
    r"(?:ce|le|du|cette|la) (?:meme )?(?:groupe|mouvement|organisation)|"
    r"les memes|the same|FIGHTERS|men|hommes|combattants|fighters|jihadists|jihadistes|"
    r"djihadistes|masters|maitres|newcomers|occupants|intrus|armed|armes|taxes?|tithe|zakat|"
    r"checkpoints?|barrages?|flag|drapeau|sharia|charia) "
)
"""Words by which a sentence goes on speaking of the group named before."""

_HERE: Final = re.compile(
    r" (?:there|here|y|la bas|sur place|(?:the|this|that|la|le|cette|ce|du|de la|au) "
    r"(?:town|village|city|area|district|commune|department|place|ville|localite|bourg|zone|"
    r"cercle|departement|province|prefecture|hamlet|frontiere|border)) "
)
"""Words by which it goes on speaking of the place."""

_STATES_OWN: Final = re.compile(
    r" (?:(?:our|their own|its own|FORCES|STATE|government|state|notre|nos|FORCES s) "
    r"(?:full |total |firm |entire |plein |total |entier )?(?:control\w*|controle|hands|mains)|"
    r"(?:controle|mains) (?:total |plein |de l |de la |des |du |de nos |de )*(?:FORCES|STATE|"
    r"nos forces|autorites)|control of (?:the |our )?(?:FORCES|STATE|government)) "
)
"""Whoever says that a town is in a state's hands names no stronghold."""

_LASTS: Final = re.compile(
    r" (?:still|now|since|remains?|demeurent?|(?:its|their) (?:rule|control|hands|thumb|sway)|"
    r"hold|holds|control|controls|rule|rules|run|runs|collect\w*|levy|"
    r"encore|toujours|depuis|desormais|tient|tiennent|controlent?|occupent?|administrent?|reste|"
    r"restent|regnent?|dictent?|imposent?|percoivent|levent|months?|weeks?|mois|semaines) "
)
"""Words that tell of a town not only taken but held."""

_LIFTED: Final = re.compile(
    r" (?:lift\w*|broke|broken|breaks?|breaking|end|ended|ends|eas\w+|relax\w*|reopen\w*|"
    r"loosen\w*|remov\w*|levee?s?|levent|lever|brise\w*|rompu\w*|desserr\w*|desenclav\w*|fin|"
    r"assoupli\w*|rouvert\w*|allege\w*|libere\w*|no longer|plus de blocus|"
    r"threaten\w*|menac\w*|failed|tente\w*|attempt\w*) "
)
"""Words by which a blockade is over, or has not begun."""

_BROKEN: Final = re.compile(
    r" (?:blockade|siege|embargo|cordon|blocus) (?:[^\s;]+ ){0,8}?(?:hole|holes|breach\w*|gaps?|"
    r"pierced|broken|burst|cracked|perce\w*|breche\w*|entaill\w*|rompu|brise) "
)
"""A blockade that has been broken."""

_CLAIM: Final = re.compile(
    r" (?:claims?|claimed|claiming|statement|communique|video|revendi\w+|presents?|presente\w*) "
)
"""Words for a claim, whose day is not that of the act."""

_DENYING: Final = re.compile(
    r" (?:no|not a single|not one|aucun\w*|nul|nulle|pas un) (?:\w+ ){0,2}?(?:fighter\w*|FIGHTERS|"
    r"combattant\w*|jihadist\w*|djihadist\w*|man|men|homme) "
)


def zones(article: Article, units: Sequence[Unit], language: str) -> Iterator[Draft]:
    """Yield the sightings of JNIM.

    Parameters
    ----------
    article : Article
        For its day.
    units : sequence of Unit
        Its sentences.
    language : str
        ISO 639-1.
    """
    seen: set[str] = set()
    group: Found[str] | None = None
    place: Found[Located] | None = None
    told = here = -9
    only = _is_alone(units)
    for unit in units:
        named = _jnim(unit, article)
        if named is not None:
            group, told = named, unit.index
        elif any(m.tag == "FIGHTERS" and m.actor not in _ANYBODY for m in unit.tagged.mentions):
            group = None  # somebody else is spoken of
        if unit.place is not None and unit.place.value.precision != "country":
            place, here = unit.place, unit.index
        elif unit.place is not None and unit.place.score >= SURE_COUNTRY and here != unit.index:
            continue  # a whole country is spoken of
        stage = _stage(unit, language, article, named=named is not None)
        if group is None or place is None or stage is None or not _may_tell(unit, named, stage):
            continue
        rules = only and stage.weight >= RULES
        if not _goes_on(unit, rules=rules, told=told, here=here):
            continue
        spot = _first(unit, place) if here == unit.index else replace(place, score=0.4)
        if spot.value.name in seen:
            continue
        seen.add(spot.value.name)
        yield Draft(
            kind="zone",
            mood="happened",
            title=headline("JNIM presence", spot),
            spans=(unit.tagged.span,),
            date=_since(unit, stage, units, article, spot),
            place=spot,
            actors=(group if named else replace(group, score=0.5),),
            stage=Found(stage.cue.means, (stage.span,), 0.6),
            questions=("is the stage right, and since when?",),
            score=0.6 if named and here == unit.index else 0.4,
        )


def _first(unit: Unit, place: Found[Located]) -> Found[Located]:
    """Return the first of the towns named in one breath: "besieges Djibo and Arbinda"."""
    towns = [p for p in unit.tagged.places if p.value.precision in {"town", "site"} and p.spans]
    towns.sort(key=lambda p: p.spans[0].start)
    names = [p.value.name for p in towns]
    at = names.index(place.value.name) if place.value.name in names else 0
    while at and _joined(unit, towns[at - 1], towns[at]):
        at -= 1
    return towns[at] if at < len(towns) and place.value.name in names else place


def _joined(unit: Unit, one: Found[Located], other: Found[Located]) -> bool:
    """Whether nothing but a comma or "and" stands between two places."""
    between = unit.tagged.between(one.spans[0].end, other.spans[0].start)
    return between.strip() in {",", "and", ", and", "et", "et a", "and at", "and in", ", a"}


def _goes_on(unit: Unit, *, rules: bool, told: int, here: int) -> bool:
    """Whether a sentence may still be about the group and the place last named."""
    line, named = unit.tagged.line, unit.index == told
    if unit.index - here > (FAR if named and _HERE.search(line) else CARRIED):
        return False
    if named:
        return True
    reach = FAR + FAR if rules else CARRIED
    return unit.index - told <= reach and _THEY.search(line) is not None


def _is_alone(units: Sequence[Unit]) -> bool:
    """Whether an article names no other armed group: whose the "new masters" are is plain."""
    named = {m.actor for unit in units for m in unit.tagged.mentions if m.tag == "FIGHTERS"}
    return not named - JNIM - _ANYBODY


def _since(
    unit: Unit, stage: Hit, units: Sequence[Unit], article: Article, place: Found[Located]
) -> Found[Dated] | None:
    """Return the day of a sighting: its own, that of the act it comments on, or the article's."""
    dating = unit.dating("since", "event", "report")
    day = dating.found.value.day if dating and dating.found.value.precision == "day" else None
    claims = dating is None or (day and _CLAIM.search(unit.tagged.line) is not None)
    if (
        stage.cue.means == "expansion" and claims
    ):  # "it is the first time": that of the attack told before
        for before in reversed(units[: units.index(unit)]):
            told = before.dating("event")
            same = before.place is None or before.place.value.name == place.value.name
            near = day is None or (told and abs((day - told.found.value.day).days) <= CLAIMED)
            if told is not None and same and near and before.category in VIOLENCE:
                return Found(told.found.value, told.found.spans, 0.5)
    if dating is not None:
        return dating.found
    return Found(Dated(article.published), (), 0.5) if article.published else None


def _may_tell(unit: Unit, named: Found[str] | None, stage: Hit) -> bool:
    """Whether a sentence may tell of a group's presence, not of states and their soldiers."""
    line = unit.tagged.line
    if unit.mood != "happened" or _STATES_OWN.search(line) or _DENYING.search(line):
        return False
    taken = unit.category == "territory_change" and unit.dating("event") is not None
    if taken and _LASTS.search(line) is None:
        return False  # taken on a day, not said to be held
    if unit.category not in OF_STATES:
        return True
    states = any(m.tag in {"STATE", "FORCES", "FOREIGN"} for m in unit.tagged.mentions)
    return named is not None and stage.weight >= RULES and not states


def _stage(unit: Unit, language: str, article: Article, *, named: bool) -> Hit | None:
    """Return the strongest cue of a stage; a single attack is no stronghold."""
    fight = unit.category in VIOLENCE | OF_STATES - {"political"}
    meant = STAGES - {"stronghold"} if fight else STAGES
    stages = [hit for hit in hits(unit.tagged, TABLE, language) if hit.cue.means in meant]
    best = max(stages, key=lambda hit: hit.cue.weight, default=None)
    if best and best.cue.means == "stronghold" and _BROKEN.search(unit.tagged.line):
        return None
    siege = unit.reading.hit("blockade") if unit.category == "blockade" else None
    if siege is None or (best and best.cue.means == "stronghold"):
        return best
    if not named or _LIFTED.search(unit.tagged.line) or _is_past(unit, article):
        return best
    return siege._replace(cue=siege.cue._replace(means="stronghold"), weight=RULES)


def _is_past(unit: Unit, article: Article) -> bool:
    """Whether a siege is told of that was laid more than a year ago, and not said to last."""
    dating = None if unit.dating("since") else unit.dating("event")
    if dating is None or article.published is None:
        return False
    return (article.published - dating.found.value.day).days > YEAR


def _jnim(unit: Unit, article: Article) -> Found[str] | None:
    country = unit.place.value.country if unit.place else ""
    for mention in unit.tagged.mentions:
        actor = settle(mention, country, unit.day or article.published)
        if actor in JNIM:
            return Found(actor, (mention.span,), mention.score)
    return None
