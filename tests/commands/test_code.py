"""``sahelscope code``: articles in, drafts out, whatever lies among them."""

from __future__ import annotations

import csv
import io
import json
import os
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from commands import main
from geodata.coding import batch
from geodata.coding.article import Article
from geodata.coding.batch import Outcome, Task, code_all, sources
from geodata.coding.drafts import Draft, Found, Located
from geodata.coding.listing import COLUMNS, as_csv, as_json, as_table
from geodata.coding.plain import from_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ATTACK = "Raid on a camp\n\nGunmen killed twelve soldiers in Djibo, Burkina Faso, on Monday.\n"
TAKEN = "Enlèvement\n\nDes hommes armés ont enlevé un humanitaire à Gao, au Mali, le 3 mai 2022.\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["code", *map(str, arguments)])


@pytest.fixture
def attack(tmp_path: Path) -> Path:
    path = tmp_path / "attack.txt"
    path.write_text(ATTACK, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "clippings" / "may"
    inside.mkdir(parents=True)
    (inside.parent / "attack.txt").write_text(ATTACK, encoding="utf-8")
    (inside / "taken.html").write_text(
        f"<html lang=fr><body><article><p>{TAKEN}</p></article></body></html>", encoding="utf-8"
    )
    (inside / "broken.pdf").write_bytes(b"%PDF-1.7 and then nothing")
    (inside / "data.csv").write_text("not,an,article", encoding="utf-8")
    return inside.parent


def test_an_article_is_printed_as_one_line_of_json(attack: Path) -> None:
    result = run(attack, "--date", "2022-06-15")
    assert result.exit_code == 0, result.stderr
    [line] = result.stdout.splitlines()
    record = json.loads(line)
    assert (record["source"], record["published"]) == (str(attack), "2022-06-15")
    [draft] = record["drafts"]
    assert draft["place"]["value"]["name"] == "Djibo"
    assert draft["date"]["value"] == {"day": "2022-06-13", "precision": "day", "end": None}
    assert draft["date"]["quotes"][0] in ATTACK
    assert from_json(draft).deaths is not None


def test_the_language_given_takes_the_place_of_the_one_found(attack: Path) -> None:
    assert json.loads(run(attack).stdout)["language"] == "en"
    assert json.loads(run(attack, "--language", "fr").stdout)["language"] == "fr"


def test_an_article_without_a_day_is_named_with_what_that_costs(attack: Path) -> None:
    result = run(attack)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["drafts"][0]["date"] is None
    assert f"{attack}: no day of publication was found" in result.stderr
    assert "--date" in result.stderr
    assert not run(attack, "--date", "2022-06-15").stderr


def test_a_table_has_a_line_for_each_draft(attack: Path) -> None:
    result = run(attack, "--date", "2022-06-15", "--format", "table")
    head, line, *_ = result.stdout.splitlines()
    assert head.endswith("(2022-06-15)")
    for word in ("happened", "attack_on_forces", "2022-06-13", "Djibo, BFA", "deaths"):
        assert word in line


def test_an_article_without_events_says_so(tmp_path: Path) -> None:
    (tmp_path / "calm.txt").write_text("The rains were good this year.", encoding="utf-8")
    assert "nothing found" in run(tmp_path, "--format", "table").stdout
    assert run(tmp_path, "--format", "csv").exit_code == 0


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_bad_file_of_a_folder_stops_no_other_and_is_named(folder: Path, jobs: str) -> None:
    result = run(folder, "--jobs", jobs, "--date", "2022-06-15")
    assert result.exit_code == 1
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [os.path.basename(record["source"]) for record in records] == [  # noqa: PTH119 - text
        "attack.txt",
        "taken.html",
    ]
    assert all(record["drafts"] for record in records)
    assert "broken.pdf" in result.stderr
    assert "1 of 3 could not be coded." in result.stderr
    assert "Traceback" not in result.output


def test_csv_has_one_header_and_a_row_for_each_draft(folder: Path) -> None:
    result = run(folder, "--format", "csv", "--date", "2022-06-15", "--jobs", "1")
    header, *rows = csv.reader(io.StringIO(result.stdout))
    assert tuple(header) == COLUMNS
    named = [dict(zip(header, row, strict=True)) for row in rows]
    assert {"Djibo", "Gao"} <= {row["place"] for row in named}
    assert {row["country"] for row in named} == {"BFA", "MLI"}


def test_a_call_that_is_wrong_is_told_apart(attack: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for arguments in (
        [],
        [tmp_path / "nowhere.html"],
        [tmp_path / "empty"],
        [attack, "--date", "16/09/2024"],
        [attack, "--jobs", "0"],
        [attack, "--coder", "oracle"],
    ):
        result = run(*arguments)
        assert result.exit_code == 2, arguments
        assert result.stdout == ""


def test_an_endpoint_that_nobody_named_is_a_wrong_call(
    attack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SAHELSCOPE_CODER_URL", raising=False)
    result = run(attack, "--coder", "endpoint")
    assert result.exit_code == 2
    assert "SAHELSCOPE_CODER_URL" in result.stderr


def test_an_address_of_this_machine_is_refused_and_named() -> None:
    result = run("http://127.0.0.1:9/article.html")
    assert result.exit_code == 1
    assert "http://127.0.0.1:9/article.html" in result.stderr


class Model(BaseHTTPRequestHandler):
    """A model that always sees the same abduction."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        drafts = [
            {
                "kind": "event",
                "mood": "happened",
                "category": {"value": "abduction", "quote": "killed"},
            }
        ]
        content = json.dumps({"drafts": drafts})
        body = json.dumps({"choices": [{"message": {"content": content}}]}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Model) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        url = f"http://127.0.0.1:{server.server_address[1]}/v1"
        monkeypatch.setenv("SAHELSCOPE_CODER_URL", url)
        monkeypatch.setenv("SAHELSCOPE_CODER_MODEL", "some-model")
        batch.coder.cache_clear()
        yield
        batch.coder.cache_clear()
        server.shutdown()


@pytest.mark.usefixtures("endpoint")
def test_the_endpoint_of_the_environment_can_be_asked(attack: Path) -> None:
    result = run(attack, "--coder", "endpoint")
    assert result.exit_code == 0, result.stderr
    [draft] = json.loads(result.stdout)["drafts"]
    assert draft["category"] == {
        "value": "abduction",
        "spans": draft["category"]["spans"],
        "quotes": ["killed"],
        "score": 0.6,
    }


def test_an_article_given_twice_is_coded_once(folder: Path) -> None:
    file = folder / "attack.txt"
    assert sources([str(file), str(folder), str(file)]).count(str(file)) == 1
    assert len(sources([str(folder)])) == 3


class Deadly(str):
    """A name that ends the process which reads it."""

    __slots__ = ()

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (1,)


def test_a_process_that_dies_takes_only_its_own_article_along(attack: Path) -> None:
    dead, alive = code_all([Task(Deadly("killer.pdf")), Task(str(attack))], 2)
    assert alive.drafts
    assert dead.faults == ("the process that read it has died",)


def hostile() -> Outcome:
    article = Article(text="Raid at Gao.", title="=HYPERLINK(1)\x1b[2J\u202egnp")
    place = Located("@Gao\x1b[0m", "MLI", 16.27, -0.04, "town")
    draft = Draft("event", "happened", "+1", (), place=Found(place), questions=("\x9b\u2066why",))
    return Outcome("=cmd|calc.txt", article, (draft,))


def test_json_escapes_what_a_terminal_would_obey() -> None:
    line = as_json(hostile())
    assert line.isprintable()
    assert json.loads(line)["title"] == hostile().article.title


def test_a_table_leaves_out_what_a_terminal_would_obey() -> None:
    assert all(line.isprintable() for line in as_table(hostile()).splitlines())


def test_csv_holds_no_formula() -> None:
    [row] = csv.reader(io.StringIO(as_csv([hostile()], header=False)))
    assert not [cell for cell in row if cell.startswith(("=", "+", "@"))]
    assert "'=cmd|calc.txt" in row


def test_negative_coordinates_stay_numbers() -> None:
    [row] = csv.reader(io.StringIO(as_csv([hostile()], header=False)))
    assert row[COLUMNS.index("lon")] == "-0.04"
