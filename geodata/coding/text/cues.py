"""The cue tables: patterns that speak for a category, a mood or a presence."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from geodata.coding.text.idioms import VIOLENT, masked
from geodata.coding.text.patterns import compiled, keys, keys_of

if TYPE_CHECKING:
    from geodata.coding.article import Span
    from geodata.coding.text.tagging import Tagged

HERE: Final = Path(__file__).parents[1] / "tables"


MOVES: Final = frozenset({"deployment", "withdrawal", "base_handover"})
"""What cues speak for to which a neighbour's men are foreign as well."""


class Cue(NamedTuple):
    """A row of a cue table.

    Parameters
    ----------
    means : str
        What it speaks for: a category, a mood, a stage.
    pattern : str
        In the language of `geodata.coding.text.patterns`.
    weight : float
        How strongly.
    unless : tuple of str
        Patterns that silence it where they occur in the same sentence.
    """

    means: str
    pattern: str
    weight: float
    unless: tuple[str, ...]


class Hit(NamedTuple):
    """A cue found in a sentence.

    Parameters
    ----------
    cue : Cue
        The row.
    start, end : int
        Where it matched, as positions of the tagged line.
    span : Span
        The words in the article.
    weight : float
        The cue's own, less where the words stand apart from the sentence's main clause.
    """

    cue: Cue
    start: int
    end: int
    span: Span
    weight: float = 1.0


@cache
def table(name: str) -> dict[str, tuple[Cue, ...]]:
    """Read a cue table, by language.

    Parameters
    ----------
    name : str
        The file's name, or that of a folder of such files; their first column says what a cue
        speaks for.
    """
    rows: dict[str, list[Cue]] = {}
    files = sorted((HERE / name).glob("*.csv")) or [HERE / name]
    for path in files:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            next(reader)
            for means, language, pattern, weight, unless in reader:
                silencers = tuple(part.strip() for part in unless.split(";") if part.strip())
                cue = Cue(means, pattern, float(weight), silencers)
                rows.setdefault(language, []).append(cue)
    return {language: tuple(cues) for language, cues in rows.items()}


@cache
def _index(name: str, language: str) -> dict[str, tuple[int, ...]]:
    """Return the numbers of a table's cues by the keys of their words; without any under ""."""
    found: dict[str, list[int]] = {}
    for number, cue in enumerate(table(name).get(language, ())):
        for key in keys(cue.pattern) or ("",):
            found.setdefault(key, []).append(number)
    return {key: tuple(numbers) for key, numbers in found.items()}


def _possible(name: str, language: str, present: set[str]) -> list[Cue]:
    """Return the cues that can match a line with these keys, in the order of the table."""
    index, cues = _index(name, language), table(name).get(language, ())
    numbers = {number for key in (*present, "") for number in index.get(key, ())}
    return [cues[number] for number in sorted(numbers)]


def hits(tagged: Tagged, name: str, language: str) -> list[Hit]:
    """Find a table's cues in a sentence.

    Parameters
    ----------
    tagged : Tagged
        The sentence.
    name : str
        The table.
    language : str
        ISO 639-1; cues of another language are not looked for.

    Returns
    -------
    list of Hit
        In the order of the table.
    """
    found: list[Hit] = []
    plain = masked(tagged.line, language)
    heard = masked(tagged.heard, language)  # "a raid killed six, the army said" is on no army
    moving = tagged.moving
    present = set[str]().union(*map(keys_of, {plain, heard, moving, tagged.line}))
    for cue in _possible(name, language, present):
        whole = moving if cue.means in MOVES else tagged.line
        line = plain if cue.means in VIOLENT else whole
        match = compiled(cue.pattern).search(heard if cue.means == "attack_on_forces" else line)
        if match is None or any(compiled(no).search(whole) for no in cue.unless):
            continue
        found.append(Hit(cue, match.start(), match.end(), tagged.span_of(match), cue.weight))
    return found
