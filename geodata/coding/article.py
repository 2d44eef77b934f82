"""An article as it was read: its text, and what is known of where it appeared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt


class Span(NamedTuple):
    """A stretch of an article's text.

    Parameters
    ----------
    start, end : int
        Positions of the first character and of the one after the last.
    """

    start: int
    end: int


@dataclass(frozen=True)
class Article:
    """An article to be coded.

    Parameters
    ----------
    text : str
        The main text; every span counts its characters.
    title, publisher : str
        Empty where they are unknown.
    published : datetime.date or None
        The day of publication; relative dates in the text are resolved against it.
    language : str
        ISO 639-1; empty where it is unknown.
    url : str
        Where it can be read; empty for pasted text.

    Examples
    --------
    >>> article = Article(text="Soldiers left Gao.")
    >>> article.quote(Span(14, 17))
    'Gao'
    """

    text: str
    title: str = ""
    publisher: str = ""
    published: dt.date | None = None
    language: str = ""
    url: str = ""

    def quote(self, span: Span) -> str:
        """Return the words of a span."""
        return self.text[span.start : span.end]
