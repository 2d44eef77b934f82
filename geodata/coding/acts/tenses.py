"""What the tense of a sentence says: what is to come, and what a French text only passes on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from geodata.coding.drafts import Mood
    from geodata.coding.text.cues import Hit

_FUTURE_FR: Final = re.compile(
    r" (?!(?:camera|opera|sera le premier|il y|betira|kidira|guerra|serra)\b)(?:\w{2,}(?:eront|"
    r"iront|dront|"
    r"tront|rront|[a-z]era|[a-z]ira|ndra|ettra|endront|oudra|evra|evront|erra|ourra|ourront)"
    r"|(?:ne |n )?(?:sera|seront|aura|auront)(?! (?:"
    r"(?:le|la|les) premi|suffi|fallu|dure|coute|mis))) "
)
ACTS: Final = frozenset(
    {
        "withdrawal", "deployment", "base_handover", "agreement", "agreement_ended", "political",
        "group_formation",
    }
)  # fmt: skip
"""Categories whose noun may be what is to come: "the withdrawal will be complete by May"."""

_TO_COME: Final = re.compile(
    r" (?:(?!(?:and|et|which|who|that|qui|dont|lequel|after|apres|said|says|told|ont|was|were|has|"
    r"had|have|decision|move|step|mesure) )[^\s;]+ ){0,9}?(?:will|would|shall|is to|are to|should|"
    r"must|(?:is|are) (?:now )?(?:due|set|expected|planned|scheduled|likely|slated|bound|imminent|"
    r"near|possible)|looms|"
    r"announced (?:by|for)|(?<! a )(?<! ont )(?<! avait )annonce\w* (?:par|en|DATE)|(?:prevu|"
    r"attendu|programme|envisage|planned|"
    r"scheduled|expected|due)\w* (?:pour|avant|d|en|le|for|by|in|before|to|DATE)|allait|allaient|"
    r"(?:concern|s etal|s effectu|s acc|s achev|dur|commenc|debut|permett|intervi|prend|entr|touch)"
    r"(?:era|eront|dra|dront|ra|ront)|(?:est|sont) (?:\w+ment )?"
    r"(?:prevu|attendu|programme|envisage|annonce|fixe|imminent|possible)\w* |sera|"
    r"seront|aura lieu|auront lieu|doit|doivent|devra|devront|devrait|devraient|va|vont|"
    r"interviendra|"
    r"debutera|commencera|s achevera|prendra) "
)
_IS_TO: Final = re.compile(
    r" (?:is|are) to (?!blame|the |a |an |its |their |his |say |date |be (?:found|seen|"
    r"blamed) )\w+ "
)
"""What is to be: "four states are to supply the troops"."""

_FUTURE_PAST_FR: Final = re.compile(
    r" (?:que|qu) (?:[^\s,;]+ ){0,5}?(?!(?:\w*(?:esp|op|consid|lib|recup|gen|prolif|pref|mod|"
    r"err|tol|"
    r"g)er|\w*(?:t|att|ret|insp|exp|resp|adm)ir|\w*(?:encad|cad|aur|ser))\w{2,6} )"
    r"\w+(?:er|ir|dr|ttr|evr|ourr|uir|oir)(?:ait|aient) "
)
"""A future told in the past: "ils ont averti qu'ils bloqueraient les routes"."""

_GOING_FR: Final = re.compile(
    r" (?:va|vont|(?:compte|comptent|entend|entendent|ambitionnent|ambitionne|projettent|projette|"
    r"songent|songe|cherchent|cherche|tient|tiennent|s appretent|s apprete|envisagent|envisage)"
    r"(?: (?:a|de|d))?) (?:(?:se|s|y|en|l|la|le|les|lui|leur|bientot|aussi|ainsi|donc|DATE|"
    r"prochainement|etre) )*(?!(?:hier|premier|premiere|dernier|janvier|fevrier|mer|contre|entre|"
    r"outre|notre|votre|leur|sur|pour|par|encore|autre|titre|terre) )"
    r"\w{2,}(?:er|ir|dre|tre|vre|ire|uire) "
)
"""What is about to be done: "la Norvège va ramener ses hommes"."""

_CONDITIONAL: Final = re.compile(
    r" (?:(?:se |s )?(?:aurai(?:t|ent)|serai(?:t|ent))) (?:\w+ment )?(?!(?:ete )?(?:tue|mort|peri|"
    r"blesse|"
    r"perdu|trouve la|abattu|fait|du|pu|voulu)\w*)(?:ete )?\w+ "
)
"""What a French text only passes on; a toll in this form is still an established event's."""


def told_in(line: str, hit: Hit | None, language: str, low: int) -> Mood:
    """Tell what the verbs of a sentence make of an act.

    Parameters
    ----------
    line : str
        The tagged sentence.
    hit : Hit or None
        The cue of the act.
    language : str
        ISO 639-1.
    low : int
        Where the act's own clause begins.

    Returns
    -------
    str
        announced, unconfirmed, or happened where they say nothing else.
    """
    end = min((hit.end if hit else len(line)) + 1, len(line))
    french = language == "fr"
    if french and any(
        to_come.search(line, low, end) for to_come in (_FUTURE_FR, _FUTURE_PAST_FR, _GOING_FR)
    ):
        return "announced"
    if hit is None:
        return "happened"
    noun = hit.cue.means in ACTS
    if noun and not french and _IS_TO.search(line, low, end):
        return "announced"
    if noun and _TO_COME.match(line, max(0, hit.end - 1)):
        return "announced"
    passed_on = french and _CONDITIONAL.search(line, max(low, hit.start - 24), end)
    asked = noun and " ? " in line[hit.end - 1 :]
    return "unconfirmed" if passed_on or asked else "happened"
