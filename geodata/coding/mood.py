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

_BREAK: Final = re.compile(
    r" (?:;|while|tandis|alors que|but|mais|after|apres|before|when|"
    r"(?:STATE|FORCES|FIGHTERS|FOREIGN|NATION|junta|junte|officers|generals|generaux|officiers|men|"
    r"hommes) (?:that|who|which|qui)) "
)
_FUTURE_FR: Final = re.compile(
    r" (?!(?:camera|opera|sera le premier|il y|betira|kidira|guerra|serra)\b)(?:\w{2,}(?:eront|"
    r"iront|dront|"
    r"tront|rront|[a-z]era|[a-z]ira|ndra|ettra|endront|oudra|evra|evront|erra|ourra|ourront)"
    r"|(?:ne |n )?(?:sera|seront|aura|auront)(?! (?:le|la|les) premi)) "
)
ACTS: Final = frozenset(
    {
        "withdrawal", "deployment", "base_handover", "agreement", "agreement_ended", "political",
        "group_formation",
    }
)  # fmt: skip
"""Categories whose noun may be what is to come: "the withdrawal will be complete by May"."""

_TO_COME: Final = re.compile(
    r" (?!(?:[^\s]+ ){0,6}(?:which|who|that|qui|dont|lequel|after|apres|said|says|told|a|ont|was|"
    r"were) )"
    r"(?:[^\s;,]+ ){0,6}?(?:will|would|shall|is to|are to|should|must|(?:is|are) (?:due|set|"
    r"expected) to|sera|"
    r"seront|aura lieu|auront lieu|doit|doivent|devra|devront|devrait|devraient|va|vont|"
    r"interviendra|"
    r"debutera|commencera|s achevera|prendra) "
)
_CONDITIONAL: Final = re.compile(
    r" (?:(?:se |s )?(?:aurai(?:t|ent)|serai(?:t|ent))) (?:\w+ment )?(?!(?:ete )?(?:tue|mort|peri|"
    r"blesse|"
    r"perdu|trouve la|abattu|fait|du|pu|voulu)\w*)(?:ete )?\w+ "
)
"""What a French text only passes on; a toll in this form is still an established event's."""

_HEARSAY: Final = re.compile(
    r" (?:reports?|reported|rumou?rs?|rumeurs?|claims?|claimed|claiming|claim|alleg\w+|affirm\w+|"
    r"pretend\w*|revendiqu\w*|assur\w+|boast\w*|messages|videos?|reseaux sociaux|social media|"
    r"(?:se |s )?(?:aurai(?:t|ent)|serai(?:t|ent))|accus\w+|said to|online|en ligne|website|site "
    r"web|"
    r"supposed\w*|(?:media|medias|press|presse|titres|outlets)) "
)
"""Words of a sentence that says what somebody else says."""

_PASSED_OFF: Final = re.compile(
    r"^ (?:[^\s]+ ){0,9}?(?:(?:has|have|had|at once|quickly|later|promptly|since|a|ont|avait|"
    r"aussitot|vite|"
    r"depuis) )*(?:den(?:y|ies|ied)|dement\w*|dementi\w*|refut\w+|reject\w*|rejet\w+|dismiss\w*|"
    r"nie|nient)"
    r"(?: (?:it|this|that|them|these|the|all|any|such|such|report|reports|claim|claims|rumou?rs?|"
    r"allegations?|"
    r"accusations?|information|informations|news|ces|cette|cet|ce|la|les|le|l|toute|nouvelle|"
    r"rumeurs?|en bloc|"
    r"categoriquement|formellement|flatly|categorically|as|false|fake|baseless|invention|"
    r"entirely))* "
    r"(?:DATE )?(?:\. )?$"
    r"|^ (?:[^\s]+ ){0,4}?(?:is|are|was|were|est|sont|etait) (?:\w+ )?(?:false|untrue|fake|"
    r"baseless|faux|"
    r"fausses?|infondee?s?|denuees? de|invented|invention)"
)
_DOUBT: Final = re.compile(
    r" (?:(?:could|can|cannot|has|have|had|possible) (?:not )?(?:yet )?(?:immediately )?(?:be |"
    r"been |to )?"
    r"(?:independently )?(?:verif\w+|confirm\w+|check\w*|corroborat\w+)(?: independently)?"
    r"|not (?:yet )?(?:been )?(?:independently )?(?:verified|confirmed|corroborated|established)"
    r"|(?:n a|n ont|n avait|n avaient) (?:pas |pu )+(?:encore )?(?:ete |etre )?(?:verifi\w+|"
    r"confirm\w+)"
    r"|(?:pas|ni) (?:ete )?(?:confirme\w*|verifie\w*)|impossible (?:de|a) (?:le )?(?:verifier|"
    r"confirmer)"
    r"|unconfirmed|unverified|non confirme\w*|non verifie\w*|no independent confirmation|"
    r"aucune confirmation|(?:sans|without) confirmation|unproven|no confirmation) "
)


_OF_TOLL: Final = re.compile(r" (?:toll|figure|number|bilan|chiffre|nombre) ")


def doubted(before: str, line: str) -> Mood | None:
    """Tell whether a sentence takes back what the one before it passed on.

    Parameters
    ----------
    before : str
        The tagged line of a sentence that tells of an event.
    line : str
        That of a sentence after it.

    Returns
    -------
    str or None
        denied, unconfirmed, or None where the event stands as it was told.

    Examples
    --------
    >>> doubted(" reports said that FIGHTERS had seized PLACE ", " the FORCES denied this ")
    'denied'
    """
    if _HEARSAY.search(before) is None:
        return None
    if _PASSED_OFF.search(line):
        return "denied"
    return "unconfirmed" if _DOUBT.search(line) and " toll " not in line else None


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
            if means == "unconfirmed" and _OF_TOLL.search(tagged.line[end : found_hit.end]):
                continue
            return means, found_hit
    if language == "fr" and _FUTURE_FR.search(tagged.line, low, min(end + 1, len(tagged.line))):
        return "announced", None
    if hit and hit.cue.means in ACTS and _TO_COME.match(tagged.line, max(0, end - 1)):
        return "announced", None
    if language == "fr" and hit and _CONDITIONAL.search(tagged.line, max(low, start - 24), end + 1):
        return "unconfirmed", None
    return "happened", None
