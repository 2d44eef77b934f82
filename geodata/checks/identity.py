"""Ids that say what they name, and figures that agree with the site they count."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geodata.checks.rows import fault, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geodata.checks.rows import Row
    from geodata.faults import Fault
    from geodata.seeds import Seeds


def _event(row: Row) -> str:
    return rf"{row['date']}-{str(row['country']).lower()}-.+"


def _site(row: Row) -> str:
    return rf"{row['power']}-{str(row['country']).lower()}-.+"


def _strength(row: Row) -> str:
    name = f"strength-{row['power']}-{row['country']}-{row['site'] or 'all'}-{row['date']}"
    return re.escape(name.lower())


def _zone(row: Row) -> str:
    # a number or year at the end tells two spells of the same stage apart
    return rf"jnim-{str(row['country']).lower()}-.+-{row['stage']}(-[0-9]+)?"


_FORMS: dict[str, tuple[Callable[[Row], str], str]] = {
    "events": (_event, "begin it with the date and the country in lower case"),
    "sites": (_site, "begin it with the power and the country in lower case"),
    "strength": (_strength, "write strength-power-country-site (or all)-date, in lower case"),
    "zones": (_zone, "write jnim-country-place-stage, with a number where a stage comes back"),
}


def ids(seeds: Seeds) -> Iterator[Fault]:
    """Find ids that do not agree with the fields that they are made of."""
    for table, (form, remedy) in _FORMS.items():
        for number, row in rows(seeds, table):
            if not re.fullmatch(form(row), str(row["id"])):
                message = f"{row['id']!r} does not agree with the row's own fields"
                yield fault(table, number, "id", message, remedy)


def counted_sites(seeds: Seeds) -> Iterator[Fault]:
    """Find head counts whose power or country is not that of their site."""
    sites = {row["id"]: row for _, row in rows(seeds, "sites")}
    for number, row in rows(seeds, "strength"):
        site = sites.get(row["site"])
        for field in ("power", "country"):
            if site is not None and row[field] != site[field]:
                message = f"{row[field]!r}, but {row['site']!r} has {site[field]!r}"
                yield fault("strength", number, field, message, "correct one of the two")
