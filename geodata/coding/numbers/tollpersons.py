"""Who the dead may be, and those whom a text names without a number, as patterns."""

from __future__ import annotations

import re
from typing import Final

PEOPLE: Final = (
    r"(?:persons?|personnes?|m[ae]n|wom[ae]n|hommes?|femmes?|child(?:ren)?|enfants?|boys?|girls?|"
    r"guards?|gardes?|garde du corps|bodyguards?|guides?|colonels?|captains?|capitaines?|"
    r"lieutenants?|lieutenant colonel|sergeants?|sergents?|corporals?|caporal|caporaux|majors?|"
    r"generals?|general|generaux|adjudants?|marechal|brigadiers?|sous officiers?|non commissioned "
    r"officers?|recruits?|recrues?|officers?|officiers?|policem[ae]n|policiers?|gendarmes?|"
    r"sentr(?:y|"
    r"ies)|sentinelles?|watchm[ae]n|vigiles?|gardiens?|porters?|crew members?|occupants?|comrades?|"
    r"camarades?|colleagues?|collegues?|compagnons?|companions?|rangers?|foresters?|forestiers?|"
    r"customs (?:officer|agent|man)|douaniers?|"
    r"commanders?|commandants?|advisers?|advisors?|conseillers?|instructors?|instructeurs?|"
    r"doctors?|medecins?|nurses?|infirmiere?s?|midwi(?:fe|ves)|sages? femmes?|pilots?|pilotes?|"
    r"teenagers?|adolescente?s?|pedestrians?|pietons?|drivers?|chauffeurs?|conducteurs?|"
    r"volunteers?|volontaires?|suppletifs?|others?|autres?|teachers?|instituteurs?|institutrices?|"
    r"enseignante?s?|pupils?|students?|eleves?|etudiante?s?|mayors?|maires?|prefects?|prefets?|"
    r"sous prefets?|councillors?|deput(?:y|ies)|deputes?|elus?|judges?|juges?|imams?|pastors?|"
    r"pasteurs?|priests?|pretres?|nuns?|religieuses?|catechists?|catechistes?|chiefs?|chefs?|"
    r"notables?|elders?|farmers?|cultivateurs?|paysans?|paysannes?|herders?|herdsm[ae]n|shepherds?|"
    r"bergers?|eleveurs?|traders?|merchants?|shopkeepers?|commercante?s?|marchande?s?|butchers?|"
    r"bouchers?|millers?|meuniers?|fisherm[ae]n|pecheurs?|hunters?|chasseurs?|miners?|orpailleurs?|"
    r"mechanics?|mecaniciens?|workers?|ouvriers?|employees?|employes?|engineers?|ingenieurs?|"
    r"technicians?|techniciens?|journalists?|journalistes?|interpreters?|interpretes?|tourists?|"
    r"touristes?|passengers?|passagers?|passageres?|babies|baby|bebes?|infants?|nourrissons?|"
    r"entrepreneurs?|contractors?|businessm[ae]n|aides?|assistants?|secretaires?|accountants?|"
    r"comptables?|agents?|cyclists?|motorcyclists?|motocyclistes?|riders?|transporteurs?|"
    r"grandchild(?:ren)?|grandsons?|granddaughters?|grandmothers?|grandfathers?|uncles?|cousins?|"
    r"nephews?|nieces?|oncles?|cousines?|neveux?|nieces?|tantes?|widows?|veuves?|mothers?|meres?|"
    r"fathers?|peres?|brothers?|freres?|sisters?|soeurs?|sons?|"
    r"fils|"
    r"daughters?|filles?|wife|wives|epouses?|husbands?|epoux|neighbours?|voisins?|villagers?|"
    r"villageois|villageoises?|residents?|habitante?s?|inhabitants?|nationals?|ressortissante?s?|"
    r"peacekeepers?|casques? bleus?|legionnaires?|paratroopers?|parachutistes?|militiam[ae]n|"
    r"miliciens?|vigilantes?|shopkeeper|cooks?|cuisiniers?|apprentices?|apprentis?|crewm[ae]n|"
    r"gunners?|artilleurs?|FORCES|FOREIGN|FIGHTERS|CIVILIANS)"
)
"""Those of whom one may be killed, by rank, office or trade."""

PERSON: Final = re.compile(
    r"^(?!(?:position|base|camp|colonne|column|groupe|group|cache|depot|hideout|convoi|convoy|"
    r"repaire|cellule|cell|post|poste|refuge|zone|vehicle|vehicule) )"
    rf"(?:\w+ ){{0,2}}?{PEOPLE} "
    r"(?!(?:raid|attack|assault|ambush|strike|incursion|offensive|onslaught) )"
)
"""What follows an article that counts one person."""

ANYTHING: Final = re.compile(
    r"(?:cost|claim\w*|counted|denombr\w*|fait|font|faire|faisant|emport\w+)$"
)
"""Verbs that take things as well as people."""

SOMEBODY: Final = re.compile(
    rf"^(?:[^\s;,]+ ){{0,3}}?(?:{PEOPLE}|people|lives?|vies?|names|noms|dead|deaths|morts?|"
    r"tues|tuees|killed|victims?|victimes?|fatalities|corpses|bodies|corps|cadavres|members?|"
    r"membres?|elements?|"
    r"soldiers|soldats|militaires|civilians|civils|of (?:them|its|their|his|her|the)|de (?:ses|"
    r"leurs|ces)|d entre|des (?:siens|leurs)|blesses|wounded|injured|casualties|survivors) "
)
"""People after a number, whichever they are."""

IDIOM: Final = re.compile(
    r" (?:(?:this|that|the|each|every|which|another|no|any) NUM (?:$|,|\.|;|and |but |et |in |was |"
    r"is |with |had )"
    r"|NUM (?:in|out of|of every|sur|on) NUM "
    r"|(?:the|les|these|those|ces) NUM (?:$|,|\.|;|agree\w*|disagree\w*|sides?|camps?|parties|"
    r"armies|armees|countries|pays|groups?|groupes|versions?|accounts?|sources?) )"
)
"""Numbers that count nothing: "that one", "one in four", "the two agree"."""

_DIED_ONE: Final = (
    r"(?:(?:was|has been|had been) (?:\w+ly )?(?:killed|shot dead|murdered|executed|burned alive|"
    r"beheaded|slain|assassinated)|died|perished|fell|lost (?:his|her) life|did not survive|"
    r"is dead|was among the dead|"
    r"(?:a|avait|aurait) (?:\w+ment )?(?:ete )?(?:tuee?|abattue?|assassinee?|executee?|egorgee?|"
    r"peri|succombe|perdu la vie|trouve la mort|laisse la vie|mortellement \w+)|"
    r"(?:est|etait|serait) (?:morte?|decedee?|tombee?)|y a laisse la vie|n a pas survecu)"
)
ONE_DEAD: Final = re.compile(
    rf" (?:their|his|her|its|the|le|la|leur|son|sa|l) (?:\w+ ){{0,1}}?{PEOPLE} (?:\w+ ){{0,2}}?"
    rf"{_DIED_ONE} "
    r"|^ (?:he|she|il|elle) (?:was|had been|has been|a ete|avait ete|aurait ete) (?:\w+ly )?"
    r"(?:killed|shot dead|murdered|executed|slain|assassinated|tuee?|abattue?|assassinee?|"
    r"executee?|egorgee?) "
)
"""One person without a number: "the driver was killed"."""

_LEADERS: Final = (
    r"(?:leader|chief|head|emir|amir|commander|founder|mastermind|figure|deputy|dirigeant|chef|"
    r"commandant|fondateur|cerveau|adjoint|numero deux|number two|spokesman|porte parole)"
)
ONE_KILLED: Final = re.compile(
    r" (?:kill(?:ed|s|ing)|shot dead|murder(?:ed|s|ing)|execut(?:ed|ing)|behead(?:ed|ing)|"
    r"slaughtered|assassinat(?:ed|ing)|stabbed to death|gunned down|a tue|ont tue|et tue|"
    r"avaient tue|avait tue|tuant|tuent|tue|abattu|abattant|egorge|egorgeant|assassine|"
    r"assassinant|execute|executant|decapite|fusille|neutralise) (?:DATE )?"
    r"(?:their|his|her|its|the|leur|son|sa|le|la|l) (?P<one>(?:\w+ )?"
    rf"(?:(?:(?:FIGHTERS|group|groupe|organisation|organization) s )?{_LEADERS}|{PEOPLE})) "
)
"""One person killed whom no number counts: "murdered their guide", "a tué le chef du groupe"."""

_MANY: Final = (
    "people police army military men women children population gendarmerie garrison patrol convoy "
    "troops personnel militia forces armee garnison patrouille gens junta staff clergy family "
    "foule crowd"
)
MANY: Final = frozenset(_MANY.split())
"""Nouns in the singular, or plurals without s, that are no one person."""

_HURT_ONE: Final = (
    r"(?:(?:was|has been|had been) (?:\w+ly )?(?:wounded|injured|hurt|maimed)|"
    r"(?:a|avait|aurait) (?:ete )?(?:\w+ment )?(?:blessee?|touchee? par|atteinte? par|"
    r"touchee? aux?)|"
    r"(?:was|is) in (?:a )?(?:serious|critical) condition)"
)
ONE_HURT: Final = re.compile(
    rf" (?:their|his|her|its|the|le|la|leur|son|sa|l) (?:\w+ ){{0,1}}?{PEOPLE} "
    rf"(?:(?:qui|who) (?:\w+ ){{1,4}}?)?{_HURT_ONE} "
)
"""One wounded person without a number."""

_DIED_BOTH: Final = (
    r"(?:(?:were|have been|had been) (?:\w+ly )?(?:killed|shot dead|murdered|executed|beheaded|"
    r"slain|burned alive)|died|perished|lost their lives|did not survive|"
    r"(?:ont|avaient|auraient) (?:\w+ment )?(?:ete )?(?:tues|tuees|abattus|abattues|assassines|"
    r"assassinees|executes|executees|egorges|egorgees|peri|succombe|perdu la vie|trouve la mort|"
    r"laisse la vie)|(?:sont|etaient|seraient) (?:morts|mortes|decedes|decedees|tombes))"
)
_ONE: Final = r"(?:a|an|the|un|une|le|la|l|his|her|their|its|son|sa|leur)"
BOTH_DEAD: Final = re.compile(
    rf" {_ONE} (?:(?!and |et |NUM )\w+ ){{0,1}}?(?:(?:village|camp|unit|patrol) )?{PEOPLE} "
    r"(?:(?:of|de|du|d|des) (?:(?!and |et |NUM )\w+ ){1,4}?)?(?:and|et|ainsi que) "
    rf"{_ONE} (?:\w+ )?{PEOPLE} (?:(?!and |et |NUM |by |par )\w+ ){{0,4}}?{_DIED_BOTH} "
)
"""Two persons without a number: "a farmer and his son died"."""

NEXT_HURT: Final = re.compile(
    r" (?:a (?:second|third|fourth|fifth)|another|une? (?:second|deuxieme|troisieme|quatrieme|"
    rf"autre)) (?:\w+ )?(?:{_HURT_ONE}|lost (?:an eye|a leg|an arm|a hand|a foot)|"
    r"a perdu (?:un oeil|une jambe|un bras|une main)) "
)
"""One more of those who were hit: "a third was wounded"."""

LATE: Final = re.compile(
    r"^(?:(?!NUM |and |et )[^\s;]+ ){0,3}?(?:the |des |les |parmi les )?(?:wounded|injured|"
    r"casualties|blesse[es]*)(?: (?!NUM |and |et )[^\s;]+){0,6}? (?:died|dead|die|succumb\w*|"
    r"succomb\w*|decede\w*|perished|(?:pas|not) (?:survecu|survived?)) "
    r"|^(?:[^\s;]+ ){0,5}?(?:died|die|succumb\w*|succomb\w*|decede\w*|sont morte?s?) "
    r"(?:[^\s;]+ ){0,3}?(?:of|from|to|de|a|des) (?:their|his|her|leurs?|ses|sa) "
    r"(?:wounds?|injur\w+|blessures?) "
)
"""The wounded who died later, who come on top of those counted before."""

OTHERS_WITH: Final = re.compile(
    r"^(?:(?!NUM )[^\s;]+ ){0,6}?(?:killed|died|perished|tues|tuees|morts|mortes|peri) "
    r"(?:\w+ ){0,1}?(?:with|alongside|beside|avec|aux cotes de|en meme temps qu\w*) "
    r"(?:him|her|lui|elle) |"
    r"^(?:others?|autres|more) (?:[^\s;]+ ){0,6}?(?:with|alongside|beside|avec|aux cotes de|"
    r"en meme temps qu\w*) (?:him|her|lui|elle) "
    r"|^(?:others?|autres) (?:[^\s;]+ ){0,5}?a ses cotes "
)
"""Those who died with somebody named before."""

AS_WELL: Final = re.compile(
    r" (?:(?:as|so) (?:was|were|did|had)|and|et|ainsi qu\w*|de meme qu\w*|along with|as well as|"
    r"tout comme|puis) (?:(?:also|aussi|another|then) )?$"
)
"""Words between one dead person and a number of others that died as well."""

ALSO_DIED: Final = re.compile(
    r"^(?:(?!NUM )[^\s;]+ ){0,6}?(?:(?:were|was|have|has|had|are|ont|a|avaient|avait|sont|est) )?"
    r"(?:also|egalement|aussi|too|as well) (?:(?:been|ete|de) )?(?:killed|died|perished|fell|shot|"
    r"tuee?s?|peri|morte?s?|perdu la vie|trouve la mort|abattue?s?|tombee?s?|succombe)"
)
"""Words after a number of dead who are told on top of others: "two guards also died"."""

MORE: Final = frozenset({"more", "other", "others", "further", "additional", "autres"})
"""Words of a number that comes on top of those told before."""

OPENS: Final = re.compile(
    r"^ (?:(?:a|an|at least|au moins|some|but|mais|and|et|then|puis|later|DATE|,|the) ){0,4}$"
    r"|; (?:(?:a|an|at least|au moins|some|and|et|then|puis|the) ){0,2}$"
)
"""What stands before a number that begins its sentence or clause."""

AND_ONE: Final = re.compile(
    rf" (?:(?:the|le|la|l|their|his|her|leur|son|sa) (?:\w+ ){{0,1}}?{PEOPLE}"
    r"(?: (?:of|de|du|d|des) (?:(?:the|la|le|l) )?(?:\w+ ){1,2}?)?|(?:him|her|lui)|"
    r"(?:and|; |,) (?:he|she|il|elle)|"
    r"^ ?(?:he|she|il|elle)) ?"
    r"(?:and|et|ainsi qu\w*|along with|together with|avec) "
    r"(?:(?:his|her|their|ses|leurs|the|les|de) )?$"
)
"""One person before a number of others: "the mayor and two guards were killed"."""
