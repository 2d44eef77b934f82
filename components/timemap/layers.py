"""The layers and controls of the time map, as folium plugins.

Each is a folium element whose script calls one function of ours with the map and a few options;
what it draws lies in files named by those options. So the scripts stay byte-identical between
reruns, which is what keeps st_folium from mounting the map anew.
"""

from __future__ import annotations

import re
from typing import Any, ClassVar

from branca.element import MacroElement
from folium.elements import JSCSSMixin
from folium.template import Template
from jinja2.utils import htmlsafe_json_dumps

_OPENING = re.compile(r"\{(?=[{%#])")


def literal(value: Any) -> str:
    r"""Write a value for a script that branca will read as a template once more.

    What branca's elements render is made a template again, so that ``{{ … }}`` in a title would be
    executed on the server. JSON has such brackets in its strings only.

    Examples
    --------
    >>> literal({"title": "{{ 7 * 7 }}</script>"})
    '{"title": "\\u007b{ 7 * 7 }}\\u003c/script\\u003e"}'
    """
    return _OPENING.sub(r"\\u007b", str(htmlsafe_json_dumps(value)))


class Plugin(JSCSSMixin, MacroElement):
    """A part of the time map.

    Parameters
    ----------
    **options
        Passed to the browser's function of the same name, as JSON.
    """

    function: ClassVar[str]
    _template = Template(
        """
        {% macro script(this, kwargs) %}
        sahelscope.{{ this.function }}({{ this._parent.get_name() }}, {{ this.json }});
        {% endmacro %}
        """
    )

    def __init__(self, **options: Any) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = type(self).__name__
        self.options = options

    @property
    def json(self) -> str:
        """The options as they stand in the script."""
        return literal(self.options)


class Inlined(Plugin):
    """The files of a map that stands alone: by address, their content as a data address."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        window.sahelscopeFiles = {{ this.json }};
        {% endmacro %}
        """
    )


class Boundaries(Plugin):
    """Land, borders and region lines; ``url`` names the shapes, ``attribution`` whose they are."""

    function = "boundaries"


class Area(Plugin):
    """The area of activity by stage; ``url`` names the parts and their periods."""

    function = "area"


class Presence(Plugin):
    """Foreign military sites; ``url`` names the sites with the phases of their presence."""

    function = "presence"


class Labels(Plugin):
    """Names of countries and towns; ``url`` names them, the weightiest first."""

    function = "labels"


class Events(Plugin):
    """Dated events.

    ``url`` names the columns, ``details`` the parts of the words (``*`` stands for a part's number)
    of ``rows`` events each, ``groups`` the event groups in order.
    """

    function = "events"


class Basemaps(Plugin):
    """Tile layers of others, off until asked for; ``providers`` by key."""

    function = "basemaps"


class Compare(Plugin):
    """The same map at a second date; the options of the layers that it shows, by their names."""

    function = "compare"


class Shape(Plugin):
    """Marking a region, a circle or a polygon."""

    function = "shape"


class Tour(Plugin):
    """A tour; ``stops`` in order, with title, text, day, window, view, hide and record."""

    function = "tour"


class Legend(Plugin):
    """The legend with its switches; ``powers``, ``stages`` and ``groups`` in order."""

    function = "legend"


class PlaceSearch(Plugin):
    """The search for a place; ``url`` names the places, the weightiest first."""

    function = "search"


class TimeDock(Plugin):
    """The timeline; ``first``, ``last`` and ``opening`` are ISO dates."""

    function = "dock"


class Theme(Plugin):
    """Light or dark, as the page is."""

    function = "theme"


class Points(Plugin):
    """A few records as dots; ``points`` with ``lat``, ``lon``, ``title`` and a colour's name."""

    function = "points"


class Link(Plugin):
    """The line between the map and the page that holds it."""

    function = "link"
