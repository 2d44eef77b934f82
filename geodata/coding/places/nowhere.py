"""Names that stand where a place's would, and that no table has: "near Sonkou" is somewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geodata.coding.article import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_KIND: Final = (
    r"(?:villagers|residents|inhabitants|people|farmers|villageois|habitants|population|km|island|"
    r"\u00eele|"
    r"villages?|towns?|hamlets?|outskirts|surroundings|vicinity|edge|entrance|locality|site|"
    r"mine|market|camp|post|base|garrison|hameaux?|bourgs?|localit\u00e9s?|villes?|campements?|"
    r"march\u00e9|falls|chutes|forest|for\u00eat|bridge|pont|wells?|puits|hill|colline|sector|"
    r"secteur|area|zone|"
    r"abords|environs|alentours|entr\u00e9e|sortie|lisi\u00e8re|hauteur|niveau|poste|garnison)"
)
_NAMED: Final = re.compile(
    r"(?:\b(?:at|near|from|outside|around|in|close to|not far from|on the (?:road|track|trail) to|"
    r"along the|\u00e0|vers|autour de|non loin de|le long d(?:e|u)(?: la)?|"
    rf"pr\u00e8s d(?:e|u)|sur la (?:piste|route) d(?:e|u)|{_KIND} (?:of|de|du))\s+"
    rf"|\b(?:(?:pr\u00e8s|autour|non loin|{_KIND}) d|\u00e0 l)['\u2019]\s?|^(?:At|In|Near|\u00c0) "
    r"|\b(?:struck|hit|raided|attacked|shelled|bombed|entered|stormed|visaient|visait|vis\u00e9|"
    r"attaqu\u00e9|"
    r"bombard\u00e9|frapp\u00e9|touch\u00e9|pilonn\u00e9|on|sur)\s+)"
    r"(?P<name>[A-Z\u00c0-\u00de][\w'\u2019-]*[a-z\u00e0-\u00ff]\w*"
    r"(?:[ -][A-Z\u00c0-\u00de][\w'\u2019-]*)*)"
)
_LEAST: Final = 4
"""Letters of the shortest name that is taken for a place's."""


def nowhere(text: str, span: Span, known: Sequence[Span]) -> tuple[Span, ...]:
    """Find the names in a sentence that only their preposition tells to be places.

    Parameters
    ----------
    text : str
        The article's.
    span : Span
        The sentence.
    known : sequence of Span
        What was recognised as something else.

    Returns
    -------
    tuple of Span
        The names.

    Examples
    --------
    >>> text = "Gunmen came to the hamlet of Sonkou."
    >>> [text[name.start : name.end] for name in nowhere(text, Span(0, len(text)), ())]
    ['Sonkou']
    """
    found = []
    for named in _NAMED.finditer(text, span.start, span.end):
        start, end = named.span("name")
        if end - start >= _LEAST and not any(k.start < end and start < k.end for k in known):
            found.append(Span(start, end))
    return tuple(found)
