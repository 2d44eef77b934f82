"""What frames an article's text: its headline, who wrote it and when, links to other articles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geodata.coding.article import Span
from geodata.coding.text.folding import even

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD_LINES: Final = 6
"""Lines at a text's beginning among which its author and day may stand."""

HEADLINE: Final = 200
"""Characters of the longest line that is taken for a headline."""

CROSSHEAD: Final = 90
"""Characters of the longest heading between paragraphs."""

CAPITALS: Final = 0.6
"""The share of a signed line's words that do not begin small."""

BYLINE: Final = 140
"""Characters of the longest line that names the author, the outlet or the day."""

_MONTHS: Final = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|fev|avr|mai|juin|juil|aou)[a-z]{0,7}\.?"
)
DAY: Final = re.compile(
    rf"\b(?:20\d\d-\d\d-\d\d|\d{{1,2}}[/.]\d{{1,2}}[/.](?:20)?\d\d"
    rf"|\d{{1,2}}(?:er|st|nd|rd|th)? {_MONTHS},? 20\d\d|{_MONTHS} \d{{1,2}}(?:st|nd|rd|th)?,? "
    rf"20\d\d)"
)
SIGNED: Final = re.compile(
    r"\s*(?:by|par|source|sources|author|auteur|text|texte|photo|image|credit|(?:file )?photo|"
    r"published|publie|posted|updated|mis a jour|modifie|mis en ligne)\b(?: le\b|:| :)?"
)
LINKS: Final = re.compile(
    r"\s*(?:[-*\u2022\u25ba>\u2192]+ *)?(?:(?:read|see|watch|listen|lire|voir|ecouter|relire|a "
    r"lire|"
    r"a voir) (?:also|more|aussi|egalement)|also read|aussi :|related(?: (?:articles?|stor(?:y|"
    r"ies)|"
    r"news|content|topics))?|sur le meme (?:sujet|theme)|dans la meme rubrique|a lire|more on this|"
    r"you may also like|articles? (?:similaires?|lies?|connexes?))\b(?! (?:la|le|les|the|a|an|in|"
    r"dans|par|"
    r"que|how|comment|out)\b) ?[:>-]?"
)
"""What opens a line that leads to another article."""

NAME: Final = 6
"""Words of the longest name, or day, in such a line."""

_PIECES: Final = re.compile(r"[|\u2022\u00b7/;(),]| -+ ")
_ITEM: Final = re.compile(r"\s*(?:[-\u2013\u2014\u2022\u25aa\u25cf*>]|\d+[.)]|[\"\u00ab\u201c])\s")
_STOP: Final = re.compile(r"[.!\u2026:;,][\"')\] ]*$")
_LETTERS: Final = re.compile(r"[^\W_]+")


def headings(text: str, title: str = "") -> list[Span]:
    r"""Return the lines of a text that stand above others, or between its paragraphs.

    Parameters
    ----------
    text : str
        The article, as it was pasted or read.
    title : str
        Its title where that is known.

    Returns
    -------
    list of Span
        Lines that repeat the title, and short ones with no full stop before others: the headline,
        headings between paragraphs, captions. Items of a list are none.

    Examples
    --------
    >>> headings("Gunmen attack Djibo\n\nTwelve soldiers were killed on Monday.")
    [Span(start=0, end=19)]
    >>> headings("Twelve soldiers were killed on Monday.\nThe camp burned.")
    []
    """
    lines = [line for line in _lines(text) if text[line.start : line.end].strip()]
    found = []
    for number, line in enumerate(lines):
        words = text[line.start : line.end].strip()
        known = bool(title) and _bare(words) == _bare(title)
        longest = HEADLINE if number == 0 else CROSSHEAD
        short = len(words) <= longest and not _STOP.search(even(words)) and not _ITEM.match(words)
        if len(lines) > 1 and (known or (short and number + 1 < len(lines))):
            found.append(line)
    return found


def aside(text: str, spans: Sequence[Span]) -> set[Span]:
    """Tell which of a text's sentences are none of the article's own.

    Parameters
    ----------
    text : str
        The article.
    spans : sequence of Span
        Its sentences.

    Returns
    -------
    set of Span
        Those in lines that only name the author, the outlet or the day above the text, and in
        lines that lead to other articles.
    """
    left_out: set[Span] = set()
    lines = [line for line in _lines(text) if text[line.start : line.end].strip()]
    for number, line in enumerate(lines):
        words = text[line.start : line.end]
        links = len(words) < HEADLINE and LINKS.match(even(words)) is not None
        if links or (number < HEAD_LINES and _is_byline(words)):
            left_out.update(s for s in spans if line.start <= s.start and s.end <= line.end)
    return left_out


def _is_byline(line: str) -> bool:
    """Whether a short line holds but names and a day."""
    words = even(line)
    if len(words) > BYLINE or any(len(_LETTERS.findall(p)) > NAME for p in _PIECES.split(words)):
        return False
    if not _STOP.search(words) and DAY.search(words):
        return True
    signed = SIGNED.match(words)
    if signed is None:
        return False
    names = _LETTERS.findall(line[signed.end() :])
    capital = sum(not name[0].islower() for name in names)
    return bool(names) and capital >= len(names) * CAPITALS


def _lines(text: str) -> list[Span]:
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        found.append(Span(start, start + len(line.rstrip("\r\n"))))
        start += len(line)
    return found


def _bare(text: str) -> list[str]:
    return _LETTERS.findall(even(text))
