"""The pattern language of the cue tables, compiled to regular expressions of bounded reach.

A cue is a row of slots that follow one another in a sentence:

``word``      that word, without accents or capitals
``word*``     a word that begins so
``a|b``       one of several words
``(a b|c)``   one of several wordings of more than a word
``word?``     a slot that may be missing
``..``        up to six words in between
``...``       up to twelve words in between
``CAPITALS``  a thing the coder knows: ``FORCES`` (a state's or an international force's men and
              posts; ``POST`` a post alone), ``FOREIGN`` (a foreign power's; ``BASE`` its posts;
              where moves are spoken of, also a neighbour's men, peacekeepers and a people's
              name; ``GUESTS`` those without their posts),
              ``FIGHTERS``, ``CIVILIANS``, ``STATE`` (a government or body), ``NATION`` (a country's
              name), ``PLACE``, ``NUM``, ``DATE``; ``ARMED`` is FORCES or FOREIGN, ``PARTY``
              whoever may sign, ``WHO`` anyone; ``AIRCRAFT`` a country's aircraft and
              strikes; a base or airport named ("Air Base 101") is
              ``SITE``, which PLACE, POST and BASE stand for as well, as
              PLACE does for NATION
``@name``     one of the wordings that ``lexicon.csv`` has under the name
``,``         a comma; gaps do not reach across a semicolon
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import Final

SETS: Final[dict[str, str]] = {
    "ARMED": "FORCES|FOREIGN|POST|BASE|GUESTS|G_+|H_+",
    "FORCES": "FORCES|POST|GUESTS|G_+|H_+",
    "FOREIGN": "FOREIGN|BASE|AIRF|GUESTS|G_+",
    "GUESTS": "FOREIGN|GUESTS|G_+",
    "AIRCRAFT": "AIR|AIRF",
    "WHO": "FORCES|FOREIGN|FIGHTERS|CIVILIANS|STATE|NATION|GUESTS",
    "PARTY": "STATE|NATION|FORCES|FOREIGN|FIGHTERS|GUESTS",
    "POWER": "STATE|NATION",
    "PLACE": "PLACE|SITE|NATION",
    "POST": "POST|SITE",
    "BASE": "BASE|SITE|AIRF",
}
LEXICON: Final = Path(__file__).parents[1] / "tables" / "lexicon.csv"
_NAME: Final = re.compile(r"@(\w+)")
_BETWEEN: Final = (
    r"(?:(?:, )?(?:DATE|also|reportedly|then|finally|since|again|aussi|ainsi|egalement|"
    r"officiellement|definitivement|deja|encore|depuis|litteralement|notamment|donc) (?:, )?)?"
)
"""What may stand between any two words of a cue: a date, or an adverb that changes nothing."""

_SLOT: Final = re.compile(r"(?:\((?:[^()]|\([^()]*\))*\)|[^\s(])+")
"""Brackets inside brackets are those of a name's wordings, alternatives like those beside them."""

KEY: Final = 3
"""Letters of a word by which cues are sorted out before they are searched."""

GAPS: Final[dict[str, str]] = {"..": r"(?:[^\s;]+ ){0,6}?", "...": r"(?:[^\s;]+ ){0,12}?"}


@cache
def lexicon() -> dict[str, str]:
    """Read the wordings that cues share, by name; a name may have several rows."""
    found: dict[str, list[str]] = {}
    with LEXICON.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["name"], []).append(row["words"])
    return {name: "|".join(words) for name, words in found.items()}


@cache
def compiled(cue: str) -> re.Pattern[str]:
    """Compile a cue.

    Parameters
    ----------
    cue : str
        As the tables have it.

    Returns
    -------
    re.Pattern
        To be searched in a tagged sentence: words parted by single spaces, a space at both ends.

    Examples
    --------
    >>> bool(compiled("FIGHTERS attack* .. FORCES").search(" FIGHTERS attacked an FORCES camp "))
    True
    """
    return re.compile("(?<= )" + _BETWEEN.join(map(_slot, _slots(cue))))


@cache
def keys(cue: str) -> frozenset[str]:
    """Return keys of which a line has one wherever a cue matches it, so that most need no search.

    Parameters
    ----------
    cue : str
        As the tables have it.

    Returns
    -------
    frozenset of str
        As `keys_of` gives them for lines; empty where the cue has no slot that must be there.

    Examples
    --------
    >>> sorted(keys("FIGHTERS attack*|raid .. FORCES"))
    ['att', 'rai']
    """
    sets = [_keys_of_slot(slot) for slot in _slots(cue) if slot not in GAPS and slot[-1] != "?"]
    return min(filter(None, sets), key=_commonness, default=frozenset())


def wordings(name: str) -> str:
    """Return a regular expression for a name's wordings, each with the space after it.

    Parameters
    ----------
    name : str
        As `lexicon.csv` has it, without "@".
    """
    return _slot(_slots(f"@{name}")[0])


def keys_of(line: str) -> set[str]:
    """Return the first letters of a tagged line's words, and its tags whole."""
    return {_key(word) for word in line.split()}


def _key(word: str) -> str:
    """Return a word's key; "G____" and "H____" stand for a people's name of any length."""
    if word.startswith(("G_", "H_")):
        return word[:2] + "+"
    return word if word.isupper() else word[:KEY]


def _commonness(found: frozenset[str]) -> tuple[int, int]:
    """Put words before tags, which stand in most lines."""
    return sum(key.isupper() for key in found), len(found)


def _keys_of_slot(slot: str) -> frozenset[str]:
    """Return a key for each of a slot's wordings; nothing where one of them has none."""
    found: set[str] = set()
    for choice in _choices(slot):
        whole = [w for w in choice if not w.endswith("*") or len(w) > KEY]
        if not whole:
            return frozenset()
        word = min(whole, key=str.isupper)
        tags = SETS.get(word, word).split("|")
        found.update(tags if word.isupper() else [word.rstrip("*")[:KEY]])
    return frozenset(found)


def _slots(cue: str) -> list[str]:
    written = _NAME.sub(lambda name: f"({lexicon()[name[1]]})", cue)
    return _SLOT.findall(written)


def _choices(slot: str) -> list[list[str]]:
    bare = slot.removesuffix("?").replace("(", "").replace(")", "")
    return [choice.split() for choice in bare.split("|")]


def _slot(slot: str) -> str:
    if slot in GAPS:
        return GAPS[slot]
    optional = slot.endswith("?") and len(slot) > 1
    choices = "|".join(f" {_BETWEEN}".join(map(_word, choice)) for choice in _choices(slot))
    return f"(?:(?:{choices}) )" + ("?" if optional else "")


def _word(word: str) -> str:
    if word in SETS:
        return f"(?:{SETS[word]})"
    if word.endswith("*"):
        return re.escape(word[:-1]) + r"\w*"
    return re.escape(word)
