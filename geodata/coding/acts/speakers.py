"""Places of a sentence that only say where somebody speaks who tells of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from geodata.coding.drafts import Found, Located
    from geodata.coding.text.tagging import Tagged

_POSTED: Final = re.compile(
    r" (?:FORCES|STATE|CIVILIANS|police|officers?|officials?|sources?|residents?|doctors?|"
    r"diplomats?|spokes\w+|analysts?|observers?|officiers?|policiers?|responsables?|habitants?|"
    r"medecins?|diplomates?|analystes?|observateurs?) "
    r"(?:(?:based|posted|stationed|basee?s?|postee?s?|stationnee?s?|en poste|en fonction) )?"
    r"(?:in|at|from|a|au|aux|de|d)$"
)
"""Who speaks at the place that stands beside him: "police in Dapaong said"."""

LOCALS: Final = re.compile(r" (?:CIVILIANS|residents?|habitants?|doctors?|medecins?|sources?) \w+$")
"""Who speaks of his own town."""

_SAY: Final = re.compile(
    r"^ ,? ?(?:said|says|say|told|reported|confirmed|added|explained|indicated|a dit|ont dit|"
    r"dit|disent|a (?:indique|declare|confie|affirme|explique|confirme)|"
    r"ont (?:indique|declare|confie|affirme|explique|confirme)) "
)

_SAYS: Final = re.compile(
    r" (?:said|says|told|confirmed|reported|according to|dit|disent|confie|declare|indique|"
    r"indiquent|affirme|affirment|explique|raconte|temoigne|precise|selon|d apres|confirme) "
    r"(?:[^\s;,.]+ ){0,5}$"
)

_SAID_AT: Final = re.compile(
    r" (?:said|told|announced|confirmed|reported|declared|stated|speaking|dit|confie|declare|"
    r"indique|affirme|explique|raconte|precise|confirme|annonce|reconnu|rappele|soutenu) "
    r"(?:(?:DATE|late|early|on|reporters|journalists|la presse|a) ){0,3}?(?:in|at|from|a|au|aux|"
    r"depuis)$"
)

_HEARD_AT: Final = re.compile(
    r" (?:apprend on|a t on appris|apprenait on|(?:indique|assure|precise|confie|rapporte|explique|"
    r"affirme) t on|"
    r"dit on|fait on savoir|we (?:learned|learnt)|it was (?:learned|learnt|announced|said)) "
    r"(?:[a-z]+ ){0,3}?(?:in|at|a|au|aux|de|depuis)$"
)
"""What stands before a place to which only the news came."""

_THAT: Final = re.compile(r"^ ,? ?(?:DATE )?,? ?(?:that|que|qu) ")
"""What follows a place where somebody says what is told: "said in Dori that ..."."""

_SENTENCE_END: Final = re.compile(r"^ ?[.,;\"]")

_SPEAKS_HERE: Final = re.compile(
    r"^ ,? ?(?:[^\s;:\"]+ ){0,14}?(?:source|official|representative|residents?|elder|mayor|"
    r"councillor|witness\w*|leader|teacher|doctor|spokes\w+|STATE|CIVILIANS|elue?s?|notable|"
    r"habitante?s?|responsable|temoins?|enseignant|medecin|porte parole) "
    r"(?:(?!killed|died|tues?|morts?|attack\w*|attaqu\w*)[^\s;:\"]+ ){0,9}?(?:said|says|told|tells|"
    r"confirmed|reported|spoke|dit|declare|confie|raconte|explique|temoigne|affirme|confirme) "
)
"""Words after the town in which somebody speaks, where a sentence begins with it."""


def words_before(tagged: Tagged, start: int) -> str:
    """Return the words before a place, as the patterns read them."""
    found = " ".join(w.text for w in tagged.words if start - 60 <= w.start and w.end <= start)
    return f" {found}"


def _tagged_before(tagged: Tagged, start: int) -> str:
    """Return the words before a place with the tags for what was recognised among them."""
    return tagged.between(tagged.span.start, start).rstrip()


def words_after(tagged: Tagged, place: Found[Located]) -> str:
    """Return the words after a place, as the patterns read them."""
    end = place.spans[-1].end
    return f" {' '.join(w.text for w in tagged.words if end <= w.start < end + 60)} "


def says_there(tagged: Tagged, place: Found[Located]) -> bool:
    """Whether a place is only where somebody is who speaks: "police in Dapaong said"."""
    if not place.spans or not tagged.words:
        return False
    before, after = _tagged_before(tagged, place.spans[-1].start), words_after(tagged, place)
    if _SAID_AT.search(before) and _THAT.match(
        tagged.between(place.spans[-1].end, tagged.span.end)
    ):
        return True
    before = words_before(tagged, place.spans[-1].start)
    if _HEARD_AT.search(before):
        return True
    posted = _POSTED.search(before)
    if posted is None:
        return False
    ends = _SENTENCE_END.match(after) is not None
    return _SAY.match(after) is not None or (
        ends and _SAYS.search(before[: posted.start() + 1]) is not None
    )


def is_speakers(tagged: Tagged, place: Found[Located]) -> bool:
    """Whether a sentence only begins with the town in which somebody speaks of it."""
    if not place.spans or not tagged.words:
        return False
    before = words_before(tagged, place.spans[-1].start).strip(' "')
    if before not in {"in", "at", "from", "a", "depuis", "de"}:
        return False
    return _SPEAKS_HERE.match(tagged.between(place.spans[-1].end, tagged.span.end)) is not None
