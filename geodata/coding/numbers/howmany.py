"""How many died, were wounded or came: which of a sentence's numbers counts what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geodata.coding.article import Span
from geodata.coding.drafts import Range
from geodata.coding.numbers.count import Count, Counts, Group
from geodata.coding.numbers.disputed import figures
from geodata.coding.numbers.governing import label_of, words_after, words_before
from geodata.coding.numbers.single import both, unnumbered
from geodata.coding.numbers.tollchanges import (
    CLAIMS,
    FELL_TO,
    FIRST_SAID,
    MOST,
    REVISED,
    RIVAL,
    SUPERSEDED,
)
from geodata.coding.numbers.tollpersons import (
    ALSO_DIED,
    AND_ONE,
    LATE,
    MORE,
    OPENS,
    OTHERS_WITH,
)
from geodata.coding.numbers.tollwords import (
    ATTACKERS,
    BARE,
    CIVIL,
    ENEMY_SIDE,
    FOLLOWING,
    FORCE,
    JOINED,
    LEFT_BEHIND,
    NAMELY,
    NUMBERED,
    PRONOUN,
    THEIRS,
    TROOPS,
)

if TYPE_CHECKING:
    from geodata.coding.numbers.quantities import Quantity
    from geodata.coding.text.tagging import Tagged

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100

_MIXED: Final = re.compile(
    r"^(?:\w+ ){0,2}?(?:FORCES (?:and|et) (?:\w+ ){0,2}?CIVILIANS|"
    r"CIVILIANS (?:and|et) (?:\w+ ){0,2}?(?:FORCES|FOREIGN)) "
)
"""Those who fight and those who do not under one number."""

HUNTERS_WITHIN: Final = 4
"""Words after a number within which those whom it counts are named."""

COUNTED: Final[dict[str, Counts]] = {"deaths": "deaths", "wounded": "wounded", "troops": "troops"}


_SLEW: Final = re.compile(
    r" (?:FORCES|FOREIGN) (?:(?!CIVILIANS )[^\s;]+ ){0,8}?FIGHTERS "
    r"(?:(?!CIVILIANS |FORCES )[^\s;]+ ){0,8}?"
    r"(?:kill(?:ed|ing|s)|shot|slew|tue|tuant|tuent|abattu|abattant|neutrali\w+|eliminat\w+|"
    r"elimin\w+) $"
)
"""What an army did to the group it fought: "went after jihadists and killed nine"."""

_LOST: Final = re.compile(
    r" (?:FORCES|FOREIGN|army|armee) (?:(?!FIGHTERS )[^\s;]+ ){0,4}?(?:lost|lose|loses|losing|"
    r"perdu|"
    r"perd|perdant|perdait) $"
)
"""The army's own dead: "the army lost one man"."""

_ORDINAL: Final = re.compile(r"^ ?(?:eme|ieme|e|er|ere|st|nd|rd|th) ")


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
    read = [(q, label_of(tagged, q)) for q in tagged.quantities]
    read = [(q, label) for q, label in read if label not in {"thing", "part"}]
    labels = _labels(tagged, read)
    found: list[Count] = []
    for number, (quantity, _) in enumerate(read):
        label = labels[number]
        plus = number > 0 and labels[number - 1] == label and _joined(tagged, read, number - 1)
        count = _read_count(tagged, quantity, label, after=found[-1:] if plus else [])
        if count is not None:
            found.append(count)
    if any(count.kind == "deaths" for count in found):
        found += disputed(tagged, found)
    found = both(tagged, found)
    single = unnumbered(tagged, found)
    ones = [count for count in single if count.range.best]
    for one in ones:
        after = [i for i, c in enumerate(found) if c.kind == one.kind and c.at > one.at]
        if after:
            found[after[0]] = found[after[0]]._replace(plus=True)
    return [*ones, *found, *(count for count in single if not count.range.best)]


def _labels(tagged: Tagged, read: list[tuple[Quantity, str]]) -> list[str]:
    """Let numbers that nothing is said of count what those beside them do."""
    labels = [label for _, label in read]
    _part_by_part(tagged, read, labels)
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
    return labels


def _read_count(tagged: Tagged, quantity: Quantity, label: str, after: list[Count]) -> Count | None:
    """Read one number; `after` holds the count that it is added to, if any."""
    kind: Counts = COUNTED.get(label, "")
    words = words_after(tagged, quantity)
    if label == "" and not quantity.article and _is_troops(tagged, quantity, words):
        kind = "troops"
    if not kind or (kind == "deaths" and quantity.value >= MOST):
        return None
    before = words_before(tagged, quantity)
    word = REVISED.search(before) if kind == "deaths" else None
    revised = word is not None and " : " not in before[word.start() :]
    first = before.endswith((" from ", " de ")) and FELL_TO.match(words) is not None
    earlier = (
        SUPERSEDED.search(before) is not None
        or FIRST_SAID.match(words) is not None
        or any(count.earlier for count in after)
        or (revised and first)
    )
    rival = RIVAL.search(tagged.line)
    single = sum(q.range.best != 1 for q in tagged.quantities) == 1
    count = _count(tagged, quantity, kind, words)
    count = count._replace(
        range=_with_one(tagged, quantity, label),
        plus=bool(after),
        claimed=kind == "deaths" and CLAIMS.search(words_before(tagged, quantity)) is not None,
        revised=revised,
        earlier=earlier,
        late=kind == "deaths" and not revised and not after and _on_top(tagged, quantity, words),
        rival=rival is not None and (single or tagged.position_of(quantity.first) >= rival.start()),
    )
    if kind == "deaths" and OTHERS_WITH.match(words):
        return count._replace(revised=True)  # the one before is counted with them
    if revised and _from(tagged, quantity):  # "rose from 18 to 24"
        most = quantity.range.high
        return count._replace(range=Range(most, most, most))
    return count


def _on_top(tagged: Tagged, quantity: Quantity, after: str) -> bool:
    """Whether a number comes on top of the dead told before: "four more died on Tuesday"."""
    if LATE.match(after) or ALSO_DIED.match(after):
        return True
    own = {word.text for word in tagged.words[quantity.first : quantity.last + 1]}
    return bool(own & MORE) and OPENS.search(words_before(tagged, quantity)) is not None


def _part_by_part(tagged: Tagged, read: list[tuple[Quantity, str]], labels: list[str]) -> None:
    """Label the parts that follow their total: "25 dead, namely 20 soldiers and 5 assailants"."""
    for index in range(1, len(read)):
        start = tagged.position_of(read[index - 1][0].last)
        between = tagged.line[start : tagged.position_of(read[index][0].first)]
        fits = read[index][0].value < read[index - 1][0].value
        led = fits and NAMELY.search(f" {between}") is not None
        chain = index > 1 and labels[index - 2] == labels[index - 1] != ""
        if (
            labels[index] == ""
            and labels[index - 1] in {"deaths", "wounded"}
            and (led or (chain and re.search(r"^(?:[^\s;,]+ ){1,3}(?:and|et|,) $", between)))
        ):
            labels[index] = labels[index - 1]


def _from(tagged: Tagged, quantity: Quantity) -> bool:
    """Whether two numbers are a toll's before and after, and no range."""
    low, high = quantity.range.low, quantity.range.high
    first = tagged.words[quantity.first].text
    led = first in {"from", "de"} or words_before(tagged, quantity).endswith((" from ", " de "))
    return low is not None and high is not None and low < high and led


def _with_one(tagged: Tagged, quantity: Quantity, label: str) -> Range:
    """Add the one person named before a number: "the mayor and two guards were killed"."""
    given = quantity.range
    if label != "deaths" or quantity.article:
        return given
    with_him = OTHERS_WITH.match(words_after(tagged, quantity))
    if not with_him and not AND_ONE.search(words_before(tagged, quantity)):
        return given
    low, best, high = (None if n is None else n + 1 for n in (given.low, given.best, given.high))
    return Range(low, best, high)


def _is_troops(tagged: Tagged, quantity: Quantity, after: str) -> bool:
    before = words_before(tagged, quantity)
    a_year = FIRST_YEAR <= quantity.value <= LAST_YEAR and quantity.range.low == quantity.range.high
    if _ORDINAL.match(after):
        return False  # "the 43rd battalion"
    own = {word.text for word in tagged.words[quantity.first : quantity.last + 1]}
    if own & MORE and FOLLOWING.match(after):
        return True
    return TROOPS.match(after) is not None or (
        not a_year and NUMBERED.search(before) is not None and BARE.match(after) is not None
    )


def disputed(tagged: Tagged, known: list[Count]) -> list[Count]:
    """Read the figures that others give for the same dead: "the police acknowledge only 75"."""
    return [
        Count(
            "deaths",
            "people",
            quantity.range,
            span,
            at=quantity.first,
            rival=True,
            claimed=CLAIMS.search(words_before(tagged, quantity)) is not None,
        )
        for quantity, span in figures(tagged, known)
        if quantity.value < MOST
    ]


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
        label, after = label_of(tagged, quantity), words_after(tagged, quantity)
        if label in {"", "deaths"} and not quantity.article:
            found.append(_count(tagged, quantity, "deaths", after))
    return found


def _joined(tagged: Tagged, read: list[tuple[Quantity, str]], index: int) -> bool:
    first, second = read[index][0], read[index + 1][0]
    start, end = tagged.position_of(first.last), tagged.position_of(second.first)
    between = tagged.line[start:end]
    return bool(JOINED.match(between)) and not re.search(
        r" (?:including|dont|who|qui) ",
        f" {between}",
    )


def _are_hunters(tagged: Tagged, quantity: Quantity) -> bool:
    """Whether a number is of hunters and the like, who defend villages more often than attack."""
    near = quantity.last + HUNTERS_WITHIN
    return any(m.role == "hunters" and quantity.first < m.last <= near for m in tagged.mentions)


def _count(tagged: Tagged, quantity: Quantity, kind: Counts, after: str) -> Count:
    group: Group = "people"
    before = words_before(tagged, quantity)
    others = FORCE.match(after) or CIVIL.match(after)  # "by gunmen: nine traders were killed"
    if (
        (ATTACKERS.match(after) and not _are_hunters(tagged, quantity))
        or LEFT_BEHIND.search(before)
        or ENEMY_SIDE.search(before)
        or (not others and re.search(r"(?:attackers|FIGHTERS) (?:dead|:) (?:at |to )?$", before))
        or (
            PRONOUN.match(after)
            and THEIRS.search(tagged.line[: tagged.position_of(quantity.first)])
        )
    ):
        group = "attackers"
    elif not others and _LOST.search(before):
        group = "forces"
    elif not others and BARE.match(after) and _SLEW.search(before):
        group = "attackers"
    elif _MIXED.match(after):
        group = "people"
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
