"""Where a text says something that may be a place, and what the words around it make of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geodata.coding.article import Span
from geodata.coding.places.surroundings import Surroundings
from geodata.coding.places.toponyms import LONGEST, word_lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.coding.places.surroundings import Word
    from geodata.coding.places.toponyms import Toponym, Toponyms

JOINT: Final = re.compile(r"[ \u00a0\u202f]?[-\u2010-\u2013'\u2019\u02bc]?|[ \u00a0\u202f]")
SHORT: Final = 4
"""A name of fewer letters is as likely anything else."""

BORROWED: Final = 0.2
"""The share of a score that is left where a body or a treaty bears the name."""

PASSED: Final = 0.6
"""The share of a score that is left to where something came from or a road leads."""

FORCES: Final = 0.35
"""The share of a score that is left when a country is named for its army or government."""

SIDES: Final = frozenset(
    {
        "nord", "sud", "est", "ouest", "north", "south", "east", "west", "centre", "center",
        "ville", "based", "born",
    }
)  # fmt: skip
"""Words that a hyphen joins to a town's name without making it another's."""

# names in lower case are only looked for where they describe an area
LOWER: Final = frozenset({"tri", "three", "trois", "parc", "inner", "inland", "delta", "complexe"})
LOWER_MORE: Final = frozenset({"pays", "bassin", "lac", "forêt", "foret", "massif", "boucle"})
DESCRIBING: Final = LOWER | LOWER_MORE


@dataclass(frozen=True)
class Mention:
    """A stretch of text with the places it may mean.

    Parameters
    ----------
    span : Span
        The words of the name.
    candidates : tuple of Toponym
        What bears that name.
    first, last : int
        Numbers of its first and last word in the text.
    score : float
        How sure it is that a place of an event is meant, before a candidate is chosen.
    area : bool
        Whether the text calls it a region, province, cercle or the like.
    settled : bool
        Whether words before or after it say that it is a place.
    """

    span: Span
    candidates: tuple[Toponym, ...]
    first: int
    last: int
    score: float
    area: bool = False
    settled: bool = False


class Scanner:
    """Finds the mentions of places in a text.

    Parameters
    ----------
    names : Toponyms
        What to look for.
    """

    def __init__(self, names: Toponyms) -> None:
        self._names = names
        lists = word_lists()
        self._lists = lists
        self._common = lists["common"]

    def scan(self, text: str, split: Sequence[Word], starts: frozenset[int]) -> list[Mention]:
        """Return the mentions in the order of the text.

        Parameters
        ----------
        text : str
            The whole text.
        split : sequence of Word
            Its words.
        starts : frozenset of int
            Positions at which a sentence begins.

        Returns
        -------
        list of Mention
        """
        found: list[Mention] = []
        number = 0
        while number < len(split):
            before = found[-1] if found and found[-1].last == number - 1 else None
            mention = self._at(text, split, number, starts, before)
            if mention is None:
                number += 1
            else:
                number = mention.last + 1
                if mention.score > 0:
                    found.append(mention)
        return found

    def _at(
        self,
        text: str,
        split: Sequence[Word],
        first: int,
        starts: frozenset[int],
        before: Mention | None,
    ) -> Mention | None:
        word = split[first]
        if not word.capital and word.folded not in DESCRIBING:
            return None
        last, key, best = first, word.folded, None
        while True:
            if candidates := self._names.named(key):
                proper = split[last].capital or word.folded in DESCRIBING or last > first
                best = (last, candidates) if proper else best
            last += 1
            if last >= len(split) or last - first >= LONGEST:
                break
            if not JOINT.fullmatch(text[split[last - 1].end : split[last].start]):
                break
            key += split[last].folded
        if best is None:
            return None
        last, candidates = best
        if not word.capital and last == first:
            return None
        if self._goes_on(text, split, last):
            return None
        span = Span(word.start, split[last].end)
        context = Surroundings(text, split, first, last, starts, self._lists)
        # what follows a place in a list is a place: "Mopti, Gao and Kidal"
        listed = before is not None and text[before.span.end : span.start] in {
            ", ",
            "/",
            "-",
            "\u2013",
        }
        return self._judge(span, candidates, context, listed=listed)

    def _goes_on(self, text: str, split: Sequence[Word], last: int) -> bool:
        """Whether a hyphen and another name follow, with which it is a village of its own."""
        if last + 1 >= len(split):
            return False
        follower = split[last + 1]
        hyphen = text[split[last].end : follower.start] in {"-", "\u2010", "\u2011"}
        named = follower.capital and not self._names.named(follower.folded)
        return hyphen and named and follower.folded not in SIDES

    def _judge(
        self, span: Span, candidates: list[Toponym], context: Surroundings, *, listed: bool
    ) -> Mention:
        area = context.area()
        settled = listed or context.settled()
        key = "".join(word.folded for word in context.name)
        spaced = " ".join(word.folded for word in context.name)
        short = len(key) < SHORT and not candidates[0].own
        common = spaced in self._common or short
        # an area under a town's or a common word's name needs to be called an area
        fitting = tuple(c for c in candidates if c.bare or area)
        if not fitting and settled and spaced not in self._lists["bare_area"]:
            fitting = tuple(candidates)
        if not fitting:
            return Mention(span, (), context.first, context.last, 0)
        country = fitting[0].precision == "country" and not context.area_after()
        area = area and not country  # "the Agadez region of Niger"
        score = 0.9 if settled else 0.65
        if context.banned(country=country) or (common and not country and not settled):
            score = 0.0
        elif context.dateline():
            score = 0.1
        elif country:
            score = 0.5 if settled else 0.35
            score *= FORCES if context.institution() else 1
        elif context.metonym(key):
            score = 0.25
        if context.reported():
            score *= 0.5
        if context.passed():
            score *= PASSED
        if context.named_after():
            score *= BORROWED
        score *= context.company(known=fitting[0].own and not common)
        return Mention(
            span, fitting, context.first, context.last, score, area=area, settled=settled
        )
