import csv
import io
import json
import subprocess
import sys

import pytest
from click.testing import CliRunner, Result

from commands import main
from geodata import Atlas, Filters


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def test_a_day_is_told_in_sentences(atlas: Atlas) -> None:
    ran = run("at", "2024-09-16")
    assert ran.exit_code == 0
    for sentence in atlas.at("2024-09-16").summary():
        assert sentence in ran.stdout
    assert atlas.version in ran.stdout


def test_a_country_may_be_given_by_code_or_by_label_in_either_language(atlas: Atlas) -> None:
    told = {run("at", "2024-09-16", "--country", word).stdout for word in ("TCD", "chad", "Tchad")}
    assert len(told) == 1
    (text,) = told
    filters = Filters(country=("TCD",))
    assert "\n".join(atlas.at("2024-09-16", filters=filters).summary()) in text


def test_json_has_the_figures_and_the_records(atlas: Atlas) -> None:
    told = json.loads(run("at", "2024-09-16", "--window", "30", "--format", "json").stdout)
    snapshot = atlas.at("2024-09-16", 30)
    assert [event["id"] for event in told["events"]] == snapshot.events.index.tolist()
    assert [site["id"] for site in told["sites"]] == snapshot.sites.index.tolist()
    assert told["as_of"] == atlas.as_of.isoformat()
    assert "features" not in told


def test_geojson_is_a_feature_collection() -> None:
    told = json.loads(run("at", "2024-09-16", "--format", "geojson").stdout)
    assert told["type"] == "FeatureCollection"
    assert {one["properties"]["table"] for one in told["features"]} >= {"sites", "area"}


def test_csv_lists_the_events_without_a_byte_order_mark(atlas: Atlas) -> None:
    ran = run("at", "2024-09-16", "--window", "all", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.stdout)))
    assert [row["id"] for row in rows] == atlas.at("2024-09-16", None).events.index.tolist()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("2024-13-01",), "is not a day: write YYYY-MM-DD"),
        (("0001-01-01",), "the year must be from 1900 to 2100"),
        (("2024-09-16", "--window", "0"), "is no window"),
        (("2024-09-16", "--country", "Atlantis"), "is no country: use MLI"),
        (("2024-09-16", "--format", "xml"), "'xml' is not one of"),
        ((), "Missing argument 'DATE'"),
    ],
)
def test_a_wrong_command_says_what_is_wrong_and_ends_with_two(
    words: tuple[str, ...], message: str
) -> None:
    ran = run("at", *words)
    assert ran.exit_code == 2
    assert message in ran.stderr
    assert not ran.stdout


def test_faulty_tables_are_told_on_stderr_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setenv("SAHELSCOPE_SEEDS", str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-m", "commands", "at", "2024-09-16"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "datapackage.json" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    words = [sys.executable, "-m", "commands", "at", "2024-09-16", "--window", "all"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(1)
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0
