from __future__ import annotations

import ast
import json
import re
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import faults, language, messages
from components.importing import told as importing
from geodata import DataError, Fault, formats, reading
from geodata.formats.limits import Limits
from geodata.formats.tables import rows
from tests.components.said import GAP, ROOT, SPOKEN, said

if TYPE_CHECKING:
    from pathlib import Path

SENTENCES: dict[str, str] = messages.table()["sentences"]
WORDS: dict[str, dict[str, str]] = messages.table()["words"]
_GIVEN = "_text(each, 'questions') for each in _sequence(record.get('questions'), 'questions')"
UNSEEN = {
    # made elsewhere, where it is found
    "geodata/checks/constraints.py, cells: message",
    "geodata/checks/constraints.py, cells: remedy",
    f"geodata/coding/plain.py, from_json: tuple(({_GIVEN}))",
    "geodata/coding/events/presence.py, beside: draft.questions",
    "geodata/coding/replies.py, _draft: tuple(dict.fromkeys(fields.questions))",
    "geodata/formats/kinds.py, _layer: words.get(form, form)",
    "geodata/formats/kinds.py, recognise: form",
    "geodata/formats/reading.py, _judged: one.reason",
    "geodata/formats/reading.py, convert: tuple(notes)",
    "geodata/formats/report.py, table: note",
    "geodata/formats/rows.py, _dates: str(fault)",
    "geodata/reading/documents.py, _finish: (*extract.notes, *notes)",
    "geodata/seeds.py, _day: error.message",
    "geodata/seeds.py, _day: error.remedy",
    "geodata/seeds.py, _table: error.message",
    "geodata/seeds.py, _table: error.remedy",
    "geodata/store/acceptance.py, hold: error.message",
    "geodata/store/acceptance.py, hold: error.remedy",
    # the words of a driver or of the system
    "geodata/store/trouble.py, opened: str(error)",
    "geodata/store/trouble.py, told: _said(error)",
    # no sentence: the words of an article
    "geodata/coding/acts/parting.py, part: words",
}
"""Sentences that are not to be had from the code where they are handed on."""


def gaps(sentence: str) -> list[str]:
    return [gap for _, gap, _, _ in Formatter().parse(sentence) if gap]


def bare(sentence: str) -> str:
    return re.sub(r"(?<!\{)\{\w+\}(?!\})", GAP, sentence)


def is_put_in(text: str) -> bool:
    return not re.search("[a-z]", text.replace(GAP, ""))


@pytest.fixture
def in_french(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "lang", lambda: "fr")


def test_everything_that_is_said_is_said_in_french() -> None:
    known = {bare(one) for one in SENTENCES} | {one for words in WORDS.values() for one in words}
    missing = {(one.text, one.where) for one in said() if not is_put_in(one.text)}
    assert len(missing) > 400
    assert not {one for one in missing if one[0] not in known}


def test_every_french_sentence_is_of_one_that_is_said() -> None:
    texts = {one.text for one in said()}
    assert not {one for one in SENTENCES if bare(one) not in texts}


def test_no_way_to_say_something_is_unseen() -> None:
    seen = {one.where for one in said() if one.text != GAP}
    assert {one.where for one in said()} - seen == UNSEEN


def test_every_table_of_a_fault_has_a_name() -> None:
    named = {
        call.args[0].value
        for part in SPOKEN
        for file in ([ROOT / part] if part.endswith(".py") else (ROOT / part).rglob("*.py"))
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "Fault"
        if isinstance(call.args[0], ast.Constant)
    }
    assert {"draft", "coder endpoint"} <= named <= set(WORDS["table"])


def test_every_credit_of_a_dataset_is_in_french() -> None:
    given = {row[name] for row in rows("datasets") for name in ("licence", "attribution")}
    assert given - {""} == set(WORDS["credit"])


def test_a_sentence_has_the_same_gaps_in_both_languages() -> None:
    assert not {one for one, other in SENTENCES.items() if sorted(gaps(one)) != sorted(gaps(other))}


def test_no_two_sentences_are_one() -> None:
    named = [bare(one) for one in SENTENCES if bare(one) != GAP]
    assert len(named) == len(set(named))


def test_french_is_set_with_its_spaces_and_apostrophes() -> None:
    told = [*SENTENCES.values(), *(one for words in WORDS.values() for one in words.values())]
    assert not [one for one in told if re.search(r" [:;?!»%]|'", one)]


@given(
    st.sampled_from(sorted(one for one in SENTENCES if gaps(one) and bare(one) != GAP)),
    st.lists(st.from_regex(r"[\w<>*$\[\]]{1,9}", fullmatch=True), min_size=5, max_size=5),
)
def test_what_was_put_in_passes_unchanged(sentence: str, values: list[str]) -> None:
    filled = dict(zip(gaps(sentence), values, strict=False))
    spoken = dict(filled)
    for gap in WORDS.keys() & filled.keys():
        filled[gap], spoken[gap] = next(iter(WORDS[gap].items()))
    assert messages.french(sentence.format(**filled)) == SENTENCES[sentence].format(**spoken)


def test_numbers_are_grouped_as_french_does() -> None:
    found = messages.french("its text has 1,234,567 characters; at most 400,000 are read")
    assert (
        found == "son texte a 1\u202f234\u202f567 caractères\u00a0; au plus 400\u202f000 sont lus"
    )


def test_an_unknown_sentence_stays_as_it_is() -> None:
    hostile = "<b>x</b> unable to open database file {0} %s"
    assert messages.french(hostile) == hostile
    assert messages.french("is not a number" * 1000) == "is not a number" * 1000


def test_english_is_left_alone() -> None:
    assert language.told("the PDF is broken") == "the PDF is broken"


@pytest.mark.usefixtures("in_french")
@pytest.mark.parametrize(
    ("fault", "text"),
    [
        (
            Fault("events.csv", 12, "lat", "'x' is not a date", "write YYYY-MM-DD"),
            "events.csv, ligne 12, champ lat\u00a0: 'x' n’est pas une date — écrire AAAA-MM-JJ",
        ),
        (
            Fault("the store", None, None, "disk I/O error", "see to SAHELSCOPE_STORE"),
            "le stock\u00a0: disk I/O error — revoir SAHELSCOPE_STORE",
        ),
        (
            Fault("zones, new row a", None, "id", "'a' is taken by a known record", "x"),
            "zones, nouvelle ligne a, champ id\u00a0: 'a' est déjà pris par une fiche connue — x",
        ),
    ],
)
def test_a_fault_is_written_in_french(fault: Fault, text: str) -> None:
    assert faults.written(fault) == text


@given(
    st.builds(
        Fault,
        st.text(),
        st.none() | st.integers(2),
        st.none() | st.text(min_size=1),
        st.text(),
        st.text(),
    )
)
def test_a_fault_in_english_is_what_the_data_layer_writes(fault: Fault) -> None:
    assert faults.written(fault) == str(fault)


def refusals(folder: Path) -> list[Fault]:
    """Have files and addresses refused, each in another way."""
    (folder / "half.xlsx").write_bytes(b"PK\x03\x04half")
    (folder / "many.csv").write_text("a,b,c\n1,2,3\n", encoding="utf-8")
    tries = [
        lambda: reading.read(b"%PDF-1.4 broken", "broken.pdf"),
        lambda: reading.read(b"\x89PNG\r\n", "picture.png"),
        lambda: reading.pasted("12"),
        lambda: reading.fetch("ftp://example.org"),
        lambda: reading.fetch("http://127.0.0.1/"),
        lambda: formats.read(folder / "half.xlsx"),
        lambda: formats.read(folder / "many.csv", limits=Limits(columns=2)),
        lambda: formats.read(folder / "many.csv"),
        lambda: formats.ColumnMap.from_json('{"confidence": "sure", "dayfirst": 3}'),
    ]
    found: list[Fault] = []
    for one in tries:
        with pytest.raises(DataError) as raised:
            one()
        found.extend(raised.value.faults)
    return found


def test_what_is_refused_is_refused_in_french(tmp_path: Path) -> None:
    found = refusals(tmp_path)
    assert len(found) > 10
    for fault in found:
        assert messages.french(fault.message) != fault.message, fault
        assert messages.french(fault.remedy) != fault.remedy, fault


def test_a_report_is_written_in_french(tmp_path: Path) -> None:
    file = tmp_path / "events.csv"
    lines = "2024-09-17,12.6,-8.0,battle,Nobody\n" * 2 + "2024,x,0,battle,\n"
    file.write_text("date,lat,lon,type,actor1\n" + lines, encoding="utf-8")
    report = formats.read(
        file, mapping=formats.ColumnMap.guess(["date", "lat", "lon", "type", "actor1"])
    ).report
    assert messages.french(report.layout) == ("tableau, avec une correspondance de ses colonnes")
    assert all(messages.french(note) != note for note in report.notes)
    written = importing.file(report, "fr").decode("utf-8-sig")
    assert "n’est pas un nombre,écrire des degrés décimaux" in written
    assert "dit ce que dit la ligne 2" in written
    assert importing.file(report, "en").decode("utf-8-sig").count("is not a number") == 1


def test_the_file_is_what_it_says() -> None:
    assert set(json.loads(json.dumps(messages.table()))) == {"words", "sentences"}
