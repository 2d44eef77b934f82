from __future__ import annotations

import csv
import gc
import io
import json
import threading
import weakref
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest

from geodata.formats.acled import CURRENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TIMEOUT = 60
TABLE = (
    "jour,latitude,longitude,lieu,type,morts\n"
    "17/09/2024,12.64,-8.0,Bamako,embuscade,70\n"
    "03/10/2024,16.27,-0.04,Gao,Combat,3\n"
    "1899-12-30,16.27,-0.04,Gao,Combat,3\n"
)


def _alone() -> None:
    """Run the page as the script does."""
    import streamlit as st  # noqa: PLC0415 - AppTest runs this function's text on its own

    from components import faults  # noqa: PLC0415 - the same
    from components.pages import import_data, map_page  # noqa: PLC0415 - the same

    pages = {
        "map": st.Page(map_page.show, title="map", url_path="map"),
        "import": st.Page(import_data.show, title="import", url_path="import", default=True),
    }
    st.session_state["pages"] = pages
    with faults.shown():
        st.navigation(list(pages.values())).run()


@pytest.fixture
def opened() -> Callable[[], AppTest]:
    """Let a reader open the page; each is a session of its own."""

    def come() -> AppTest:
        test = AppTest.from_function(_alone, default_timeout=TIMEOUT).run()
        assert not test.exception
        return test

    return come


def drop(test: AppTest, name: str, content: str | bytes) -> AppTest:
    data = content.encode() if isinstance(content, str) else content
    test.file_uploader[0].set_value((name, data, "application/octet-stream"))
    test.run()
    assert not test.exception
    return test


def press(test: AppTest, label: str) -> AppTest:
    next(button for button in test.button if button.label == label).click()
    test.run()
    assert not test.exception
    return test


def told(test: AppTest) -> str:
    kinds = (test.markdown, test.caption, test.success, test.warning, test.error, test.text)
    return "\n".join(str(element.value) for kind in kinds for element in kind).replace("\\", "")


def figures(test: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in test.metric}


def acled(*notes: str) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, CURRENT)
    writer.writeheader()
    for number, note in enumerate(notes):
        writer.writerow(
            {
                "event_id_cnty": f"MLI{number}",
                "event_date": "2024-09-17",
                "time_precision": "1",
                "event_type": "Battles",
                "sub_event_type": "Armed clash",
                "actor1": "JNIM: Group for Support of Islam and Muslims",
                "country": "Mali",
                "location": "Gao",
                "latitude": "16.27",
                "longitude": "-0.05",
                "geo_precision": "1",
                "notes": note,
                "fatalities": "3",
            }
        )
    return out.getvalue()


def test_a_known_layout_is_named_and_read(opened: Callable[[], AppTest]) -> None:
    test = drop(opened(), "export.csv", acled("one", "two"))
    assert "recognised as: ACLED export" in told(test)
    press(test, "Read the file")
    assert figures(test)["Kept"] == "2"
    assert "acleddata" in told(test)


def test_another_table_is_mapped_by_the_reader(opened: Callable[[], AppTest]) -> None:
    test = drop(opened(), "mine.csv", TABLE)
    labels = {box.label: box.value for box in test.selectbox}
    assert labels["Date *"] == "jour"
    assert labels["Deaths"] == "morts"
    assert test.text_area[0].value.strip() == "embuscade ="
    press(test, "Read the file")
    assert figures(test)["Rejected"] == "2"
    test.text_area[0].set_value("embuscade = Attack on forces")
    press(test, "Read the file")
    assert (figures(test)["Kept"], figures(test)["Rejected"]) == ("2", "1")
    assert len(test.session_state["datasets"]) == 1


def test_a_missing_column_is_asked_for(opened: Callable[[], AppTest]) -> None:
    test = drop(opened(), "mine.csv", TABLE.replace("latitude", "breite"))
    assert "Choose the column for: Latitude" in told(test)
    press(test, "Read the file")
    assert "no column is chosen for it" in told(test)
    next(box for box in test.selectbox if box.label == "Latitude *").set_value("breite")
    press(test.run(), "Read the file")
    assert figures(test)["Rows read"] == "3"


def test_a_broken_file_is_told_of_and_loses_nothing(opened: Callable[[], AppTest]) -> None:
    test = drop(opened(), "good.csv", acled("one"))
    press(test, "Read the file")
    drop(test, "bad.xlsx", b"PK\x03\x04" + b"\x00" * 99)
    assert "half-written archive" in told(test)
    assert figures(test)["Kept"] == "1"


def test_two_readers_do_not_see_each_others_data(opened: Callable[[], AppTest]) -> None:
    one, other = opened(), opened()
    press(drop(one, "secret.csv", acled("one")), "Read the file")
    other.run()
    assert "secret.csv" in told(one)
    assert "secret.csv" not in told(other)
    assert not figures(other)
    press(drop(other, "other.csv", acled("two")), "Read the file")
    one.run()
    assert "other.csv" not in told(one)


def test_a_session_that_ends_takes_its_data_with_it(opened: Callable[[], AppTest]) -> None:
    test = press(drop(opened(), "secret.csv", acled("one")), "Read the file")
    (dataset,) = test.session_state["datasets"]
    events = weakref.ref(dataset.events)
    del dataset, test
    gc.collect()
    assert events() is None


def test_a_dataset_is_removed(opened: Callable[[], AppTest]) -> None:
    test = press(drop(opened(), "gone.csv", acled("one")), "Read the file")
    test.file_uploader[0].set_value(None)
    press(test, "Remove")
    assert "gone.csv" not in told(test)
    assert not test.session_state["datasets"]


def test_the_same_file_twice_is_one_dataset(opened: Callable[[], AppTest]) -> None:
    test = press(drop(opened(), "twice.csv", acled("one")), "Read the file")
    press(test, "Read the file")
    assert len(test.session_state["datasets"]) == 1


def test_names_and_notes_of_a_file_stay_text(opened: Callable[[], AppTest]) -> None:
    hostile = "**bold** <script>alert(1) [x](javascript:alert(1)).csv"
    test = press(drop(opened(), hostile, acled("<img src=x onerror=alert(1)>")), "Read the file")
    (line,) = (one.value for one in test.markdown if "bold" in one.value)
    assert r"\*\*bold" in line
    assert r"\<script\>" in line
    assert r"\[x\]\(javascript" in line


def test_a_layer_can_be_shapes_or_events(opened: Callable[[], AppTest]) -> None:
    square = {"type": "Polygon", "coordinates": [[[-8, 12], [-7, 12], [-7, 13], [-8, 12]]]}
    layer = {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": {"date": "2024-09-17"}, "geometry": square}],
    }
    test = drop(opened(), "zone.geojson", json.dumps(layer))
    assert test.radio[0].value == "Events"
    test.radio[0].set_value("Shapes over the map").run()
    press(test, "Read the file")
    (dataset,) = test.session_state["datasets"]
    assert len(dataset.overlay) == 1
    assert len(dataset.events) == 0


def _held(test: AppTest) -> str:
    """Write out all that the session holds."""
    return str(test.session_state._state.filtered_state)  # noqa: SLF001 - AppTest shows no more


class _Ucdp(BaseHTTPRequestHandler):
    """Refuse every token."""

    def do_GET(self) -> None:
        self.send_response(401)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def service() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Ucdp)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_refused_token_is_told_of_and_not_shown(
    opened: Callable[[], AppTest], service: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAHELSCOPE_UCDP_URL", service)
    test = opened()
    press(test, "Ask UCDP")
    assert "Fill in the account" in told(test)
    field = next(box for box in test.text_input if box.label == "Token")
    field.set_value("my-own-token")
    press(test, "Ask UCDP")
    assert "refuses the key" in told(test)
    assert "my-own-token" not in told(test)
    assert "my-own-token" not in _held(test)
    test.run()
    assert "my-own-token" not in {box.value for box in test.text_input}
    assert "my-own-token" not in _held(test)
    assert service not in told(test)


@pytest.fixture
def smaller() -> Iterator[None]:
    before = config.get_option("server.maxUploadSize")
    config.set_option("server.maxUploadSize", 3)
    yield
    config.set_option("server.maxUploadSize", before)


@pytest.mark.usefixtures("smaller")
def test_the_operator_sets_how_large_a_file_may_be(opened: Callable[[], AppTest]) -> None:
    test = opened()
    assert test.file_uploader[0].proto.max_upload_size_mb == 3
    drop(test, "large.csv", TABLE + "#" * 3_200_000)
    assert "larger than 3 MB" in told(test)
