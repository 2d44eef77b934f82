"""What a text spoke of last: the place and the date that its next sentences may leave out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geodata.coding.acts.units import POINTS, SURE_PLACE
from geodata.coding.drafts import Found
from geodata.coding.events.together import apart
from geodata.coding.places.referents import Referents

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geodata.coding.acts.units import Unit
    from geodata.coding.drafts import Dated, Located

NEAR: Final = 3
"""Sentences that a place or date is carried on for."""

FAR: Final = 8
"""Sentences that a place is carried on for to one that has a date and no place."""

SURE_TALK: Final = 0.5
OWN: Final = 0.6
"""The score from which a sentence's own country or region is meant, not the place before it."""


REFERRED: Final = 0.5
"""The score of a place that a sentence means without naming it."""

MEANT: Final = 0.55
"""The score of a place that a sentence says it means: "there", "on the way"."""

COUNTRY: Final = 0.35
"""The score of a country that is taken for that of the place spoken of."""

HEADING: Final = re.compile(
    r"^ (?:[-*\u2022\u2013] )?(?:NUM (?:[:h] )?NUM )?"
    r"(?:(?:a|au|in|at|et|and|mais|but) )?(?:PLACE|SITE)"
    r"(?: ,? ?(?:(?:tout )?d abord|ensuite|enfin|puis|aussi|egalement|maintenant|first|next|then|"
    r"finally|lastly|too|now)(?: , [^.;]{3,60})?)? [.:]? ?$"
    r"|^ (?:[^\s,;.]+ ){0,4}?(?:known|heard|said|reported|clear\w*|worse|better|different|calm\w*|"
    r"quiet\w*|sait|connait|connu|mieux|pire|autre|calme|parle) (?:[^\s,;.]+ ){0,2}?"
    r"(?:about|of|from|at|in|a|au|de|d|sur|pour) (?:PLACE|SITE) [.:]? ?$"
)
"""A sentence that is but a place, or only turns to one: the heading of what follows it."""

LOCAL: Final = re.compile(
    r" (?:there|over there|(?:its|ses) (?:outskirts|edges?|streets|gates|market|entrance|abords|"
    r"environs|alentours|faubourgs|rues|portes)|sa (?:peripherie|sortie|lisiere)|son (?:marche|"
    r"entree)|"
    r"la bas|same (?:city|town|village|place|area|locality|base|day)|"
    r"meme (?:ville|localite|village|endroit|base|lieu)|sur place|y|"
    r"(?:sur|pendant|durant) (?:le|son|leur) (?:trajet|chemin|route|parcours)|en chemin|"
    r"(?:on|along) (?:the|its|their) way|en (?:cours de )?route|"
    r"(?:the|this|that|its|le|la|l|du|au|cette|ce|cet|leur|sa|son) "
    r"(?:\w+ ){0,1}?(?:base|camp|site|town|village|city|post|position|emprise|localite|ville|"
    r"poste|POST|BASE)) "
)
"""Words that mean the place last spoken of."""

FAR_OFF: Final = re.compile(
    r" (?:(?:far|further|farther|much further) (?:to the |in the |up |down )?(?:north|south|east|"
    r"west)\w*"
    r"|elsewhere|(?:in )?another (?:part|corner|region|province|town|village)|at the other end|"
    r"(?:plus|tout|loin|bien plus) (?:au|a l) (?:nord|sud|est|ouest|centre)|ailleurs|"
    r"a l autre bout|(?:dans )?une autre (?:region|province|localite|ville|partie)) "
)
"""Words by which an act was not where the last one was."""

POLITICS: Final = frozenset(
    {"agreement", "agreement_ended", "political", "coup", "group_formation"}
)
REGION_IS_ENOUGH: Final = frozenset({"withdrawal", "deployment"}) | POLITICS


COUNTRYWIDE: Final = frozenset({"political", "agreement_ended"})
"""What a government decides for its country, wherever it does so."""


WHOLE: Final = re.compile(
    r" (?:(?:the )?whole|entire|all|every|last|completely|fully|any|none|tous|toutes?|totalite|"
    r"ensemble|derniere?s?|entierement|integralement|plus aucun|plus un seul) "
)
"""Words with which a force is to go as a whole, and so from the whole country."""


def kind_of(category: str) -> str:
    """Tell what goes on at a place from what is decided about a country."""
    return "politics" if category in REGION_IS_ENOUGH | {"base_handover"} else "ground"


def _is_countrywide(unit: Unit) -> bool:
    """Whether a sentence tells of what is decided for a country or planned for a whole force."""
    planned = unit.category in REGION_IS_ENOUGH and unit.mood == "announced"
    whole = planned and WHOLE.search(unit.tagged.line) is not None
    return unit.category in COUNTRYWIDE or whole


class Talk:
    """What the text spoke of last: the place, and the date.

    Parameters
    ----------
    countries : mapping of str to Located
        By their codes.

    Attributes
    ----------
    place : Found of Located or None
        The last town or site.
    date : Found of Dated or None
        The last date of something that happened.
    """

    def __init__(self, countries: Mapping[str, Located]) -> None:
        self.place: Found[Located] | None = None
        self.date: Found[Dated] | None = None
        self.family = ""
        self._referents = Referents()
        self._named: tuple[Found[Located], int] | None = None
        self._countries = countries
        self._placed = self._dated = -99
        self._now = 0

    def hear(self, unit: Unit) -> None:
        """Take in a sentence; its own place and date are the talk's from the next one on."""
        self._now = unit.index
        self._refer(unit)
        self._carry(unit)
        here = unit.place
        self._keep(unit)
        if here is not None and here.value.precision in POINTS and here.score > SURE_TALK:
            self._named = (here, unit.index)
        dating = unit.dating("event")
        if dating is not None and unit.mood != "announced":
            self.date, self._dated = dating.found, unit.index

    def _carry(self, unit: Unit) -> None:
        """Give an act that names no place of its own the one that was spoken of last."""
        here = unit.place
        if here and here.score < SURE_PLACE and self._recent(self._placed):
            here = None  # only where they went, or who speaks lives
        if not unit.category or (here and here.value.precision not in {"country", "region"}):
            return
        if here is None and FAR_OFF.search(unit.tagged.line):
            return
        refers = LOCAL.search(unit.tagged.line) is not None
        weak = here is None or here.score < OWN
        if refers and weak and self._named is not None and unit.index - self._named[1] == 1:
            place = self._named[0]
            unit.place = Found(place.value, place.spans, 0.5)
            return
        dated = here is None and unit.dating("event") is not None
        recent = self._now - self._placed <= (FAR if dated else NEAR)
        if not recent or self.place is None:
            return
        inside = here is None or (
            here.value.country == self.place.value.country and not apart(self.place, here)
        )
        if dated and unit.tagged.unknown and not refers and kind_of(unit.category) == "ground":
            country = self._countries.get(self.place.value.country)
            unit.place = Found(country, self.place.spans, COUNTRY) if country else None
            return  # "at Fafa", which no table has, is not the town before it
        decided = _is_countrywide(unit)
        alike = refers or (not decided and self.family in ("", kind_of(unit.category)))
        if (refers and (inside or weak)) or (here is None and alike):
            score = MEANT if refers and unit.counts else REFERRED
            unit.place = Found(self.place.value, self.place.spans, score)
            self._placed = unit.index
        elif here is None and decided and not self._acts(unit):
            country = self._countries.get(self.place.value.country)
            unit.place = Found(country, self.place.spans, COUNTRY) if country else None

    def _keep(self, unit: Unit) -> None:
        """Keep the place of a sentence for those that follow."""
        here = unit.place
        if here is None:
            return
        exact = here.value.precision in POINTS
        if exact and (unit.category or (self.place is None and here.score >= SURE_TALK)):
            self.place, self._placed = here, unit.index
            self.family = kind_of(unit.category) if unit.category else self.family
            return
        ground = bool(unit.category) and kind_of(unit.category) == "ground"
        if here.value.precision == "region" and here.score >= OWN and ground:
            self.place, self._placed, self.family = here, unit.index, "ground"

    def _acts(self, unit: Unit) -> bool:
        """Whether a sentence names a government of the map, whose country it is about."""
        return any(mention.country in self._countries for mention in unit.tagged.mentions)

    def there(self, unit: Unit) -> Found[Located] | None:
        """Return the place that a sentence which tells of no act means by "there"."""
        if unit.category or unit.place is not None or LOCAL.search(unit.tagged.line) is None:
            return None
        if self._named is not None and unit.index - self._named[1] == 1:
            return self._named[0]
        return self.place if unit.index - self._placed <= NEAR else None

    def _refer(self, unit: Unit) -> None:
        """Give a sentence the place that it means without naming it; hear a place as a heading."""
        here = unit.place
        vague = here is None or (here.value.precision not in POINTS and here.score < OWN)
        meant = self._referents.meant(unit) if vague and (unit.category or unit.counts) else None
        if meant is not None:
            unit.place = Found(meant.value, meant.spans, REFERRED)
        self._referents.hear(unit)
        if here is not None and HEADING.match(unit.tagged.line):
            self.place, self._placed, self.family = here, unit.index, ""

    def recent_date(self) -> Found[Dated] | None:
        """Return the date of the sentence before, if it had one; a year is none."""
        known = self.date is not None and self.date.value.precision != "year"
        return self.date if known and self._now - self._dated <= NEAR else None

    def _recent(self, index: int) -> bool:
        return self._now - index <= NEAR
