"""What the words around a name make of it: a place, a person, a company, a government."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geodata.filters import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

WORD: Final = re.compile(r"[\w\u0300-\u036f]+")
DATELINE: Final = re.compile(
    r"[ ]*(?:,[^\n\u2013\u2014]{0,40}?)?(?:\([^)\n]{2,40}\))?[ ]*(?:\u2013|\u2014|--| -)[ ]"
)
COLON: Final = re.compile(r"(?:,[^\n:]{0,40})?:[ ]")
GENTILE: Final = re.compile(
    r"(?:mali|niger|nigeria|tchad|senegal|ivoir|algeri|togol|benin|mauritani|ghan|camerounl?|"
    r"burkin|guin|nigeri)(?:ien|ienne|enne|en|ais|aise|ane|an|eenne|een|oise|ois|abe)s?"
)
"""A country's adjective between a region's name and the word for it."""

ARTICLES: Final = frozenset({"the", "a", "la", "le", "une", "un"})
BESIDE: Final = frozenset({"voisin", "voisine", "limitrophe"})
"""Words between an area's word and its name: "le cercle voisin de Douentza"."""

OPERATION: Final = frozenset({"operation", "exercise", "exercice"})
"""Words after which a name is what an army calls its undertaking."""

PARTS: Final = frozenset({"far", "central", "centre", "center", "restive", "volatile", "troubled"})
"""Words with which a part of a country is named: "Mali's restive north"."""

LINKS: Final = frozenset(
    {"de", "du", "des", "d", "la", "le", "les", "l", "pour", "et", "of", "the", "for", "and", "in"}
)
"""Words that join the parts of a name."""

RIVER: Final = frozenset({"fleuve", "riviere", "river", "rue", "avenue"})
RIVERS: Final = frozenset(
    {
        "bani", "oti", "sirba", "volta", "mouhoun", "komadugu", "sankarani", "faleme", "baoule",
        "comoe", "pendjari", "mekrou", "senegal", "niger", "gambia", "logone", "chari",
    }
)  # fmt: skip
ALONG: Final = frozenset({"along", "down", "up", "across", "on"})
"""What stands before "the Niger", which is the river: the country takes no article in English."""
SAYING: Final = frozenset({"annonce", "affirme", "indique", "declare", "accuse", "assure", "selon"})

CARDINAL: Final = {
    "north": 0, "northern": 0, "nord": 0, "northeast": 45, "northeastern": 45, "nordest": 45,
    "east": 90, "eastern": 90, "est": 90, "southeast": 135, "southeastern": 135, "sudest": 135,
    "south": 180, "southern": 180, "sud": 180, "southwest": 225, "southwestern": 225,
    "sudouest": 225, "west": 270, "western": 270, "ouest": 270, "northwest": 315,
    "northwestern": 315, "nordouest": 315,
}  # fmt: skip
"""Directions as bearings in degrees, by their squeezed names in both languages."""


UNDERGOES: Final = re.compile(
    r" (?:(?:was|were|has been|had been|is|a été|avait été|est|était|aurait été) (?:again |also |"
    r"once more |de nouveau |aussi |à nouveau |\w+ment |\w+ly )?(?:re)?(?:attack|attaqu|shell|bomb|"
    r"raid|storm|captur|seiz|taken|pris|conqu|occup|besieg|assiég|encircl|encercl|libér|liberat|"
    r"pill|loot|plunder|incendi|burn|brûl|hit|struck|frapp|touch|target|visé|overrun|envahi|"
    r"evacuat|évacu|abandon|handed|rend|rétrocéd|surround|cut off|coupé|isolé|block|bloqu|emptied|"
    r"vidé|pilonn|deserted|ransack|saccag|enlev|lost|perdu|under (?:siege|blockade|attack|fire)|"
    r"sous (?:blocus|siège)|aux mains|in the hands|tomb)"
    r"|(?:fell|ha[sd] fallen|(?:est|était) tombée?|tombe|tombait|a changé de mains|changed hands|"
    r"held out|a résisté|paid|a payé) )"
)
"""Words after a town with which a sentence begins that tells what was done to it."""


OPENING: Final = frozenset(
    ["that", "que", "qu", "when", "quand", "lorsque", "after", "before", "as"]
)
"""Words that a clause begins with."""


@dataclass(frozen=True)
class Word:
    """A word of the text, folded, with its place in it."""

    text: str
    folded: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital or a digit-free sign that has no case."""
        return self.text[0].isupper()


def words(text: str) -> list[Word]:
    """Split a text into words.

    Examples
    --------
    >>> [word.folded for word in words("Près de N'Djaména")]
    ['pres', 'de', 'n', 'djamena']
    """
    return [
        Word(found.group(), fold(found.group()), found.start(), found.end())
        for found in WORD.finditer(text)
    ]


@dataclass(frozen=True)
class Surroundings:
    """The words around a name.

    Parameters
    ----------
    text : str
        The whole text.
    split : sequence of Word
        Its words.
    first, last : int
        Numbers of the name's first and last word.
    starts : frozenset of int
        Positions at which a sentence begins.
    lists : dict of str to frozenset of str
        The words of ``placewords.csv``.
    """

    text: str
    split: Sequence[Word]
    first: int
    last: int
    starts: frozenset[int]
    lists: dict[str, frozenset[str]]

    @property
    def name(self) -> Sequence[Word]:
        """The words of the name itself."""
        return self.split[self.first : self.last + 1]

    def before(self, steps: int = 1) -> Word | None:
        """Return the word some steps before the name, if in the same sentence."""
        number = self.first - steps
        if number < 0 or self.split[self.first].start in self.starts:
            return None
        gap = self.text[self.split[number].end : self.split[self.first].start]
        return None if re.search(r"[.!?;:\n]\s", gap) and steps == 1 else self.split[number]

    def after(self, steps: int = 1) -> Word | None:
        """Return the word some steps after the name."""
        number = self.last + steps
        return self.split[number] if number < len(self.split) else None

    def _gap_before(self) -> str:
        return self.text[self.split[self.first - 1].end : self.split[self.first].start]

    def _gap_after(self) -> str:
        follower = self.after()
        return self.text[self.split[self.last].end : follower.start] if follower else ""

    def _is(self, word: Word | None, kind: str) -> bool:
        return word is not None and word.folded in self.lists[kind]

    def _plain_before(self) -> Word | None:
        """Return the word before if only a space or an apostrophe is between."""
        word = self.before()
        if word is None or self._gap_before().strip(" \u00a0\u202f'\u2019"):
            return None
        return word

    def _possessive(self) -> bool:
        word = self.after()
        return word is not None and word.folded == "s" and self._gap_after() in {"'", "\u2019"}

    def settled(self) -> bool:
        """Whether a word says that a place is meant."""
        word = self._plain_before()
        if self._is(word, "locative") or self._is(word, "settlement"):
            return True
        if self._is(word, "article") and self._is(self.before(2), "locative"):
            return True
        follower = self.after()
        beside = self._gap_after() in {" ", "-"}
        listed = self.before() is not None and self._gap_before() in {", ", " (", " / "}
        return (
            self.area()
            or (beside and (self._is(follower, "settlement")))
            or (listed and self._gap_after().startswith((",", ")")))
            or (word is not None and word.folded.removesuffix("ern") in CARDINAL)
            or self._undergoes()
            or self._is_end()
        )

    def _is_end(self) -> bool:
        """Whether a hyphen joins it to the other end of a road: "the Téra-Dori road"."""
        other, last = self.after(), self.after(2)
        if self._gap_after() not in {"-", "\u2010", "\u2011", "\u2013"} or other is None:
            return False
        return other.capital and (
            self._is(last, "passage") or self._is(self._plain_before(), "passage")
        )

    def _undergoes(self) -> bool:
        """Whether a sentence begins with it and tells what was done to it: "Ber was retaken"."""
        word = self._plain_before()
        begins = self.split[self.first].start in self.starts
        if (
            not (begins or (word is not None and word.folded in OPENING))
            or self._gap_after() != " "
        ):
            return False
        return UNDERGOES.match(self.text, self.split[self.last].end) is not None

    def area(self) -> bool:
        """Whether the name is called a region, a province or the like."""
        if self.area_after():
            return True
        word, steps = self._plain_before(), 1
        while word is not None and word.folded in LINKS:
            steps += 1
            word = self.before(steps)
        if (
            word is not None
            and steps > 1
            and (GENTILE.fullmatch(word.folded) or word.folded in BESIDE)
        ):
            word = self.before(steps + 1)  # "la region nigerienne de Tillaberi"
        return self._is(word, "area_word")

    def area_after(self) -> bool:
        """Whether the word after it calls it so: "Niger State"."""
        if self._gap_after() == " " and self._is(self.after(), "area_word"):
            return True
        the = self.after()  # "Tillabéri, the region that ...", "Soum, une province ..."
        apposed = the is not None and self._gap_after().strip() == "," and the.folded in ARTICLES
        return apposed and self._is(self.after(2), "area_word")

    def institution(self) -> bool:
        """Whether a country is named as the owner of its army, government or the like."""
        possessive = self._possessive()
        follower = self.after(2 if possessive else 1)
        if possessive or (self._gap_after() == " " and self._is(follower, "institution")):
            return not (
                follower is not None
                and (follower.folded.removesuffix("ern") in CARDINAL or follower.folded in PARTS)
            )
        for steps in (2, 3):
            link = self.before(steps - 1)
            if link is None or link.folded not in {"of", "du", "de", "la", "the", "l"}:
                return False
            if self._is(self.before(steps), "institution"):
                return True
        return False

    def banned(self, *, country: bool) -> bool:
        """Whether the name is part of a person's, a company's or another thing's name."""
        word, follower = self._plain_before(), self.after()
        if self._gap_after() == "-" and self._is_based(follower):
            return True
        if word is not None and word.capital and self._is(word, "organisation"):
            return True
        if word is not None and word.folded in RIVER:
            return True
        if word is not None and word.folded in OPERATION and self._gap_before() == " ":
            return True  # "operation Koundjoaré" bears the name of a place
        if self._gap_after() == " " and follower is not None and follower.folded in RIVER:
            return True
        river = country or self.name[0].folded in RIVERS
        if river and word is not None and word.folded == "the" and self._is_along():
            return True
        if self._gap_after() == " " and self._is(follower, "organisation_after"):
            return follower is not None and follower.capital
        if country and any(self._is(self.before(steps), "gulf") for steps in (1, 2, 3)):
            return True
        if country or word is None or self._gap_before().strip("\u00a0 "):
            return False
        return word.folded in self.lists["firstname"] or (
            self._is(word, "title") and word.folded not in self.lists["locative"]
            and word.folded not in self.lists["settlement"]
        )  # fmt: skip

    def _is_along(self) -> bool:
        link = self.before(2)
        return link is not None and link.folded in ALONG

    @staticmethod
    def _is_based(word: Word | None) -> bool:
        return word is not None and word.folded in {"based", "born", "educated", "trained"}

    def dateline(self) -> bool:
        """Whether the name says where the article was written."""
        start = self.split[self.first].start
        line = self.text.rfind("\n", 0, start) + 1
        prefix = self.text[line:start].strip()
        head = not prefix or prefix.endswith(("(", "/"))
        tail = DATELINE.match(self.text, self.split[self.last].end)
        if tail is None and self.text[start : self.split[self.last].end].isupper():
            tail = COLON.match(self.text, self.split[self.last].end)  # "DAKAR: ..."
        return head and tail is not None and "\n" not in tail.group()

    def metonym(self, key: str) -> bool:
        """Whether a capital stands for its government: "Bamako said"."""
        if key not in {re.sub(r"\W", "", c) for c in self.lists["capital"]}:
            return False
        possessive = self._possessive()
        word = self._plain_before()
        if self._is(self.before(2), "rulers"):  # "the junta in Bamako"
            return True
        if self._according():
            return True
        if self._is(word, "locative"):
            return False
        if self._gap_after() == " " and self._is(self.after(), "rulers"):
            return True
        if word is not None and word.folded in SAYING:  # "a annoncé Bamako"
            return True
        return possessive or (self._gap_after() == " " and self._is(self.after(), "statement"))

    def _according(self) -> bool:
        """Whether it is whose word is passed on: "according to Bamako", "selon Niamey"."""
        word, lead = self._plain_before(), self.before(2)
        if word is None:
            return False
        to = word.folded == "to" and lead is not None and lead.folded == "according"
        return to or word.folded == "selon"

    def reported(self) -> bool:
        """Whether it is where somebody spoke: "by telephone from Gao"."""
        word = self.before()
        if word is None or word.folded not in {"from", "de", "depuis", "in", "a"}:
            return False
        before = [self.before(steps) for steps in range(2, 6)]
        spoke = {"telephone", "phone", "reached", "joint", "told", "reporting", "statement",
                 "said", "communique", "declare", "telephonique", "correspondent", "press",
                 "correspondant", "presse", "known", "disclosed", "reported", "announced",
                 "savoir", "annonce", "indique"}  # fmt: skip
        if any(w is not None and w.folded in spoke for w in before):
            return True
        return self._is(self.after(), "statement") and any(
            self._is(one, "speaker") for one in before
        )

    def named_after(self) -> bool:
        """Whether a body or a treaty bears the name: "Front de libération du Macina"."""
        for steps in range(1, 7):
            word = self.before(steps)
            if word is None:
                return False
            follower = self.split[self.first - steps + 1]
            if self.text[word.end : follower.start].strip(" \u00a0'\u2019-"):
                return False
            if self._is(word, "treaty") and steps > 1:
                nearest = self.before()
                return nearest is None or nearest.folded != "in"  # "a protocol in Niamey"
            body = self._is(word, "body")
            # a sentence may begin with "Parti de Gao": left from Gao
            if body and word.capital and not (word.start in self.starts and word.folded == "parti"):
                return True
            if not (word.capital or body or word.folded in LINKS):
                return False
        return False

    def passed(self) -> bool:
        """Whether something came from there, or a road leads there."""
        word = self.before()
        away = word is not None and word.folded in {"from", "depuis"}
        road = self._gap_after() == " " and self._is(self.after(), "passage")
        return away or road

    def company(self, *, known: bool) -> float:
        """Return the share of the score that capitalised neighbours leave."""
        share = 1.0
        for word, gap, left in (
            (self._plain_before(), self._gap_before() if self.first else "", True),
            (self.after(), self._gap_after(), False),
        ):
            if word is None or gap.strip("\u00a0 ") or not gap or not word.capital:
                continue
            if self._is(word, "neighbour") or self._is(word, "locative"):
                continue
            if self._is(word, "settlement") or self._is(word, "area_word"):
                continue
            if left and word.start in self.starts:
                share *= 0.8
            elif not word.text.isupper():
                share *= (0.5 if known else 0.2) if left else (0.8 if known else 0.3)
        return share
