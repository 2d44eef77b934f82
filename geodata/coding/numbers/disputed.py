"""Figures that stand for the dead without naming them: "the police acknowledge only 75"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geodata.coding.article import Span
from geodata.coding.numbers.governing import words_after, words_before
from geodata.coding.numbers.tollwords import BARE, OBJECT

if TYPE_CHECKING:
    from geodata.coding.numbers.count import Count
    from geodata.coding.numbers.quantities import Quantity
    from geodata.coding.text.tagging import Tagged

_SAY_EN: Final = (
    r"(?:acknowledg\w*|admit\w*|conced\w*|recogni[sz]\w*|counts?|counted|reports?|reported|"
    r"confirms?|"
    r"confirmed|cites?|cited|gives?|gave|claims?|claimed|speaks? of|spoke of|says?|said|lists?|"
    r"listed|tall(?:y|ies|ied)|estimates?|estimated|names?|named|talks? of|talked of|"
    r"(?:puts?|set|sets) (?:it|them|this|that|theirs|the (?:number|figure|toll|dead|count|total)) "
    r"at|(?:has|have|had) it at|boasts?(?: of)?|brags?(?: of)?|arrives? at|arrived at|sticks? to|"
    r"stuck to|insists? on)"
)
_SAY_FR: Final = (
    r"(?:reconnai\w+|reconnu\w*|compt(?:e|ent|ait|aient)|(?:a|ont|avait) compte|denombr\w+|"
    r"avanc(?:e|ent|ait|aient)|annonc(?:e|ent|ait)|admet\w*|recens\w+|evoqu\w+|donn(?:e|ent|ait)|"
    r"cit(?:e|ent|ait)|signal(?:e|ent|ait)|deplor\w+|revendiqu\w+|mentionn\w+|parl(?:e|ent|ait) de|"
    r"parl(?:e|ent|ait) d|s (?:en )?(?:tient|tiennent|tenait|arrete|limite)(?: a)?|concede\w*|"
    r"(?:se )?(?:vante|vantent|targue|targuent) d[e]?|chiffr\w+|estim\w+|etabli\w+ a|fait etat de|"
    r"font etat de)"
)
FIGURE: Final = re.compile(
    rf" (?:{_SAY_EN}|(?:n )?(?:en )?{_SAY_FR}) (?:(?:only|just|no|not|fewer|less|more|"
    r"at|least|most|some|about|around|over|than|up|to|as|many|well|nearly|almost|ne|que|qu|a|au|"
    r"moins|plus|de|d|"
    r"environ|quelque|pres|seulement|guere|jusqu|la|le|les|chiffre|figure|of|the) ){0,5}$"
)
"""Words of somebody who gives a figure, right before it."""

FOR_WHOM: Final = re.compile(
    r"^(?:pour (?:la |le |l |les )?(?:\w+)|selon \w+|according to \w+|for the \w+|by the \w+ s) "
)
"""Words after a figure that say whose it is: "49 for the government, 200 for the families"."""


def figures(tagged: Tagged, known: list[Count]) -> list[tuple[Quantity, Span]]:
    """Find the numbers that somebody gives for dead spoken of before.

    Parameters
    ----------
    tagged : Tagged
        The sentence.
    known : list of Count
        What its other numbers count.

    Returns
    -------
    list of tuple
        Each number that no noun or verb says anything else of, with its words.
    """
    found = []
    taken = {count.at for count in known}
    for quantity in tagged.quantities:
        after, before = words_after(tagged, quantity), words_before(tagged, quantity)
        if quantity.article or quantity.first in taken or OBJECT.match(after):
            continue
        bare = BARE.match(after) and not after.startswith(("DATE ", "strong ", "men ", "hommes "))
        said = FIGURE.search(before) is not None and bare
        if said or FOR_WHOM.match(after):
            last = min(quantity.last, len(tagged.words)) - 1
            span = Span(tagged.words[quantity.first].start, tagged.words[last].end)
            found.append((quantity, span))
    return found
