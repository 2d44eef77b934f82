"""Words that say that nobody died or was hurt, as patterns of a tagged sentence."""

from __future__ import annotations

import re
from typing import Final

_BE: Final = r"(?:(?:was|were|is|are|has been|have been|had been|got|being) )?"
_WHO: Final = r"(?:FORCES|FOREIGN|CIVILIANS|\w+)"
_DIED_EN: Final = r"(?:killed|harmed|lost|dead|died|slain|lost (?:his|her|their) li(?:fe|ves))"
_HURT_EN: Final = r"(?:hurt|injured|wounded|harmed|touched|hit)"
_DIED_FR: Final = (
    r"(?:tuee?s?|peri|mortes?|morts?|decedee?s?|perdu la vie|trouve la mort|perdue?s?|"
    r"laisse la vie|succombe)"
)
_HURT_FR: Final = r"(?:touche|blesse|atteint)e?s?"
_HAVE_FR: Final = r"(?:a|ont|est|sont|avait|avaient|etait|etaient|aurait|auraient)"
_LOST: Final = r"(?:victimes?|morts?|deces|tues?|pertes?(?: (?:en vies? )?humaines?)?)"
_CAUSE: Final = (
    r"(?:causing|claiming|taking|inflicting|leaving|making|suffering|sustaining|there being)"
)
_SANS: Final = (
    r"sans (?:qu (?:on ait|il y ait eu|il y ait|on n ait) (?:a )?(?:deplore\w* )?|(?:faire|causer|"
    r"provoquer|occasionner|entrainer|deplorer|compter|subir|enregistrer) )?"
)
NONE_DEAD: Final = re.compile(
    r" (?:no (?:(?!word |news |report\w* of |information |confirm\w* |details? |figures? |count |"
    r"immediate |toll |official |one )\w+ ){0,2}?(?:casualt\w+|deaths?|fatalit\w+|loss of life|"
    r"lives lost|dead)|(?:zero|nil) (?:casualt\w+|deaths?|fatalit\w+|dead|killed|morts?|tues?|"
    r"deces)|"
    r"casualties (?:none|nil)|"
    rf"(?:no one|nobody) {_BE}(?:{_DIED_EN}|{_HURT_EN})|"
    rf"no (?:\w+ )?(?:FORCES|FOREIGN|CIVILIANS|lives|life) {_BE}{_DIED_EN}|"
    rf"none of (?:the |its |their )?{_WHO} {_BE}{_DIED_EN}|"
    r"all (?:\w+ ){0,2}?(?:escaped|survived|are safe|were unharmed|came away unharmed)|"
    r"(?:escaped|emerged|came (?:out|away)|got away|walked away) (?:unharmed|unhurt|unscathed)|"
    rf"without (?:{_CAUSE} )?(?:any |a |a single )?(?:casualt\w+|loss of life|deaths?|victims?|"
    r"dead)|without (?:hurting|harming|killing|injuring|wounding|touching|hitting) (?:anyone|"
    r"anybody|a soul)|without any(?:one|body) (?:being )?(?:killed|hurt|harmed|dying)|"
    r"(?:did not|didn t) (?:kill|hurt|harm|injure|cause|claim) (?:any(?:one|body)|any (?:lives|"
    r"casualties|deaths|victims))|(?:claimed|cost|took) no (?:lives|victims?)|"
    r"(?:killed|hurt|harmed|injured) (?:no one|nobody)|"
    rf"(?:aucune?|nulle?) (?:\w+ )?{_LOST}|"
    rf"(?:aucune?|nul|pas une?) (?:{_WHO} (?:\w+ )?)?n {_HAVE_FR} (?:ete )?(?:{_HURT_FR} (?:ni|"
    rf"ou) )?"
    rf"{_DIED_FR}|(?:not one|not a single one|none) (?:of them )?{_BE}{_DIED_EN}|"
    rf"not (?:one|a single) {_WHO} {_BE}{_DIED_EN}|"
    rf"personne n (?:y )?{_HAVE_FR} (?:ete )?(?:{_DIED_FR}|{_HURT_FR})|"
    rf"ni {_WHO} ni {_WHO} n {_HAVE_FR} (?:ete )?{_DIED_FR}|"
    rf"{_SANS}(?:de |d |des |aucune? |la moindre )?{_LOST}(?! civile?s? .*NUM)|"
    r"sans (?:tuer|blesser|toucher|atteindre) personne|sans que personne|"
    rf"n (?:a|ont|avait|aurait|auraient|avaient) (?:fait|cause|provoque|entraine|subi|enregistre) "
    rf"(?:de |aucune? |ni |pas de ){_LOST}|"
    rf"(?:fait|cause) ni (?:mort|victime)|pas (?:fait|cause|eu) de {_LOST}|pas de {_LOST}|"
    r"ni morts? ni blesses?|(?:indemnes|sains et saufs|saines et sauves|en sont sortis vivants)) "
)
NONE_HURT: Final = re.compile(
    rf" (?:no casualties|without (?:{_CAUSE} )?(?:any )?casualt\w+|aucune? n {_HAVE_FR} ete "
    rf"(?:{_DIED_FR} (?:ni|ou) )?{_HURT_FR}|(?:nobody|no one) {_BE}{_HURT_EN}|"
    r"ni morts? ni blesses?|no (?:\w+ )?(?:injuries|wounded)|"
    rf"none of (?!them )(?:the |its |their )?{_WHO} {_BE}{_HURT_EN}|"
    r"(?:escaped|emerged|came (?:out|away)|got away) (?:unharmed|unhurt|unscathed)|"
    r"without (?:hurting|harming|injuring|wounding|touching|hitting) (?:anyone|anybody|a soul)|"
    r"without any(?:one|body) (?:being )?(?:hurt|harmed)|(?:hurt|harmed|injured) (?:no one|nobody)|"
    r"(?:did not|didn t) (?:hurt|harm|injure) any(?:one|body)|"
    rf"{_DIED_FR} (?:ou|ni) n {_HAVE_FR} ete {_HURT_FR}|(?:aucune?|ni) "
    rf"{_WHO} (?:ni {_WHO} )?n {_HAVE_FR} ete {_HURT_FR}|personne n (?:y )?{_HAVE_FR} ete "
    rf"{_HURT_FR}|sans (?:blesser|toucher|atteindre) personne|"
    r"(?:aucun|pas de|ni|nul) blesses?|fait ni morts? ni blesses?) "
)
UNKNOWN_TOLL: Final = re.compile(
    r" (?:gave|given|give|communique|fourni|donne|published|yet|not|confirm\w*) "
)
