"""A sentence with all that was read from it, ready to be joined with others."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import datetime as dt

    from geodata.coding.acts.what import Reading
    from geodata.coding.article import Span
    from geodata.coding.dates.said import Role
    from geodata.coding.dates.when import Dating
    from geodata.coding.drafts import Found, Located, Mood
    from geodata.coding.numbers.count import Count
    from geodata.coding.text.cues import Hit
    from geodata.coding.text.tagging import Tagged

POINTS: Final = ("site", "town")
SURE_PLACE: Final = 0.3
"""The score from which a place named in a sentence may be where the event was."""


_ASIDE: Final = re.compile(r" (?:since|depuis|anniversary of|anniversaire d\w*) (?:\w+ ){0,3}$")
_LEFT: Final = re.compile(r"^ (?:coup|attack|attaque|accord|agreement|killing|putsch) ")
_RIGHT_LOOSE: Final = re.compile(
    r" (?:after|following|since|apres|depuis(?! NUM (?:jours|semaines|mois|ans))|suite a|"
    r"made|created|signed|decided|decidee?|signee?|"
    r"in response to|anniversary|avant(?! l aube| midi| minuit| le lever| (?:la |le |l |fin |de |d "
    r"|du )*$)|(?:that|que|which|qu) "
    r"(?:(?:the|l|la|les) )?(?:FOREIGN|"
    r"FORCES|STATE|NATION)) "
)
_RIGHT: Final = re.compile(_RIGHT_LOOSE.pattern[:-2] + r"|which|qui|dont|where|ou|who) ")
"""Words between an act and a date that is another's."""

_ANNOUNCED: Final = re.compile(
    r" (?:announced|annonce\w*|demande\w*|requested|exige\w*|promised|promis\w*) (?:par|by|en|"
    r"DATE|de) "
)
"""Words after a departure that date only its announcement."""


@dataclass
class Unit:
    """A sentence, or a part of one, as it was read.

    Parameters
    ----------
    tagged : Tagged
        Its words and what was recognised among them.
    reading : Reading
        What its cues say.
    counts : list of Count
        Its numbers of people.
    mood : str
        Whether it says that something took place.
    index : int
        Which sentence of the article.
    heads : bool
        Whether it stands above the text as its headline.
    """

    tagged: Tagged
    reading: Reading
    counts: list[Count]
    mood: Mood
    index: int
    mood_words: Hit | None = None
    place: Found[Located] | None = None
    category: str = ""
    datings: list[Dating] = field(default_factory=list)
    heads: bool = False

    def dating(self, *roles: Role) -> Dating | None:
        """Return the sentence's date of a role, the nearest to what is spoken of."""
        found = [dating for dating in self.datings if dating.role in roles]
        if not found:
            return None
        hit = self.reading.hit(self.category)
        exact = {"day": 0, "week": 1, "month": 2, "year": 3}
        if hit is None:
            return min(found, key=lambda d: exact[d.found.value.precision])
        lasting = self.category == "blockade"  # "cut off since May, when men blew up the bridge"
        own = [d for d in found if lasting or d.role == "since" or not self._is_aside(d, hit)] or (
            [d for d in found if not self._is_aside(d, hit, loose=True)]
        )
        return min(
            own,
            key=lambda d: (exact[d.found.value.precision], _gap(d.span, hit.span)),
            default=None,
        )

    @property
    def spoken(self) -> dt.date | None:
        """The day that later sentences may count from; a year is none."""
        dating = self.dating("event") or self.dating("report")
        said = self.dating("report")
        if (
            said
            and dating
            and said.found.value.precision == "day"
            and (dating.found.value.precision == "week")
        ):
            dating = said  # "last week, it said on Thursday": the day before is Wednesday
        if dating is None:
            dating = self.dating("since")  # "in their hands since Sunday. The same day, ..."
            if dating is not None and dating.found.value.precision != "day":
                return None
        if dating is None or dating.found.value.precision == "year":
            return None
        return dating.found.value.day

    def _is_aside(self, dating: Dating, hit: Hit, *, loose: bool = False) -> bool:
        """Whether a date belongs to an act that is only referred to."""
        if dating.span.start < hit.span.end:
            between = "" if loose else self.tagged.between(dating.span.end, hit.span.start)
            before = self.tagged.between(self.tagged.span.start, dating.span.start)[-40:]
            return _ASIDE.search(before) is not None or _LEFT.search(between) is not None
        between = self.tagged.between(hit.span.end, dating.span.start)
        if dating.role == "event" and not loose and _ANNOUNCED.search(between):
            return True
        return (_RIGHT_LOOSE if loose else _RIGHT).search(between) is not None

    @property
    def day(self) -> dt.date | None:
        """The day it speaks of, if it says so."""
        dating = self.dating("event") or self.dating("report")
        return dating.found.value.day if dating else None


def _gap(one: Span, other: Span) -> int:
    return max(0, one.start - other.end, other.start - one.end)
