"""ACLED and UCDP asked through servers of our own that speak as they do."""

from __future__ import annotations

import datetime as dt
import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from geodata.faults import DataError
from geodata.formats.services import AcledAccount, AcledKey, Bounds, Query, UcdpToken, ask

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pandas as pd

TODAY = dt.date(2026, 6, 30)
QUERY = Query(dt.date(2024, 1, 1), dt.date(2024, 12, 31), ("MLI", "CIV"))
SECRET = "correct-horse-7"  # noqa: S105 - made up, for a server of our own
Answer = tuple[int, Any]


@contextmanager
def served(answer: Callable[[str, str, dict[str, str], dict[str, str]], Answer]) -> Iterator[str]:
    """Serve on this machine: method, path, parameters (of the address or a form), headers."""

    class Handler(BaseHTTPRequestHandler):
        def _do(self) -> None:
            split = urlsplit(self.path)
            length = int(self.headers.get("content-length") or 0)
            given = split.query or self.rfile.read(length).decode()
            params = {name: values[-1] for name, values in parse_qs(given).items()}
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, body = answer(self.command, split.path, params, headers)
            content = body if isinstance(body, bytes) else json.dumps(body).encode()
            self.send_response(status)
            if status == 302:
                self.send_header("Location", "http://127.0.0.1:9/stolen")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            try:
                self.wfile.write(content)
            except OSError:
                return

        do_GET = do_POST = _do  # noqa: N815 - http.server's names

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def acled_server(table: pd.DataFrame, asked: list[dict[str, str]]) -> Any:
    """Answer as ACLED does: a token for a form, then pages of rows."""

    def answer(method: str, path: str, params: dict[str, str], headers: dict[str, str]) -> Answer:
        if (method, path) == ("POST", "/oauth/token"):
            right = params.get("password") == SECRET and params.get("grant_type") == "password"
            if not right or params.get("client_id") != "acled":
                return 400, {"error": "invalid_grant", "message": "The user credentials were"}
            return 200, {"token_type": "Bearer", "expires_in": 86400, "access_token": "tok-1"}
        if path == "/api/acled/read":
            if headers.get("authorization") != "Bearer tok-1" or params.get("_format") != "json":
                return 403, {"message": "Access denied"}
        elif path != "/acled/read" or params.get("key") != SECRET or not params.get("email"):
            return 200, {"status": 403, "success": False, "error": [{"message": "Access denied"}]}
        asked.append(params)
        size, page = int(params["limit"]), int(params["page"])
        rows = table.iloc[(page - 1) * size : page * size].to_dict("records")
        return 200, {"status": 200, "success": True, "count": len(rows), "data": rows}

    return answer


def test_acled_is_asked_with_a_token_page_after_page(acled: Any) -> None:
    asked: list[dict[str, str]] = []
    told: list[int] = []
    with served(acled_server(acled(*[{}] * 7), asked)) as url:
        found = ask(
            AcledAccount("a@example.org", SECRET, url),
            QUERY,
            bounds=Bounds(page=3),
            progress=lambda _, rows: told.append(rows),
            today=TODAY,
        )
    assert (found.layout, found.report.kept) == ("acled", 7)
    assert [one["page"] for one in asked] == ["1", "2", "3"]
    assert asked[0]["country"] == "Mali|Ivory Coast"
    assert asked[0]["event_date"] == "2024-01-01|2024-12-31"
    assert asked[0]["event_date_where"] == "BETWEEN"
    assert told == [3, 6, 7]


def test_acled_is_asked_with_a_key_as_before(acled: Any) -> None:
    asked: list[dict[str, str]] = []
    with served(acled_server(acled({}), asked)) as url:
        found = ask(AcledKey("a@example.org", SECRET, url), QUERY, today=TODAY)
    assert found.report.kept == 1


@pytest.mark.parametrize("kind", [AcledAccount, AcledKey])
def test_a_wrong_key_is_refused_without_repeating_it(acled: Any, kind: Any) -> None:
    with served(acled_server(acled({}), [])) as url, pytest.raises(DataError) as caught:
        ask(kind("a@example.org", "wrong-secret", url), QUERY, today=TODAY)
    assert "refuses the key" in str(caught.value)
    for text in ("wrong-secret", "example.org", url):
        assert text not in str(caught.value)
        assert text not in repr(kind("a@example.org", "wrong-secret"))


ROWS = [
    {
        "id": 500 + n,
        "type_of_violence": 1,
        "code_status": "Clear",
        "dyad_name": "Government of Mali - JNIM",
        "side_a": "Government of Mali",
        "side_b": "JNIM",
        "source_headline": f"Made up {n}",
        "where_prec": 1,
        "where_coordinates": "Gao town",
        "latitude": 16.27,
        "longitude": -0.05,
        "country": "Mali",
        "event_clarity": 1,
        "date_prec": 1,
        "date_start": "2024-03-01T00:00:00",
        "date_end": "2024-03-01T00:00:00",
        "best": n,
        "high": n,
        "low": n,
        "source_office": None,
    }
    for n in range(5)
]


def ucdp_server(first: int, asked: list[dict[str, str]]) -> Any:
    """Answer as UCDP does, with pages counted from `first`."""

    def answer(_: str, path: str, params: dict[str, str], headers: dict[str, str]) -> Answer:
        if headers.get("x-ucdp-access-token") != SECRET:
            return 401, b"API token required. Add header: x-ucdp-access-token"
        if path != "/api/gedevents/25.1":
            return 404, b""
        asked.append(params)
        page = int(params.get("page", first))
        rows = ROWS[(page - first) * 2 : (page - first + 1) * 2]
        more = f"https://elsewhere.example/api/gedevents/25.1?pagesize=2&page={page + 1}"
        last = page - first >= 2
        return 200, {
            "TotalCount": 5,
            "TotalPages": 3,
            "PreviousPageUrl": "",
            "NextPageUrl": "" if last else more,
            "Result": rows,
        }

    return answer


@pytest.mark.parametrize("first", [0, 1])
def test_ucdp_is_asked_page_after_page_and_nowhere_else(first: int) -> None:
    asked: list[dict[str, str]] = []
    shares: list[float] = []
    with served(ucdp_server(first, asked)) as url:
        found = ask(
            UcdpToken(SECRET, "25.1", f"{url}/api"),
            QUERY,
            progress=lambda share, _: shares.append(share),
            today=TODAY,
        )
    assert (found.layout, found.report.kept) == ("ucdp", 5)
    assert len(asked) == 3
    assert asked[0]["Country"] == "432,437"
    assert (asked[0]["StartDate"], asked[0]["EndDate"]) == ("2024-01-01", "2024-12-31")
    assert shares == [0.4, 0.8, 1.0]


def test_a_wrong_token_is_refused_without_repeating_it() -> None:
    with served(ucdp_server(0, [])) as url, pytest.raises(DataError, match="refuses") as caught:
        ask(UcdpToken("wrong-secret", "25.1", f"{url}/api"), QUERY)
    assert "wrong-secret" not in str(caught.value)


@pytest.mark.parametrize("version", ["../../x", "25.1?x=1", "", "latest"])
def test_a_version_that_is_none_is_not_asked_for(version: str) -> None:
    with pytest.raises(DataError, match="a version that is none"):
        ask(UcdpToken("t", version, "http://127.0.0.1:9"), QUERY)


@pytest.mark.parametrize(
    ("status", "body", "words"),
    [
        (200, b"<html>down</html>", "does not answer in JSON"),
        (200, [], "does not answer in JSON"),
        (200, {"Result": "none"}, "no list of events"),
        (200, {"Result": [1, 2]}, "no list of events"),
        (200, {"Result": []}, "has no events for this"),
        (200, {"Result": [{"colour": "red"}]}, "no column is chosen"),
        (200, b"[" * 100_000, "does not answer in JSON"),
        (429, b"", "asked too often"),
        (500, b"", "status 500"),
        (302, b"", "status 302"),
        (200, b"x" * 200_000, "sends more than"),
    ],
)
def test_a_service_that_misbehaves_is_told_of(status: int, body: Any, words: str) -> None:
    with (
        served(lambda *_: (status, body)) as url,
        pytest.raises(DataError) as caught,
    ):
        ask(UcdpToken("t", "25.1", url), QUERY, bounds=Bounds(size=150_000))
    assert words in str(caught.value)


def test_a_service_that_does_not_end_is_left() -> None:
    def slow(*_: object) -> Answer:
        time.sleep(1)
        return 200, {}

    with served(slow) as url, pytest.raises(DataError, match="takes too long"):
        ask(UcdpToken("t", "25.1", url), QUERY, bounds=Bounds(wait=0.2))


def test_a_service_that_is_not_there_is_told_of() -> None:
    with pytest.raises(DataError, match="does not answer"):
        ask(AcledKey("a", "b", "http://127.0.0.1:9"), QUERY)


def test_pages_without_end_are_left(acled: Any) -> None:
    (row,) = acled({}).to_dict("records")

    def endless(*_: object) -> Answer:
        return 200, {"status": 200, "data": [row] * 10, "access_token": "t"}

    with served(endless) as url, pytest.raises(DataError, match="more than 25 rows"):
        ask(AcledAccount("a", "b", url), QUERY, bounds=Bounds(page=10, rows=25))


def test_days_in_the_wrong_order_are_not_asked_for() -> None:
    with pytest.raises(DataError, match="wrong order"):
        ask(UcdpToken("t"), Query(QUERY.last, QUERY.first, ("MLI",)))
