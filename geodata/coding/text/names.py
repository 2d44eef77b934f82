"""Names of several words looked up in a text's words, the longest first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geodata.coding.text.folding import Word

Meaning = TypeVar("Meaning")

SHORTEST_LOOSE: Final = 4
"""Letters from which an acronym may also be written as a name ("Jnim")."""

_CHOICE: Final = re.compile(r"\(([^()]*)\)")


class Named(NamedTuple, Generic[Meaning]):
    """A name found among words.

    Parameters
    ----------
    meaning
        What the name was added with.
    first, last : int
        The first word and the one after the last.
    """

    meaning: Meaning
    first: int
    last: int


def spellings(pattern: str) -> Iterator[str]:
    """Write out a name's spellings.

    Parameters
    ----------
    pattern : str
        A name without accents and hyphens; ``(a|b|)`` stands for a, b or nothing.

    Yields
    ------
    str

    Examples
    --------
    >>> list(spellings("(russian|) soldier(s|)"))
    ['russian soldiers', 'russian soldier', 'soldiers', 'soldier']
    """
    innermost = _CHOICE.search(pattern)
    if innermost is None:
        yield " ".join(pattern.split())
        return
    for choice in innermost.group(1).split("|"):
        yield from spellings(pattern[: innermost.start()] + choice + pattern[innermost.end() :])


class Names(Generic[Meaning]):
    """Names by their words.

    Examples
    --------
    >>> from geodata.coding.text.folding import even, words
    >>> names = Names()
    >>> names.add("group (to|for the) support", "jnim")
    >>> text = "the Group for the Support of Islam"
    >>> names.at(words(even(text)), 1, text)
    Named(meaning='jnim', first=1, last=5)
    """

    def __init__(self) -> None:
        self._by_first: dict[str, dict[tuple[str, ...], tuple[Meaning, bool]]] = {}
        self._longest: dict[str, int] = {}

    def add(self, pattern: str, meaning: Meaning) -> None:
        """Add a name; one in capitals is an acronym and is found only in capitals."""
        for spelling in spellings(pattern):
            acronym = spelling.isupper() and " " not in spelling
            parts = tuple(spelling.casefold().split())
            if not parts:
                continue
            known = self._by_first.setdefault(parts[0], {})
            known.setdefault(parts, (meaning, acronym))
            self._longest[parts[0]] = max(len(parts), self._longest.get(parts[0], 0))

    def at(self, found: Sequence[Word], index: int, raw: str) -> Named[Meaning] | None:
        """Return the longest name that begins with a word, or None.

        Parameters
        ----------
        found : sequence of Word
            A sentence's words.
        index : int
            Where to look.
        raw : str
            The text that the words' positions count, as it was written.
        """
        first = found[index].text
        known = self._by_first.get(first)
        if known is None:
            return None
        longest = min(self._longest[first], len(found) - index)
        for length in range(longest, 0, -1):
            entry = known.get(tuple(word.text for word in found[index : index + length]))
            if entry is None:
                continue
            meaning, acronym = entry
            if acronym and not _is_acronym(raw[found[index].start : found[index].end]):
                continue
            return Named(meaning, index, index + length)
        return None


def _is_acronym(written: str) -> bool:
    return written.isupper() or (len(written) >= SHORTEST_LOOSE and written[:1].isupper())
