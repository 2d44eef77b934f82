"""Whether both sides of a fight sought it: an army that goes out, a clash that killed on both."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from geodata.coding.text.tagging import Tagged

RAIDED: Final = re.compile(
    r"^[^;]* (?:FORCES|FOREIGN|army|armee) (?:(?!FIGHTERS )[^\s;]+ ){0,12}?(?:FIGHTERS|enemy|"
    r"ennemis?) .*? (?:losing|lost|for the loss of|at (?:the|a) (?:cost|price) of|perdant|"
    r"(?:a|ont) (?:\w+ ){0,2}?perdu|au prix de|contre la perte|(?:its|their|ses|leurs) own) "
)
"""An army that goes out against a group and loses men of its own: both sides' dead are counted."""

BETWEEN: Final = re.compile(
    r" (?:clash\w*|fighting|battles?|gunfights?|gun battles?|firefights?|exchanges? of fire|"
    r"skirmish\w*|affrontements?|combats?|accrochages?|heurts|echanges? de (?:tirs|coups)|"
    r"bataille) (?:[^\s;]+ ){0,8}?(?:between|entre|pitting|opposing|opposant|opposed) "
)
CLASHED: Final = re.compile(
    r" (?:clash\w*|skirmish\w*|gunfights?|firefights?|gun ?battles?|shoot ?outs?|battles?|fighting|"
    r"exchanges? of fire|duels?|accrochages?|escarmouches?|affrontements?|combats?|face a face|"
    r"echanges? de (?:tirs|coups)|batailles?|heurts|engagements?) "
)
ASSAULTED: Final = re.compile(
    r" (?:attack\w*|attaqu\w*|ambush\w*|embuscade\w*|assault\w*|assauts?|raid\w*|storm\w*) "
)
"""A meeting that killed on both sides, and the words by which only one side sought it."""

KILLED_THEM: Final = re.compile(
    r" (?:FORCES|FOREIGN|army|armee) (?:(?!FIGHTERS |was |were |ete )[^\s;,]+ ){0,6}?(?:kill\w*|"
    r"shot|slew|neutrali\w+|eliminat\w+|tue|tuant|abattu|abattant|elimin\w+) "
    r"(?:[^\s;,]+ ){0,4}?FIGHTERS "
)
"""An army that killed fighters, and is the first to be named."""


def both_fought(tagged: Tagged, dead: AbstractSet[str]) -> bool:
    """Whether an army that went out against a group counts the group's dead, or both sides'."""
    if dead >= {"attackers", "forces"}:
        clashed = CLASHED.search(tagged.line) and not ASSAULTED.search(tagged.line)
        return bool(clashed or RAIDED.search(tagged.line) or BETWEEN.search(tagged.line))
    first = any(comes_first(tagged.line, tag, ("FIGHTERS",)) for tag in ("FORCES", "FOREIGN"))
    return dead == {"attackers"} and first and KILLED_THEM.search(tagged.line) is not None


def comes_first(line: str, tag: str, others: tuple[str, ...]) -> bool:
    """Whether one kind of actor is named in a tagged line before any of others."""
    at = line.find(f" {tag} ")
    rest = [line.find(f" {other} ") for other in others]
    return at >= 0 and all(at < other for other in rest if other >= 0)
