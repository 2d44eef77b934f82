"""Parts of patterns that the tables of dates share: numbers, units, weekdays, acts."""

from __future__ import annotations

from typing import Final

from geodata.coding.dates.almanac import FEW, WEEKDAYS

LONG: Final = "|".join(name for name in WEEKDAYS if name.endswith(("day", "di", "dimanche")))
"""The weekdays' whole names."""

W: Final = rf"(?P<w>{LONG})s?\b"
WT: Final = rf"(?P<wt>{LONG})\b"
_FEW: Final = "|".join(sorted(FEW, key=len, reverse=True))
_ROUND: Final = r"une (?:huitaine|dizaine|douzaine|quinzaine|vingtaine|trentaine) de"
COUNT: Final = (
    rf"(?P<n>\d{{1,3}}|{_ROUND}|(?:a )?(?:{_FEW})(?: of)?|several|few|a few|quelques|plusieurs)"
)
UNIT: Final = (
    r"(?P<unit>days?|nights?|weeks?|fortnights?|months?|years?|hours?|jours?|nuits?|semaines?|mois|"
    r"ans|an|annees?|heures?)"
)
NUMBER: Final = rf"(?:\d{{1,2}}|(?:a )?(?:{_FEW})(?: of)?|several|few|a few|quelques|plusieurs)"
DEED: Final = (
    r"(?:latest |last |new |nouvelle? |derniere? )?(?:attack|raid|ambush|assault|strike|massacre|"
    r"killings?|blast|attaque|embuscade|assaut|tuerie|frappe|attentat|explosion|carnage)"
)
THAT: Final = (
    r"(?:this|that|these|those|ce|cet|cette|ces) (?:\w+ )?(?:attack|raid|assault|ambush|massacre|"
    r"killing|strike|blast|incident|attaque|assaut|embuscade|tuerie|drame|explosion|frappe|"
    r"coup)s?\b"
)
ACT: Final = (
    r"(?:coup(?: d'etat)?|putsch|mutiny|mutinerie|attack|raid|ambush|assault|strike|massacre|"
    r"killings?|blast|explosion|bombing|attaque|embuscade|assaut|tuerie|frappe|attentat|carnage|"
    r"fall|chute|capture|prise|handover|passation|retrocession|ceremony|ceremonie|signing|"
    r"signature|kidnapping|abduction|enlevement|rapt|withdrawal|departure|retrait|depart|"
    r"(?:town|city|village|camp|base|garrison) (?:fell|was (?:taken|attacked|stormed|hit|lost)))"
)
"""What a day may be named for, where the text spoke of it just before."""

THE_ACT: Final = rf"(?:the|this|that) {ACT}\b"
DE_L_ACTE: Final = rf"(?:du |de la |de l'|de ce |de cet |de cette ){ACT}\b"
"""An act after which a day is named."""

KNOWN: Final = (
    rf"(?:the |le |la |l'){ACT}\b(?![^.;:]{{0,40}}(?:\d|\b(?:that|which|when|qui|que|ou)\b))"
)
"""An act that the text has told before, with no day of its own beside it."""

TIME: Final = r"(?: (?:morning|evening|night|afternoon|matin|soir|nuit|apres-midi|midi|dawn))?"
"""The time of a day after its name."""
