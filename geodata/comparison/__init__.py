"""Two dates compared: what changed on the ground, at the sites, in strength, and what happened.

How it is computed, and what it is and is not, is told in ``docs/comparing.md``.
"""

from geodata.comparison.result import Comparison, compare

__all__ = ["Comparison", "compare"]
