"""Text without what a reader cannot see and without garbled letters."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

TURNING: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of writing: what is shown is then not what is there."""

UNSEEN: Final = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
"""Characters without width: soft hyphens, joiners, tags, variation selectors."""

CONTROL: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
LINE: Final = re.compile("\r\n?|[\x0c\x85\u2028\u2029]")
JOINED: Final = re.compile("[\ufb00-\ufb06]")
"""Letters that print joins, as in fi."""

STACKED: Final = re.compile(r"([\u0300-\u036f]{3})[\u0300-\u036f]+")
"""More accents on one letter than any spelling needs."""

GARBLED: Final = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]{1,3}"
)
"""What UTF-8 looks like when it was read as Windows-1252."""

FEWEST_GARBLED: Final = 2


class Cleaned(NamedTuple):
    """A text, and what was done to it in sentences for a person."""

    text: str
    notes: tuple[str, ...]


def clean(text: str) -> Cleaned:
    r"""Remove what cannot be seen, mend garbled letters, and write line ends in one way.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    Cleaned
        NFC; only ``\n`` ends a line; at most two of them follow each other.

    Examples
    --------
    >>> clean("Ga\u202eo").text
    'Gao'
    >>> clean("MÃ©naka et SÃ©varÃ©").text
    'Ménaka et Sévaré'
    """
    notes = []
    text = LINE.sub("\n", text)
    if len(GARBLED.findall(text)) >= FEWEST_GARBLED:
        mended = GARBLED.sub(_mend, text)
        if mended != text:
            notes.append("Letters were garbled by a wrong encoding and have been mended.")
            text = mended
    text = "".join(map(_windows, text)) if re.search("[\x80-\x9f]", text) else text
    text, turned = TURNING.subn("", text)
    if turned:
        notes.append(
            f"Marks that turn the direction of writing were removed ({turned}): "
            "the text may have looked different from what it says."
        )
    text, unseen = UNSEEN.subn("", text)
    text, controls = CONTROL.subn("", text)
    if unseen + controls:
        notes.append(f"Characters that cannot be seen were removed: {unseen + controls}.")
    text = JOINED.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
    text = STACKED.sub(r"\1", unicodedata.normalize("NFC", text))
    text = re.sub(r"[ \t\u00a0]+\n", "\n", text)
    return Cleaned(re.sub(r"\n{3,}", "\n\n", text).strip(), tuple(notes))


def line(text: str | None, most: int = 300) -> str:
    r"""Return text as one clean line of limited length, as titles are kept.

    Examples
    --------
    >>> line(" Gunmen\n attack  Djibo ")
    'Gunmen attack Djibo'
    """
    return " ".join(clean((text or "")[: most * 4]).text.split())[:most].strip()


def _windows(letter: str) -> str:
    """Read a C1 control character as what Windows-1252 has in its place."""
    if not "\x80" <= letter <= "\x9f":
        return letter
    return letter.encode("latin-1").decode("cp1252", errors="ignore")


def _mend(found: re.Match[str]) -> str:
    word = found.group()
    try:
        raw = b"".join(
            letter.encode("latin-1") if letter <= "\xff" else letter.encode("cp1252")
            for letter in word
        )
        return raw.decode("utf-8")
    except UnicodeError:
        return word
