"""``sahelscope compare``: what changed between two days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from commands import options, terminal

if TYPE_CHECKING:
    import datetime as dt

FORMATS = ("text", "json", "csv")


@click.command(name="compare")
@click.argument("a", type=options.Day())
@click.argument("b", type=options.Day())
@options.filtered
@click.option(
    "--format",
    "kind",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="A sentence per change; every table; the changes as one table.",
)
def command(a: dt.date, b: dt.date, kind: str, **chosen: Any) -> None:
    """Tell what changed from day A to day B: area, sites, head counts, events.

    Exit code 1 when nothing that the tables know changed.
    """
    from geodata.summary import spell

    atlas = terminal.atlas()
    with terminal.told():
        compared = atlas.compare(a, b, options.filters(atlas, chosen))
        table = compared.table()
        if kind == "text":
            first, last = spell(compared.day_a), spell(compared.day_b)
            lines = [f"From {first} to {last}", *(f"- {line}" for line in compared.sentences())]
            lines.append(f"Data version {atlas.version}, as of {atlas.as_of.isoformat()}.")
            terminal.write("".join(f"{line}\n" for line in lines))
        elif kind == "json":
            from api.answers import tell_changes
            from geodata.exports.geojson import dumps

            terminal.write(dumps(tell_changes(compared)) + b"\n")
        else:
            from geodata.exports.sheet import csv

            terminal.write(csv(table).removeprefix(b"\xef\xbb\xbf"))
    if table.empty:
        raise terminal.Fault("nothing that the tables know changed between these days")
