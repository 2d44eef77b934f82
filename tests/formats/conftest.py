from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from geodata import formats
from geodata.formats.acled import CURRENT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TODAY = dt.date(2026, 6, 30)
CLASH = {
    "event_id_cnty": "MLI1",
    "event_date": "2024-09-17",
    "year": "2024",
    "time_precision": "1",
    "disorder_type": "Political violence",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "Military Forces of Mali (2021-)",
    "assoc_actor_1": "Wagner Group",
    "inter1": "State forces",
    "actor2": "JNIM: Group for Support of Islam and Muslims",
    "inter2": "Rebel group",
    "interaction": "State forces-Rebel group",
    "iso": "466",
    "region": "Western Africa",
    "country": "Mali",
    "admin1": "Gao",
    "location": "Gao",
    "latitude": "16.27",
    "longitude": "-0.05",
    "geo_precision": "1",
    "source": "Made-up news; Made-up radio",
    "source_scale": "National",
    "notes": "Made up for a test.",
    "fatalities": "3",
    "timestamp": "1726600000",
}


@pytest.fixture
def acled() -> Callable[..., pd.DataFrame]:
    """Make rows of a made-up export: each argument changes one row's cells."""

    def made(*changes: dict[str, Any], columns: tuple[str, ...] = CURRENT) -> pd.DataFrame:
        rows = [
            CLASH | {"event_id_cnty": f"MLI{number}", "notes": f"Made up, number {number}."} | one
            for number, one in enumerate(changes or ({},), 1)
        ]
        return pd.DataFrame(rows, columns=list(columns), dtype=object).fillna("")

    return made


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., formats.Imported]:
    """Write a table as CSV and read it, or read a file that is there."""

    def done(given: pd.DataFrame | Path | str | bytes, **options: Any) -> formats.Imported:
        path = tmp_path / "given.csv"
        if isinstance(given, pd.DataFrame):
            given.to_csv(path, index=False)
        elif isinstance(given, str):
            path.write_text(given, encoding="utf-8")
        elif isinstance(given, bytes):
            path.write_bytes(given)
        else:
            path = given
        return formats.read(path, **{"today": TODAY, **options})

    return done


@pytest.fixture(scope="session")
def ged() -> Callable[[str, dt.date, str], pd.DataFrame]:
    """Make one row of a layout for a day and a code of its precision."""

    def made(layout: str, day: dt.date, code: str) -> pd.DataFrame:
        if layout == "acled":
            row = CLASH | {"event_date": day.isoformat(), "time_precision": code}
            return pd.DataFrame([row], columns=list(CURRENT), dtype=object).fillna("")
        row = {
            "id": "1",
            "type_of_violence": "1",
            "side_a": "Government of Mali",
            "side_b": "JNIM",
            "where_prec": "1",
            "date_prec": code,
            "latitude": "16.27",
            "longitude": "-0.05",
            "country": "Mali",
            "date_start": day.isoformat(),
            "date_end": day.isoformat(),
        }
        return pd.DataFrame([row])

    return made
