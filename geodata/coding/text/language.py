"""The language of a text, told by its small words."""

from __future__ import annotations

from collections import Counter
from typing import Final

from geodata.coding.text.folding import even, words

_WORDS: Final[dict[str, str]] = {
    "en": (
        "the of and to in was were by that which from with has had have been said at on near is "
        "it its their after who an for as they killed are will not be this"
    ),
    "fr": (
        "le la les des du de et une un dans par est sont ont ete qui que pour sur avec au aux "
        "selon apres plus ce cette ces il elle se sa ses l d a en dont pas"
    ),
    "es": (
        "el la los las del de y una un en por es son han sido que para con al mas segun lo su sus "
        "fue como pero este esta no"
    ),
    "pt": (
        "o a os as do da dos das de e uma um em por foi sao que para com ao mais segundo na no nas "
        "nos seu sua nao"
    ),
    "de": (
        "der die das und in den von zu mit dem des ist sind wurde wurden nach bei auf ein eine "
        "einen einer nicht im auch sich fur"
    ),
    "it": (
        "il lo la i gli le di del della dei e una un in per che sono stato stati con al piu "
        "secondo nel nella da non si"
    ),
}
SMALL: Final = {code: frozenset(words.split()) for code, words in _WORDS.items()}
"""Frequent words without accents, by language."""

_TELLING: Final[dict[str, str]] = {
    "en": (
        "monday tuesday wednesday thursday friday saturday sunday january february april june july "
        "august october november december soldiers gunmen attack attacked people dead wounded when "
        "left least troops army border village base some among"
    ),
    "fr": (
        "lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier avril juin juillet "
        "aout septembre octobre novembre decembre soldats attaque morts blesses hommes tues "
        "militaires armee frontiere quatre neuf moins dernier"
    ),
}
"""Words of the subject that tell a headline or a short message, which has few small words."""

SAMPLE: Final = 20_000
"""Characters that are looked at."""

FEWEST: Final = 2
"""Small words without which nothing is said."""

NAMES: Final = {"english": "en", "anglais": "en", "french": "fr", "francais": "fr"}


def language(text: str) -> str:
    """Tell a text's language.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        ISO 639-1 of the language whose small words are the most frequent; empty where there are
        too few to say.

    Examples
    --------
    >>> language("L'armée a annoncé que les soldats sont dans la ville de Gao.")
    'fr'
    >>> language("12 345")
    ''
    """
    counts = Counter(word.text for word in words(even(text[:SAMPLE])))
    scores = {
        code: sum(counts[word] for word in small) / len(small) ** 0.5
        for code, small in SMALL.items()
    }
    best = max(scores, key=lambda code: scores[code])
    hits = sum(counts[word] for word in SMALL[best])
    if hits >= FEWEST:
        return best
    told = {
        code: sum(counts[word] for word in {*small, *_TELLING.get(code, "").split()})
        for code, small in SMALL.items()
    }
    first, second = sorted(told, key=lambda code: told[code], reverse=True)[:2]
    return first if told[first] > told[second] else ""
