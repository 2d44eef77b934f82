"""Names of places that differ only by their spelling: "Kourou" and "Courou", "Djenne" and "Jenne".

Village names are written down by ear, in French or English: a sound has several letters. Two names
that come down to the same sounds are one; of longer names, also those one letter apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geodata.gazetteer import squeeze

if TYPE_CHECKING:
    from geodata.coding.places.toponyms import Toponym, Toponyms

COUNTRIES: Final = frozenset(
    {"MLI", "BFA", "NER", "BEN", "TGO", "GHA", "CIV", "NGA", "TCD", "CMR", "MRT", "DZA", "SEN"}
)
SHORTEST: Final = 5
"""Letters of the shortest name that is looked for by its sounds."""

SLIP: Final = 7
"""Letters from which one may be another."""

SOUNDS: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"sch|sh|ch", "x"),
        (r"tch|tx", "x"),
        (r"dj|dz|j", "j"),
        (r"gu(?=[ei])", "g"),
        (r"gh", "g"),
        (r"kh|ck|q|c(?=[^ei]|$)", "k"),
        (r"c", "s"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"oo|ou|w|u", "u"),
        (r"ai|ay|ei|ey|ee", "e"),
        (r"y", "i"),
        (r"z", "s"),
        (r"gn|ny|ni(?=[aeou])", "n"),
        (r"h", ""),
        (r"n(?=[bpmf])", "m"),
        (r"(.)\1+", r"\1"),
        (r"(?<=....)[es]$", ""),
    )
)
"""Letters and the sound that they are written for, in the order in which they are replaced."""


def sounded(name: str) -> str:
    """Reduce a folded name to its sounds.

    Examples
    --------
    >>> sounded("ouagadougou") == sounded("wagadugu"), sounded("djibo") == sounded("jibbo")
    (True, True)
    >>> sounded("kantchari") == sounded("cantchary")
    True
    """
    key = squeeze(name)
    for pattern, sound in SOUNDS:
        key = pattern.sub(sound, key)
    return key


class Spellings:
    """Known places by the sounds of their names.

    Parameters
    ----------
    names : Toponyms
        All known places.
    """

    def __init__(self, names: Toponyms) -> None:
        self._index: dict[str, list[Toponym]] = {}
        for key, places in names.every():
            near = [p for p in places if p.country in COUNTRIES and p.precision in {"town", "site"}]
            # Côte d'Ivoire has thousands of hamlets in the table, most of them beside the matter
            near = [p for p in near if p.country != "CIV" or p.own or p.population > SLIP * 1000]
            if near and len(key) >= SHORTEST:
                self._index.setdefault(sounded(key), []).extend(near)

    def find(self, name: str) -> list[Toponym]:
        """Return the places whose names sound like a folded name.

        Parameters
        ----------
        name : str
            As `geodata.filters.fold` gives it.

        Returns
        -------
        list of Toponym
            Those of the same sounds; if there are none, those one letter apart.
        """
        if len(squeeze(name)) < SHORTEST:
            return []
        key = sounded(name)
        if len(key) < SHORTEST - 1:
            return []
        if same := self._index.get(key):
            return same
        if len(key) < SLIP:
            return []
        return [
            place
            for other, places in self._index.items()
            if abs(len(other) - len(key)) <= 1 and other[0] == key[0] and one_apart(key, other)
            for place in places
        ]


def one_apart(one: str, other: str) -> bool:
    """Whether a letter too many, too few or another is all that keeps two words apart.

    Examples
    --------
    >>> one_apart("kantxari", "kantxiri"), one_apart("kona", "konna"), one_apart("abc", "cba")
    (True, True, False)
    """
    if abs(len(one) - len(other)) > 1:
        return False
    at = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    if len(one) == len(other):
        return one[at + 1 :] == other[at + 1 :]
    short, long = sorted((one, other), key=len)
    return short[at:] == long[at + 1 :]
