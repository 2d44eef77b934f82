"""Whether it took place: plans, threats and demands, denials, rumours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geodata.coding.acts.doubts import DENIABLE, unproven
from geodata.coding.acts.tenses import told_in
from geodata.coding.text.cues import hits

if TYPE_CHECKING:
    from geodata.coding.drafts import Mood
    from geodata.coding.text.cues import Hit
    from geodata.coding.text.tagging import Tagged

TABLE: Final = "moods.csv"
BEFORE: Final = 90
AFTER: Final = 30
"""Characters of a tagged sentence around an event's cue in which words bear on it."""

_BREAK: Final = re.compile(
    r" (?:;|:|while|tandis|alors qu|alors que|but|mais|after|apres|before|when|because|parce qu|"
    r"parce que|car|despite|malgre|amid|as (?=(?:it|they|he|she|its|STATE|NATION) )|in line with|"
    r"(?:STATE|FORCES|FIGHTERS|FOREIGN|NATION|junta|junte|officers|generals|generaux|officiers|men|"
    r"hommes) (?:that|who|which|qui)) "
)
DECLARED: Final = frozenset({"agreement_ended", "political"})
"""What is done by saying so."""

_SAYS_SO: Final = re.compile(r"nnonc|decid|\bordre\b")

SURE: Final = 1.0
"""The weight from which the words of a denial may be about an attack."""

THREAT: Final = 2.0
"""The weight of words that announce an attack; others only speak of what may be."""

_OF_TOLL: Final = re.compile(r" (?:toll|figure|number|bilan|chiffre|nombre) ")


def mood(tagged: Tagged, hit: Hit | None, language: str) -> tuple[Mood, Hit | None]:
    """Tell whether a sentence says that something took place.

    Parameters
    ----------
    tagged : Tagged
        The sentence.
    hit : Hit or None
        The cue of what is spoken of.
    language : str
        ISO 639-1.

    Returns
    -------
    mood : str
        happened, announced, denied or unconfirmed.
    words : Hit or None
        The cue that says so.
    """
    start, end = (hit.start, hit.end) if hit else (0, len(tagged.line))
    low, high = max(0, start - BEFORE), min(len(tagged.line), end + AFTER)
    for brk in _BREAK.finditer(tagged.line, low, start):
        low = brk.end() - 1
    after = _BREAK.search(tagged.line, end - 1, high)
    high = after.start() + 1 if after else high
    found = [h for h in hits(tagged, TABLE, language) if low <= h.start and h.start < high]
    # a plan's words come before what is planned; a denial may follow
    for means in ("denied", "announced", "unconfirmed"):
        for said in sorted(found, key=lambda h: -h.cue.weight):
            if said.cue.means == means and _bears_on(said, hit, tagged.line, end):
                return means, said
    told = told_in(tagged.line, hit, language, low)
    if told == "happened" and hit is not None and unproven(tagged.line, hit.end - 1):
        return "unconfirmed", None
    return told, None


def threats(tagged: Tagged, language: str) -> list[Hit]:
    """Find the words of a sentence that announce something."""
    return [said for said in hits(tagged, TABLE, language) if said.cue.means == "announced"]


def _is_part(said: Hit, hit: Hit) -> bool:
    """Whether words of a plan are a coup's own: "arrested over a bid to topple", "forced to"."""
    return hit.cue.means == "coup" and hit.start <= said.start < hit.end and said.weight < THREAT


def _bears_on(said: Hit, hit: Hit | None, line: str, end: int) -> bool:
    """Whether words of a plan, denial or doubt are about what is spoken of."""
    if said.cue.means == "announced" and said.start > end:
        return False
    if said.cue.means == "announced" and hit is not None and _is_part(said, hit):
        return False
    if said.cue.means == "unconfirmed" and _OF_TOLL.search(line[end : said.end]):
        return False
    weak = said.cue.means == "denied" and said.weight < SURE
    if hit is None:
        return not weak  # "there is no secret" denies nothing
    if weak and hit.cue.means not in DENIABLE:
        return False  # "there was no word from the army" denies no attack
    # to announce, or to decide, that one leaves a bloc is to leave it
    return not (hit.cue.means in DECLARED and _SAYS_SO.search(said.cue.pattern))
