"""Accepted records as a patch to a data package's files, which a contributor can send."""

from __future__ import annotations

import csv
import difflib
import io
from typing import TYPE_CHECKING

from geodata.store.merge import DATED, TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import pandas as pd

    from geodata.store.merge import Addition


def write(folder: Path, additions: Sequence[Addition], coverage: pd.DataFrame) -> str:
    """Write additions as a unified diff.

    Parameters
    ----------
    folder : Path
        Where the CSV files lie; lines that nothing was added to are left as they are.
    additions : sequence of Addition
        What was accepted, the oldest first.
    coverage : pandas.DataFrame
        The coverage table with it.

    Returns
    -------
    str
        A diff for ``git apply``, of files below ``seeds/``: a new row stands before the first one
        with a greater id, as the files are sorted by id; empty when nothing was accepted. The
        package's ``as_of`` and version are left to whoever puts the next version together.
    """
    parts: list[str] = []
    for table in (*TABLES, "coverage"):
        before = (folder / f"{table}.csv").read_text(encoding="utf-8").splitlines(keepends=True)
        if table == "coverage":
            after = [before[0], *_covering(coverage)] if additions else before
        else:
            after = _changed(table, before, additions)
        name = f"seeds/{table}.csv"
        parts += difflib.unified_diff(before, after, f"a/{name}", f"b/{name}")
    return "".join(parts)


def _changed(table: str, before: Sequence[str], additions: Sequence[Addition]) -> list[str]:
    header = next(csv.reader([before[0]]))
    # a cell never holds a line break (the checker says so): a line is a row
    rows = {next(csv.reader([line]))[0]: line for line in before[1:]}
    order = list(rows)
    for addition in additions:
        for row in addition.rows.get(table, ()):
            rows[row["id"]] = _line(header, row)
            place = next((n for n, known in enumerate(order) if known > row["id"]), len(order))
            order.insert(place, row["id"])
        for row in addition.amends.get(table, ()):
            rows[row["id"]] = _line(header, row)
        if table in DATED:
            for record, sources in addition.cites.items():
                if record in rows:
                    rows[record] = _citing(header, rows[record], sources)
    return [before[0], *(rows[identifier] for identifier in order)]


def _covering(coverage: pd.DataFrame) -> list[str]:
    names = [str(name) for name in coverage.columns]
    texts = coverage.astype({"researched_up_to": "string"}).fillna("")
    return [
        _line(names, dict(zip(names, row, strict=True)))
        for row in texts.itertuples(index=False, name=None)
    ]


def _line(header: Sequence[str], row: Mapping[str, str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow([row.get(name, "") for name in header])
    return text.getvalue()


def _citing(header: Sequence[str], line: str, sources: Sequence[str]) -> str:
    row = dict(zip(header, next(csv.reader([line])), strict=True))
    known = row["sources"].split(";")
    row["sources"] = ";".join(dict.fromkeys([*known, *sources]))
    return _line(header, row)
