"""A toll split by places: "nine soldiers died in two attacks: seven at Ber and two at Léré"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from geodata.coding.acts.units import POINTS, SURE_PLACE, Unit
from geodata.coding.acts.what import family
from geodata.coding.article import Span
from geodata.coding.events.together import apart
from geodata.coding.numbers.count import Count

if TYPE_CHECKING:
    from geodata.coding.drafts import Found, Located
    from geodata.coding.numbers.quantities import Quantity
    from geodata.coding.text.tagging import Tagged

_THERE: Final = re.compile(
    r"^ (?:(?!NUM|DATE|PLACE|SITE|SITES|who|qui|when|quand|after|apres|[;.:] )[^\s]+ ){0,7}?"
    r"(?:in|at|near|outside|around|on|of|from|a|au|aux|en|dans|pres|pres de|pres d|vers|sur|du|"
    r"d|de|cote de|cote d) (?:(?:the|le|la|les|l) )?(?:(?:village|town|city|area|outskirts|"
    r"locality|localite|ville|abords|environs|secteur|hameau) (?:of|de|du|d) )?$"
)
"""What may stand between a number of the list and its place."""

_AT: Final = re.compile(
    r"^ (?:(?:other|autre|of them|d entre eux) )?(?:in|at|near|outside|a|au|aux|en|dans|pres|pres "
    r"de|pres d|vers) (?:(?:the|le|la|les|l) )?(?:(?:village|town|city|locality|localite|ville|"
    r"hameau) (?:of|de|du|d) )?$"
)
"""The same after a mere article: "one at Léré", but not "one ambush at Léré"."""

_BRACKETED: Final = re.compile(r"^ [(:,] ?$")
"""What stands between a place of the list and the number that follows it."""

_OPENS: Final = re.compile(
    r" (?:[:,;(]|and|et|dont|including|with|avec|namely|soit|puis|then|while|tandis que)"
    r"(?: (?:[,]|and|et|dont|including|at least|au moins|some|about|environ|another|other))* $"
)
"""What stands before a number of the list."""


class _Share(NamedTuple):
    """A number and the place that it belongs to."""

    quantity: Quantity
    place: Found[Located]
    span: Span


def shared(unit: Unit) -> list[Unit]:
    """Part a toll that a sentence shares out among places.

    Parameters
    ----------
    unit : Unit
        A sentence that tells of violence.

    Returns
    -------
    list of Unit
        One for each place, each with its own dead; none where the sentence shares nothing out:
        the parts must add up to a total before them, or the first must be counted as dead.
    """
    if family(unit.category) != "fighting" or unit.mood != "happened":
        return []
    shares = _shares(unit.tagged)
    if len(shares) < 2 or not _are_apart(shares):  # noqa: PLR2004 - a list has two
        return []
    total = _total(unit, shares)
    if total is None:
        return []
    found = []
    for number, share in enumerate(shares):
        start = share.span.start
        end = shares[number + 1].span.start if number + 1 < len(shares) else unit.tagged.span.end
        own = [
            c for c in unit.counts if start <= c.span.start < end and c.at != share.quantity.first
        ]
        own = [c for c in own if c.kind != "deaths" or c.group == "attackers"]
        dead = Count(
            "deaths", total.group, share.quantity.range, share.span, total.foreign,
            share.quantity.first,
        )  # fmt: skip
        here = [d for d in unit.datings if start <= d.span.start < end]
        shared = [d for d in unit.datings if d.span.end <= shares[0].span.start]
        dates = here if any(d.role == "event" for d in here) else [*shared, *here]
        found.append(
            replace(
                unit, place=share.place, counts=[dead, *own], datings=dates or list(unit.datings)
            )
        )
    return found


def _shares(tagged: Tagged) -> list[_Share]:
    """Pair each number of a list with the place that stands beside it."""
    towns = sorted(
        (
            p
            for p in tagged.places
            if p.value.precision in POINTS and p.score >= SURE_PLACE and p.spans
        ),
        key=lambda p: p.spans[-1],
    )
    found: list[_Share] = []
    for quantity in tagged.quantities:
        first, last = tagged.words[quantity.first], tagged.words[quantity.last - 1]
        after = next((p for p in towns if p.spans[-1].start >= last.end), None)
        before = next((p for p in reversed(towns) if p.spans[-1].end <= first.start), None)
        gap = "" if after is None else _gap(tagged, last.end, after)
        if after is not None and (_AT if quantity.article else _THERE).search(gap):
            found.append(_Share(quantity, after, Span(first.start, after.spans[-1].end)))
        elif before is not None and not quantity.article:
            gap = tagged.between(before.spans[-1].end, first.start)
            if _BRACKETED.match(gap) and all(s.place is not before for s in found):
                found.append(_Share(quantity, before, Span(before.spans[-1].start, last.end)))
    return _run(tagged, found)


def _gap(tagged: Tagged, end: int, place: Found[Located]) -> str:
    """Return the words from a number to the name of a place, "near" before it among them."""
    line = tagged.between(end, place.spans[-1].end)
    return re.sub(r"(?:PLACE|SITE) $", "", line)


def _run(tagged: Tagged, found: list[_Share]) -> list[_Share]:
    """Keep the numbers that make a list of places, each with its own, to the end of it."""
    once: list[_Share] = []
    for share in found:
        if once and once[-1].place is share.place:
            once[-1] = share
        else:
            once.append(share)
    while len(once) > 1:
        lead = tagged.line[: tagged.position_of(once[1].quantity.first)]
        if _OPENS.search(lead) or once[1].span.start < tagged.words[once[1].quantity.first].start:
            break
        once.pop(0)
    for number, (_, other) in enumerate(pairwise(once)):
        lead = tagged.line[: tagged.position_of(other.quantity.first)]
        bracketed = other.span.start < tagged.words[other.quantity.first].start
        if not bracketed and not _OPENS.search(lead):
            return once[: number + 1]
    return once


def _are_apart(shares: list[_Share]) -> bool:
    return all(apart(one.place, other.place) for one, other in pairwise(shares))


def _total(unit: Unit, shares: list[_Share]) -> Count | None:
    """Return the count that a list of shares parts, or the first share where it counts dead."""
    parts = sum(share.quantity.value for share in shares)
    first = shares[0].quantity.first
    dead = [c for c in unit.counts if c.kind == "deaths" and c.group != "attackers"]
    for count in dead:
        number = count.range.best if count.range.best is not None else count.range.low
        if count.at < first and number == parts:
            return count
    own = next((c for c in dead if c.at == first), None)
    bare = [s for s in shares[1:] if not s.quantity.article]
    if own is None or len(bare) + 1 < len(shares) or any(c.at < first for c in dead):
        return None
    others = {c.at: c.kind for c in unit.counts}
    if any(others.get(s.quantity.first, "deaths") != "deaths" for s in bare):
        return None
    return own
