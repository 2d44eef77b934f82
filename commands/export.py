"""``sahelscope export``: the data, a map in one file, a briefing or a picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from commands import options, terminal

if TYPE_CHECKING:
    import datetime as dt

    from geodata import Atlas, Filters, Snapshot
    from geodata.selection import Selection

MAP, BRIEFING, PICTURE = (".html",), (".pdf", ".docx"), (".png", ".svg")
"""What is no table, by the ending of the file's name."""

DATA = ("csv", "zip", "xlsx", "geojson", "gpkg", "parquet", "kml", "kmz", "hxl")

STDOUT = Path("-")

HELP = """Write FILE; its ending says what.

\b
.csv .hxl.csv .parquet   one table: the events, or the one --table names
.zip .xlsx .gpkg         every table
.geojson .kml .kmz       what is on the map
.html                    the map itself, in one file that needs no network
.pdf .docx               a briefing for a day, or between two days
.png .svg                a picture of the map

Without --at, --from or --to it is everything. FILE may be - for stdout, with --format.
Exit code 1 when nothing fits the options.
"""


@click.command(name="export", help=HELP)
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path))
@click.option("--at", "day", type=options.Day(), help="What was true on this day.")
@click.option("--from", "first", type=options.Day(), help="From this day, to --to or the last.")
@click.option("--to", "last", type=options.Day(), help="Up to and with this day.")
@options.window
@options.filtered
@click.option(
    "--within",
    default="",
    help="Only what lies within: country:MLI, region:MLI-gao, circle:LAT,LON,KM.",
)
@click.option("--table", "tables", multiple=True, help="Only this table; may be repeated.")
@click.option("--format", "kind", type=click.Choice(DATA), help="Format of tables, if not FILE's.")
@options.language
def command(file: Path, **chosen: Any) -> None:
    """Write a file; its ending says what."""
    suffix = "" if chosen["kind"] else file.suffix.lower()
    _settle(suffix, chosen)
    atlas = terminal.atlas()
    chosen["filters"] = options.filters(atlas, chosen)
    with terminal.told():
        try:
            if suffix in MAP:
                _map(file, atlas, chosen)
            elif suffix in BRIEFING:
                _briefing(file, atlas, chosen)
            elif suffix in PICTURE:
                _picture(file, atlas, chosen)
            else:
                _data(file, atlas, chosen)
        except ValueError as error:
            raise click.UsageError(str(error)) from None
    if file != STDOUT:
        click.echo(f"{file}: {file.stat().st_size:,} bytes", err=True)


def _settle(suffix: str, chosen: dict[str, Any]) -> None:
    """Refuse options that contradict each other or the file, and put a run of days in order."""
    useless = ["within", "tables"] if suffix in (*MAP, *BRIEFING, *PICTURE) else []
    useless += [*options.CODED, "text", "source"] if suffix in MAP else []
    for name in useless:
        if chosen[name]:
            option = name.removesuffix("s") if name == "tables" else name
            raise click.UsageError(f"a {suffix} file has no use for --{option}: leave it out")
    if chosen["day"] and (chosen["first"] or chosen["last"]):
        raise click.UsageError("give either --at or --from and --to, not both")
    first, last = chosen["first"], chosen["last"]
    if first and last and last < first:
        chosen["first"], chosen["last"] = last, first


def _data(file: Path, atlas: Atlas, chosen: dict[str, Any]) -> None:
    from geodata import exports

    kind = chosen["kind"] or (None if file == STDOUT else exports.by_suffix(file.name).name)
    if kind is None:
        raise click.UsageError("name the format with --format: stdout has no ending that tells it")
    part = _part(atlas, chosen)
    tables = exports.FORMATS[kind].tables(chosen["tables"] or None)
    content = exports.collect(atlas, tables, part)
    records = [name for name in content.tables if name not in {"countries", "regions", "terms"}]
    if records and not any(len(content.tables[name]) for name in records):
        raise terminal.Fault(f"no {' nor '.join(records)} fit these options: nothing is written")
    if file == STDOUT:
        terminal.write(exports.render(content, kind))
    else:
        exports.write(file, atlas, format=kind, tables=tables, snapshot=part)


def _part(atlas: Atlas, chosen: dict[str, Any]) -> Snapshot | Selection | None:
    """Take the part of the atlas that the options name; None for all of it."""
    filters: Filters = chosen["filters"]
    named = chosen["day"] or chosen["first"] or chosen["last"]
    if not (named or filters or chosen["within"]):
        return None
    if chosen["first"] or chosen["last"]:
        last = chosen["last"] or atlas.last_day
        window: Any = (last - chosen["first"]).days + 1 if chosen["first"] else None
    elif chosen["day"]:
        last, window = chosen["day"], None if chosen["window"] == "all" else chosen["window"]
    else:
        # filters without a day are about the whole time: all events up to the last day
        last, window = atlas.last_day, None
    if isinstance(window, int) and window < 1:
        raise click.UsageError(f"--from lies after {last}, the last day of the data")
    snapshot = atlas.at(last, window, filters)
    if not chosen["within"]:
        return snapshot
    from geodata.selection import Shape, select

    return select(snapshot, Shape.read(chosen["within"], atlas))


def _days(atlas: Atlas, chosen: dict[str, Any]) -> tuple[dt.date, dt.date | None]:
    """Give the day that a map or a briefing is for, and the earlier one where there are two."""
    usual = atlas.last_day if chosen["first"] else atlas.opening_day
    return chosen["day"] or chosen["last"] or usual, chosen["first"]


def _map(file: Path, atlas: Atlas, chosen: dict[str, Any]) -> None:
    from components import handout

    handout.write(
        file,
        atlas,
        first=chosen["first"],
        last=chosen["last"],
        lang=chosen["lang"],
        day=chosen["day"],
    )


def _briefing(file: Path, atlas: Atlas, chosen: dict[str, Any]) -> None:
    from geodata import briefing

    day, other = _days(atlas, chosen)
    briefing.write(file, atlas, day, other, lang=chosen["lang"], filters=chosen["filters"])


def _picture(file: Path, atlas: Atlas, chosen: dict[str, Any]) -> None:
    from geodata.briefing import picture

    day, _ = _days(atlas, chosen)
    window = None if chosen["window"] == "all" else chosen["window"]
    picture.write(file, atlas, day, lang=chosen["lang"], filters=chosen["filters"], window=window)
