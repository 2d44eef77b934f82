"""The words that count a force: who remains, who was asked for, what a count has come to."""

from __future__ import annotations

import re
from typing import Final

STAYING: Final = re.compile(
    r" (?:still|remain\w*|stationed|based|presently|currently|encore|restent|demeurent|"
    r"stationne\w*|toujours|actuellement|comptait|compte|numbered|had numbered|presents?) "
)
WHOLE: Final = re.compile(
    r" (?:in the country|dans le pays|du pays|au pays|the country s|across the country|in all|"
    r"in the whole country|dans tout le pays|nationwide|(?:in|dans) (?:that|this|ce|cet) "
    r"(?:country|pays)|on \w+ soil|sur (?:le )?sol \w+|en terre \w+) "
)
MEN: Final = (
    r"(?:FOREIGN|FORCES|BASE|POST|soldiers|troops|men|personnel|hommes|soldats|militaires|"
    r"frenchmen|americans|russians|francais|americains|russes|instruct\w+|advisers|specialist\w*|"
    r"conseillers|legionnaires|paratroopers|parachutistes|mercena\w+|paramilita\w+|commandos)"
)
PARTITIVE: Final = re.compile(
    r" (?:of|out of|from|among|sur|des|de|parmi|d entre) (?:its|the|their|some|about|les|ses|"
    r"leurs|ces|quelque|environ|(?:a )?total de |effectif de |)(?: )?(?P<all>NUM) "
    r"(?:or so |\w+ ){0,1}?" + MEN + r" (?P<clause>(?:[^\s;:]+ ){0,24}?)"
    r"(?P<rest>NUM) (?:[^\s;.]+ ){0,6}?"
    r"(?:remain\w*|are left|left|stay\w*|are still|still|sont (?:encore|toujours)|restent|"
    r"demeurent|subsistent|encore|resteront|seulement|only)? ?"
)
"""Of the men that there were, those who are left: "of the 900 it had, 300 remain"."""

THEIR_MEN: Final = re.compile(r" (?:ses|leurs) (?:hommes|elements) | FIGHTERS y (?:sont|etaient) ")
"""Words for a power's men that the tables take for fighters."""

COUNTED: Final = re.compile(
    r" (?:troops?|soldiers|men|personnel|hommes|soldats|militaires|effectifs?|contingent|strength|"
    r"FORCES|presence|numbers) "
)
"""Words for a force that may be counted."""

WERE: Final = re.compile(
    r" [;,:] (?:they (?:were|had been|numbered)|(?:ils|elles) (?:etaient|avaient ete)) NUM "
)
"""A count of once behind a departure: "none is left; they were 350 last year"."""

ADJECTIVES: Final = {"fren": "france", "fran": "france", "amer": "us", "russ": "russia"}
WHOSE: Final = re.compile(
    r" (french|american|russian) (?:military )?(?:numbers|strength|presence|footprint|manpower|"
    r"headcount|deployment) "
    r"| (?:effectifs?|presence|contingents?|empreinte|dispositif|detachement) (?:militaires? )?"
    r"(francais\w*|american\w*|americain\w*|russes?) "
)
"""Whose a strength is, by an adjective that names nobody by itself."""

ASKED: Final = re.compile(
    r" (?:how many|how large|how big|how strong|combien|quels? (?:est|sont)) "
    r"(?!.* (?:killed|dead|died|wounded|fell|morts?|tues?|tombes?|blesses?|victimes?) )"
    r"(?:.* )?(?:FOREIGN|FORCES|soldiers|troops|men|they|"
    r"soldats|militaires|hommes|ils|elles) .*\? $"
)
"""A question after a head count."""

ANSWER: Final = re.compile(
    r"^ (?:some |about |around |roughly |nearly |perhaps |only |environ |quelque |pres de |"
    r"peut etre |DATE )*NUM (?!(?:FIGHTERS|CIVILIANS) )"
)
"""A number that begins its answer."""

CHANGED: Final = re.compile(
    r" (?:from|de) NUM (?:\S+ ){0,3}?(?:to|a) (?:\S+ ){0,2}?(?P<rest>NUM) "
    r"|(?:^| )(?:numbers?|strength|presence|force|contingent|footprint|effectifs?|dispositif|"
    r"presence|FOREIGN|BASE) (?:[^\s;]+ ){0,8}?(?:fallen|fell|cut|reduced|brought|scaled|grown|"
    r"risen|shrunk|down|up|tombe\w*|descendu\w*|ramene\w*|reduit\w*|porte\w*|monte\w*) (?:\S+ )?"
    r"(?:to|a) (?:\S+ )?(?P<then>NUM) "
)
"""A count that has changed: "cut from 4,300 to 2,400"."""

SHARE: Final = re.compile(
    r" NUM .* (?:(?P<of>NUM) of (?:them|these|whom)|(?:including|among them|dont|parmi lesquels) "
    r"(?P<among>NUM)) (?:\S+ )?(?:in|at|around|near|a|au|en|dans) PLACE "
)
"""A part of those counted, at a place of its own: "2,000 men, 300 of them at Kidal"."""

THEN: Final = re.compile(
    r" (?:at (?:the|that) time|back then|in those days|at that point|until then|a l epoque|"
    r"a ce moment la|a cette (?:epoque|date)|jusqu alors|jusque la|etaient alors|were then|"
    r"had (?:been|served|had|numbered|kept|maintained)|avaient (?:ete|servi)|avait compte|"
    r"avait (?:eu|maintenu)) "
)
"""Words by which a count is of the day spoken of before."""

LEFT: Final = re.compile(
    r" (?:remain\w*|are left|is left|were left|still (?:there|here)|(?:are|were) still|"
    r"sont encore|sont toujours|encore la|reste\w*|demeur\w*|subsist\w*|il n en reste|"
    r"ne sont plus que|n y a plus que|plus que) "
)
OF_THEM: Final = re.compile(
    r" (?:there (?:are|were|had been|have been|remain|remained)|il y en (?:a|avait|aurait|eut)|"
    r"on en compt\w+|on en recens\w+|(?:ils|elles|ses hommes|ses soldats|FORCES|FIGHTERS) "
    r"(?:ne |n |y |n y )?(?:sont|etaient|"
    r"seraient|restent|demeurent)|"
    r"they (?:number|numbered|are|were|totalled)|il en (?:reste|restait|resterait|demeure)|"
    r"il n en (?:reste|restait|demeure)|leur nombre (?:est|etait)|their number (?:is|was)|"
    r"there must be|there may be) "
    r"(?:still |encore |alors |now |then |plus |pas |que |qu |environ |about |some |"
    r"around |nearly |almost |"
    r"roughly |quelque |pres de |a peine |barely |only |just |de l ordre de |at |put at |a |"
    r"estime a |guere |de |desormais |a present |DATE ){0,3}NUM (?:(?:of them|of these|"
    r"d entre eux|men|hommes|soldiers|troops|"
    r"in|dans|en|au|a|at|on|sur|DATE|,|;|here|there|encore|toujours|only|altogether|PLACE|NATION) |"
    r"\. |$)"
)
"""A count of men of whom the sentences before spoke."""

BARE: Final = re.compile(
    r" NUM (?:of them |d entre eux )?(?:are|were|remain|remained|sont|etaient|restent|seraient) "
    r"(?:still |encore |toujours |now )?(?:based|stationed|posted|deployed|present\w*|there|here|"
    r"base\w*|stationn\w*|deploye\w*|poste\w*|sur place|en poste|la|quartered|garrisoned) "
    r"| (?:denombr\w+|en (?:abrit|heberg|accueill|compt|recens|denombr)\w+|(?:ils|elles) "
    r"seraient) (?:encore |guere |que |plus |a present |desormais |alors |environ |quelque |"
    r"de |DATE |, ){0,4}NUM (?!(?:FIGHTERS|CIVILIANS|vehicul\w+|tonnes|kilomet\w+|bases|camps) )"
)
"""A count of men named in the clause before it."""

TO_BE: Final = re.compile(
    r" (?:(?:will|would|should|shall|is to|are to) (?:\w+ )?(?:have|number|total|reach|rise to|be)|"
    r"aura|auront|aurait|sera|seront|comptera|compteront|(?:devrait|devraient|doit|doivent) "
    r"(?:\w+ )?(?:etre|avoir|compter|monter|passer|atteindre)|to number|to reach|to have) "
    r"(?:\w+ ){0,2}$"
)
"""Words before a number that is only planned."""

HOSTS: Final = re.compile(r" (?:host|hous|shelter|home to|abrit|heberg|accueil|recoi|loge)")


CLAUSE: Final = re.compile(r" (?:,|;|when|where|which|it|lorsqu\w*|quand|ou|elle|il) ")
"""Words that begin a clause of somebody else's after a country's name."""

PLACED: Final = (" in ", " au ", " en ", " at ", " a ", " dans le ", " across ", " du ", " of ")
"""Words before a country that is only where they are."""
