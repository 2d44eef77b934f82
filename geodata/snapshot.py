"""A day as the atlas knows it: who is where, what area, what happened just before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from geodata import area, dates, events, headline, presence, summary

if TYPE_CHECKING:
    import datetime as dt

    import geopandas as gpd

    from geodata.atlas import Atlas
    from geodata.filters import Filters

COUNT = ["low", "best", "high", "date", "date_precision", "age_days"]
"""What is kept of a head count."""


@dataclass(frozen=True)
class Snapshot:
    """Everything that was true on one day.

    Parameters
    ----------
    day : datetime.date
        The day.
    window : Period
        The days, ending on `day`, from which `events` are taken.
    filters : Filters
        What the reader chose; applied to `sites` and `events`, by country and power to
        `strength`, and by country to the area.
    countries : geopandas.GeoDataFrame
        The countries, EPSG:4326.
    area : geopandas.GeoDataFrame
        The parts of the area of activity on the day, EPSG:4326.
    area_km2 : pandas.DataFrame
        Their size in km², indexed by country: ``stronghold``, ``activity``, ``expansion`` and
        ``total``.
    sites : geopandas.GeoDataFrame
        The sites held or possibly held on the day, with ``state``, ``reason`` and the latest head
        count of the site in columns that begin with ``strength_``.
    strength : pandas.DataFrame
        The latest head count of each power in each country, or in the whole region (``SAHEL``).
    events : geopandas.GeoDataFrame
        The events in the window, with ``certain``.
    lapsed : int
        How many sites have a lapsed state on the day, shown or not.
    atlas : Atlas
        Where it all comes from.
    hidden : frozenset of str
        What a reader has switched off since: ids of powers, stages and groups of events, and
        ``rough`` for all that is not certain. Of these nothing is told, not even that it is absent.

    Examples
    --------
    >>> import geodata
    >>> snapshot = geodata.load().at("2024-09-16")
    >>> snapshot.sites.query("power == 'us' and country == 'NER'").index.tolist()
    ['us-ner-niamey-embassy']
    """

    day: dt.date
    window: dates.Period
    filters: Filters
    countries: gpd.GeoDataFrame
    area: gpd.GeoDataFrame
    area_km2: pd.DataFrame
    sites: gpd.GeoDataFrame
    strength: pd.DataFrame
    events: gpd.GeoDataFrame
    lapsed: int
    atlas: Atlas
    hidden: frozenset[str] = frozenset()

    @property
    def deaths(self) -> events.Deaths:
        """Deaths reported in the events of the window.

        Examples
        --------
        >>> import geodata
        >>> str(geodata.load().at("2021-06-06", window=3).deaths)
        '132 to 160'
        """
        return events.deaths(self.events)

    def summary(self) -> list[str]:
        """Tell the day in plain sentences.

        Returns
        -------
        list of str
            Who is where, how many, the area in km², the events and deaths of the window, and
            what is not known.

        Examples
        --------
        >>> import geodata
        >>> told = geodata.load().at("2024-09-16").summary()
        >>> [sentence for sentence in told if sentence.startswith("No French")]
        ['No French military site is recorded in Mali, Burkina Faso, Niger or Benin.']
        """
        return summary.sentences(self)

    def headline(self) -> list[tuple[str, str]]:
        """Tell the day in a line per power and one for the area; see `headline.lines`.

        Examples
        --------
        >>> import geodata
        >>> [subject for subject, _ in geodata.load().at("2024-09-16").headline()]
        ['France', 'United States', 'Russia', 'JNIM']
        """
        return headline.lines(self)

    def figures(self) -> dict[str, Any]:
        """Give the day in figures.

        Returns
        -------
        dict
            ``powers``: per power its ``label`` and the sites ``held`` and ``uncertain``;
            ``strength``: the rows of `strength`; ``area_km2``: km² per stage and ``total``;
            ``events``, ``possible_events`` (those that may fall outside the window),
            ``deaths_low``, ``deaths_best``, ``deaths_high``, ``deaths_unknown``.

        Examples
        --------
        >>> import geodata
        >>> figures = geodata.load().at("2021-06-06", window=3).figures()
        >>> figures["deaths_low"], figures["deaths_high"]
        (132, 160)
        """
        return summary.figures(self)


def take(
    atlas: Atlas, day: dt.date, window: dates.Window, filters: Filters, *, lapsed: bool
) -> Snapshot:
    """Take the snapshot of a day; `Atlas.at` says what the parameters mean.

    Examples
    --------
    >>> import datetime, geodata
    >>> day, filters = datetime.date(2013, 1, 30), geodata.Filters()
    >>> take(geodata.load(), day, 7, filters, lapsed=False).day
    datetime.date(2013, 1, 30)
    """
    days = dates.window(day, window)
    states = presence.states_at(atlas.site_states, day)
    counts = presence.strength_at(atlas.strength, day)
    possible = filters.sites(_with_counts(atlas.sites.join(states, how="inner"), counts))
    old = possible["state"] == "lapsed"
    return Snapshot(
        day=day,
        window=days,
        filters=filters,
        countries=atlas.countries,
        area=_in(area.at(atlas.area, day), filters.country),
        area_km2=_km2_in(area.km2(atlas.area, day), filters.country),
        sites=possible if lapsed else possible[~old],
        strength=_national(atlas, day, counts, filters),
        events=filters.events(events.in_window(atlas.events, days)),
        lapsed=int(old.sum()),
        atlas=atlas,
    )


def _in(parts: gpd.GeoDataFrame, countries: tuple[str, ...]) -> gpd.GeoDataFrame:
    """Keep the parts in some countries; none named keeps all."""
    return parts[parts["country"].isin(countries)] if countries else parts


def _km2_in(table: pd.DataFrame, countries: tuple[str, ...]) -> pd.DataFrame:
    """Keep the rows of some countries; none named keeps all."""
    return table[table.index.isin(countries)] if countries else table


def _with_counts(sites: gpd.GeoDataFrame, counts: pd.DataFrame) -> gpd.GeoDataFrame:
    """Add each site's latest head count."""
    own = counts[counts["site"].notna()].set_index("site")[COUNT]
    return sites.join(own.add_prefix("strength_"))


def _national(atlas: Atlas, day: dt.date, counts: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """Keep the head counts of whole countries that still say something about the day.

    Without a site in the country, a count from before the last site's end is out of date. A joint
    count of several powers cannot be aged by any one's sites: it speaks for the time it names.
    """
    whole = counts[counts["site"].isna()].drop(columns="site")
    for field in ("country", "power"):
        chosen = getattr(filters, field)
        if chosen:
            whole = whole[whole[field].isin(chosen)]
    fresh = [_speaks(atlas, day, count) for count in whole.itertuples()]
    return whole[pd.Series(fresh, index=whole.index, dtype=bool)]


def _speaks(atlas: Atlas, day: dt.date, count: Any) -> bool:
    """Tell whether a country's head count is not out of date."""
    if atlas.vocabulary.group("power", count.power) == "joint":
        return day in dates.period(count.date, count.date_precision)
    stamp = pd.Timestamp(day)
    held = atlas.tenures.get((count.power, count.country), ())
    last_end = max((end for start, end in held if start <= stamp), default=count.date)
    return bool(last_end > stamp or count.date >= last_end)
