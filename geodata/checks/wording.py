"""Text that says what it shows: no character that cannot be seen.

Markup is no fault: a title may hold any signs, and every page shows them as they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geodata.checks.rows import fault, rows
from geodata.seeds import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.faults import Fault
    from geodata.seeds import Seeds

# control characters, soft hyphen, zero-width and direction marks, byte order mark
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def plain(seeds: Seeds) -> Iterator[Fault]:
    """Find characters that cannot be seen."""
    for table in TABLES:
        texts = [f["name"] for f in seeds.fields(table) if f["type"] == "string"]
        for number, row in rows(seeds, table):
            for field in texts:
                value = row[field]
                text = ";".join(value) if isinstance(value, tuple) else value or ""
                if found := _INVISIBLE.search(text):
                    message = f"holds the invisible character U+{ord(found[0]):04X}"
                    yield fault(table, number, field, message, "remove that character")
