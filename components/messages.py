"""What the geodata layer says, in French: it knows English alone.

``messages.fr.json`` has a French sentence for each English one, with gaps such as ``{count}`` for
what the layer puts in. Two kinds of gaps say more than what stands in them: one of the names under
``words`` stands for one of the words there, and ``{said}`` for another sentence.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, Final, NamedTuple

from geodata.briefing.words import words

LONGEST: Final = 4_000
"""Characters of a sentence; a longer one is none of ours."""

SAID: Final = "said"
_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+")


class Sentence(NamedTuple):
    """A sentence with gaps, and what it is in French.

    Parameters
    ----------
    parts : tuple of str
        What stands between the gaps.
    pattern : re.Pattern of str
        Matches the English sentence, each gap a named group.
    french : str
        The French one, with the same gaps.
    """

    parts: tuple[str, ...]
    pattern: re.Pattern[str]
    french: str


@cache
def table() -> dict[str, dict[str, Any]]:
    """Return the file's two parts: ``words`` and ``sentences``."""
    file = Path(__file__).with_name("messages.fr.json")
    found: dict[str, dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))
    return found


@cache
def _whole() -> dict[str, str]:
    """Return the sentences without gaps, English to French."""
    pairs = table()["sentences"].items()
    return {one.format(): other.format() for one, other in pairs if not _gaps(one)}


@cache
def _gapped() -> tuple[Sentence, ...]:
    """Compile the sentences with gaps, the most literal first."""
    found = [_compiled(*pair) for pair in table()["sentences"].items() if _gaps(pair[0])]
    return tuple(sorted(found, key=lambda sentence: -sum(map(len, sentence.parts))))


def _gaps(sentence: str) -> list[str]:
    return [gap for _, gap, _, _ in Formatter().parse(sentence) if gap]


def _compiled(english: str, french: str) -> Sentence:
    pattern, parts = "", []
    for text, gap, _, _ in Formatter().parse(english):
        pattern += re.escape(text)
        parts.append(text)
        if gap:
            known = table()["words"].get(gap)
            inside = "|".join(map(re.escape, known)) if known else ".*?"
            pattern += f"(?P<{gap}>{inside})"
    return Sentence(tuple(parts), re.compile(pattern, re.DOTALL), french)


def french(text: str) -> str:
    r"""Say a sentence of the geodata layer in French; one that is not known stays as it is.

    Parameters
    ----------
    text : str
        The English sentence. What stands in its gaps is handed on as it is, however hostile.

    Examples
    --------
    >>> french("it has 1,200 pages; at most 100 are read")
    'il a 1\u202f200 pages\xa0; au plus 100 sont lues'
    >>> french("unable to open database file")
    'unable to open database file'
    """
    if text in _whole():
        return _whole()[text]
    if len(text) > LONGEST:
        return text
    for sentence in _gapped():
        if not all(part in text for part in sentence.parts):
            continue  # sooner than a pattern would know
        found = sentence.pattern.fullmatch(text)
        if found:
            gaps = {name: _filled(name, value) for name, value in found.groupdict().items()}
            return sentence.french.format(**gaps)
    return text


def word(kind: str, text: str) -> str:
    """Say a word of one kind in French; one that is not known stays as it is.

    Examples
    --------
    >>> word("table", "the pasted text")
    'le texte collé'
    """
    return str(table()["words"][kind].get(text, text))


def _filled(gap: str, value: str) -> str:
    if gap == SAID:
        return french(value)
    if gap in table()["words"]:
        return word(gap, value)
    if _GROUPED.fullmatch(value):
        return words("fr").number(int(value.replace(",", "")))
    return value
