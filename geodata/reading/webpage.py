"""The article in a web page."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from geodata.reading.reading import Extract, refusal

if TYPE_CHECKING:
    import lxml.html

DEEPEST: Final = 250
"""A page nested deeper than that was not made for readers; parsers may choke on it."""

MOST_MARKUP: Final = 6_000_000
MOST_TAGS: Final = 60_000
LANGUAGE: Final = re.compile(r"<html[^>]{0,300}?\blang\s*=\s*[\"']?([a-zA-Z]{2})\b")
RELATED: Final = re.compile(
    r"\W*(?:[àa] )?(?:lire (?:aussi|[ée]galement)|voir aussi|read (?:also|more)|also read|see also|"
    r"more on this)\b.{0,200}$",
    re.IGNORECASE,
)
"""A line that points to another article, whose events are not this one's."""

FEW: Final = 60
"""A page with fewer characters of text holds a notice, not an article."""


def extract(markup: str, name: str, url: str = "") -> Extract:
    """Find the article in a page.

    Nothing that the page names is loaded or run.

    Parameters
    ----------
    markup : str
        The page.
    name : str
        The file, or the address, for messages.
    url : str, optional
        Where it comes from; names the publisher where the page does not.

    Returns
    -------
    Extract

    Raises
    ------
    geodata.faults.DataError
        When no article is found.
    """
    if len(markup) > MOST_MARKUP or markup.count("<") > MOST_TAGS:
        raise refusal(name, "the page is too large", "paste the text of the article")
    import lxml.html  # noqa: PLC0415 - heavy
    import trafilatura  # noqa: PLC0415 - heavy

    markup = markup.replace("\x00", "")
    # the text is decoded already: a declaration would only mislead the parser
    bare = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup)
    try:
        tree = lxml.html.document_fromstring(bare)
    except (ValueError, lxml.etree.LxmlError) as error:
        raise refusal(name, "the page is broken", "paste the text of the article") from error
    _shallow(tree, name)
    found: Any = trafilatura.bare_extraction(
        tree,
        url=url or None,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        favor_precision=False,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    text = (found.text if found else "") or ""
    notes: tuple[str, ...] = ()
    if len(text) < FEW:
        text = max(text, _paragraphs(bare), key=len)
    text = "\n".join(line for line in text.split("\n") if not RELATED.match(line))
    if not text.strip():
        raise refusal(
            name,
            "no article was found in the page; it may be built by a script or lie behind a paywall",
            "open it in your browser and paste the text",
        )
    if len(text) < FEW:
        notes = ("The page holds very little text: the article may lie behind a paywall.",)
    named = LANGUAGE.search(markup[:5000])
    return Extract(
        text=text,
        title=(found.title if found else None) or "",
        publisher=(found.sitename if found else None) or _host(url),
        published=_date(found.date if found else None),
        language=named.group(1).lower() if named else "",
        headed=True,
        notes=notes,
    )


def _shallow(tree: lxml.html.HtmlElement, name: str) -> None:
    depth, element = 0, tree
    stack = [(element, 1)]
    while stack:
        element, depth = stack.pop()
        if depth > DEEPEST:
            raise refusal(name, "the page is nested too deeply", "paste the text of the article")
        stack.extend((child, depth + 1) for child in element)


def _paragraphs(markup: str) -> str:
    import lxml.html  # noqa: PLC0415 - heavy

    tree = lxml.html.document_fromstring(markup)
    return "\n".join(text for p in tree.iter("p") if (text := " ".join(p.text_content().split())))


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _date(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
