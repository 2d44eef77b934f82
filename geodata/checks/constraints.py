"""What the schema asks of a single cell: presence, vocabulary, pattern, bounds, uniqueness."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from geodata.checks.rows import fault, rows
from geodata.faults import Fault
from geodata.seeds import DESCRIPTOR, TABLES
from geodata.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.seeds import Seeds


def cells(seeds: Seeds) -> Iterator[Fault]:
    """Hold every cell against the constraints of its field."""
    vocabulary = Vocabulary(seeds.terms)
    for table in TABLES:
        fields = seeds.fields(table)
        for number, row in rows(seeds, table):
            for field in fields:
                name = field["name"]
                for message, remedy in _breaches(row[name], field, vocabulary):
                    yield fault(table, number, name, message, remedy)


def keys(seeds: Seeds) -> Iterator[Fault]:
    """Find rows of a table that have the same key."""
    for resource in seeds.package["resources"]:
        table, key = resource["name"], resource["schema"].get("primaryKey", [])
        names = [key] if isinstance(key, str) else key
        if table not in TABLES or not names:
            continue
        first: dict[tuple[Any, ...], int] = {}
        for number, row in rows(seeds, table):
            value = tuple(row[name] for name in names)
            if value in first:
                shown = ", ".join(map(str, value))
                message = f"{shown!r} stands already in row {first[value]}"
                yield fault(table, number, names[-1], message, "remove one row or rename it")
            first.setdefault(value, number)


def vocabularies(seeds: Seeds) -> Iterator[Fault]:
    """Find codes that the schema allows, and groups that terms name, which are no terms."""
    vocabulary = Vocabulary(seeds.terms)
    for table in TABLES:
        for field in seeds.fields(table):
            allowed = field.get("constraints", {}).get("enum", ())
            if "vocabulary" not in field:
                continue
            known = _codes(field, vocabulary)
            for code in allowed:
                if code not in known:
                    name = f"{table}.{field['name']}"
                    message = f"allows {code!r}, which is no term of {field['vocabulary']!r}"
                    yield Fault(DESCRIPTOR, None, name, message, "add it to terms.csv")
    for number, row in rows(seeds, "terms"):
        groups = f"{row['vocabulary']}_group"
        if groups in vocabulary and row["group"] not in vocabulary.labels(groups):
            message = f"{row['group']!r} is no term of {groups!r}"
            remedy = f"write one of {', '.join(vocabulary.labels(groups))}"
            yield fault("terms", number, "group", message, remedy)


def _codes(field: dict[str, Any], vocabulary: Vocabulary) -> set[str]:
    names = field["vocabulary"]
    names = [names] if isinstance(names, str) else names
    return {code for name in names if name in vocabulary for code in vocabulary.labels(name)}


def _breaches(
    value: Any, field: dict[str, Any], vocabulary: Vocabulary
) -> Iterator[tuple[str, str]]:
    limits = field.get("constraints", {})
    if value is None or value == ():
        if limits.get("required"):
            yield "is empty", "fill it in: " + field.get("description", "the schema requires it")
        return
    if isinstance(value, tuple):
        yield from _list_breaches(value, field, vocabulary)
        return
    if "enum" in limits and value not in limits["enum"]:
        yield f"{value!r} is not in the vocabulary", f"write one of {', '.join(limits['enum'])}"
    if "pattern" in limits and not re.fullmatch(limits["pattern"], value):
        remedy = f"write it as {limits['pattern']} asks: {field.get('description', field['name'])}"
        yield f"{value!r} has another form", remedy
    if "maxLength" in limits and len(value) > limits["maxLength"]:
        limit = limits["maxLength"]
        yield f"has {len(value)} characters", f"shorten it to {limit} or fewer"
    low, high = limits.get("minimum"), limits.get("maximum")
    if (low is not None and value < low) or (high is not None and value > high):
        bounds = f"{low} or more" if high is None else f"a value from {low} to {high}"
        yield f"{value} is out of range", f"write {bounds}"


def _list_breaches(
    value: tuple[str, ...], field: dict[str, Any], vocabulary: Vocabulary
) -> Iterator[tuple[str, str]]:
    for part in sorted({part for part in value if value.count(part) > 1}):
        yield f"{part!r} is listed twice", "list it once"
    if "vocabulary" in field:
        known = _codes(field, vocabulary)
        for part in value:
            if part not in known:
                remedy = f"write terms of terms.csv: {', '.join(sorted(known))}"
                yield f"{part!r} is not in the vocabulary", remedy
