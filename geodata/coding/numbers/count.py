"""A number of people: what it counts, and how it stands to the others of its event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from geodata.coding.article import Span
    from geodata.coding.drafts import Range

Counts = Literal["deaths", "wounded", "troops", "taken", ""]
Group = Literal["people", "civilians", "forces", "attackers"]


class Count(NamedTuple):
    """A number of people.

    Parameters
    ----------
    kind : str
        deaths, wounded or troops.
    group : str
        Whose: people, civilians, forces or attackers.
    range : Range
        How many.
    span : Span
        The number's words and those that say what it counts.
    foreign : bool
        Whether it counts a foreign power's men.
    at : int
        The word at which it stands.
    plus : bool
        Whether it is added to the count before it ("four soldiers and a driver").
    revised : bool
        Whether the text says that it takes the place of an earlier figure ("rose to 14").
    earlier : bool
        Whether it is such an earlier figure: it counts where the text has no later one.
    rival : bool
        Whether another source gives it, for the same people.
    late : bool
        Whether it comes on top of those told before: wounded people who died later, "four more".
    claimed : bool
        Whether an armed group gives it.
    single : bool
        Whether it is one person whom the text names without a number.
    """

    kind: Counts
    group: Group
    range: Range
    span: Span
    foreign: bool = False
    at: int = 0
    plus: bool = False
    revised: bool = False
    earlier: bool = False
    rival: bool = False
    late: bool = False
    claimed: bool = False
    single: bool = False
