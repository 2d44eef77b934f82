"""The day from which "the same day" and "two days later" count in the course of a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geodata.coding.dates.almanac import WEEKDAYS
from geodata.coding.dates.fragments import ACT, DE_L_ACTE, THE_ACT
from geodata.coding.dates.when import LONG_AGO

if TYPE_CHECKING:
    import datetime as dt

    from geodata.coding.acts.units import Unit

BEFORE_THAT: Final = re.compile(
    r"\b(?:avai(?:t|ent)|s'etai(?:t|ent)|etai(?:t|ent) (?:\w+ )?(?:tombe|parti|venu|arrive|sorti|"
    r"entre|alle|mort|rentre|revenu|passe)(?:e?s?)|had(?: \w+)? (?:been|\w+ed|\w+en|come|gone|"
    r"taken|left|set|hit|shot|fought|begun|lost|won|struck|held))\b"
)
"""The tense in which a text goes back behind what it is telling."""

_SAME: Final = re.compile(
    r"\b(?:same (?:day|night|evening|morning)|meme (?:jour|soir|nuit|journee|matin)|"
    r"that (?:same )?day|ce jour-la)\b"
)
_THAT_NIGHT: Final = re.compile(
    r"\b(?:(?:the|that) (?:very )?same night|that night|(?:la|cette) meme nuit|cette nuit-la)\b"
)
_OF_ACT: Final = re.compile(
    rf"\b(?:day|night|evening|eve|morning|jour|soir|nuit|veille|lendemain|journee)"
    rf" (?:meme )?(?:(?:of|before|after) {THE_ACT}|{DE_L_ACTE})"
    rf"|\b(?:days?|weeks?|months?|hours?|jours?|semaines?|mois|heures?) (?:before|after) {THE_ACT}"
    rf"|\b(?:jours?|semaines?|mois|heures?) (?:avant|apres) (?:la |le |l'){ACT}\b"
)

_DAY: Final = "|".join(name for name in WEEKDAYS if name.endswith(("day", "di", "dimanche")))
_THAT_DAY: Final = re.compile(
    rf"\b(?:that (?:same |very )?|(?:the (?:very )?same|le meme|ce meme) )(?P<a>{_DAY})\b"
    rf"|\bce (?:meme )?(?P<b>{_DAY})(?: \w+)?-la\b"
)

CLOSE: Final = 6
"""Sentences for which the day that a text is telling of is gone back to."""


class Times:
    """The days that a text spoke of."""

    def __init__(self) -> None:
        self._last: dt.date | None = None
        self._told: tuple[dt.date, int] | None = None
        self._acted: dt.date | None = None
        self._heard: list[dt.date] = []
        self._night: tuple[dt.date, int] | None = None

    def spoken_of(self, sentence: str, index: int) -> dt.date | None:
        """Return the day from which a sentence counts.

        Parameters
        ----------
        sentence : str
            In lower case without accents.
        index : int
            Which sentence of the article.

        Returns
        -------
        datetime.date or None
            The last day that the text spoke of; for "the night of the attack" that of the last
            act; for "the same day", where the text only went back to another ("they had fled on
            Thursday") and goes on with its story, the day of the story.
        """
        if that := _THAT_DAY.search(sentence):
            wanted = WEEKDAYS[that["a"] or that["b"]]
            return next((d for d in reversed(self._heard) if d.weekday() == wanted), self._last)
        if self._acted is not None and _OF_ACT.search(sentence):
            return self._acted
        if self._night and index - self._night[1] <= CLOSE and _THAT_NIGHT.search(sentence):
            return self._night[0]
        goes_on = _SAME.search(sentence) is not None and not BEFORE_THAT.search(sentence)
        if goes_on and self._told and index - self._told[1] <= CLOSE:
            return self._told[0]
        return self._last

    def hear(self, unit: Unit, published: dt.date | None) -> None:
        """Take in a sentence."""
        since = unit.dating("since")
        if since and published and self._last and since.found.value.day.year == published.year:
            # "since the beginning of the year": the text has left what was long ago
            self._last = None if (published - self._last).days > LONG_AGO else self._last
        for dating in unit.datings:
            value = dating.found.value
            if value.end is not None and (value.end - value.day).days == 1:
                self._night = value.day, unit.index
        day = unit.spoken
        if day is None:
            return
        self._last = day
        self._heard.append(day)
        if unit.category:
            self._acted = day
        if not BEFORE_THAT.search(unit.tagged.line):
            self._told = (day, unit.index)
