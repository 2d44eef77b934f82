"""The command line: ``python -m geodata check`` and ``python -m geodata dictionary``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from geodata import boundaries, dictionary, seeds
from geodata.check import check
from geodata.faults import DataError

if TYPE_CHECKING:
    from collections.abc import Sequence

CLEAN, FAULTY = 0, 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    arguments
        Words of the command line, without the program's name; those of the process without them.

    Returns
    -------
    int
        Exit status: 0 when all is well, 1 when the data have faults. A command line that cannot
        be understood ends the process with 2.
    """
    options = _parser().parse_args(arguments)
    try:
        tables = seeds.read(options.path)
        if options.command == "dictionary":
            return _dictionary(tables, options.output)
        faults = check(tables, boundaries.countries())
    except DataError as error:
        faults = list(error.faults)
    for fault in faults:
        _say(str(fault))
    if faults:
        _say(f"{len(faults)} fault{'s' if len(faults) > 1 else ''} found.")
        return FAULTY
    counts = ", ".join(f"{len(getattr(tables, name))} {name}" for name in seeds.TABLES)
    _say(f"No fault found: {counts}.")
    return CLEAN


def _dictionary(tables: seeds.Seeds, output: Path | None) -> int:
    text = dictionary.write(tables)
    if output is None:
        _say(text.rstrip("\n"))
        return CLEAN
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        sys.stderr.write(f"{output} cannot be written: {error.strerror}\n")
        return FAULTY
    return CLEAN


def _say(line: str) -> None:
    # a console that lacks a letter shows an escape rather than ending the run
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(line.encode(encoding, "backslashreplace").decode(encoding) + "\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m geodata", description="Work on the seeds.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("check", help="say what is wrong with the tables")
    dictionary_ = commands.add_parser("dictionary", help="write what every field and code means")
    dictionary_.add_argument("--output", type=Path, metavar="FILE", help="file to write")
    for command in commands.choices.values():
        command.add_argument(
            "path", nargs="?", type=Path, metavar="PATH", help="folder of the data package"
        )
    return parser


if __name__ == "__main__":
    sys.exit(main())
