"""Text made even for comparison, character by character, so that positions stay true."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

MARKS: Final = {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "′": "'"}
DASHES: Final = "‐‑‒–—−"
QUOTES: Final = "«»“”„‟″"


class _Even(dict[int, str]):
    """Each character's even form, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = even = _even(char)
        return even


def _even(char: str) -> str:
    if char in MARKS:
        return MARKS[char]
    if char in DASHES:
        return "-"
    if char in QUOTES:
        return '"'
    if char.isspace() or unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn"}:
        return " "
    for part in unicodedata.normalize("NFKD", char):
        if not unicodedata.combining(part):
            lower = part.lower()
            return lower if len(lower) == 1 else part
    return " "


_TABLE: Final = _Even()


def even(text: str) -> str:
    """Return text without case, accents and typographic marks, of the same length.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        As many characters as `text` has: a position in one is a position in the other.

    Examples
    --------
    >>> even("L’armée à Ménaka")
    "l'armee a menaka"
    """
    return text.translate(_TABLE)


class Word(NamedTuple):
    """A word, number or punctuation mark.

    Parameters
    ----------
    text : str
        Its even form.
    start, end : int
        Where it stands in the text.
    """

    text: str
    start: int
    end: int


_WORD: Final = re.compile(
    r"\d{1,3}(?:[ .,]\d{3})+(?![\d]|[.,]\d)"  # 1,100 or 1 100 or 1.100
    r"|\d+(?:[.,]\d+)?"
    r"|(?<![^\W_])[a-z]\.(?:[a-z]\.)+|(?<![^\W_])[a-z]\.[a-z](?![^\W_])"  # U.S. is one word
    r"|[^\W\d_]+"
    r"|[,;:()\"$€%/.?!]"
)


def words(even_text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Cut even text into words; hyphens and apostrophes divide and are left out.

    Parameters
    ----------
    even_text : str
        What `even` returned.
    start, end : int
        The stretch to cut; all of it by default.

    Returns
    -------
    list of Word

    Examples
    --------
    >>> [word.text for word in words("l'attaque d'al-qaida a fait 1 100 morts")]
    ['l', 'attaque', 'd', 'al', 'qaida', 'a', 'fait', '1 100', 'morts']
    """
    stop = len(even_text) if end is None else end
    return [
        Word(_bare(match.group()), match.start(), match.end())
        for match in _WORD.finditer(even_text, start, stop)
    ]


def _bare(word: str) -> str:
    return word.replace(".", "") if word[0].isalpha() and "." in word else word
