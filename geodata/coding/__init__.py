"""From the text of an article to draft records, each field with the words it stands on.

Examples
--------
>>> from geodata.coding import Article
>>> Article(text="Four soldiers were killed in Gao on Monday.").title
''
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.coding.article import Article, Span
from geodata.coding.drafts import Coder, Dated, Draft, Found, Located, Range

if TYPE_CHECKING:
    from geodata.coding.rules import RuleCoder

__all__ = [
    "Article",
    "Coder",
    "Dated",
    "Draft",
    "Found",
    "Located",
    "Range",
    "RuleCoder",
    "Span",
]


def __getattr__(name: str) -> object:
    # the rules read tables of names; whoever only handles drafts does without
    if name == "RuleCoder":
        from geodata.coding.rules import RuleCoder  # noqa: PLC0415 - loaded when it is asked for

        return RuleCoder
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
