import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import geodata
from geodata.coding.text.cues import table
from geodata.coding.text.patterns import compiled, keys, keys_of, lexicon


def means(name: str) -> set[str]:
    return {cue.means for cues in table(name).values() for cue in cues}


def test_every_category_of_the_vocabulary_has_cues_in_both_languages() -> None:
    wanted = set(geodata.load().vocabulary.labels("category"))
    for language in ("en", "fr"):
        assert {cue.means for cue in table("cues")[language]} == wanted | {"attack"}


def test_the_other_tables_speak_of_moods_and_records() -> None:
    assert means("moods.csv") == {"announced", "denied", "unconfirmed"}
    stages = set(geodata.load().vocabulary.labels("stage"))
    assert means("presence.csv") == stages | {"site", "strength"}


def test_every_cue_is_a_pattern_and_matches_no_empty_line() -> None:
    for name in ("cues", "moods.csv", "presence.csv"):
        for cues in table(name).values():
            for cue in cues:
                assert cue.weight > 0
                for pattern in (cue.pattern, *cue.unless):
                    assert not compiled(pattern).search(" ")


@given(st.data())
def test_what_has_none_of_a_cues_keys_is_no_match(data: st.DataObject) -> None:
    """Sentences made of the words of cues are the likeliest to match one."""
    cues = table("cues")[data.draw(st.sampled_from(["en", "fr"]))]
    written = data.draw(st.lists(st.sampled_from(cues), min_size=1, max_size=3))
    words = re.findall(r"\w+", " ".join(cue.pattern for cue in written))
    ends = st.sampled_from(["", "e", "s", "ing"])
    line = " ".join(w if w.isupper() else w + data.draw(ends) for w in words)
    for cue in (*written, *cues[:: len(cues) // 20]):
        found = keys(cue.pattern)
        if found.isdisjoint(keys_of(line)) and found:
            assert not compiled(cue.pattern).search(f" {line} ")


def test_brackets_hold_no_brackets_and_names_in_them_stand_alone() -> None:
    """Such a cue would compile and never match."""
    for name in ("cues", "moods.csv", "presence.csv"):
        for cues in table(name).values():
            for cue in cues:
                for pattern in (cue.pattern, *cue.unless):
                    assert not re.search(r"\([^)]*\(", pattern), pattern
                    for inside in re.findall(r"\(([^)]*)\)", pattern):
                        words = [word for word in inside.split("|") if "@" in word]
                        assert all(re.fullmatch(r"@\w+", word) for word in words), pattern


@pytest.mark.parametrize(
    ("cue", "line", "found"),
    [
        ("(@kill|was hit by) CIVILIANS", "FIGHTERS gunned down CIVILIANS", True),
        ("(@kill|was hit by) FORCES", "FIGHTERS was hit by FORCES", True),
        ("kill* .. CIVILIANS", "FIGHTERS killed NUM of the CIVILIANS", True),
        ("kill* .. CIVILIANS", "FIGHTERS killed NUM ; the CIVILIANS fled", False),
        ("hit a? mine", "the car hit mine", True),
        ("hit (a mine|the bomb)", "it hit the bomb", True),
        ("ARMED left", "FOREIGN left", True),
        ("camp", "campaign", False),
        ("@kill .. CIVILIANS", "FIGHTERS gunned down NUM CIVILIANS", True),
        ("@kill|hurt .. CIVILIANS", "FIGHTERS hurt NUM CIVILIANS", True),
        ("in PLACE", "in SITE", True),
        ("(siege of PLACE|the town)", "NATION", False),
    ],
)
def test_a_slot_stands_for_what_the_documentation_says(cue: str, line: str, *, found: bool) -> None:
    assert bool(compiled(cue).search(f" {line} ")) is found


def test_every_wording_that_a_cue_names_is_in_the_lexicon_and_is_used() -> None:
    tables = [*table("cues").values(), *table("moods.csv").values()]
    known = [cue for cues in tables for cue in cues]
    text = "".join(part for cue in known for part in (cue.pattern, *cue.unless))
    for name in lexicon():
        assert f"@{name}" in text
    assert not compiled("@kill").search(" skilled ")
