"""Importing made-up ACLED exports of any length: seconds and memory, each in a process of its own.

Run ``python -m benchmarks imports`` for these figures alone.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

import geodata
from benchmarks.app import ROOT
from benchmarks.synthetic import SEED, SHARES, land_points
from geodata.formats.acled import CURRENT
from geodata.formats.tables import rows

if TYPE_CHECKING:
    from geodata import Atlas

COUNTS = (100_000, 1_000_000)
BARS = {100_000: 5.0, 1_000_000: 40.0}
"""Seconds that an import of so many rows may take."""
MEMORY_BAR = 2_000
"""MB that the import of a million rows may take."""
PLACES = 5_000
CHUNK = 100_000
FAULTY = 0.01
"""Share of rows with something wrong with them."""
# What a process that does nothing else takes for it, from start to events.
READ = """
import json, resource, sys, time
from geodata import formats
limits = formats.Limits(size=10**10)
began = time.perf_counter()
found = formats.read(sys.argv[1], limits=limits)
seconds = time.perf_counter() - began
report = found.report
assert report.read == report.kept + report.rejected + report.outside + report.duplicates
print(json.dumps({
    "seconds": round(seconds, 2),
    "memory MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    "kept": report.kept,
    "rejected": report.rejected,
}))
"""


def measure(counts: tuple[int, ...] = COUNTS, rounds: int = 2) -> dict[str, Any]:
    """Measure imports.

    Parameters
    ----------
    counts : tuple of int
        Rows of the exports.
    rounds : int
        Times that each is imported.

    Returns
    -------
    dict
        Rows to ``seconds`` (median), ``memory MB`` (peak of the process), ``file MB``, ``kept`` and
        ``rejected``.
    """
    atlas = geodata.load()
    results: dict[str, Any] = {}
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "acled.csv"
            write(atlas, path, count)
            runs = [_read(path) for _ in range(rounds)]
            results[f"{count:,}"] = {
                **runs[0],
                "seconds": round(statistics.median(run["seconds"] for run in runs), 2),
                "memory MB": max(run["memory MB"] for run in runs),
                "file MB": round(path.stat().st_size / 1e6),
            }
        print(count, results[f"{count:,}"], flush=True)
    return results


def write(atlas: Atlas, path: Path, count: int) -> None:
    """Write a made-up export in the current layout of 31 columns.

    Parameters
    ----------
    atlas : Atlas
        Gives the land and the axis.
    path : pathlib.Path
        The file.
    count : int
        Rows. The same count gives the same file.
    """
    random = np.random.default_rng(SEED)
    codes = random.choice(list(SHARES), PLACES, p=list(SHARES.values()))
    places = land_points(atlas, codes, random).round(4)
    names = atlas.vocabulary.labels("country")
    types = [(row["event_type"], row["sub_event_type"]) for row in rows("acled")[:30]]
    types = [pair for pair in types if pair[1]]
    actors = [*[row["name"] for row in rows("actors")][::3], "Made-up militia"]
    days = np.arange(np.datetime64(atlas.axis_start), np.datetime64(atlas.as_of))
    for start in range(0, count, CHUNK):
        many = min(CHUNK, count - start)
        place = random.integers(0, PLACES, many)
        kind = random.integers(0, len(types), many)
        number = np.arange(start, start + many).astype(str)
        lat, lon = places[place, 1], places[place, 0]
        faulty = random.random(many) < FAULTY
        given = {
            "event_id_cnty": np.char.add(codes[place].astype(str), number),
            "event_date": random.choice(days, many).astype(str),
            "time_precision": random.choice(["1", "2", "3"], many, p=[0.85, 0.12, 0.03]),
            "event_type": np.array([types[k][0] for k in kind]),
            "sub_event_type": np.array([types[k][1] for k in kind]),
            "actor1": random.choice(actors, many),
            "assoc_actor_1": random.choice(["", "", *actors], many),
            "inter1": "State forces",
            "actor2": random.choice(actors, many),
            "inter2": "Rebel group",
            "country": np.array([names[code] for code in codes[place]]),
            "location": np.char.add("Village ", place.astype(str)),
            "latitude": np.where(faulty, lon, lat),
            "longitude": np.where(faulty, lat, lon),
            "geo_precision": random.choice(["1", "2", "3"], many, p=[0.7, 0.25, 0.05]),
            "source": "Made-up news; Made-up radio",
            "notes": np.char.add(
                "On this day, as made up for measuring, one group met another near a village and "
                'said "halt", whereupon both went on; nobody was hurt. Number ',
                number,
            ),
            "fatalities": random.poisson(0.8, many),
        }
        frame = pd.DataFrame(given).reindex(columns=list(CURRENT))
        frame.to_csv(path, mode="a", index=False, header=start == 0)


def _read(path: Path) -> dict[str, Any]:
    done = subprocess.run(  # noqa: S603 - our own script, no shell
        [sys.executable, "-c", READ, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(done.stdout))
