"""The chain of hands at one place: who held it, one after the other, and to whom it passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyproj

if TYPE_CHECKING:
    import geopandas as gpd

    from geodata.atlas import Atlas

SAME_PLACE_KM = 12
"""Sites nearer to each other than this are at one place: a town and its airport."""

_GEOD = pyproj.Geod(ellps="WGS84")


def chain(atlas: Atlas, site: str) -> gpd.GeoDataFrame:
    """List the sites at a site's place, the site itself among them, in the order of their start.

    Parameters
    ----------
    atlas : Atlas
        The tables.
    site : str
        A site's id.

    Returns
    -------
    geopandas.GeoDataFrame
        Rows of ``atlas.sites`` in the same country whose coordinates lie within `SAME_PLACE_KM`
        of the site's (geodesic).

    Raises
    ------
    KeyError
        When there is no such site.

    Examples
    --------
    >>> import geodata
    >>> chain(geodata.load(), "russia-mli-gao-wagner")["force"].str[:18].tolist()
    ['Operation Serval, ', 'Wagner Group', 'Africa Corps']
    """
    here = atlas.sites.loc[site]
    others = atlas.sites[atlas.sites["country"] == here["country"]]
    metres = _GEOD.inv(
        [here["lon"]] * len(others),
        [here["lat"]] * len(others),
        others["lon"].to_numpy(),
        others["lat"].to_numpy(),
    )[2]
    return others[metres <= SAME_PLACE_KM * 1000].sort_values(["start", "end"], kind="stable")
