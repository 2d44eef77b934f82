"""Dates that count from the day a text last spoke of: "two days earlier", "le samedi suivant"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geodata.coding.dates import referring
from geodata.coding.dates.fragments import (
    COUNT,
    DE_L_ACTE,
    DEED,
    KNOWN,
    LONG,
    NUMBER,
    THAT,
    THE_ACT,
    TIME,
    UNIT,
    W,
)

if TYPE_CHECKING:
    from geodata.coding.dates.counting import Reader

_TURN: Final = (
    r"(?= ?[,.;:)]| ?$| (?:in|at|near|on|outside|and|that|gunmen|another|it|a|an|two|the)\b)"
)
"""What follows "the week before" where it stands alone."""

_PRONOUN: Final = r"(?:that|this)(?= ?[,.;:)]| ?$| (?:in|at|near|on|outside|and|gunmen)\b)"
_SPAN: Final = r"(?P<span>weeks?|week-?ends?|months?|years?|semaine|mois|an|annee)"
_TO_DAY: Final = r"(?: to the day,?| jour pour jour,?| exactement)?"

PATTERNS: Final[tuple[tuple[re.Pattern[str], Reader, float], ...]] = tuple(
    (re.compile(pattern), read, score)
    for pattern, read, score in (
        (
            (
                r"\b(?:on|by|until|since|of) the (?P<d1>[0-3]?\d)(?:st|nd|rd|th)"
                r"(?! ?(?:-|of (?!(?:the|this|that) month)|\w+ (?:battalion|regiment|brigade|"
                r"time)))\b"
            ),
            referring.day_of_month,
            0.7,
        ),
        (
            (
                r"\ble (?P<d1>[0-3]?\d)(?= ?(?:[.;:)]|$|, | (?:du|de ce|du meme|de ce meme) mois|"
                r" (?:au|a l') ?(?:matin|soir|aube)))"
            ),
            referring.day_of_month,
            0.7,
        ),
        (
            (
                rf"\b(?:on |the )*(?:previous|preceding) {W}{TIME}"
                rf"|\b(?:on |le |du |the )*(?P<w2>{LONG})s?\b{TIME} "
                r"(?:precedent|d'avant|before(?= ?[,.;]))"
            ),
            referring.weekday_beside(-1),
            0.85,
        ),
        (
            (
                rf"\b(?:on |the )*(?:following|subsequent) {W}{TIME}"
                rf"|\b(?:on |le |du |the )*(?P<w2>{LONG})s?\b{TIME} "
                rf"(?:suivant|d'apres|after(?= ?[,.;]| {_PRONOUN}))"
            ),
            referring.weekday_beside(1),
            0.8,
        ),
        (
            (
                rf"\b(?:on |le )?(?:the )?{W}{TIME} (?:of that (?:same )?week|de (?:cette "
                rf"semaine-la|"
                rf"la meme semaine))"
            ),
            referring.weekday_of_week,
            0.8,
        ),
        (
            (
                rf"\b(?:the|that|ce|le|cette|la) (?:very )?(?:same |meme ){_SPAN}\b(?! (?:of|in|"
                rf"last) "
                rf")"
            ),
            referring.same,
            0.75,
        ),
        (
            (
                rf"\b(?:ce|cette) {_SPAN}-la\b|\b(?:in|of|earlier|later|early|late|during) that "
                rf"(?P<that>week|month|year)\b"
            ),
            referring.same,
            0.7,
        ),
        (
            (
                rf"\bthe (?:previous|preceding) {_SPAN}\b"
                r"|\bthe (?P<that>week|month|year) (?:before|earlier)"
                r"(?! (?:last|the|a|an|his|her|their|its)\b)"
                r"|\b(?:le |la |l')(?P<fr>semaine|mois|an|annee|week-end) (?:precedente?|d'avant)\b"
            ),
            referring.stretch_beside(-1),
            0.8,
        ),
        (
            (
                rf"\bthe (?:following|subsequent) {_SPAN}\b"
                rf"|\bthe (?P<that>week|month|year) (?:after|later){_TURN}"
                r"|\b(?:le |la |l')(?P<fr>semaine|mois|an|annee|week-end) (?:suivante?|d'apres)\b"
            ),
            referring.stretch_beside(1),
            0.75,
        ),
        (
            (
                rf"\b(?P<exact>exactly |precisely |tout juste |exactement )?{COUNT} "
                rf"{UNIT}{_TO_DAY} "
                r"(?:earlier|previously|before(?! (?:the|a|an|his|her|their)\b)|"
                rf"(?:before|prior to|avant) (?:the|this|that|ce|cet|cette|l')"
                rf"(?: |(?<=')){DEED}|"
                rf"plus tot|auparavant|avant(?= ?[,.;:]))(?!\w)"
            ),
            referring.earlier,
            0.75,
        ),
        (
            (
                rf"\b(?P<exact>exactly |precisely |tout juste |exactement )?{COUNT} "
                rf"{UNIT}{_TO_DAY} "
                rf"(?:later|afterwards|plus tard|apres(?= ?[,.;:]| {THAT}| {KNOWN})"
                rf"|after(?= {THAT}| {KNOWN}| {_PRONOUN}))(?!\w)"
            ),
            referring.later,
            0.7,
        ),
        (
            (
                r"\b(?:the )?following (?:day|morning|afternoon)\b|\bthe next (?:day|morning|"
                r"afternoon)\b"
                rf"|\b(?:the )?(?:day|morning) after(?= ?[,.;]| {_PRONOUN})"
                r"|\b(?:le )?lendemain\b(?! d)|\ble (?:jour|matin) (?:suivant|d'apres)\b"
                r"|\bla (?:journee|matinee) suivante\b"
                rf"|\bthe (?:day|morning) after {THE_ACT}|\b(?:le|au) lendemain {DE_L_ACTE}"
            ),
            referring.beside(1),
            0.75,
        ),
        (
            (
                r"\bthe (?:following|next) (?:night|evening)\b|\bthe (?:night|evening) after(?= "
                r"?[,.;])"
                r"|\bla (?:nuit|soiree) (?:suivante|d'apres)\b|\ble soir suivant\b"
            ),
            referring.beside(1, night=True),
            0.7,
        ),
        (r"\bl'avant-veille\b", referring.beside(-2), 0.7),
        (r"\b(?:le )?surlendemain\b", referring.beside(2), 0.7),
        (
            (
                r"\bthe previous (?:day|evening|morning|afternoon)\b"
                r"|\bthe (?:day|evening|afternoon|morning) before"
                r"(?! (?:the|last|yesterday)\b)"
                r"|\bla veille\b|\bthe day earlier\b|\ble (?:jour|soir|matin) (?:precedent|"
                r"d'avant)\b"
                r"|\bla (?:journee|soiree|matinee) (?:precedente|d'avant)\b"
                rf"|\bthe (?:day|evening) before {THE_ACT}|\bon the eve of {THE_ACT}"
            ),
            referring.beside(-1),
            0.7,
        ),
        (
            (
                r"\bthe previous night\b|\bthe night before(?! (?:the|last|yesterday)\b)"
                rf"|\bthe night before {THE_ACT}|\bla nuit (?:precedente|d'avant)\b"
            ),
            referring.beside(-1, night=True),
            0.7,
        ),
        (
            (
                rf"\b(?:{NUMBER} )?hours (?:later|after|earlier|before)\b"
                rf"|\b{NUMBER} heures (?:apres|plus tard|plus tot|avant)\b"
                r"|\b(?:in|over) the hours that followed\b|\bdans les heures qui (?:ont suivi|"
                r"suivent|suivirent)\b"
                rf"|\b(?:{NUMBER} )?minutes (?:later|after|earlier|before|apres|plus tard|plus tot|"
                rf"avant)\b"
                r"|\bthe (?:very )?same (?:day|night|evening|morning|afternoon)\b"
                r"|\bthat (?:same )?(?:day|night|evening|morning|afternoon)\b"
                r"|\b(?:le (?:jour|soir)|la nuit) meme\b"
                r"|\b(?:at|around|about) (?:about |almost )?the same (?:time|moment|hour)\b"
                r"|\b(?:au meme (?:moment|instant)|a la meme heure|dans la meme (?:nuit|journee))\b"
                r"|\b(?:peu|juste) (?:avant|apres)(?= ?[,.;:])|\b(?:shortly|soon|just|moments|"
                r"right) (?:before|"
                r"after|afterwards|earlier|later)(?= ?[,.;:])"
                r"|\b(?:a little|slightly|a bit|un peu|a while|some time) (?:earlier|later|plus "
                r"tot|plus tard)\b"
                r"|\bwithin (?:a few |the next few |a couple of )?hours(?= ?[,.;:])"
                r"|\b(?:le meme soir|ce soir-la|ce matin-la)\b"
                rf"|\bthe (?:very )?(?:day|night|evening|morning|afternoon) of {THE_ACT}"
                rf"|\ble (?:jour|soir|matin) (?:meme )?{DE_L_ACTE}"
                rf"|\bla (?:nuit|journee|soiree) {DE_L_ACTE}"
                r"|\bce jour-la\b|\ble meme jour\b|\bla meme nuit\b|\bcette nuit-la\b"
            ),
            referring.beside(0),
            0.75,
        ),
        (
            (
                r"\b(?:later |earlier )(?:in|during|on in) the (?:same )?(?:day|evening|night|"
                r"morning)\b"
                r"|\b(?:plus tard |plus tot )?dans la (?:meme )?(?:journee|soiree|matinee)\b(?! d)"
            ),
            referring.that_day,
            0.8,
        ),
        (
            (
                r"\bovernight\b(?! (?:on|from|of|between|curfew|stay|trip|flight|stop)\b)"
                r"|\b(?:during|in) the night\b(?! (?:of|from|between|to)\b)"
                r"|\b(?:durant|pendant|dans|au cours de) la nuit\b(?! (?:d|tombee|suivante|et))"
            ),
            referring.this_night,
            0.6,
        ),
        (
            (
                r"\b(?:in|during) the (?:late |early )?(?:afternoon|evening|morning)(?=,| (?!of|on|"
                r"hours)\w)"
                r"|^\W*(?:at|by|around|before) (?:dawn|dusk|noon|nightfall|sunset|daybreak|midday),"
                r"|\b(?:dans|durant|pendant|au cours de) (?:l'apres-midi|la soiree|la "
                r"matinee)\b(?! d)"
                r"|\ben (?:(?:debut|fin|milieu) (?:de |d'))?(?:soiree|matinee|apres-midi|"
                r"journee)\b(?! d)"
                r"|^\W*(?:l'apres-midi|le soir|le matin|au petit matin|a l'aube|a la tombee de la "
                r"nuit|"
                r"au crepuscule|a la nuit tombee|vers midi|a midi)(?: venu)?,"
            ),
            referring.time_of_day,
            0.6,
        ),
    )
)
"""Patterns, readers and scores; what stands between the words of an act is in `fragments`."""
