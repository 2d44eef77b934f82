from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from geodata import dictionary, seeds
from geodata.__main__ import main

if TYPE_CHECKING:
    import pytest

WRITTEN = Path(__file__).parent.parent / "docs" / "data-dictionary.md"


def test_the_written_dictionary_is_up_to_date() -> None:
    written = WRITTEN.read_text(encoding="utf-8")
    assert written == dictionary.write(seeds.read()), f"run {dictionary.COMMAND}"


def test_every_field_and_every_term_is_told() -> None:
    tables, text = seeds.read(), dictionary.write(seeds.read())
    rows = set(text.splitlines())
    for table in seeds.TABLES:
        for field in tables.fields(table):
            assert any(row.startswith(f"| `{field['name']}` |") for row in rows)
    for code in tables.terms["id"]:
        assert any(row.startswith(f"| `{code}` |") for row in rows)


def test_the_command_writes_a_file(tmp_path: Path) -> None:
    file = tmp_path / "dictionary.md"
    assert main(["dictionary", "--output", str(file)]) == 0
    assert file.read_bytes() == WRITTEN.read_bytes()


def test_the_command_prints_without_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dictionary"]) == 0
    assert capsys.readouterr().out == dictionary.write(seeds.read())


def test_a_file_that_cannot_be_written_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["dictionary", "--output", str(tmp_path)]) == 1
    assert str(tmp_path) in capsys.readouterr().err
