"""Write geodata/data/area.parquet: run it after zones, countries or the method have changed.

python tools/build_area.py
"""

from __future__ import annotations

import time

import shapely

from geodata import area, boundaries, seeds
from geodata.area import store


def main() -> None:
    """Compute the area of the seeds' zones, store it and say how large it is."""
    read, countries = seeds.read(), boundaries.countries()
    began = time.perf_counter()
    computed = area.compute(read.zones, countries, read.as_of)
    took = time.perf_counter() - began
    store.save(computed, store.digest(read.zones, countries, read.as_of), store.STORED)
    vertices = int(shapely.get_num_coordinates(computed.geometry.to_numpy()).sum())
    size = store.STORED.stat().st_size // 1000
    print(f"{len(computed)} rows, {vertices} vertices, {size} kB, computed in {took:.1f} s")


if __name__ == "__main__":
    main()
