"""An article as it was read, with what had to be done to its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geodata.coding.article import Article
from geodata.faults import DataError, Fault

if TYPE_CHECKING:
    import datetime as dt

MOST_CHARACTERS: Final = 200_000
"""The longest text that is read: some 30,000 words, far more than an article."""

MOST_BYTES: Final = 20_000_000
"""The largest file that is read."""


@dataclass(frozen=True)
class Reading(Article):
    """An article that was read from a file, a paste or a link.

    Parameters
    ----------
    notes : tuple of str
        What was changed or looked doubtful while reading; sentences for a person.

    Examples
    --------
    >>> Reading(text="Soldiers left Gao.").notes
    ()
    """

    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Extract:
    """What a file's format gives, before it is cleaned.

    Parameters
    ----------
    text : str
        The main text.
    title, publisher, language : str
        As the file names them; empty where it does not.
    published : datetime.date or None
        The day of publication.
    headed : bool
        Whether the format has its own place for title and date, so that the first lines of the
        text are not asked.
    notes : tuple of str
        What a person should know.
    """

    text: str
    title: str = ""
    publisher: str = ""
    language: str = ""
    published: dt.date | None = None
    headed: bool = False
    notes: tuple[str, ...] = ()


def refusal(name: str, message: str, remedy: str) -> DataError:
    """Return the error that says why an article cannot be read.

    Parameters
    ----------
    name : str
        The file, or the address.
    message, remedy : str
        What is wrong, and what to do.
    """
    shown = "".join(letter for letter in name if letter.isprintable())[:200]
    return DataError([Fault(shown or "article", None, None, message, remedy)])
