from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Template

from components.timemap import TimeMap, Update, build
from components.timemap.layers import literal
from components.timemap.small import SmallMap

if TYPE_CHECKING:
    from geodata import Atlas

HOSTILE = "{{ 7*7 }} {% raw %} {# gone #} {{{ </script>"
JSON = st.recursive(
    st.none() | st.integers() | st.text("{}%#a<'\"\\ ", max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("{%", max_size=4), inner),
    max_leaves=8,
)


@given(JSON)
def test_a_value_comes_through_a_template_as_it_was(value: object) -> None:
    assert json.loads(Template(literal(value)).render()) == value


def test_a_title_is_not_executed_on_the_server(atlas: Atlas) -> None:
    events = atlas.events.copy()
    coup = atlas.turning_points().index[0]
    events.loc[coup, "title"] = HOSTILE
    hostile = replace(atlas, events=events)
    time_map = TimeMap(hostile, build(hostile))
    time_map.add_child(Update(note=HOSTILE))
    page = time_map.get_root().render()
    assert page.count(literal(HOSTILE)) == 2
    assert "49 " not in re.findall(r'"title": "([^"]*)"', page)
    assert "</script>" not in literal(HOSTILE)


def test_a_point_s_title_is_not_executed_on_the_server(atlas: Atlas) -> None:
    points = [{"lat": 1.0, "lon": 2.0, "title": HOSTILE, "table": "events", "colour": "fighting"}]
    page = SmallMap(build(atlas), points).get_root().render()
    assert literal(HOSTILE) in page
