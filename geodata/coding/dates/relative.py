"""Dates that count from the article's day: "on Monday", "il y a trois jours", "last month"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geodata.coding.dates import counting, referring
from geodata.coding.dates.fragments import COUNT, LONG, TIME, UNIT, WT, W

if TYPE_CHECKING:
    from geodata.coding.dates.counting import Reader

PATTERNS: Final[tuple[tuple[re.Pattern[str], Reader, float], ...]] = tuple(
    (re.compile(pattern), read, score)
    for pattern, read, score in (
        (
            (
                rf"\b(?P<n>a|one|two|three) weeks? ago,? (?:on |last )?{W}{TIME}|\ba week last "
                rf"{W.replace('<w>', '<w3>')}"
                rf"|\b(?:on )?(?P<w2>{LONG}){TIME},? (?P<n2>a|one|two|three) weeks? ago\b"
            ),
            counting.weekday_weeks_ago,
            0.9,
        ),
        (rf"\b{COUNT} {UNIT} ago\b", counting.ago, 0.85),
        (
            rf"\b(?:voila|cela fait|ca fait) (?:deja )?{COUNT} {UNIT}(?= que?\b)",
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
                rf"\b(?:within|sous|d'ici|dans un delai de|au plus tard dans) {COUNT} {UNIT}"
                rf"(?! (?:of|de|d'|since|depuis|after|apres|later|plus tard|ago)\b)"
            ),
            counting.deadline,
            0.7,
        ),
        (
            (
                rf"\b(?:in|dans(?: les)?) {COUNT} {UNIT}"
                rf"(?! (?:of|de|d'|since|depuis|after|apres|later|plus tard|ago)\b)"
            ),
            counting.in_time,
            0.7,
        ),
        (
            (
                rf"\b{COUNT} {UNIT}(?= (?:[\w']+ ){{0,4}}?(?:pour (?:partir|"
                rf"quitter|retirer|plier|se retirer|evacuer|"
                rf"deguerpir|faire)|to (?:leave|go|withdraw|pack|pull out|vacate|clear out|depart|"
                rf"quit|get out))\b)"
            ),
            counting.deadline,
            0.7,
        ),
        (
            (
                r"\b(?:the )?end of the month\b|\bla fin du mois\b(?! (?:d(?:e |')|dernier|passe))|"
                r"\bmonth's end\b"
            ),
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
        (
            (
                r"\b(?:easter (?:sunday|monday)|good friday|palm sunday|(?:dimanche|lundi|jour) de "
                r"paques|vendredi saint|"
                r"dimanche des rameaux)\b"
            ),
            counting.easter,
            0.9,
        ),
        (r"\b(?:on )?christmas eve\b|\bveille de noel\b", counting.feast(12, 24), 0.9),
        (r"\b(?:on )?christmas(?: day| morning| night)?\b|\bnoel\b", counting.feast(12, 25), 0.85),
        (r"\bnew year's eve\b|\bsaint-sylvestre\b|\breveillon\b", counting.feast(12, 31), 0.85),
        (r"\bnew year's day\b|\bjour de l'an\b|\bnouvel an\b", counting.feast(1, 1), 0.85),
        (
            (
                rf"\b(?:il y a|voici|voila) (?:de cela |environ |tout juste |exactement |presque |"
                rf"pres de |a peine |moins de |"
                rf"plus d[e'] ?)?{COUNT} {UNIT}\b(?! qu[e'])"
            ),
            counting.ago,
            0.85,
        ),
        (
            (
                rf"\b(?:nuit (?:de |du )?|de |du |between |from |overnight (?:from )?|night (?:of |"
                rf"from )"
                rf"|on |late (?:on )?|entre |le )?{W}"
                rf"(?:(?:,? (?:late|night|evening|afternoon|soir|nuit|dans la nuit))? (?:to|and|a|"
                rf"au|et|into|through)"
                rf"(?: (?:into|on|through to))? |-)(?:le |ce |early |early on )?"
                rf"(?P<w2>{LONG})s?\b(?P<last_fr> (?:derniers?|passes))?"
            ),
            counting.two_weekdays,
            0.9,
        ),
        (r"\b(?:the )?day before yesterday\b|\bavant-hier\b", counting.days(-2), 0.95),
        (r"\bthe night before last\b", counting.night_before(2), 0.9),
        (r"\bthe week before last\b|\bl'avant-derniere semaine\b", counting.weeks(2), 0.9),
        (rf"\b(?:yesterday|hier|today|aujourd'hui),? (?:le )?{W}{TIME}", counting.weekday, 0.95),
        (
            (
                r"\blast night\b|\bla nuit (?:derniere|passee|ecoulee)\b|\bcette nuit\b"
                r"|\b(?:in|over|during) the (?:past|last) (?:24 hours|day)\b"
                r"|\b(?:ces|au cours des|dans les|les|des) dernieres (?:24|vingt-quatre) heures\b"
            ),
            counting.night_before(1),
            0.85,
        ),
        (rf"\b(?:yesterday|hier)\b{TIME}", counting.days(-1), 0.95),
        (
            rf"\b(?:(?P<n>two|three|four|2|3|4) )?{W} (?:ago|before last)\b",
            counting.weekday_ago,
            0.85,
        ),
        (
            (
                rf"\b(?:on |the |le |de |du )?{W}{TIME}(?P<then>,? (?:of )?last week\b"
                r"|,? de la semaine (?:derniere|passee|precedente|ecoulee)\b)"
            ),
            counting.weekday_ago,
            0.95,
        ),
        (
            (
                r"\btoday\b|\btonight\b|\bthis (?:morning|afternoon|evening)\b|\baujourd'hui\b"
                r"|\b(?:in|over) the (?:past|last) (?:few )?hours\b|\bin recent hours\b"
                r"|\b(?:ces|dans les) dernieres heures\b|\ba few hours ago\b"
                r"|\bil y a quelques heures\b"
                r"|\bce (?:matin|soir|jour)\b(?!-la)"
            ),
            counting.days(0),
            0.9,
        ),
        (r"\bthe first of the month\b|\ble premier du mois\b", referring.first_of_month, 0.8),
        (r"\btomorrow\b|\bdemain\b", counting.days(1), 0.9),
        (
            (
                rf"\b(?:ce|cette) (?:meme )?{W}{TIME}-la\b|\bthat (?:same |very )?{WT}{TIME}\b"
                rf"|\b(?:the (?:very )?same|le meme|ce meme) (?P<ws>{LONG})\b{TIME}"
            ),
            referring.that_weekday,
            0.8,
        ),
        (rf"\b(?:this|ce) {W}{TIME}(?! \d)", counting.weekday, 0.95),
        (
            (
                rf"\b(?:on |the |le |overnight (?:on )?|late |early |since |by |until |de |"
                rf"before )?"
                rf"(?<!previous )(?<!preceding )(?<!following )(?<!subsequent )(?P<last>last |past "
                rf")?(?P<next>next |coming )?"
                rf"{W}{TIME}(?! (?:du mois|of the month|de ramadan|precedent|d'avant|suivant|"
                rf"d'apres|(?:before|after)(?= ?[,.;]| "
                rf"that)|of that (?:same )?week|"
                r"de cette semaine-la|de la meme semaine)(?!\w))"
                rf"(?P<last_fr> dernier| passe| last(?! (?:week|month|year|night)))?(?P<next_fr> "
                rf"prochain)?"
            ),
            counting.weekday,
            0.9,
        ),
        (
            (
                r"\b(?:over|at|during|in) the (?:past |last )?weekend\b(?! of\b)|\b(?:last|this|"
                r"past) weekend\b"
                r"|\b(?:ce|le|du) week-?end(?: dernier| passe| ecoule)?\b(?! (?:du|des|de)\b|-la| "
                r"precedent| suivant| d'a)|\bde week-?end\b"
            ),
            counting.weekend,
            0.85,
        ),
        (
            (
                r"\b(?:last|the past) week\b(?! (?:of|in) )"
                r"|\bsemaine (?:derniere|passee|ecoulee)\b"
            ),
            counting.weeks(1),
            0.85,
        ),
        (
            (
                r"\b(?:earlier |later )?this week\b|\bcette semaine\b(?!-la)|\bmid-?week\b"
                r"|\b(?:earlier|later|early|late) in the week\b|\b(?:beginning|start|middle) of "
                r"the week\b"
                r"|\ben (?:ce )?(?:debut|milieu|fin) de (?:la )?semaine\b(?! (?:derniere|passee))"
                r"|\bau (?:debut|milieu) de la semaine\b(?! (?:derniere|passee))"
            ),
            counting.weeks(0),
            0.85,
        ),
        (
            r"\blast month\b|\b(?:le |du |fin du )?mois (?:dernier|passe)\b",
            counting.months(1),
            0.9,
        ),
        (
            (
                r"\b(?:earlier |later )?this month\b|\bce mois(?:-ci)?\b(?!-la)|\ben debut de "
                r"mois\b"
                r"|\b(?:debut|milieu|courant) du mois\b(?! d)"
                r"|\b(?:beginning|start|middle|early|late|later|earlier) (?:of|in) the month\b(?! "
                r"of)"
            ),
            counting.months(0),
            0.85,
        ),
        (
            (
                r"\blast year\b|\bl'an (?:dernier|passe)\b"
                r"|\bl'annee (?:derniere|passee)\b"
            ),
            counting.years(1),
            0.9,
        ),
        (
            (
                r"\bsince the (?:beginning|start) of (?:the|this) year\b"
                r"|\b(?:earlier |later |so far )?this year\b|\bcette annee\b(?!-la)|\ben debut "
                r"d'annee\b"
                r"|\bau debut de l'annee\b|\bdepuis le debut de l'annee\b"
            ),
            counting.years(0),
            0.8,
        ),
    )
)
"""Patterns, readers and scores."""
