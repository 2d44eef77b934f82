"""The atlas: the checked tables, joined, and the questions that can be asked of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

import geopandas as gpd
import pandas as pd

from geodata import (
    area,
    boundaries,
    comparison,
    dates,
    events,
    nearness,
    presence,
    seeds,
    snapshot,
)
from geodata.filters import Filters

if TYPE_CHECKING:
    import datetime as dt

    from geodata.vocabulary import Vocabulary

CRS = "EPSG:4326"
RECORDS = ("events", "sites", "strength", "zones", "sources")
"""The tables whose rows have an id that is unique over all of them."""

EVERYTHING = Filters()


@dataclass(frozen=True, eq=False)
class Atlas:
    """All that is known, ready to be asked.

    Parameters
    ----------
    countries, regions : geopandas.GeoDataFrame
        Boundaries, EPSG:4326, indexed by id.
    events, sites, zones : geopandas.GeoDataFrame
        Points, EPSG:4326, indexed by id. Events have ``start`` and ``end``, the interval in which
        they fall, and ``dataset``, where they come from; events and sites have ``search``, the
        folded text that filters look through.
    strength, sources, coverage : pandas.DataFrame
        Head counts and sources, indexed by id; how far each table was researched, per country.
    site_states : pandas.DataFrame
        The spells of every site, as `presence.site_states` gives them.
    vocabulary : Vocabulary
        Labels and descriptions of all codes.
    as_of, opening_day, axis_start : datetime.date
        The last day the data speaks for, the day a map opens on, and where its time axis begins.
    version : str
        The data's version.
    seeds : geodata.seeds.Seeds
        The tables as read.
    drawn : geopandas.GeoDataFrame, optional
        The area, for who has it at hand; without it, it is looked up or computed when asked for.

    Examples
    --------
    >>> import geodata
    >>> atlas = geodata.load()
    >>> atlas.opening_day
    datetime.date(2024, 9, 16)
    """

    countries: gpd.GeoDataFrame
    events: gpd.GeoDataFrame
    sites: gpd.GeoDataFrame
    strength: pd.DataFrame
    zones: gpd.GeoDataFrame
    sources: pd.DataFrame
    coverage: pd.DataFrame
    site_states: pd.DataFrame
    vocabulary: Vocabulary
    as_of: dt.date
    opening_day: dt.date
    axis_start: dt.date
    version: str
    seeds: seeds.Seeds
    drawn: gpd.GeoDataFrame | None = None

    @cached_property
    def last_day(self) -> dt.date:
        """The last day of a time axis: `as_of`, or the newest event's where that is later.

        Examples
        --------
        >>> import geodata
        >>> geodata.load().last_day
        datetime.date(2026, 7, 4)
        """
        newest = self.events["start"].max()
        return self.as_of if pd.isna(newest) else max(self.as_of, newest.date())

    @cached_property
    def regions(self) -> gpd.GeoDataFrame:
        """First-level regions of the countries in scope, EPSG:4326, indexed by id.

        Examples
        --------
        >>> import geodata
        >>> "country" in geodata.load().regions.columns
        True
        """
        return boundaries.regions()

    @cached_property
    def area(self) -> gpd.GeoDataFrame:
        """JNIM's area of reported activity: every part with its stage and its days, EPSG:4326.

        Examples
        --------
        >>> import geodata
        >>> sorted(set(geodata.load().area["stage"]))
        ['activity', 'expansion', 'stronghold']
        """
        return area.load(self.seeds, self.countries) if self.drawn is None else self.drawn

    def at(
        self,
        day: dt.date | str,
        window: dates.Window = 7,
        filters: Filters = EVERYTHING,
        *,
        lapsed: bool = False,
    ) -> snapshot.Snapshot:
        """Return everything that was true on a day.

        Parameters
        ----------
        day : datetime.date or str
            The day; text as YYYY-MM-DD.
        window : int, None or "rest"
            How many days, ending on `day`, events are taken from; None for all up to it, "rest" for
            all from it on.
        filters : Filters
            Which records to keep.
        lapsed : bool
            Whether to keep sites of which nothing has been heard for two years.

        Returns
        -------
        Snapshot

        Raises
        ------
        ValueError
            When `day` is not a day, or the window is shorter than one.

        Examples
        --------
        >>> import geodata
        >>> snapshot = geodata.load().at("2022-08-14")
        >>> snapshot.sites.loc["france-mli-gao", "state"]
        'held'
        """
        return snapshot.take(self, dates.day(day), window, filters, lapsed=lapsed)

    def with_events(self, rows: pd.DataFrame, cited: pd.DataFrame) -> Atlas:
        """Return an atlas that knows more events than this one, which stays as it is.

        Its time axis begins with the first of them where that is earlier.

        Parameters
        ----------
        rows : pandas.DataFrame
            Rows of the events table, as `geodata.events.prepare` takes them, with ids of their
            own.
        cited : pandas.DataFrame
            Rows of the sources table; those that are known already are passed over.

        Returns
        -------
        Atlas

        Raises
        ------
        ValueError
            When an id is taken already.

        Examples
        --------
        >>> import geodata
        >>> atlas = geodata.load()
        >>> row = atlas.seeds.events.tail(1).assign(id="mine", dataset="mine")
        >>> len(atlas.with_events(row, atlas.seeds.sources).events) - len(atlas.events)
        1
        """
        added = events.prepare(rows, self.vocabulary)
        taken = added.index[added.index.isin(self.events.index)]
        if len(taken) or not added.index.is_unique:
            named = taken[0] if len(taken) else added.index[added.index.duplicated()][0]
            raise ValueError(f"two events have the id {named!r}")
        first = added["start"].min()
        new = cited.set_index("id")
        new = new[~new.index.isin(self.sources.index)]
        columns = [*self.events.columns, *added.columns.difference(self.events.columns)]
        both = pd.concat([self.events, added.reindex(columns=columns)])
        return replace(
            self,
            events=gpd.GeoDataFrame(both, geometry="geometry", crs=CRS),
            sources=pd.concat([self.sources, new]),
            drawn=self.area,
            axis_start=self.axis_start if pd.isna(first) else min(self.axis_start, first.date()),
        )

    def compare(
        self, day_a: dt.date | str, day_b: dt.date | str, filters: Filters = EVERYTHING
    ) -> comparison.Comparison:
        """Return what differs between two days.

        Parameters
        ----------
        day_a, day_b : datetime.date or str
            The days; text as YYYY-MM-DD. Given the other way round they are put in order, and
            ``swapped`` says so.
        filters : Filters
            Which records to compare; the area only heeds the countries.

        Returns
        -------
        Comparison

        Raises
        ------
        ValueError
            When one of them is not a day.

        Examples
        --------
        >>> import geodata
        >>> compared = geodata.load().compare("2020-01-01", "2023-01-01")
        >>> compared.regions.loc["TGO-savanes", "change"]
        'entered'
        """
        return comparison.compare(self, day_a, day_b, filters)

    def record(self, identifier: str) -> pd.Series[Any]:
        """Find a record in whichever table it is.

        Parameters
        ----------
        identifier : str
            The id of an event, a site, a head count, a zone or a source.

        Returns
        -------
        pandas.Series
            The row; its ``name`` is the id.

        Raises
        ------
        KeyError
            When no table has it.

        Examples
        --------
        >>> import geodata
        >>> geodata.load().record("us-ner-agadez-ab201")["country"]
        'NER'
        """
        return cast("pd.Series[Any]", getattr(self, self.table(identifier)).loc[identifier])

    def table(self, identifier: str) -> str:
        """Name the table that holds a record.

        Raises
        ------
        KeyError
            When no table has it.

        Examples
        --------
        >>> import geodata
        >>> geodata.load().table("us-ner-agadez-ab201")
        'sites'
        """
        for name in RECORDS:
            if identifier in getattr(self, name).index:
                return name
        raise KeyError(f"no record has the id {identifier!r}: looked in {', '.join(RECORDS)}")

    def near(self, record_id: str, km: float = 50, days: int = 30) -> pd.DataFrame:
        """Find the events and sites that are close to a record in space and in time.

        Parameters
        ----------
        record_id : str
            The id of an event, a site or a zone.
        km : float
            How far away at most, in km on the ellipsoid.
        days : int
            How many days may lie between the two at most; none do when they overlap.

        Returns
        -------
        pandas.DataFrame
            Indexed by id: ``table``, ``title`` (a site's name, for sites), ``date``,
            ``distance_km`` and ``days`` (negative when it ended before the record began), nearest
            first.

        Raises
        ------
        KeyError
            When no table has the id, or the record has no place.

        Examples
        --------
        >>> import geodata
        >>> near = geodata.load().near("2021-11-13-mli-tessalit-handover", km=5)
        >>> "france-mli-tessalit" in near.index
        True
        """
        return nearness.near(self, self._places, record_id, km=km, days=days)

    def supports(self, source_id: str) -> dict[str, pd.DataFrame]:
        """Find what a source supports.

        Parameters
        ----------
        source_id : str
            The source's id.

        Returns
        -------
        dict of str to pandas.DataFrame
            Table name to the rows that cite the source: events, sites, strength and zones.

        Raises
        ------
        KeyError
            When there is no such source.

        Examples
        --------
        >>> import geodata
        >>> found = geodata.load().supports("hrw-20210609-solhan")
        >>> found["events"].index.tolist()
        ['2021-06-05-bfa-solhan']
        """
        if source_id not in self.sources.index:
            raise KeyError(f"no source has the id {source_id!r}")
        citing = {name: getattr(self, name) for name in RECORDS if name != "sources"}
        return {
            name: table[table["sources"].map(lambda cited: source_id in cited).astype(bool)]
            for name, table in citing.items()
        }

    def turning_points(self) -> gpd.GeoDataFrame:
        """Return the coups, withdrawals and formations of groups, in order.

        Examples
        --------
        >>> import geodata
        >>> points = geodata.load().turning_points()
        >>> sorted(points["category"].unique())
        ['coup', 'group_formation', 'withdrawal']
        """
        chosen = self.events[self.events["category"].isin(events.TURNING_POINTS)]
        return chosen.sort_values("start", kind="stable")

    @cached_property
    def tenures(self) -> presence.Tenures:
        """From when to when each power had a site in each country; see `presence.tenures`.

        Examples
        --------
        >>> import geodata
        >>> ("us", "TCD") in geodata.load().tenures
        True
        """
        return presence.tenures(self.site_states, self.sites)

    @cached_property
    def _places(self) -> pd.DataFrame:
        return nearness.places(self)
