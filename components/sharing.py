"""Sharing a view: its link, how to cite it and how to put it into another page."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit, urlunsplit

from markupsafe import Markup

from components import filter_bar
from components import view as views
from components.filter_bar import CHOICES, TEXT
from components.language import say
from geodata import Filters
from geodata.briefing.words import words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from components.view import Limits, View
    from geodata import Atlas

VERSION = "v"
"""The parameter that names the version of the data a link was made with."""

_VERSION = re.compile(r"[0-9A-Za-z.+-]{1,40}")
EMBED_HEIGHT = 640


def root(url: str | None) -> str:
    """Return the map's address from that of another page.

    Examples
    --------
    >>> root("https://example.org/sahel/share?day=2024-09-16")
    'https://example.org/sahel/'
    >>> root(None)
    ''
    """
    parts = urlsplit(url or "")
    if not parts.netloc:
        return ""
    folder = parts.path.rpartition("/")[0]
    return urlunsplit((parts.scheme, parts.netloc, f"{folder}/", "", ""))


def public(view: View, filters: Filters, limits: Limits) -> tuple[View, Filters]:
    """Leave out of a view what other readers do not have: records and datasets of this session.

    Parameters
    ----------
    view : View
        What the map shows.
    filters : Filters
        Which records it shows.
    limits : Limits
        What a view of the shared records may name.

    Returns
    -------
    View
    Filters
    """
    if view.record is not None and view.record not in limits.records:
        view = replace(view, record=None)
    if view.source is not None and view.source not in limits.sources:
        view, filters = replace(view, source=None), replace(filters, source="")
    day = min(max(view.day, limits.first), limits.last)
    return replace(view, day=day), replace(filters, dataset=())


def parameters(atlas: Atlas, view: View, filters: Filters, limits: Limits) -> list[tuple[str, str]]:
    """List a link's parameters: the view's, the filters' and the version of the data.

    Parameters
    ----------
    atlas : Atlas
        For labels and version.
    view : View
        What the map shows.
    filters : Filters
        Which records it shows.
    limits : Limits
        What a view may name.

    Returns
    -------
    list of (str, str)
        A name comes several times when several of its values are chosen.
    """
    found = list(views.write(view, limits).items())
    for name in CHOICES:
        labels = atlas.vocabulary.labels(name, view.lang)
        found += [(name, labels[code]) for code in getattr(filters, name) if code in labels]
    if filters.text:
        found.append((TEXT, filters.text))
    return [*found, (VERSION, atlas.version)]


def linked_filters(atlas: Atlas, params: Mapping[str, Sequence[str]], source: str = "") -> Filters:
    """Read filters from a link's parameters, where there are no widgets that would.

    Parameters
    ----------
    atlas : Atlas
        For the labels.
    params : mapping of str to sequence of str
        All values of each parameter; what no filter offers is passed over.
    source : str
        Id of the source that the view is limited to.

    Returns
    -------
    Filters

    Examples
    --------
    >>> import geodata
    >>> linked_filters(geodata.load(), {"country": ["Mali", "Atlantis"]}).country
    ('MLI',)
    """
    chosen: dict[str, tuple[str, ...]] = {}
    for name in CHOICES:
        codes = filter_bar.codes(atlas, name)
        values = dict.fromkeys(params.get(name, ()))
        chosen[name] = tuple(codes[value] for value in values if value in codes)
    given = params.get(TEXT, ())
    known = {field.name for field in fields(Filters)}
    named = {name: values for name, values in chosen.items() if name in known}
    return Filters(**named, text=given[-1] if given else "", source=source)


def link(address: str, params: Sequence[tuple[str, str]], *, embed: bool = False) -> str:
    """Write a link to a view.

    Examples
    --------
    >>> link("https://example.org/", [("day", "2024-09-16"), ("v", "1.0")])
    'https://example.org/?day=2024-09-16&v=1.0'
    """
    more = [("embed", "true")] if embed else []
    return f"{address}?{urlencode([*params, *more])}"


def frame(url: str, title: str) -> str:
    """Write the HTML that puts a view into another page.

    Examples
    --------
    >>> frame("https://example.org/?a=1&b=2", "The Sahel")[:44]
    '<iframe src="https://example.org/?a=1&amp;b='
    """
    return str(
        Markup(
            '<iframe src="{}" title="{}" width="100%" height="{}" style="border:0" loading="lazy" '
            'allow="fullscreen"></iframe>'
        ).format(url, title, EMBED_HEIGHT)
    )


def note(version: str | None, atlas: Atlas) -> str:
    """Say when a link was made with another version of the data; empty when it was not.

    Examples
    --------
    >>> import geodata
    >>> atlas = geodata.load()
    >>> note(atlas.version, atlas), note(None, atlas)
    ('', '')
    """
    if version is None or version == atlas.version:
        return ""
    if not _VERSION.fullmatch(version):
        return say("link.no_version")
    return say("link.version", version=version, current=atlas.version)


def citation(atlas: Atlas, url: str, day: dt.date, accessed: dt.date) -> str:
    """Write how to cite a view.

    Parameters
    ----------
    atlas : Atlas
        For version and date of the data.
    url : str
        The view's link.
    day : datetime.date
        The day that it shows.
    accessed : datetime.date
        When it was looked at.
    """
    spell = words("en").spell
    return (
        f"Sahelscope contributors ({atlas.as_of.year}). Sahelscope: the Sahel on {spell(day)}. "
        f"Data version {atlas.version}, as of {spell(atlas.as_of)}. CC BY 4.0. {url} "
        f"(accessed {spell(accessed)})."
    )


def bibtex(atlas: Atlas, url: str, day: dt.date, accessed: dt.date) -> str:
    """Write how to cite a view, as an entry of BibTeX; the parameters are those of `citation`."""
    spell = words("en").spell
    lines = {
        "author": "{Sahelscope contributors}",
        "title": f"{{Sahelscope: the Sahel on {spell(day)}}}",
        "year": str(atlas.as_of.year),
        "version": atlas.version,
        "note": f"Data as of {spell(atlas.as_of)}; CC BY 4.0",
        "url": url,
        "urldate": accessed.isoformat(),
    }
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in lines.items())
    return f"@misc{{sahelscope-{day.isoformat()},\n{body}\n}}"
