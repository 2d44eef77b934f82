import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.coding import Article, Draft, Range, RuleCoder
from geodata.coding.plain import from_json, to_json
from geodata.coding.rules import LONGEST

DAY = dt.date(2024, 9, 18)
PROSE = "\n\nTraders in the market sell millet and cloth, and children play football at dusk."


def code(coder: RuleCoder, text: str, language: str = "en") -> list[Draft]:
    return coder.code(Article(text, published=DAY, language=language))


def told(drafts: list[Draft]) -> list[tuple[str, str, str, str]]:
    return [
        (d.mood, d.category.value, d.date.value.day.isoformat(), d.place.value.name)
        for d in drafts
        if d.kind == "event" and d.category and d.date and d.place
    ]


def test_sentences_about_one_event_make_one_draft(coder: RuleCoder) -> None:
    text = (
        "Gunmen attacked an army base in Djibo on Monday, killing eleven soldiers and 24 "
        "civilians, the army said. The attack began at dawn. JNIM claimed responsibility."
    )
    [draft] = code(coder, text)
    assert told([draft]) == [("happened", "attack_on_forces", "2024-09-16", "Djibo")]
    assert {actor.value for actor in draft.actors} == {"jnim", "burkina_gov", "civilians"}
    assert draft.deaths
    assert draft.deaths.value == Range(35, 35, 35)


def test_several_events_make_several_drafts(coder: RuleCoder) -> None:
    text = (
        "Des hommes armés ont tué douze villageois lundi à Djibo. Mardi, un engin explosif a tué "
        "trois soldats maliens près de Gao. En janvier, des jihadistes avaient enlevé deux "
        "infirmiers à Dori."
    )
    assert told(code(coder, text, "fr")) == [
        ("happened", "attack_on_civilians", "2024-09-16", "Djibo"),
        ("happened", "remote_violence", "2024-09-17", "Gao"),
        ("happened", "abduction", "2024-01-01", "Dori"),
    ]


@pytest.mark.parametrize(
    ("text", "language", "mood"),
    [
        ("France will hand over its base at Gao by 15 December.", "en", "announced"),
        ("La France compte rétrocéder la base de Gao.", "fr", "announced"),
        ("The Pentagon denied that it opened a base in Tamale on Monday.", "en", "denied"),
    ],
)
def test_plans_and_denials_did_not_happen(
    coder: RuleCoder, text: str, language: str, mood: str
) -> None:
    drafts = code(coder, text, language)
    assert {draft.mood for draft in drafts} == {mood}
    assert all(draft.questions for draft in drafts)


def test_a_date_after_the_articles_is_questioned(coder: RuleCoder) -> None:
    [draft] = code(coder, "France will hand over its base at Gao by 15 December.")
    assert "the date lies after the article's" in draft.questions


def test_a_handover_and_a_head_count_stand_beside_the_event(coder: RuleCoder) -> None:
    text = (
        "French forces handed their base at Gao over to the Malian army on Monday. About 300 "
        "French soldiers are still stationed at Gao."
    )
    kinds = {draft.kind: draft for draft in code(coder, text)}
    assert set(kinds) == {"event", "handover", "strength"}
    assert kinds["handover"].power
    assert kinds["handover"].power.value == "france"
    assert kinds["strength"].troops
    assert kinds["strength"].troops.value == Range(best=300)


def test_a_group_that_rules_a_town_is_a_zone(coder: RuleCoder) -> None:
    [zone] = [
        d for d in code(coder, "JNIM controls Djibo and collects taxes there.") if d.kind == "zone"
    ]
    assert zone.stage
    assert zone.stage.value == "stronghold"


@pytest.mark.parametrize(
    "text",
    [
        "Mali has been battling an insurgency since 2012.",
        "Thousands of people have died in the violence since 2015.",
        "The president condemned violence and offered condolences.",
        PROSE,
    ],
)
def test_background_and_prose_make_no_draft(coder: RuleCoder, text: str) -> None:
    assert code(coder, text) == []


def test_a_longer_article_says_that_it_was_cut(coder: RuleCoder) -> None:
    text = "Gunmen killed nine villagers at Djibo on Monday." + PROSE * (LONGEST // len(PROSE) + 1)
    [draft] = code(coder, text)
    assert any("first 60,000 characters" in question for question in draft.questions)


NEWS = st.sampled_from(
    [
        "Gunmen killed nine villagers at Djibo on Monday.",
        "Jihadists ambushed a convoy near Gao on 3 June, leaving at least 12 soldiers dead.",
        "On 4 May Mali ended its defence accords with France.",
        "The last French soldiers left Tessalit on 15 November 2021.",
    ]
)


@given(st.lists(NEWS, min_size=1, max_size=3, unique=True))
def test_prose_after_the_news_takes_nothing_away(coder: RuleCoder, texts: list[str]) -> None:
    text = " ".join(texts)
    assert code(coder, text + PROSE) == code(coder, text)


@given(st.lists(NEWS, max_size=3), st.text(max_size=200))
def test_any_text_is_coded_alike_twice_and_every_span_lies_in_it(
    coder: RuleCoder, texts: list[str], rubbish: str
) -> None:
    article = Article(" ".join([*texts, rubbish]), published=DAY)
    drafts = coder.code(article)
    assert drafts == coder.code(article)
    for draft in drafts:
        fields = [draft.category, draft.date, draft.place, draft.deaths, draft.wounded]
        found = [field for field in [*fields, *draft.actors] if field]
        for span in [*draft.spans, *(span for field in found for span in field.spans)]:
            assert 0 <= span.start < span.end <= len(article.text)
        assert all(0 <= field.score <= 1 for field in found)
        assert 0 <= draft.score <= 1
        assert from_json(to_json(draft, article)) == draft


@settings(deadline=None)
@given(st.binary(max_size=2000))
def test_rubbish_is_read_without_a_fault(coder: RuleCoder, content: bytes) -> None:
    article = Article(content.decode("latin-1"), published=DAY, language="en")
    assert coder.code(article) == coder.code(article)


@pytest.mark.parametrize(
    "text",
    ["a" * 1_000_000, "killed 12 " * 100_000, "( « , ; " * 100_000, "1 " * 500_000, "\u202e\n" * 9],
)
def test_a_megabyte_of_nonsense_is_cut_and_read(coder: RuleCoder, text: str) -> None:
    drafts = code(coder, text)
    assert all(span.end <= LONGEST for draft in drafts for span in draft.spans)
