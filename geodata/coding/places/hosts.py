"""Whose state a sentence speaks of: where what a government decides lies if no place is named."""

from __future__ import annotations

import csv
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from geodata.coding.actors.nametable import CORE
from geodata.coding.article import Span
from geodata.coding.places.toponyms import TABLES

if TYPE_CHECKING:
    from geodata.coding.text.tagging import Tagged


class Host(NamedTuple):
    """A country that acts, or that is acted on.

    Parameters
    ----------
    country : str
        ISO 3166-1 alpha-3.
    span : Span
        The words that name it.
    """

    country: str
    span: Span


def host(tagged: Tagged) -> Host | None:
    """Find the first state of the region that a sentence names: a government, an army, a country.

    Parameters
    ----------
    tagged : Tagged
        The sentence.
    """
    for mention in tagged.mentions:
        if mention.country in CORE:
            return Host(mention.country, mention.span)
    return None


def host_by_adjective(tagged: Tagged) -> Host | None:
    """Find the first country of the region that only an adjective names: "Nigerien dignitaries".

    Parameters
    ----------
    tagged : Tagged
        The sentence.
    """
    for word in tagged.words:
        if country := _adjectives().get(word.text):
            return Host(country, Span(word.start, word.end))
    return None


@cache
def _adjectives() -> dict[str, str]:
    """Read the adjectives of the region's countries."""
    found: dict[str, str] = {}
    with (TABLES / "peoples.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["form"] == "adjective" and row["country"] in CORE:
                for name in row["name"].strip("()").split("|"):
                    found[name] = row["country"]
    return found
