"""A sentence as the cues see it: words, with a capital word for each thing that was recognised."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from geodata.coding.actors.nametable import CORE
from geodata.coding.article import Span
from geodata.coding.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geodata.coding.actors.mention import Mention
    from geodata.coding.dates.when import Dating
    from geodata.coding.drafts import Found, Located
    from geodata.coding.numbers.quantities import Quantity
    from geodata.coding.text.folding import Word

PLACES: Final[dict[str, str]] = {"site": "SITE", "country": "NATION"}
"""The word that stands for a place of a precision; PLACE for any other."""

AGENT: Final = re.compile(
    r" (?:kill\w*|murder\w*|execut\w*|massacr\w*|slaughter\w*|shot|behead\w*|abus\w+|atrocit\w+|"
    r"exactions?|tuerie\w*|tue\w*|assassin\w*|meurtres?|egorg\w*|abattu\w*|crimes?|burn\w*|"
    r"torch\w*|incendi\w*|brul\w*|carried out|committed|perpetrated|commise?s?|perpetree?s?) "
    r"(?:DATE )?(?:by|par) (?:(?:the|a|an|l|la|le|les|des|une?|its|their) )?"
    r"(?:FORCES|FOREIGN|POST)(?= )"
    r"| (?:imputee?s?|attribuee?s?|attributed|blamed) "
    r"(?:DATE )?(?:a|aux|to|on) (?:(?:the|a|an|l|la|le|les|des|une?|its|their) )?"
    r"(?:FORCES|FOREIGN|POST)(?= )"
)
"""A force that did the killing: "killings by the army"."""


SOLDIERLY: Final = re.compile(
    r" (?:FORCES|FOREIGN|POST|BASE|SITE|AIRF?|bases?|camps?|barracks|airfield|emprises?|caserne\w*|"
    r"contingents?|soldiers|troops|soldats|militaires|troupes|mission|minusma|garrison|garnison|"
    r"battalions?|bataillons?|flag|drapeau|convoy|convoi|bagages?|releve|training|instruct\w+) "
)
"""Words beside which a people's name means its men under arms."""

_THEIRS: Final = frozenset({"its", "their", "ses", "leurs"})
AIRBORNE: Final = frozenset({"air", "aviation"})
FLYING: Final[dict[str, str]] = {"FORCES": "AIR", "FOREIGN": "AIRF"}
"""The words by which a force is an air force, and what stands for one."""


PEACEKEEPERS: Final = frozenset({"minusma"})


@dataclass(frozen=True)
class Tagged:
    """A sentence, or a part of one, with everything recognised in it.

    Parameters
    ----------
    span : Span
        Where it stands in the article.
    words : tuple of Word
        Its words.
    mentions, places, datings, quantities
        What was recognised.
    unknown : tuple of Span
        Names of places that no table has.
    """

    span: Span
    words: tuple[Word, ...]
    mentions: tuple[Mention, ...] = ()
    places: tuple[Found[Located], ...] = ()
    datings: tuple[Dating, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    unknown: tuple[Span, ...] = ()
    line: str = field(init=False)
    _starts: list[int] = field(init=False, repr=False)
    _firsts: list[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        tags = self._tags()
        parts, starts, firsts = [" "], [], []
        length, index = 1, 0
        while index < len(self.words):
            tag, last = tags.get(index, (self.words[index].text, index + 1))
            starts.append(length)
            firsts.append(index)
            parts.append(tag + " ")
            length += len(tag) + 1
            index = last
        object.__setattr__(self, "line", "".join(parts))
        object.__setattr__(self, "_starts", starts)
        object.__setattr__(self, "_firsts", firsts)

    def _tags(self) -> dict[int, tuple[str, int]]:
        tags: dict[int, tuple[str, int]] = {}
        taken: set[int] = set()
        for tag, first, last in self._things():
            if tag and last > first and not taken & set(range(first, last)):
                tags[first] = (tag, last)
                taken.update(range(first, last))
        return tags

    def _things(self) -> Iterator[tuple[str, int, int]]:
        """Yield what was recognised, what is surest first."""
        for dating in self.datings:
            yield "DATE", *within(self.words, dating.span)
        for mention in self.mentions:
            yield self._tag_of(mention), mention.first, mention.last
        for place in self.places:
            for span in place.spans[-1:]:
                first, last = within(self.words, span)
                tag = PLACES.get(place.value.precision, "PLACE")
                yield tag, _name_start(self.words, first, last), last
        for mention in self.mentions:
            if mention.role == "nation":
                yield "NATION", mention.first, mention.last
        for quantity in self.quantities:
            if not quantity.article:
                yield "NUM", quantity.first, quantity.last

    def _tag_of(self, mention: Mention) -> str:
        """Return a mention's word; an air force that is not only quoted is its aircraft."""
        said = {word.text for word in self.words[mention.first : mention.last]}
        flies = said & AIRBORNE and not (mention.speaks or self._are_guests(mention))
        return FLYING.get(mention.tag, mention.tag) if flies else mention.tag

    def search(self, cue: str) -> re.Match[str] | None:
        """Look for a cue."""
        return compiled(cue).search(self.line)

    @property
    def heard(self) -> str:
        """The line without those who are only quoted or are the doers, each position as it was."""
        line = self.line
        for mention in self.mentions:
            if mention.speaks and mention.tag:
                at = self.position_of(mention.first)
                if line.startswith(mention.tag, at):
                    line = line[:at] + mention.tag.lower() + line[at + len(mention.tag) :]
        return AGENT.sub(lambda found: found[0].lower(), line)

    @property
    def moving(self) -> str:
        """The line with "GUESTS" for the men of another country than the place's, and for the UN's.

        As long as the line: "FORCES" becomes "GUESTS", a people's name "G____" where they are
        guests and "H____" where they are at home.
        """
        line = self.line
        armed = SOLDIERLY.search(line) is not None
        for mention in self.mentions:
            if mention.role == "folk":
                line = self._peopled(line, mention, armed=armed)
            elif mention.role == "anaphor" and self._are_a_powers(mention):
                at = self.position_of(mention.first)
                if line.startswith("FIGHTERS ", at):
                    line = f"{line[:at]}G_______{line[at + len('FIGHTERS') :]}"
            elif mention.tag == "FORCES" and self._are_guests(mention):
                at = self.position_of(mention.first)
                if line.startswith("FORCES ", at):
                    line = f"{line[:at]}GUESTS{line[at + len('GUESTS') :]}"
        return line

    def _are_a_powers(self, mention: Mention) -> bool:
        """Whether "its men" are those of another country, no armed group being spoken of."""
        if self.words[mention.first].text not in _THEIRS:
            return False
        if any(m.tag == "FIGHTERS" and m.role != "anaphor" for m in self.mentions):
            return False
        here = {p.value.country for p in self.places if p.value.precision != "country"}
        return any(
            m.role in {"foreign_state", "foreign", "base"}
            or (m.role in {"nation", "state"} and m.country and here and m.country not in here)
            for m in self.mentions
        )

    def _peopled(self, line: str, mention: Mention, *, armed: bool) -> str:
        """Put a tag for a people's name, where men under arms must be meant."""
        guests = self._are_guests(mention)
        if not armed and not (guests and mention.country not in CORE):
            return line
        at = self.position_of(mention.first)
        name = self.words[mention.first].text
        if mention.last > mention.first + 1 or not line.startswith(f"{name} ", at):
            return line
        tag = ("G" if guests else "H").ljust(len(name), "_")
        return f"{line[:at]}{tag}{line[at + len(tag) :]}"

    def _are_guests(self, mention: Mention) -> bool:
        if mention.actor in PEACEKEEPERS:
            return True
        points = [p.value.country for p in self.places if p.value.precision != "country"]
        countries = points[:1] or [place.value.country for place in self.places]
        return bool(mention.country and countries) and mention.country not in countries

    def between(self, start: int, end: int) -> str:
        """Return the part of the line for the words between two positions of the article."""
        inside = [i for i, w in enumerate(self.words) if start <= w.start and w.end <= end]
        if not inside:
            return " "
        first = self.position_of(inside[0])
        last = inside[-1] + 1
        stop = self.position_of(last) if last < len(self.words) else len(self.line)
        return self.line[first - 1 : stop]

    def word_at(self, position: int) -> int:
        """Return the index of the word at a position of the line."""
        return self._firsts[max(0, bisect_right(self._starts, position) - 1)] if self._starts else 0

    def position_of(self, index: int) -> int:
        """Return the position in the line of a word, or of the tag that covers it."""
        place = bisect_right(self._firsts, index) - 1
        return self._starts[max(0, place)] if self._starts else 0

    def span_of(self, match: re.Match[str]) -> Span:
        """Return the words that a match covers, as they stand in the article."""
        first = self.word_at(match.start())
        after = bisect_right(self._starts, match.end() - 1)
        last = self._firsts[after] if after < len(self._firsts) else len(self.words)
        return Span(self.words[first].start, self.words[max(first, last - 1)].end)


def within(words: Sequence[Word], span: Span) -> tuple[int, int]:
    """Return the first word inside a span and the one after the last."""
    inside = [i for i, word in enumerate(words) if word.start < span.end and span.start < word.end]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _name_start(words: Sequence[Word], first: int, last: int) -> int:
    """Leave "near" and "20 km from" before the name."""
    while last - first > 1 and words[first].text in {
        "near", "of", "in", "the", "from", "pres", "de", "d", "du", "a", "au", "km", "outside",
        "north", "south", "east", "west", "kilometres", "kilometers", "some", "about", "around",
    }:  # fmt: skip
        first += 1
    return first
