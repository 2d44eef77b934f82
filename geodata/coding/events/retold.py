"""Sentences that begin no event: they say when and where the last one was, or how things stand."""

from __future__ import annotations

import re
from typing import Final

_ACT: Final = (
    r"(?:attacks?|assault|raid|ambush|blast|explosion|detonation|incidents?|massacre|killings?|"
    r"strikes?|clash(?:es)?|shooting|bloodshed|kidnapping|abduction|fighting|fight|battle|bombing|"
    r"shelling|incursion|tragedy|carnage|events?|facts|slaughter|bombardment|"
    r"attaque|assaut|embuscade|deflagration|tuerie|frappe|accrochage|affrontements?|fusillade|"
    r"enlevement|rapt|bombardement|drame|faits|combats?|attentat)"
)
_HAPPENED: Final = (
    r"(?:took place|takes place|occurred|happened|unfolded|came|struck|"
    r"(?:was|were) (?:carried out|staged|launched|perpetrated)|"
    r"(?:a|ont|avait|avaient) eu lieu|eut lieu|s est (?:produite?|deroulee?|passee?)|"
    r"se sont (?:produits|produites|deroules|deroulees|passes)|(?:est|sont|etait) "
    r"(?:survenue?s?|intervenue?s?)|(?:a|ont) ete (?:perpetre\w*|commis\w*|menee?s?)|remontent?)"
)
EXPLAINS: Final = re.compile(
    rf"^ (?:\" )?(?:the|this|that|le|la|l|les|cette|cet|ce|ces) "
    rf"(?:(?!first|second|third|last|latest|previous|other|next|worst|deadliest|premiere?|"
    rf"derniere?s?|precedente?|autre)\w+ )?{_ACT} (?:(?:itself|proper|lui|elle) (?:meme )?)?"
    rf"{_HAPPENED} "
    r"|^ (?:that|this|it|c|cela|ca) (?:was|happened|occurred|took place|etait|s est (?:passe|"
    r"produit)|s etait passe|eut lieu|a eu lieu) (?:\w+ ){0,2}?DATE (?:\. |, |$)"
)
"""A sentence that only says when and where it was: "the blast took place near Oursi on Monday"."""

_STANDS: Final = (
    r"(?:is|are|was|were|remains?|remained|stays?|stayed|est|sont|reste|restent|demeure|"
    r"demeurent|etait)"
)
ASSURES: Final = re.compile(
    rf" {_STANDS} (?:[^\s;.]+ ){{0,3}}?"
    r"(?:(?:still )?(?:under|in) our (?:\w+ )?(?:control|hands)|ours|(?:firmly |fully |completely |"
    r"well )?under control(?! (?:of|by) )|"
    r"sous (?:notre|bon) controle|sous controle(?! d)|entre nos mains|a nous) "
    rf"|(?=.* {_STANDS} (?:\w+ ){{0,2}}?(?:calm|quiet|peaceful|secure|calme|sereine?|paisible) )"
    r"^.* (?:under|sous) (?:[^\s;.]+ ){0,4}?(?:control|controle) "
)
"""What one who holds a place says of it: "the town is calm and under our control"."""


def explains(line: str) -> bool:
    """Whether a sentence only says when and where what was just told took place.

    Parameters
    ----------
    line : str
        A tagged sentence.

    Examples
    --------
    >>> explains(" the explosion took place near PLACE , in PLACE province , on DATE ")
    True
    >>> explains(" the last attack took place DATE ")
    False
    """
    return EXPLAINS.search(line) is not None


def assures(line: str) -> bool:
    """Whether a sentence says that a place is held as before, which is no change of hands.

    Parameters
    ----------
    line : str
        A tagged sentence.

    Examples
    --------
    >>> assures(' " PLACE is calm and under our control , " he said . ')
    True
    >>> assures(" PLACE is under the control of FIGHTERS ")
    False
    """
    return "FIGHTERS" not in line and ASSURES.search(line) is not None
