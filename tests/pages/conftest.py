from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

if TYPE_CHECKING:
    from collections.abc import Callable

SCRIPT = Path(__file__).parents[2] / "components" / "pages" / "script.py"
TIMEOUT = 60


def _alone(name: str) -> None:
    """Run one page as the script does; AppTest itself can only switch to pages that are files."""
    import streamlit as st  # noqa: PLC0415 - AppTest runs this function's text on its own

    from components import faults  # noqa: PLC0415 - the same
    from components.pages import articles, data, map_page, method  # noqa: PLC0415 - the same

    shows = {"map": map_page, "articles": articles, "method": method, "data": data}
    pages = {
        key: st.Page(page.show, title=key, url_path=key, default=key == name)
        for key, page in shows.items()
    }
    st.session_state["pages"] = pages
    with faults.shown():
        st.navigation(list(pages.values())).run()


@pytest.fixture
def page() -> Callable[..., AppTest]:
    """Open a page by its name, with what its link says."""

    def opened(name: str = "map", **params: str) -> AppTest:
        if name == "map":
            test = AppTest.from_file(str(SCRIPT), default_timeout=TIMEOUT)
        else:
            test = AppTest.from_function(_alone, default_timeout=TIMEOUT, args=(name,))
        if name == "map":
            params = {"tables": "true", **params}
        for key, text in params.items():
            test.query_params[key] = text
        test.run()
        assert not test.exception
        return test

    return opened
