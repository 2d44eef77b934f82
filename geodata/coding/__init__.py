"""From the text of an article to draft records, each field with the words it stands on.

Examples
--------
>>> from geodata.coding import Article
>>> Article(text="Four soldiers were killed in Gao on Monday.").title
''
"""

from geodata.coding.article import Article, Span
from geodata.coding.drafts import Coder, Dated, Draft, Found, Located, Range

__all__ = ["Article", "Coder", "Dated", "Draft", "Found", "Located", "Range", "Span"]
