"""Our tables in the formats of other programs, each with its attribution, version and date.

`write` writes a file; `FORMATS` lists what it can write. What the columns mean is told in
``docs/exporting.md`` and the data dictionary.
"""

from geodata.exports.about import About
from geodata.exports.content import TABLES, Content, collect
from geodata.exports.formats import FORMATS, Format, by_suffix, render, write

__all__ = [
    "FORMATS",
    "TABLES",
    "About",
    "Content",
    "Format",
    "by_suffix",
    "collect",
    "render",
    "write",
]
