"""The tables of names: ``actors.csv``, and ``peoples.csv`` with the countries' adjectives."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from geodata.coding.text.names import Names

STATES: Final[dict[str, str]] = {}
"""Government and forces of each country of the region, filled from ``peoples.csv``."""

CORE: Final = frozenset(
    {"MLI", "BFA", "NER", "BEN", "TGO", "CIV", "GHA", "MRT", "SEN", "NGA", "TCD"}
)


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


@cache
def read() -> tuple[Names[Meaning], Names[People], Names[People]]:
    """Return the actors by their names, the countries by theirs, and the countries' people."""
    names: Names[Meaning] = Names()
    peoples: Names[People] = Names()
    folk: Names[People] = Names()
    here = Path(__file__).parents[1] / "tables"
    with (here / "actors.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names.add(row["name"], Meaning(row["actor"], row["role"], float(row["score"])))
    with (here / "peoples.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            table = folk if row["form"] in {"folk", "bare"} else peoples
            table.add(row["name"], People(row["country"], row["actor"], row["form"]))
            if row["actor"] != "none":
                STATES.setdefault(row["country"], row["actor"])
    return names, peoples, folk
