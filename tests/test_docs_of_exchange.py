"""What the pages on API, exporting and command line list is what there is."""

import re
from pathlib import Path

import click
import pytest

import geodata
from api.endpoints import ENDPOINTS, ROOT
from commands.group import COMMANDS, main
from geodata import exports
from geodata.exports import fields

DOCS = Path(__file__).parents[1] / "docs"
API, EXPORTING, SHELL = (
    (DOCS / f"{name}.md").read_text(encoding="utf-8")
    for name in ("api", "exporting", "command-line")
)


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda endpoint: endpoint.name)
def test_every_address_is_documented_with_its_parameters(endpoint: object) -> None:
    (row,) = [line for line in API.splitlines() if line.startswith(f"| `{ROOT}{endpoint.path}`")]
    told = re.findall(r"`(\w+)`", row.split("|")[3])
    assert told == [parameter.name for parameter in endpoint.parameters]
    for name in told:
        assert re.search(rf"^\| .*`{name}`.* \|", API.split("| parameter |")[1], re.MULTILINE)


def test_every_format_and_table_is_documented() -> None:
    for kind in exports.FORMATS.values():
        assert f"| {kind.label} | `{kind.suffix}` |" in EXPORTING
    for table in exports.TABLES:
        assert f"`{table}`" in EXPORTING


def test_every_column_that_the_seeds_lack_is_documented(atlas: geodata.Atlas) -> None:
    known = {
        (resource["name"], field["name"])
        for resource in atlas.seeds.package["resources"]
        for field in resource["schema"]["fields"]
    }
    told = EXPORTING.split("## Columns that are not in the seeds")[1]
    for table, name in set(fields.added()) - known:
        rows = [line for line in told.splitlines() if line.startswith((f"| {table} ", "| a lone"))]
        assert any(f"`{name}`" in row for row in rows), f"{table}.{name}"


def test_every_command_is_documented() -> None:
    for name in COMMANDS:
        assert f"| `sahelscope {name}" in SHELL


@pytest.mark.parametrize("name", ["at", "compare", "export", "serve", "check", "completion"])
def test_every_option_is_documented(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert f"{parameter.opts[0]}`" in SHELL or f"{parameter.opts[0]} " in SHELL


@pytest.mark.parametrize("page", [API, EXPORTING])
def test_the_examples_in_python_are_python(page: str) -> None:
    blocks = re.findall(r"```python\n(.*?)```", page, flags=re.DOTALL)
    assert blocks
    for block in blocks:
        compile(block, "example", "exec")
