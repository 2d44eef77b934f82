"""The page that explains the API: plain HTML without a script, from the same declarations."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup

from api.endpoints import ENDPOINTS, Endpoint
from geodata.exports.about import about

if TYPE_CHECKING:
    from api.parameters import Parameter
    from geodata import Atlas

STYLE = Markup(
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;"
    "color:#24262b;background:#fff}"
    "code{font:.9em ui-monospace,monospace;background:#f5f3ee;padding:.1em .3em;"
    "overflow-wrap:anywhere}"
    "table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}"
    "td,th{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;"
    "border-bottom:1px solid #e4e0d6}th{font-weight:600}h2{margin-top:2.2rem}a{color:#8a4008}"
    "@media(prefers-color-scheme:dark){body{color:#eceae5;background:#15181d}"
    "code{background:#20242a}td,th{border-color:#343a42}a{color:#f2a65a}}"
)

EXAMPLES = {
    "events": "country=MLI&category=attack_on_civilians&from=2022-01-01&to=2022-12-31",
    "sites": "day=2024-09-16&power=us",
    "area": "day=2024-09-16",
    "zones": "day=2024-09-16&stage=stronghold",
    "snapshot": "day=2024-09-16&window=30",
    "compare": "from=2021-09-16&to=2024-09-16",
    "record": "",
    "sources": "text=Agadez&lang=fr",
    "meta": "",
}
"""A query for every address."""

KNOWN_ID = "us-ner-agadez-ab201"


def write(atlas: Atlas, base: str) -> bytes:
    """Write the page.

    Parameters
    ----------
    atlas : Atlas
        Whose version and codes it names.
    base : str
        The address that the paths are below.

    Returns
    -------
    bytes
        HTML, every value in it escaped.

    Examples
    --------
    >>> import geodata
    >>> b"/api/v1/openapi.json" in write(geodata.load(), "/api/v1")
    True
    """
    known = about(atlas)
    body = Markup("").join(_endpoint(endpoint, atlas, base) for endpoint in ENDPOINTS)
    rows = Markup("").join(
        Markup("<tr><th>{}</th><td>{}</td></tr>").format(*row) for row in known.rows()
    )
    page = Markup(
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        "<title>Sahelscope API</title><style>{style}</style></head><body>"
        "<h1>Sahelscope API</h1>"
        "<p>Read-only, for everyone, without a key. Answers are GeoJSON (EPSG:4326) or JSON; "
        "<code>format=csv</code> and <code>format=kml</code> give features as those. Ask from any "
        "page: CORS is open. Answers carry an <code>ETag</code>; send it back in "
        "<code>If-None-Match</code>. A request that makes no sense gets "
        "<code>application/problem+json</code> that names the parameter and the remedy.</p>"
        '<p>Description: <a href="{base}/openapi.json">{base}/openapi.json</a> (OpenAPI 3.1)</p>'
        "<table>{rows}</table>{body}</body></html>"
    ).format(style=STYLE, base=base, rows=rows, body=body)
    return str(page).encode()


def _endpoint(endpoint: Endpoint, atlas: Atlas, base: str) -> Markup:
    path = endpoint.path.replace("{id}", quote(KNOWN_ID))
    query = EXAMPLES[endpoint.name]
    example = f"{base}{path}" + (f"?{query}" if query else "")
    rows = Markup("").join(_parameter(parameter, atlas) for parameter in endpoint.parameters)
    table = Markup("<table>{}</table>").format(rows) if endpoint.parameters else ""
    return Markup(
        '<h2 id="{}"><code>{}{}</code></h2><p>{}</p><p><a href="{}"><code>{}</code></a></p>{}'
    ).format(endpoint.name, base, endpoint.path, endpoint.meaning, example, example, table)


def _parameter(parameter: Parameter, atlas: Atlas) -> Markup:
    schema = parameter.kind.schema(atlas)
    meaning = Markup("{}").format(parameter.meaning)
    if "enum" in schema:
        codes = Markup(", ").join(Markup("<code>{}</code>").format(code) for code in schema["enum"])
        meaning += Markup(" {}").format(codes)
    if parameter.usual is not None:
        meaning += Markup(" Usually <code>{}</code>.").format(parameter.usual)
    if parameter.needed:
        meaning += Markup(" Needed.")
    return Markup("<tr><th><code>{}</code></th><td>{}</td></tr>").format(parameter.name, meaning)
