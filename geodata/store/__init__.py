"""What people have accepted: kept in a database beside the data package, joined with it at once.

Examples
--------
>>> from geodata.store import Store
>>> store = Store("sqlite://")  # in memory; a file keeps it
>>> store.revision()
0
>>> len(store.merged().events) == len(store.package.events)
True
"""

from geodata.store.drafts import OpenDraft
from geodata.store.merge import Addition, merged
from geodata.store.store import Change, Store

__all__ = ["Addition", "Change", "OpenDraft", "Store", "merged"]
