"""Tables of any other layout: a mapping of their columns, guessed first and then corrected."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from geodata import seeds
from geodata.faults import DataError, Fault
from geodata.filters import fold
from geodata.formats import acled, cells
from geodata.formats.days import guess_dayfirst
from geodata.formats.layouts import UNKNOWN, Columns, Layout, drafted
from geodata.formats.tables import rows
from geodata.formats.textfile import TEXT
from geodata.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROLES: Final = tuple(row["role"] for row in rows("columns"))
"""What a column of a table can be."""
NEEDED: Final = ("date", "lat", "lon")
PRECISIONS: Final = ("site", "town", "region", "country")
CONFIDENCE: Final = ("high", "medium", "low")
WHEN: Final = ("day", "week", "month", "year")
LONGEST: Final = 200_000
"""Characters of a mapping's file."""


@dataclass(frozen=True)
class ColumnMap:
    """What the columns of a table are, and what to assume where they say nothing.

    Parameters
    ----------
    columns
        Role to column; ``date``, ``lat`` and ``lon`` are needed. The roles are those of the table
        ``columns.csv``.
    categories
        A value of the category's column to one of our categories. Our own ids and labels and the
        types of ACLED are known without it.
    category
        Of rows whose type is not known, or that have none. Without one they are rejected.
    geo_precision
        Of rows that do not say how exactly their place is known.
    confidence
        The same for how well they are supported.
    dayfirst
        Whether 03/04/2020 is in April; None when the dates tell, or it does not matter.

    Examples
    --------
    >>> ColumnMap.guess(["Date", "Latitude", "Longitude", "Lieu"]).columns["place"]
    'Lieu'
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    categories: Mapping[str, str] = field(default_factory=dict)
    category: str | None = None
    geo_precision: str = "town"
    confidence: str = "low"
    dayfirst: bool | None = None

    @classmethod
    def guess(
        cls, columns: Sequence[str], tags: Sequence[str] = (), sample: pd.DataFrame | None = None
    ) -> ColumnMap:
        """Guess from the names of the columns, and from their HXL tags where there are any.

        Parameters
        ----------
        columns
            The table's columns.
        tags
            The HXL tag of each, in the same order; may be empty.
        sample
            Some rows, which may show whether the day or the month comes first.

        Returns
        -------
        ColumnMap
        """
        found: dict[str, str] = {}
        named = {_plain(column): column for column in reversed(columns)}
        tagged = {tag.strip().lower(): column for column, tag in zip(columns, tags, strict=False)}
        for row in rows("columns"):
            offers = [tagged.get(tag) for tag in row["tags"].split(";") if tag]
            offers += [named.get(name) for name in row["names"].split(";")]
            free = [one for one in offers if one is not None and one not in found.values()]
            if free:
                found[row["role"]] = free[0]
        dayfirst = None
        if sample is not None and found.get("date") in sample:
            dayfirst = guess_dayfirst(sample[found["date"]].astype(str))
        return cls(found, dayfirst=dayfirst)

    @classmethod
    def from_json(cls, text: str, name: str = "mapping") -> ColumnMap:
        """Read a mapping from JSON; see `to_json`.

        Raises
        ------
        geodata.faults.DataError
            When it is not such a mapping.

        Examples
        --------
        >>> ColumnMap.from_json('{"columns": {"date": "when"}}').columns
        {'date': 'when'}
        """
        remedy = "write what docs/importing.md shows"
        try:
            given = json.loads(text[:LONGEST])
        except (json.JSONDecodeError, RecursionError):
            raise DataError([Fault(name, None, None, "is not JSON", remedy)]) from None
        if not isinstance(given, dict) or set(given) - set(cls.__dataclass_fields__):
            raise DataError([Fault(name, None, None, "is not a mapping of columns", remedy)])
        found = cls(**given)
        faults = found.faults(None, name)
        if faults:
            raise DataError(faults)
        return found

    def to_json(self) -> str:
        """Write the mapping, to be given to the next file of its kind."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    def faults(self, columns: Sequence[str] | None, name: str = "mapping") -> list[Fault]:
        """Say what is wrong with the mapping.

        Parameters
        ----------
        columns
            The columns that the table has; None when it is not at hand.
        name
            What to call the mapping or the table.

        Returns
        -------
        list of Fault
            None when it can be used.
        """
        return [Fault(name, None, *one) for one in self._wrong(columns)]

    def _wrong(self, columns: Sequence[str] | None) -> Iterator[tuple[str, str, str]]:
        """Tell key, message and remedy of each fault."""
        for key in ("columns", "categories"):
            if not _is_table(getattr(self, key)):
                yield key, "is not a table of text to text", 'write {"date": "name of a column"}'
                return
        for role, column in self.columns.items():
            if role not in ROLES:
                yield role, "is not a role of a column", f"use {', '.join(ROLES)}"
            elif columns is not None and column not in columns:
                yield role, f"{column!r} is not a column", "choose one of the table's columns"
        for role in NEEDED if columns is not None else ():
            if role not in self.columns:
                remedy = "choose the column that holds it"
                if role == "date":
                    remedy += "; a layer without dates is for the page Import data"
                yield role, "no column is chosen for it", remedy
        yield from self._unknown_terms()

    def _unknown_terms(self) -> Iterator[tuple[str, str, str]]:
        for key, allowed in (("geo_precision", PRECISIONS), ("confidence", CONFIDENCE)):
            if getattr(self, key) not in allowed:
                yield key, "is not one of ours", f"use one of {', '.join(allowed)}"
        if self.dayfirst is not None and not isinstance(self.dayfirst, bool):
            yield "dayfirst", "is neither true, false nor null", "leave it out"
        known = sorted(set(_categories().values()))
        for ours in (*self.categories.values(), *([self.category] if self.category else [])):
            if ours not in known:
                yield "category", f"{ours!r} is not a category", f"use {', '.join(known)}"

    def layout(self, columns: Sequence[str], key: str = "table") -> Layout:
        """Make a layout of the mapping.

        Parameters
        ----------
        columns
            The table's columns.
        key
            ``table`` or ``layer``.

        Returns
        -------
        Layout

        Raises
        ------
        geodata.faults.DataError
            When a needed column is missing or a chosen one is not there.
        """
        faults = self.faults(columns)
        if faults:
            raise DataError(faults)
        own = {role: column for role, column in self.columns.items() if column}
        rules = "as they are written" if self.dayfirst is None else "as the mapping says"
        return Layout(
            key,
            "table with a mapping" if key == "table" else "layer of places with dates",
            list(dict.fromkeys(own.values())),
            lambda frame: self._draft(Columns(frame, own)),
            {
                **own,
                "low": own.get("deaths_low", "deaths_low"),
                "best": own.get("deaths", "deaths"),
                "high": own.get("deaths_high", "deaths_high"),
            },
            confidence=self.confidence,
            dayfirst=self.dayfirst,
            notes=(
                (
                    f"Dates are read {rules}; a place is taken to be known to the "
                    f"{self.geo_precision} where no column says more."
                ),
            ),
        )

    def with_columns(self, **columns: str) -> ColumnMap:
        """Return the mapping with some columns chosen otherwise; empty text leaves a role out."""
        both = {**self.columns, **columns}
        return replace(self, columns={role: column for role, column in both.items() if column})

    def _draft(self, column: Columns) -> pd.DataFrame:
        index = column.frame.index
        given = column("category").str.strip()
        own = {fold(value): ours for value, ours in self.categories.items()}
        codes, written = pd.factorize(given)
        table = {**_categories(), **own}
        ours = [table.get(fold(str(one)), self.category or "") for one in written]
        category = pd.Series(
            pd.array(np.array([*ours, ""], dtype=object)[codes], dtype=TEXT), index=index
        )
        place, title = column("place"), column("title")
        title = title.where(title.str.strip() != "", cells.joined(" at ", given, place))
        terms = {one: one for one in (*PRECISIONS, *WHEN, *CONFIDENCE)}
        lead = cells.joined("; ", _listed(column("actors")), _listed(column("actors_other")))
        where = cells.looked_up(column("geo_precision").str.lower(), terms, UNKNOWN)
        sure = cells.looked_up(column("confidence").str.lower(), terms, "")
        return drafted(
            index,
            id=column("id"),
            date=column("date"),
            date_end=column("date_end"),
            date_precision=cells.looked_up(column("date_precision").str.lower(), terms, UNKNOWN),
            type=given,
            category=category,
            title=title.str.slice(0, 90),
            summary=column("summary"),
            place=place,
            country=column("country"),
            lat=column("lat"),
            lon=column("lon"),
            geo_precision=where.where(where != "", self.geo_precision),
            low=column("deaths_low"),
            best=column("deaths"),
            high=column("deaths_high"),
            reported_by=column("source"),
            confidence=sure,
            lead=lead,
            named=lead,
        )


def known_type(text: str) -> bool:
    """Tell whether a type is known without a mapping.

    Examples
    --------
    >>> known_type("Armed clash"), known_type("Combat"), known_type("embuscade")
    (True, True, False)
    """
    return fold(text) in _categories()


def _is_table(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(one, str) for pair in value.items() for one in pair
    )


def _listed(names: pd.Series[str]) -> pd.Series[str]:
    """Take a comma between names for a semicolon."""
    return names.str.replace(", ", "; ", regex=False)


def _plain(name: str) -> str:
    """Write a column's name as the table of names has it."""
    words = "".join(letter if letter.isalnum() else " " for letter in fold(name))
    return "_".join(words.split())


@cache
def _categories() -> dict[str, str]:
    """Collect what is known without a mapping: our ids and labels, and the types of ACLED."""
    found: dict[str, str] = {}
    for row in rows("acled"):
        found[fold(row["event_type"])] = acled.category(row["event_type"], "")
        if row["sub_event_type"]:
            found[fold(row["sub_event_type"])] = row["category"]
    for ours, labels in _labels().items():
        for label in (ours, *labels):
            found[fold(label)] = ours
    return found


def _labels() -> dict[str, tuple[str, ...]]:
    words = Vocabulary(seeds.read().terms)
    both = [words.labels("category", lang) for lang in ("en", "fr")]
    return {code: tuple(one[code] for one in both) for code in both[0]}
