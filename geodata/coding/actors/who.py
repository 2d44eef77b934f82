"""Who acts and who suffers: the actors that a text names.

``actors.csv`` has the names, ``peoples.csv`` the countries' adjectives and names. An actor
``country`` is a noun that stands for the state it goes with: "soldats maliens", "Mali's army" and,
where the text says no more, the army of the country that the place lies in.
"""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from geodata.coding.article import Span
from geodata.coding.drafts import Found
from geodata.coding.text.folding import even, words
from geodata.coding.text.names import Named, Names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.coding.text.folding import Word

TAGS: Final[dict[str, str]] = {
    "fighters": "FIGHTERS",
    "alqaeda": "FIGHTERS",
    "rebels": "FIGHTERS",
    "anaphor": "FIGHTERS",
    "forces": "FORCES",
    "post": "POST",
    "base": "BASE",
    "air": "AIR",
    "foreign_air": "AIRF",
    "vdp": "FORCES",
    "foreign": "FOREIGN",
    "mercenaries": "FOREIGN",
    "russians": "FOREIGN",
    "state": "STATE",
    "foreign_state": "STATE",
    "body": "STATE",
    "civilians": "CIVILIANS",
    "people": "CIVILIANS",
}
"""The word that stands for each role in the cues' pattern language."""

STATES: Final[dict[str, str]] = {}
"""Government and forces of each country of the region, filled from ``peoples.csv``."""

ALONE: Final = frozenset({"us"})
"""Adjectives that are a country's name as well: "the US withdrew"."""

POWERS: Final = frozenset({"FRA", "USA", "RUS"})
AFAR: Final = "XFR"
"""Stands for the countries far away, whose soldiers are foreign forces outside the vocabulary."""

WITH_COUNTRY: Final[dict[str, str]] = {
    "things": "post", "crew": "forces", "persons": "state", "air": "air",
}  # fmt: skip
"""Nouns that mean an actor only beside a country's name, and the role they then have."""

JNIM_FORMED: Final = dt.date(2017, 3, 2)
WAGNER_LEFT: Final = dt.date(2025, 6, 6)
AFRICA_CORPS: Final = dt.date(2024, 1, 1)
"""From when Russian mercenaries outside Mali are Africa Corps."""

CORE: Final = frozenset(
    {"MLI", "BFA", "NER", "BEN", "TGO", "CIV", "GHA", "MRT", "SEN", "NGA", "TCD"}
)

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

STANDINS: Final[dict[str, str]] = {"country": "", "none": "", "group": "other"}
"""What the tables write for a state left open, a country that is no actor, and "the group"."""

SELF: Final = frozenset({"it", "they", "avoir", "elle", "ils", "its", "their"})
_SPEAKERS_WORDS: Final = (
    "source sources official officials spokesman spokesperson spokeswoman officer chief statement "
    "communique porte parole responsable responsables officier minister ministry ministre "
    "ministere staff command , in a an un une on monday tuesday wednesday thursday friday saturday "
    "sunday lundi mardi mercredi jeudi vendredi samedi dimanche has have had a ont late"
)
_SPEAKERS: Final = frozenset(_SPEAKERS_WORDS.split())
_ACCORDING: Final = (("according", "to"), ("selon",), ("d", "apres"), ("told",), ("cited", "by"))
_TIES: Final = frozenset({"de", "d", "du", "des", "la", "l", "le", "les", "of", "the"})
_STEPS: Final = 5
BRANDS: Final = frozenset({"jnim", "issp"})
LOOSE: Final = 0.7
"""The score up to which a name is a movement's rather than a group's."""

_EITHER: Final = frozenset({"and", "or", "et", "ou"})


class Meaning(NamedTuple):
    """What a name of the table stands for."""

    actor: str
    role: str
    score: float


class People(NamedTuple):
    """What an adjective or name of a country stands for."""

    country: str
    actor: str
    form: str


@dataclass(frozen=True)
class Mention:
    """An actor named in a sentence.

    Parameters
    ----------
    actor : str
        An actor id, or ``country`` where the text leaves the state open.
    role : str
        As the table has it.
    first, last : int
        The sentence's words it covers.
    span : Span
        The words in the text.
    score : float
        How sure it is.
    speaks : bool
        Whether it is named as the source of a statement.
    country : str
        ISO 3166-1 alpha-3 of the state it was named with; empty where none was.
    """

    actor: str
    role: str
    first: int
    last: int
    span: Span
    score: float
    speaks: bool = False
    country: str = ""

    @property
    def tag(self) -> str:
        """The word that stands for it in the cues."""
        return TAGS.get(self.role, "")


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
        self._names, self._peoples = _tables()

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
            found.append(replace(mention, speaks=_speaks(sentence, mention)))
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
        return None

    def _after_people(
        self, text: str, sentence: Sequence[Word], people: Named[People]
    ) -> Mention | None:
        """Read "Malian soldiers", "Mali's military junta"."""
        start = people.last
        if people.meaning.form == "capital":
            return None
        if start < len(sentence) and sentence[start].text == "s":
            start += 1
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


def settle(mention: Mention, country: str, day: dt.date | None) -> str:
    """Decide which actor a mention means, from where and when it was.

    Parameters
    ----------
    mention : Mention
        As found.
    country : str
        The country of the event's place; empty where it is unknown.
    day : datetime.date or None
        The event's day.

    Returns
    -------
    str
        An actor id; empty where it cannot be told.
    """
    actor = mention.actor
    if actor in STANDINS:
        return STATES.get(country, "") if actor == "country" else STANDINS[actor]
    if mention.role == "vdp":
        return "vdp" if country in {"BFA", ""} else ""
    if mention.role == "rebels":
        return "fla_csp" if country == "MLI" else "other"
    if mention.role == "mercenaries":
        until = WAGNER_LEFT if country in {"MLI", ""} else AFRICA_CORPS
        return "wagner" if day is not None and day < until else "africa_corps"
    if mention.role == "alqaeda" and day is not None and day < JNIM_FORMED:
        return "aqim"
    if actor == "issp" and country in {"TCD", "CMR"}:
        return "other"  # the Islamic State of Lake Chad
    return "russia" if mention.role == "russians" else actor


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


def _speaks(sentence: Sequence[Word], mention: Mention) -> bool:
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


@cache
def _tables() -> tuple[Names[Meaning], Names[People]]:
    names: Names[Meaning] = Names()
    peoples: Names[People] = Names()
    here = Path(__file__).parents[1] / "tables"
    with (here / "actors.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names.add(row["name"], Meaning(row["actor"], row["role"], float(row["score"])))
    with (here / "peoples.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            peoples.add(row["name"], People(row["country"], row["actor"], row["form"]))
            if row["actor"] != "none":
                STATES.setdefault(row["country"], row["actor"])
    return names, peoples
