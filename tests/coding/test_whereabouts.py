import datetime as dt

import pytest

from geodata.coding import Article, Found, Located, RuleCoder
from geodata.coding.places.whereabouts import is_wide, settled

REGION = Found(Located("Mopti", "MLI", 14.7, -4.1, "region", "Mopti"), (), 0.9)
PROVINCE = Found(Located("Yatenga", "BFA", 13.65, -2.4, "region", "Nord"), (), 0.9)
COUNTRY = Found(Located("Mali", "MLI", 17.0, -4.0, "country"), (), 0.5)
KONNA = Found(Located("Konna", "MLI", 14.94, -3.89, "town", "Mopti"), (), 0.9)
GAO = Found(Located("Gao", "MLI", 16.27, -0.04, "town", "Gao"), (), 0.9)
UNSURE = Found(GAO.value, (), 0.2)


@pytest.mark.parametrize(
    ("told", "more", "chosen"),
    [
        ([REGION, KONNA], [], KONNA),
        ([REGION], [KONNA], KONNA),
        ([REGION], [GAO], REGION),
        ([PROVINCE], [KONNA], PROVINCE),
        ([COUNTRY], [REGION], REGION),
        ([UNSURE, REGION], [], REGION),
        ([UNSURE], [], UNSURE),
        ([], [], None),
    ],
)
def test_the_most_exact_place_that_is_sure_is_taken(
    told: list[Found[Located]], more: list[Found[Located]], chosen: Found[Located] | None
) -> None:
    assert settled(told, more) == chosen


def test_what_is_wide() -> None:
    assert is_wide(None)
    assert is_wide(COUNTRY)
    assert is_wide(REGION)
    assert not is_wide(PROVINCE)
    assert not is_wide(KONNA)


def test_a_title_says_where_it_was(coder: RuleCoder) -> None:
    article = Article(
        "Gunmen killed nine soldiers on Monday, the army said.",
        title="Nine soldiers killed near Djibo",
        published=dt.date(2024, 9, 18),
        language="en",
    )
    [draft] = coder.code(article)
    assert draft.place is not None
    assert draft.place.value.name == "Djibo"
    assert "the place is read from the title" in draft.questions
