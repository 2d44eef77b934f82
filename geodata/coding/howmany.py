"""How many died, were wounded or came: which of a sentence's numbers counts what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from geodata.coding.article import Span
from geodata.coding.drafts import Range
from geodata.coding.tollwords import (
    ACTIVE,
    ASIDE,
    ASIDES,
    ATTACKERS,
    BARE,
    CIVIL,
    DEAD_BEFORE,
    FORCE,
    JOINED,
    LEFT,
    LEFT_BEHIND,
    MOST,
    NEAR_RIGHT,
    NONE_DEAD,
    NONE_HURT,
    NUMBERED,
    OBJECT,
    OF_WHOM,
    ONE_DEAD,
    PERSON,
    REVISED,
    RIGHT,
    RIGHT_LIST,
    RISEN,
    SPEAKERS,
    SUBSET,
    SUPERSEDED,
    TROOPS,
    UNKNOWN_TOLL,
)

if TYPE_CHECKING:
    from geodata.coding.numbers import Quantity
    from geodata.coding.tagging import Tagged

Counts = Literal["deaths", "wounded", "troops", "taken", ""]
Group = Literal["people", "civilians", "forces", "attackers"]

NEAR: Final = 4
"""Words between a verb and the number that it governs, whatever stands there."""

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100

REACH: Final = 150
"""Characters of a tagged sentence that are read before and after a number."""

_NOBODY: Final[tuple[tuple[re.Pattern[str], Counts], ...]] = (
    (NONE_DEAD, "deaths"),
    (NONE_HURT, "wounded"),
)
COUNTED: Final[dict[str, Counts]] = {"deaths": "deaths", "wounded": "wounded", "troops": "troops"}


class Count(NamedTuple):
    """A number of people.

    Parameters
    ----------
    kind : str
        deaths, wounded or troops.
    group : str
        Whose: people, civilians, forces or attackers.
    range : Range
        How many.
    span : Span
        The number's words and those that say what it counts.
    foreign : bool
        Whether it counts a foreign power's men.
    at : int
        The word at which it stands.
    plus : bool
        Whether it is added to the count before it ("four soldiers and a driver").
    revised : bool
        Whether the text says that it takes the place of an earlier figure ("rose to 14").
    """

    kind: Counts
    group: Group
    range: Range
    span: Span
    foreign: bool = False
    at: int = 0
    plus: bool = False
    revised: bool = False


def counts(tagged: Tagged) -> list[Count]:
    """Say what each of a sentence's numbers counts.

    Parameters
    ----------
    tagged : Tagged
        The sentence.

    Returns
    -------
    list of Count
        In the order of the text; numbers of things, and those that are part of another ("four
        people, including two children"), are left out.
    """
    read = [(q, _label(tagged, q)) for q in tagged.quantities]
    read = [(q, label) for q, label in read if label not in {"thing", "part"}]
    labels = [label for _, label in read]
    for index in range(len(read) - 1, -1, -1):  # "eleven soldiers and 24 civilians were killed"
        follows = labels[index + 1] if index + 1 < len(read) else ""
        if (
            labels[index] == ""
            and follows in {"deaths", "wounded"}
            and _joined(tagged, read, index)
        ):
            labels[index] = follows
    for index in range(1, len(read)):  # "49 morts : quarante gendarmes et neuf civils"
        before = labels[index - 1]
        if (
            labels[index] == ""
            and before in {"deaths", "wounded"}
            and _joined(tagged, read, index - 1)
        ):
            labels[index] = before
    found: list[Count] = []
    for number, ((quantity, _), label) in enumerate(zip(read, labels, strict=True)):
        after = _after(tagged, quantity)
        kind: Counts = COUNTED.get(label, "")
        if label == "" and not quantity.article and _is_troops(tagged, quantity, after):
            kind = "troops"
        if kind:
            plus = number > 0 and labels[number - 1] == label and _joined(tagged, read, number - 1)
            if kind == "deaths" and quantity.value >= MOST:
                continue
            revised = kind == "deaths" and REVISED.search(_before(tagged, quantity)) is not None
            found.append(_count(tagged, quantity, kind, after)._replace(plus=plus, revised=revised))
    return found + _unnumbered(tagged, found)


def _unnumbered(tagged: Tagged, known: list[Count]) -> list[Count]:
    """Count whom the text names without a number: "their driver was killed", "nobody was hurt"."""
    found: list[Count] = []
    one = ONE_DEAD.search(tagged.line)
    if one and not any(count.kind == "deaths" for count in known):
        at = tagged.word_at(one.start() + 1)
        found.append(Count("deaths", "people", Range(1, 1, 1), tagged.span_of(one), at=at))
    for pattern, none_of in _NOBODY:
        none = pattern.search(tagged.line)
        if none and not UNKNOWN_TOLL.search(
            tagged.line[max(0, none.start() - 30) : none.start() + 1]
        ):
            found.append(
                Count(
                    none_of,
                    "people",
                    Range(0, 0, 0),
                    tagged.span_of(none),
                    at=tagged.word_at(none.start()),
                )
            )
    return found


def _is_troops(tagged: Tagged, quantity: Quantity, after: str) -> bool:
    before = _before(tagged, quantity)
    a_year = FIRST_YEAR <= quantity.value <= LAST_YEAR and quantity.range.low == quantity.range.high
    return TROOPS.match(after) is not None or (
        not a_year and NUMBERED.search(before) is not None and BARE.match(after) is not None
    )


def _after(tagged: Tagged, quantity: Quantity) -> str:
    start = (
        tagged.position_of(quantity.last) if quantity.last < len(tagged.words) else len(tagged.line)
    )
    return tagged.line[start : start + REACH]


def _before(tagged: Tagged, quantity: Quantity) -> str:
    start = tagged.position_of(quantity.first)
    return tagged.line[max(0, start - REACH) : start]


def _label(tagged: Tagged, quantity: Quantity) -> str:
    after, before = _after(tagged, quantity), _before(tagged, quantity)
    return _left_out(quantity, before, after) or _counted(before, after)


def _left_out(quantity: Quantity, before: str, after: str) -> str:
    """Tell numbers of things, parts of another number, and figures that no longer hold."""
    if quantity.article and not PERSON.match(after):
        return "thing"
    if OBJECT.match(after) or before.endswith((" base ", " resolution ", " rn ", " route ")):
        return "thing"
    left = LEFT.search(before)
    governed = left is not None and not left["gap"].strip()  # "and wounding two others"
    part = SUBSET.search(before) and not governed
    if part or SUPERSEDED.search(before) or (OF_WHOM.match(after) and not _are_all(before, after)):
        return "part"
    acts = ACTIVE.match(after) and not left
    return "thing" if acts or SPEAKERS.match(after) else ""


def _counted(before: str, after: str) -> str:
    """Tell what a number of people counts by the verbs beside it."""
    near = NEAR_RIGHT.match(after)
    left = LEFT.search(before)
    if left and left["gap"].endswith(("and ", "et ")) and not near:
        other = RIGHT.match(after)  # "the driver was killed and two guards were injured"
        if other and not other["dead"]:
            return _kind(other)
    if near:
        return _kind(near)
    if left and (len(left["gap"].split()) <= NEAR or not _verb_between(left["gap"])):
        return _kind(left)
    if RISEN.search(before):
        return "deaths"
    bare = ASIDE.sub("", ASIDES.sub("", after))
    right = NEAR_RIGHT.match(bare) or RIGHT.match(bare) or RIGHT_LIST.match(bare)
    if right:
        return _kind(right)
    return ""


def _are_all(before: str, after: str) -> bool:
    """Whether "of them" only points back: "seven of them were killed", where no other died."""
    near, left = NEAR_RIGHT.match(after), LEFT.search(before)
    told = near is not None and near["dead"] is not None and DEAD_BEFORE.search(before) is None
    return told or (left is not None and left["dead"] is not None and not left["gap"].strip())


def answers(tagged: Tagged) -> list[Count]:
    """Read a sentence's numbers as the answer to how many died.

    Parameters
    ----------
    tagged : Tagged
        A sentence that follows such a question.

    Returns
    -------
    list of Count
        Those of its numbers that count nothing else.
    """
    found = []
    for quantity in tagged.quantities:
        label, after = _label(tagged, quantity), _after(tagged, quantity)
        if label in {"", "deaths"} and not quantity.article:
            found.append(_count(tagged, quantity, "deaths", after))
    return found


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


def _joined(tagged: Tagged, read: list[tuple[Quantity, str]], index: int) -> bool:
    first, second = read[index][0], read[index + 1][0]
    start, end = tagged.position_of(first.last), tagged.position_of(second.first)
    between = tagged.line[start:end]
    return bool(JOINED.match(between)) and not re.search(
        r" (?:including|dont|who|qui) ", f" {between}"
    )


def _count(tagged: Tagged, quantity: Quantity, kind: Counts, after: str) -> Count:
    group: Group = "people"
    before = _before(tagged, quantity)
    if (
        ATTACKERS.match(after)
        or LEFT_BEHIND.search(before)
        or re.search(r"(?:attackers|FIGHTERS) (?:dead|:) (?:at |to )?$", before)
    ):
        group = "attackers"
    elif FORCE.match(after):
        group = "forces"
    elif CIVIL.match(after):
        group = "civilians"
    last = min(quantity.last + 1, len(tagged.words))
    span = Span(tagged.words[quantity.first].start, tagged.words[last - 1].end)
    foreign = re.match(
        r"^(?:\w+ ){0,3}?(?:FOREIGN|americans|russians|russes|americains|francais) ", after
    )
    return Count(kind, group, quantity.range, span, foreign is not None, quantity.first)
