"""Files for the browser, served under addresses made from their content.

An address changes when its content does, so a browser may keep what it has for ever and any number
of readers share one copy in memory. The same asset can be put into a page as a ``data:`` address,
for a notebook or a file that is opened without a server.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

if TYPE_CHECKING:
    from starlette.requests import Request

PREFIX = "sahelscope"
"""First part of every address."""

_YEAR = 31_536_000


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
        return f"data:{self.media_type};base64,{base64.b64encode(self.body).decode('ascii')}"

    @cached_property
    def gzipped(self) -> bytes:
        """The content as it goes over the wire to a browser that takes gzip."""
        return gzip.compress(self.body, compresslevel=6, mtime=0)


class Shelf:
    """The assets that the server hands out, by address."""

    def __init__(self) -> None:
        self._assets: dict[str, Asset] = {}

    def put(self, asset: Asset) -> None:
        """Offer an asset from now on; the same content twice is one asset.

        It is packed here, since packing it for the first who asks would keep all others waiting.
        """
        if self._assets.setdefault(asset.path, asset) is asset:
            asset.gzipped  # noqa: B018 - a cached property, filled by reading it

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
        body = asset.body
        if "gzip" in request.headers.get("accept-encoding", ""):
            body = asset.gzipped
            headers["Content-Encoding"] = "gzip"
        return Response(body, headers=headers, media_type=asset.media_type)

    def route(self) -> Route:
        """Return the route that serves this shelf."""
        return Route(f"/{PREFIX}/{{digest}}/{{name}}", self.respond)


SHELF = Shelf()
"""The one shelf of this process: its content is the same for every session."""
