"""Measure all of it, or a part: ``python -m benchmarks [steps] [app] [rivals] [--quick]``."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
from pathlib import Path

from benchmarks import app, report, rivals, steps
from benchmarks.figures import load_average

FOLDER = Path(__file__).parent
RESULTS = FOLDER / "results.json"


def main() -> None:
    """Run what is asked for, keep the figures and write the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=["steps", "app", "rivals"], help="default: all")
    parser.add_argument("--rounds", type=int, default=2, help="times each series runs; default 2")
    parser.add_argument("--quick", action="store_true", help="fewer rounds; nothing is written")
    chosen = parser.parse_args()
    parts = chosen.parts or ["steps", "app", "rivals"]
    # A part that is not run keeps the figures of its last run, with that run's date.
    kept = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    quick = chosen.quick
    measures = {
        "steps": lambda: (
            steps.measure((1_000, 100_000), 1, 60) if quick else steps.measure(rounds=chosen.rounds)
        ),
        "app": lambda: app.measure(1, 3) if quick else app.measure(chosen.rounds),
        "rivals": lambda: rivals.measure((1_000,), 8) if quick else rivals.measure(),
    }
    for part in parts:
        before = load_average()
        kept[part] = {
            "run": {
                "date": dt.datetime.now(dt.UTC).date().isoformat(),
                "cores": os.cpu_count(),
                "python": platform.python_version(),
                "rounds": 1 if quick or part == "rivals" else chosen.rounds,
                "before": before,
            },
            "figures": measures[part](),
        }
        kept[part]["run"]["after"] = load_average()
    table = report.table(kept)
    print(table)
    if not quick:
        RESULTS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
        report.refresh(FOLDER / "README.md", table)


if __name__ == "__main__":
    main()
