"""A day or two told on paper: the picture of the map, and a briefing as PDF or DOCX.

What it holds and how it is made is told in ``docs/briefing.md``.
"""

from geodata.briefing.brief import FORMATS, render, write

__all__ = ["FORMATS", "render", "write"]
