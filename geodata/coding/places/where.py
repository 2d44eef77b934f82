"""The places that the sentences of an article name."""

from __future__ import annotations

import bisect
import math
import re
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from geodata.coding.article import Span
from geodata.coding.drafts import Found, Located
from geodata.coding.places.mentions import Mention, Scanner
from geodata.coding.places.placing import PART, WAY, Placer, direction, joined
from geodata.coding.places.surroundings import words
from geodata.coding.places.toponyms import CORE, Toponym, Toponyms, distance_km, nations
from geodata.coding.places.unlisted import LEFT, Unlisted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geodata.atlas import Atlas
    from geodata.coding.places.surroundings import Word

LEAST: Final = 0.05
"""A weaker mention is left out."""

LARGE: Final = 100_000
"""A foreign town of so many people needs no other word of its country."""

VOTE: Final = 0.1
"""What each town adds to its country's share of a text's hints."""

IN_AREA: Final = re.compile(
    r"\s*,?\s*\(?(?:in |within )?(?:the )?(?:(?:commune|rural commune|cercle|circle|province|"
    r"district|department|"
    r"region|municipality|area) of )?(?:the )?"
    r"|\s*,?\s*\(?(?:situ\u00e9e? |sise? )?(?:dans |en )?(?:le |la |l['\u2019])?"
    r"(?:commune rurale|commune|cercle|province|d\u00e9partement|r\u00e9gion|pr\u00e9fecture) "
    r"(?:de |du |d['\u2019])(?:la |l['\u2019])?"
)
"""What stands between a village and the area that holds it."""

WITHIN_KM: Final = 120
"""How far from an area's point a place may be that lies in it, where the regions differ."""

HELD: Final = 4.0
"""What it counts that a place lies in the area that the text puts it in."""

DOUBT: Final = 1.0
"""The weight of what a text does not say: one name alone tells little of its country."""

SEAT: Final = 50_000
"""People of a town of our own tables that is meant wherever nothing speaks for another."""

HELPFUL: Final = 0.25
"""A weaker mention does not help to tell what others mean."""

NEXT: Final = re.compile(
    r"\s*[,(]\s*(?:in |in the |au |en |dans (?:le|l['\u2019]) ?)?"
    r"(?:(?:northern|central|southern|eastern|western|north|south|east|west)\s+)?"
)
"""What may stand between a town and the country that holds it."""


HOLDING: Final = 0.6
"""The share of a score that is left to a region that holds a town named in the same sentence."""

APPOSED: Final = 40
"""A distance at most so many characters after a place explains that place."""

CLOSE: Final = 12
"""The same of a region named by its town."""


OF_COUNTRY: Final = re.compile(
    rf"\b(?:far |extr\u00eame[ -])?(?P<way>{WAY}(?:ern)?|cent(?:er|re|ral))"
    r"(?:(?: part| half| region| tip)? of the "
    r"(?:west african |sahel(?:ian)? |landlocked |same |vast )*"
    r"(?:country|nation|state)| du (?:m\u00eame )?pays)\b"
    rf"|\b(?:country|nation)['\u2019]s (?:[a-z]+ )?(?P<way2>{WAY}(?:ern)?|cent(?:er|re|ral))\b",
    re.IGNORECASE,
)
"""A part of the country that the text speaks of: "in the north of the country"."""

NEAR: Final = re.compile(
    r"(?:near|close to|outside|not far|près|non loin|à proximité|"
    r"(?:à |a |just a |only a )?(?:few|several|some|couple of|handful of|quelques|plusieurs) "
    r"(?:kilom|km|miles|bornes))\w*\b"
)


SPELT: Final = re.compile(
    r" ?, (?:à |at |some |about |environ |a |une? |lying |situé\w* )*[\w-]+ (?:de |of )?"
    r"(?:kilom|km|miles)\w*(?: \w+){0,4} (?:from|of|de|d['\u2019])\s?(?:la |le |the )?",
    re.IGNORECASE,
)
"""What stands between a place and another that tells where it lies, the distance in words."""


class Places:
    """Finds places in articles.

    Parameters
    ----------
    atlas : geodata.atlas.Atlas
        Whose sites, events and zones are known places.

    Examples
    --------
    >>> import geodata
    >>> from geodata.coding import Span
    >>> text = "Four soldiers were killed near Djibo."
    >>> [[found]] = Places(geodata.load()).find(text, [Span(0, len(text))])
    >>> found.value.name, text[found.spans[0].start : found.spans[0].end]
    ('Djibo', 'near Djibo')
    """

    def __init__(self, atlas: Atlas) -> None:
        names = Toponyms(atlas)
        self._scanner = Scanner(names)
        self._placer = Placer(atlas.countries)
        self._unlisted = Unlisted(names)
        self._nations = {t.country: t for t in names.countries()}
        self._hints = {
            word: country for country, (_, adjectives) in nations().items() for word in adjectives
        }

    def find(self, text: str, spans: Sequence[Span]) -> list[list[Found[Located]]]:
        """Find the places that each sentence names.

        Parameters
        ----------
        text : str
            The whole article.
        spans : sequence of Span
            Its sentences.

        Returns
        -------
        list of list of Found of Located
            For each span the places in the order of the text. The score is low for what is named
            but is hardly where something happened: the dateline, a country whose army is meant, a
            capital that stands for its government, a region that only says where a town lies.
        """
        split = words(text)
        first = [bisect.bisect_left(split, span.start, key=lambda w: w.start) for span in spans]
        starts = frozenset(split[number].start for number in first if number < len(split))
        mentions = self._scanner.scan(text, split, starts)
        hints = self._hinted(split, mentions)
        placed = [
            self._placer.place(text, mention.span, toponym, mention.score, area=mention.area)
            for mention, toponym in self._choose(text, mentions, hints)
        ]
        placed = joined(text, placed)
        placed = sorted(
            [*placed, *self._parts(text, placed, hints)], key=lambda f: f.spans[0].start
        )
        found: list[list[Found[Located]]] = []
        earlier: list[Found[Located]] = []
        for span in spans:
            inside = [f for f in placed if span.start <= f.spans[-1].end - 1 < span.end]
            more, holders = self._unlisted.find(text, span, inside, earlier, hints)
            if more:
                lowered = [_lowered(place, holds=place in holders) for place in inside]
                inside = sorted([*lowered, *more], key=lambda f: f.spans[0].start)
            found.append(_weigh(text, inside))
            earlier += found[-1]
        return found

    def _parts(
        self, text: str, placed: Sequence[Found[Located]], hints: Mapping[str, float]
    ) -> list[Found[Located]]:
        """Find "the north of the country", of the country last named or most spoken of."""
        found = []
        for match in OF_COUNTRY.finditer(text):
            country = _spoken_of(text, placed, match.start(), hints)
            nation = self._nations.get(country or "")
            if nation is None:
                continue
            whole = self._placer.plain(nation)
            part = self._placer.turned(whole, direction(match["way"] or match["way2"]))
            if part is not None:
                found.append(Found(part, (Span(*match.span()),), PART))
        return found

    def _choose(
        self,
        text: str,
        mentions: Sequence[Mention],
        hints: Mapping[str, float],
    ) -> list[tuple[Mention, Toponym]]:
        """Decide which of the places of one name is meant, from the rest of the text."""
        certain = [m.candidates[0] for m in mentions if _certain(m)]
        found = []
        for mention, follower in zip_longest(mentions, mentions[1:]):
            bracketed = _bracketed(text, mention, follower)
            holder = self._holder(text, mention, follower)
            toponym = max(
                mention.candidates,
                key=lambda t: (
                    _liking(t, mention, hints, certain, bracketed)
                    + (HELD if holder is not None and _inside(t, holder) else 0)
                ),
            )
            if holder is not None and toponym.precision == "town" and not _inside(toponym, holder):
                # "Bamba, in the cercle of Koro" is another Bamba than the one that is known
                toponym = replace(holder, name=toponym.name, precision="town", rough=True)
            foreign = toponym.country not in CORE and toponym.precision in {"town", "region"}
            known = toponym.own or toponym.population >= LARGE
            if not foreign or known or toponym.country in hints:
                found.append((mention, toponym))
        return found

    @staticmethod
    def _holder(text: str, mention: Mention, follower: Mention | None) -> Toponym | None:
        """Return the area of our core countries that the words after a name put it in."""
        if follower is None or not follower.area:
            return None
        areas = [t for t in follower.candidates if t.country in CORE and t.region]
        between = text[mention.span.end : follower.span.start]
        if not areas or len({t.region for t in areas}) > 1 or not IN_AREA.fullmatch(between):
            return None
        return areas[0]

    def _hinted(self, split: Sequence[Word], mentions: Sequence[Mention]) -> dict[str, float]:
        hints: dict[str, float] = {}
        for word in split:
            if country := self._hints.get(word.folded):
                hints[country] = hints.get(country, 0) + 1
        for mention in mentions:
            first = mention.candidates[0]
            if first.precision == "country":
                hints[first.country] = hints.get(first.country, 0) + 1
            elif _certain(mention):
                hints[first.country] = hints.get(first.country, 0) + 0.5
        total = sum(hints.values()) + DOUBT
        return {country: weight / total for country, weight in hints.items()}


def _spoken_of(
    text: str, placed: Sequence[Found[Located]], at: int, hints: Mapping[str, float]
) -> str | None:
    """Return the country that "the country" means: the sentence's, or what most places are of."""
    start = max(text.rfind(mark, 0, at) for mark in (". ", "\n", "? ", "! "))
    near = [p for p in placed if start < p.spans[-1].end <= at and p.score >= HELPFUL]
    if near:
        return near[-1].value.country
    votes = dict(hints)
    for place in placed:
        if place.value.precision != "country" and place.value.country in votes:
            votes[place.value.country] += VOTE
    return max(votes, key=lambda country: votes[country], default=None)


def _lowered(place: Found[Located], *, holds: bool) -> Found[Located]:
    """Lower an area or a country once the sentence names a village that no table has."""
    wide = holds or place.value.precision in {"region", "country"}
    return replace(place, score=place.score * LEFT) if wide else place


def _inside(toponym: Toponym, holder: Toponym) -> bool:
    """Whether a place may lie in an area: in its region, or not far from it over a border."""
    if (toponym.country, toponym.region) == (holder.country, holder.region):
        return True
    return distance_km(toponym.lat, toponym.lon, holder.lat, holder.lon) <= WITHIN_KM


def _bracketed(text: str, mention: Mention, follower: Mention | None) -> str | None:
    """Return the country that follows the name directly: "Gao, Mali", "Gao (Mali)"."""
    if follower is None or follower.candidates[0].precision != "country":
        return None
    between = text[mention.span.end : follower.span.start]
    return follower.candidates[0].country if NEXT.fullmatch(between) else None


def _certain(mention: Mention) -> bool:
    """Whether a mention may help to tell what others mean."""
    first = mention.candidates[0]
    known = first.own or first.country in CORE
    one = len({candidate.country for candidate in mention.candidates}) == 1
    return one and known and mention.score >= HELPFUL and first.precision != "country"


def _liking(
    toponym: Toponym,
    mention: Mention,
    hints: Mapping[str, float],
    certain: Sequence[Toponym],
    bracketed: str | None,
) -> float:
    near = min(
        (distance_km(toponym.lat, toponym.lon, o.lat, o.lon) for o in certain if o is not toponym),
        default=math.inf,
    )
    return (
        1.0
        + (2.0 if toponym.own else 0)
        + (1.0 if toponym.country in CORE else 0)
        + (1.5 if toponym.own and toponym.population >= SEAT else 0)
        + (0 if toponym.own else 0.3 * math.log10(1 + toponym.population))
        + 5.0 * hints.get(toponym.country, 0)
        + 2.0 * math.exp(-near / 150)
        + (8.0 if bracketed == toponym.country else 0)
        # "Kidal region" is the area, "Kidal" the town
        + (6.0 if mention.area and toponym.precision == "region" else 0)
        - (4.0 if not mention.area and not toponym.bare else 0)
        + (4.0 if toponym.precision == "country" else 0)
    )


def _weigh(text: str, found: Sequence[Found[Located]]) -> list[Found[Located]]:
    """Lower what only says where another place of the sentence lies."""
    weighed: list[Found[Located]] = []
    for number, one in enumerate(found):
        score = one.score
        if any(_holds(one, other) for other in found if other is not one):
            score *= HOLDING
        before = found[number - 1] if number else None
        if before is not None and (_apposed(text, before, one) or _seat(before, one)):
            score *= HOLDING
        if score >= LEAST:
            weighed.append(replace(one, score=round(score, 3)))
    return weighed


def _holds(one: Found[Located], other: Found[Located]) -> bool:
    """Whether one place is an area in which the other, more exact one lies."""
    if other.score < HELPFUL or _width(other.value) >= _width(one.value):
        return False
    if one.value.precision == "region" and other.value.name == other.value.region:
        return False  # "Koutougou in Tillabéri": the town's name stands for its region
    # the ends of a stretch stand inside its words
    inside = one.spans[0].start <= other.spans[0].start < one.spans[0].end
    wide = one.value.precision == "country" or one.value.region is None
    region = wide or one.value.region == other.value.region
    return not inside and region and one.value.country == other.value.country


def _seat(before: Found[Located], one: Found[Located]) -> bool:
    """Whether a town stands for the region of its name: "Koutougou in Tillabéri"."""
    here, there = one.value, before.value
    close = one.spans[0].start - before.spans[0].end <= CLOSE
    held = here.name == there.region and here.country == there.country
    return close and held and here.name != there.name and here.precision == "town"


def _width(place: Located) -> int:
    """Rank what a name covers, from a town or a computed point to a country."""
    if place.precision == "region" and place.region is None:
        return 3
    if place.precision == "region":
        computed = place.name[0].isdigit() or place.name.startswith("Between ")
        return 0 if computed else 2 if place.name == place.region else 1
    return 4 if place.precision == "country" else 0


def _apposed(text: str, before: Found[Located], one: Found[Located]) -> bool:
    """Whether a distance explains the place before it: "Barsalogho, 40 km north of Kaya"."""
    start = one.spans[0].start
    between = text[before.spans[0].end : start]
    if SPELT.fullmatch(between):
        return True  # "Torodi, à une soixantaine de kilomètres de Niamey"
    if text[start : start + 1].isdigit():
        return len(between) <= APPOSED
    return not between.strip(" ,") and bool(NEAR.match(text, start))  # "Tessit, near Ansongo"
