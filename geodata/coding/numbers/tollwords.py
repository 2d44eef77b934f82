"""The words that tell what a number counts, as patterns of a tagged sentence."""

from __future__ import annotations

import re
from typing import Final

THINGS: Final = (
    r"(?:km|kms|kilomet\w+|miles?|met(?:re|er)s?|years?|ans|annees?|days?|jours?|months?|mois|"
    r"weeks?|semaines?|hours?|heures?|minutes?|vehicul\w+|vehicles?|motos?|motorcycles?|"
    r"motorbikes?|pick|villages?|towns?|localites?|bases?|camps?|houses?|maisons?|homes?|attacks?|"
    r"attaques?|tankers?|trucks?|camions?|lorries|citernes?|euros?|dollars?|francs?|fcfa|percent|"
    r"%|\$|€|pour|tonnes?|tons?|weapons?|armes|helicop\w+|flights?|vols?|avions?|aircraft|planes?|"
    r"cattle|boeufs|heads?|tetes|countries|pays|provinces?|regions?|states|etats|times?|fois|"
    r"centim\w+|hectares?|conteneurs?|containers?|operations?|incidents?|strikes?|frappes?|"
    r"drones?|rockets?|roquettes|obus|shells|rounds|mortars?|grenades?|missiles?|bullets|balles|"
    r"projectiles|conditions|months|ships?|schools?|ecoles?|st|nd|th|"
    r"families|familles|bombs?|billion|milliards?|groups?|groupes|districts?|communes?|am|pm|h|"
    r"posts?|postes?|churches|eglises|mosques|mosquees|elections?|parties|sites|bridges|wells|"
    r"pas|steps|reprises|occasions|shops?|boutiques?|granaries|greniers|huts|cases|tents|tentes|"
    r"agreements?|accords?|treaties|deals?|pacts?|conventions?|articles?|"
    r"goats|chevres|sheep|moutons|camels|chameaux|stalls|etals|buses|bus|cars|voitures|engins)"
)
OBJECT: Final = re.compile(rf"^(?:\w+ ){{0,1}}?{THINGS} ")
DEAD: Final = (
    r"(?:mortellement (?:blesse|touche|atteint)\w*|mortally wounded|fatally \w+|killed|dead|died|"
    r"die|dying|slain|"
    r"massacred|executed|perish\w*|murdered|beheaded|slaughtered|"
    r"tuee?s?|morte?s?|abattue?s?|massacree?s?|executee?s?|peri|perissent|peris|decede\w*|"
    r"assassine\w*|egorge\w*|neutrali[sz]\w+|fatalities|fatality|deaths?|dece[ds]|"
    r"victimes mortelles|"
    r"lives|vies|ceremony of burial|buried|enterre\w*|inhume\w*|succomb\w*|gunned down|shot dead|"
    r"lost (?:their|his|her) (?:lives|life)|laiss\w+ (?:la|leur|leurs) vies?|"
    r"paid with their lives|perdu la vie|trouve la mort|perdent la vie|"
    r"perdaient la vie|trouvent la mort|tombe[es]* au|fell|eliminated|elimine\w*|brules vifs|"
    r"burned alive|corpses|bodies|cadavres|corps|laisse la vie|y ont laisse|depouilles|remains|"
    r"fallen(?! out| into| to| back| silent| apart)|(?:est|sont|etaient|etait) tombee?s?(?! "
    r"(?:entre|aux mains|dans|sur|d accord|en panne|malade))|(?:did|do|"
    r"does) not survive|failed to survive|"
    r"(?:n|pas) (?:ont|a|avaient|avait) pas survecu|pas survecu|graves|tombes|coffins|cercueils|"
    r"to be mourned|a (?:pleurer|deplorer)|mourned|pleures|rendu l ame|emportee?s?|fauchee?s?|"
    r"hors (?:de combat|d etat de nuire)|out of action|put out of action|"
    r"dead bodies|found dead|burnt alive|lynche\w*|lynched|drowned|noyee?s?|decapite\w*|"
    r"throats (?:were )?(?:slit|cut)|no longer alive|pulveris\w+|(?:were|was) lost|"
    r"met (?:their|his|her) (?:deaths?|ends?)|passed away|lifeless|sans vie|fusille\w*|"
    r"poignarde\w*|butchered|hacked|stabbed|hanged|pendue?s?|liquidated|liquidee?s?|wiped out|"
    r"(?:cut|mown|mowed) down|incinerated|calcine\w*|carbonise\w*|put to (?:death|the sword)|"
    r"mise?s? a mort|passee?s? par les armes|laid to rest|(?:mise?s?|portee?s?) en terre|"
    r"shot(?! (?:at|down|and|in the (?:leg|arm|foot|hand|shoulder|thigh)s?) )|"
    r"y (?:est |sont |etait |etaient |seraient |ont )?restee?s?|"
    r"restee?s? sur le (?:carreau|terrain)|to be mourned|a deplorer|"
    r"(?:put |mise?s? )?(?:out of action|hors de combat|hors d etat de nuire)|"
    r"(?:did|do|does|has|have|had) not (?:survived?|lived?|ma[kd]e it)|never made it|"
    r"(?:never|jamais) (?:came|come|rentre\w*|revenu\w*) (?:home|back|chez)?)"
)
HURT: Final = (
    r"(?:wounded|injured|injuries|hurt|blesse\w*|(?:gravement|grievement|legerement|serieusement) "
    r"(?:touche|atteint)e?s?|maimed|hospitali\w+|evacuee?s? (?:pour|vers|sanit)|"
    r"wounds|casualties evacuated|with burns|soignee?s?|(?:being|were|are) treated|sous soins|"
    r"lost (?:an eye|a leg|an arm|a hand|a foot|limbs)|"
    r"perdu (?:un oeil|une jambe|un bras|une main|un pied)|atteinte?s? a des degres|"
    r"(?:touche|atteint)e?s? (?:par|d un|d une|a la|au|aux|dans)|"
    r"(?:in|dans) (?:a |an |un )?(?:very )?(?:serious|critical|grave|stable|life threatening|etat) "
    r"(?:condition|state|grave|critique|stable|serieux|preoccupant|juge \w+)|"
    r"(?:fight|fights|fighting|fought|struggl\w+) for (?:his|her|their) li(?:fe|ves)|"
    r"(?:entre|between) (?:la vie et la mort|life and death)|under treatment|"
    r"(?:lutt|batt)\w+ (?:contre la mort|pour (?:sa|leur) (?:sur)?vie)|"
    r"pronostic vital (?:est )?engage|"
    r"(?:taken|rushed|flown|brought|carried|transferred|airlifted|evacuated|admitted) to (?:the |a "
    r"|an )?(?:\w+ )?(?:hospitals?|clinics?|infirmary)|(?:transporte|conduit|evacue|transfere|"
    r"achemine|admi)e?s? (?:vers |a |au |aux |dans )(?:l |le |un |les )?(?:hopita\w+|chu|centre|"
    r"urgences|clinique|dispensaire))"
)
TAKEN: Final = (
    r"(?:abducted|kidnapp\w+|taken|seized|hostages?|captured|missing|enleve\w*|kidnappe\w*|otages?|"
    r"disparu\w*|captur\w*|faits? prisonniers?|prisonniers?|prisoners?|freed|liber\w+|releas\w+|"
    r"arrest\w+|arrete\w*|interpell\w*|detain\w+|displaced|deplace\w*|fled|fui|escap\w+|"
    r"rescued|held|suspects|ransom|evacuated)"
)
BEFORE_DEAD: Final = (
    r"(?:(?:took|tak\w+|cost\w*|claim\w*|cout\w+)(?: \w+){0,2} (?:(?:the )?li(?:ves|fe) of|la "
    r"vie (?:a|de|d))|"
    r"loss of(?: the)? li(?:ves|fe) of|deuil (?:de|d)|endeuill\w*|hors (?:de combat|d etat de "
    r"nuire)|"
    r"out of action|mortally wound\w*|fatally \w+ing|kill\w*|left (?:at least|behind)?|leaving|"
    r"leaves|claim\w* the li(?:ves|fe) of|cost|"
    r"toll\w*|"
    r"bilan\w*|tuant|tuait|tuer|tue|tuee?s?|tuent|abattu|abattant|faisant|fait|font|faire|"
    r"neutrali\w+|"
    r"death\w*|dead|mort|morts|loss|losses|lost|losing|pertes?|perdu|perdre|perdant|execut\w+|"
    r"massacr\w+|shot|slaughter\w*|murder\w*|bodies of|throats of|la gorge de|corps d|corps de|"
    r"cout\w+ la vie|claim\w*|"
    r"slay\w*|assassin\w*|egorg\w*|gunn\w+ down|gun down|mow\w* down|died|dies|fatalities|"
    r"slew|butcher\w*|wip\w+ out|cut down|cutting down|fusill\w+|liquid\w+|mettant a mort|"
    r"mis a mort|otant la vie a|ote la vie a|"
    r"eliminat\w*|elimin\w*|decim\w*|counted|denombr\w*|victims?|victimes|burning alive|behead\w+|"
    r"mourn\w*|pleur\w+|deplor\w*|depouilles? d\w*|remains of|fauch\w+|emport(?:e|ant|er|ait)|"
    r"funeral (?:of|for)|obseques de|graves of|tombes de|fatale? (?:a|pour|to|for)|fatals? (?:to|"
    r"for)|"
    r"lynch\w*|buried|bury\w*|enterr\w*|inhum\w*|carnage|bloodbath)"
)
BEFORE_HURT: Final = (
    r"(?<!fatally )(?<!mortally )(?<!mortellement )(?:wound\w*|injur\w*|bless\w*|hurt\w*|maim\w*)"
)
BEFORE_TAKEN: Final = (
    r"(?:abduct\w*|kidnap\w*|seiz\w*|captur\w*|enlev\w*|kidnapp\w*|held|holding|detain\w*|"
    r"arrest\w*|"
    r"taking|took|free\w*|releas\w*|liber\w*|rescu\w*|hostage|otage\w*|interpell\w*|displac\w*|"
    r"recruit\w*|employ\w*|home to|population|claimed by)"
)
RIGHT: Final = re.compile(
    rf"^(?:(?!and |et |but |mais |while |tandis |when |lorsqu\w* |quand |before |until |avant |"
    rf"jusqu\w* |; |\. |NUM )[^\s]+ ){{0,9}}?"
    rf"(?:(?P<dead>{DEAD})|(?P<hurt>{HURT})|(?P<taken>{TAKEN})) "
)
NEAR_RIGHT: Final = re.compile(
    rf"^(?:(?:other|others|autres|more|further|whom|later|afterwards|ensuite|people|personnes|"
    rf"persons|were|was|ont|a|had|have|"
    rf"has|been|is|est|portees?|portes?|toujours|still|reportedly|sustained|suffered|received|"
    rf"souffrent|recu|subi|"
    rf"ete|etaient|avaient|avait|are|sont|also|reported|serious|grave|severe|light|slight|minor|"
    rf"critical|"
    r"fragment|shrapnel|bullet|des|graves|FORCES|FOREIGN|FIGHTERS|CIVILIANS|men|"
    rf"hommes|"
    rf"women|victims|victimes|of|them|d|entre|eux|at|least|only|grave|\w+ly|\w+ement|"
    rf"gravement|civil\w*|soldiers?|comrades|camarades|colleagues|collegues|leurs|ses|their|his|"
    rf"its) ){{0,7}}?"
    rf"(?:(?P<dead>{DEAD})|(?P<hurt>{HURT})|(?P<taken>{TAKEN})) "
)
ACTIVE: Final = re.compile(
    r"^(?:(?!were |was |been |are |is |being |ete |etaient |est |sont )[^\s]+ ){1,5}?"
    r"(?:(?:ont|a|avaient|avait) (?:\w+ment )?(?:tue|abattu|execute|assassine|egorge|massacre)|"
    r"(?:killed|shot dead|executed|massacred|slaughtered|beheaded|murdered|(?<=\w )"
    r"(?:wounded|injured))(?= (?:NUM|CIVILIANS|FORCES|FIGHTERS|FOREIGN|POST|dozens|scores|several|"
    r"many|a|an|the|their|civilians|people|villagers|hundreds) )) "
)
"""Somebody who kills is no dead: "two gunmen killed a teacher"."""

LEFT: Final = re.compile(
    rf"(?:(?P<dead>{BEFORE_DEAD})|(?P<hurt>{BEFORE_HURT})|(?P<taken>{BEFORE_TAKEN})) "
    rf"(?P<gap>(?:(?!; |\. |NUM |including |dont |selon |according |confi|indiqu|racont|affirm|"
    rf"assure|precis|expliqu|temoign|rapport|ajout|dit |said |says |told )[^\s]+ ){{0,7}})$"
)
OWN_HURT: Final = re.compile(
    rf"^(?:(?:others?|autres|more|further|people|persons|personnes|comrades|camarades|colleagues|"
    rf"FORCES|CIVILIANS|de|d|were|was|ont|ete|have|been|are|sont|\w+ly|\w+ement) ){{0,4}}?{HURT} "
)
"""A number with its own word for the wounded: "12 dead, including four women, and nine hurt"."""

ALSO: Final = re.compile(
    r" (?:and|et|plus|as well as|ainsi qu\w*|,|while|tandis que) (?:(?:a|an|at least|another|au "
    r"moins|"
    r"plus|more than|some|about|quelque|environ|further|de|d) ){0,3}$"
)
"""Words between a list of the dead and a number that is no part of it."""

SUBSET: Final = re.compile(
    r"(?:including|include[sd]?|among (?:them|whom|the dead|the victims|those)|"
    r"of (?:them|whom|the (?:dead|victims)|those (?:killed|dead|who died))(?: ,)?|"
    r"dont|y compris|"
    r"parmi (?:lesquels|lesquelles|eux|les morts|les victimes|les tues|les personnes tuees)|"
    r"notamment|comprenant|comptent|"
    r"(?:one|two|three|most) of them) "
    r"(?:(?!were |was |ont |sont |avaient |have |had |and |killed |tues |; )[^\s]+ ){0,5}"
    r"(?:(?!were |was |ont |sont |avaient |have |had )(?:NUM|FORCES|CIVILIANS|FOREIGN|FIGHTERS|,|"
    r"and|et|\w+) ){0,5}?$"
)
OF_WHOM: Final = re.compile(
    r"^(?:[^\s]+ ){0,1}?(?:of (?:them|whom|those (?:killed|who died|dead))|(?:of )?the (?:dead|"
    r"victims|fatalities|slain)|of (?:the latter|these|those|this number)|des "
    r"(?:victimes|morts|tues)|d entre (?:eux|elles)|de ces (?:derniers|dernieres)|"
    r"seriously|critically|grievement) "
)
ASIDE: Final = re.compile(
    r", (?:including|among them|dont|y compris|parmi lesquels|parmi lesquelles|who|"
    r"qui) [^,;.]{0,90}?, "
)
ASIDES: Final = re.compile(
    r", (?:including|among them|dont|y compris|parmi lesquels|parmi lesquelles) [^;.]{0,140}?, "
    r"(?=(?:were|was|have|had|are|ont|sont|avaient|etaient|a ete|died|lost|perished|killed) )"
    r"|, (?![^,;.]{0,90} NUM )[^,;.]{2,90}?, "
    r"(?=(?:(?:were|was|have|had|ont|sont|avaient|etaient|a|est) (?:\w+ ){0,2}?\w+|died|lost|"
    r"perished|"
    r"fell|sustained|suffered|perissaient|perissent) )"
)
RIGHT_LIST: Final = re.compile(
    rf"^(?:(?!; |\. |NUM |but |mais |while |tandis )[^\s]+ ){{0,12}}?"
    rf"(?:were|was|been|ont ete|ont|sont|avaient ete|are|have been) (?:\w+ )?"
    rf"(?:(?P<dead>{DEAD})|(?P<hurt>{HURT})|(?P<taken>{TAKEN})) "
)
DIED: Final = (
    r"(?:died|perished|fell|succumbed|passed away|lost (?:their|his|her) (?:lives|life)|"
    r"met (?:their|his|her) (?:deaths?|ends?)|paid with their lives|(?:did|had|have|has) not "
    r"(?:survived?|lived?)|never made it|perissent|perissaient|perirent|perdent la vie|"
    r"perdaient la vie|trouvent la mort|trouvaient la mort|tombent|meurent|succombent|"
    r"(?:ont|a|avaient|avait|auraient|aurait) (?:\w+ ){0,2}?(?:peri|perdu la vie|trouve la mort|"
    r"laisse la vie|succombe|rendu l ame|pas survecu)|"
    r"(?:sont|est|etaient|etait|seraient|serait) (?:\w+ ){0,1}?(?:morte?s?|tombee?s?|"
    r"decedee?s?|restee?s?))"
)
"""What the dead themselves did, with the verb that says so."""

RIGHT_PAIRED: Final = re.compile(
    r"^(?:(?!; |\. |NUM |but |mais |while |tandis |and |et )[^\s]+ ){0,5}?(?:and|et) "
    r"(?!NUM |the |a |an |le |la |les |un |une |their |his |her |its |leurs? |son |sa |ses |then |"
    r"puis |DATE |that |qu |de |d )(?:(?!NUM |and |et |, |; )[^\s]+ ){1,3}?"
    rf"(?P<dead>{DIED})(?P<hurt>)(?P<taken>) "
)
"""Two kinds of people under one number: "31 soldiers and civilian volunteers lost their lives"."""

RIGHT_SERIAL: Final = re.compile(
    r"^(?:(?!; |\. |NUM |who |qui )[^\s]+ ){0,4}?(?:(?:who|qui) (?:(?!; |NUM |and |et )[^\s]+ "
    r"){1,8}?)?"
    r"(?:were|was|have been|had been|ont ete|a ete|"
    r"avaient ete|avait ete|auraient ete) (?:(?!; |\. |NUM |who |qui |and |et )[^\s]+ ){1,9}?"
    r"(?:and|et|puis|then|before being|avant d etre) (?:(?:then|ensuite|later|were|ont ete) )*"
    r"(?P<dead>killed|shot(?! (?:at|in))|executed|murdered|beheaded|slaughtered|massacred|hanged|"
    r"stabbed|burned alive|tuee?s?|executee?s?|fusillee?s?|abattue?s?|egorgee?s?|massacree?s?|"
    r"decapitee?s?|assassinee?s?|pendue?s?) "
)
"""People of whom two things are said, the second their death: "were lined up and shot"."""

NAMELY: Final = re.compile(
    r" (?:soit|a savoir|c est a dire|namely|that is|i e|:)(?: (?:the|les|des))? $"
)
"""Words between a total and the parts that it is made of."""

JOINED: Final = re.compile(
    r"^(?:(?!; |\. )[^\s]+ ){0,12}?(?:and|et|,|plus|as well as|ainsi qu\w*|along with|together "
    r"with|"
    r"in addition to|as did|as was|as were|de meme qu\w*|outre|avec) "
    r"(?:(?:leurs?|ses|his|her|their|its|also|then|at|least|another|un|une|a|an|the|les|by|de) "
    r"){0,2}$"
)
FATAL_NOUN: Final = re.compile(rf"^(?:\w+ ){{0,2}}?(?:{DEAD}) ")
ATTACKERS: Final = re.compile(
    r"^(?:(?!people|personnes|CIVILIANS|FORCES|FOREIGN|soldiers|soldats|died|dead|killed|wounded|"
    r"injured|tues|morts|blesses|when|in|by|par|dans|lors|were|was|ont|after|as|and|et)\w+ ){0,3}?"
    r"(?:FIGHTERS|attackers?|assailants?|assaillants?|agresseurs?|adversar\w+|adversaires?|"
    r"raiders?|"
    r"insurgents?|insurges?|bandits?|gunmen|tireurs|ennemis?|enemy|enemies|"
    r"rebels?|bombers?) "
    r"|^(?:\w+ ){0,5}?(?:among|parmi|of|dans les rangs d\w*|du cote d\w*|cote) (?:the |les |"
    r"des )?(?:\w+ )?(?:FIGHTERS|attackers) "
)
PRONOUN: Final = re.compile(
    r"^(?:\w+ ){0,1}?(?:of (?:them|whom|these|those|their number|the latter)|d entre eux|"
    r"de ceux ci|des leurs|de ces derniers) "
)
THEIRS: Final = re.compile(
    r" (?:FIGHTERS|attackers|assailants|assaillants|raiders|(?:men|hommes|youths|jeunes) "
    r"(?:\w+ ){0,2}?(?:armed|armes|with (?:\w+ ){0,1}?(?:knives|rifles|guns|"
    r"machetes|weapons|kalashnikovs))) "
    r"(?:(?!FORCES |CIVILIANS |FOREIGN |people |personnes |villagers |NUM )[^\s]+ )*$"
)
"""Those who attacked, spoken of last before "eighteen of them were shot"."""

TROOPS: Final = re.compile(
    r"^(?:\w+ ){0,3}?(?:FOREIGN|FORCES|soldiers?|troops?|soldats?|militaires?|hommes|men|"
    r"military|personnel|"
    r"instruct\w+|mercenar\w+|mercenaires|paramilitar\w+|trainers?|advisers?|advisors?|formateurs|"
    r"conseillers|camarades|comrades|occupants|legionnaires|members|elements|americans|"
    r"servicemembers|service|marines|"
    r"commandos|americains|francais|russians|russes|fighters|specialists|effectifs|us) "
    r"|^(?:or so )?(?:of (?:them|PLACE|its|their|those|whom)|de (?:leurs|ses|ces)|d entre eux|"
    r"chadians|danes|germans|togolese|nigeriens|senegalese|tchadiens|danois|allemands|togolais|"
    r"senegalais|estoniens|suedois|tcheques|italiens|others) "
)
FOLLOWING: Final = re.compile(
    r"^(?:doivent|devraient|devaient|vont|will|should|would|are to|were to|suiv\w+|suivront|"
    r"arriv\w+|left|follow\w*|sont (?:partis|attendus|arrives)|ont quitte|attendus|expected) "
)
"""Words after "two hundred more" that tell of men who come or go."""

NUMBERED: Final = re.compile(
    r" (?:they|who) (?:had )?(?:number(?:ed)?|once numbered|were|are) (?:still )?$"
    r"| (?:numbers|numbered|totals|totalled|effectifs? (?:[^\s;]+ ){1,5}(?:est|etait|sont|etaient) "
    r"de) $"
    r"| (?:contingent|garrison|garnison|presence|FOREIGN|effectifs?|footprint)(?: [^\s;,]+){0,6} "
    r"(?:at|a|to) $"
    r"| (?:numbering|totalling|totaling|strength of|contingent of|contingent|contingent de|"
    r"force of|force de|presence of|presence de|detachment of|detachement de|effectifs? (?:\w+ "
    r")?de|"
    r"garrison of|garnison de|au nombre de|fort d|fort de|forte de|forts de) $"
    r"| (?:ils|elles|soldats|militaires|FOREIGN|FORCES) (?:y )?(?:etaient|sont|seraient) (?:encore "
    r")?$"
)
BARE: Final = re.compile(
    r"^(?:$|,|;|\.|in |at |au |a |dans |en |there |strong |FOREIGN |men |hommes |on |y |DATE )"
)
CIVIL: Final = re.compile(r"^(?:\w+ ){0,3}?CIVILIANS ")
FORCE: Final = re.compile(
    r"^(?:\w+ ){0,3}?(?:FORCES|FOREIGN|volunteers|volontaires|americans|of their|des leurs) "
)
ASKED: Final = re.compile(
    r" (?:how many|combien|(?:number|nombre) (?:of|de|des)|how high|toll|bilan) (?:[^\s;]+ ){0,8}?"
    r"(?:dead|died|killed|dying|victims|morts?|tues|tuees|victimes|tombes?|peri|perished|"
    r"casualties|"
    r"fell|fallen) (?:[^\s;]+ ){0,6}?(?:\? |(?:not|unknown|unclear|uncertain|disputed|pas|"
    r"inconnu\w*|incertain\w*|indetermine\w*|imprecis\w*|varie\w*|diverge\w*|"
    r"differ\w*) )"
)
"""A question, or a doubt, that the numbers of the sentences after it answer."""

DEAD_BEFORE: Final = re.compile(rf" (?:{DEAD}|{BEFORE_DEAD}) ")

HURT_BEFORE: Final = re.compile(rf" (?:{HURT}|{BEFORE_HURT}) ")

SPEAKERS: Final = re.compile(
    r"^(?:(?:\w+ ){0,3}?(?:sources|officials?|responsables|temoins|witnesses|diplomats|diplomates|"
    r"relatives|neighbours|eyewitnesses)|"
    r"(?:\w+ ){0,4}?(?:said|told|confirmed|say|says|ont dit|ont indique|ont declare|ont confirme|"
    r"ont affirme|indiquent|affirment|declarent|confirment)) "
)
"""Those who speak are no dead: "two security sources said"."""

LEFT_BEHIND: Final = re.compile(
    r" (?:ennemis?|enemy|enemies|adversaires?|adversary|assaillants|attackers|FIGHTERS|assailants|"
    r"agresseurs|they|ils) (?:, (?:eux|lui|elles?|meanwhile|for their part|de leur cote|quant a "
    r"eux) ,? ?)?(?:(?:a|ont|had|have|avait|avaient|aurait|auraient|are said to have|reportedly|"
    r"may have) )?(?:(?:laisse\w*|left|leaving|abandonn\w+)(?: behind| derriere eux|"
    r" sur le terrain| sur place)?"
    r"|perdu|lost)(?: [^\s;]+){0,4} $"
)
"""Words before the dead of those who attacked."""

MINE: Final = re.compile(r" (?:my|our|mon|mes|notre|nos) $")
"""Those whom somebody quoted lost are part of the toll."""

ENEMY_SIDE: Final = re.compile(
    r" (?:cote (?:ennemi|adverse|assaillants?|terroristes?|djihadistes?|jihadistes?|FIGHTERS)|"
    r"(?:cote|rangs|sein|camp) (?:de |du |des |d |les )?(?:l )?(?:FIGHTERS|ennemi\w*|assaillants|"
    r"adverse)|"
    r"(?:on|from|among|of) the (?:FIGHTERS|enemy|attackers|attacking|assailants)(?: s)?(?: side| "
    r"ranks)?)"
    r"(?: ,| :)? (?:[^\s;]+ ){0,3}$"
)
"""Words before the dead of the side that attacked."""
