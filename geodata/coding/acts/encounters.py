"""Whether both sides of a fight sought it: an army that goes out, a clash that killed on both."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from geodata.coding.text.patterns import wordings

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
    r"echanges? de (?:tirs|coups)|batailles?|heurts|engagements?|(?:both|two|NUM|rival) sides|"
    r"fought|encounters?|confrontations?|chocs?|des deux cotes|de part et d autre|fusillades?|"
    r"ratissages?|sweeps?|patrols?|patrouilles?|offensives?|operations?) "
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

_ARMY: Final = r" (?:FORCES|FOREIGN|POST|BASE|army|armee|commandos?|gendarmes|soldats|soldiers) "
_NOT_THEN: Final = (
    r"(?:(?!FIGHTERS |CIVILIANS |was |were |been |being |ete |by |par |under |essuy\w+ |"
    r"au cours |in which )[^\s;]+ ){0,8}?"
)
_ON_THEM: Final = (
    r"(?:(?!FORCES |FOREIGN |POST |CIVILIANS |by |par |mine |mines |in |as |when |after |during |"
    r"while |from |dans |lors |lorsqu\w* |quand |alors |apres |pendant |sous |under )"
    r"[^\s;]+ ){0,6}?"
    r"(?:FIGHTERS|enemy|enemies|ennemis?|infiltrators|infiltres|poseurs|bombers) "
)
_BY: Final = (
    r"(?:[^\s;]+ ){0,3}?(?:by|par|face|at the hands of|under the fire of|"
    r"sous (?:les|le) (?:balles|coups|feu|tirs)) (?:(?!FIGHTERS |CIVILIANS )[^\s;]+ ){0,4}?"
    r"(?:FORCES|FOREIGN|POST|army|armee) "
)
_BEFORE_BY: Final = r" FIGHTERS (?:(?!FORCES |FOREIGN |POST |CIVILIANS )[^\s;]+ ){0,8}?"
_ACTS: Final[dict[str, tuple[str, ...]]] = {
    "en": ("kill", "defeat", "chase", "meet"),
    "fr": ("tuer", "defaire", "poursuivre", "rencontrer"),
}
"""Names of the wordings of what one side does to the other, and of coming upon it."""

_SEEKER: Final = re.compile(_ARMY)
_TARGET: Final = re.compile(
    r" (?:FIGHTERS|enemy|enemies|ennemis?|infiltrators|infiltres|poseurs|bombers) "
)
"""The two sides, without either of which nobody was hunted."""

_THEY_STRUCK: Final = re.compile(
    r" FIGHTERS (?:(?:who|that|which|qui|had|have|has|ont|avaient|avait|a|just|also|later) ){0,4}"
    r"(?:attack\w*|attaqu\w*|ambush\w*|storm\w*|raid\w*|assaill\w*|overran|struck) "
    r"| (?:an?|the|une?|l|d|their|leur) (?:ambush|embuscade|guet apens|trap|piege) "
)
"""Fighters that attacked, whatever happened to them then."""


@cache
def _hunts(language: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of an army that goes out against fighters, active and passive."""
    act = "(?:" + "|".join(map(wordings, _ACTS[language])) + ")"
    return (
        re.compile(_ARMY + _NOT_THEN + act + _ON_THEM),
        re.compile(_BEFORE_BY + act + _BY),
    )


def hunted(line: str, language: str) -> bool:
    """Whether a tagged sentence tells that an army or police went after fighters, or shot them.

    Parameters
    ----------
    line : str
        The tagged sentence.
    language : str
        ISO 639-1.

    Returns
    -------
    bool
        False where the fighters had attacked.
    """
    known = language in _ACTS and _TARGET.search(line) and _SEEKER.search(line)
    if not known or _THEY_STRUCK.search(line):
        return False
    active, passive = _hunts(language)
    return passive.search(line) is not None or active.search(line) is not None


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
