"""ACLED and UCDP asked directly, with the user's own key.

ACLED [1]_ hands out a token for an account's e-mail and password (OAuth, valid for a day) and takes
it with every page; its older service took e-mail and key with each. UCDP [2]_ takes a token in a
header and says how many pages there are. Keys are sent to the service and go nowhere else: they are
not kept, and no message holds them.

References
----------
.. [1] https://acleddata.com/api-documentation/getting-started
.. [2] https://ucdp.uu.se/apidocs/
"""

from __future__ import annotations

import json
import re
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self
from urllib.parse import parse_qs, urlsplit

import pandas as pd

from geodata.formats.limits import MEGABYTE, refused
from geodata.formats.reading import Imported, read_frame
from geodata.formats.tables import rows

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence

    import httpx

ACLED: Final = "https://acleddata.com"
ACLED_BEFORE: Final = "https://api.acleddata.com"
UCDP: Final = "https://ucdpapi.pcr.uu.se/api"
_VERSION: Final = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,4}")
_OK: Final = 200
_DENIED: Final = (401, 403)
_LATER: Final = 429


@dataclass(frozen=True)
class Bounds:
    """How long a service is asked, and for how much.

    Parameters
    ----------
    seconds
        For everything together.
    wait
        Seconds for one answer.
    size
        Bytes of all answers.
    page
        Rows asked for at a time.
    rows
        Rows in all.
    """

    seconds: float = 300.0
    wait: float = 60.0
    size: int = 200 * MEGABYTE
    page: int = 5_000
    rows: int = 500_000


class Query(NamedTuple):
    """What is asked for.

    Parameters
    ----------
    first, last
        Days, both included.
    countries
        ISO 3166-1 alpha-3.
    """

    first: dt.date
    last: dt.date
    countries: tuple[str, ...]


@dataclass(frozen=True)
class AcledAccount:
    """An account of ACLED, by e-mail and password.

    Parameters
    ----------
    email, password
        Of the account; not shown by ``repr``.
    base_url
        Where the service is.
    """

    email: str = field(repr=False)
    password: str = field(repr=False)
    base_url: str = ACLED


@dataclass(frozen=True)
class AcledKey:
    """An access key of ACLED's older service.

    Parameters
    ----------
    email, key
        Of the account; not shown by ``repr``.
    base_url
        Where the service is.
    """

    email: str = field(repr=False)
    key: str = field(repr=False)
    base_url: str = ACLED_BEFORE


@dataclass(frozen=True)
class UcdpToken:
    """A token of UCDP's service.

    Parameters
    ----------
    token
        Not shown by ``repr``.
    version
        Of GED, such as 25.1; candidate releases have versions such as 26.0.8.
    base_url
        Where the service is.
    """

    token: str = field(repr=False)
    version: str = "25.1"
    base_url: str = UCDP


def ask(
    who: AcledAccount | AcledKey | UcdpToken,
    query: Query,
    *,
    bounds: Bounds = Bounds(),
    progress: Callable[[float, int], None] | None = None,
    today: dt.date | None = None,
) -> Imported:
    """Ask a service for events and read them as a file of its layout would be.

    Parameters
    ----------
    who
        Account, key or token, which also says which service.
    query
        Days and countries.
    bounds
        How long, and for how much.
    progress
        Told a share, 0 to 1, and the rows so far.
    today
        As in `reading.read`.

    Returns
    -------
    Imported

    Raises
    ------
    geodata.faults.DataError
        When the service does not answer, refuses the key, or answers what it should not.
    """
    name = "UCDP" if isinstance(who, UcdpToken) else "ACLED"
    if query.first > query.last:
        raise refused(name, "is asked for days in the wrong order", "put the earlier day first")
    with _Line(name, bounds) as line:
        pages = _ucdp(line, who, query) if isinstance(who, UcdpToken) else _acled(line, who, query)
        found: list[dict[str, Any]] = []
        for page, share in pages:
            found.extend(page)
            if progress is not None:
                progress(share, len(found))
            if len(found) > bounds.rows:
                message = f"has more than {bounds.rows:,} rows for this"
                raise refused(name, message, "ask for fewer days or countries")
    if not found:
        raise refused(name, "has no events for this", "ask for other days or countries")
    frame = pd.DataFrame.from_records(found).astype(object)
    shown = f"{name} {query.first} to {query.last}"
    return read_frame(frame.map(_cell), shown, today=today)


def _cell(value: object) -> str:
    if value is None or value != value:  # noqa: PLR0124 - NaN alone differs from itself
        return ""
    return str(value)[:10_000]


class _Line:
    """A connection that counts bytes and seconds."""

    def __init__(self, name: str, bounds: Bounds) -> None:
        self.name, self.bounds = name, bounds
        self._left, self._until = bounds.size, time.monotonic() + bounds.seconds

    def __enter__(self) -> Self:
        import httpx  # noqa: PLC0415 - only for who has a key

        self._client: httpx.Client = httpx.Client(
            timeout=self.bounds.wait, follow_redirects=False, trust_env=False
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def json(self, method: str, url: str, **options: Any) -> dict[str, Any]:
        """Ask and read JSON, within the bounds; messages never hold the address or the key."""
        import httpx  # noqa: PLC0415 - the same

        content = bytearray()
        try:
            with self._client.stream(method, url, **options) as answer:
                for piece in answer.iter_bytes():
                    content += piece
                    self._left -= len(piece)
                    if self._left < 0:
                        message = f"sends more than {self.bounds.size / MEGABYTE:,.0f} MB"
                        raise refused(self.name, message, "ask for fewer days or countries")
                    if time.monotonic() > self._until:
                        raise self._slow()
                status = answer.status_code
        except httpx.TimeoutException:
            raise self._slow() from None
        except (httpx.HTTPError, httpx.InvalidURL, ValueError):
            raise refused(self.name, "does not answer", "try again later") from None
        self._judge(status)
        try:
            found = json.loads(bytes(content))
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict):
            raise refused(self.name, "does not answer in JSON", "try again later")
        self._judge(found.get("status", _OK))
        return found

    def _slow(self) -> Exception:
        return refused(self.name, "takes too long", "ask for fewer days, or try again later")

    def _judge(self, status: object) -> None:
        if status in _DENIED or (status == 400 and self.name == "ACLED"):  # noqa: PLR2004 - HTTP
            message = "refuses the key, or the account may not read these events"
            raise refused(self.name, message, "check the account and what it has access to")
        if status == _LATER:
            raise refused(self.name, "is asked too often", "try again later")
        if status != _OK:
            raise refused(self.name, f"answers with status {str(status)[:20]}", "try again later")


def _acled(
    line: _Line, who: AcledAccount | AcledKey, query: Query
) -> Iterator[tuple[list[dict[str, Any]], float]]:
    """Read page after page until one is not full: ACLED does not say how many there are."""
    names = {row["country"]: row["names"].split(";")[0] for row in rows("countries")}
    params: dict[str, Any] = {
        "event_date": f"{query.first}|{query.last}",
        "event_date_where": "BETWEEN",
        "country": "|".join(names[code] for code in query.countries),
        "limit": line.bounds.page,
    }
    base, headers = who.base_url.rstrip("/"), {}
    if isinstance(who, AcledAccount):
        form = {
            "username": who.email,
            "password": who.password,
            "grant_type": "password",
            "client_id": "acled",
        }
        token = line.json("POST", f"{base}/oauth/token", data=form).get("access_token")
        if not isinstance(token, str) or not token.isascii() or not token:
            raise refused(line.name, "gives no token", "check the e-mail and the password")
        headers["Authorization"] = f"Bearer {token}"
        url, params = f"{base}/api/acled/read", params | {"_format": "json"}
    else:
        url, params = f"{base}/acled/read", params | {"email": who.email, "key": who.key}
    page = 1
    while True:
        answer = line.json("GET", url, params=params | {"page": page}, headers=headers)
        if answer.get("success") is False:
            line._judge(_DENIED[1])  # noqa: SLF001 - of this module
        data = _records(answer.get("data"), line.name)
        yield data, 0.0
        if len(data) < line.bounds.page:
            return
        page += 1


def _ucdp(
    line: _Line, who: UcdpToken, query: Query
) -> Iterator[tuple[list[dict[str, Any]], float]]:
    """Follow the pages by their numbers, and never to an address that an answer names."""
    if not _VERSION.fullmatch(who.version):
        raise refused(line.name, "is asked for a version that is none", "write it as 25.1")
    numbers = {row["country"]: row["gw"] for row in rows("countries")}
    params: dict[str, Any] = {
        "pagesize": min(line.bounds.page, 1_000),
        "StartDate": query.first.isoformat(),
        "EndDate": query.last.isoformat(),
        "Country": ",".join(numbers[code] for code in query.countries),
    }
    url = f"{who.base_url.rstrip('/')}/gedevents/{who.version}"
    headers = {"x-ucdp-access-token": who.token}
    read, visited = 0, set[str]()
    while True:
        answer = line.json("GET", url, params=params, headers=headers)
        data = _records(answer.get("Result"), line.name)
        read += len(data)
        total = answer.get("TotalCount")
        yield data, min(1.0, read / total) if isinstance(total, int) and total > 0 else 0.0
        following = parse_qs(urlsplit(str(answer.get("NextPageUrl") or "")).query).get("page", [])
        if not data or not following or following[0] in visited or not following[0].isdigit():
            return
        visited.add(following[0])
        params["page"] = following[0]


def _records(data: object, name: str) -> list[dict[str, Any]]:
    if not isinstance(data, list) or not all(isinstance(one, dict) for one in data):
        raise refused(name, "answers something that is no list of events", "try again later")
    return data


def countries_of(codes: Sequence[str]) -> tuple[str, ...]:
    """Keep the countries that the services can be asked for.

    Examples
    --------
    >>> countries_of(["MLI", "XXX"])
    ('MLI',)
    """
    known = {row["country"] for row in rows("countries")}
    return tuple(code for code in codes if code in known)
