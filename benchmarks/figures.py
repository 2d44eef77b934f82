"""Small sums over lists of times."""

from __future__ import annotations

import statistics
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


def spread(times: Sequence[float]) -> dict[str, float]:
    """Return median, 95th percentile and maximum, in the unit of the times.

    Examples
    --------
    >>> spread([1.0, 2.0, 3.0])
    {'median': 2.0, 'p95': 3.0, 'max': 3.0}
    """
    ordered = sorted(times)
    return {
        "median": round(statistics.median(ordered), 2),
        "p95": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))], 2),
        "max": round(ordered[-1], 2),
    }


def best(rounds: Sequence[dict[str, float]]) -> dict[str, float]:
    """Return the round with the lowest 95th percentile: what else runs only ever adds."""
    return min(rounds, key=lambda one: one["p95"])


def resident(pid: int) -> float:
    """Return the resident memory of a process in MB (Linux)."""
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    raise ProcessLookupError(pid)


def load_average() -> dict[str, Any]:
    """Tell how busy the machine was, since a figure taken on a busy one says little."""
    one, five, _ = Path("/proc/loadavg").read_text(encoding="ascii").split()[:3]
    return {"load_1_min": float(one), "load_5_min": float(five)}
