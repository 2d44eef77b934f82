"""Places that no table has: a village under another spelling, or one that only the text places.

"The village of Adouba, in the Tillabéri region" is at Tillabéri, as roughly as the region is known,
and keeps its own name. A name that differs from a known one by its spelling alone is that place,
if no other in reach is as near to it.
"""

from __future__ import annotations

import math
import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from geodata.coding.article import Span
from geodata.coding.drafts import Found, Located
from geodata.coding.places.placing import NEAR, Placer, Unplaced, Village
from geodata.coding.places.spelling import Spellings
from geodata.coding.places.surroundings import words
from geodata.coding.places.toponyms import SAME_KM, distance_km, nations, word_lists
from geodata.filters import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geodata.coding.places.toponyms import Toponym, Toponyms

    _Places = Sequence[Found[Located]]
    _Context = tuple[Found[Located] | None, _Places, _Places, Mapping[str, float]]

NAME: Final = re.compile(
    r"(?<![\w'\u2019-])(?:N['\u2019]\s?)?[A-Z\u00c0-\u00de][\w'\u2019]*[a-z\u00e0-\u00ff]"
    r"(?:[ -](?:[A-Z\u00c0-\u00de][\w'\u2019]*[a-z\u00e0-\u00ff]|[IVX]{1,3}\b)"
    r"|-[a-z\u00e0-\u00ff]+){0,3}"
)
"""Words with capitals, as the name of a village is written."""

ACRONYM: Final = re.compile(r"[A-Z]{2}")
"""What no village's name has: "FAMa"."""

LOWER: Final = re.compile(r"\b[a-z\u00e0-\u00ff]{4,}\b")
"""Words that the text also writes without a capital are no names."""

_KIND: Final = (
    r"(?:villages?|towns?|town centre|localit(?:y|ies)|hamlets?|hamlet|hameaux?|bourgs?|bourgades?|"
    r"localit\u00e9s?|villes?|communes?|settlements?|campements?|encampments?|detachments?|"
    r"d\u00e9tachements?|camps?|bases?|posts?|postes?|outposts?|garrisons?|garnisons?|barracks|"
    r"casernes?|mines?|markets?|march\u00e9s?|municipalit(?:y|ies)|municipalit\u00e9s?|quartiers?|"
    r"neighbou?rhoods?|wells?|puits|sites?|brigades?|checkpoints?|forests?|for\u00eats?|"
    r"departments?|d\u00e9partements?|districts?|prefectures?|pr\u00e9fectures?|cercles?|cantons?|"
    r"arrondissements?|positions?)"
)
STRONG: Final = re.compile(
    rf"\b{_KIND}(?: [a-z\u00e0-\u00ff]+){{0,2}}? "
    r"(?:of|at|in|called|named|de|du|\u00e0|d\u00e9nomm\u00e9e?s?|appel\u00e9e?s?|d['\u2019]) ?$"
    r"|\b(?:hauteur|niveau|environs|alentours|abords|lieu-dit|surroundings|vicinity) (?:of|de) $"
    r"|\b(?:axe|tron\u00e7on|axis) $"
    rf"|\b(?:villages?|localit\u00e9s?|localit(?:y|ies)|hamlets?|hameaux?|bourgades?|communes?) $",
    re.IGNORECASE,
)
"""Words before a name that say it is a place's."""

AFTER: Final = re.compile(
    r" (?:(?:military|army|rural|gold|refugee|border|fishing|farming|urban) )?"
    r"(?:village|town|localit\u00e9|locality|hamlet|camp|base|outpost|post|commune|municipality|"
    r"market|mine|barracks|garrison|forest|detachment|(?:military|army) (?:camp|base|post))\b",
)
"""Words after a name that say so."""

PLACED: Final = re.compile(
    r"(?:\b(?:in|at|near|outside|around|towards?|into|from|\u00e0|vers|de|entre|between|of|on|"
    r"reached|entered|attacked|stormed|raided|hit|targeted|left|overran|seized|captured|"
    r"attaqu\u00e9|quitt\u00e9|pris|vis\u00e9|occup\u00e9|pr\u00e8s de|close to|et|and|ou|or|"
    r"sur|dans|jusqu['\u2019]\u00e0|depuis|villages?) |d['\u2019] ?|[,(] ?)$",
    re.IGNORECASE,
)
"""What may stand before a place whose region follows it."""

REACH: Final = 90
"""Characters within which the place that holds a village may follow it."""

BORDERING: Final = re.compile(r"\b(?:border|borders|fronti\u00e8re|frontalier|frontali\u00e8re)\b")

SURE: Final = 0.85
LIKELY: Final = 0.5
"""The score of a village that the text calls so; of one that only seems to be a place."""

LEFT: Final = 0.5
"""The share of a score that is left to a region once a village in it is named."""

SURE_ENOUGH: Final = 0.3
"""The score from which a place named elsewhere tells where a village lies."""

SHORTEST: Final = 4
"""Letters of the shortest name."""

FAR_KM: Final = 150
"""A place that is spelt alike is only meant this near to what the text names beside it."""

WIDE_KM: Final = 400
"""The same beside a part of a country."""

LIKELY_HINT: Final = 0.12
"""The share of a text's hints from which a country is what it is about."""


class Unlisted:
    """Finds the places of a text that are in no table as they are written.

    Parameters
    ----------
    names : Toponyms
        All known places.
    """

    def __init__(self, names: Toponyms) -> None:
        self._names = names
        self._lists = word_lists()

    @cached_property
    def _spellings(self) -> Spellings:
        return Spellings(self._names)

    def find(
        self,
        text: str,
        span: Span,
        known: Sequence[Found[Located]],
        earlier: Sequence[Found[Located]],
        hints: Mapping[str, float],
    ) -> tuple[list[Found[Located]], list[Found[Located]]]:
        """Find such places in a sentence.

        Parameters
        ----------
        text : str
            The article.
        span : Span
            The sentence.
        known : sequence of Found of Located
            The places of the sentence that are known.
        earlier : sequence of Found of Located
            Those of the sentences before, in order.
        hints : dict of str to float
            How much of the text speaks of each country.

        Returns
        -------
        villages : list of Found of Located
            In the order of the text.
        holders : list of Found of Located
            The known places that only say where one of them lies.
        """
        taken = [place.spans[-1] for place in known if place.spans]
        found: list[Found[Located]] = []
        holders: list[Found[Located]] = []
        common = frozenset(LOWER.findall(text))
        for match in NAME.finditer(text, span.start, span.end):
            where = self._trimmed(match)
            if (
                where is None
                or match.group().lower() in common
                or any(where.start < t.end and t.start < where.end for t in taken)
            ):
                continue
            holder = self._holder(text, where, known)
            village = self._village(text, span, where, (holder, known, earlier, hints), found)
            if village is not None:
                found.append(village)
                holders += [holder] if holder else []
        return found, holders

    def _trimmed(self, match: re.Match[str]) -> Span | None:
        """Return the words of a name, or None where they are a person's, a body's or a day."""
        name = match.group()
        start, end = match.span()
        if name.endswith(("'s", "\u2019s")):
            end -= 2
        split = [word.folded for word in words(name)]
        kinds = ("title", "firstname", "organisation", "body", "treaty", "neighbour", "no_village")
        if not split or len("".join(split)) < SHORTEST:
            return None
        if any(word in self._lists[kind] for word in split for kind in kinds):
            return None
        if any(word in self._adjectives for word in split) or ACRONYM.search(name):
            return None
        return Span(start, end)

    @cached_property
    def _adjectives(self) -> frozenset[str]:
        return frozenset(word for _, adjectives in nations().values() for word in adjectives)

    def _village(
        self,
        text: str,
        span: Span,
        where: Span,
        context: _Context,
        listed: Sequence[Found[Located]],
    ) -> Found[Located] | None:
        holder, known, earlier, hints = context
        before = text[max(span.start, where.start - 60) : where.start]
        strong = bool(STRONG.search(before) or AFTER.match(text, where.end, span.end))
        strong = strong or self._after_village(text, where, listed)
        placed = strong or PLACED.search(before) is not None
        if not placed or (holder is None and not strong and not self._here(before)):
            return None
        name = text[where.start : where.end]
        around = holder or self._around(known, earlier if strong else ())
        score = SURE if strong or holder else LIKELY
        alike = self._spellings.find(fold(name))
        meant = self._meant(alike, around, hints)
        if meant is not None:
            value = Placer.plain(meant)
            near = NEAR.search(before)
            start = where.start - len(near.group()) if near else where.start
            return Found(value, (Span(start, where.end),), score * 0.95)
        if around is None or around.value.precision == "country":
            return None
        if not strong and holder is None:
            return None
        held = around.value
        sort = Unplaced if held.precision == "region" else Village
        value = sort(name, held.country, held.lat, held.lon, "town", held.region)
        return Found(value, (where,), score)

    @staticmethod
    def _after_village(text: str, where: Span, listed: Sequence[Found[Located]]) -> bool:
        """Whether the name goes on with a list of villages: "of Adouba, Kirsi and Tola"."""
        if not listed or not listed[-1].spans or listed[-1].score < SURE * 0.9:
            return False
        between = text[listed[-1].spans[-1].end : where.start]
        return re.fullmatch(r", | and | et |, and |, et (?:de |d['\u2019])?", between) is not None

    @staticmethod
    def _here(before: str) -> bool:
        return (
            re.search(r"\b(?:at|\u00e0|near|in|between|entre|pr\u00e8s de) $", before) is not None
        )

    def _holder(
        self, text: str, where: Span, known: Sequence[Found[Located]]
    ) -> Found[Located] | None:
        """Return the place that the words after a name put it in or near."""
        for place in known:
            start = place.spans[0].start if place.spans else -1
            if not 0 < start - where.end <= REACH:
                continue
            between = text[where.end : start]
            folded = [word.folded for word in words(between)]
            joined = re.match(
                r"\s*[,(]|['\u2019]?\s(?:in|dans|near|pr\u00e8s|situ|located|sis)", between
            )
            if joined and all(word in self._lists["holding"] or word.isdigit() for word in folded):
                if place.value.precision == "country":
                    return None
                if BORDERING.search(between):
                    continue
                return place
            return None
        return None

    @staticmethod
    def _around(
        known: Sequence[Found[Located]], earlier: Sequence[Found[Located]]
    ) -> Found[Located] | None:
        """Return the area or town that a village without one is likely to lie in."""
        areas = [p for p in known if p.value.precision == "region" and p.score >= SURE_ENOUGH]
        if areas:
            return max(areas, key=lambda place: place.score)
        capital = {"Bamako", "Ouagadougou", "Niamey", "Cotonou", "Lom\u00e9", "Abuja"}
        towns = [p for p in known if p.value.precision == "town" and p.score >= SURE_ENOUGH]
        towns = [p for p in towns if p.value.name not in capital]
        if towns:
            return towns[0]
        told = [
            p for p in earlier
            if p.value.precision in {"region", "town"} and p.score >= SURE_ENOUGH
            and p.value.name not in capital
        ]  # fmt: skip
        return told[-1] if told else None

    @staticmethod
    def _meant(
        alike: Sequence[Toponym], around: Found[Located] | None, hints: Mapping[str, float]
    ) -> Toponym | None:
        """Choose the place that is spelt alike, if only one is in reach."""
        here = around.value if around else None

        def fits(place: Toponym) -> bool:
            if here is not None and here.precision != "country":
                away = distance_km(place.lat, place.lon, here.lat, here.lon)
                if here.region is None:  # a part of a country
                    return place.country == here.country and away <= WIDE_KM
                near = away <= FAR_KM
                return near or (place.region is not None and place.region == here.region)
            return hints.get(place.country, 0) >= LIKELY_HINT

        near = [place for place in alike if fits(place)]
        if not near:
            return None
        first = near[0]
        apart = max(
            (distance_km(first.lat, first.lon, p.lat, p.lon) for p in near), default=math.inf
        )
        one = apart <= SAME_KM or len({place.name for place in near}) == 1
        return first if one else None
