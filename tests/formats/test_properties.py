"""What holds for every table, however little sense it makes."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from geodata import dates
from geodata.faults import DataError
from geodata.formats import ColumnMap, Imported, Limits, read, read_frame
from geodata.formats.acled import CURRENT
from geodata.formats.days import Days
from geodata.formats.mapping import ROLES
from geodata.formats.tables import precisions
from geodata.formats.ucdp import COLUMNS

TODAY = dt.date(2026, 6, 30)
KNOWN = settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
CELLS = some.one_of(
    some.none(),
    some.floats(),
    some.integers(),
    some.booleans(),
    some.text(max_size=20),
    some.dates().map(str),
    some.datetimes(),
    some.sampled_from(
        [
            "2024-09-17",
            "16.27",
            "-0.05",
            "Mali",
            "1",
            "Battles",
            "JNIM",
            "",
            "NaN",
            "=1",
            "03/04/20",
        ]
    ),
)


def adds_up(found: Imported) -> None:
    report = found.report
    parts = (report.kept, report.rejected, report.outside, report.passed, report.duplicates)
    assert sum(parts) == report.read
    assert report.kept == len(found.events)
    assert found.events["id"].is_unique
    rejected = report.faults.loc[report.faults["what"] == "rejected", "row"]
    assert rejected.nunique() == report.rejected
    assert (report.faults["what"] == "duplicate").sum() == report.duplicates
    assert found.events["lat"].between(-90, 90).all()
    assert not found.events[["date", "country", "category"]].isna().any(axis=None)
    assert all(found.events["actors"].map(len) > 0)


@KNOWN
@given(
    some.sampled_from([CURRENT, COLUMNS, (*ROLES, "x")]),
    some.lists(some.lists(CELLS, min_size=5, max_size=60), max_size=12),
)
def test_junk_in_known_columns_adds_up(columns: tuple[str, ...], rows: list[list[Any]]) -> None:
    wide = [(row * len(columns))[: len(columns)] for row in rows]
    frame = pd.DataFrame(wide, columns=list(columns), dtype=object)
    try:
        adds_up(read_frame(frame, "junk", today=TODAY))
    except DataError:
        return


@KNOWN
@given(some.dictionaries(some.text(max_size=12), some.lists(CELLS, min_size=3, max_size=3)))
def test_any_frame_is_read_or_refused_in_words(columns: dict[str, list[Any]]) -> None:
    frame = pd.DataFrame({name: pd.Series(cells, dtype=object) for name, cells in columns.items()})
    names = [str(name) for name in frame]
    mapping = ColumnMap(dict(zip(("date", "lat", "lon", "actors", "deaths"), names, strict=False)))
    for chosen in (None, mapping):
        try:
            adds_up(read_frame(frame, "junk", mapping=chosen, today=TODAY))
        except DataError:
            continue


@KNOWN
@given(content=some.binary(max_size=100))
def test_any_bytes_are_read_or_refused_in_words(content: bytes, tmp_path_factory: Any) -> None:
    path = tmp_path_factory.getbasetemp() / "bytes"
    starts = (
        b"",
        b"PK\x03\x04",
        b"PAR1",
        b"{",
        b"<kml>",
        b"date,lat,lon\n",
        b"SQLite format 3\x00",
    )
    for start in starts:
        path.write_bytes(start + content)
        try:
            adds_up(read(path, today=TODAY, limits=Limits(columns=50)))
        except DataError:
            continue


@KNOWN
@given(some.text(max_size=400))
def test_any_text_below_a_header_adds_up(text: str) -> None:
    import tempfile  # noqa: PLC0415 - hypothesis allows no fixture of one test

    with tempfile.NamedTemporaryFile("w", encoding="utf-8", errors="replace", newline="") as file:
        file.write("date,lat,lon,type\n2024-09-17,12.6,-8,battle\n" + text.replace("\x00", ""))
        file.flush()
        try:
            adds_up(read(file.name, today=TODAY))
        except DataError:
            return


@given(
    day=some.dates(dt.date(1990, 1, 1), dt.date(2026, 6, 1)),
    layout=some.sampled_from(["acled", "ucdp"]),
    code=some.sampled_from("12345"),
)
@KNOWN
def test_an_event_can_have_happened_on_the_day_it_is_given_and_no_narrower(
    day: dt.date, layout: str, code: str, ged: Any
) -> None:
    expected = precisions(layout, "time").get(code)
    frame = ged(layout, day, code)
    found = read_frame(frame, "one", today=TODAY)
    if expected is None:
        assert found.report.rejected == 1
        return
    (event,) = found.events.to_dict("records")
    period = dates.period(event["date"], event["date_precision"])
    assert event["date_precision"] == expected
    assert day in period
    assert period == dates.period(day, expected)


@given(some.dates(dt.date(1946, 1, 1), TODAY))
def test_a_day_is_read_in_every_way_in_which_it_is_written(day: dt.date) -> None:
    days = Days(dayfirst=True, today=TODAY)
    for form in ("%Y-%m-%d", "%d %B %Y", "%d-%b-%Y", "%d/%m/%Y", "%Y%m%d", "%B %d, %Y"):
        assert days.one(day.strftime(form)).day == day, form
    assert Days(dayfirst=False, today=TODAY).one(day.strftime("%m/%d/%Y")).day == day
    assert days.one(f"{day}T13:45:00Z").day == day
    assert days.one(f"{day} 00:00:00.000").day == day


@given(some.text(max_size=30))
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    read_as = Days(dayfirst=None, today=TODAY).one(text)
    assert (read_as.day is None) == bool(read_as.fault)
