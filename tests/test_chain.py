from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geodata.chain import chain

if TYPE_CHECKING:
    from geodata import Atlas


@pytest.mark.parametrize("site", ["france-mli-kidal", "russia-mli-kidal-wagner"])
def test_kidal_passed_from_france_to_wagner_to_africa_corps(atlas: Atlas, site: str) -> None:
    hands = chain(atlas, site)
    assert hands["power"].tolist() == ["france", "russia", "russia"]
    assert hands["force"].tolist()[1:] == ["Wagner Group", "Africa Corps"]
    assert hands["start"].is_monotonic_increasing


def test_a_site_is_part_of_its_own_chain(atlas: Atlas) -> None:
    for site in atlas.sites.index:
        assert site in chain(atlas, site).index


def test_an_unknown_site_is_named(atlas: Atlas) -> None:
    with pytest.raises(KeyError, match="nowhere"):
        chain(atlas, "nowhere")
