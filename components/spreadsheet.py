"""Tables as files that spreadsheets open without running what is in them."""

from geodata.exports.sheet import csv, neutral

__all__ = ["csv", "neutral"]
