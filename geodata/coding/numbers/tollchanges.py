"""Words of figures that replace, dispute or add to others, as patterns of a tagged sentence."""

from __future__ import annotations

import re
from typing import Final

SUPERSEDED: Final = re.compile(
    r" (?:(?:earlier|previous|previously|initial|initially|initialement|preliminary|precedent|"
    r"originally|"
    r"at first|d abord|dans un premier temps|first (?:put|reported|estimated|said|thought)|"
    r"(?:premier|precedent|ancien) bilan|bilan (?:precedent|initial)|"
    r"first (?:\w+ )?(?:toll|count|figure|report|estimate)|auparavant) "
    r"(?:(?!and |et |, )[^\s]+ ){0,6}"
    r"|(?:up|down|revised|corrected|raised|lowered|updated|changed|increased|reduced) from (?:a "
    r"|an |the )?(?:\w+ ){0,3}|(?:instead of|rather than|and not|, not|et non(?: pas)?|"
    r", non(?: pas)?|au lieu de|plutot que) (?:a |the |les |un )?(?:\w+ ){0,2}|contre (?:un bilan "
    r"(?:\w+ )?(?:de |d )|les )?)$"
)
"""Words before a figure that another took the place of."""

TOLL: Final = re.compile(
    r" (?:bilan|(?:death |casualty )?toll|decompte|body count|list of (?:the )?(?:dead|victims)|"
    r"liste des (?:morts|victimes)|(?:le |the )(?:nombre|number) (?:de|des|of) (?:the )?(?:morts|"
    r"victimes|"
    r"tues|dead|victims|deaths|fatalities)|buried|burial|funerals?|enterre\w*|inhume\w*|obseques|"
    r"inhumations?|blesse[es]* (?:[^\s;]+ ){0,3}?(?:succomb\w*|decede\w*)|"
    r"(?:wounded|injured) (?:[^\s;]+ ){0,5}?(?:died|succumb\w*)|(?:died|succumb\w*|succomb\w*|"
    r"decede\w*) (?:[^\s;]+ ){0,3}?(?:wounds|injuries|blessures)) "
)
"""Words of a sentence that counts, or buries, the dead of an event told before."""

RIVAL: Final = re.compile(
    r" (?:(?:another|other|second|separate|different|autre|autres|deuxieme) (?:\w+ )?"
    r"(?:sources?|officials?|residents?|witness\w*|temoins?|habitants?|elus?|accounts?|reports?|"
    r"estimates?|bilans?)|(?:NUM|plusieurs|several) (?:\w+ )?sources (?:evoque\w*|parle\w*|"
    r"avance\w*|"
    r"put)|(?:gave|given|giving|gives|put|puts|spoke of|speaks of|announced|acknowledged|"
    r"admitted|claim\w*|"
    r"evoque\w*|parle\w*|avance\w*|donne\w*|fait etat|faisait etat|reconnai\w*|reconnu\w*|"
    r"revendiqu\w*)"
    r"(?: [^\s;]+){0,5} (?:toll|bilan|figure|chiffre|number|nombre|count|dead|deaths|losses|"
    r"pertes|morts|victimes) (?:of|de|d|at|to have|a)"
    r"|(?:(?:acknowledg|admit|conced|recogni|reconnai|evoqu|avanc|boast|brag|denombr|recens)\w+|"
    r"speaks? of|spoke of|parl\w+ d|fai[st]\w* etat d|tallies|tallied|puts it at)"
    r"(?: (?!NUM )[^\s;]+){0,3} NUM (?:\w+ )?(?:dead|deaths|killed|victims|fatalities|morts?|"
    r"tues|tuees|victimes|deces)) "
)
"""Words of a sentence whose toll another source gives."""

REVISED: Final = re.compile(
    r" (?:rose|risen|rising|climbed|increased|grew|grown|gone up|went up|jumped|passed|reached|"
    r"revised|"
    r"updated|raised|corrected|put up|brought|lowered|reduced|passee?|passant|montee?|grimpee?|"
    r"portee?|"
    r"porterait|alourdie?|s alourdit|s est alourdi|revue?|revisee?|corrigee?|ramenee?|atteint|"
    r"atteindrait|"
    r"(?:new|later|subsequent|final|definitive|latest|updated|revised|ulterieur|nouveau|nouvel|"
    r"dernier|definitif|actualise) "
    r"(?:death )?(?:toll|count|figure|bilan|decompte|chiffre)|bilan (?:definitif|final|actualise|"
    r"revise)|"
    r"now (?:stands|put)|desormais) [^;]{0,70}$"
)
RISEN: Final = re.compile(
    r" (?:toll|bilan|death toll|(?:this|that|the|ce|le) (?:figure|number|chiffre|nombre)"
    r"(?! (?:of|de|des|d) (?!(?:the |les |its |their |ses |leurs )?(?:\w+ )?(?:dead|deaths|killed|"
    r"victims|fatalities|casualties|slain|morts|tues|victimes|deces)))) "
    r"[^;]{0,110}?(?:to|at|a|de|est|etabli\w*|is|was|now) $"
)
FELL_TO: Final = re.compile(r"^(?:\w+ ){0,2}?(?:to|a) NUM ")
"""Words after the first of a toll's two figures: "brought down from 95 to 35"."""
OTHERS: Final = re.compile(
    r" (?:came|comes|coming|follows|followed|following|happened|occurred|took place|survient|"
    r"survenue?|"
    r"intervient|intervenue?|s est produite?|se produit|fait suite) (?:[^\s;]+ ){0,5}?(?:after|"
    r"apres|since|a) "
    r"[^;]*$"
    r"|(?:not|never|jamais|pas|plus) (?:since|depuis) [^;]*$"
    r"|(?:deadliest|worst|bloodiest|meurtriere?|sanglante?|grave)(?: [^\s;]+){0,8} (?:since|"
    r"depuis|after|"
    r"apres|when|lorsqu\w*) [^;]*$"
)
"""Words before the dead of another event that is only referred to."""

SUMMED: Final = re.compile(
    r" (?:bring\w*|tak\w+|rais\w+|port\w+|pushing)(?: [^\s;]+){0,7} (?:to|a|at) (?:(?:more than|"
    r"at least|"
    r"over|plus de|au moins) )?$"
)
SUM_OF: Final = re.compile(
    r" (?:since|depuis|this (?:year|month|week)|cette annee|ce mois|in the (?:region|area|country|"
    r"province)|dans (?:la (?:region|zone|province)|le (?:pays|nord|sahel))|overall|in total) "
)
"""Words before and after a figure that adds an event to those before it."""

CUMULATIVE: Final = re.compile(
    r" (?:(?:in|en) (?:the |l )?(?:space|span|course|espace) (?:of|de|d) (?:NUM|a few|quelques) "
    r"(?:hours|days|weeks|heures|jours|semaines)|"
    r"(?:its|their|ses|leurs) (?:\w+ )?(?:dead|deaths|fatalities|morts)|ever lost|in (?:its|"
    r"the) history|"
    r"dans (?:son|l) histoire|so far DATE|DATE alone|(?:in|over|during) the (?:past|last) (?:\w+ "
    r"){0,2}(?:years?|"
    r"months|decade)|"
    r"in the (?:first|second|third|fourth|last|past) (?:\w+ ){0,2}(?:half|months|quarter)|en un an|"
    r"(?:au|du|le|un) (?:\w+ ){0,2}(?:semestre|trimestre)|(?:premiers|derniers) mois de DATE|"
    r"(?:from|between|entre|de|d) DATE "
    r"(?:to|and|au|et|a|until|jusqu\w*) (?:le )?DATE|(?:en|in|within) (?:NUM|deux|"
    r"trois|two|three|several|plusieurs) (?:ans|annees|mois|years|months)|"
    r"in the course of DATE|au cours de DATE|au cours d\w+ (?:\w+ )?dernier\w+ "
    r"(?:annees|mois)|(?:each|every|per) (?:year|month)|(?:chaque|par) (?:annee|mois|an)|"
    r"total de l annee|cumule\w*|in total since|depuis des annees|for years|overall death toll) "
)
"""Words of a figure that counts more than one event."""

MOST: Final = 1000
"""Dead from whom on a figure is that of a year or a war, not of one event of this conflict."""

FIRST_SAID: Final = re.compile(
    r"^(?:\w+ ){0,3}?(?:were|was|had been|avaient ete|avait ete|etaient) (?:first|initially|"
    r"earlier|"
    r"previously|originally|d abord|initialement) "
)
"""Words after an earlier figure: "44 people were first reported killed"."""

FOUND_DEAD: Final = re.compile(
    r" (?:died|found|discovered|recovered|unearthed|dug out|succumb\w*|succomb\w*|retrouve\w*|"
    r"decouver\w*|decede\w*|exhume\w*|bodies|corpses|corps|cadavres) "
)
"""Words of dead who are only counted later."""

ANOTHER: Final = re.compile(
    r" (?:another|second|separate|new|fresh|further|third|nouvelle?|autre|second|seconde|deuxieme|"
    r"troisieme) (?:\w+ )?(?:attack|ambush|raid|assault|strike|blast|attaque|embuscade|assaut|"
    r"frappe|explosion|incident|mine) "
)
"""Words of an act that is not the one told before."""

CLAIMS: Final = re.compile(
    r" FIGHTERS (?:(?!; |FORCES |STATE |NUM )[^\s;]+ ){0,4}?(?:claim\w*|boast\w*|brag\w*|says?|"
    r"said|"
    r"puts?|affirm\w*|revendiqu\w*|assur\w*|dit|disent|vante\w*|avance\w*|parle\w*|pretend\w*) "
    r"(?:(?!; |FORCES |STATE |NUM )[^\s;]+ ){0,6}$"
)
"""Words of an armed group that gives a figure."""
