import csv
import io
import json

from click.testing import CliRunner, Result

from commands import main
from geodata import Atlas


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ("compare", *words))


def test_every_change_is_told_in_a_sentence_whichever_day_comes_first(atlas: Atlas) -> None:
    ran, turned = run("2024-07-01", "2024-09-16"), run("2024-09-16", "2024-07-01")
    assert ran.exit_code == 0
    assert ran.stdout == turned.stdout
    for sentence in atlas.compare("2024-07-01", "2024-09-16").sentences():
        assert f"- {sentence}\n" in ran.stdout


def test_the_tables_come_as_json_and_the_changes_as_csv(atlas: Atlas) -> None:
    days = ("2024-07-01", "2024-09-16", "--country", "NER")
    told = json.loads(run(*days, "--format", "json").stdout)
    rows = list(csv.DictReader(io.StringIO(run(*days, "--format", "csv").stdout)))
    assert [change["sentence"] for change in told["changes"]] == told["sentences"]
    assert len(rows) == len(told["changes"]) > 0
    assert {site["country"] for site in told["sites"]} == {"NER"}
    assert told["version"] == atlas.version


def test_no_change_ends_with_one() -> None:
    ran = run("2024-07-01", "2024-07-01")
    assert ran.exit_code == 1
    assert "nothing that the tables know changed" in ran.stderr


def test_a_day_that_is_none_ends_with_two() -> None:
    assert run("2024-07-01", "yesterday").exit_code == 2
