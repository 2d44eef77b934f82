from __future__ import annotations

import json
import re
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any

import pytest

from components import filter_bar, language

if TYPE_CHECKING:
    from geodata import Atlas

COMPONENTS = Path(language.__file__).parent
SOURCES = "\n".join(file.read_text(encoding="utf-8") for file in sorted(COMPONENTS.rglob("*.py")))
WHOLE = set(re.findall(r'table\("(\w+)"\)', SOURCES))
"""Sections that are taken as a whole."""


def leaves(lang: str) -> dict[str, Any]:
    return {
        f"{section}.{name}": text
        for section, texts in language.texts(lang).items()
        for name, text in texts.items()
    }


def gaps(text: Any) -> list[set[str]]:
    forms = text if isinstance(text, list) else [text]
    return [{gap for _, gap, _, _ in Formatter().parse(form) if gap} for form in forms]


def test_both_languages_have_the_same_texts() -> None:
    assert list(leaves("en")) == list(leaves("fr"))


def test_a_text_has_the_same_gaps_in_both_languages() -> None:
    french = leaves("fr")
    assert not [key for key, text in leaves("en").items() if gaps(text) != gaps(french[key])]


def test_every_text_is_said_somewhere() -> None:
    made = re.findall(r'f"(\w+)\.(\w*)\{[^}]+\}(\w*)"', SOURCES)
    unsaid = []
    for key in leaves("en"):
        section, name = key.split(".")
        said = f'"{key}"' in SOURCES or f"'{key}'" in SOURCES or section in WHOLE
        if not said and not any(
            section == own and name.startswith(begin) and name.endswith(end)
            for own, begin, end in made
        ):
            unsaid.append(key)
    assert not unsaid


def test_every_text_that_is_said_is_there() -> None:
    said = re.findall(r"""(?:say|many)\(\s*["']([\w.]+)["']""", SOURCES)
    assert len(said) > 200
    assert set(said) <= set(leaves("en"))
    assert set(language.texts("en")) >= WHOLE


def test_french_is_set_with_its_spaces_and_apostrophes() -> None:
    told = {key: "".join(text) for key, text in leaves("fr").items()}
    assert not [key for key, text in told.items() if re.search(r" [:;?!»%]|'", text)]


def test_no_sentence_is_left_in_english() -> None:
    same = {
        key
        for key, text in leaves("en").items()
        if text == leaves("fr")[key] and isinstance(text, str) and len(re.findall(r"\w+", text)) > 3
    }
    assert not same - {"link.view"}


@pytest.mark.parametrize("name", filter_bar.CHOICES)
def test_a_label_means_one_thing_whatever_the_language(atlas: Atlas, name: str) -> None:
    known = filter_bar.codes(atlas, name)
    for lang in ("en", "fr"):
        labels = atlas.vocabulary.labels(name, lang)
        assert [known[label] for label in labels.values()] == list(labels)
    assert all(known[code] == code for code in atlas.vocabulary.labels(name))


def test_every_term_that_a_page_explains_is_explained_in_french_too(atlas: Atlas) -> None:
    meanings = json.loads((COMPONENTS / "meanings.fr.json").read_text(encoding="utf-8"))
    assert set(meanings) == set(language.table("vocabulary"))
    for vocabulary, found in meanings.items():
        assert list(found) == list(atlas.vocabulary.labels(vocabulary)), vocabulary
