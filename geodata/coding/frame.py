"""What frames an article's text: its headline, who wrote it and when, links to other articles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geodata.coding.article import Span
from geodata.coding.folding import even

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD_LINES: Final = 6
"""Lines at a text's beginning among which its author and day may stand."""

HEADLINE: Final = 200
"""Characters of the longest line that is taken for a headline."""

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
_STOP: Final = re.compile(r"[.!\u2026][\"')\] ]*$")
_LETTERS: Final = re.compile(r"[^\W_]+")


def heading(text: str, title: str = "") -> Span | None:
    r"""Return the headline that stands above a text, where there is one.

    Parameters
    ----------
    text : str
        The article, as it was pasted or read.
    title : str
        Its title where that is known.

    Returns
    -------
    Span or None
        The first line, if it is the title or looks like one: short, with no full stop, and a text
        that follows below it.

    Examples
    --------
    >>> heading("Gunmen attack Djibo\n\nTwelve soldiers were killed on Monday.")
    Span(start=0, end=19)
    >>> heading("Twelve soldiers were killed on Monday.\nThe camp burned.") is None
    True
    """
    lines = [line for line in _lines(text) if text[line.start : line.end].strip()][:2]
    if len(lines) < 2:  # noqa: PLR2004 - a headline and what stands below it
        return None
    first = text[lines[0].start : lines[0].end].strip()
    known = bool(title) and _bare(first) == _bare(title)
    if known or (len(first) <= HEADLINE and not _STOP.search(even(first))):
        return lines[0]
    return None


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
    for number, line in enumerate(
        line for line in _lines(text) if text[line.start : line.end].strip()
    ):
        words = even(text[line.start : line.end])
        short = len(words) <= BYLINE and not _STOP.search(words)
        named = SIGNED.match(words) or DAY.search(words)
        names = all(len(_LETTERS.findall(piece)) <= NAME for piece in _PIECES.split(words))
        if (short and named and names and number < HEAD_LINES) or (
            LINKS.match(words) and len(words) < HEADLINE
        ):
            left_out.update(s for s in spans if line.start <= s.start and s.end <= line.end)
    return left_out


def _lines(text: str) -> list[Span]:
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        found.append(Span(start, start + len(line.rstrip("\r\n"))))
        start += len(line)
    return found


def _bare(text: str) -> list[str]:
    return _LETTERS.findall(even(text))
