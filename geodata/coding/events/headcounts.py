"""Head counts: how many men of a power there were in a country or at a base, and when."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from geodata.coding.actors.nametable import CORE
from geodata.coding.actors.settling import settle
from geodata.coding.article import Span
from geodata.coding.drafts import Dated, Draft, Found
from geodata.coding.events.presence import POWERS, TABLE, headline
from geodata.coding.text.cues import hits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geodata.coding.acts.units import Unit
    from geodata.coding.article import Article
    from geodata.coding.drafts import Located, Range
    from geodata.coding.numbers.howmany import Count
    from geodata.coding.numbers.quantities import Quantity
    from geodata.coding.text.tagging import Tagged

PLAIN: Final = 2.0
"""The weight of words that count who is there even in a sentence about a plan or a departure."""

SURE: Final = 1.5
"""The weight of words that count men of whom the text has not yet said whose they are."""

BESIDE: Final = 60
"""Characters after a number within which the place belongs to it."""

BELIEVED: Final = 0.3
"""The score from which a place is taken."""

CARRIED: Final = 2
"""Sentences for which a power stays what is spoken of."""

FEWEST: Final = 2
"""Men from which a number counts a force."""

ELSE: Final = frozenset(
    {
        "deployment", "withdrawal", "base_handover", "attack_on_forces", "attack_on_civilians",
        "remote_violence", "battle", "abduction",
    }
)  # fmt: skip
"""Categories of sentences whose number is that of the event."""

_STAYING: Final = re.compile(
    r" (?:still|remain\w*|stationed|based|presently|currently|encore|restent|demeurent|"
    r"stationne\w*|toujours|actuellement|comptait|compte|numbered|had numbered|presents?) "
)
_WHOLE: Final = re.compile(
    r" (?:in the country|dans le pays|du pays|au pays|the country s|across the country|in all|"
    r"in the whole country|dans tout le pays|nationwide) "
)
_MEN: Final = (
    r"(?:FOREIGN|FORCES|BASE|POST|soldiers|troops|men|personnel|hommes|soldats|militaires|"
    r"frenchmen|americans|russians|francais|americains|russes|instruct\w+|advisers|specialist\w*|"
    r"conseillers|legionnaires|paratroopers|parachutistes|mercena\w+|paramilita\w+|commandos)"
)
_PARTITIVE: Final = re.compile(
    r" (?:of|out of|from|among|sur|des|de|parmi|d entre) (?:its|the|their|some|about|les|ses|"
    r"leurs|ces|quelque|environ|(?:a )?total de |effectif de |)(?: )?(?P<all>NUM) "
    r"(?:or so |\w+ ){0,1}?" + _MEN + r" (?P<clause>(?:[^\s;:]+ ){0,24}?)"
    r"(?P<rest>NUM) (?:[^\s;.]+ ){0,6}?"
    r"(?:remain\w*|are left|left|stay\w*|are still|still|sont (?:encore|toujours)|restent|"
    r"demeurent|subsistent|encore|resteront|seulement|only)? ?"
)
"""Of the men that there were, those who are left: "of the 900 it had, 300 remain"."""

_LEFT: Final = re.compile(
    r" (?:remain\w*|are left|is left|were left|still (?:there|here)|(?:are|were) still|"
    r"sont encore|sont toujours|encore la|reste\w*|demeur\w*|subsist\w*|il n en reste|"
    r"ne sont plus que|n y a plus que|plus que) "
)
_OF_THEM: Final = re.compile(
    r" (?:there (?:are|were|had been|have been|remain|remained)|il y en (?:a|avait|aurait|eut)|"
    r"on en compt\w+|on en recens\w+|ils (?:sont|etaient|seraient|restent)|elles (?:sont|etaient)|"
    r"they (?:number|numbered|are|were)|il en (?:reste|restait|resterait|demeure)|"
    r"il n en (?:reste|restait|demeure)|leur nombre (?:est|etait)|their number (?:is|was)|"
    r"there must be|there may be) "
    r"(?:still |encore |alors |now |then |plus |que |environ |about |some |around |nearly |almost |"
    r"roughly |quelque |pres de |a peine |barely |only |just |de l ordre de |at |put at |a |"
    r"estime a |guere |de |desormais |a present |DATE ){0,3}NUM (?:(?:of them|of these|"
    r"d entre eux|men|hommes|soldiers|troops|"
    r"in|dans|en|au|a|at|on|sur|DATE|,|;|here|there|encore|toujours|only|altogether|PLACE|NATION) |"
    r"\. |$)"
)
"""A count of men of whom the sentences before spoke."""

_BARE: Final = re.compile(
    r" NUM (?:of them |d entre eux )?(?:are|were|remain|remained|sont|etaient|restent|seraient) "
    r"(?:still |encore |toujours |now )?(?:based|stationed|posted|deployed|present\w*|there|here|"
    r"base\w*|stationn\w*|deploye\w*|poste\w*|sur place|en poste|la|quartered|garrisoned) "
    r"| (?:denombr\w+|en (?:abrit|heberg|accueill|compt|recens|denombr)\w+|(?:ils|elles) "
    r"seraient) (?:encore |guere |que |plus |a present |desormais |alors |environ |quelque |"
    r"de |DATE |, ){0,4}NUM (?!(?:FIGHTERS|CIVILIANS|vehicul\w+|tonnes|kilomet\w+|bases|camps) )"
)
"""A count of men named in the clause before it."""

_TO_BE: Final = re.compile(
    r" (?:(?:will|would|should|shall|is to|are to) (?:\w+ )?(?:have|number|total|reach|rise to|be)|"
    r"aura|auront|aurait|sera|seront|comptera|compteront|(?:devrait|devraient|doit|doivent) "
    r"(?:\w+ )?(?:etre|avoir|compter|monter|passer|atteindre)|to number|to reach|to have) "
    r"(?:\w+ ){0,2}$"
)
"""Words before a number that is only planned."""

_HOSTS: Final = re.compile(r" (?:host|hous|shelter|home to|abrit|heberg|accueil|recoi|loge)")


_PLACED: Final = (" in ", " au ", " en ", " at ", " a ", " dans le ", " across ", " du ", " of ")
"""Words before a country that is only where they are."""


class _Figure(NamedTuple):
    """A number of men who were there."""

    range: Range
    span: Span
    now: bool = False


def head_counts(
    article: Article, units: Sequence[Unit], language: str, countries: Mapping[str, Located]
) -> Iterator[Draft]:
    """Yield the head counts of the powers' forces.

    Parameters
    ----------
    article : Article
        For its day, which "now" means.
    units : sequence of Unit
        Its sentences.
    language : str
        ISO 639-1.
    countries : mapping of str to Located
        The countries' middles, by ISO code.
    """
    power: Found[str] | None = _only_power(article, units)
    heard = -9
    counted_in: set[int] = set()
    for unit in units:
        named = _powers(unit, article)
        if named is not None:
            power, heard = named, unit.index
        if power is None or unit.index in counted_in:
            continue
        local = any(m.country and m.tag == "FORCES" for m in unit.tagged.mentions)
        if named is None and (local or (heard >= 0 and unit.index - heard > CARRIED)):
            continue
        figures = _figures(unit, language, heard=heard >= 0)
        if figures:
            counted_in.add(unit.index)
        for figure in figures:
            place = _where_counted(unit, units, countries, figure)
            date = _when_counted(unit, figure, figures, article)
            if date is None and figures[-1].now:
                continue  # those of once, without a date
            yield Draft(
                kind="strength",
                mood="happened",
                title=headline("Head count", place),
                spans=(unit.tagged.span,),
                date=date,
                place=place,
                troops=Found(figure.range, (figure.span,), 0.7),
                power=power if named else replace(power, score=0.5),
                questions=("does the figure count all that were there, or those who come or go?",),
                score=0.6,
            )


def _figures(unit: Unit, language: str, *, heard: bool) -> list[_Figure]:
    """Return the numbers of a sentence that count who was there."""
    parted = _parted(unit.tagged)
    if parted:
        return parted
    if unit.mood == "happened" and unit.category not in ELSE and heard:
        them = _OF_THEM.search(unit.tagged.line) or _BARE.search(unit.tagged.line)
        quantity = them and _number_at(unit.tagged, them)
        if quantity and quantity.value >= FEWEST and not _of_others(unit):
            return [_Figure(quantity.range, _span(unit.tagged, quantity))]
    if not _states_number(unit, language, heard=heard):
        return []
    found = [
        _Figure(count.range, count.span)
        for count in unit.counts
        if count.kind == "troops"
        and (count.range.best or count.range.low or 0) >= FEWEST
        and not _is_planned(unit.tagged, count.span)
        and not _is_hosts_own(unit.tagged, count)
    ]
    return found if len(unit.datings) > 1 else found[:1]


def _is_planned(tagged: Tagged, number: Span) -> bool:
    """Whether a number is of men who are yet to be there."""
    return _TO_BE.search(tagged.between(tagged.span.start, number.start)) is not None


def _is_hosts_own(tagged: Tagged, count: Count) -> bool:
    """Whether the men counted are those of the country itself ("Chad has a force of 11,000")."""
    before = [m for m in tagged.mentions if m.span.end <= count.span.start]
    if count.foreign or not before or _HOSTS.search(tagged.line):
        return False
    owner = before[-1]
    lead = tagged.between(tagged.span.start, owner.span.start)
    placed = lead.endswith(_PLACED)
    return owner.country in CORE and not placed and owner.role in {"nation", "state", "forces"}


def _of_others(unit: Unit) -> bool:
    """Whether a sentence's number may count dead, wounded, fighters or people."""
    tags = {mention.tag for mention in unit.tagged.mentions}
    other = tags & {"FIGHTERS", "CIVILIANS"}
    return bool(other) or any(count.kind in {"deaths", "wounded"} for count in unit.counts)


def _parted(tagged: Tagged) -> list[_Figure]:
    """Read "of the 1,500 soldiers it had, 900 remain": those of then, and those of now."""
    if _LEFT.search(tagged.line) is None:
        return []
    for match in _PARTITIVE.finditer(tagged.line):
        whole, rest = _at(tagged, match.start("all")), _at(tagged, match.start("rest"))
        if whole is None or rest is None or rest.value >= whole.value:
            continue
        return [
            _Figure(whole.range, _span(tagged, whole)),
            _Figure(rest.range, _span(tagged, rest), now=True),
        ]
    return []


def _number_at(tagged: Tagged, match: re.Match[str]) -> Quantity | None:
    return _at(tagged, match.start() + match.group().index(" NUM ") + 1)


def _at(tagged: Tagged, position: int) -> Quantity | None:
    word = tagged.word_at(position)
    return next((q for q in tagged.quantities if q.first <= word < q.last), None)


def _span(tagged: Tagged, quantity: Quantity) -> Span:
    return Span(tagged.words[quantity.first].start, tagged.words[quantity.last - 1].end)


def _only_power(article: Article, units: Sequence[Unit]) -> Found[str] | None:
    """Return the one power that an article names: whose men "they" are from the start."""
    named = [power for unit in units for power in [_powers(unit, article)] if power is not None]
    return named[0] if len({power.value for power in named}) == 1 else None


def _states_number(unit: Unit, language: str, *, heard: bool) -> bool:
    """Whether a sentence says how many there are, not how many come, go or fight."""
    told = [h for h in hits(unit.tagged, TABLE, language) if h.cue.means == "strength"]
    if any(h.cue.weight >= PLAIN for h in told):
        return True  # "will withdraw the 400 soldiers it has in Niger"
    if not told or unit.mood != "happened":
        return False
    if not heard and all(h.cue.weight < SURE for h in told):
        return False  # whose men they are is only guessed from what follows
    return unit.category not in ELSE or _STAYING.search(unit.tagged.line) is not None


def _when_counted(
    unit: Unit, figure: _Figure, figures: Sequence[_Figure], article: Article
) -> Found[Dated] | None:
    """Return a figure's date: the sentence's, or the article's day for those who are there now."""
    today = Found(Dated(article.published), (), 0.5) if article.published else None
    dated = [d for d in unit.datings if d.role != "since"]
    if figure.now:
        later = [d for d in dated if d.span.start > figure.span.start]
        return later[0].found if later else today
    if figures[-1].now:
        between = [d for d in dated if figure.span.start < d.span.start < figures[-1].span.start]
        return (between or dated)[0].found if dated else None
    if len(dated) > 1:  # "900 in 2019, 600 last June": each number its own
        nearest = min(dated, key=lambda d: _away(d.span, figure.span))
        return nearest.found
    return dated[0].found if dated else today


def _away(date: Span, number: Span) -> int:
    """Measure how far a date stands from a number; one that follows is nearer."""
    return date.start - number.end if date.start >= number.end else 2 * (number.start - date.end)


def _where_counted(
    unit: Unit, units: Sequence[Unit], countries: Mapping[str, Located], figure: _Figure
) -> Found[Located] | None:
    nations = [p for p in unit.tagged.places if p.value.precision == "country"]
    if figure.now and nations:
        return nations[0]
    after = [p for p in unit.tagged.places if p.spans and _follows(p, figure)]
    if after:
        return min(after, key=lambda place: place.spans[-1].start)
    place = unit.place or _place_before(unit, units)
    if place is None:
        return None
    if _WHOLE.search(unit.tagged.line) and place.value.country in countries:
        return Found(countries[place.value.country], place.spans, 0.5)
    if nations and place.value.precision == "region":
        return nations[0]
    return place


def _follows(place: Found[Located], figure: _Figure) -> bool:
    """Whether a place is named close after a number: "1,500 soldiers are based in Niger"."""
    return 0 <= place.spans[-1].start - figure.span.end <= BESIDE and place.score >= BELIEVED


def _powers(unit: Unit, article: Article) -> Found[str] | None:
    country = unit.place.value.country if unit.place else ""
    for mention in unit.tagged.mentions:
        actor = settle(mention, country, unit.day or article.published)
        if actor in POWERS:
            return Found(POWERS[actor], (mention.span,), 0.8)
    return None


def _place_before(unit: Unit, units: Sequence[Unit]) -> Found[Located] | None:
    before = [u.place for u in units if u.index < unit.index and u.place is not None]
    return Found(before[-1].value, before[-1].spans, 0.4) if before else None
