"""Tables as a zipped Data Package: CSV files, ``datapackage.json`` and a README."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

from geodata.exports import fields
from geodata.exports.sheet import csv
from geodata.exports.text import bare

if TYPE_CHECKING:
    from geodata.exports.content import Content

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def render(content: Content) -> bytes:
    """Write the package.

    Examples
    --------
    >>> import geodata
    >>> from geodata.exports import collect
    >>> file = io.BytesIO(render(collect(geodata.load(), ["sites", "sources"])))
    >>> zipfile.ZipFile(file).namelist()
    ['README.txt', 'datapackage.json', 'sites.csv', 'sources.csv']
    """
    files = {
        "README.txt": _readme(content).encode(),
        "datapackage.json": json.dumps(_descriptor(content), indent=2, ensure_ascii=False).encode(),
        **{f"{name}.csv": csv(bare(table)) for name, table in content.tables.items()},
    }
    return pack(files, content)


def pack(files: dict[str, bytes], content: Content) -> bytes:
    """Zip files under the data's own date, so that the same data give the same bytes."""
    day = content.about.as_of
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, body)
    return written.getvalue()


def _readme(content: Content) -> str:
    lines = [content.about.text(), "Files"]
    for name, table in content.tables.items():
        lines.append(f"  {name}.csv: {len(table):,} rows")
    lines += [
        "",
        "datapackage.json describes every column (https://datapackage.org). The files are UTF-8",
        "with a byte-order mark. Text that a spreadsheet would take for a formula has an",
        "apostrophe before it; the parts of a list are joined by a semicolon.",
        "",
    ]
    return "\n".join(lines)


def _descriptor(content: Content) -> dict[str, Any]:
    known = content.about
    return {
        "$schema": PROFILE,
        "name": "sahelscope",
        "title": known.title,
        "description": " ".join([known.scope, *(text for _, text in known.rows()[-6:])]),
        "version": known.version,
        "as_of": known.as_of.isoformat(),
        "attribution": known.attribution,
        "licenses": [{"name": known.licence, "path": known.licence_url}],
        "resources": [
            {
                "name": name,
                "path": f"{name}.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8-sig",
                "schema": {
                    "fields": [
                        # as CSV writes it
                        field
                        | ({"trueValues": ["True"]} if field["type"] == "boolean" else {})
                        | ({"falseValues": ["False"]} if field["type"] == "boolean" else {})
                        for field in fields.describe(content.atlas, name, table)
                    ]
                },
            }
            for name, table in content.tables.items()
        ],
    }
