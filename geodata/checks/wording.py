"""Text that is text: no markup, no invisible characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geodata.checks.rows import fault, rows
from geodata.seeds import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.faults import Fault
    from geodata.seeds import Seeds

_MARKUP = re.compile(r"<[A-Za-z/!?]|&(#[0-9]|#x|[A-Za-z]+;)")
# control characters, soft hyphen, zero-width and direction marks, byte order mark
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def plain(seeds: Seeds) -> Iterator[Fault]:
    """Find markup and characters that cannot be seen."""
    for table in TABLES:
        texts = [f["name"] for f in seeds.fields(table) if f["type"] == "string"]
        for number, row in rows(seeds, table):
            for field in texts:
                value = row[field]
                text = ";".join(value) if isinstance(value, tuple) else value or ""
                if found := _MARKUP.search(text):
                    # an address may well carry an ampersand
                    if field == "url" and found[0].startswith("&"):
                        continue
                    message = f"holds markup, {found[0]!r}"
                    yield fault(table, number, field, message, "write it as plain text")
                if found := _INVISIBLE.search(text):
                    message = f"holds the invisible character U+{ord(found[0]):04X}"
                    yield fault(table, number, field, message, "remove that character")
