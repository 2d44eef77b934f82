"""One table as CSV with a row of HXL hashtags below the header (https://hxlstandard.org)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.exports import fields
from geodata.exports.sheet import csv
from geodata.exports.text import bare, credited

if TYPE_CHECKING:
    from geodata.exports.content import Content


def render(content: Content) -> bytes:
    """Write the table, a tag for every column, and whose it is in the last ones.

    Examples
    --------
    >>> import geodata
    >>> from geodata.exports import collect
    >>> text = render(collect(geodata.load(), ["area"])).decode("utf-8-sig")
    >>> text.splitlines()[1].split(",")[0]
    '#country+code+v_iso3'
    """
    ((name, table),) = content.tables.items()
    written = csv(credited(bare(table), content))
    header, _, rows = written.partition(b"\r\n")
    columns = credited(bare(table), content).columns
    tags = ",".join(fields.hashtag(name, column) for column in columns)
    return b"\r\n".join([header, tags.encode(), rows])
