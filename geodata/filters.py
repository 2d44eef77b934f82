"""What a reader chose to see: country, actor, category, power, confidence and words."""

from __future__ import annotations

import re
import sys
import unicodedata
from dataclasses import dataclass, fields
from functools import cache
from typing import TypeVar

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

Table = TypeVar("Table", bound=pd.DataFrame)


def fold(text: str) -> str:
    """Reduce text to what a search compares: no case, no accents, single spaces.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str

    Examples
    --------
    >>> fold("Ségou,  MÉNAKA")
    'segou, menaka'
    """
    if text.isascii():  # nothing to take apart, and most of a million rows are
        return " ".join(text.casefold().split())
    apart = unicodedata.normalize("NFKD", text)
    return " ".join(_combining().sub("", apart).casefold().split())


@cache
def _combining() -> re.Pattern[str]:
    """Match what combines with the letter before it: an expression is quicker than a loop."""
    marks = [
        letter for letter in map(chr, range(sys.maxunicode + 1)) if unicodedata.combining(letter)
    ]
    return re.compile(f"[{''.join(marks)}]+")


def search_text(table: pd.DataFrame, columns: list[str]) -> list[str]:
    """Join some columns of each row into the folded text that a search looks through.

    Parameters
    ----------
    table : pandas.DataFrame
        Any table.
    columns : list of str
        The columns that count; empty cells are skipped.

    Returns
    -------
    list of str
        One text per row.

    Examples
    --------
    >>> search_text(pd.DataFrame({"place": ["Ménaka"], "note": [None]}), ["place", "note"])
    ['menaka']
    """
    texts = [
        pa.array(table[column].astype("string").fillna(""), pa.large_string()) for column in columns
    ]
    joined = pc.binary_join_element_wise(*texts, pa.scalar(" ", pa.large_string()))
    plain = pc.string_is_ascii(joined)
    # Most of a million rows are plain and need no taking apart: that is done for all at once.
    lower = pc.ascii_lower(joined)
    single = pc.replace_substring_regex(lower, r"[\x09-\x0d\x1c-\x20]+", " ")
    quick = pc.ascii_trim_whitespace(single)
    return [
        short if done else fold(whole)
        for short, done, whole in zip(
            quick.to_pylist(), plain.to_pylist(), joined.to_pylist(), strict=True
        )
    ]


@dataclass(frozen=True)
class Filters:
    """A choice of records; an empty field lets everything through.

    Parameters
    ----------
    country : tuple of str
        ISO codes; applies to events and sites.
    actor, category : tuple of str
        Actor and category ids; apply to events.
    power : tuple of str
        Power ids; applies to sites.
    confidence : tuple of str
        high, medium or low; applies to events and sites.
    text : str
        Words that must all occur in a record, whatever their case and accents.
    source : str
        A source's id: only the events and sites that cite it.
    dataset : tuple of str
        Where events come from: ``curated``, or the id of an imported dataset; applies to events.

    Examples
    --------
    >>> import geodata
    >>> atlas = geodata.load()
    >>> len(Filters(country=("NER",), power=("us",), text="embassy").sites(atlas.sites))
    1
    """

    country: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    power: tuple[str, ...] = ()
    confidence: tuple[str, ...] = ()
    text: str = ""
    source: str = ""
    dataset: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))

    def events(self, table: Table) -> Table:
        """Keep the events that pass.

        Parameters
        ----------
        table : pandas.DataFrame
            Events with their ``search`` column.

        Returns
        -------
        pandas.DataFrame

        Examples
        --------
        >>> import geodata
        >>> events = geodata.load().events
        >>> Filters(category=("coup",)).events(events)["category"].unique().tolist()
        ['coup']
        """
        return table[self.passes_events(table)]

    def passes_events(self, table: pd.DataFrame) -> pd.Series[bool]:
        """Tell of each event whether it passes.

        Parameters
        ----------
        table : pandas.DataFrame
            Events with their ``search`` column.

        Returns
        -------
        pandas.Series of bool
            Indexed like the table.

        Examples
        --------
        >>> import geodata
        >>> events = geodata.load().events
        >>> passes = Filters(category=("coup",)).passes_events(events)
        >>> int(passes.sum()) == int((events["category"] == "coup").sum())
        True
        """
        keep = self._shared(table)
        if self.category:
            keep &= table["category"].isin(self.category)
        if self.dataset:
            keep &= table["dataset"].isin(self.dataset)
        if self.actor:
            wanted = set(self.actor)
            keep &= table["actors"].map(lambda actors: not wanted.isdisjoint(actors)).astype(bool)
        return keep

    def sites(self, table: Table) -> Table:
        """Keep the sites that pass.

        Parameters
        ----------
        table : pandas.DataFrame
            Sites with their ``search`` column.

        Returns
        -------
        pandas.DataFrame

        Examples
        --------
        >>> import geodata
        >>> sites = geodata.load().sites
        >>> Filters(country=("GHA",)).sites(sites)["power"].unique().tolist()
        ['us']
        """
        keep = self._shared(table)
        if self.power:
            keep &= table["power"].isin(self.power)
        return table[keep]

    def _shared(self, table: pd.DataFrame) -> pd.Series[bool]:
        """Test what events and sites have in common."""
        keep = pd.Series(data=True, index=table.index)
        if self.country:
            keep &= table["country"].isin(self.country)
        if self.confidence:
            keep &= table["confidence"].isin(self.confidence)
        for word in fold(self.text).split():
            keep &= table["search"].str.contains(word, regex=False)
        if self.source:
            cites = [self.source in sources for sources in table["sources"]]
            keep &= pd.Series(cites, index=table.index, dtype=bool)
        return keep
