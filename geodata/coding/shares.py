"""A toll split over several places: "nine died in two attacks: eight at Dori, one at Djibo"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from geodata.coding.article import Span
from geodata.coding.drafts import Range
from geodata.coding.governing import label_of
from geodata.coding.together import apart
from geodata.coding.units import POINTS, SURE_PLACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.coding.drafts import Found, Located
    from geodata.coding.howmany import Count
    from geodata.coding.numbers import Quantity
    from geodata.coding.units import Unit

NEXT: Final = 9
"""Words between a share and its place."""


class _Share(NamedTuple):
    """A number of dead and the place that follows it."""

    number: int
    span: Span
    place: Found[Located]


def shared(unit: Unit) -> list[Unit]:
    """Part a sentence whose toll is split over places that are far apart.

    Parameters
    ----------
    unit : Unit
        What the whole sentence tells.

    Returns
    -------
    list of Unit
        One for each place with its share of the dead; empty where the sentence gives no such
        split: the shares must add up to a total before them, or each count the dead themselves.
    """
    text = unit.tagged
    counted = {count.at: count for count in unit.counts if count.kind == "deaths"}
    given = [q for q in text.quantities if q.range.best is not None and not _is_aside(unit, q)]
    given = [q for q in given if label_of(text, q) != "thing"]
    for at, total in enumerate(given):
        count = counted.get(total.first)
        if count is None or count.range.best is None:
            continue
        shares = _adding_up(unit, given[at + 1 :], count.range.best)
        if shares:
            return [_unit(unit, share, count) for share in shares]
    dead = [q for q in given if q.first in counted]
    own = [_share(unit, q, given) for q in dead]
    known = [share for share in own if share is not None]
    alone = len(known) == len(dead) == len(counted)
    if alone and len(known) > 1 and any(counted[q.first].plus for q in dead) and _apart(known):
        return [_unit(unit, s, counted[q.first]) for s, q in zip(known, dead, strict=True)]
    return []


def _is_aside(unit: Unit, quantity: Quantity) -> bool:
    """Whether a number counts the wounded, or soldiers who came."""
    return any(c.at == quantity.first and c.kind not in {"", "deaths"} for c in unit.counts) and (
        not any(c.at == quantity.first and c.kind in {"deaths", "troops"} for c in unit.counts)
    )


def _adding_up(unit: Unit, given: Sequence[Quantity], total: int) -> list[_Share]:
    """Return the shares, each with its place, that make up a total."""
    found: list[_Share] = []
    for quantity in given:
        share = _share(unit, quantity, given)
        if share is None:
            return []
        found.append(share)
        added = sum(each.number for each in found)
        if added >= total:
            return found if added == total and len(found) > 1 and _apart(found) else []
    return []


def _share(unit: Unit, quantity: Quantity, given: Sequence[Quantity]) -> _Share | None:
    """Return a number with the first place that stands between it and the next number."""
    text = unit.tagged
    start = text.words[quantity.first].start
    later = [q.first for q in given if q.first > quantity.first]
    last = min([len(text.words), quantity.last + NEXT, *later])
    end = text.words[last - 1].end
    places = [
        p
        for p in text.places
        if p.spans
        and start < p.spans[-1].start < end
        and p.score >= SURE_PLACE
        and p.value.precision in POINTS
    ]
    if not places or quantity.range.best is None:
        return None
    place = min(places, key=lambda p: p.spans[-1].start)
    return _Share(quantity.range.best, Span(start, text.words[quantity.last - 1].end), place)


def _apart(shares: Sequence[_Share]) -> bool:
    first = shares[0].place
    return all(apart(first, share.place) for share in shares[1:])


def _unit(unit: Unit, share: _Share, count: Count) -> Unit:
    only = Range(share.number, share.number, share.number)
    own = count._replace(range=only, span=share.span, plus=False, revised=False)
    return replace(unit, place=share.place, counts=[own])
