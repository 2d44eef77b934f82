"""The desk that takes requests: methods, caching, packing, sharing across sites, errors."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from api.problems import MEDIA_TYPE, Problem
from geodata.exports.geojson import dumps
from geodata.faults import DataError

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from starlette.types import Receive, Scope, Send

    from api.rendering import Rendered
    from geodata import Atlas

LOG = logging.getLogger(__name__)

METHODS = "GET, HEAD, OPTIONS"

KEPT_BYTES = 48_000_000
"""How much of rendered answers is kept, packed and unpacked."""

LONGEST_QUERY = 4000
"""How long the part of an address after the question mark may be, in bytes."""

FRESH = 60
"""Seconds for which a reader need not ask again; after them the ETag tells."""

OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Content-Disposition",
    "X-Content-Type-Options": "nosniff",
}
"""Headers of every answer: any page may read them, for they are the same for everyone."""

_POOL = ThreadPoolExecutor(max_workers=2, thread_name_prefix="api")
"""Two threads, so that however many ask here, the pages' own work goes on."""


class Desk:
    """Where requests come in and answers are kept for those who ask the same.

    Parameters
    ----------
    provider : callable
        Returns the atlas that everyone may see. Answers are thrown away when it is another one.
    """

    def __init__(self, provider: Callable[[], Atlas]) -> None:
        self._provider = provider
        self._lock = threading.Lock()
        self._atlas: Atlas | None = None
        self._kept: OrderedDict[Hashable, Rendered] = OrderedDict()
        self._bytes = 0

    async def rendered(self, key: Hashable, make: Callable[[Atlas], Rendered]) -> Rendered:
        """Return the answer under a key, made in a thread when it is not kept.

        Raises
        ------
        Problem
            What `make` raises; 503 when the data cannot be used, 500 when we are wrong.
        """
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(_POOL, self._find, key, make)
        except Problem:
            raise
        except DataError as error:
            LOG.warning("The data cannot be used: %s", error)
            raise Problem(503, "the data cannot be used just now", remedy="try later") from None
        except Exception:
            LOG.exception("A request could not be answered")
            detail = "the request could not be answered; this is our fault"
            raise Problem(500, detail) from None

    def _find(self, key: Hashable, make: Callable[[Atlas], Rendered]) -> Rendered:
        atlas = self._provider()
        with self._lock:
            if atlas is not self._atlas:
                self._atlas, self._bytes = atlas, 0
                self._kept.clear()
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make(atlas)
        size = len(made.body) + len(made.gzipped) + len(made.etag)
        with self._lock:
            if atlas is self._atlas and key not in self._kept and size <= KEPT_BYTES // 4:
                self._kept[key] = made
                self._bytes += size
            while self._bytes > KEPT_BYTES:
                _, old = self._kept.popitem(last=False)
                self._bytes -= len(old.body) + len(old.gzipped) + len(old.etag)
        return made


class Window:
    """One window of the desk: an ASGI application for one address.

    Parameters
    ----------
    desk : Desk
        The desk.
    make : callable
        Atlas and request to the answer.
    """

    def __init__(self, desk: Desk, make: Callable[[Atlas, Request], Rendered]) -> None:
        self._desk, self._make = desk, make

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope)
        try:
            response = await self._respond(request)
        except Problem as problem:
            response = _problem(problem)
        if request.method == "HEAD":
            # the headers, its length among them, are those of the whole answer
            response.body = b""
        await response(scope, receive, send)

    async def _respond(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return _preflight()
        if request.method not in {"GET", "HEAD"}:
            detail = f"{request.method} is not possible here: the data can only be read"
            raise Problem(405, detail, remedy=f"use {METHODS}", headers={"Allow": METHODS})
        if len(request.scope["query_string"]) > LONGEST_QUERY:
            detail = f"the address has more than {LONGEST_QUERY:,} letters after the question mark"
            raise Problem(422, detail, remedy="ask for less at once")
        # the path itself: an address is put together with what the request says of its host
        key = (request.scope["path"], tuple(request.query_params.multi_items()))
        rendered = await self._desk.rendered(key, lambda atlas: self._make(atlas, request))
        return _response(request, rendered)


def missing(atlas: Atlas, request: Request) -> Rendered:  # noqa: ARG001 - as every window's maker
    """Say that there is nothing at an address."""
    detail = f"there is nothing at {request.scope['path']}"
    raise Problem(404, detail, remedy="see the list at /api/")


def _response(request: Request, rendered: Rendered) -> Response:
    headers = {
        **OPEN,
        "ETag": rendered.etag,
        "Cache-Control": f"public, max-age={FRESH}",
        "Vary": "Accept-Encoding",
        **rendered.headers,
    }
    if _knows(request.headers.get("if-none-match", ""), rendered.etag):
        return Response(status_code=304, headers=headers)
    body = rendered.body
    if _takes_gzip(request.headers.get("accept-encoding", "")):
        body = rendered.gzipped
        headers["Content-Encoding"] = "gzip"
    kind = rendered.media_type
    if kind.startswith("text/"):
        kind += "; charset=utf-8"
    response = Response(body, headers=headers)
    response.headers["Content-Type"] = kind
    return response


def _knows(header: str, etag: str) -> bool:
    """Compare as RFC 9110 wants it for If-None-Match: weakly."""
    known = [tag.strip().removeprefix("W/") for tag in header.split(",")]
    return "*" in known or etag.removeprefix("W/") in known


def _takes_gzip(header: str) -> bool:
    for offer in header.lower().split(","):
        coding, _, quality = offer.strip().partition(";")
        if coding.strip() in {"gzip", "*"}:
            return quality.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False


def _preflight() -> Response:
    headers = {
        **OPEN,
        "Allow": METHODS,
        "Access-Control-Allow-Methods": METHODS,
        "Access-Control-Allow-Headers": "*",
        "Access-Control-Max-Age": "86400",
    }
    return Response(status_code=204, headers=headers)


def _problem(problem: Problem) -> Response:
    headers = {**OPEN, "Cache-Control": "no-store", **problem.headers}
    return Response(dumps(problem.body()), problem.status, headers, MEDIA_TYPE)
