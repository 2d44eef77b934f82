"""What is denied, doubted or claimed by one side alone, from one sentence to the next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from geodata.coding.acts.what import Reading
    from geodata.coding.drafts import Mood
    from geodata.coding.text.cues import Hit
    from geodata.coding.text.tagging import Tagged

_HEARSAY: Final = re.compile(
    r" (?:reports?|reported|rumou?rs?|rumeurs?|claims?|claimed|claiming|claim|alleg\w+|affirm\w+|"
    r"pretend\w*|revendiqu\w*|assur\w+|boast\w*|messages|videos?|reseaux sociaux|social media|"
    r"(?:se |s )?(?:aurai(?:t|ent)|serai(?:t|ent))|accus\w+|said to|online|en ligne|website|site "
    r"web|"
    r"supposed\w*|(?:media|medias|press|presse|titres|outlets)|viral|shared|"
    r"circul\w*|partage\w*|a en croire|il s est dit|le bruit|on a (?:pu )?(?:lu|lire|dit|entendu)|"
    r"word (?:spread|went round|had it)|posts?|tweets?|whatsapp|facebook|telegram|captions?|"
    r"vocaux|speculat\w*|talk of|said on DATE to) "
)
"""Words of a sentence that says what somebody else says."""

_PASSED_OFF: Final = re.compile(
    r"^ (?:[^\s]+ ){0,9}?(?:(?:has|have|had|at once|quickly|later|promptly|since|a|ont|avait|"
    r"aussitot|vite|"
    r"depuis) )*(?:den(?:y|ies|ied)|dement\w*|dementi\w*|refut\w+|reject\w*|rejet\w+|dismiss\w*|"
    r"nie|nient)"
    r"(?: (?:it|this|that|them|these|the|all|any|such|such|report|reports|claim|claims|rumou?rs?|"
    r"allegations?|"
    r"accusations?|information|informations|news|ces|cette|cet|ce|la|les|le|l|toute|nouvelle|"
    r"rumeurs?|en bloc|"
    r"categoriquement|formellement|flatly|categorically|as|false|fake|baseless|invention|"
    r"entirely))* "
    r"(?:DATE )?(?:\. )?$"
    r"|^ (?:[^\s]+ ){0,12}?(?:(?:has|had|have|was|is|did|were) not (?:been |yet )?(?:fall|"
    r"fallen|taken|"
    r"captured|seized|overrun|lost|true|happened?|in the hands)|n (?:est|etait|a|avait) (?:pas|"
    r"jamais) (?:ete )?"
    r"(?:tombe\w*|pris\w*|perdu\w*|aux mains|sous))"
    r"|^ (?:[^\s]+ ){0,3}?(?:rien (?:de tel|de cela|de tout cela|de la sorte|n est vrai|ne s est)|"
    r"nothing (?:of the (?:sort|kind)|like (?:it|that)|happened|took place)|no such (?:thing|"
    r"attack|event|incident)|none of (?:it|this|that)) "
    r"|^ (?:[^\s]+ ){0,9}?(?:never happened|did not happen|did not take place|never took place|"
    r"n a (?:jamais |pas )eu lieu|ne s est (?:jamais |pas )produit\w*) "
    r"|^ (?:[^\s]+ ){0,9}?(?:is|was|are|were|it|this|that|est|sont|parl\w+ d|qualifi\w+ de|"
    r"speaks? of|spoke of|call\w* (?:it|this|that|the \w+)) (?:une? |a |an |the |pure |sheer |"
    r"simple |pur )*(?:fable|fables|fabricat\w*|lies?|invention|inventions|hoax|nonsense|"
    r"mensonges?|intox|infox|desinformation|disinformation|propaganda|propagande|ragots|"
    r"affabulation\w*|fantasy|fiction|wrong|incorrect|inaccurate|errone\w*) "
    r"|^ (?:[^\s]+ ){0,3}?il n en est rien |^ (?:[^\s]+ ){0,3}?(?:there is|there was) no truth "
    r"|^ (?:[^\s]+ ){0,9}?(?:remains?|remained|is|was|still|reste|restait|demeure|est|etait|"
    r"toujours) "
    r"(?:\w+ ){0,3}?(?:under (?:its|their|our|the|full|total|STATE|FORCES) (?:\w+ )?control|"
    r"in (?:its|"
    r"FORCES|STATE) hands|sous (?:son |leur |le )?(?:plein )?controle (?:de l FORCES|des FORCES|"
    r"total|de l "
    r"STATE|du STATE))"
    r"|^ (?:[^\s]+ ){0,4}?(?:is|are|was|were|est|sont|etait) (?:\w+ )?(?:false|untrue|fake|"
    r"baseless|faux|"
    r"fausses?|infondee?s?|denuees? de|invented|invention)"
)
DOUBT: Final = re.compile(
    r" (?:(?:cannot|unable|(?:could|can|has|have|had|was|were|is|are|did|does) not"
    r"|(?:couldn|can|hasn|haven|hadn|wasn|weren|isn|aren|didn|doesn) t) "
    r"(?:(?:yet|immediately|independently|possible|able|to|be|been) )*"
    r"(?:verif\w+|confirm\w+|check\w*|corroborat\w+|substantiat\w*|authenticat\w*)"
    r"|not (?:yet )?(?:been )?(?:independently )?(?:verified|confirmed|corroborated|established)"
    r"|(?:n a|n ont|n avait|n avaient|ne peut|ne peuvent|n est|ne sont) (?:pas |pu )*"
    r"(?:encore |toujours )?(?:ete |etre )?(?:verifi\w+|confirm\w+|recoup\w+|authentifi\w+|"
    r"corrobor\w+|etabli\w*)"
    r"|(?:pas|ni) (?:ete )?(?:confirme\w*|verifie\w*|recoupe\w*)|impossible (?:de|a) (?:le )?"
    r"(?:verifier|confirmer|recouper|authentifier)"
    r"|(?:aucune?|nulle?) (?:\w+ ){0,3}?(?:ne |n )(?:l |le |la |les |a |ont |"
    r"en )*(?:pu )?(?:confirm\w*|"
    r"verifi\w*|corrobor\w*|atteste\w*)|no (?:\w+ ){0,3}?(?:has |have |could |can |"
    r"would )(?:\w+ )?(?:confirm\w*|verif\w*|corroborat\w*|borne? it out)|no (?:way|means) (?:to|"
    r"of) (?:verif\w*|check\w*|confirm\w*)|(?:aucun moyen|pas moyen|impossible|"
    r"difficile) de (?:le |"
    r"la |les )?(?:verifier|confirmer|recouper)|(?:neither|ni) (?:confirm\w*) (?:nor|ni) "
    r"(?:den\w*|dement\w*|infirm\w*)|unconfirmed|unverified|non confirme\w*|non verifie\w*|"
    r"no independent confirmation|"
    r"aucune confirmation|(?:sans|without) confirmation|unproven|no confirmation) "
)


_UNPROVEN: Final = re.compile(
    r" (?:(?:offer\w*|provid\w*|gave|give|gives|giving|produc\w*|show\w*|with|has|have|present\w*) "
    r"(?:\w+ ){0,2}?(?:no|any|little) (?:\w+ )?(?:evidence|proof|images?|footage)"
    r"|(?:without|no|sans|aucune?|nulle?|ni) (?:\w+ ){0,2}?(?:evidence|proof|preuves?|trace) "
    r"|(?:no|not a) trace|(?:remains?|remained|is|was|still|impossible|hard|difficult) "
    r"(?:\w+ )?(?:unclear|uncertain|to (?:check|verify|confirm|establish))"
    r"|(?:nobody|no one|none|neither) (?:\w+ ){0,3}?(?:check\w*|verif\w*|confirm\w*|vouch\w*)"
    r"|no (?:\w+ ){0,4}?(?:has|have|had|could|can|was|were) (?:\w+ ){0,2}?(?:back\w*|bear\w*|"
    r"borne?|support\w*|corroborat\w*|check\w*|reach\w*|reached)"
    r"|ce (?:que|dont|qu) (?:\w+ ){0,6}?(?:confirm\w*|attest\w*|verifi\w*|corrobor\w*|recoup\w*)"
    r"|(?:n a|n ont) (?:pu|pas) (?:\w+ ){0,3}?(?:recoup\w*|verifi\w*|confirm\w*|jointe?s?)"
    r"|dont (?:on|nul|personne|aucun\w*) (?:\w+ ){0,5}?(?:trace|preuve)"
    r"|(?:kept|keeps|remain\w*|stay\w*|is|was|reste\w*|demeure\w*|garde\w*|observ\w*) (?:le )?"
    r"(?:silent|mum|tight lipped|muets?|muettes?|silenci\w*|silence|mutiques?)"
    r"|(?:has|have|had) (?:said nothing|not commented|not reacted|not responded)"
    r"|n (?:a|ont|avait|avaient) (?:pas|rien) (?:\w+ )?(?:reagi|comment\w*|dit|repondu)) "
)
"""What says that a claim told before it stands alone."""

_CLAIMED: Final = re.compile(
    r" (?:FIGHTERS (?:[^\s;]+ ){0,6}?(?:say|says|said|speaks?|spoke|dit|disent|parle\w*)|claim\w*|"
    r"boast\w*|alleg\w*|affirm\w*|pretend\w*|revendiqu\w*|se (?:dit|disent|targue\w*|vante\w*)|"
    r"s attribue\w*|impute\w*|posts?|messages?|publications?|pages?|website|word spread|"
    r"(?:accounts|reports|temoignages|recits|rumou?rs?|rumeurs?) of|temoignages|rumeurs?|"
    r"dit avoir|disent avoir|evoqu\w*|whether|aurai(?:t|ent)|serai(?:t|ent)) "
)
"""Words of a sentence that only passes on what one side says."""

_TOLLS: Final = re.compile(
    r" (?:tolls?|figures?|numbers?|losses|bilans?|chiffres?|nombres?|pertes) "
)

DENIABLE: Final = frozenset(
    {
        "territory_change", "coup", "deployment", "withdrawal", "base_handover", "agreement",
        "agreement_ended",
    }
)  # fmt: skip
"""What somebody says not to be so where an act is negated; "no soldier was killed" denies none."""

SILENCED: Final = 0.15
"""The share of its weight that a negated cue has left."""

PLAIN: Final = 2
"""The weight from which a cue names an act by itself."""

_DENIES: Final = re.compile(
    r" (?:deni(?:es|ed|al)|dement\w*|dementi\w*|refut\w*|infox|intox|fact check|il n en est rien) "
)
"""Words under which any act that is negated is one denied."""

_MAINTAINS: Final = re.compile(
    r" (?:said|says|insist\w*|assur\w+|affirm\w*|stress\w*|maintain\w*|stated|declared|declar\w*|"
    r"indiqu\w+|martel\w+|precis\w+|soutien\w*|garanti\w*|jur\w+|told|according to|selon|contrary|"
    r"contrairement|il n en est rien|no truth|rumou?rs?|rumeurs?|denying|reports|claims) "
)
_STANDS: Final = re.compile(
    r"^ (?:[^\s\w] )?(?:non|no|nay) [,:;.!]|(?:PLACE|SITE|POST|town|city|village|camp|base|ville|"
    r"localite) (?:has not (?:fallen|been (?:captured|taken|seized))|did not fall|"
    r"is not in the hands|"
    r"never fell|n est (?:pas|jamais) tombee?|n a (?:pas|jamais) ete (?:prise?|conquise?))"
)
"""A town that did not fall needs nobody who says so."""

_OPEN: Final = re.compile(
    r" (?:yet|encore|when|quand|until|jusqu|whether|si|would|will|sera|seront|va|vont|intend\w*|"
    r"longer|tant que|unless|sauf|should|must|enough|first|premier) "
)
"""Words with which a negation leaves open what comes, or says what is no more."""


def doubted(before: str, line: str) -> Mood | None:
    """Tell whether a sentence takes back what the one before it passed on.

    Parameters
    ----------
    before : str
        The tagged line of a sentence that tells of an event.
    line : str
        That of a sentence after it.

    Returns
    -------
    str or None
        denied, unconfirmed, or None where the event stands as it was told.

    Examples
    --------
    >>> doubted(" reports said that FIGHTERS had seized PLACE ", " the FORCES denied this ")
    'denied'
    """
    if _HEARSAY.search(before) is None:
        return None
    if _PASSED_OFF.search(line):
        return "denied"
    return "unconfirmed" if DOUBT.search(line) and " toll " not in line else None


def unproven(line: str, end: int) -> bool:
    """Tell whether a sentence leaves what it passes on to whoever claims it.

    Parameters
    ----------
    line : str
        The tagged line.
    end : int
        Where the act's words end.

    Returns
    -------
    bool

    Examples
    --------
    >>> unproven(" FIGHTERS claim to have taken PLACE but offer no evidence ", 35)
    True
    """
    if _CLAIMED.search(line) is None or _TOLLS.search(line, end):
        return False
    return _UNPROVEN.search(line, end) is not None or DOUBT.search(line, end) is not None


def contradicted(tagged: Tagged, reading: Reading) -> Hit | None:
    """Return the act that a sentence reports somebody to say was none.

    Parameters
    ----------
    tagged : Tagged
        The sentence.
    reading : Reading
        What its cues say, those under a negation weighing next to nothing.

    Returns
    -------
    Hit or None
        The strongest cue of an act that can be denied ("Bourem has not fallen, the army said"),
        where the sentence tells of no other act.
    """
    if _OPEN.search(tagged.line):
        return None
    if _MAINTAINS.search(tagged.line) is None and _STANDS.search(tagged.line) is None:
        return None
    if any(h.weight > SILENCED * h.cue.weight and h.cue.weight >= PLAIN for h in reading.hits):
        return None
    plainly = _DENIES.search(tagged.line) is not None
    found = [
        h for h in reading.hits if h.cue.weight >= PLAIN and (plainly or h.cue.means in DENIABLE)
    ]
    return max(found, key=lambda h: h.cue.weight, default=None)
