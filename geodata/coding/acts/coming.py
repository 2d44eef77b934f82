"""Riding into a place and out again: what is no change of hands, though the words are alike."""

from __future__ import annotations

import re
from typing import Final

_CAME_INTO: Final = re.compile(
    r"(?:(?:march|walk|roll)ed|rode|drove|burst|swept|poured) into |(?:entered|enters?|"
    r"entering|entre|"
    r"entres|entrent|entraient) "
)
_ON_THE_WAY: Final = re.compile(r"(?:walked|rode|drove|burst|swept|poured) into ")
_TAKEN: Final = re.compile(
    r" (?:town|city|capital|camp|base|garrison|barracks|fort|ville|POST|BASE|SITE) "
)
_HELD: Final = re.compile(
    r" (?:control\w*|held|hold|holds|hoist\w*|flags?|seiz\w*|captur\w*|took|taken|tak\w+|occup\w*|"
    r"recaptur\w*|retook|retak\w*|liberat\w*|liber\w*|unopposed|(?:without|sans) (?:\w+ )?(?:fight|"
    r"shot|resistance|combat\w*|coup)|masters?|maitres?|govern\w*|fell|fallen|tomb\w*|repris\w*|"
    r"pris|prise|drapeaux?|abandon\w*|fled|withdr\w*|retir\w*) "
)
_VILLAGE: Final = re.compile(
    r" (?:villages?|hamlets?|hameaux?|markets?|marches?|mosques?|mosquees?|church\w*|eglises?|"
    r"schools?|ecoles?|hospitals?|clinics?|homes?|houses?|maisons?|shops?) |"
    r" (?:kill\w*|shot|opened fire|knif\w+|stabb\w+|wound\w+|burn\w*|torch\w+|loot\w+|execut\w+|"
    r"behead\w+|abduct\w+|kidnap\w+|tu|tue|tues|tuant|tuent|ouvert le feu|bless\w+|pill\w+|"
    r"incendi\w+|brul\w+|egorg\w+|enlev\w+|poignard\w+) "
)


def only_came(line: str, own: str) -> bool:
    """Whether somebody only came into a place, which is not yet a change of hands.

    Parameters
    ----------
    line : str
        A tagged sentence.
    own : str
        Its words that a cue of a change of hands met.

    Examples
    --------
    >>> line = " FIGHTERS rode into the village of PLACE "
    >>> only_came(line, line)
    True
    >>> only_came(line + "and hoisted their flag ", line)
    False
    """
    if _CAME_INTO.search(own) is None or _HELD.search(line):
        return False
    armed = any(f" {tag} " in line for tag in ("FIGHTERS", "FORCES", "FOREIGN"))
    passing = _ON_THE_WAY.search(own) is not None and _TAKEN.search(line) is None
    return not armed or passing or _VILLAGE.search(line) is not None
