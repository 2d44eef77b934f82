"""From a file to events of our schema, with a report of every row."""

from __future__ import annotations

import datetime as dt
import hashlib
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from geodata.faults import DataError
from geodata.formats import cells, finishing, gdelt, kinds, spatial
from geodata.formats.columnar import as_text
from geodata.formats.limits import USUAL, Limits, clean, refused
from geodata.formats.report import COLUMNS, Report
from geodata.formats.rows import Judge
from geodata.formats.textfile import TEXT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import geopandas as gpd

    from geodata.formats.kinds import Recognised, Source
    from geodata.formats.layouts import Layout
    from geodata.formats.mapping import ColumnMap


@dataclass(frozen=True, eq=False)
class Imported:
    """A file that was read.

    Parameters
    ----------
    key
        Names the dataset: layout and a number made of the content and of how it was read.
    name
        The file's name.
    layout
        acled, ucdp, gdelt, table or layer.
    events
        Rows of the events table, with ``dataset`` (the key), ``reported_by`` (whom the dataset
        names as its source) and ``named_actors`` (their names as the file has them).
    sources
        One row of the sources table: the dataset, with ``licence`` and ``attribution``.
    report
        What became of every row.
    content
        Stands for the file's content, however it was read.
    overlay
        Shapes to lay over the map, EPSG:4326; None for a table of events.
    """

    key: str
    name: str
    layout: str
    events: pd.DataFrame
    sources: pd.DataFrame
    report: Report
    content: str
    overlay: gpd.GeoDataFrame | None = None


@contextmanager
def opened(
    path: str | Path,
    *,
    name: str | None = None,
    layer: str | None = None,
    roots: Sequence[str] = gdelt.ROOTS,
    limits: Limits = USUAL,
) -> Iterator[Recognised]:
    """Open a file and find out what it is; what had to be unpacked goes when it is closed.

    Parameters
    ----------
    path
        The file.
    name
        What to call it; its own name without.
    layer
        Which layer of a GIS file; the first without.
    roots
        Which CAMEO root codes to keep of GDELT.
    limits
        How much is read.

    Yields
    ------
    Recognised

    Raises
    ------
    geodata.faults.DataError
        When it is none of the known formats, broken, or more than the limits allow.
    """
    given = Path(path)
    shown = clean(name or given.name)
    if not given.is_file():
        raise refused(shown, "is not there", "check its name")
    with tempfile.TemporaryDirectory(prefix="import") as folder:
        try:
            yield kinds.recognise(
                given, shown, Path(folder), limits=limits, layer=layer, roots=roots
            )
        except (OSError, MemoryError, pa.ArrowException):
            raise refused(shown, "cannot be read", "check it, or give less") from None


def recognise(path: str | Path, **options: Any) -> Recognised:
    r"""Find out what a file is, to show it; see `opened` for the options.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
    ...     _ = file.write("date,lat,lon\n2024-09-17,12.6,-8.0\n")
    ...     file.flush()
    ...     recognise(file.name).mapping.columns["lat"]
    'lat'
    """
    with opened(path, **options) as found:
        return found


def read(
    path: str | Path,
    *,
    name: str | None = None,
    mapping: ColumnMap | None = None,
    overlay: bool | None = None,
    layer: str | None = None,
    wider: bool = False,
    roots: Sequence[str] = gdelt.ROOTS,
    limits: Limits = USUAL,
    today: dt.date | None = None,
    progress: Callable[[float, int], None] | None = None,
) -> Imported:
    r"""Read a file of other people's events.

    Parameters
    ----------
    path
        The file: ACLED, UCDP GED or GDELT as they come; another table as CSV, TSV, Excel, Parquet;
        a layer as GeoParquet, GeoJSON, GeoPackage, KML, KMZ, zipped Shapefile or FlatGeobuf.
    name
        What to call it; its own name without.
    mapping
        What the columns of another table are; guessed without.
    overlay
        Whether a layer is to lie over the map as it is; without, when it has no dates.
    layer
        Which layer of a GIS file; the first without.
    wider
        Whether events in countries around those of the map are kept.
    roots
        Which CAMEO root codes to keep of GDELT.
    limits
        How much is read.
    today
        The last day that anything can have happened on; today's without.
    progress
        Told the share of the file that was read, 0 to 1, and the rows so far.

    Returns
    -------
    Imported

    Raises
    ------
    geodata.faults.DataError
        When the file as a whole cannot be read. A row that cannot is told of in the report.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
    ...     _ = file.write("date,lat,lon,type\n2024-09-17,12.6,-8.0,battle\n2024,0,0,battle\n")
    ...     file.flush()
    ...     found = read(file.name)
    >>> found.report.kept, found.report.faults["reason"].tolist()
    (1, ['is the point 0, 0'])
    """
    with opened(path, name=name, layer=layer, roots=roots, limits=limits) as found:
        digest = _digest(Path(path))
        return convert(
            found,
            digest,
            mapping=mapping,
            overlay=overlay,
            wider=wider,
            limits=limits,
            today=today,
            progress=progress,
        )


def read_frame(frame: pd.DataFrame, name: str, **options: Any) -> Imported:
    """Read a table that is in memory; see `read` for the options.

    Parameters
    ----------
    frame
        Columns as a file of one of the known layouts has them, or any with a mapping.
    name
        What to call it.
    **options
        ``mapping``, ``wider``, ``roots``, ``limits``, ``today``, ``progress``.

    Returns
    -------
    Imported
    """
    try:
        digest = str(pd.util.hash_pandas_object(frame.astype(str), index=False).sum())
        found = kinds.table(as_text(frame, clean(name)), options.pop("roots", gdelt.ROOTS))
    except (pa.ArrowException, TypeError, ValueError):
        raise refused(name, "is not a table", "give rows and columns") from None
    return convert(found, digest, **options)


def convert(
    found: Recognised,
    digest: str,
    *,
    mapping: ColumnMap | None = None,
    overlay: bool | None = None,
    wider: bool = False,
    limits: Limits = USUAL,
    today: dt.date | None = None,
    progress: Callable[[float, int], None] | None = None,
) -> Imported:
    """Make events of a file that is open; see `read`.

    Parameters
    ----------
    found
        What `opened` gave.
    digest
        Stands for the content.
    mapping, overlay, wider, limits, today, progress
        As for `read`.

    Returns
    -------
    Imported
    """
    mapping = mapping or found.mapping
    if overlay is None:
        dated = found.layout is not None or bool(mapping and mapping.columns.get("date"))
        overlay = found.layer is not None and not dated
    if overlay:
        return _laid_over(found, digest, limits)
    source = found.source
    if source is None or (found.layout is None and mapping is None):
        raise refused(found.name, "holds no rows", "give a table or a layer with dates")
    layer = found.layer is not None
    layout = found.layout or (mapping or _nothing()).layout(
        source.columns, "layer" if layer else "table"
    )
    judge = Judge(layout, today or dt.datetime.now(dt.UTC).date(), wider, limits.cell)
    counts, events = _judged(source, layout, judge, limits, progress, tagged=found.tagged)
    told = (digest, repr(mapping) if found.layout is None else "", str(wider), str(layout.notes))
    key = f"{layout.key}-{hashlib.sha256(chr(31).join(told).encode()).hexdigest()[:8]}"
    events, duplicates = finishing.once(events, judge)
    faults = finishing.together(judge.faults)
    notes = [*layout.notes]
    if judge.days.ambiguous:
        order = "month" if layout.dayfirst is False else "day"
        notes.append(f"{judge.days.ambiguous:,} dates such as 03/04/2020 were read {order} first.")
    if found.tagged:
        notes.append("The second row holds HXL tags and was passed over.")
    encoding = getattr(source, "encoding", "utf-8")
    if encoding != "utf-8":
        notes.append(f"The text is not UTF-8 and was read as {encoding}.")
    report = Report(
        name=found.name,
        layout=found.words if found.layout else f"{found.words}, with a mapping of its columns",
        kept=len(events),
        rejected=judge.rejected,
        duplicates=duplicates,
        faults=faults,
        actors=judge.names.table(),
        types=pd.DataFrame(
            [(*pair, count) for pair, count in sorted(judge.nearest.items())],
            columns=["type", "category", "rows"],
        ),
        unused=tuple(one for one in source.columns if one not in layout.used),
        notes=tuple(notes),
        **counts,
    )
    sources = finishing.source(key, found.name, layout.key)
    return Imported(
        key, found.name, layout.key, finishing.finished(events, key), sources, report, digest
    )


def _nothing() -> ColumnMap:
    from geodata.formats.mapping import ColumnMap as Empty  # noqa: PLC0415 - for a type's sake

    return Empty()


def _judged(
    source: Source,
    layout: Layout,
    judge: Judge,
    limits: Limits,
    progress: Callable[[float, int], None] | None,
    *,
    tagged: bool,
) -> tuple[dict[str, int], pd.DataFrame]:
    counts = dict.fromkeys(("read", "outside", "passed"), 0)
    parts: list[pd.DataFrame] = []
    share = 0.0

    def remember(now: float) -> None:
        nonlocal share
        share = now

    for frame, numbers in source.blocks(layout.used, remember):
        written = np.zeros(len(frame), dtype=bool)
        for column in frame:
            written |= np.asarray(pc.not_equal(cells.arrow(frame[column]), ""), dtype=bool)
        if tagged and len(written):
            first = int(np.argmax(written))
            written[first], tagged = False, False
        frame, numbers = frame[written].reset_index(drop=True), numbers[written]  # noqa: PLW2901
        counts["read"] += len(frame)
        if counts["read"] > limits.rows:
            message = f"has more than {limits.rows:,} rows"
            raise refused(source.name, message, "split it")
        if len(frame):
            judged = judge.judge(layout.draft(frame), numbers)
            counts["outside"] += judged.outside
            counts["passed"] += judged.passed
            parts.append(judged.events)
        if progress is not None:
            progress(share, counts["read"])
    broken = [one for one in source.broken if one.text.strip()]
    counts["read"] += len(broken)
    judge.rejected += len(broken)
    if broken:
        cut = [
            (one.row, "rejected", "", one.text, one.reason, "check its quotes and delimiters")
            for one in broken
        ]
        judge.faults.append(pd.DataFrame(cut, columns=list(COLUMNS)))
    return counts, _together_events(parts, layout, judge)


def _together_events(parts: list[pd.DataFrame], layout: Layout, judge: Judge) -> pd.DataFrame:
    if not parts:
        empty = pd.DataFrame({column: pd.array([], dtype=TEXT) for column in layout.used})
        parts = [judge.judge(layout.draft(empty), np.array([], dtype=np.int64)).events]
    return pd.concat(parts, ignore_index=True)


def _laid_over(found: Recognised, digest: str, limits: Limits) -> Imported:
    if found.layer is None:
        raise refused(found.name, "has no shapes to lay over the map", "give a GIS file")
    key = f"layer-{hashlib.sha256(digest.encode()).hexdigest()[:8]}"
    shapes = spatial.overlay(found.layer, limits)
    nothing = pd.DataFrame({role: pd.array([], dtype=TEXT) for role in ("date", "lat", "lon")})
    empty = read_frame(nothing, found.name, today=dt.datetime.now(dt.UTC).date())
    notes = ["Shown as shapes: it has no column with dates."]
    if len(shapes) < len(found.layer):
        notes.append(f"{len(found.layer) - len(shapes):,} shapes are too many to draw.")
    report = Report(
        name=found.name,
        layout=f"{found.words}, as an overlay",
        read=len(found.layer),
        kept=len(shapes),
        rejected=0,
        outside=0,
        passed=len(found.layer) - len(shapes),
        duplicates=0,
        faults=empty.report.faults,
        actors=empty.report.actors,
        types=empty.report.types,
        notes=tuple(notes),
    )
    source = finishing.source(key, found.name, "layer")
    return Imported(key, found.name, "layer", empty.events, source, report, digest, shapes)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


__all__ = ["DataError", "Imported", "convert", "opened", "read", "read_frame", "recognise"]
