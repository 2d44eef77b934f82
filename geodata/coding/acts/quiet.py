"""What tells of no event though it speaks of one: mourning, comment, trials, figures, accidents."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from geodata.coding.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geodata.coding.text.cues import Hit
    from geodata.coding.text.tagging import Tagged

TABLE: Final = Path(__file__).parents[1] / "tables" / "nonevents.csv"

_VIOLENCE: Final = frozenset(
    {"attack", "attack_on_forces", "attack_on_civilians", "battle", "remote_violence"}
)
_MOVES: Final = frozenset({"deployment", "withdrawal", "base_handover"})
_POLITICS: Final = frozenset({"political", "agreement", "agreement_ended", "coup"})
_HELD: Final = frozenset({"abduction", "territory_change", "blockade", "group_formation"})
GROUPS: Final[dict[str, frozenset[str]]] = {
    "violence": _VIOLENCE,
    "moves": _MOVES,
    "politics": _POLITICS,
    "held": _HELD,
    "all": _VIOLENCE | _MOVES | _POLITICS | _HELD,
}
"""What the table's column `silences` may name, beside single categories."""

REACHES: Final = frozenset({"after", "before", "around", "undated", "sentence"})
"""What a sign silences: acts told after it or before it in its own clause; all of a sentence that
counts no dead; all of one that has no date either; all of it, whatever it counts."""

_CLAUSE: Final = re.compile(
    r" (?:;|while|whereas|tandis|alors qu|alors que|but|mais|when|lorsque|lorsqu|quand|after|apres|"
    r"which|who|whom|qui|dont|lequel|laquelle|lesquels|lesquelles|duquel|where|"
    r"that(?= (?:\w+ )?(?:killed|left|claimed|cost|saw|has|had|was|were|took) ))"
    r"(?= (?:.* )?(?:DATE|NUM|FIGHTERS) )"
)
"""What begins a clause with a date, a number or a group, in which an act may be told after all."""


class Sign(NamedTuple):
    """A row of the table.

    Parameters
    ----------
    pattern : re.Pattern
        Its words.
    silences : frozenset of str
        What cues may mean that it silences.
    reach : str
        One of `REACHES`.
    unless : tuple of re.Pattern
        Words of a sentence with which it silences nothing.
    """

    pattern: re.Pattern[str]
    silences: frozenset[str]
    reach: str
    unless: tuple[re.Pattern[str], ...]


def told(
    tagged: Tagged, language: str, hits: Sequence[Hit], *, dead: bool
) -> tuple[list[Hit], bool]:
    """Leave out the cues of acts that a sentence only speaks about.

    Parameters
    ----------
    tagged : Tagged
        The sentence.
    language : str
        ISO 639-1.
    hits : sequence of Hit
        Its cues.
    dead : bool
        Whether it counts dead.

    Returns
    -------
    hits : list of Hit
        Those of acts that it tells of.
    mute : bool
        Whether a sign of the table was found and nothing is left, so that the dead it counts make
        no event either.
    """
    kept = list(hits)
    dated = any(dating.role == "event" for dating in tagged.datings)
    found = False
    for sign, match in _signs(tagged.line, language):
        if (sign.reach in {"around", "undated"} and dead) or (sign.reach == "undated" and dated):
            continue
        violent = "attack" in sign.silences
        found = found or (violent and (not dead or not _clause_with_dead(tagged.line, sign, match)))
        kept = [hit for hit in kept if not _silences(sign, match, hit, tagged.line)]
    return kept, found and not kept


def _signs(line: str, language: str) -> Iterator[tuple[Sign, re.Match[str]]]:
    """Yield the signs that a line bears."""
    for sign in signs(language):
        match = sign.pattern.search(line)
        if match and not any(no.search(line) for no in sign.unless):
            yield sign, match


def _clause_with_dead(line: str, sign: Sign, match: re.Match[str]) -> bool:
    """Whether the dead may be told in a clause of their own: "mourned those who died when ..."."""
    return sign.reach == "after" and _turns(line, match.end() - 1, len(line))


def _turns(line: str, start: int, end: int) -> bool:
    """Whether a clause that may tell of an act begins in a stretch of a line."""
    turn = _CLAUSE.search(line, max(start, 0))
    return turn is not None and turn.start() < end


def _silences(sign: Sign, match: re.Match[str], hit: Hit, line: str) -> bool:
    if hit.cue.means not in sign.silences:
        return False
    if sign.reach == "after":
        return match.end() <= hit.end and not _turns(line, match.end() - 1, hit.end)
    if sign.reach == "before":
        return hit.start <= match.end() and not _turns(line, hit.end - 1, match.start())
    return True


def signs(language: str) -> tuple[Sign, ...]:
    """Return the table's rows of a language.

    Parameters
    ----------
    language : str
        ISO 639-1.
    """
    return _table().get(language, ())


@cache
def _table() -> dict[str, tuple[Sign, ...]]:
    rows: dict[str, list[Sign]] = {}
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            groups = (GROUPS.get(name, frozenset({name})) for name in row["silences"].split())
            unless = (compiled(no.strip()) for no in row["unless"].split(";") if no.strip())
            sign = Sign(
                compiled(row["cue"]),
                frozenset().union(*groups),
                row["reach"],
                tuple(unless),
            )
            rows.setdefault(row["language"], []).append(sign)
    return {language: tuple(signs) for language, signs in rows.items()}
