"""What "the village" or "the latter" mean: places that are spoken of without their names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geodata.coding.acts.units import POINTS

if TYPE_CHECKING:
    from geodata.coding.acts.units import Unit
    from geodata.coding.drafts import Found, Located

_SORTS: Final[dict[str, str]] = {
    "village": "village|hamlet|settlement|hameau|bourg|bourgade|campement|bourgades",
    "town": "town|city|ville|cite|chef lieu|capital",
    "camp": "camp|base|outpost|garrison|poste|garnison|caserne|POST|BASE",
}
"""Nouns by the sort of place that they mean; a locality may be of either sort."""

_INTRODUCED: Final = {
    sort: (
        re.compile(rf" (?:{nouns}) (?:\w+ ){{0,2}}?(?:of|at|in|de|d|du|a) (?:(?:la|le|l) )?$"),
        re.compile(
            rf"^ ,? ?(?:(?:a|an|un|une|the|le|la|petit|petite|small) )+(?:\w+ ){{0,2}}?(?:{nouns}) "
        ),
    )
    for sort, nouns in _SORTS.items()
}
"""What stands before or after the name of a place that is called a village, a town or a camp."""

_MEANT: Final = {
    sort: re.compile(rf" (?:the|le|la|du|au) (?:{nouns}) (?!of |at |de |d |du )")
    for sort, nouns in _SORTS.items()
}
"""A place of a sort that the text takes for known; "this village" is the one named last."""

_ORDER: Final = re.compile(
    r"^ (?:(?:mais|et|and|but) )?(?:(?:dans|a|au|pour|sur|in|at|on|for) )?(?:le|la|the|l) "
    r"(?P<which>premiere?|first|former|seconde?|second|deuxieme|other|autre|latter|troisieme|third|"
    r"dernier|derniere)"
    r"(?: (?:localite|village|ville|cas|attaque|site|camp|lieu|endroit|hameau|base|poste|embuscade|"
    r"raid|place|town|city|case|attack|ambush|location|assault|assaut|incident|POST|BASE))? "
    r"(?:,|a|ont|etait|were|was|had|the|les?|la|l|c|des|il|fut|en|DATE|NUM|FORCES|FIGHTERS|"
    r"CIVILIANS) "
)
"""A sentence that begins with one of the places that were listed before it."""

_PLACES: Final = {
    "premier": 0, "premiere": 0, "first": 0, "former": 0, "second": 1, "seconde": 1, "deuxieme": 1,
    "troisieme": 2, "third": 2, "other": 1, "autre": 1, "latter": -1, "dernier": -1, "derniere": -1,
}  # fmt: skip

REACH: Final = 8
"""Sentences that the place of a sort is carried on for."""
LISTED: Final = 5
"""The same of a list."""
SURE: Final = 0.7
"""The least score of a place that may be meant."""


class Referents:
    """The places that a text may speak of again without their names."""

    def __init__(self) -> None:
        self._sorts: dict[str, tuple[Found[Located], int]] = {}
        self._list: list[Found[Located]] = []
        self._listed = -99
        self._fresh: list[Found[Located]] = []
        self._index = -1

    def meant(self, unit: Unit) -> Found[Located] | None:
        """Return the place that a sentence without one of its own speaks of, if it says so."""
        order = _ORDER.match(unit.tagged.line)
        if order and 0 < unit.index - self._listed <= LISTED:
            number = _PLACES[order["which"]]
            if number < len(self._list):
                return self._list[number]
        for sort, pattern in _MEANT.items():
            known = self._sorts.get(sort)
            if known and 0 < unit.index - known[1] <= REACH and pattern.search(unit.tagged.line):
                return known[0]
        return None

    def hear(self, unit: Unit) -> None:
        """Take in the places that a sentence names."""
        if unit.index != self._index:
            self._index, self._fresh = unit.index, []
        place = unit.place
        if place is not None and place.value.precision in POINTS and place.score >= SURE:
            if all(p.value.name != place.value.name for p in self._fresh):
                self._fresh.append(place)
            if len(self._fresh) > 1:
                self._list, self._listed = list(self._fresh), unit.index
        text = unit.tagged
        for named in text.places:
            if named.value.precision not in POINTS or named.score < SURE or not named.spans:
                continue
            span = named.spans[-1]
            before = text.between(text.span.start, span.start)
            after = text.between(span.end, text.span.end)
            for sort, (led, followed) in _INTRODUCED.items():
                if led.search(before) or followed.match(after):
                    self._sorts[sort] = (named, unit.index)
