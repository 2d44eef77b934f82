"""What a number of people counts, by the verbs and words beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geodata.coding.numbers.tollchanges import (
    OTHERS,
    RISEN,
    SUM_OF,
    SUMMED,
)
from geodata.coding.numbers.tollpersons import ANYTHING, IDIOM, LATE, PERSON, SOMEBODY
from geodata.coding.numbers.tollwords import (
    ACTIVE,
    ALSO,
    ASIDE,
    ASIDES,
    DEAD_BEFORE,
    HURT_BEFORE,
    LEFT,
    MINE,
    NEAR_RIGHT,
    OBJECT,
    OF_WHOM,
    OWN_HURT,
    RIGHT,
    RIGHT_LIST,
    RIGHT_PAIRED,
    RIGHT_SERIAL,
    SPEAKERS,
    SUBSET,
)

if TYPE_CHECKING:
    from geodata.coding.numbers.quantities import Quantity
    from geodata.coding.text.tagging import Tagged

NEAR: Final = 4
"""Words between a verb and the number that it governs, whatever stands there."""

YOUNGEST: Final = 12
OLDEST: Final = 99
"""Ages of those who are quoted."""

REACH: Final = 150
"""Characters of a tagged sentence that are read before and after a number."""


_WEAK: Final = re.compile(
    r"^(?:cost\w*|cout\w+|counted|denombr\w*|loss|losses|lost|losing|pertes?|perdu|perdre|perdant|"
    r"left|leaving|leaves|fait|font|faire|faisant|claim\w*|shot|human toll)$"
)
"""Verbs that govern the dead only where people are what is counted."""

_PEOPLE: Final = re.compile(
    r"^(?:(?:(?!DATE |NUM |and |et |when |where )\w+ ){0,3}?(?:FORCES|FOREIGN|FIGHTERS|CIVILIANS|"
    r"people|persons?|personnes?|m[ae]n|wom[ae]n|child(?:ren)?|hommes?|femmes?|enfants?|lives|"
    r"vies|others?|"
    r"autres?|members?|membres?|elements?|of (?:its|their|his|them|the)|d entre|des leurs|dead|"
    r"deaths?|morts?|victims?|victimes?|guards?|bodies|corps|cadavres|in the|dans la|dans l|"
    r"dans le) )"
)


def words_after(tagged: Tagged, quantity: Quantity) -> str:
    """Return the tagged words that follow a number."""
    start = (
        tagged.position_of(quantity.last) if quantity.last < len(tagged.words) else len(tagged.line)
    )
    return tagged.line[start : start + REACH]


def words_before(tagged: Tagged, quantity: Quantity) -> str:
    """Return the tagged words before a number."""
    start = tagged.position_of(quantity.first)
    return tagged.line[max(0, start - REACH) : start]


def label_of(tagged: Tagged, quantity: Quantity) -> str:
    """Tell what a number counts.

    Parameters
    ----------
    tagged : Tagged
        The sentence.
    quantity : Quantity
        One of its numbers.

    Returns
    -------
    str
        deaths, wounded or taken; "thing" or "part" for what is none of an event's people or is
        counted in another number; empty where nothing tells.
    """
    after, before = words_after(tagged, quantity), words_before(tagged, quantity)
    return _left_out(quantity, before, after) or _counted(before, after)


def _left_out(quantity: Quantity, before: str, after: str) -> str:
    """Tell numbers of things, parts of another number, and figures that no longer hold."""
    if quantity.article and (not PERSON.match(after) or before.endswith(" l ")):
        return "thing"  # "l'un après l'autre" counts nobody
    if OBJECT.match(after) or before.endswith((" base ", " resolution ", " rn ", " route ")):
        return "thing"
    if IDIOM.search(before + "NUM " + after):
        return "thing"
    left = _governing(before)
    governed = left is not None and not left["gap"].strip()  # "and wounding two others"
    if LATE.match(after) and not SUBSET.search(before):
        return ""  # "three of the wounded have died"
    subset = SUBSET.search(before)
    if subset and OWN_HURT.match(after) and ALSO.search(before):
        hurt = HURT_BEFORE.search(before[: subset.start() + 1]) is not None
        subset = subset if hurt else None
    part = (subset and not governed) or MINE.search(before)
    if part or (OF_WHOM.match(after) and not _are_all(before, after)):
        return "part"
    told = left is not None and re.search('[,"]', left["gap"]) is not None
    if quantity.article and told and RIGHT.match(after) is None:
        return "thing"  # "nobody was killed", a resident said
    if _is_age(quantity, before, after) or OTHERS.search(before):
        return "thing"
    if SUMMED.search(before) and SUM_OF.search(after):
        return "thing"
    acts = ACTIVE.match(after) and not left
    return "thing" if acts or SPEAKERS.match(after) else ""


def _is_age(quantity: Quantity, before: str, after: str) -> bool:
    """Whether a bare number between commas is a person's age: "Amadou, 34, a farmer"."""
    return (
        before.endswith(" , ")
        and after.startswith((", ", ") "))
        and OLDEST >= quantity.value >= YOUNGEST
        and LEFT.search(before) is None
    )


def _counted(before: str, after: str) -> str:
    """Tell what a number of people counts by the verbs beside it."""
    near = NEAR_RIGHT.match(after)
    left = _governing(before)
    if RIGHT_SERIAL.match(after) or LATE.match(after):
        return "deaths"
    if left and _governs_things(left, after):
        left = None
    if left and left["gap"].endswith(("and ", "et ", ", ")) and not near:
        other = RIGHT.match(after)  # "the driver was killed and two guards were injured"
        if other and not other["dead"]:
            return _kind(other)
    if near:
        return _kind(near)
    people = _PEOPLE.match(after) or SOMEBODY.match(after)
    if left and _WEAK.search(left["dead"] or "") and not people:
        left = None  # "cost 600 on Wednesday", "the number of lorries lost as 33"
    if left and (len(left["gap"].split()) <= NEAR or not _verb_between(left["gap"])):
        return _kind(left)
    if RISEN.search(before):
        return "deaths"
    bare = ASIDE.sub("", ASIDES.sub("", after))
    right = next(
        (m for p in (NEAR_RIGHT, RIGHT, RIGHT_LIST, RIGHT_PAIRED) if (m := p.match(bare))), None
    )
    if right:
        return _kind(right)
    return ""


def _governing(before: str) -> re.Match[str] | None:
    """Return the last verb before a number that may govern it."""
    found = LEFT.search(before)
    while found is not None:
        nearer = LEFT.search(before, found.start() + 1)
        if nearer is None:
            return found
        found = nearer
    return None


def _are_all(before: str, after: str) -> bool:
    """Whether "of them" only points back: "seven of them were killed", where no other died."""
    near, left = NEAR_RIGHT.match(after), LEFT.search(before)
    told = near is not None and near["dead"] is not None and DEAD_BEFORE.search(before) is None
    hurt = near is not None and near["hurt"] is not None and HURT_BEFORE.search(before) is None
    return (
        told or hurt or (left is not None and left["dead"] is not None and not left["gap"].strip())
    )


def _governs_things(left: re.Match[str], after: str) -> bool:
    """Whether a verb that may take anything has no people after it: "millet cost 600"."""
    if left["gap"].startswith(("as ", "comme ")):
        return True  # "the number of lorries lost as 33"
    verb = left.group().split()[0]
    return ANYTHING.match(verb) is not None and not SOMEBODY.match(after)


def _verb_between(gap: str) -> bool:
    return (
        re.search(
            r"(?:^| )(?:DATE|when|lorsqu\w*|quand|who|qui|said|had|were|was|\w+ing|after|apres|"
            r"with) ",
            gap,
        )
        is not None
    )


def _kind(match: re.Match[str]) -> str:
    if match["dead"]:
        return "deaths"
    return "wounded" if match["hurt"] else "taken"
