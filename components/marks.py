"""What the legend's switches leave of a snapshot, so that tables show what the map shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from geodata import Snapshot


def visible(snapshot: Snapshot, hide: Collection[str]) -> Snapshot:
    """Leave out the powers, stages and event groups that are switched off, and what is uncertain.

    Parameters
    ----------
    snapshot : Snapshot
        A day.
    hide : collection of str
        Ids of powers, stages and event groups; ``rough`` for records of low confidence, events
        that may fall outside the window and uncertain sites; others are passed over.

    Returns
    -------
    Snapshot

    Examples
    --------
    >>> import geodata
    >>> snapshot = geodata.load().at("2024-09-16")
    >>> set(visible(snapshot, {"russia", "france"}).sites["power"])
    {'us'}
    """
    if not hide:
        return snapshot
    groups = snapshot.atlas.vocabulary.groups("category")
    hidden = {category for group in hide for category in groups.get(group, ())}
    stages = [stage for stage in ("stronghold", "activity", "expansion") if stage in hide]
    sites, events = snapshot.sites, snapshot.events
    if "rough" in hide:
        sites = sites[(sites["state"] == "held") & (sites["confidence"] != "low")]
        events = events[events["certain"] & (events["confidence"] != "low")]
    area = snapshot.area_km2.copy()
    area[stages] = 0.0
    area["total"] = area[["stronghold", "activity", "expansion"]].sum(axis=1)
    return replace(
        snapshot,
        sites=sites[~sites["power"].isin(hide)],
        strength=snapshot.strength[~snapshot.strength["power"].isin(hide)],
        events=events[~events["category"].isin(hidden)],
        area=snapshot.area[~snapshot.area["stage"].isin(hide)],
        area_km2=area[area["total"] > 0],
        hidden=frozenset(hide),
    )
