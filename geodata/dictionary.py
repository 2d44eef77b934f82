"""The data dictionary: what every field and every code means, written from the package itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geodata.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geodata.seeds import Seeds

COMMAND = "python -m geodata dictionary --output docs/data-dictionary.md"


def write(seeds: Seeds) -> str:
    """Write the dictionary.

    Parameters
    ----------
    seeds
        The package whose schema and vocabularies are told.

    Returns
    -------
    str
        Markdown.

    Examples
    --------
    >>> from geodata import seeds
    >>> print(write(seeds.read()).splitlines()[0])
    # Data dictionary
    """
    return "\n".join(_lines(seeds)) + "\n"


def _lines(seeds: Seeds) -> Iterator[str]:
    package = seeds.package
    yield "# Data dictionary"
    yield ""
    yield f"<!-- Written by `{COMMAND}`; change `seeds/datapackage.json` or `seeds/terms.csv`. -->"
    yield ""
    yield f"{package['description']} Version {seeds.version}, as of {seeds.as_of}."
    yield ""
    yield "The tables are UTF-8 CSV files with commas. An empty cell means: not known, or none."
    yield "A date that is known to the month or the year is written with a day, and the precision"
    yield "beside it says how much of it is known."
    for resource in package["resources"]:
        yield from ("", f"## {resource['path']}", "", resource["description"], "")
        yield from _table(
            ("field", "type", "required", "meaning"),
            ([f"`{f['name']}`", _type(f), _required(f), _meaning(f)] for f in _fields(resource)),
        )
    yield from ("", "## Vocabularies", "", "From `terms.csv`, with the French label beside.")
    vocabulary = Vocabulary(seeds.terms)
    for name in vocabulary.names():
        yield from ("", f"### {name}", "")
        french = vocabulary.labels(name, "fr")
        yield from _table(
            ("code", "label", "French", "group", "meaning"),
            (
                [
                    f"`{code}`",
                    label,
                    french[code],
                    vocabulary.group(name, code),
                    vocabulary.describe(name, code),
                ]
                for code, label in vocabulary.labels(name).items()
            ),
        )


def _fields(resource: dict[str, Any]) -> list[dict[str, Any]]:
    return list(resource["schema"]["fields"])


def _type(field: dict[str, Any]) -> str:
    return f"list of {field['type']}" if "separator" in field else str(field["type"])


def _required(field: dict[str, Any]) -> str:
    return "yes" if field.get("constraints", {}).get("required") else ""


def _meaning(field: dict[str, Any]) -> str:
    limits = field.get("constraints", {})
    parts = [field["description"]]
    if "vocabulary" in field:
        names = field["vocabulary"]
        names = [names] if isinstance(names, str) else names
        parts.append("Vocabulary: " + ", ".join(f"[{name}](#{name})" for name in names) + ".")
    elif "enum" in limits:
        parts.append("One of " + ", ".join(f"`{code}`" for code in limits["enum"]) + ".")
    if "references" in field:
        parts.append(f"Points to `{field['references']}`.")
    if "minimum" in limits and "maximum" in limits:
        parts.append(f"From {limits['minimum']} to {limits['maximum']}.")
    return " ".join(parts)


def _table(head: Iterable[str], body: Iterable[Iterable[str]]) -> Iterator[str]:
    names = list(head)
    yield _row(names)
    yield _row(["---"] * len(names))
    yield from map(_row, body)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
