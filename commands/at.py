"""``sahelscope at``: what was true on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from commands import options, terminal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from geodata import Snapshot

FORMATS = ("text", "json", "csv", "geojson")


@click.command(name="at")
@click.argument("date", type=options.Day())
@options.window
@options.filtered
@click.option(
    "--format",
    "kind",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="Sentences; figures and records; the events as a table; marks for a map.",
)
def command(date: dt.date, window: int | str, kind: str, **chosen: Any) -> None:
    """Tell who was where on DATE (YYYY-MM-DD, or today), and what had just happened."""
    atlas = terminal.atlas()
    days = None if window == "all" else window
    with terminal.told():
        snapshot = atlas.at(date, days, options.filters(atlas, chosen))  # type: ignore[arg-type]
        terminal.write(_written(snapshot, kind))


def _written(snapshot: Snapshot, kind: str) -> str | bytes:
    if kind == "text":
        return "".join(f"{line}\n" for line in _lines(snapshot))
    from geodata.exports import collect, render

    if kind == "csv":
        content = collect(snapshot.atlas, ["events"], snapshot)
        # a byte-order mark is for files; the next program in a pipe would stumble on it
        return render(content, "csv").removeprefix(b"\xef\xbb\xbf")
    from api.answers import tell
    from geodata.exports.geojson import dumps

    told = tell(snapshot)
    if kind == "json":
        features = told.pop("features")
        for name in ("type", "numberMatched", "numberReturned"):
            del told[name]
        for table in ("events", "sites", "area"):
            rows = [feature["properties"] for feature in features]
            told[table] = [row for row in rows if row["table"] == table]
    return dumps(told) + b"\n"


def _lines(snapshot: Snapshot) -> Iterator[str]:
    from geodata.summary import spell

    yield spell(snapshot.day)
    subjects = snapshot.headline()
    width = max(len(subject) for subject, _ in subjects)
    for subject, text in subjects:
        yield f"  {subject:<{width}}  {text}"
    yield ""
    yield from snapshot.summary()
    if len(snapshot.events):
        yield ""
        for event in snapshot.events.sort_values("start").to_dict("records"):
            yield _event(event, snapshot)
    yield ""
    yield f"Data version {snapshot.atlas.version}, as of {snapshot.atlas.as_of.isoformat()}."


def _event(event: dict[Any, Any], snapshot: Snapshot) -> str:
    import pandas as pd

    from geodata.summary import spell

    date: pd.Timestamp = event["date"]
    country = snapshot.atlas.vocabulary.label("country", event["country"])
    doubt = "" if event["certain"] else ", may fall in this window"
    when = spell(date, event["date_precision"])
    if pd.notna(event["date_end"]):
        when += f" to {spell(event['date_end'], event['date_precision'])}"
    title = " ".join(event["title"].split())
    return f"- {when}{doubt}: {title} ({event['place']}, {country})"
