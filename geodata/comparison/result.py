"""The comparison of two days: its tables, and how they are put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from geodata import dates, events
from geodata.comparison import ground, hands, words

if TYPE_CHECKING:
    import datetime as dt

    import geopandas as gpd

    from geodata.atlas import Atlas
    from geodata.filters import Filters
    from geodata.snapshot import Snapshot

FIGURE = ("low", "best", "high", "date", "date_precision", "sources")
"""What is kept of a head count, for each of the two days."""


@dataclass(frozen=True)
class Comparison:
    """What differs between two days.

    Parameters
    ----------
    day_a, day_b : datetime.date
        The earlier and the later day.
    swapped : bool
        Whether the days were given the other way round.
    a, b : Snapshot
        What was true on each.
    filters : Filters
        What the reader chose: applied to sites and events; by country and power to strength; by
        country to the area and its regions.
    area : pandas.DataFrame
        Per ``country`` and ``stage``, and ``total`` for any stage: ``km2_a``, ``km2_b``,
        ``gained``, ``lost`` and ``change``, all in km². Ground that passes from one stage to
        another is neither gained nor lost in the total. Pieces under `ground.SLIVER` are left out
        of gained and lost, so that these can differ from ``change`` by up to 200 km² or so.
    regions : pandas.DataFrame
        First-level regions that the area, of any stage, is in on one day only, indexed by id:
        ``country``, ``name``, ``change`` (entered or left) and on either day the km² and the
        share of the region. It is in a region when it covers `ground.ENTERED_KM2` or
        `ground.ENTERED_SHARE` of it.
    geometry : geopandas.GeoDataFrame
        EPSG:4326, the polygons gained and lost in the total: ``change``, ``country``, ``km2``.
    zones : geopandas.GeoDataFrame
        The localities that hold on one of the days only, with ``change`` (began or ended) and
        ``place_stays`` (whether the place is in some stage on both).
    sites : geopandas.GeoDataFrame
        The sites that changed, rows of ``atlas.sites`` with ``state_a``, ``state_b``,
        ``successor`` and ``change``: *opened*; *closed*; *handed_over* to someone named;
        *replaced* by another force of the same power, whose site, if known, is the ``successor``
        and is not listed as opened; *uncertain*, held and then no longer attested; *confirmed*,
        uncertain and then held; *lapsed*, unattested for two years; *between*, shown on some day
        in between but on neither of the two.
    strength : pandas.DataFrame
        Per ``power`` and ``country``: id, figures, date and sources of the head count that speaks
        for either day, in columns that end in ``_a`` and ``_b``; ``change_low`` and
        ``change_high``, what the change can be at least and at most, missing where a figure is;
        and ``newer``, whether the two days have different figures at all.
    events : pandas.DataFrame
        Per ``country`` and ``category``, from the day after `day_a` to `day_b`: ``events``,
        ``possible`` (how many of them may fall outside), ``deaths_low``, ``deaths_best``,
        ``deaths_high`` and ``unknown`` (how many have no figure of deaths).
    happened : geopandas.GeoDataFrame
        Those events one by one, with ``certain``.

    Examples
    --------
    >>> import geodata
    >>> compared = geodata.load().compare("2022-01-01", "2023-01-01")
    >>> compared.sites.loc["france-mli-gao", "change"]
    'handed_over'
    """

    day_a: dt.date
    day_b: dt.date
    swapped: bool
    a: Snapshot
    b: Snapshot
    filters: Filters
    area: pd.DataFrame
    regions: pd.DataFrame
    geometry: gpd.GeoDataFrame
    zones: gpd.GeoDataFrame
    sites: gpd.GeoDataFrame
    strength: pd.DataFrame
    events: pd.DataFrame
    happened: gpd.GeoDataFrame

    def sentences(self) -> list[str]:
        """Tell every change in a plain sentence, the weightiest first.

        Returns
        -------
        list of str

        Examples
        --------
        >>> import geodata
        >>> geodata.load().compare("2024-09-16", "2024-09-16").sentences()
        []
        """
        return self.table()["sentence"].tolist()

    def table(self) -> pd.DataFrame:
        """List every change in a row, the weightiest first.

        Returns
        -------
        pandas.DataFrame
            ``kind`` (area, stage, region, site, strength or events), ``country``, ``subject``,
            ``before``, ``after``, ``change``, ``unit``, ``sentence``, and the ids of the
            ``records`` and ``sources`` that it stems from, joined by ``;``.

        Examples
        --------
        >>> import geodata
        >>> table = geodata.load().compare("2024-07-01", "2024-09-16").table()
        >>> table.loc[table["records"] == "us-ner-agadez-ab201", "change"].tolist()
        ['handed_over']
        """
        return words.table(self)


def compare(
    atlas: Atlas, day_a: dt.date | str, day_b: dt.date | str, filters: Filters
) -> Comparison:
    """Compare two days; `Atlas.compare` says what the parameters mean.

    Examples
    --------
    >>> import geodata
    >>> compare(geodata.load(), "2023-01-01", "2022-01-01", geodata.Filters()).swapped
    True
    """
    one, two = dates.day(day_a), dates.day(day_b)
    first, last = sorted((one, two))
    a, b = (atlas.at(day, filters=filters) for day in (first, last))
    happened = _happened(atlas, first, last, filters)
    land = ground.compare(a, b)
    return Comparison(
        day_a=first,
        day_b=last,
        swapped=one > two,
        a=a,
        b=b,
        filters=filters,
        area=land.area,
        regions=land.regions,
        geometry=land.geometry,
        zones=land.zones,
        sites=hands.compare(atlas, first, last, filters),
        strength=_strength(a, b),
        events=_counted(happened),
        happened=happened,
    )


def _happened(atlas: Atlas, day_a: dt.date, day_b: dt.date, filters: Filters) -> gpd.GeoDataFrame:
    """Pick the events after the one day, up to and with the other."""
    days = (day_b - day_a).days
    # no day lies between a day and itself
    own = atlas.events if days else atlas.events.iloc[:0]
    return filters.events(events.in_window(own, dates.window(day_b, days or 1)))


def _counted(happened: gpd.GeoDataFrame) -> pd.DataFrame:
    """Count events and deaths by country and category."""
    rows = []
    # without its points a table is grouped in half the time
    bare = pd.DataFrame(happened.drop(columns="geometry"))
    for (country, category), own in bare.groupby(["country", "category"]):
        deaths = events.deaths(own)
        doubtful = int((~own["certain"]).sum())
        toll = (deaths.low, deaths.best, deaths.high, deaths.unknown)
        rows.append((country, category, len(own), doubtful, *toll))
    figures = ["events", "possible", "deaths_low", "deaths_best", "deaths_high", "unknown"]
    return pd.DataFrame(rows, columns=["country", "category", *figures])


def _strength(a: Snapshot, b: Snapshot) -> pd.DataFrame:
    """Put the head counts of both days side by side."""
    key = ["power", "country"]
    one, two = (
        day.strength.rename_axis("id").reset_index()[["id", *key, *FIGURE]] for day in (a, b)
    )
    both = one.merge(two, on=key, how="outer", suffixes=("_a", "_b"))
    # a figure that speaks for both days says nothing of what happened between them
    both["newer"] = both["id_a"].fillna("") != both["id_b"].fillna("")
    for limit, after, before in (("low", "low_b", "high_a"), ("high", "high_b", "low_a")):
        change = both[after].astype("Int64") - both[before].astype("Int64")
        both[f"change_{limit}"] = change.where(both["newer"])
    return both
