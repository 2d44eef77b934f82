"""Files for the browser, served under addresses made from their content.

An address changes when its content does, so a browser may keep what it has for ever and any number
of readers share one copy in memory. The same asset can be put into a page as a ``data:`` address,
for a notebook or a file that is opened without a server.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import threading
from collections import deque
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast
from weakref import WeakValueDictionary

from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

PREFIX = "sahelscope"
"""First part of every address."""

_YEAR = 31_536_000
_KEPT, _SMALL = 64, 1_000_000
"""How many assets of up to how many bytes are kept when nobody holds on to them: some 5 maps."""


@dataclass(frozen=True)
class Asset:
    """A file for the browser.

    Parameters
    ----------
    name : str
        The file's name; the last part of its address.
    body : bytes
        The content.
    media_type : str
        Its MIME type.
    """

    name: str
    body: bytes
    media_type: str

    @cached_property
    def path(self) -> str:
        """Address below the app's root, without a leading slash."""
        digest = hashlib.sha256(self.body).hexdigest()[:16]
        return f"{PREFIX}/{digest}/{self.name}"

    @cached_property
    def data_uri(self) -> str:
        """The whole asset as a ``data:`` address."""
        return _data_uri(self.media_type, self.body)

    @cached_property
    def gzipped(self) -> bytes:
        """The content as it goes over the wire to a browser that takes gzip."""
        return _gzip(self.body)


@dataclass(frozen=True)
class Deferred:
    """A file for the browser whose content is made once, when somebody first asks for it.

    Parameters
    ----------
    name : str
        The file's name; the last part of its address.
    digest : str
        What stands for the content in the address: it must change whenever the content would.
    media_type : str
        Its MIME type.
    make : callable
        Makes the content.

    Examples
    --------
    >>> part = Deferred("part-0.json", "0123456789abcdef", "application/json", lambda: b"[]")
    >>> part.path, part.body
    ('sahelscope/0123456789abcdef/part-0.json', b'[]')
    """

    name: str
    digest: str
    media_type: str
    make: Callable[[], bytes] = field(compare=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)

    @property
    def path(self) -> str:
        """Address below the app's root, without a leading slash."""
        return f"{PREFIX}/{self.digest}/{self.name}"

    @property
    def gzipped(self) -> bytes:
        """The content as it goes over the wire; what is kept once it has been made."""
        with self._lock:
            return self._packed

    @cached_property
    def _packed(self) -> bytes:
        return _gzip(self.make())

    @property
    def body(self) -> bytes:
        """The content."""
        return gzip.decompress(self.gzipped)

    @property
    def data_uri(self) -> str:
        """The whole file as a ``data:`` address."""
        return _data_uri(self.media_type, self.body)


def _gzip(body: bytes) -> bytes:
    return gzip.compress(body, compresslevel=6, mtime=0)


def _data_uri(media_type: str, body: bytes) -> str:
    return f"data:{media_type};base64,{base64.b64encode(body).decode('ascii')}"


File = TypeVar("File", Asset, Deferred)


class Shelf:
    """The assets that the server hands out, by address, as long as somebody holds on to them.

    So what one session has loaded is gone with the session. Small assets stay a while longer, for
    readers whose page is older than the data.
    """

    def __init__(self) -> None:
        self._assets: WeakValueDictionary[str, Asset | Deferred] = WeakValueDictionary()
        self._recent: deque[Asset] = deque(maxlen=_KEPT)

    def put(self, asset: File) -> File:
        """Offer an asset and return the one to hold on to: the same address twice is one asset.

        It is packed here, since packing it for the first who asks would keep all others waiting;
        what is deferred is made and packed beside the others when it is asked for.
        """
        kept = self._assets.setdefault(asset.path, asset)
        if isinstance(kept, Asset):
            kept.gzipped  # noqa: B018 - a cached property, filled by reading it
            if len(kept.body) <= _SMALL:
                self._recent.append(kept)
        return cast("File", kept)

    async def respond(self, request: Request) -> Response:
        """Answer a request for an asset: 404 for an unknown one, else the content, for ever."""
        asset = self._assets.get("{}/{digest}/{name}".format(PREFIX, **request.path_params))
        if asset is None:
            return PlainTextResponse("No such file in this version of the map.", status_code=404)
        headers = {
            "Cache-Control": f"public, max-age={_YEAR}, immutable",
            "X-Content-Type-Options": "nosniff",
            "Vary": "Accept-Encoding",
        }
        packed = "gzip" in request.headers.get("accept-encoding", "")
        if packed:
            headers["Content-Encoding"] = "gzip"

        def content() -> bytes:
            return asset.gzipped if packed else asset.body

        body = content() if isinstance(asset, Asset) else await run_in_threadpool(content)
        return Response(body, headers=headers, media_type=asset.media_type)

    def route(self) -> Route:
        """Return the route that serves this shelf."""
        return Route(f"/{PREFIX}/{{digest}}/{{name}}", self.respond)


SHELF = Shelf()
"""The one shelf of this process."""
