"""Numbers in words and digits, with what the text says of their exactness."""

# ruff: noqa: PLR2004 - the arithmetic of number words is written in figures
from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from geodata.coding.drafts import Range

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.coding.text.folding import Word

UNITS: Final[dict[str, int]] = {
    name: value
    for names, value in (
        ("zero no", 0), ("one", 1), ("two deux", 2), ("three trois", 3), ("four quatre", 4),
        ("five cinq", 5), ("six", 6), ("seven sept", 7), ("eight huit", 8), ("nine neuf", 9),
        ("ten dix", 10), ("eleven onze", 11), ("twelve douze", 12), ("thirteen treize", 13),
        ("fourteen quatorze", 14), ("fifteen quinze", 15), ("sixteen seize", 16),
        ("seventeen", 17), ("eighteen", 18), ("nineteen", 19), ("twenty vingt vingts", 20),
        ("thirty trente", 30), ("forty quarante", 40), ("fifty cinquante", 50),
        ("sixty soixante", 60), ("seventy septante", 70), ("eighty", 80), ("ninety nonante", 90),
    )
    for name in names.split()
    if name not in {"zero", "no"}
}  # fmt: skip
SCALES: Final[dict[str, int]] = {
    "hundred": 100, "cent": 100, "cents": 100, "thousand": 1000, "mille": 1000,
    "million": 10**6, "millions": 10**6,
}  # fmt: skip
ABOUT: Final[dict[str, int]] = {
    "dozen": 12, "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20,
    "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60,
    "centaine": 100, "millier": 1000, "score": 20,
}  # fmt: skip
"""Nouns that count roughly; their plurals count nothing."""

ARTICLES: Final = frozenset({"a", "an", "un", "une"})
FOREIGN_ARTICLES: Final[dict[str, frozenset[str]]] = {
    "fr": frozenset({"a", "an"}),
    "en": frozenset({"un", "une"}),
}
"""Words that are articles in the other language alone: the French "a" is a verb."""

FALSE_NUMBERS: Final[dict[str, frozenset[str]]] = {"en": frozenset({"seize"})}
"""Words that are numbers in the other language alone."""

LOW: Final = (
    "at least", "more than", "over", "no fewer than", "no less than", "upwards of", "well over",
    "not less than", "a minimum of", "au moins", "plus de", "plus d", "au minimum", "pas moins de",
    "minimum of", "exceeding", "in excess of", "plus des",
)  # fmt: skip
HIGH: Final = (
    "up to", "as many as", "at most", "no more than", "fewer than", "less than", "jusqu a",
    "moins de", "au plus", "au maximum", "moins d", "a maximum of", "not more than",
)  # fmt: skip
ROUGH: Final = (
    "some", "about", "around", "nearly", "almost", "roughly", "approximately", "close to",
    "an estimated",
    "estimated", "circa", "quelque", "quelques", "environ", "pres de", "presque", "a peu pres",
    "autour de", "pres d", "the some", "a total of some", "estimated at", "on dirait", "a good",
)  # fmt: skip
AFTER: Final[dict[str, str]] = {
    "or more": "low", "ou plus": "low", "at least": "low", "au moins": "low", "or so": "rough",
    "environ": "rough", "au plus": "high", "at most": "high",
}  # fmt: skip
DIGITS: Final = re.compile(r"\d{1,3}(?:[ .,]\d{3})+|\d{1,7}")
LARGEST: Final = 10**7
_PRONOUN_AFTER: Final = frozenset(
    {"no", "some", "any", "every", "each", "first", "last", "latest", "which", "this", "that"}
)
"""Words after which "one" is no number: "no one", "since the first one"."""

_JOINS: Final = frozenset({"to", "and", "or", "a", "et", "ou"})


class Quantity(NamedTuple):
    """A number in a sentence.

    Parameters
    ----------
    first, last : int
        The words it covers, those that qualify it included.
    range : Range
        What it says.
    article : bool
        Whether it is a mere article ("a soldier", "both pilots"), which counts before persons
        alone.
    """

    first: int
    last: int
    range: Range
    article: bool = False

    @property
    def value(self) -> int:
        """The number itself, the larger of two."""
        given = [v for v in (self.range.best, self.range.low, self.range.high) if v is not None]
        return max(given)


def quantities(
    sentence: Sequence[Word], text: str, taken: frozenset[int], language: str = ""
) -> list[Quantity]:
    """Find the numbers among a sentence's words.

    Parameters
    ----------
    sentence : sequence of Word
        The words.
    text : str
        The even text that their positions count.
    taken : frozenset of int
        Words that are something else: dates, names.
    language : str
        ISO 639-1.

    Returns
    -------
    list of Quantity

    Examples
    --------
    >>> from geodata.coding.text.folding import words
    >>> text = "between 15 and 20 soldiers, au moins cent vingt morts"
    >>> [q.range for q in quantities(words(text), text, frozenset())]
    [Range(low=15, best=None, high=20), Range(low=120, best=None, high=None)]
    """
    found: list[Quantity] = []
    index = 0
    while index < len(sentence):
        if language == "en" and sentence[index].text == "both" and index not in taken:
            found.append(Quantity(index, index + 1, Range(2, 2, 2), article=True))
            index += 1
            continue
        read = None if index in taken else _number(sentence, index, text, taken)
        other = FOREIGN_ARTICLES.get(language, frozenset())
        no_number = sentence[index].text in FALSE_NUMBERS.get(language, frozenset())
        no_number = no_number or _is_pronoun(sentence, index)
        if read is None or no_number or (sentence[index].text in other and read[3]):
            index += 1
            continue
        value, last, rough, article = read
        quantity = (
            Quantity(index, last, Range(1, 1, 1))  # "over a mine" counts nothing
            if article
            else _qualified(sentence, index, last, value, text=text, taken=taken, rough=rough)
        )
        if article and quantity.range.best == 1:
            quantity = quantity._replace(article=True)
        else:
            quantity = quantity._replace(last=_trailing(sentence, quantity.last))
        found.append(quantity)
        index = quantity.last
    return found


def _is_pronoun(sentence: Sequence[Word], index: int) -> bool:
    """Whether "one" stands for somebody or something: "no one", "the first one"."""
    before = sentence[index - 1].text if index else ""
    return sentence[index].text == "one" and before in _PRONOUN_AFTER


def _trailing(sentence: Sequence[Word], last: int) -> int:
    """Take in what ties a number to its noun: "une centaine de", "nine more"."""
    following = [word.text for word in sentence[last : last + 2]]
    tied = following[:1] and following[0] in {"de", "d", "of", "more", "other", "autres"}
    apart = following[1:] and following[1] in {"them", "whom", "those", "these", "entre", "eux"}
    return last + 1 if tied and not apart else last


def _qualified(
    sentence: Sequence[Word],
    first: int,
    last: int,
    value: int,
    *,
    text: str,
    taken: frozenset[int],
    rough: bool,
) -> Quantity:
    lead, start = _lead(sentence, first)
    upper = _upper(sentence, last, text, taken)
    between = start > 0 and sentence[start - 1].text in {"between", "entre", "from"}
    if upper and upper[0] > value and (between or sentence[last].text not in {"and", "et"}):
        low, high = value, upper[0]
        return Quantity(start - between, upper[1], Range(low, None, high))
    after = " ".join(word.text for word in sentence[last : last + 2])
    if not lead and after in AFTER:
        lead, last = AFTER[after], last + 2
    if lead == "low":
        return Quantity(start, last, Range(low=value))
    if lead == "high":
        return Quantity(start, last, Range(high=value))
    if lead == "rough" or rough:
        return Quantity(start, last, Range(best=value))
    return Quantity(start, last, Range(value, value, value))


def _lead(sentence: Sequence[Word], first: int) -> tuple[str, int]:
    for length in (3, 2, 1):
        start = first - length
        if start < 0:
            continue
        words = " ".join(word.text for word in sentence[start:first])
        for kind, leads in (("low", LOW), ("high", HIGH), ("rough", ROUGH)):
            if words in leads:
                return kind, start
    return "", first


def _upper(
    sentence: Sequence[Word], last: int, text: str, taken: frozenset[int]
) -> tuple[int, int] | None:
    """Read the second number of "15 to 20", "40-50", "entre 40 et 50"."""
    if last >= len(sentence):
        return None
    step = 0
    if sentence[last].text in _JOINS:
        step = 1
        while last + step < len(sentence) and (
            sentence[last + step].text in {"nearly", "almost", "about", "some", "pres", "de"}
        ):
            step += 1
    elif "-" not in text[sentence[last - 1].end : sentence[last].start]:
        return None
    if last + step >= len(sentence) or last + step in taken:
        return None
    read = _number(sentence, last + step, text, taken)
    return None if read is None or read[3] else (read[0], read[1])


def _number(
    sentence: Sequence[Word], index: int, text: str, taken: frozenset[int]
) -> tuple[int, int, bool, bool] | None:
    """Read a number: its value, the word after it, whether it is rough, whether an article."""
    word = sentence[index]
    if DIGITS.fullmatch(word.text):
        return _digits(sentence, index, text)
    if word.text == "dozen" and index and sentence[index - 1].text == "some":
        return ABOUT["dozen"], index + 1, True, False
    if word.text in ARTICLES | UNITS.keys() and index + 1 < len(sentence):
        about = ABOUT.get(sentence[index + 1].text)
        if about:
            times = UNITS.get(word.text, 1)
            return times * about, index + 2, True, False
        follows = sentence[index + 1].text
        if word.text in {"a", "an"} and follows in {"hundred", "thousand"}:
            return SCALES[follows], index + 2, False, False
    if word.text in UNITS or word.text in {"cent", "mille", "cents"}:
        value, last = _words(sentence, index, taken)
        return value, last, False, False
    if word.text in ARTICLES:
        return 1, index + 1, False, True
    return None


def _digits(sentence: Sequence[Word], index: int, text: str) -> tuple[int, int, bool, bool] | None:
    word = sentence[index]
    after = text[word.end : word.end + 1]
    before = text[max(0, word.start - 2) : word.start]
    if after.isalpha() or before[-1:].isalpha() or (before[-1:] == "-" and before[:1].isalpha()):
        return None  # 43e, AK-47
    value = int(re.sub(r"\D", "", word.text))
    last = index + 1
    if last < len(sentence) and sentence[last].text in SCALES:
        value, last = value * SCALES[sentence[last].text], last + 1
    return (value, last, False, False) if value <= LARGEST else None


def _words(sentence: Sequence[Word], index: int, taken: frozenset[int]) -> tuple[int, int]:
    total = current = 0
    at = index
    while at < len(sentence) and at not in taken:
        word = sentence[at].text
        if word in SCALES:
            scale = SCALES[word]
            if scale == 100:
                current = max(current, 1) * 100
            else:
                total, current = total + max(current, 1) * scale, 0
        elif word in UNITS and _follows(current, UNITS[word]):
            fourscore = current % 100 == 4 and word in {"vingt", "vingts"}
            current = current - 4 + 80 if fourscore else current + UNITS[word]
        elif word in {"and", "et"} and _goes_on(sentence, at, current):
            if sentence[at + 1].text in ARTICLES:  # vingt et une
                current += 1
                at += 1
        else:
            break
        at += 1
    return total + current, at


def _follows(current: int, value: int) -> bool:
    tail = current % 100
    if tail == 0:
        return True
    if value == 20:
        return tail == 4
    if value >= 20:
        return False
    # vingt-deux; soixante-dix, quatre-vingt-dix-sept
    return (
        (tail % 10 == 0 and tail >= 20 and value < 10)
        or (tail in {60, 80} and 10 <= value < 20)
        or (tail in {10, 70, 90} and 7 <= value < 10)
    )


def _goes_on(sentence: Sequence[Word], at: int, current: int) -> bool:
    if at + 1 >= len(sentence):
        return False
    word, after = sentence[at].text, sentence[at + 1].text
    if word == "and":
        return sentence[at - 1].text == "hundred" and after in UNITS
    return current >= 20 and current % 10 == 0 and after in {"un", "une", "onze"}
