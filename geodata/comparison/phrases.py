"""The turns of phrase in which a comparison tells dates, sites and head counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from geodata.summary import NOUNS, REGION, spell

if TYPE_CHECKING:
    import datetime as dt

    from geodata.atlas import Atlas

STARTS = {"not_before": " at the earliest", "not_after": " at the latest"}
"""What is added to a start, by what it is known from."""


class Names:
    """What codes are called in a sentence.

    Parameters
    ----------
    atlas : Atlas
        Whose vocabulary and countries to use.
    """

    def __init__(self, atlas: Atlas) -> None:
        self._labels = atlas.vocabulary.labels
        self._countries: dict[str, str] = {
            **atlas.countries["name"],
            **self._labels("country"),
            **REGION,
        }

    def country(self, code: str) -> str:
        """Name a country, or the whole region."""
        return self._countries[code]

    def power(self, code: str) -> str:
        """Name a power."""
        return self._labels("power")[code]

    def subject(self, code: str) -> str:
        """Name a power that begins a sentence."""
        return NOUNS.get(code, self.power(code))

    def stage(self, code: str) -> str:
        """Name a stage inside a sentence."""
        return self._labels("stage")[code].lower()

    def category(self, code: str) -> str:
        """Name a category of events."""
        return self._labels("category")[code]


def many(count: int, noun: str) -> str:
    """Count things.

    Examples
    --------
    >>> many(1, "event"), many(1200, "event")
    ('1 event', '1,200 events')
    """
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def squared(km2: float) -> str:
    """Write an area in km² to the thousand, which is as far as the outline bears.

    Examples
    --------
    >>> squared(119_600), squared(420)
    ('about 120,000 km²', 'under 1,000 km²')
    """
    thousands = round(km2 / 1000)
    return f"about {thousands:,},000 km²" if thousands else "under 1,000 km²"


def attested(day: dt.date) -> str:
    """Write the last attested day; the first of a month or year may stand for the whole of it.

    Examples
    --------
    >>> import datetime
    >>> attested(datetime.date(2024, 1, 8)), attested(datetime.date(2019, 1, 1))
    ('8 January 2024', '2019')
    """
    if day.day > 1:
        return spell(day)
    return spell(day, "month" if day.month > 1 else "year")


def count(low: int, high: int | None) -> str:
    """Write a head count.

    Parameters
    ----------
    low : int
        The lowest figure.
    high : int or None
        The highest; missing when there is no upper one.

    Examples
    --------
    >>> count(2400, 2400), count(20, 24), count(2500, None), count(0, 0)
    ('about 2,400', '20 to 24', 'at least 2,500', 'none counted')
    """
    if pd.isna(high):
        return f"at least {low:,}" if low else "none or few"
    if low == high:
        return f"about {low:,}" if low else "none counted"
    return f"{low:,} to {high:,}"


def difference(low: int | None, high: int | None) -> str:
    """Write by how much a head count changed, no more precisely than the range allows.

    Parameters
    ----------
    low, high : int or None
        What the change is at least and at most; missing when it cannot be bounded.

    Examples
    --------
    >>> difference(-2400, -2400), difference(500, 1100), difference(-100, 200)
    ('about 2,400 fewer', '500 to 1,100 more', 'between 100 fewer and 200 more')
    >>> difference(None, -300), difference(1500, None), difference(0, 0)
    ('at least 300 fewer', 'at least 1,500 more', 'no change counted')
    """
    if pd.isna(low) and pd.isna(high):
        return "the change is not known"
    if pd.isna(low) or pd.isna(high):
        bound = high if pd.isna(low) else low
        return _open(int(bound or 0), at_most=pd.isna(low))
    if low == high:
        word = "more" if low > 0 else "fewer"
        return f"about {abs(low):,} {word}" if low else "no change counted"
    if low >= 0:
        return f"{low:,} to {high:,} more"
    if high <= 0:
        return f"{-high:,} to {-low:,} fewer"
    return f"between {-low:,} fewer and {high:,} more"


def _open(bound: int, *, at_most: bool) -> str:
    """Write a change of which only one bound is known."""
    if at_most:
        return f"at least {-bound:,} fewer" if bound < 0 else f"at most {bound:,} more"
    return f"at least {bound:,} more" if bound > 0 else f"at most {-bound:,} fewer"


def fate(site: pd.Series[Any], names: Names, day_a: dt.date, day_b: dt.date) -> str:
    """Tell what became of a site.

    Parameters
    ----------
    site : pandas.Series
        A row of `Comparison.sites`.
    names : Names
        What codes are called.
    day_a, day_b : datetime.date
        The earlier and the later day.

    Returns
    -------
    str

    Examples
    --------
    >>> import geodata
    >>> atlas = geodata.load()
    >>> compared = atlas.compare("2022-01-01", "2023-01-01")
    >>> days = compared.day_a, compared.day_b
    >>> fate(compared.sites.loc["france-ben-tanguieta"], Names(atlas), *days)
    'France left Tanguiéta camp (Benin army) (Tanguiéta, Benin) in May 2022.'
    """
    place = f"{site['site']} ({site['place']}, {names.country(site['country'])})"
    power, change = names.subject(site["power"]), site["change"]
    who = f"{power} ({site['force']})"
    if change == "opened":
        doubt = f"; uncertain on {spell(day_b)}" if site["state_b"] == "uncertain" else ""
        return f"{who} is recorded at {place} {_start(site)}{doubt}."
    if change == "between":
        last = _end(site) if pd.notna(site["end"]) else _silence(site)
        return f"{who} is recorded at {place} only in between: {_start(site)}; {last}."
    if change == "confirmed":
        return f"{who} at {place}: uncertain on {spell(day_a)}, certain on {spell(day_b)}."
    if change == "uncertain":
        bound = f", ended {_ended(site)}" if pd.notna(site["end"]) else ""
        then = f"certain on {spell(day_a)}, uncertain on {spell(day_b)}"
        return f"{who} at {place}: {then} ({_silence(site)}{bound})."
    if change == "lapsed":
        return f"{who} is no longer counted at {place}: {_silence(site)}."
    if change == "replaced":
        taker = site["taken_over_by"]
        taker = "another force" if pd.isna(taker) else taker
        return f"{taker} replaced {site['force']} ({power}) at {place} {_ended(site)}."
    return f"{power} {_end(site, place)}."


def _start(site: pd.Series[Any]) -> str:
    day = spell(site["start"], site["start_precision"])
    return f"from {day}{STARTS.get(site['start_basis'], '')}"


def _ended(site: pd.Series[Any]) -> str:
    """Say when a site ended; an upper bound says that it is one."""
    day = spell(site["end"], site["end_precision"])
    if site["end_basis"] == "not_after":
        return f"by {day} at the latest"
    return f"{'on' if site['end_precision'] == 'day' else 'in'} {day}"


def _silence(site: pd.Series[Any]) -> str:
    last = site["last_attested"]
    return f"last attested {attested(site['start'] if pd.isna(last) else last)}"


def _end(site: pd.Series[Any], place: str = "it") -> str:
    """Say how a power left a place."""
    reason, taker = site[["end_reason", "taken_over_by"]].fillna("")
    seen = f"; {_silence(site)}" if site["end_basis"] == "not_after" else ""
    if reason == "attacked":
        by = f" by {taker}" if taker else ""
        return f"lost {place} to an attack{by} {_ended(site)}{seen}"
    if reason == "handover" and taker:
        return f"handed {place} over to {taker} {_ended(site)}{seen}"
    told = ", told to leave" if reason == "expelled" else ""
    heir = f"; {taker} took over" if taker and reason in ("expelled", "replaced") else ""
    return f"left {place} {_ended(site)}{told}{heir}{seen}"
