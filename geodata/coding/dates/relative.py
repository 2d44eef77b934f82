"""Dates that count from another day: "on Monday", "il y a trois jours", "the week before"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geodata.coding.dates import counting
from geodata.coding.dates.almanac import FEW, WEEKDAYS

if TYPE_CHECKING:
    from geodata.coding.dates.counting import Reader

_LONG: Final = "|".join(name for name in WEEKDAYS if name.endswith(("day", "di", "dimanche")))
_W: Final = rf"(?P<w>{_LONG})s?\b"
_WT: Final = rf"(?P<wt>{_LONG})\b"
_FEW: Final = "|".join(sorted(FEW, key=len, reverse=True))
_COUNT: Final = rf"(?P<n>\d{{1,3}}|(?:a )?(?:{_FEW})(?: of)?|several|few|a few|quelques|plusieurs)"
_UNIT: Final = (
    r"(?P<unit>days?|weeks?|months?|years?|hours?|jours?|semaines?|mois|ans|an|annees?|heures?)"
)
_NUMBER: Final = rf"(?:\d{{1,2}}|(?:a )?(?:{_FEW})(?: of)?|several|few|a few|quelques|plusieurs)"
_DEED: Final = (
    r"(?:latest |last |new |nouvelle? |derniere? )?(?:attack|raid|ambush|assault|strike|massacre|"
    r"killings?|blast|attaque|embuscade|assaut|tuerie|frappe|attentat|explosion|carnage)"
)
_THAT: Final = (
    r"(?:this|that|these|those|ce|cet|cette|ces) (?:\w+ )?(?:attack|raid|assault|ambush|massacre|"
    r"killing|strike|blast|incident|attaque|assaut|embuscade|tuerie|drame|explosion|frappe|coup)s?\b"
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

_KNOWN: Final = (
    rf"(?:the |le |la |l'){ACT}\b(?![^.;:]{{0,40}}(?:\d|\b(?:that|which|when|qui|que|ou)\b))"
)
"""An act that the text has told before, with no day of its own beside it."""

_TIME: Final = r"(?: (?:morning|evening|night|afternoon|matin|soir|nuit|apres-midi|midi|dawn))?"


_ALL: Final[tuple[tuple[re.Pattern[str], Reader, float], ...]] = tuple(
    (re.compile(pattern), read, score)
    for pattern, read, score in (
        (rf"\b{_COUNT} {_UNIT} ago\b", counting.ago, 0.85),
        (
            rf"\b(?:voila|cela fait|ca fait) (?:deja )?{_COUNT} {_UNIT}(?= que?\b)",
            counting.ago,
            0.8,
        ),
        (r"\b(?:next|the coming) week\b|\bla semaine prochaine\b", counting.ahead("week"), 0.85),
        (r"\b(?:next|the coming) month\b|\ble mois prochain\b", counting.ahead("month"), 0.9),
        (
            r"\b(?:next|the coming) year\b|\bl'an(?:nee)? prochaine?\b",
            counting.ahead("year"),
            0.9,
        ),
        (
            (
                rf"\b(?:within|sous|d'ici|dans un delai de|au plus tard dans) {_COUNT} {_UNIT}"
                rf"(?! (?:of|de|d'|since|depuis|after|apres|later|plus tard|ago)\b)"
            ),
            counting.deadline,
            0.7,
        ),
        (
            (
                rf"\b(?:in|dans(?: les)?) {_COUNT} {_UNIT}"
                rf"(?! (?:of|de|d'|since|depuis|after|apres|later|plus tard|ago)\b)"
            ),
            counting.in_time,
            0.7,
        ),
        (
            (
                rf"\b{_COUNT} {_UNIT}(?= (?:[\w']+ ){{0,4}}?(?:pour (?:partir|"
                rf"quitter|retirer|plier|se retirer|evacuer|"
                rf"deguerpir|faire)|to (?:leave|go|withdraw|pack|pull out|vacate|clear out|depart|"
                rf"quit|get out))\b)"
            ),
            counting.deadline,
            0.7,
        ),
        (
            r"\b(?:the )?end of the month\b|\bla fin du mois\b(?! d(?:e |'))|\bmonth's end\b",
            counting.this_month,
            0.85,
        ),
        (
            (
                r"\b(?:the )?(?:end|close) of the year\b|\byear's end\b|\byear-end\b"
                r"|\bavant que l'annee (?:ne )?(?:s'acheve|se termine|finisse|soit finie)\b"
                r"|\bbefore the year (?:is (?:out|over)|ends|closes)\b"
                r"|\bquand s'achevera l'annee\b"
                r"|\bla fin de l'annee\b(?! (?:derniere|passee|prochaine|(?:19|20)\d\d))"
            ),
            counting.years(0),
            0.8,
        ),
        (
            r"\b(?:a )?fortnight ago\b|\bil y a (?:une )?quinzaine(?: de jours)?\b",
            counting.weeks(2),
            0.8,
        ),
        (r"\b(?:on )?christmas eve\b|\bveille de noel\b", counting.feast(12, 24), 0.9),
        (r"\b(?:on )?christmas(?: day| morning| night)?\b|\bnoel\b", counting.feast(12, 25), 0.85),
        (r"\bnew year's eve\b|\bsaint-sylvestre\b|\breveillon\b", counting.feast(12, 31), 0.85),
        (r"\bnew year's day\b|\bjour de l'an\b|\bnouvel an\b", counting.feast(1, 1), 0.85),
        (
            (
                r"\b(?:on|by|until|since|of) the (?P<d1>[0-3]?\d)(?:st|nd|rd|th)"
                r"(?! ?(?:-|of (?!(?:the|this|that) month)|\w+ (?:battalion|regiment|brigade|"
                r"time)))\b"
            ),
            counting.day_of_month,
            0.7,
        ),
        (
            (
                r"\ble (?P<d1>[0-3]?\d)(?= ?(?:[.;:)]|$|, | (?:du|de ce|de ce meme) mois|"
                r" (?:au|a l') ?(?:matin|soir|aube)))"
            ),
            counting.day_of_month,
            0.7,
        ),
        (
            r"\b(?:the|that) (?:very )?same week-?end\b|\ble meme week-?end\b",
            counting.same("weekend"),
            0.8,
        ),
        (r"\b(?:the|that) (?:very )?same week\b|\bla meme semaine\b", counting.same("week"), 0.75),
        (r"\b(?:the|that) (?:very )?same month\b|\ble meme mois\b", counting.same("month"), 0.75),
        (
            (
                rf"\b(?:il y a|voici|voila) (?:de cela |environ |pres de |a peine |moins de |"
                rf"plus d[e'] ?)?{_COUNT} {_UNIT}\b(?! qu[e'])"
            ),
            counting.ago,
            0.85,
        ),
        (
            (
                rf"\b{_COUNT} {_UNIT} (?:earlier|previously|"
                r"before(?! (?:the|a|an|his|her|their)\b)|"
                rf"(?:before|prior to|avant) (?:the|this|that|ce|cet|cette|l')"
                rf"(?: |(?<=')){_DEED}|"
                rf"plus tot|auparavant|avant(?= ?[,.;:]))(?!\w)"
            ),
            counting.earlier,
            0.75,
        ),
        (
            (
                rf"\b{_COUNT} {_UNIT} "
                rf"(?:later|afterwards|plus tard|apres(?= ?[,.;:]| {_THAT}| {_KNOWN})"
                rf"|after(?= {_THAT}| {_KNOWN}))(?!\w)"
            ),
            counting.later,
            0.7,
        ),
        (
            (
                rf"\b(?:nuit (?:de |du )?|de |du |between |from |overnight (?:from )?|night (?:of |"
                rf"from )"
                rf"|on |late (?:on )?|entre |le )?{_W}(?: (?:late|night|evening|soir|nuit))? "
                rf"(?:to|and|a|au|et|into|through) (?:le |early |early on )?"
                rf"(?P<w2>{_LONG})s?\b(?P<last_fr> (?:derniers?|passes))?"
            ),
            counting.two_weekdays,
            0.9,
        ),
        (r"\b(?:the )?day before yesterday\b|\bavant-hier\b", counting.days(-2), 0.95),
        (rf"\b(?:yesterday|hier|today|aujourd'hui),? (?:le )?{_W}{_TIME}", counting.weekday, 0.95),
        (
            (
                r"\blast night\b|\bla nuit (?:derniere|passee|ecoulee)\b|\bcette nuit\b"
                r"|\b(?:in|over|during) the (?:past|last) (?:24 hours|day)\b"
                r"|\b(?:ces|au cours des|dans les|les|des) dernieres (?:24|vingt-quatre) heures\b"
            ),
            counting.night_before,
            0.85,
        ),
        (rf"\b(?:yesterday|hier)\b{_TIME}", counting.days(-1), 0.95),
        (
            rf"\b(?:(?P<n>two|three|four|2|3|4) )?{_W} (?:ago|before last)\b",
            counting.weekday_ago,
            0.85,
        ),
        (
            (
                rf"\b(?:on |the |le |de |du )?{_W}{_TIME}(?P<then>,? (?:of )?last week\b"
                r"|,? de la semaine (?:derniere|passee|precedente|ecoulee)\b)"
            ),
            counting.weekday_ago,
            0.95,
        ),
        (
            rf"\b(?:on |the )*(?:previous|preceding) {_W}{_TIME}",
            counting.weekday_before,
            0.85,
        ),
        (
            rf"\b(?:on |le |du |the )*{_W}{_TIME} (?:precedent|d'avant|before(?= ?[,.;]))",
            counting.weekday_before,
            0.85,
        ),
        (
            (
                r"\b(?:the )?following day\b|\bthe next day\b|\b(?:the )?day after(?= ?[,.;])"
                r"|\b(?:le )?lendemain\b(?! d)"
                rf"|\bthe (?:day|morning) after {THE_ACT}|\ble lendemain {DE_L_ACTE}"
            ),
            counting.beside(1),
            0.75,
        ),
        (r"\bl'avant-veille\b", counting.beside(-2), 0.7),
        (r"\b(?:le )?surlendemain\b", counting.beside(2), 0.7),
        (
            (
                r"\bthe previous (?:day|night|evening)\b"
                r"|\bthe (?:day|night|evening|afternoon|morning) before"
                r"(?! (?:the|last|yesterday)\b)"
                r"|\bla veille\b|\bthe day earlier\b"
                rf"|\bthe (?:day|night|evening) before {THE_ACT}|\bon the eve of {THE_ACT}"
            ),
            counting.beside(-1),
            0.7,
        ),
        (
            (
                rf"\b{_NUMBER} hours (?:later|after|earlier|before)\b"
                rf"|\b{_NUMBER} heures (?:apres|plus tard|plus tot|avant)\b"
                r"|\bthe (?:very )?same (?:day|night|evening|morning|afternoon)\b"
                r"|\bthat (?:same )?(?:day|night|evening|morning)\b|\b(?:le (?:jour|soir)|la nuit) "
                r"meme\b"
                r"|\b(?:at|around|about) (?:about |almost )?the same (?:time|moment|hour)\b"
                r"|\b(?:au meme (?:moment|instant)|a la meme heure|dans la meme (?:nuit|journee))\b"
                r"|\b(?:le meme soir|ce soir-la|ce matin-la)\b"
                rf"|\bthe (?:very )?(?:day|night|evening|morning|afternoon) of {THE_ACT}"
                rf"|\ble (?:jour|soir|matin) (?:meme )?{DE_L_ACTE}"
                rf"|\bla (?:nuit|journee|soiree) {DE_L_ACTE}"
                r"|\bce jour-la\b|\ble meme jour\b|\bla meme nuit\b|\bcette nuit-la\b"
            ),
            counting.beside(0),
            0.75,
        ),
        (
            (
                r"\btoday\b|\btonight\b|\bthis (?:morning|afternoon|evening)\b|\baujourd'hui\b"
                r"|\b(?:in|over) the (?:past|last) (?:few )?hours\b|\bin recent hours\b"
                r"|\b(?:ces|dans les) dernieres heures\b|\ba few hours ago\b"
                r"|\bil y a quelques heures\b"
                r"|\bce (?:matin|soir|jour)\b(?!-la)|\bearlier in the day\b"
                r"|\bdans la journee\b(?! d)"
            ),
            counting.days(0),
            0.9,
        ),
        (r"\bthe first of the month\b|\ble premier du mois\b", counting.first_of_month, 0.8),
        (r"\btomorrow\b|\bdemain\b", counting.days(1), 0.9),
        (
            rf"\b(?:ce|cette) (?:meme )?{_W}{_TIME}-la\b|\bthat (?:same |very )?{_WT}{_TIME}\b",
            counting.that_weekday,
            0.8,
        ),
        (rf"\b(?:this|ce) {_W}{_TIME}(?! \d)", counting.weekday, 0.95),
        (
            (
                rf"\b(?:on |the |le |overnight (?:on )?|late |early |since |by |until |de |"
                rf"before )?"
                rf"(?<!previous )(?<!preceding )(?P<last>last |past )?(?P<next>next |coming )?"
                rf"{_W}{_TIME}(?! (?:precedent|d'avant|before(?: ?[,.;]))\b)"
                rf"(?P<last_fr> dernier| passe)?(?P<next_fr> prochain)?"
            ),
            counting.weekday,
            0.9,
        ),
        (
            (
                r"\b(?:over|at|during) the (?:past |last )?weekend\b|\b(?:last|this|past) weekend\b"
                r"|\b(?:ce|le|du) week-?end(?: dernier| passe| ecoule)?\b|\bde week-?end\b"
            ),
            counting.weekend,
            0.85,
        ),
        (
            (
                r"\b(?:last|the previous|the past) week\b(?! (?:of|in) )"
                r"|\bla semaine (?:derniere|passee)\b"
                r"|\bla semaine precedente\b|\bthe week before\b"
                r"|\bsemaine (?:derniere|passee|ecoulee)\b"
            ),
            counting.weeks(1),
            0.85,
        ),
        (
            (
                r"\b(?:earlier |later )?this week\b|\bcette semaine\b|\bmid-?week\b"
                r"|\ben (?:debut|milieu|fin) de semaine\b(?! (?:derniere|passee))"
            ),
            counting.weeks(0),
            0.85,
        ),
        (
            r"\b(?:last|the previous) month\b|\ble mois (?:dernier|passe|precedent)\b",
            counting.months(1),
            0.9,
        ),
        (
            (
                r"\b(?:earlier |later )?this month\b|\bce mois(?:-ci)?\b|\ben debut de mois\b"
                r"|\bau debut du mois\b(?! d)"
            ),
            counting.months(0),
            0.85,
        ),
        (
            (
                r"\b(?:last|the previous) year\b|\bl'an (?:dernier|passe)\b"
                r"|\bl'annee (?:derniere|passee|precedente)\b"
            ),
            counting.years(1),
            0.9,
        ),
        (
            (
                r"\bsince the (?:beginning|start) of (?:the|this) year\b"
                r"|\b(?:earlier |later |so far )?this year\b|\bcette annee\b|\ben debut d'annee\b"
                r"|\bau debut de l'annee\b|\bdepuis le debut de l'annee\b"
            ),
            counting.years(0),
            0.8,
        ),
        (
            (
                r"\bovernight\b(?! (?:on|from|of|between|curfew|stay|trip|flight|stop)\b)"
                r"|\b(?:during|in) the night\b(?! (?:of|from|between|to)\b)"
                r"|\b(?:durant|pendant|dans|au cours de) la nuit\b(?! (?:d|tombee|suivante|et))"
            ),
            counting.this_night,
            0.6,
        ),
    )
)

_FROM_CONTEXT: Final = (
    "beside",
    "earlier",
    "later",
    "same",
    "day_of_month",
    "weekday_before",
    "this_night",
)
PATTERNS: Final = tuple(
    sorted(_ALL, key=lambda entry: entry[1].__qualname__.startswith(_FROM_CONTEXT))
)
"""Patterns, readers and scores; those that count from the date spoken of come last, so that they
may count from one in the same sentence."""
