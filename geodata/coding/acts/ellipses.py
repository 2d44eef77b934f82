"""Sentences that leave out what was done, because the ones before them said it.

"Faya was returned on 26 December", "Niger did likewise two days later", "they had imposed them on
30 July": the verb says nothing by itself; with the act told before, it tells of another.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from geodata.coding.acts.series import each_town
from geodata.coding.acts.units import POINTS, SURE_PLACE
from geodata.coding.acts.what import Reading, family

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.coding.acts.units import Unit

REACH: Final = 9
"""Sentences after an act in which another may leave out what was done."""

WEIGHT: Final = 2.5
"""The weight of an act that is told by what was told before."""

HINT: Final = 0.8
"""The same of an attack: whom it hit may be told after."""

TOLD: Final = 1.0
"""The weight from which a sentence tells of an act that others may mean."""

BASES: Final = ("base_handover", "withdrawal")
MOVES: Final = ("withdrawal", "base_handover", "deployment")
DECIDED: Final = ("political", "agreement_ended", "agreement")

_ASIDE: Final = r"(?:, (?:[^,;]{1,70} , )?)?"
_ADVERB: Final = (
    r"(?:(?:itself|too|also|likewise|in turn|then|already|finally|only|just|elle|lui|elles|eux|"
    r"meme|memes|aussi|egalement|deja|enfin|ensuite|a son tour|a leur tour|seulement|DATE) ,? ?)*"
)
_WAS: Final = (
    r"(?:was|were|had been|has been|have been|is|are|est|sont|etait|etaient|fut|furent|"
    r"(?:a|ont|avait|avaient) ete|vient d etre|viennent d etre|venait d etre)"
)
_RETURNED: Final = (
    r"(?:returned|handed (?:back|over)|given (?:back|over)|turned over|transferred|ceded|"
    r"rendue?s?|remise?s?|restituee?s?|retrocedee?s?|transferee?s?|cedee?s?)"
)
_EMPTIED: Final = (
    r"(?:given up|vacated|evacuated|emptied|closed|shut|surrendered|abandoned|relinquished|quit|"
    r"left|evacuee?s?|fermee?s?|videe?s?|quittee?s?|abandonnee?s?|liberee?s?|laissee?s?)"
)
_TAKEN: Final = (
    r"(?:taken|retaken|taken back|won back|captured|recaptured|seized|conquered|reconquered|"
    r"liberated|recovered|regained|overrun|lost|"
    r"prise?s?|reprise?s?|conquise?s?|reconquise?s?|liberee?s?|recuperee?s?|perdue?s?|"
    r"investie?s?|tombee?s?)"
)
_IMPOSED: Final = (
    r"(?:imposed|adopted|introduced|decreed|declared|ordered|taken|lifted|renewed|extended|"
    r"prise?s?|imposee?s?|adoptee?s?|decretee?s?|decidee?s?|infligee?s?|instauree?s?|levee?s?|"
    r"prononcee?s?|renouvelee?s?|prolongee?s?)"
)
_SIGNED: Final = r"(?:signed|concluded|sealed|struck|signee?s?|conclue?s?|scellee?s?|paraphee?s?)"
_ENDED: Final = (
    r"(?:denounced|revoked|scrapped|cancelled|torn up|repudiated|denoncee?s?|rompue?s?|"
    r"revoquee?s?|abrogee?s?|annulee?s?|dechiree?s?)"
)
_IT: Final = r"(?:ils?|elles?|on|they|he|she|it|STATE|NATION|FORCES|FOREIGN|FIGHTERS)"


class _Left(NamedTuple):
    """A wording, the acts told before with which it says one, and which it is.

    Without `says` it is the act told before, without one told before `otherwise`; `place` tells
    whether it needs a place of its own.
    """

    pattern: re.Pattern[str]
    after: tuple[str, ...]
    otherwise: str = ""
    says: str = ""
    place: bool = True


def _of_place(verbs: str) -> str:
    """Return the wordings with a place as subject: "X was VERB", "X, VERB on DATE"."""
    return (
        rf" (?:PLACE|SITE) {_ASIDE}{_ADVERB}(?:{_WAS} {_ADVERB}|(?<=, ))"
        rf"{verbs} (?!by (?:NUM|a |an )|par (?:NUM|un |une ))"
    )


def _of_it(verbs: str) -> str:
    """Return the wordings with a pronoun as object: "they had VERB them", "ils les ont VERB"."""
    return (
        rf" (?:les|l) (?:a|ont|avait|avaient|eut|eurent) {_ADVERB}{verbs} "
        rf"| (?:had|has|have) {_ADVERB}{verbs} (?:them|it) "
    )


_LEFT_OUT: Final = (
    _Left(re.compile(_of_place(_RETURNED)), BASES, "", "base_handover"),
    _Left(re.compile(_of_place(_EMPTIED)), BASES),
    _Left(re.compile(_of_place(_TAKEN)), ("territory_change",), "territory_change"),
    _Left(re.compile(_of_it(_IMPOSED)), ("political",), place=False),
    _Left(
        re.compile(_of_it(_SIGNED)), ("agreement", "agreement_ended"), "", "agreement", place=False
    ),
    _Left(
        re.compile(_of_it(_ENDED)),
        ("agreement_ended", "agreement"),
        "",
        "agreement_ended",
        place=False,
    ),
    _Left(re.compile(_of_it(_TAKEN)), ("territory_change",), place=False),
    _Left(re.compile(_of_it(_RETURNED)), BASES, "", "base_handover", place=False),
    _Left(re.compile(_of_it(_EMPTIED)), BASES, place=False),
    _Left(
        re.compile(
            rf" (?:{_IT}|(?:the |les )?(?:last|derniers)|all|most|tous|la plupart) "
            rf"(?:had |have |avaient |ont |avait |a |en )?{_ADVERB}(?:left|quit|vacated|departed|"
            r"evacuated|pulled out of|withdrew from|quitte|quittaient|quitterent|quittait|evacue|"
            r"libere) (?:PLACE|SITE|(?:the|le|la|leur|their|its) (?:POST|BASE|camp|base|site|"
            r"country|pays)|it) "
        ),
        MOVES,
        "",
        "withdrawal",
    ),
)
"""Verbs that say nothing without the act told before."""

_AGAIN: Final = re.compile(
    r" (?:(?:did|done|do|does|doing) (?:likewise|so too|so as well|the same)|followed suit|"
    r"following suit|(?:had |has )?(?:followed|taken|took) (?:its|their|his|that|the same) "
    r"(?:example|lead|step|decision|measure|path|course)|"
    r"(?:a|ont|avait|avaient|aura|fit|firent|fait|font|faisait|faisaient) fait (?:autant|de meme|"
    r"pareil)|en (?:a|ont|avait|avaient) fait autant|(?:fit|firent|fait|font|faisait|faisaient) "
    r"(?:de meme|autant|pareil)|"
    r"(?:l|les) (?:a|ont|avait|avaient) (?:imite|suivi)(?:e?s?)|"
    r"(?:lui|leur) (?:a|ont|avait|avaient) emboite le pas|(?:emboite|emboitait|emboitaient) le pas|"
    r"(?:a|ont|avait|avaient) (?:suivi|imite) (?:le mouvement|l exemple|son exemple|leur exemple|"
    r"cet exemple|la meme voie)|"
    r"(?:a|ont|avait|avaient) pris la meme (?:decision|mesure|voie)) "
)
"""Words that say that another did the same."""

_TURN: Final = re.compile(
    r" (?:(?:it (?:was|had been)|then (?:came|it was)|next (?:came|it was)) "
    r"(?:the turn of (?:\w+ )?(?:PLACE|SITE)|(?:PLACE|SITE) s turn)|"
    r"(?:PLACE|SITE) (?:came|was|followed|had followed) (?:next|DATE)|"
    r"(?:PLACE|SITE) (?:had )?(?:suffered|met|shared|known) the same fate|"
    r"(?:c est|c etait|ce fut|ce sera|vint|est venu|etait venu) (?:ensuite |alors |DATE )?"
    r"(?:au |le )tour (?:de|d|du) (?:\w+ )?(?:PLACE|SITE)|"
    r"(?:PLACE|SITE) (?:a|avait|ont|avaient) (?:subi|connu|partage) le meme sort|"
    r"(?:PLACE|SITE) (?:a|avait) suivi) "
)
"""Words that say that the same befell another place."""

_NOT: Final = re.compile(r" (?:not|never|nor|no|jamais|ni|aucune?) ")
_AHEAD: Final = re.compile(r" (?:will|shall|to be|doi(?:t|vent)|devra\w*|sera|seront) ")


def fill(units: list[Unit]) -> list[Unit]:
    """Let sentences that leave out what was done mean what was told before them.

    Parameters
    ----------
    units : list of Unit
        In the order of the text.

    Returns
    -------
    list of Unit
        The same; those that say when, and where or who, but leave out the act have the category
        of the act that they mean, and a list of places is parted.
    """
    told: list[Unit] = []
    found: list[Unit] = []
    for unit in units:
        if unit.category and unit.reading.scores.get(unit.category, 0.0) >= TOLD:
            if unit.mood == "happened" and not unit.heads:
                told.append(unit)
            found.append(unit)
            continue
        means = _meant(unit, told)
        if means is None:
            found.append(unit)
            continue
        category, before = means
        fought = family(category) in {"fighting", "abduction"}
        reading = Reading({category: HINT if fought else WEIGHT}, ())
        place = unit.place
        if place is None and before is not None and category in DECIDED:
            place = before.place
        filled = replace(unit, category=category, reading=reading, mood="happened", place=place)
        parts = each_town([filled])
        found += parts
        told += parts
    return found


def _meant(unit: Unit, told: Sequence[Unit]) -> tuple[str, Unit | None] | None:
    """Return the category that a sentence leaves out, and the sentence that gave it."""
    dating, line = unit.dating("event"), unit.tagged.line
    if unit.heads or unit.mood == "denied" or dating is None:
        return None
    if dating.found.value.precision == "year" or " ? " in line:
        return None
    near = [u for u in reversed(told) if 0 <= unit.index - u.index <= REACH]
    here = unit.place
    exact = here is not None and here.value.precision in POINTS and here.score >= SURE_PLACE
    for left in _LEFT_OUT:
        said = left.pattern.search(line)
        if said is None or (left.place and not exact) or _NOT.search(line[: said.end()]):
            continue
        if _AHEAD.search(said.group()):
            continue
        before = next((u for u in near if u.category in left.after), None)
        if before is not None:
            return left.says or before.category, before
        if left.otherwise:
            return left.otherwise, None
    decided = next((u for u in near if u.category in {*DECIDED, *MOVES}), None)
    if decided and _AGAIN.search(line):
        return decided.category, decided
    if near and exact and _TURN.search(line):
        return near[0].category, near[0]
    return None
