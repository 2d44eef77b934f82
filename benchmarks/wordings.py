"""Measure which wordings a coder knows: ``python -m benchmarks wordings [--half test] [--show]``.

Each sentence of ``corpus/sentences`` stands alone and tells of one event with its day and place, or
of none. *Found* is the share of the first for which a draft of the right category is made, *right
mood* the share of these that are said to have happened, or not, as they were. *Quiet* is the share
of the others for which none is made.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from benchmarks.answers import CORPUS, HALVES
from benchmarks.coding import coder_of
from geodata.coding import Article

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geodata.coding.drafts import Coder

SENTENCES = CORPUS / "sentences"
PUBLISHED: Final = dt.date(2025, 6, 18)
"""The day from which relative dates count."""

NOTHING: Final = "none"
"""The category of what tells of no event."""


class Sentence(NamedTuple):
    """A row of the sentences."""

    language: str
    category: str
    mood: str
    sentence: str


def sentences(half: str) -> Iterator[Sentence]:
    """Read one half."""
    with (SENTENCES / f"{half}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Sentence(**row)


def told(coder: Coder, one: Sentence) -> list[tuple[str, bool]]:
    """Return the categories of a sentence's events, and whether each has happened."""
    article = Article(one.sentence, published=PUBLISHED, language=one.language)
    return [
        (draft.category.value, draft.mood == "happened")
        for draft in coder.code(article)
        if draft.kind == "event" and draft.category is not None
    ]


def measure(coder: Coder, half: str) -> tuple[dict[str, Counter[str]], list[str]]:
    """Read one half of the sentences.

    Parameters
    ----------
    coder : Coder
        What is measured.
    half : str
        ``development`` or ``test``.

    Returns
    -------
    dict
        By category and language: how many there are, how many are right, and how many of these
        have the right mood.
    list of str
        What is wrong, a line each.
    """
    counted: dict[str, Counter[str]] = {}
    wrong: list[str] = []
    for one in sentences(half):
        given = told(coder, one)
        tally = counted.setdefault(f"{one.category} {one.language}", Counter())
        own = [happened for category, happened in given if category == one.category]
        right = bool(own) or (one.category == NOTHING and not given)
        mood = one.category == NOTHING or (one.mood == "happened") in own
        tally.update(asked=1, right=int(right), mood=int(right and mood))
        if not (right and mood):
            names = ", ".join(category for category, _ in given) or "nothing"
            wrong.append(f"{one.category} ({one.mood}), not {names}: {one.sentence}")
    return counted, wrong


def table(counted: dict[str, Counter[str]]) -> str:
    """Lay figures out as text, a category in each row, then the sums."""
    quiet = sum((t for name, t in counted.items() if name.startswith(NOTHING)), Counter())
    found = sum((t for name, t in counted.items() if not name.startswith(NOTHING)), Counter())
    rows = [(name, counted[name]) for name in sorted(counted)]
    rows += [("events found", found), ("nothing told, quiet", quiet)]
    lines = [f"{name:<24}{t['right']:>5} of {t['asked']:<5}" for name, t in rows if t["asked"]]
    lines.append(f"right mood{found['mood']:>19} of {found['right']}")
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> None:
    """Print the figures, and with ``--show`` what is wrong."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks wordings")
    parser.add_argument("--half", choices=HALVES, default="test")
    parser.add_argument("--coder", choices=("rules", "endpoint"), default="rules")
    parser.add_argument("--show", action="store_true", help="list what is wrong")
    chosen = parser.parse_args(arguments)
    counted, wrong = measure(coder_of(chosen.coder), chosen.half)
    if chosen.show:
        print("\n".join(wrong))
    print(table(counted))
