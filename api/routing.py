"""Which address is answered by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from api import openapi, page
from api.desk import Desk, Window, missing
from api.endpoints import ENDPOINTS, ROOT, Endpoint
from api.openapi import JSON
from api.rendering import Rendered, answer
from geodata.exports.geojson import dumps

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from starlette.requests import Request

    from geodata import Atlas

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""The page loads nothing and runs nothing."""


def routes(provider: Callable[[], Atlas]) -> list[Route]:
    """Return the routes of the API.

    Parameters
    ----------
    provider : callable
        Returns the atlas that everyone may see: never one with a reader's own uploads. It is
        called in a thread, for every request.

    Returns
    -------
    list of starlette.routing.Route
        All below ``/api``; for `starlette.applications.Starlette` or Streamlit's `st.App`.

    Examples
    --------
    >>> import geodata
    >>> [route.path for route in routes(geodata.load)][:2]
    ['/api/v1/events', '/api/v1/sites']
    """
    desk = Desk(provider)
    return [
        *(Route(ROOT + one.path, Window(desk, _answers(one))) for one in ENDPOINTS),
        Route(f"{ROOT}/openapi.json", Window(desk, _description)),
        *(Route(path, Window(desk, _page)) for path in ("/api", "/api/", ROOT, f"{ROOT}/")),
        Route("/api/{rest:path}", Window(desk, missing)),
    ]


def below(path: str, found: Sequence[Route]) -> list[Route]:
    """Put routes below a path; Streamlit does so with its own routes, and with no others.

    Examples
    --------
    >>> import geodata
    >>> below("/sahel/", routes(geodata.load))[0].path
    '/sahel/api/v1/events'
    """
    base = f"/{path.strip('/')}" if path.strip("/") else ""
    return [Route(base + one.path, one.endpoint, methods=one.methods) for one in found]


def _answers(endpoint: Endpoint) -> Callable[[Atlas, Request], Rendered]:
    def make(atlas: Atlas, request: Request) -> Rendered:
        return answer(endpoint, atlas, request.query_params.multi_items(), request.path_params)

    return make


def _description(atlas: Atlas, request: Request) -> Rendered:
    return Rendered(dumps(openapi.document(atlas, _base(request))), JSON)


def _page(atlas: Atlas, request: Request) -> Rendered:
    headers = {"Content-Security-Policy": POLICY, "Referrer-Policy": "no-referrer"}
    return Rendered(page.write(atlas, _base(request)), "text/html", headers)


def _base(request: Request) -> str:
    """Return the path that the addresses are below, also where a proxy put something before it."""
    before, _, _ = str(request.scope["path"]).rpartition("/api")
    return before + ROOT
