"""Actors by the names that datasets give them, through the table ``actors.csv``."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import pandas as pd

from geodata.filters import fold
from geodata.formats.tables import rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

_YEARS: Final = re.compile(r"\s*\(\d{4}-(?:\d{4})?\)")
OTHER: Final = "other"
SEPARATOR: Final = re.compile(r"\s*[;|]\s*")


class Known(NamedTuple):
    """Whom a name stands for.

    Parameters
    ----------
    actors
        Our actors' ids; ``other`` alone where none of them is meant.
    how
        ``table`` when the table has the name, ``part`` when a known name is a part of it, ``none``
        when nothing is known of it.
    """

    actors: tuple[str, ...]
    how: str


@cache
def _table() -> tuple[dict[str, tuple[str, ...]], re.Pattern[str], re.Pattern[str]]:
    """Prepare the table: whole names, beginnings, and names that count inside others."""
    whole: dict[str, tuple[str, ...]] = {}
    starts: list[str] = []
    aliases: list[str] = []
    for row in rows("actors"):
        name = fold(row["name"])
        whole[name] = tuple(row["actors"].split(";"))
        if row["match"] == "starts":
            starts.append(name)
        elif row["match"] == "alias":
            aliases.append(name)
    return whole, _any(starts), _any(aliases)


def _any(names: list[str]) -> re.Pattern[str]:
    longest = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")


@lru_cache(maxsize=100_000)  # a file can name anybody
def known(name: str) -> Known:
    """Find out whom a name stands for.

    A name that begins like a state's forces is theirs; an armed group named anywhere in it is named
    too, so that ``other`` never hides one.

    Parameters
    ----------
    name
        As the dataset writes it; years in brackets do not matter.

    Returns
    -------
    Known

    Examples
    --------
    >>> known("Military Forces of Mali (2021-)").actors
    ('mali_gov',)
    >>> known("Suspected JNIM fighters")
    Known(actors=('jnim',), how='part')
    >>> known("Fulani Ethnic Militia (Mali)")
    Known(actors=('other',), how='none')
    """
    whole, starts, aliases = _table()
    text = fold(_YEARS.sub("", name[:500]))
    if text in whole:
        return Known(whole[text], "table")
    found: dict[str, None] = {}
    begin = starts.match(text)
    if begin:
        found.update(dict.fromkeys(whole[begin[0]]))
    inside = [match[0] for match in aliases.finditer(text)]
    for alias in inside:
        found.update(dict.fromkeys(whole[alias]))
    if len(found) > 1:
        found.pop(OTHER, None)
    if not found:
        return Known((OTHER,), "none")
    # "JNIM: Group for Support of Islam and Muslims" says one name in two ways, which is no guess.
    plain = inside and text.startswith(inside[0]) and len({whole[one] for one in inside}) == 1
    return Known(tuple(found), "table" if (begin and not inside) or plain else "part")


@dataclass
class Names:
    """Maps whole columns of names and keeps count of them.

    Parameters
    ----------
    counts
        How many rows name each.

    Examples
    --------
    >>> names = Names()
    >>> lead = pd.Series(["JNIM; Civilians (Mali)"])
    >>> names.map(lead, pd.Series([""])).tolist()
    [('jnim', 'civilians')]
    """

    counts: Counter[str] = field(default_factory=Counter)
    _same: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)

    def map(self, lead: pd.Series[str], associated: pd.Series[str]) -> NDArray[np.object_]:
        """Map the names of each row.

        Parameters
        ----------
        lead
            The main actors' names, separated by semicolons.
        associated
            The names of those with them. An unknown one is counted, but does not make the row one
            of ``other``.

        Returns
        -------
        numpy.ndarray of tuple of str
            Our actors' ids, each once, the first named first.
        """
        main, groups = self._groups(lead)
        beside, others = self._groups(associated)
        # Few groups of actors stand behind many ways of writing their names.
        codes, pairs = pd.factorize(main * len(others) + beside)
        mapped = np.empty(len(pairs), dtype=object)
        for at, pair in enumerate(pairs.tolist()):
            one, other = divmod(pair, len(others))
            found = dict.fromkeys(groups[one])
            found.update(dict.fromkeys(actor for actor in others[other] if actor != OTHER))
            mapped[at] = self._same.setdefault(tuple(found) or (OTHER,), tuple(found) or (OTHER,))
        return mapped[codes]

    def _groups(self, column: pd.Series[str]) -> tuple[NDArray[np.int64], list[tuple[str, ...]]]:
        """Give each row the number of its group of actors, and count the names."""
        codes, written = pd.factorize(column)
        tally = np.bincount(codes, minlength=len(written)).tolist()
        groups: dict[tuple[str, ...], int] = {}
        numbers = np.empty(len(written), dtype=np.int64)
        for at, text in enumerate(written.tolist()):
            names = [name for name in SEPARATOR.split(text) if name]
            for name in names:
                self.counts[name] += tally[at]
            actors = dict.fromkeys(actor for name in names for actor in known(name).actors)
            numbers[at] = groups.setdefault(tuple(actors), len(groups))
        return numbers[codes], list(groups) or [()]

    def table(self) -> pd.DataFrame:
        """List the names that the table of actors does not have as they are written.

        Returns
        -------
        pandas.DataFrame
            ``name``, ``rows``, ``counted_as`` (our actors' ids) and ``known`` (``part`` or
            ``none``); the names in part known first, then by how often they occur.
        """
        found = [
            (name, count, ";".join(known(name).actors), known(name).how)
            for name, count in self.counts.items()
            if known(name).how != "table"
        ]
        table = pd.DataFrame(found, columns=["name", "rows", "counted_as", "known"])
        order = ["known", "rows", "name"]
        return table.sort_values(order, ascending=[False, False, True], ignore_index=True)
