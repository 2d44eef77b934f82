"""Whether the seeds make sense: every rule, and every fault with its table, row and remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.checks import (
    constraints,
    counts,
    days,
    identity,
    links,
    places,
    stages,
    stops,
    wording,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import geopandas as gpd

    from geodata.faults import Fault
    from geodata.seeds import Seeds

RULES: tuple[Callable[[Seeds], Iterator[Fault]], ...] = (
    constraints.cells,
    constraints.keys,
    constraints.vocabularies,
    links.targets,
    links.unused_sources,
    identity.ids,
    identity.counted_sites,
    wording.plain,
    counts.ranges,
    days.axis,
    days.precision,
    days.horizon,
    days.order,
    days.ends,
    stages.sequence,
    stages.points,
    stops.sequence,
    stops.records,
    stops.selected,
)
"""The rules that need nothing but the tables; `places.inside` needs outlines too."""


def check(seeds: Seeds, countries: gpd.GeoDataFrame) -> list[Fault]:
    """Hold the seeds against every rule.

    Parameters
    ----------
    seeds
        What `geodata.seeds.read` returned; reading has already settled the types.
    countries
        Outlines in EPSG:4326, indexed by ISO 3166-1 alpha-3 code.

    Returns
    -------
    list of Fault
        All that is wrong, rule by rule and row by row; empty when nothing is.

    Examples
    --------
    >>> from geodata import boundaries, seeds
    >>> check(seeds.read(), boundaries.countries())
    []
    """
    faults = [fault for rule in RULES for fault in rule(seeds)]
    return [*faults, *places.inside(seeds, countries)]
