import shutil
from pathlib import Path

from click.testing import CliRunner

from commands import main
from geodata import seeds


def test_tables_without_a_fault_are_counted() -> None:
    ran = CliRunner().invoke(main, ["check"])
    assert ran.exit_code == 0
    assert "No fault found" in ran.stdout


def test_a_fault_is_named_with_its_row_and_ends_with_one(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(seeds.find(), tmp_path / "seeds"))
    events = folder / "events.csv"
    text = events.read_text("utf-8").replace("2021-06-05,,day,", "2021-06-05,,noon,", 1)
    events.write_text(text, "utf-8")
    ran = CliRunner().invoke(main, ["check", str(folder)])
    assert ran.exit_code == 1
    assert "events.csv row" in ran.stdout
    assert "noon" in ran.stdout


def test_a_folder_that_is_none_ends_with_two(tmp_path: Path) -> None:
    ran = CliRunner().invoke(main, ["check", str(tmp_path / "nowhere")])
    assert ran.exit_code == 2
    assert "does not exist" in ran.stderr
