"""Other people's data: recognised by its columns, turned into events, every row accounted for.

Examples
--------
>>> from geodata import formats
>>> "date" in formats.ColumnMap.guess(["When", "lat", "lon"]).columns
True
"""

from geodata.formats.limits import Limits
from geodata.formats.mapping import ColumnMap
from geodata.formats.reading import Imported, opened, read, read_frame, recognise
from geodata.formats.report import Report

__all__ = [
    "ColumnMap",
    "Imported",
    "Limits",
    "Report",
    "opened",
    "read",
    "read_frame",
    "recognise",
]
