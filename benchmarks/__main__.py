"""Measure all, or parts: ``python -m benchmarks [steps] [app] [layer] [imports] … [--quick]``.

How well articles are coded is measured by ``python -m benchmarks coding``, and which wordings are
known by ``python -m benchmarks wordings``.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks import app, coding, imports, layer, report, rivals, steps, wordings
from benchmarks.figures import load_average

FOLDER = Path(__file__).parent
RESULTS = FOLDER / "results.json"
OWN_ROUNDS = {"rivals": rivals.ROUNDS, "layer": layer.RUNS}
"""Parts whose rounds do not follow the option."""
PARTS = ("steps", "app", "rivals", "layer", "imports")


def commit() -> str | None:
    """Name the commit that is checked out; None outside a checkout."""
    git = shutil.which("git")
    if git is None:
        return None
    done = subprocess.run(  # noqa: S603 - fixed arguments, no shell
        [git, "rev-parse", "--short", "HEAD"],
        cwd=FOLDER,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip() or None


def main() -> None:
    """Run what is asked for, keep the figures and write the table."""
    quality = {"coding": coding.main, "wordings": wordings.main}  # with options of their own
    if sys.argv[1:2] and sys.argv[1] in quality:
        quality[sys.argv[1]](sys.argv[2:])
        return
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", default="all", choices=[*PARTS, "all"])
    parser.add_argument("--rounds", type=int, default=2, help="times each series runs; default 2")
    parser.add_argument("--quick", action="store_true", help="fewer rounds; nothing is written")
    chosen = parser.parse_args()
    # A part that is not run keeps the figures of its last run, with that run's date.
    kept = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    quick = chosen.quick
    measures = {
        "steps": lambda: (
            steps.measure((1_000, 100_000), 1, 60) if quick else steps.measure(rounds=chosen.rounds)
        ),
        "app": lambda: app.measure(1, 3) if quick else app.measure(chosen.rounds),
        "rivals": lambda: rivals.measure((1_000,), 1, 6) if quick else rivals.measure(),
        "layer": lambda: layer.measure(5, 2) if quick else layer.measure(),
        "imports": lambda: (
            imports.measure((100_000,), 1) if quick else imports.measure(rounds=chosen.rounds)
        ),
    }
    for part in PARTS if "all" in chosen.parts else chosen.parts:
        before = load_average()
        kept[part] = {
            "run": {
                "date": dt.datetime.now(dt.UTC).date().isoformat(),
                "commit": commit(),
                "cores": os.cpu_count(),
                "python": platform.python_version(),
                "rounds": 1 if quick else OWN_ROUNDS.get(part, chosen.rounds),
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
