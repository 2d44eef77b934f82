"""Who published an article, as the lines below its title say."""

from __future__ import annotations

import re
from typing import Final

from geodata.filters import fold
from geodata.reading.heading import DATES, LINES
from geodata.reading.pieces import pieces_of, undated

LONGEST: Final = 140
LONGEST_NAME: Final = 60
MOST_WORDS: Final = 7

AUTHOR: Final = re.compile(
    r"^(?:by|par|text|texte|author|auteur|written by|ecrit par|reporting by)\b:? "
)
SOURCE: Final = re.compile(
    r"^(?:(?:source|sources|publisher|via|origine)\b ?: ?|(?:publie par|published by)\b ?:? )"
)
OUTLET: Final = re.compile(
    r"^(?:le|la|les|l'|the)\s?\S|\b(?:news|press|presse|post|times|tribune|gazette|herald|journal|"
    r"radio|tv|television|media|agence|agency|monde|info|infos|actu|actualites?|magazine|review|"
    r"observer|guardian|mail|express|today|online|net|com|org|afp|reuters|ap|rfi|bbc|dw|voa|xinhua|"
    r"anadolu|wire|daily|weekly|hebdo|standard|chronicle|mirror|sun|star|voice|dispatch|bulletin|"
    r"watch|monitor|report|reporter)\b|\.[a-z]{2,4}$"
)
"""Words by which an author's name is told from an outlet's."""

ROLE: Final = re.compile(
    r"\b(?:correspond\w+|reporter|editor|staff|redaction|journaliste|envoye|special|author|admin|"
    r"desk|comments?|commentaires?|partager|share|photo|image|video|africa|afrique|monde|world|"
    r"politique|politics|securite|security|societe|accueil|home)$"
)
_TOWNS: Final = (
    "abidjan abuja accra addis ababa alger algiers bamako cotonou dakar gao geneva geneve "
    "kidal lome london londres maiduguri mopti moscow moscou ndjamena n'djamena new york "
    "niamey nouakchott ouagadougou paris tripoli tombouctou timbuktu washington yaounde tunis "
    "rabat brussels bruxelles mali niger benin togo ghana senegal tchad chad burkina faso "
    "nigeria mauritanie mauritania cote d'ivoire ivory coast "
)
CAPITALS: Final = frozenset(_TOWNS.split())
"""Towns and countries of datelines: whence somebody writes, not who publishes."""


def publisher(text: str) -> str:
    r"""Return the outlet that the first lines name, else nothing.

    Parameters
    ----------
    text : str
        The article.

    Returns
    -------
    str
        As it is written there: beside the day ("Gazette, 18 September 2024"), after the author
        ("By A. Sow | The Courier | 3 March 2026") or after "Source:".

    Examples
    --------
    >>> publisher("Attaque à Djibo\nPar Awa Sow | Le Fleuve | 3 mars 2026\n\nDes hommes armés ...")
    'Le Fleuve'
    >>> publisher("Attack on Djibo\nOn 3 March 2026 gunmen attacked Djibo and left.\nThey fled.")
    ''
    """
    lines = [line.strip() for line in text.strip().split("\n") if line.strip()]
    for line in lines[1 : LINES // 2]:
        if len(line) <= LONGEST and (name := _named(line)):
            return name
    return ""


def _named(line: str) -> str:
    pieces = pieces_of(line)
    folded = fold(line)
    said = SOURCE.match(folded)
    if said and len(pieces) <= MOST_WORDS:
        return _short(undated(pieces[0][said.end() :]))
    dated = any(pattern.search(folded) for pattern in DATES)
    written = AUTHOR.match(folded) is not None
    if not (dated or written) or re.search(r"[.!?\u2026\u00bb\"]$", line.strip()):
        return ""
    rest = [piece for piece in map(undated, pieces) if piece]
    named = [name for name in map(_outlet, rest) if name]
    sure = [name for name in named if OUTLET.search(fold(name))]
    return next(iter([*sure, *named]), "")


def _outlet(piece: str) -> str:
    """Return an outlet's name, or nothing for an author, a town or a clause."""
    folded = fold(piece)
    if author := AUTHOR.match(folded):
        name = re.split(r"\b(?:avec|with|pour|for|et|and|in|a)\b", piece[author.end() :])[0].strip()
        return _short(name) if name.isupper() or OUTLET.search(fold(name)) else ""
    town = set(folded.split()) <= CAPITALS
    return "" if town or ROLE.search(folded) else _short(piece)


def _short(name: str) -> str:
    """Return a name of few words that begins like one."""
    words = name.split()
    fits = 0 < len(words) <= MOST_WORDS and len(name) <= LONGEST_NAME
    return name if fits and (name[0].isupper() or "." in name) else ""
