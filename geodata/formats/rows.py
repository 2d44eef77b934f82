"""Judging drafts: each row becomes an event, or is told why it does not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import pandas as pd
import pyarrow.compute as pc

from geodata.formats import cells
from geodata.formats.countries import (
    AT_SEA_KM,
    TOLERANCE_KM,
    codes,
    holders,
    kilometres_outside,
    on_the_map,
)
from geodata.formats.days import Days
from geodata.formats.layouts import PASSED, UNKNOWN, Layout
from geodata.formats.names import Names

if TYPE_CHECKING:
    import datetime as dt

    from numpy.typing import NDArray

PRECISIONS: Final = ("day", "week", "month", "year")
MOST_DEATHS: Final = 1_000_000
FAULT: Final = ("row", "what", "field", "value", "reason", "remedy")
SHOWN: Final = 80
PLAUSIBLE: Final = 100.0
"""Kilometres: coordinates that lie this near to the named country when they change places have."""


class Judged(NamedTuple):
    """What became of some rows.

    Parameters
    ----------
    events
        Columns of the events table without ``id``, ``sources`` and ``dataset``, and ``row``,
        ``own`` (the file's own id) and ``content`` (a number that rows of one content share).
    outside, passed
        How many lie outside the map, and how many are of kinds that are not asked for.
    """

    events: pd.DataFrame
    outside: int
    passed: int


@dataclass
class Judge:
    """Judges the rows of one file, block by block.

    Parameters
    ----------
    layout
        Its layout.
    today
        The last day that anything can have happened on.
    wider
        Whether rows in countries around those of the map are kept.
    length
        Characters of a cell that are kept.
    faults
        One table per kind of fault, filled on the way.
    rejected
        How many rows had a fault.
    names
        The actors' names, counted on the way.
    nearest
        Types that were counted as the nearest category: (type, category) to rows.
    """

    layout: Layout
    today: dt.date
    wider: bool = False
    length: int = 4_000
    faults: list[pd.DataFrame] = field(default_factory=list)
    rejected: int = 0
    names: Names = field(default_factory=Names)
    nearest: dict[tuple[str, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.days = Days(self.layout.dayfirst, self.today)

    def judge(self, draft: pd.DataFrame, numbers: NDArray[np.int64]) -> Judged:
        """Judge some rows.

        Parameters
        ----------
        draft
            As `layouts.ROLES` says.
        numbers
            The row of each in the file.

        Returns
        -------
        Judged
        """
        passed = (draft["category"] == PASSED).to_numpy(dtype=bool)
        draft, numbers = draft[~passed], numbers[~passed]
        bad = _Bad(draft, numbers, self.layout.fields)
        when = self._dates(draft, bad)
        lat, lon = self._coordinates(draft, bad)
        deaths = self._deaths(draft, bad)
        where = _terms(draft["geo_precision"], "town")
        bad.add(where == UNKNOWN, "geo_precision", "is not a known precision", "correct the code")
        kind = draft["category"]
        remedy = "map the type to one of our categories"
        bad.add(
            (kind == "").to_numpy(dtype=bool),
            "category",
            "is not a known type",
            remedy,
            draft["type"],
        )
        country, outside = self._countries(draft, bad, lat, lon, where)
        self.faults.extend(bad.tables)
        self.rejected += int(bad.rows.sum())
        keep = ~bad.rows & ~outside
        kept = draft[keep]
        self._count_nearest(kept)
        text = {
            name: cells.shown(kept[name], length)
            for name, length in (
                ("title", 90),
                ("summary", self.length),
                ("place", 120),
                ("reported_by", 300),
                ("named", 1_000),
            )
        }
        sure = kept["confidence"]
        events = pd.DataFrame(
            {
                **{name: values[keep] for name, values in when.items()},
                "category": kept["category"],
                "title": text["title"].where(text["title"] != "", "Event without a title"),
                "summary": text["summary"],
                "actors": self.names.map(kept["lead"], kept["associated"]),
                "country": cells.series(country[keep], kept.index),
                "place": text["place"].where(text["place"] != "", "Place without a name"),
                "lat": lat[keep],
                "lon": lon[keep],
                "geo_precision": cells.series(where[keep], kept.index),
                **{f"fatalities_{name}": values[keep] for name, values in deaths.items()},
                "confidence": sure.where(sure != "", self.layout.confidence),
                "reported_by": text["reported_by"],
                "named_actors": text["named"],
                "row": numbers[keep],
                "own": cells.shown(kept["id"], SHOWN),
                "content": _content(kept),
            },
            index=kept.index,
        )
        return Judged(events, int((outside & ~bad.rows).sum()), int(passed.sum()))

    def _dates(self, draft: pd.DataFrame, bad: _Bad) -> dict[str, NDArray[np.generic]]:
        read = self.days.column(draft["date"])
        for fault in pd.unique(read["fault"]):
            if fault:
                remedy = "write the date as YYYY-MM-DD"
                bad.add((read["fault"] == fault).to_numpy(), "date", str(fault), remedy)
        told = draft["date_precision"].to_numpy(dtype=object)
        bad.add(told == UNKNOWN, "date_precision", "is not a known precision", "correct the code")
        # Whichever is coarser: the code, or the way the date is written.
        rank = {name: place for place, name in enumerate(("", *PRECISIONS))}
        by_code = np.array([rank.get(one, 0) for one in told], dtype=np.intp)
        by_form = np.array([rank.get(one, 0) for one in read["precision"]], dtype=np.intp)
        precision = np.array(["day", *PRECISIONS], dtype=object)[np.maximum(by_code, by_form)]
        first = read["day"].to_numpy().astype("datetime64[D]")
        last = np.full(len(draft), np.datetime64("NaT", "D"))
        given = cells.filled(draft["date_end"])
        if given.any():
            ends = self.days.column(draft["date_end"][given])
            last[given] = ends["day"].to_numpy().astype("datetime64[D]")
            wrong = given.copy()
            wrong[given] = (ends["fault"] != "").to_numpy()
            bad.add(wrong, "date_end", "is not a date that can be", "write it as YYYY-MM-DD")
            bad.add(last < first, "date_end", "lies before the date", "correct one of the two")
        start, final = _begin(first, precision), _begin(last, precision)
        end = np.where(final > start, final, np.datetime64("NaT", "D"))
        return {
            "date": start.astype("datetime64[s]"),
            "date_end": end.astype("datetime64[s]"),
            "date_precision": precision,
        }

    def _coordinates(
        self, draft: pd.DataFrame, bad: _Bad
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        found = []
        for name, most in (("lat", 90), ("lon", 180)):
            values, given = cells.numbers(draft[name]), cells.filled(draft[name])
            remedy = "write decimal degrees"
            bad.add(~given, name, "is missing", remedy)
            bad.add(given & np.isnan(values), name, "is not a number", remedy)
            far = np.abs(values) > most
            bad.add(far, name, f"is not between -{most} and {most}", remedy)
            found.append(values)
        lat, lon = found
        nowhere = (lat == 0) & (lon == 0)
        bad.add(nowhere, "lat", "is the point 0, 0", "look the place up", _pair(draft))
        return lat, lon

    def _deaths(self, draft: pd.DataFrame, bad: _Bad) -> dict[str, pd.arrays.IntegerArray]:
        found, raw = {}, {}
        for name in ("low", "best", "high"):
            values, given = cells.numbers(draft[name]), cells.filled(draft[name])
            remedy = "write a whole number, or nothing"
            odd = given & (np.isnan(values) | (values != np.floor(values)))
            bad.add(odd, name, "is not a whole number", remedy)
            bad.add(values < 0, name, "is negative", remedy)
            bad.add(values > MOST_DEATHS, name, "is more than can be", remedy)
            known = given & ~odd & (values >= 0) & (values <= MOST_DEATHS)
            found[name] = pd.arrays.IntegerArray(np.where(known, values, 0).astype("int64"), ~known)
            raw[name] = np.where(known, values, np.nan)
        wrong = (raw["low"] > raw["high"]) | (raw["low"] > raw["best"])
        wrong |= raw["best"] > raw["high"]
        remedy = "put the lowest, the best and the highest figure in their columns"
        bad.add(wrong, "best", "does not lie between the lowest and the highest", remedy)
        return found

    def _countries(
        self,
        draft: pd.DataFrame,
        bad: _Bad,
        lat: NDArray[np.float64],
        lon: NDArray[np.float64],
        where: NDArray[np.object_],
    ) -> tuple[NDArray[np.object_], NDArray[np.bool_]]:
        """Hold coordinates and countries against each other."""
        fine = (np.abs(lat) <= 90) & (np.abs(lon) <= 180) & ((lat != 0) | (lon != 0))  # noqa: PLR2004 - degrees
        text_given = cells.filled(draft["country"])
        named = codes(draft["country"], self.layout.system)
        country = named.copy()
        ours = np.isin(named.astype(str), sorted(on_the_map()))
        # Those that name a country of the map are held against its outline.
        asked = np.flatnonzero(fine & ours)
        km = np.zeros(len(draft))
        km[asked] = kilometres_outside(lon[asked], lat[asked], named[asked])
        allowed = np.array([TOLERANCE_KM.get(one, 0.0) for one in where])
        away = np.flatnonzero(fine & ours & (km > allowed))
        holder = np.full(len(draft), "", dtype=object)
        unnamed = np.flatnonzero(fine & (named == ""))
        for chosen in (away, unnamed):
            holder[chosen] = holders(lon[chosen], lat[chosen])
        at_sea = np.zeros(len(draft), dtype=bool)
        at_sea[away] = (holder[away] == "") & (km[away] <= AT_SEA_KM)
        swapped, turned = np.zeros(len(draft), dtype=bool), away[~at_sea[away]]
        back = kilometres_outside(lat[turned], lon[turned], named[turned])
        swapped[turned] = back <= PLAUSIBLE
        remedy = "put latitude and longitude in each other's columns"
        bad.add(swapped, "lat", "has its two numbers the wrong way round", remedy, _pair(draft))
        lies = np.zeros(len(draft), dtype=bool)
        lies[away] = True
        lies &= ~at_sea & ~swapped
        for code in pd.unique(named[lies]):
            for held in pd.unique(holder[lies & (named == code)]):
                message = f"lies in {held} and not in {code}" if held else f"lies far from {code}"
                chosen = lies & (named == code) & (holder == held)
                remedy = "correct the coordinates or the country"
                bad.add(chosen, "lat", message, remedy, _pair(draft))
        # Those that name none are given the one they lie in.
        silent = fine & ~text_given
        country[silent] = holder[silent]
        inside = np.isin(holder.astype(str), sorted(on_the_map()))
        strange = fine & text_given & (named == "") & inside
        bad.add(
            strange,
            "country",
            "is not the country that the coordinates lie in",
            "correct the coordinates or the country",
        )
        shown = np.isin(country.astype(str), sorted(on_the_map()))
        if self.wider:
            shown |= country != ""
        return country, ~shown

    def _count_nearest(self, kept: pd.DataFrame) -> None:
        if not self.layout.nearest:
            return
        near = kept.loc[kept["type"].isin(self.layout.nearest), ["type", "category"]]
        for written, ours, count in near.value_counts().reset_index().itertuples(index=False):
            pair = (str(written), str(ours))
            self.nearest[pair] = self.nearest.get(pair, 0) + int(count)


class _Bad:
    """Faults of one block: which rows have one, and what to say of each."""

    def __init__(
        self, draft: pd.DataFrame, numbers: NDArray[np.int64], fields: dict[str, str]
    ) -> None:
        self.rows = np.zeros(len(draft), dtype=bool)
        self.tables: list[pd.DataFrame] = []
        self._draft, self._numbers, self._fields = draft, numbers, fields

    def add(
        self,
        mask: NDArray[np.bool_],
        role: str,
        reason: str,
        remedy: str,
        values: pd.Series[str] | None = None,
    ) -> None:
        """Note the rows of the mask."""
        mask = np.asarray(mask, dtype=bool)
        if not mask.any():
            return
        self.rows |= mask
        said = self._draft[role] if values is None else values
        said = said[mask].astype(object)
        self.tables.append(
            pd.DataFrame(
                {
                    "row": self._numbers[mask],
                    "what": "rejected",
                    "field": self._fields.get(role, role),
                    "value": [str(one)[:SHOWN] for one in said],
                    "reason": reason,
                    "remedy": remedy,
                }
            )
        )


def _pair(draft: pd.DataFrame) -> pd.Series[str]:
    return cells.joined(", ", draft["lat"].str.strip(), draft["lon"].str.strip())


def _terms(column: pd.Series[str], usual: str) -> NDArray[np.object_]:
    found = column.to_numpy(dtype=object)
    return np.where(found == "", usual, found)


def _begin(days: NDArray[np.datetime64], precision: NDArray[np.object_]) -> NDArray[np.datetime64]:
    """Go back to the first day of the week, month or year, where no more is known."""
    found = days.copy()
    week = precision == "week"
    since_monday = (days[week].astype("int64") + 3) % 7  # 1 January 1970 was a Thursday
    found[week] = np.where(np.isnat(days[week]), days[week], days[week] - since_monday)
    for name, unit in (("month", "datetime64[M]"), ("year", "datetime64[Y]")):
        chosen = precision == name
        found[chosen] = days[chosen].astype(unit).astype("datetime64[D]")
    return found


_TOLD: Final = (
    "date", "date_end", "type", "title", "summary", "place", "country", "lat", "lon",
    "low", "best", "high", "named", "reported_by",
)  # fmt: skip


def _content(draft: pd.DataFrame) -> NDArray[np.int64]:
    """Reduce all that a row says, save its id, to a number."""
    told = pc.binary_join_element_wise(*(cells.arrow(draft[name]) for name in _TOLD), "\x1f")
    return np.fromiter(map(hash, told.to_pylist()), np.int64, len(draft))
