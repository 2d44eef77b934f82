r"""From a file, a paste or a link to the text of an article and what is known of where it appeared.

What is read, the limits, and what is refused and why: ``docs/reading.md``.

Examples
--------
>>> from geodata.reading import pasted
>>> pasted("Gunmen attack Djibo\n\nTwelve soldiers were killed on Monday.").title
'Gunmen attack Djibo'
"""

from geodata.reading.documents import pasted, read
from geodata.reading.fetching import fetch
from geodata.reading.reach import PUBLIC, Reach
from geodata.reading.reading import Reading

__all__ = ["PUBLIC", "Reach", "Reading", "fetch", "pasted", "read"]
