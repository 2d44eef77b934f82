"""Who is named only as the source of a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.coding.actors.mention import Mention
    from geodata.coding.text.folding import Word

_SAYS_WORDS: Final = (
    "said says say told announced reported confirmed added stated declared claimed denied warned "
    "wrote indique annonce declare affirme dit precise rapporte confirme assure ajoute explique "
    "dement reconnu admitted acknowledged estimated disclosed revealed announces reports confirms "
    "adds states maintains insists insisted noted writes tells reckons estimates indiquent "
    "annoncent declarent affirment disent precisent rapportent confirment assurent ajoutent "
    "expliquent reconnait reconnaissent soutient soutiennent signale signalent ecrit ecrivent "
    "revele revelent souligne soulignent informe informent raconte racontent estime estiment"
)
SAYS: Final = frozenset(_SAYS_WORDS.split())
_TELLING_WORDS: Final = (
    "made known|makes known|make known|made public|put out|gave out|let it|fait savoir|"
    "font savoir|faisait savoir|fait etat|fait part|rendu public"
)
_TELLING: Final = frozenset(tuple(pair.split()) for pair in _TELLING_WORDS.split("|"))
"""Pairs of words that say the same."""

SELF: Final = frozenset({"it", "they", "avoir", "elle", "ils", "its", "their"})
_SPEAKERS_WORDS: Final = (
    "source sources official officials spokesman spokesperson spokeswoman officer chief statement "
    "communique porte parole responsable responsables officier minister ministry ministre "
    "ministere staff command , in a an un une on monday tuesday wednesday thursday friday saturday "
    "sunday lundi mardi mercredi jeudi vendredi samedi dimanche has have had a ont late"
)
_SPEAKERS: Final = frozenset(_SPEAKERS_WORDS.split())
_ACCORDING: Final = (("according", "to"), ("selon",), ("d", "apres"), ("told",), ("cited", "by"))


def speaks(sentence: Sequence[Word], mention: Mention) -> bool:
    """Whether a mention is only quoted, and has no part in what is told."""
    before = tuple(word.text for word in sentence[max(0, mention.first - 5) : mention.first])
    while before and before[-1] in {"the", "a", "an", "l", "le", "la", "les", "des", "un", "une"}:
        before = before[:-1]
    if any(before[-len(lead) :] == lead for lead in _ACCORDING):
        return True
    for number, word in enumerate(sentence[mention.last : mention.last + 7], mention.last):
        pair = (word.text, *(each.text for each in sentence[number + 1 : number + 2]))
        if word.text in SAYS or pair in _TELLING:
            # "the army said it had killed" speaks of what it did itself
            told = {following.text for following in sentence[number + 1 : number + 7]}
            return not told & SELF
        if word.text not in _SPEAKERS:
            return False
    return False
