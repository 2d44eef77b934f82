"""The geodata layer by itself, without a browser.

Run ``python -m benchmarks layer`` for these figures alone.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import geodata
from benchmarks.app import ROOT
from benchmarks.synthetic import SEED
from geodata.gazetteer import Gazetteer
from geodata.selection import select
from geodata.shape import Shape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

RUNS = 15
FRESH_RUNS = 5
WINDOW = 60
# Each is timed where nothing before it has been read or kept yet.
FRESH = """
import json, time
found, clock = {}, time.perf_counter
def timed(name, do):
    began = clock()
    made = do()
    found[name] = 1000 * (clock() - began)
    return made
timed("import geodata", lambda: __import__("geodata"))
import geodata.seeds
timed("seeds.read", geodata.seeds.read)
atlas = timed("load", geodata.load)
timed("area", lambda: atlas.area)
timed("first at", lambda: atlas.at(atlas.opening_day))
print(json.dumps(found))
"""


def measure(runs: int = RUNS, fresh_runs: int = FRESH_RUNS) -> dict[str, Any]:
    """Measure the layer; medians in ms.

    Parameters
    ----------
    runs : int
        Times that each is done in a process that has begun to work; with other days each time.
    fresh_runs : int
        Processes started for what happens once in each.

    Returns
    -------
    dict
        ``fresh``: in a process that has done nothing yet; ``warm``: in one that has.
    """
    fresh = [_fresh() for _ in range(fresh_runs)]
    results = {
        "fresh": {name: _median(one[name] for one in fresh) for name in fresh[0]},
        "warm": _warm(runs),
    }
    print(results, flush=True)
    return results


def _median(times: Iterable[float]) -> float:
    return round(statistics.median(times), 2)


def _fresh() -> dict[str, float]:
    """Time, in a new process, what each process does once."""
    done = subprocess.run(  # noqa: S603 - our own script, no shell
        [sys.executable, "-c", FRESH], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return dict(json.loads(done.stdout))


def _warm(runs: int) -> dict[str, float]:
    atlas = geodata.load()
    chance = random.Random(SEED)  # noqa: S311 - nothing to guess here
    length = (atlas.as_of - atlas.axis_start).days
    days = [atlas.axis_start + dt.timedelta(chance.randrange(length)) for _ in range(runs)]
    records = chance.sample(list(atlas.events.index), runs)
    circle = Shape.read("circle:14.5,-1.2,200", atlas)
    atlas.at(atlas.opening_day)
    atlas.near(records[0])

    def each(do: Callable[[Any], object], given: Iterable[Any]) -> float:
        times = []
        for one in given:
            began = time.perf_counter()
            do(one)
            times.append(1000 * (time.perf_counter() - began))
        return _median(times)

    def snapshots() -> list[geodata.Snapshot]:
        # New ones each time: a snapshot may keep what it has once worked out.
        return [atlas.at(day, WINDOW) for day in days]

    def from_start(years: int) -> Callable[[int], object]:
        first = atlas.axis_start
        latest = (atlas.as_of - first).days - 365 * years

        def compare(turn: int) -> object:
            # Other days each time, as far as the axis lets the later one move.
            day = first + dt.timedelta(turn * latest // runs)
            return atlas.compare(day, day + dt.timedelta(365 * years)).sentences()

        return compare

    return {
        f"at(day, {WINDOW} days)": each(lambda day: atlas.at(day, WINDOW), days),
        "at and figures": each(lambda day: atlas.at(day, WINDOW).figures(), days),
        "summary": each(lambda one: one.summary(), snapshots()),
        "compare in sentences, 1 year": each(from_start(1), range(runs)),
        "compare in sentences, 14 years": each(from_start(14), range(runs)),
        "select in a circle of 200 km": each(lambda one: select(one, circle), snapshots()),
        "Gazetteer built": each(
            lambda _: Gazetteer(atlas.events, atlas.sites, atlas.zones), range(min(runs, 5))
        ),
        "near a record": each(atlas.near, records),
    }
