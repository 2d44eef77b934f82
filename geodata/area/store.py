"""Where the computed area is kept, so that it is computed once and not at every start."""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import geopandas as gpd
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from geodata.area import history, outline

if TYPE_CHECKING:
    import datetime as dt

    import pandas as pd

    from geodata.seeds import Seeds

STORED = Path(__file__).parents[1] / "data" / "area.parquet"
"""The area of the seeds that come with the package; ``tools/build_area.py`` writes it."""

_KEY = b"digest"


def load(seeds: Seeds, countries: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """
    Return the area of the seeds' zones, from a file when there is one that fits.

    The file that comes with the package serves the seeds that come with it. For other zones or
    countries the area is computed, which takes some seconds, and kept in the user's cache
    directory (``$XDG_CACHE_HOME/sahelscope``, else ``~/.cache/sahelscope``) when that can be
    written to.

    Parameters
    ----------
    seeds
        Of which ``zones`` and ``as_of`` are used.
    countries
        EPSG:4326, indexed by the ids that the zones name.

    Returns
    -------
    geopandas.GeoDataFrame
        As `geodata.area.compute` returns it.

    Examples
    --------
    >>> from geodata import area, boundaries, seeds
    >>> parts = area.load(seeds.read(), boundaries.countries())
    >>> sorted(area.at(parts, "2024-09-16")["country"].unique())
    ['BEN', 'BFA', 'GHA', 'MLI', 'NER', 'NGA', 'TGO']
    """
    found = kept(seeds, countries)
    if found is not None:
        return found
    area = history.compute(seeds.zones, countries, seeds.as_of)
    wanted = digest(seeds.zones, countries, seeds.as_of)
    with suppress(OSError):
        save(area, wanted, _cached(wanted))
    return area


def kept(seeds: Seeds, countries: gpd.GeoDataFrame) -> gpd.GeoDataFrame | None:
    """
    Return the area of the seeds' zones when it has been computed before.

    Parameters
    ----------
    seeds, countries
        As for `load`.

    Returns
    -------
    geopandas.GeoDataFrame or None
        None when it would have to be computed.

    Examples
    --------
    >>> from geodata import area, boundaries, seeds
    >>> area.kept(seeds.read(), boundaries.countries()) is None
    False
    """
    wanted = digest(seeds.zones, countries, seeds.as_of)
    for file in (STORED, _cached(wanted)):
        # a file that is missing, cut off or foreign is one that does not fit
        with suppress(OSError, ValueError, pa.ArrowException):
            if stored_digest(file) == wanted:
                return gpd.read_parquet(file)
    return None


def _cached(wanted: str) -> Path:
    return _cache_directory() / f"area-{wanted[:16]}.parquet"


def digest(zones: pd.DataFrame, countries: gpd.GeoDataFrame, until: dt.date) -> str:
    """
    Name all that the area follows from: zones, borders, method.

    Parameters
    ----------
    zones, countries, until
        As for `geodata.area.compute`.

    Returns
    -------
    str
        A SHA-256 in hexadecimal digits.
    """
    sha = hashlib.sha256(repr((outline.PARAMETERS, history.BORDER)).encode())
    sha.update(history.known(zones, until).to_csv(index=False, date_format="%Y-%m-%d").encode())
    for country, land in countries.geometry.sort_index().items():
        sha.update(str(country).encode())
        sha.update(shapely.to_wkb(land))
    return sha.hexdigest()


def stored_digest(file: Path) -> str:
    """
    Read what a file of the area was computed from.

    Parameters
    ----------
    file
        As `save` wrote it.

    Returns
    -------
    str
        The digest, or an empty text when the file has none.
    """
    metadata: dict[bytes, bytes] = pq.read_schema(file).metadata or {}
    return metadata.get(_KEY, b"").decode()


def save(area: gpd.GeoDataFrame, name: str, file: Path) -> None:
    """
    Write the area so that a reader finds the old file or the new one, never half of one.

    Parameters
    ----------
    area
        As `geodata.area.compute` returns it.
    name
        The digest of what it was computed from.
    file
        GeoParquet, replaced when it exists.

    Raises
    ------
    OSError
        When the folder cannot be written to.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=file.parent, prefix=".area-", suffix=".parquet")
    os.close(handle)
    try:
        area.to_parquet(draft)
        table = pq.read_table(draft)
        table = table.replace_schema_metadata({**table.schema.metadata, _KEY: name.encode()})
        pq.write_table(table, draft, compression="zstd", compression_level=19)
        Path(draft).chmod(0o644)
        Path(draft).replace(file)
    finally:
        Path(draft).unlink(missing_ok=True)


def _cache_directory() -> Path:
    named = os.environ.get("XDG_CACHE_HOME", "")
    # a relative path is to be ignored, says the XDG base directory specification
    root = Path(named) if Path(named).is_absolute() else Path("~/.cache").expanduser()
    return root / "sahelscope"
