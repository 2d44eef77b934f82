"""Dead and wounded without a number: one person, two persons, nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geodata.coding.drafts import Range
from geodata.coding.numbers.count import Count, Counts, Group
from geodata.coding.numbers.tollnone import NONE_DEAD, NONE_HURT, UNKNOWN_TOLL
from geodata.coding.numbers.tollpersons import (
    AS_WELL,
    BOTH_DEAD,
    MANY,
    NEXT_HURT,
    ONE_DEAD,
    ONE_HURT,
    ONE_KILLED,
)

if TYPE_CHECKING:
    import re

    from geodata.coding.text.tagging import Tagged

_NOBODY: Final[tuple[tuple[re.Pattern[str], Counts], ...]] = (
    (NONE_DEAD, "deaths"),
    (NONE_HURT, "wounded"),
)
_SINGLE: Final[tuple[tuple[re.Pattern[str], Counts], ...]] = (
    (ONE_DEAD, "deaths"),
    (ONE_HURT, "wounded"),
    (NEXT_HURT, "wounded"),
)


def both(tagged: Tagged, known: list[Count]) -> list[Count]:
    """Count two persons whom the text names without a number: "a farmer and his son died"."""
    both = BOTH_DEAD.search(tagged.line)
    if both is None:
        return known
    at, last = tagged.word_at(both.start() + 1), tagged.word_at(both.end() - 2)
    if any(c.kind == "deaths" and (c.range.best != 1 or not at <= c.at <= last) for c in known):
        return known
    two = Count("deaths", "people", Range(2, 2, 2), tagged.span_of(both), at=at)
    return [two, *(c for c in known if c.kind != "deaths")]


def unnumbered(tagged: Tagged, known: list[Count]) -> list[Count]:
    """Count whom the text names without a number: "their driver was killed", "nobody was hurt"."""
    found: list[Count] = []
    for pattern, kind in _SINGLE:
        one = pattern.search(tagged.line)
        if one is None:
            continue
        at, last = tagged.word_at(one.start() + 1), tagged.word_at(one.end() - 2)
        if not any(c.kind == kind and (c.at <= last or not _as_well(tagged, c)) for c in known):
            found.append(
                Count(kind, "people", Range(1, 1, 1), tagged.span_of(one), at=at, single=True)
            )
    if not any(c.kind == "deaths" for c in (*known, *found)):
        found += _killed_alone(tagged)
    for pattern, none_of in _NOBODY:
        none = pattern.search(tagged.line)
        if none and not UNKNOWN_TOLL.search(
            tagged.line[max(0, none.start() - 30) : none.start() + 1]
        ):
            found.append(
                Count(
                    none_of,
                    _whose(none[0]),
                    Range(0, 0, 0),
                    tagged.span_of(none),
                    at=tagged.word_at(none.start()),
                )
            )
    return found


def _killed_alone(tagged: Tagged) -> list[Count]:
    """Count one person who was killed and stands as an object: "shot dead the village chief"."""
    one = ONE_KILLED.search(tagged.line)
    if one is None or tagged.line.startswith(("and ", "et ", "ainsi "), one.end()):
        return []
    first, last = tagged.word_at(one.start("one")), tagged.word_at(one.end("one") - 1)
    stop = tagged.word_at(one.end())
    named = [word.text for word in tagged.words[first : max(last + 1, stop)]]
    named = [word for word in named if word not in {"s", "fils"}]
    if any(word.endswith(("s", "x")) or word in MANY for word in named):
        return []
    group: Group = "attackers" if " FIGHTERS " in f" {one['one']} " else "people"
    span = tagged.span_of(one)
    return [Count("deaths", group, Range(1, 1, 1), span, at=first, single=True)]


def _whose(words: str) -> Group:
    """Tell of whom nobody died: "no soldier was lost" says nothing of the attackers."""
    if " FORCES " in words or " FOREIGN " in words:
        return "forces"
    return "civilians" if " CIVILIANS " in words else "people"


def _as_well(tagged: Tagged, count: Count) -> bool:
    """Whether a number comes on top of one person: "killed, as was one of the guards"."""
    before = tagged.line[: tagged.position_of(count.at)]
    return AS_WELL.search(before) is not None
