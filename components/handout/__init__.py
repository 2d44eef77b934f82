"""The map as one file that opens by a double click: map, timeline and what is known of each mark.

How it is made and what it may be used for is told in ``docs/self-contained.md``.
"""

from components.handout.page import render, write

__all__ = ["render", "write"]
