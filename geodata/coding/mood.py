"""Whether it took place: plans, threats and demands, denials, rumours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geodata.coding.cues import hits

if TYPE_CHECKING:
    from geodata.coding.cues import Hit
    from geodata.coding.drafts import Mood
    from geodata.coding.tagging import Tagged

TABLE: Final = "moods.csv"
BEFORE: Final = 90
AFTER: Final = 30
"""Characters of a tagged sentence around an event's cue in which words bear on it."""

_BREAK: Final = re.compile(r" (?:;|while|tandis|alors que|but|mais|after|apres|before|when) ")
_FUTURE_FR: Final = re.compile(
    r" (?!(?:camera|opera|sera le premier|il y|betira|kidira)\b)\w{2,}(?:eront|iront|dront|tront|"
    r"[a-z]era|[a-z]ira|ndra|ettra|endront|oudra|evra|evront) "
)


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
        for found_hit in found:
            if found_hit.cue.means != means:
                continue
            if means == "announced" and found_hit.start > end:
                continue
            return means, found_hit
    if language == "fr" and _FUTURE_FR.search(tagged.line, low, min(end + 1, len(tagged.line))):
        return "announced", None
    return "happened", None
