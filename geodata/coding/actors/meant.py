"""Whom "the group", "its men" or "the mercenaries" mean, by what was named before."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from geodata.coding.actors.mention import Mention
    from geodata.coding.text.tagging import Tagged

COMPANIES: Final = frozenset({"wagner", "africa_corps"})
OWNED: Final = frozenset({"its", "their", "ses", "leurs", "his"})
BLOCS: Final = frozenset({"organisation", "organization"})
"""Words that mean a body of states as often as an armed group."""

OWNERS: Final[dict[str, str]] = {"FORCES": "forces", "FOREIGN": "foreign"}
_COMPANY: Final = re.compile(r"\b(?:wagner|vagner|africa corps|afrika ?korps)\b", re.IGNORECASE)


class Meant:
    """What a text has named so far.

    Parameters
    ----------
    text : str
        The whole text: where it names a Russian company, its Russian soldiers are the company's.
    """

    def __init__(self, text: str) -> None:
        self._hired = _COMPANY.search(text) is not None
        self._group: Mention | None = None
        self._company: Mention | None = None
        self._mission: Mention | None = None

    def settle(self, tagged: Tagged) -> Tagged:
        """Put in who is meant, and hear whom a sentence names.

        Parameters
        ----------
        tagged : Tagged
            The next sentence of the text.
        """
        mentions: list[Mention] = []
        for mention in tagged.mentions:
            meant = self._means(tagged, mention, mentions)
            if meant is not None:
                self._hear(meant)
                mentions.append(meant)
        return replace(tagged, mentions=tuple(mentions))

    def _means(self, tagged: Tagged, mention: Mention, before: list[Mention]) -> Mention | None:
        if mention.actor == "group":
            return self._of_group(tagged, mention, before)
        if mention.actor in {"company", "mission"}:
            known = self._company if mention.actor == "company" else self._mission
            return known and replace(mention, actor=known.actor, role=known.role, score=0.5)
        if mention.role == "russians" and self._hired:
            return replace(mention, actor="africa_corps", role="mercenaries")
        return mention

    def _of_group(self, tagged: Tagged, mention: Mention, before: list[Mention]) -> Mention | None:
        words = {word.text for word in tagged.words[mention.first : mention.last]}
        owner = next((m for m in reversed(before) if m.tag in {*OWNERS, "FIGHTERS", "STATE"}), None)
        if words & OWNED and owner is not None and owner.tag != "FIGHTERS":
            if owner.tag in OWNERS:
                return replace(mention, actor=owner.actor, role=owner.role, country=owner.country)
            if owner.role == "state":  # "the general staff said that its men had come under fire"
                return replace(mention, actor=owner.actor, role="forces", country=owner.country)
        if self._group is not None:
            return replace(mention, actor=self._group.actor, role=self._group.role, score=0.5)
        return None if words & BLOCS else mention

    def _hear(self, mention: Mention) -> None:
        if mention.tag == "FIGHTERS" and mention.actor not in {"other", "group"}:
            self._group = mention
        elif mention.actor in COMPANIES:
            self._company = mention
        elif mention.actor == "minusma":
            self._mission = replace(mention, role="forces")
