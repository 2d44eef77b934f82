"""Measure a coder on the corpus: ``python -m benchmarks coding [--half test] [--show]``.

When a draft counts as an answer
--------------------------------
Drafts and answers of one article are compared within their kind (event, site, strength, zone) and,
for events, within their mood: what happened, and what did not (announced, denied, unconfirmed). A
handover is the event of handing a base over, or of leaving it for good: beside that event it is
left out, on both sides, and alone it stands for it.

A pair can match when at least two of these three agree:

* what: the same category, or one of the same group (attacks on forces and battles, say); of other
  kinds than events the power or stage;
* when: the same precision, and the two intervals share a day;
* where: within 25 km of a site or town; of a region within 25 km or inside the same first-level
  region; of a country that country.

Of all pairings, one to one, the one with the most matches is taken, and of these the one that
agrees best (with the same category, numbers and actors as well). Answers marked optional match
like others, after them, and are then counted neither as found nor as wrong.

*Recall* is matched answers over answers, *precision* matched drafts over drafts. A draft that says
that an announced, denied or unconfirmed event happened is therefore wrong, and counted. The
fields are measured over the matched events that happened: the share whose date, place and
category agree, the F1 of the actor ids, and the share with equal or overlapping numbers among those
for which the answer or the draft gives one.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

import geodata
from benchmarks.answers import (
    HALVES,
    Answer,
    Example,
    bare,
    category,
    examples,
    same_date,
    same_number,
    same_place,
    what,
)
from benchmarks.assignment import assign

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geodata.coding.drafts import Coder, Draft

    Item = TypeVar("Item", Answer, Draft)

BARS = {"recall": 0.85, "precision": 0.85, "date": 0.9, "place": 0.9}
"""What the events that happened must reach on the test half."""
NUMBERS = ("deaths", "wounded", "troops")
LEAVING = ("base_handover", "withdrawal")
NEEDED = 2
"""Of what, when and where."""


@dataclass
class Tally:
    """What was counted for one sort of draft in one language."""

    expected: int = 0
    found: int = 0
    drafted: int = 0
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.expected + other.expected,
            self.found + other.found,
            self.drafted + other.drafted,
            self.right + other.right,
            self.asked + other.asked,
        )

    def figures(self) -> dict[str, float | int]:
        """Return recall, precision and the share that is right of each field."""
        shares = {"recall": (self.found, self.expected), "precision": (self.found, self.drafted)}
        shares |= {name: (self.right[name], self.asked[name]) for name in sorted(self.asked)}
        return {"answers": self.expected, "drafts": self.drafted} | {
            name: round(right / asked, 3) for name, (right, asked) in shares.items() if asked
        }


@dataclass(frozen=True)
class Pairing:
    """The drafts of one sort in one article beside the answers."""

    example: Example
    sort: str
    pairs: tuple[tuple[Answer, Draft], ...]
    missed: tuple[Answer, ...]
    wrong: tuple[Draft, ...]


def sort_of(item: Answer | Draft) -> str:
    """Return the sort within which drafts are compared."""
    if item.kind not in ("event", "handover"):
        return item.kind
    return "event" if item.mood == "happened" else "event not happened"


def folded(items: Iterable[Item]) -> list[Item]:
    """Leave out the handovers that stand beside their event."""
    items = list(items)
    events = [item for item in items if item.kind == "event" and category(item) in LEAVING]
    return [
        item
        for item in items
        if item.kind != "handover"
        or not any(
            sort_of(item) == sort_of(event)
            and same_date(bare(event.date), bare(item.date))
            and same_place(bare(event.place), bare(item.place))
            for event in events
        )
    ]


def agreement(answer: Answer, draft: Draft) -> float:
    """Return what a pair is worth; 0 where it cannot match."""
    same = what(answer, draft)
    if answer.kind in ("site", "strength"):
        same = float(draft.power is not None and draft.power.value == answer.power)
    elif answer.kind == "zone":
        same = float(draft.stage is not None and draft.stage.value == answer.stage)
    when = same_date(answer.date, draft.date.value if draft.date else None)
    where = same_place(answer.place, draft.place.value if draft.place else None)
    if (same > 0) + when + where < NEEDED:
        return 0.0
    actors = {actor.value for actor in draft.actors}
    beside = sum(_same_number(answer, draft, name) for name in NUMBERS) + (actors == answer.actors)
    return (50.0 if answer.optional else 100.0) + 3 * (same + when + where) + beside


def _same_number(answer: Answer, draft: Draft, name: str) -> bool:
    given = getattr(draft, name)
    return same_number(getattr(answer, name), given.value if given else None)


def pair(example: Example, drafts: Iterable[Draft]) -> list[Pairing]:
    """Lay the drafts of one article beside the answers."""
    answers, drafts = folded(example.answers), folded(drafts)
    sorts = dict.fromkeys(map(sort_of, (*answers, *drafts)))
    pairings = []
    for sort in sorts:
        wanted = [answer for answer in answers if sort_of(answer) == sort]
        given = [draft for draft in drafts if sort_of(draft) == sort]
        gains = [[agreement(answer, draft) for draft in given] for answer in wanted]
        taken = assign(gains)
        rows, columns = {row for row, _ in taken}, {column for _, column in taken}
        pairings.append(
            Pairing(
                example,
                sort,
                tuple((wanted[row], given[column]) for row, column in taken),
                tuple(
                    answer
                    for row, answer in enumerate(wanted)
                    if row not in rows and not answer.optional
                ),
                tuple(draft for column, draft in enumerate(given) if column not in columns),
            )
        )
    return pairings


def tally(pairing: Pairing) -> Tally:
    """Count one pairing."""
    counted = [(answer, draft) for answer, draft in pairing.pairs if not answer.optional]
    total = Tally(
        expected=len(counted) + len(pairing.missed),
        found=len(counted),
        drafted=len(counted) + len(pairing.wrong),
    )
    for answer, draft in counted:
        _fields(total, answer, draft)
    return total


def _fields(total: Tally, answer: Answer, draft: Draft) -> None:
    """Count the fields of one matched pair."""
    right = {
        "date": same_date(answer.date, draft.date.value if draft.date else None),
        "place": same_place(answer.place, draft.place.value if draft.place else None),
        "mood": answer.mood == draft.mood,
    }
    if answer.kind in ("event", "handover"):
        right["category"] = what(answer, draft) == 1
    for name in NUMBERS:
        if getattr(answer, name) or getattr(draft, name):
            right[name] = _same_number(answer, draft, name)
    total.right.update({name: int(good) for name, good in right.items()})
    total.asked.update(dict.fromkeys(right, 1))
    # F1 = 2 · common / (both), so that its parts can be summed over pairs.
    given = {actor.value for actor in draft.actors}
    total.right["actors F1"] += 2 * len(given & answer.actors)
    total.asked["actors F1"] += len(given) + len(answer.actors)


def measure(coder: Coder, half: str = "test") -> tuple[dict[str, Any], list[Pairing]]:
    """Code one half of the corpus.

    Parameters
    ----------
    coder : Coder
        What is measured.
    half : str
        ``development`` or ``test``.

    Returns
    -------
    dict
        Figures by sort of draft; of ``event`` those of each language as well, as ``event en``.
    list of Pairing
        All drafts beside the answers.
    """
    pairings = [
        pairing
        for example in examples(half)
        for pairing in pair(example, coder.code(example.article))
    ]
    tallies: dict[str, Tally] = {}
    for pairing in pairings:
        names = [pairing.sort]
        if pairing.sort == "event":
            names.append(f"event {pairing.example.article.language}")
        for name in names:
            tallies[name] = tallies.get(name, Tally()) + tally(pairing)
    return {name: tallies[name].figures() for name in sorted(tallies)}, pairings


def table(figures: dict[str, Any]) -> str:
    """Lay figures out as text, a sort of draft in each row."""
    names = list(dict.fromkeys(name for row in figures.values() for name in row))
    width = max(map(len, figures), default=0)
    lines = [" " * width + "".join(f"{name:>11}" for name in names)]
    for sort, row in figures.items():
        cells = (f"{row[name]:.3g}" if name in row else "" for name in names)
        lines.append(f"{sort:<{width}}" + "".join(f"{cell:>11}" for cell in cells))
    return "\n".join(lines)


def _line(item: Answer | Draft) -> str:
    date, place = bare(item.date), bare(item.place)
    numbers = [f"{name} {bare(getattr(item, name))}" for name in NUMBERS if getattr(item, name)]
    parts = [
        item.mood,
        category(item) or bare(item.power) or bare(item.stage) or "?",
        f"{date.day} {date.precision}" if date else "no date",
        f"{place.name} ({place.country}, {place.precision})" if place else "no place",
        ",".join(sorted(map(str, map(bare, item.actors)))),
        *numbers,
    ]
    return " · ".join(parts)


def misses(pairings: Sequence[Pairing]) -> str:
    """List what was missed, wrong, or matched with a field that differs."""
    lines = []
    for pairing in pairings:
        name = f"{pairing.example.name} [{pairing.sort}]"
        lines += [f"{name}\n  missed {_line(answer)}" for answer in pairing.missed]
        lines += [f"{name}\n  wrong  {_line(draft)}" for draft in pairing.wrong]
        for answer, draft in pairing.pairs:
            one = Tally()
            _fields(one, answer, draft)
            differs = [each for each in one.asked if one.right[each] < one.asked[each]]
            if differs and not answer.optional:
                lines.append(f"{name} {', '.join(differs)}\n  answer {_line(answer)}")
                lines.append(f"  draft  {_line(draft)}")
    return "\n".join(lines)


def coder_of(name: str) -> Coder:
    """Return a coder by name: ``rules``, or ``endpoint`` as the environment names it."""
    atlas = geodata.load()
    if name == "rules":
        from geodata.coding.rules import RuleCoder  # noqa: PLC0415 - only the one asked for

        return RuleCoder(atlas)
    from geodata.coding.remote import EndpointCoder  # noqa: PLC0415 - needs an optional package

    return EndpointCoder.from_environment(atlas)


def main(arguments: Sequence[str]) -> None:
    """Print the figures of one coder, and with ``--show`` what it got wrong."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks coding")
    parser.add_argument("--half", choices=HALVES, default="test")
    parser.add_argument("--coder", choices=("rules", "endpoint"), default="rules")
    parser.add_argument("--show", action="store_true", help="list what was missed or wrong")
    chosen = parser.parse_args(arguments)
    figures, pairings = measure(coder_of(chosen.coder), chosen.half)
    if chosen.show:
        print(misses(pairings))
    print(table(figures))
