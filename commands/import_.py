"""``sahelscope import``: other people's tables into our schema, with a report of every row."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands import terminal

if TYPE_CHECKING:
    import pandas as pd
    from click._termui_impl import ProgressBar

    from geodata.formats import Imported, Report

WRITTEN = (".parquet", ".csv", ".geojson")
HUGE_MB = 4_000
"""A file on one's own machine may be larger than one that is sent to a server."""

_file = click.Path(dir_okay=False, path_type=Path)
_there = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(name="import")
@click.argument("files", nargs=-1, required=True, type=_there, metavar="FILE...")
@click.option("--mapping", type=_there, help="JSON that says what the columns of a table are.")
@click.option("--layer", help="Layer of a GIS file; the first, if none is named.")
@click.option("--wider", is_flag=True, help="Keep events in countries around those of the map.")
@click.option(
    "--roots",
    default="18,19,20",
    show_default=True,
    help="CAMEO root codes to keep of GDELT.",
)
@click.option("--report", type=_file, help="CSV with every fault, duplicate and unknown actor.")
@click.option("--output", type=_file, help=f"Where to write the events: {', '.join(WRITTEN)}.")
@click.option("--strict", is_flag=True, help="Exit code 1 when a row was rejected.")
@click.option(
    "--max-size",
    type=click.IntRange(1),
    default=HUGE_MB,
    show_default=True,
    help="MB of a file.",
)
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[Path, ...],
    *,
    mapping: Path | None,
    layer: str | None,
    wider: bool,
    roots: str,
    report: Path | None,
    output: Path | None,
    strict: bool,
    max_size: int,
) -> None:
    """Read FILEs of events and tell what became of every row.

    ACLED, UCDP GED and GDELT are recognised by their columns; of other tables (CSV, Excel, Parquet)
    the columns are guessed, or taken from --mapping. Layers (GeoJSON, GeoPackage, KML, KMZ, zipped
    Shapefile, FlatGeobuf, GeoParquet) become events when they have dates.
    """
    from geodata import formats
    from geodata.formats.limits import MEGABYTE

    if output is not None and output.suffix.lower() not in WRITTEN:
        raise click.BadParameter(f"use one of {', '.join(WRITTEN)}", param_hint="--output")
    codes = tuple(code.strip() for code in roots.split(",") if code.strip())
    limits = formats.Limits(size=max_size * MEGABYTE, unpacked=2 * max_size * MEGABYTE)
    read: list[Imported] = []
    with terminal.told():
        columns = None
        if mapping is not None:
            text = mapping.read_text(encoding="utf-8", errors="replace")
            columns = formats.ColumnMap.from_json(text, mapping.name)
        for file in files:
            with click.progressbar(length=1000, label=file.name, file=sys.stderr) as bar:

                def move(share: float, _rows: int, bar: ProgressBar[int] = bar) -> None:
                    bar.update(round(1000 * share) - bar.pos)

                one = formats.read(
                    file,
                    mapping=columns,
                    overlay=False,
                    layer=layer,
                    wider=wider,
                    roots=codes,
                    limits=limits,
                    progress=move,
                )
            read.append(one)
            terminal.write(f"{_printable(str(one.report))}\n")
        if report is not None:
            _write_report([one.report for one in read], report)
        if output is not None:
            _write_events([one.events for one in read], output)
    rejected = sum(one.report.rejected for one in read)
    ctx.exit(terminal.FOUND_FAULT if strict and rejected else terminal.FINE)


def _printable(text: str) -> str:
    """Keep what a file says from acting on the terminal."""
    return "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in text)


def _write_report(reports: list[Report], path: Path) -> None:
    import pandas as pd

    from components import spreadsheet
    from geodata import writing

    tables = [report.table().assign(file=report.name) for report in reports]
    writing.write(path, spreadsheet.csv(pd.concat(tables, ignore_index=True)))


def _write_events(events: list[pd.DataFrame], path: Path) -> None:
    """Write the events in our schema; a file that was read twice is written once."""
    import pandas as pd

    from components import spreadsheet
    from geodata import writing

    table = pd.concat(events, ignore_index=True).drop_duplicates("id", ignore_index=True)
    ending = path.suffix.lower()
    if ending == ".parquet":
        lists = {name: table[name].map(list) for name in ("actors", "sources")}
        file = io.BytesIO()
        table.assign(**lists).to_parquet(file, index=False)
        writing.write(path, file.getvalue())
        return
    flat = table.assign(
        **{name: table[name].map(";".join) for name in ("actors", "sources")},
        **{name: table[name].dt.strftime("%Y-%m-%d") for name in ("date", "date_end")},
    )
    if ending == ".csv":
        writing.write(path, spreadsheet.csv(flat))
        return
    import geopandas as gpd

    points = gpd.points_from_xy(flat["lon"], flat["lat"], crs="EPSG:4326")
    placed = gpd.GeoDataFrame(flat.drop(columns=["lat", "lon"]), geometry=points)
    writing.write(path, placed.to_json(drop_id=True, na="null").encode())
