"""The OpenAPI description, built from the same declarations that the handlers use."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from api.endpoints import ENDPOINTS, Endpoint
from api.problems import MEDIA_TYPE as PROBLEM
from geodata.exports.about import about

if TYPE_CHECKING:
    from api.parameters import Parameter
    from geodata import Atlas

VERSION = "1.0.0"
"""Version of the API, not of the data."""

GEOJSON, JSON = "application/geo+json", "application/json"

_HEADERS = {
    "ETag": {"description": "Changes when the answer does.", "schema": {"type": "string"}},
    "Cache-Control": {"schema": {"type": "string"}},
}


@cache
def schemas() -> dict[str, Any]:
    """Return the schemas of the answers by name, as ``schemas.json`` has them."""
    text = resources.files("api").joinpath("schemas.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def document(atlas: Atlas, server: str) -> dict[str, Any]:
    """Write the description.

    Parameters
    ----------
    atlas : Atlas
        Whose vocabularies say which codes there are.
    server : str
        The address that the paths are below.

    Returns
    -------
    dict
        An OpenAPI 3.1 document.

    Examples
    --------
    >>> import geodata
    >>> sorted(document(geodata.load(), "/api/v1")["paths"])[:3]
    ['/area', '/compare', '/events']
    """
    known = about(atlas)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Sahelscope",
            "version": VERSION,
            "summary": known.title,
            "description": " ".join([*(f"{name}: {text}" for name, text in known.rows()[2:6])]),
            "license": {"name": known.licence, "url": known.licence_url},
        },
        "servers": [{"url": server}],
        "paths": {endpoint.path: {"get": _operation(endpoint, atlas)} for endpoint in ENDPOINTS},
        "components": {"schemas": schemas()},
    }


def _operation(endpoint: Endpoint, atlas: Atlas) -> dict[str, Any]:
    declared = [_parameter(parameter, atlas) for parameter in endpoint.parameters]
    if "{id}" in endpoint.path:
        declared.append(
            {
                "name": "id",
                "in": "path",
                "required": True,
                "description": "The id of an event, a site, a head count, a zone or a source.",
                "schema": {"type": "string", "minLength": 1, "maxLength": 200},
                "example": "us-ner-agadez-ab201",
            }
        )
    responses: dict[str, Any] = {
        "200": {
            "description": endpoint.meaning,
            "headers": _HEADERS,
            "content": _content(endpoint),
        },
        "304": {"description": "The same as last time: the ETag in If-None-Match still fits."},
        "422": _problem("A parameter is unknown, missing or cannot be read."),
    }
    if "{id}" in endpoint.path:
        responses["404"] = _problem("No record has the id.")
    return {
        "operationId": endpoint.name,
        "summary": endpoint.meaning,
        "parameters": declared,
        "responses": responses,
    }


def _parameter(parameter: Parameter, atlas: Atlas) -> dict[str, Any]:
    schema = parameter.kind.schema(atlas)
    if parameter.usual is not None:
        schema = schema | {"default": parameter.usual}
    if parameter.kind.many:
        schema = {"type": "array", "items": schema, "minItems": 1}
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.needed,
        "description": parameter.meaning,
        "schema": schema,
        "style": "form",
        # several codes are several parameters; the numbers of a box are one
        "explode": parameter.kind.many or schema.get("type") != "array",
        "example": parameter.example,
    }


def _content(endpoint: Endpoint) -> dict[str, Any]:
    own = {"schema": {"$ref": f"#/components/schemas/{endpoint.schema}"}}
    if endpoint.spatial:
        text = {"schema": {"type": "string"}}
        kml = "application/vnd.google-earth.kml+xml"
        return {GEOJSON: own, "text/csv": text, kml: text}
    return {GEOJSON if endpoint.schema in {"Snapshot", "Record"} else JSON: own}


def _problem(meaning: str) -> dict[str, Any]:
    schema = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return {"description": meaning, "content": {PROBLEM: schema}}
