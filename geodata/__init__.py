"""The geodata layer: reads, checks, joins and computes; knows of no interface.

Examples
--------
>>> import geodata
>>> atlas = geodata.load()
>>> snapshot = atlas.at("2024-09-16")
>>> len(snapshot.sites.query("power == 'france' and country in ['MLI', 'BFA', 'NER']"))
0
"""

from geodata.assembly import assemble, load
from geodata.atlas import Atlas
from geodata.dates import Period
from geodata.faults import DataError, Fault
from geodata.filters import Filters
from geodata.snapshot import Snapshot

__all__ = ["Atlas", "DataError", "Fault", "Filters", "Period", "Snapshot", "assemble", "load"]
