"""Who acts and who suffers: the actors that a text names.

An actor ``country`` is a noun that stands for the state it goes with: "soldats maliens", "Mali's
army" and, where the text says no more, the army of the country that the place lies in.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from geodata.coding.actors.mention import Mention
from geodata.coding.actors.nametable import Meaning, read
from geodata.coding.actors.settling import settle
from geodata.coding.actors.speaking import speaks
from geodata.coding.article import Span
from geodata.coding.drafts import Found
from geodata.coding.text.folding import even, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.coding.actors.nametable import People
    from geodata.coding.text.folding import Word
    from geodata.coding.text.names import Named

ALONE: Final = frozenset({"us"})
"""Adjectives that are a country's name as well: "the US withdrew"."""

POWERS: Final = frozenset({"FRA", "USA", "RUS"})
AFAR: Final = "XFR"
"""Stands for the countries far away, whose soldiers are foreign forces outside the vocabulary."""

WITH_COUNTRY: Final[dict[str, str]] = {
    "things": "post", "crew": "forces", "persons": "state", "air": "air",
}  # fmt: skip
"""Nouns that mean an actor only beside a country's name, and the role they then have."""

_TIES: Final = frozenset({"de", "d", "du", "des", "la", "l", "le", "les", "of", "the"})
_STEPS: Final = 5
BRANDS: Final = frozenset({"jnim", "issp"})
LOOSE: Final = 0.7
"""The score up to which a name is a movement's rather than a group's."""

_COUNTED: Final = frozenset({"the", "last", "first", "remaining", "departing", "more"})
_GOES_ON: Final = frozenset(
    {
        "and", "are", "as", "at", "back", "before", "began", "bring", "brought", "by", "came",
        "completed", "did", "do", "ended", "finally", "flew", "for", "from", "gave", "go",
        "had", "hand", "handed", "has", "have", "in", "into", "is", "leave", "left", "may",
        "must", "of", "on", "once", "out", "over", "packed", "pulled", "quit", "return",
        "returned", "said", "say", "set", "should", "since", "still", "take", "there", "to",
        "took", "turned", "under", "until", "vacated", "went", "were", "who", "will", "with",
        "withdrew", "would",
    }
)  # fmt: skip
"""What stands before and after a people's name that is no adjective."""

_EITHER: Final = frozenset({"and", "or", "et", "ou"})


class Actors:
    """The actors by every name of the table.

    Examples
    --------
    >>> from geodata.coding.article import Span
    >>> text = "Le GSIM a attaqué des soldats burkinabè."
    >>> [found.value for found in Actors().find(text, Span(0, len(text)))]
    ['jnim', 'burkina_gov']
    """

    def __init__(self) -> None:
        self._names, self._peoples, self._folk = read()

    def find(self, text: str, span: Span) -> list[Found[str]]:
        """Find the actors that a stretch of a text names.

        Parameters
        ----------
        text : str
            The whole text.
        span : Span
            The stretch.

        Returns
        -------
        list of Found[str]
            Each actor once, with all its words, in the order of the text; state forces whose
            country is not said are left out.
        """
        found: dict[str, Found[str]] = {}
        for mention in self.mentions(text, words(even(text), span.start, span.end)):
            actor = settle(mention, country="", day=None)
            if not actor:
                continue
            known = found.get(actor, Found(actor, (), 0.0))
            spans = (*known.spans, mention.span)
            found[actor] = Found(actor, spans, max(known.score, mention.score))
        return list(found.values())

    def named(self, name: str) -> str | None:
        """Return the actor that a whole name means, or None.

        Parameters
        ----------
        name : str
            As another data set writes it, such as "Military Forces of Mali (2021-)".

        Examples
        --------
        >>> Actors().named("Military Forces of Mali (2021-)")
        'mali_gov'
        >>> Actors().named("Dance Troupe") is None
        True
        """
        found = self.find(name, Span(0, len(name)))
        best = max(found, key=lambda actor: actor.score, default=None)
        return best.value if best else None

    def mentions(self, text: str, sentence: Sequence[Word]) -> list[Mention]:
        """Find the actors named among a sentence's words, left to right, none overlapping."""
        found: list[Mention] = []
        index = 0
        while index < len(sentence):
            mention = self._at(text, sentence, index)
            if mention is None:
                index += 1
                continue
            found.append(replace(mention, speaks=speaks(sentence, mention)))
            index = mention.last
        return _without_kinds(sentence, found)

    def _at(self, text: str, sentence: Sequence[Word], index: int) -> Mention | None:
        people = self._peoples.at(sentence, index, text)
        named = self._names.at(sentence, index, text)
        word = sentence[index]
        if named and word.text == "un" and not text[word.start : word.end].isupper():
            named = None  # "un camp" is any camp
        if named and named.meaning.actor == "group" and index + 1 < len(sentence):
            longer = self._names.at(sentence, index + 1, text)
            if longer is not None and longer.last > named.last:
                return None  # "the Group to Support Islam and Muslims"
        if named and named.meaning.actor != "country":
            return _mention(sentence, named.meaning, index, named.last)
        if people is not None:
            joined = self._after_people(text, sentence, people)
            if joined is not None:
                return joined
        if named is not None:
            return self._noun(text, sentence, named)
        alone = people is not None and sentence[index].text in ALONE
        if people is not None and (alone or people.meaning.form != "adjective"):
            who = Meaning(people.meaning.actor, "nation", 0.5)
            return _mention(sentence, who, index, people.last, people.meaning.country)
        return self._people(text, sentence, index)

    def _people(self, text: str, sentence: Sequence[Word], index: int) -> Mention | None:
        """Read "the Ivorians", "les Rwandais": men of a country, where moves are spoken of."""
        folk = self._folk.at(sentence, index, text)
        if folk is None:
            return None
        if folk.meaning.form == "bare":  # "the French left", not "the French school"
            before = sentence[index - 1].text if index else ""
            after = sentence[folk.last].text if folk.last < len(sentence) else "."
            if before not in _COUNTED or (after.isalpha() and after not in _GOES_ON):
                return None
        who = Meaning(folk.meaning.actor, "folk", 0.5)
        return _mention(sentence, who, index, folk.last, folk.meaning.country)

    def _after_people(
        self, text: str, sentence: Sequence[Word], people: Named[People]
    ) -> Mention | None:
        """Read "Malian soldiers", "Mali's military junta"."""
        start = people.last
        owns = start < len(sentence) and sentence[start].text == "s"
        if people.meaning.form == "capital" and not owns:
            return None  # "Bamako's soldiers" alone are the state's
        start += owns
        for skip in range(2):
            at = start + skip
            if at >= len(sentence) or not sentence[at].text.isalpha():
                return None
            noun = self._names.at(sentence, at, text)
            if noun is not None and noun.meaning.role == "civilians":
                return None
            if noun is not None and noun.meaning.actor == "country":
                return _state(sentence, people.meaning, noun, people.first, noun.last)
            if sentence[at].text in _TIES:
                return None
        return None

    def _noun(self, text: str, sentence: Sequence[Word], noun: Named[Meaning]) -> Mention | None:
        """Read "soldats maliens", "army of Mali", "forces armées du Burkina"."""
        at = noun.last
        for _ in range(_STEPS):
            if at >= len(sentence):
                break
            people = self._peoples.at(sentence, at, text)
            if people is not None:
                tied = at > noun.last and sentence[at - 1].text in _TIES | {"of"}
                if people.meaning.form == "adjective" or tied:
                    return _state(sentence, people.meaning, noun, noun.first, people.last)
                break
            more = self._names.at(sentence, at, text)
            if more is not None and more.meaning.role in {"forces", "post", "state", *WITH_COUNTRY}:
                at = more.last
            elif sentence[at].text in _TIES:
                at += 1
            else:
                break
        if noun.meaning.role in WITH_COUNTRY:
            return None
        return _mention(sentence, noun.meaning, noun.first, noun.last)


def _mention(
    sentence: Sequence[Word], meaning: Meaning, first: int, last: int, country: str = ""
) -> Mention:
    span = Span(sentence[first].start, sentence[last - 1].end)
    return Mention(meaning.actor, meaning.role, first, last, span, meaning.score, country=country)


def _state(
    sentence: Sequence[Word], people: People, noun: Named[Meaning], first: int, last: int
) -> Mention:
    role = WITH_COUNTRY.get(noun.meaning.role, noun.meaning.role)
    if people.country in POWERS:
        role = {"forces": "foreign", "post": "base", "air": "foreign_air"}.get(
            role, "foreign_state"
        )
    if people.country == AFAR:
        role = {"forces": "foreign", "post": "base", "air": "foreign_air"}.get(role, role)
    if people.country == "RUS" and role == "foreign":
        role = "russians"
    meaning = Meaning(people.actor, role, 0.9)
    return _mention(sentence, meaning, first, last, people.country)


def _without_kinds(sentence: Sequence[Word], mentions: list[Mention]) -> list[Mention]:
    """Let "groups linked to al-Qaeda and the Islamic State" mean armed groups of any kind."""
    found = list(mentions)
    for number, (one, other) in enumerate(pairwise(mentions)):
        loose = max(one.score, other.score) <= LOOSE and {one.actor, other.actor} == BRANDS
        between = [word.text for word in sentence[one.last : other.first]]
        if loose and len(between) <= _STEPS and set(between) & _EITHER:
            for at, each in ((number, one), (number + 1, other)):
                found[at] = replace(each, actor="other", role="fighters")
    return found
