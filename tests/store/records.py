"""Records that the tests of the store accept."""

from __future__ import annotations

from typing import Any

from geodata import seeds

PACKAGE = seeds.read()


def source(name: str = "paper-20240917-gao") -> dict[str, Any]:
    return {
        "id": name,
        "title": "A report",
        "publisher": "Paper",
        "published": "2024-09-17",
        "lang": "en",
    }


def event(name: str = "attack", day: str = "2024-09-17", **cells: Any) -> dict[str, Any]:
    return {
        "id": f"{day}-mli-{name}",
        "date": day,
        "date_precision": "day",
        "category": "attack_on_forces",
        "title": "Attack on a post near Gao",
        "summary": "A post is attacked.",
        "actors": ("other", "mali_gov"),
        "country": "MLI",
        "place": "Gao",
        "lat": 16.27,
        "lon": -0.04,
        "geo_precision": "town",
        "fatalities_low": 2,
        "sources": ("paper-20240917-gao",),
        "confidence": "medium",
    } | cells


def rows(*events: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    return {"sources": [source()], "events": list(events)}
