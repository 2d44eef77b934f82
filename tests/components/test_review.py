"""What a person decides on: the marked words, the comparison, the work that is kept, the files."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components import spreadsheet
from components.review import downloads, known, place
from components.review.highlights import colour, segments
from components.review.work import Work, blank, decision, opened, outcome, written
from geodata import DataError
from geodata.coding.article import Article, Span
from geodata.coding.deciding.endings import known as known_row
from geodata.coding.drafts import Dated, Draft, Found, Located, Range

if TYPE_CHECKING:
    from geodata import Atlas

ARTICLE = Article(
    "Fighters attacked Djibo on Tuesday, killing at least 40.",
    "Attack on Djibo",
    "Gazette",
    dt.date(2026, 3, 4),
    "en",
    "https://gazette.example/1",
)
DRAFT = Draft(
    "event",
    "happened",
    "Attack on forces at Djibo",
    (Span(0, 56),),
    Found("attack_on_forces", (Span(9, 17),)),
    Found(Dated(dt.date(2026, 3, 3)), (Span(27, 34),)),
    Found(Located("Djibo", "BFA", 14.1, -1.63, "town"), (Span(18, 23),)),
    (Found("jnim", (Span(0, 8),)),),
    Found(Range(low=40), (Span(44, 55),)),
    questions=("Which Djibo?",),
)


@pytest.fixture
def work(atlas: Atlas) -> Work:
    made = Work(ARTICLE)
    made.take([DRAFT, replace(DRAFT, mood="announced", title="Planned")], atlas)
    return made


def test_words_are_marked_with_what_they_support() -> None:
    shown = segments(ARTICLE, {1: DRAFT})
    fields = {each.text: [name for _, name in each.fields] for each in shown}
    assert fields["Fighters"] == ["actors"]
    assert fields["attacked"] == ["category"]
    assert fields["Djibo"] == ["place"]
    assert fields["Tuesday"] == ["date"]
    assert fields["at least 40"] == ["deaths"]


SPANS = st.tuples(st.integers(-3, 40), st.integers(-3, 40)).map(lambda pair: Span(*pair))


@given(
    text=st.text(max_size=30),
    whole=st.lists(SPANS, max_size=4),
    words=st.lists(SPANS, max_size=4),
    other=st.lists(SPANS, max_size=4),
)
def test_segments_are_the_text_and_each_letter_has_its_drafts(
    text: str, whole: list[Span], words: list[Span], other: list[Span]
) -> None:
    one = Draft("event", "happened", "", tuple(whole), Found("coup", tuple(words)))
    two = Draft("event", "happened", "", tuple(other))
    shown = segments(Article(text), {1: one, 2: two})
    assert "".join(each.text for each in shown) == text
    letters = [each for each in shown for _ in each.text]
    for at, segment in enumerate(letters):

        def over(spans: list[Span], at: int = at) -> bool:
            return any(0 <= s.start <= at < s.end <= len(text) for s in spans)

        assert (1 in segment.drafts) == over(whole + words)
        assert (2 in segment.drafts) == over(other)
        assert bool(segment.fields) == over(words)


def test_colours_come_again_after_the_last() -> None:
    assert len({colour(number, "dark") for number in range(1, 7)}) == 6
    assert colour(7, "dark") == colour(1, "dark")


def test_a_work_is_read_back_as_it_was_written(work: Work, atlas: Atlas) -> None:
    assert work.decisions is not None
    work.decisions.append(blank("zone", ARTICLE, atlas))
    first = work.decisions[0]
    first.row["title"], first.row["date_end"] = "Corrected", dt.date(2026, 3, 5)
    first.row["actors"] = ("jnim", "civilians")
    first.others.add("2021-06-05-bfa-solhan")
    work.decisions[1].state = "rejected"
    again = opened(json.loads(json.dumps(written(work))), "key", atlas)
    assert again.article == work.article
    assert again.decisions == work.decisions
    assert (again.selected, again.key) == (work.selected, "key")


@pytest.mark.parametrize(
    "content",
    [{}, {"article": None}, {"article": {"text": "x"}, "decisions": None, "selected": 0}],
)
def test_what_cannot_be_read_back_is_said(content: dict[str, Any], atlas: Atlas) -> None:
    with pytest.raises(DataError, match="read the article again"):
        opened(content, "key", atlas)


def test_of_a_decided_work_the_text_is_not_kept(atlas: Atlas) -> None:
    long = replace(ARTICLE, text=ARTICLE.text + " word" * 2000)
    made = Work(long)
    made.take([replace(DRAFT, spans=(Span(0, len(long.text)),))], atlas)
    kept = json.dumps(outcome(made))
    assert "text" not in outcome(made)["article"]
    assert "word word" in kept
    assert len(kept) < 5000


def test_coding_again_keeps_what_was_saved(work: Work, atlas: Atlas) -> None:
    assert work.decisions is not None
    work.decisions[0].state = "saved"
    work.take([DRAFT], atlas)
    assert [one.state for one in work.decisions] == ["saved", "open"]
    assert work.selected == 1


def test_the_next_open_draft_is_selected_round_the_end(work: Work) -> None:
    work.forward(0)
    assert work.selected == 1
    work.forward(1)
    assert work.selected == 0


def test_a_comparison_marks_what_differs_and_escapes_it(atlas: Atlas) -> None:
    old = known_row(atlas, "events", "2021-06-05-bfa-solhan")
    new = old | {"title": "<b>Other</b>", "fatalities_best": None}
    table = str(known.compared(atlas, "events", new, old))
    assert "<b>" not in table
    assert "&lt;b&gt;Other&lt;/b&gt;" in table
    assert table.count('class="other"') == 1


@pytest.mark.parametrize(
    ("table", "record"),
    [
        ("sites", "france-mli-gao"),
        ("strength", "strength-france-ben-all-2021-06-01"),
        ("zones", "jnim-ben-basso-activity"),
    ],
)
def test_every_kind_of_record_is_told(atlas: Atlas, table: str, record: str) -> None:
    row = known_row(atlas, table, record)
    assert all(words for _, words in known.told(atlas, table, row))
    empty = dict.fromkeys(row)
    assert not [
        words for label, words in known.told(atlas, table, empty) if label != "Counted" and words
    ]


def test_drafts_leave_as_a_table_without_formulas(work: Work) -> None:
    assert work.decisions is not None
    work.decisions[0].row["title"] = '=HYPERLINK("https://evil.example")'
    table = downloads.table(work)
    assert table["mood"].tolist() == ["happened", "announced"]
    assert table["actors"].tolist() == ["jnim", "jnim"]
    assert table["quote"][0] == ARTICLE.text
    assert "'=HYPERLINK" in spreadsheet.csv(table).decode("utf-8-sig")


def test_known_events_near_a_draft_are_close_in_space_and_time(atlas: Atlas) -> None:
    row = known_row(atlas, "events", "2021-06-05-bfa-solhan")
    near = place.nearby(atlas, row)
    assert near.index[0] == "2021-06-05-bfa-solhan"
    assert near["km"].max() <= place.NEAR_KM
    assert (near["start"] - near["start"].iloc[0]).abs().dt.days.max() <= place.NEAR_DAYS
    assert len(place.nearby(atlas, row | {"date": None})) >= len(near)


def test_a_place_by_hand_has_nothing_filled_in(atlas: Atlas) -> None:
    made = blank("site", ARTICLE, atlas)
    filled = {name for name, value in made.row.items() if value not in (None, ())}
    assert filled == {"confidence", "start_basis", "end_basis"}
    assert decision(DRAFT, ARTICLE, atlas).table == "events"
