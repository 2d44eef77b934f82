"""JNIM's area of activity and expansion: reported activity, not control.

How it is drawn, and what it is and is not, is told in ``docs/area-method.md``.
"""

from geodata.area.history import at, compute, km2
from geodata.area.store import kept, load

__all__ = ["at", "compute", "kept", "km2", "load"]
