"""From a query to the bytes of its answer."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from api import parameters
from api.answers import Rows
from api.openapi import GEOJSON, JSON
from geodata.exports import FORMATS, Content, render
from geodata.exports.about import about
from geodata.exports.geojson import dumps, features

if TYPE_CHECKING:
    from collections.abc import Iterable

    from api.endpoints import Endpoint
    from geodata import Atlas


@dataclass(frozen=True)
class Rendered:
    """An answer as it goes over the wire.

    Parameters
    ----------
    body : bytes
        The content.
    media_type : str
        Its MIME type.
    headers : dict of str to str
        Headers of this answer alone.
    """

    body: bytes
    media_type: str
    headers: dict[str, str] = field(default_factory=dict)

    @cached_property
    def etag(self) -> str:
        """A name for the content; weak, since it is the same packed and unpacked."""
        return f'W/"{hashlib.sha256(self.body).hexdigest()[:20]}"'

    @cached_property
    def gzipped(self) -> bytes:
        """The content packed."""
        return gzip.compress(self.body, compresslevel=6, mtime=0)


def answer(
    endpoint: Endpoint, atlas: Atlas, given: Iterable[tuple[str, str]], path: dict[str, str]
) -> Rendered:
    """Answer a request.

    Parameters
    ----------
    endpoint : Endpoint
        The address.
    atlas : Atlas
        Who is asked.
    given : iterable of (str, str)
        The parameters after the question mark.
    path : dict of str to str
        Those in the path.

    Returns
    -------
    Rendered

    Raises
    ------
    Problem
        When the request makes no sense, or asks for a record that there is not.
    """
    items = list(given)
    query = parameters.read(endpoint.parameters, items, atlas) | path
    found = endpoint.answer(atlas, query)
    if not isinstance(found, Rows):
        kind = GEOJSON if found.get("type") in {"Feature", "FeatureCollection"} else JSON
        return Rendered(dumps(found), kind)
    links = _links(found, items, query)
    header = ", ".join(f'<{link["href"]}>; rel="{link["rel"]}"' for link in links[1:])
    headers = {"Link": header} if header else {}
    wanted = query.get("format")
    if wanted in {None, "geojson"}:
        body = dumps(_collection(found, atlas, links))
        return Rendered(body, GEOJSON if endpoint.spatial else JSON, headers)
    kind_ = FORMATS[wanted]
    known = replace(about(atlas), scope=_scope(found))
    file = f'inline; filename="{found.table}{kind_.suffix}"'
    return Rendered(
        render(Content({found.table: found.page}, known, atlas), wanted),
        kind_.media_type,
        headers | {"Content-Disposition": file},
    )


def _collection(found: Rows, atlas: Atlas, links: list[dict[str, str]]) -> dict[str, Any]:
    known = replace(about(atlas), scope=_scope(found))
    counted = {
        "numberMatched": found.matched,
        "numberReturned": len(found.page),
        "links": links,
    }
    rows = list(features(found.table, found.page))
    if found.table == "sources":
        plain = [
            {name: value for name, value in row["properties"].items() if name != "table"}
            for row in rows
        ]
        return {**known.metadata(), **counted, "sources": plain}
    return {"type": "FeatureCollection", **known.metadata(), **counted, "features": rows}


def _scope(found: Rows) -> str:
    return f"{len(found.page):,} of the {found.matched:,} records that match the request."


def _links(
    found: Rows, items: list[tuple[str, str]], query: dict[str, Any]
) -> list[dict[str, str]]:
    """Link to this page, the next and the one before; relative, so that any host will do."""
    offset, limit = query["offset"], query["limit"]
    kind = FORMATS[query.get("format") or "geojson"].media_type if "format" in query else JSON
    kept = [(name, text) for name, text in items if name != "offset"]

    def link(rel: str, first: int) -> dict[str, str]:
        href = urlencode([*kept, *([("offset", str(first))] if first else [])])
        return {"rel": rel, "href": f"?{href}", "type": kind}

    links = [link("self", offset)]
    if offset + limit < found.matched:
        links.append(link("next", offset + limit))
    if offset:
        links.append(link("prev", max(0, offset - limit)))
    return links
