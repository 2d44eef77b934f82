"""How many died, were wounded or came: which of a sentence's numbers counts what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from geodata.coding.article import Span
from geodata.coding.drafts import Range

if TYPE_CHECKING:
    from geodata.coding.numbers import Quantity
    from geodata.coding.tagging import Tagged

Counts = Literal["deaths", "wounded", "troops", "taken", ""]
Group = Literal["people", "civilians", "forces", "attackers"]

NEAR: Final = 4
"""Words between a verb and the number that it governs, whatever stands there."""

REACH: Final = 150
"""Characters of a tagged sentence that are read before and after a number."""

_THINGS: Final = (
    r"(?:km|kms|kilomet\w+|miles?|met(?:re|er)s?|years?|ans|annees?|days?|jours?|months?|mois|"
    r"weeks?|semaines?|hours?|heures?|minutes?|vehicul\w+|vehicles?|motos?|motorcycles?|"
    r"motorbikes?|pick|villages?|towns?|localites?|bases?|camps?|houses?|maisons?|homes?|attacks?|"
    r"attaques?|tankers?|trucks?|camions?|lorries|citernes?|euros?|dollars?|francs?|fcfa|percent|"
    r"%|\$|€|pour|tonnes?|tons?|weapons?|armes|helicop\w+|flights?|vols?|avions?|aircraft|planes?|"
    r"cattle|boeufs|heads?|tetes|countries|pays|provinces?|regions?|states|etats|times?|fois|"
    r"centim\w+|hectares?|conteneurs?|containers?|operations?|incidents?|strikes?|frappes?|"
    r"drones?|rockets?|roquettes|obus|shells|conditions|months|ships?|schools?|ecoles?|st|nd|th|"
    r"families|familles|bombs?|billion|milliards?|groups?|groupes|districts?|communes?|am|pm|h|"
    r"posts?|postes?|churches|eglises|mosques|mosquees|elections?|parties|sites|bridges|wells)"
)
_OBJECT: Final = re.compile(rf"^(?:\w+ ){{0,1}}?{_THINGS} ")
_DEAD: Final = (
    r"(?:mortellement blesse\w*|mortally wounded|fatally \w+|killed|dead|died|die|dying|slain|"
    r"massacred|executed|perish\w*|murdered|beheaded|slaughtered|"
    r"tuee?s?|morte?s?|abattue?s?|massacree?s?|executee?s?|peri|perissent|peris|decede\w*|"
    r"assassine\w*|egorge\w*|neutrali[sz]\w+|fatalities|fatality|deaths?|dece[ds]|"
    r"victimes mortelles|"
    r"lives|vies|ceremony of burial|buried|enterre\w*|inhume\w*|succomb\w*|gunned down|shot dead|"
    r"lost (?:their|his|her) (?:lives|life)|laiss\w+ (?:la|leur|leurs) vies?|"
    r"paid with their lives|perdu la vie|trouve la mort|perdent la vie|"
    r"perdaient la vie|trouvent la mort|tombe[es]* au|fell|eliminated|elimine\w*|brules vifs|"
    r"burned alive|corpses|bodies|cadavres|corps|laisse la vie|y ont laisse)"
)
_HURT: Final = (
    r"(?:wounded|injured|injuries|hurt|blesse\w*|maimed|hospitali\w+|evacues? (?:pour|vers|sanit)|"
    r"wounds|casualties evacuated)"
)
_TAKEN: Final = (
    r"(?:abducted|kidnapp\w+|taken|seized|hostages?|captured|missing|enleve\w*|kidnappe\w*|otages?|"
    r"disparu\w*|captur\w*|faits? prisonniers?|prisonniers?|prisoners?|freed|liber\w+|releas\w+|"
    r"arrest\w+|arrete\w*|interpell\w*|detain\w+|displaced|deplace\w*|fled|fui|escap\w+|"
    r"rescued|held|suspects|ransom|evacuated)"
)
_BEFORE_DEAD: Final = (
    r"(?:kill\w*|left (?:at least|behind)?|leaving|leaves|claim\w* the li(?:ves|fe) of|cost|"
    r"toll\w*|"
    r"bilan\w*|tuant|tuait|tuer|tue|tuee?s?|tuent|abattu|abattant|faisant|fait|font|faire|"
    r"neutrali\w+|"
    r"death\w*|dead|mort|morts|loss|losses|lost|losing|pertes?|perdu|perdre|perdant|execut\w+|"
    r"massacr\w+|shot|slaughter\w*|murder\w*|bodies of|throats of|la gorge de|corps d|corps de|"
    r"cout\w+ la vie|claim\w*|"
    r"slay\w*|assassin\w*|egorg\w*|gunn\w+ down|gun down|mow\w* down|died|dies|fatalities|"
    r"eliminat\w*|elimin\w*|decim\w*|counted|denombr\w*|victims?|victimes|burning alive|behead\w+)"
)
_BEFORE_HURT: Final = r"(?:wound\w*|injur\w*|bless\w*|hurt\w*|maim\w*)"
_BEFORE_TAKEN: Final = (
    r"(?:abduct\w*|kidnap\w*|seiz\w*|captur\w*|enlev\w*|kidnapp\w*|held|holding|detain\w*|"
    r"arrest\w*|"
    r"taking|took|free\w*|releas\w*|liber\w*|rescu\w*|hostage|otage\w*|interpell\w*|displac\w*|"
    r"recruit\w*|employ\w*|home to|population|claimed by)"
)
_RIGHT: Final = re.compile(
    rf"^(?:(?!and |et |but |mais |while |tandis |; |\. |NUM )[^\s]+ ){{0,9}}?"
    rf"(?:(?P<dead>{_DEAD})|(?P<hurt>{_HURT})|(?P<taken>{_TAKEN})) "
)
_NEAR_RIGHT: Final = re.compile(
    rf"^(?:(?:other|others|autres|more|further|people|personnes|persons|were|was|ont|a|had|have|"
    rf"has|been|is|est|"
    rf"ete|etaient|avaient|avait|are|sont|also|reported|FORCES|FOREIGN|FIGHTERS|CIVILIANS|men|"
    rf"hommes|"
    rf"women|victims|victimes|of|them|d|entre|eux|at|least|seriously|grievement|severely|grave|"
    rf"gravement|civil\w*|soldiers?) ){{0,7}}?"
    rf"(?:(?P<dead>{_DEAD})|(?P<hurt>{_HURT})|(?P<taken>{_TAKEN})) "
)
_LEFT: Final = re.compile(
    rf"(?:(?P<dead>{_BEFORE_DEAD})|(?P<hurt>{_BEFORE_HURT})|(?P<taken>{_BEFORE_TAKEN})) "
    rf"(?P<gap>(?:(?!; |\. |NUM |including |dont )[^\s]+ ){{0,7}})$"
)
_SUBSET: Final = re.compile(
    r"(?:including|include[sd]?|among (?:them|whom|the dead|the victims|those)|of (?:them|whom)|"
    r"dont|y compris|"
    r"parmi (?:lesquels|lesquelles|eux|les morts|les victimes)|notamment|comprenant|comptent|"
    r"(?:one|two|three|most) of them) "
    r"(?:(?!were |was |ont |sont |avaient |have |had |and |killed |tues |; )[^\s]+ ){0,5}"
    r"(?:(?:NUM|FORCES|CIVILIANS|FOREIGN|FIGHTERS|,|and|et|\w+) ){0,5}?$"
)
_RISEN: Final = re.compile(
    r" (?:toll|bilan|death toll) [^;]{0,110}?(?:to|at|a|de|est|etabli\w*|is|was|now) $"
)
_SUPERSEDED: Final = re.compile(
    r" (?:earlier|previous|previously|initial|initially|precedent|provisional|preliminary|"
    r"up from|contre|auparavant) "
    r"(?:(?!and |et |, )[^\s]+ ){0,6}$"
)
_OF_WHOM: Final = re.compile(
    r"^(?:[^\s]+ ){0,1}?(?:of (?:them|whom)|d entre (?:eux|elles)|seriously|critically|grievement) "
)
_ASIDE: Final = re.compile(
    r", (?:including|among them|dont|y compris|parmi lesquels|parmi lesquelles|who|"
    r"qui) [^,;.]{0,90}?, "
)
_ASIDES: Final = re.compile(
    r", (?:including|among them|dont|y compris|parmi lesquels|parmi lesquelles) [^;.]{0,140}?, "
    r"(?=(?:were|was|have|had|are|ont|sont|avaient|etaient|a ete|died|lost|perished|killed) )"
)
_RIGHT_LIST: Final = re.compile(
    rf"^(?:(?!; |\. |NUM |but |mais |while |tandis )[^\s]+ ){{0,12}}?"
    rf"(?:were|was|been|ont ete|ont|sont|avaient ete|are|have been) (?:\w+ )?"
    rf"(?:(?P<dead>{_DEAD})|(?P<hurt>{_HURT})|(?P<taken>{_TAKEN})) "
)
_JOINED: Final = re.compile(
    r"^(?:(?!; |\. )[^\s]+ ){0,6}?(?:and|et|,|plus|as well as|ainsi que|along with|avec) "
    r"(?:(?:also|then|at|least|another|un|une|a|an|the|les|by|de) ){0,2}$"
)
_FATAL_NOUN: Final = re.compile(rf"^(?:\w+ ){{0,2}}?(?:{_DEAD}) ")
_ATTACKERS: Final = re.compile(
    r"^(?:\w+ ){0,3}?(?:FIGHTERS|attackers?|assailants?|assaillants?|ennemis?|enemy|enemies|"
    r"rebels?|bombers?) "
    r"|^(?:\w+ ){0,5}?(?:among|parmi|of|dans les rangs d\w*|du cote d\w*|cote) (?:the |les |"
    r"des )?(?:\w+ )?(?:FIGHTERS|attackers) "
)
_TROOPS: Final = re.compile(
    r"^(?:\w+ ){0,3}?(?:FOREIGN|FORCES|soldiers?|troops?|soldats?|militaires?|hommes|men|"
    r"military|personnel|"
    r"instruct\w+|mercenar\w+|mercenaires|paramilitar\w+|trainers?|advisers?|advisors?|formateurs|"
    r"conseillers|legionnaires|members|elements|americans|servicemembers|service|marines|"
    r"commandos|americains|francais|russians|russes|fighters|specialists|effectifs|us) "
)
_CIVIL: Final = re.compile(r"^(?:\w+ ){0,3}?CIVILIANS ")
_FORCE: Final = re.compile(
    r"^(?:\w+ ){0,3}?(?:FORCES|FOREIGN|volunteers|volontaires|americans|of their|des leurs) "
)
_PERSON: Final = re.compile(
    r"^(?:\w+ ){0,2}?(?:FORCES|FOREIGN|FIGHTERS|CIVILIANS|person|personne|man|woman|homme|femme|"
    r"child|enfant|boy|girl|guard|guide|colonel|captain|capitaine|officer|officier|adviser|"
    r"conseiller|doctor|pilot|teenager|adolescent|pedestrian|nurse|medecin|driver|volunteer|"
    r"other|autre) "
)
_NONE_DEAD: Final = re.compile(
    r" (?:no (?:\w+ ){0,2}?(?:casualt\w+|deaths?|one (?:was |has been )?(?:killed|died)|"
    r"fatalities|loss of life|dead)|"
    r"nobody (?:was |has been )?(?:killed|died|hurt|injured)|aucune? (?:\w+ )?(?:victime|mort|"
    r"deces|perte (?:en vie )?humaine)|"
    r"sans faire de victimes?|fait ni mort|pas fait de (?:victime|mort)|ni mort ni blesse|"
    r"no one (?:was |has been )?(?:killed|hurt|injured)|"
    r"without (?:any )?(?:casualties|loss of life)|pas de victimes?) "
)
_NONE_HURT: Final = re.compile(
    r" (?:no casualties|nobody (?:was |has been )?(?:hurt|injured)|no one (?:was |"
    r"has been )?(?:hurt|injured)|ni mort ni blesse|"
    r"no injuries|aucun blesse|fait ni mort ni blesse) "
)
_UNKNOWN_TOLL: Final = re.compile(
    r" (?:gave|given|give|communique|fourni|donne|published|yet|not|confirm\w*) "
)


_NOBODY: Final[tuple[tuple[re.Pattern[str], Counts], ...]] = (
    (_NONE_DEAD, "deaths"),
    (_NONE_HURT, "wounded"),
)
COUNTED: Final[dict[str, Counts]] = {"deaths": "deaths", "wounded": "wounded", "troops": "troops"}


class Count(NamedTuple):
    """A number of people.

    Parameters
    ----------
    kind : str
        deaths, wounded or troops.
    group : str
        Whose: people, civilians, forces or attackers.
    range : Range
        How many.
    span : Span
        The number's words and those that say what it counts.
    foreign : bool
        Whether it counts a foreign power's men.
    at : int
        The word at which it stands.
    plus : bool
        Whether it is added to the count before it ("four soldiers and a driver").
    """

    kind: Counts
    group: Group
    range: Range
    span: Span
    foreign: bool = False
    at: int = 0
    plus: bool = False


def counts(tagged: Tagged) -> list[Count]:
    """Say what each of a sentence's numbers counts.

    Parameters
    ----------
    tagged : Tagged
        The sentence.

    Returns
    -------
    list of Count
        In the order of the text; numbers of things, and those that are part of another ("four
        people, including two children"), are left out.
    """
    read = [(q, _label(tagged, q)) for q in tagged.quantities]
    labels = [label for _, label in read]
    for index in range(len(read) - 1, -1, -1):  # "eleven soldiers and 24 civilians were killed"
        follows = labels[index + 1] if index + 1 < len(read) else ""
        if (
            labels[index] == ""
            and follows in {"deaths", "wounded"}
            and _joined(tagged, read, index)
        ):
            labels[index] = follows
    for index in range(1, len(read)):  # "49 morts : quarante gendarmes et neuf civils"
        before = labels[index - 1]
        if (
            labels[index] == ""
            and before in {"deaths", "wounded"}
            and _joined(tagged, read, index - 1)
        ):
            labels[index] = before
    found: list[Count] = []
    for number, ((quantity, _), label) in enumerate(zip(read, labels, strict=True)):
        after = _after(tagged, quantity)
        kind: Counts = COUNTED.get(label, "")
        if label == "" and not quantity.article and _TROOPS.match(after):
            kind = "troops"
        if kind:
            plus = number > 0 and labels[number - 1] == label and _joined(tagged, read, number - 1)
            found.append(_count(tagged, quantity, kind, after)._replace(plus=plus))
    for pattern, none_of in _NOBODY:
        none = pattern.search(tagged.line)
        if none and not _UNKNOWN_TOLL.search(
            tagged.line[max(0, none.start() - 30) : none.start() + 1]
        ):
            found.append(
                Count(
                    none_of,
                    "people",
                    Range(0, 0, 0),
                    tagged.span_of(none),
                    at=tagged.word_at(none.start()),
                )
            )
    return found


def _after(tagged: Tagged, quantity: Quantity) -> str:
    start = (
        tagged.position_of(quantity.last) if quantity.last < len(tagged.words) else len(tagged.line)
    )
    return tagged.line[start : start + REACH]


def _before(tagged: Tagged, quantity: Quantity) -> str:
    start = tagged.position_of(quantity.first)
    return tagged.line[max(0, start - REACH) : start]


def _label(tagged: Tagged, quantity: Quantity) -> str:
    after, before = _after(tagged, quantity), _before(tagged, quantity)
    if quantity.article and not _PERSON.match(after):
        return "thing"
    if _OBJECT.match(after) or before.endswith((" base ", " resolution ", " rn ", " route ")):
        return "thing"
    if _SUBSET.search(before) or _OF_WHOM.match(after):
        return "part"
    if _SUPERSEDED.search(before):
        return "part"
    near = _NEAR_RIGHT.match(after)
    left = _LEFT.search(before)
    if near:
        return _kind(near)
    if left and (len(left["gap"].split()) <= NEAR or not _verb_between(left["gap"])):
        return _kind(left)
    if _RISEN.search(before):
        return "deaths"
    bare = _ASIDE.sub("", _ASIDES.sub("", after))
    right = _NEAR_RIGHT.match(bare) or _RIGHT.match(bare) or _RIGHT_LIST.match(bare)
    if right:
        return _kind(right)
    return ""


def _verb_between(gap: str) -> bool:
    return (
        re.search(
            r"(?:^| )(?:DATE|when|lorsqu\w*|quand|who|qui|said|had|were|was|\w+ing|after|apres|"
            r"with) ",
            gap,
        )
        is not None
    )


def _kind(match: re.Match[str]) -> str:
    if match["dead"]:
        return "deaths"
    return "wounded" if match["hurt"] else "taken"


def _joined(tagged: Tagged, read: list[tuple[Quantity, str]], index: int) -> bool:
    first, second = read[index][0], read[index + 1][0]
    start, end = tagged.position_of(first.last), tagged.position_of(second.first)
    between = tagged.line[start:end]
    return bool(_JOINED.match(between)) and not re.search(
        r" (?:including|dont|who|qui) ", f" {between}"
    )


def _count(tagged: Tagged, quantity: Quantity, kind: Counts, after: str) -> Count:
    group: Group = "people"
    before = _before(tagged, quantity)
    if _ATTACKERS.match(after) or re.search(
        r"(?:attackers|FIGHTERS) (?:dead|:) (?:at |to )?$", before
    ):
        group = "attackers"
    elif _FORCE.match(after):
        group = "forces"
    elif _CIVIL.match(after):
        group = "civilians"
    last = min(quantity.last + 1, len(tagged.words))
    span = Span(tagged.words[quantity.first].start, tagged.words[last - 1].end)
    foreign = re.match(
        r"^(?:\w+ ){0,3}?(?:FOREIGN|americans|russians|russes|americains|francais) ", after
    )
    return Count(kind, group, quantity.range, span, foreign is not None, quantity.first)
