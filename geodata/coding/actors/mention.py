"""An actor named in a sentence, and the word that stands for it in the cues."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from geodata.coding.article import Span

TAGS: Final[dict[str, str]] = {
    "fighters": "FIGHTERS",
    "alqaeda": "FIGHTERS",
    "rebels": "FIGHTERS",
    "anaphor": "FIGHTERS",
    "hunters": "FIGHTERS",
    "forces": "FORCES",
    "post": "POST",
    "base": "BASE",
    "air": "AIR",
    "foreign_air": "AIRF",
    "vdp": "FORCES",
    "foreign": "FOREIGN",
    "mercenaries": "FOREIGN",
    "russians": "FOREIGN",
    "state": "STATE",
    "foreign_state": "STATE",
    "body": "STATE",
    "civilians": "CIVILIANS",
    "people": "CIVILIANS",
}
"""The word that stands for each role in the cues' pattern language."""


@dataclass(frozen=True)
class Mention:
    """An actor named in a sentence.

    Parameters
    ----------
    actor : str
        An actor id, or ``country`` where the text leaves the state open.
    role : str
        As the table has it.
    first, last : int
        The sentence's words it covers.
    span : Span
        The words in the text.
    score : float
        How sure it is.
    speaks : bool
        Whether it is named as the source of a statement.
    country : str
        ISO 3166-1 alpha-3 of the state it was named with; empty where none was.
    """

    actor: str
    role: str
    first: int
    last: int
    span: Span
    score: float
    speaks: bool = False
    country: str = ""

    @property
    def tag(self) -> str:
        """The word that stands for it in the cues."""
        return TAGS.get(self.role, "")
