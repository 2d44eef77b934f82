"""Articles from the web: public addresses alone, under limits of time and size."""

from __future__ import annotations

import http.client
import ssl
import time
import zlib
from typing import Final
from urllib.parse import urljoin, urlsplit

from geodata.reading.documents import read
from geodata.reading.reach import PUBLIC, Reach, target
from geodata.reading.reading import Reading, refusal
from geodata.reading.timed import connect

SECONDS: Final = 20.0
MOST_BYTES: Final = 5_000_000
MOST_REDIRECTS: Final = 5
CHUNK: Final = 65_536

READ: Final = frozenset(
    {
        "",
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "application/pdf",
        "application/x-pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/octet-stream",  # what servers say of PDFs they do not know
    }
)
MOVED: Final = frozenset({301, 302, 303, 307, 308})
PASTE: Final = "open it in your browser, and paste the text or save the page and give the file"
ANSWERS: Final = {
    401: ("the site wants a password", PASTE),
    402: ("the article is behind a paywall", PASTE),
    403: ("the site refuses programs", PASTE),
    404: ("there is no such page", "check the link"),
    410: ("the page has been removed", "look for a copy in a web archive"),
    429: ("the site has been asked too often", f"wait a while, or {PASTE}"),
    451: ("the page may not be shown here", PASTE),
}
HEADERS: Final = {
    "User-Agent": "Mozilla/5.0 (compatible; Sahelscope; reads one article for a person)",
    "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.1",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "en, fr;q=0.9",
    "Connection": "close",
}


def fetch(
    url: str,
    *,
    reach: Reach = PUBLIC,
    seconds: float = SECONDS,
    most_bytes: int = MOST_BYTES,
) -> Reading:
    """Read an article from the web.

    Every address that a name resolves to is checked, the connection goes to a checked address and
    nowhere else, and each redirect is checked anew. Proxies of the environment are not used.

    Parameters
    ----------
    url : str
        An http or https address.
    reach : Reach, optional
        What else may be asked than public addresses on ports 80 and 443.
    seconds : float, default 20
        For everything together, redirects included.
    most_bytes : int, default 5,000,000
        Of the answer, also after it is unpacked.

    Returns
    -------
    Reading

    Raises
    ------
    geodata.faults.DataError
        When the address may not be asked, does not answer, or gives no article.

    Examples
    --------
    >>> fetch("http://169.254.169.254/latest/meta-data/")
    Traceback (most recent call last):
    ...
    geodata.faults.DataError: ... it leads into a private or reserved network — ...
    """
    end = time.monotonic() + seconds
    here = url.strip()
    for _ in range(MOST_REDIRECTS + 1):
        goal = target(here, reach, end - time.monotonic())
        try:
            connection = connect(goal, end)
            try:
                connection.request("GET", goal.path, headers=HEADERS)
                with connection.getresponse() as answer:
                    moved = answer.getheader("Location") if answer.status in MOVED else None
                    if moved is None:
                        content = _body(answer, here, most_bytes)
                        charset = answer.headers.get_content_charset()
                        return read(content, here, url=here, charset=charset)
                    here = _joined(here, moved)
            finally:
                connection.close()
        except ssl.SSLCertVerificationError as error:
            raise refusal(here, "its certificate is not valid", PASTE) from error
        except TimeoutError as error:
            raise refusal(
                here, f"it did not answer within {seconds:.0f} seconds", f"try again, or {PASTE}"
            ) from error
        except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
            raise refusal(here, "the connection failed", f"try again, or {PASTE}") from error
    raise refusal(url, f"it redirects more than {MOST_REDIRECTS} times", PASTE)


def _joined(here: str, moved: str) -> str:
    # headers come as Latin-1; servers write UTF-8 into them all the same
    plain = moved.encode("latin-1", errors="replace").decode("utf-8", errors="replace")
    return urlsplit(urljoin(here, plain.strip())).geturl()


def _body(answer: http.client.HTTPResponse, url: str, most: int) -> bytes:
    if answer.status != http.HTTPStatus.OK:
        message, remedy = ANSWERS.get(
            answer.status,
            (f"the site answered with error {answer.status}", f"try later, or {PASTE}"),
        )
        raise refusal(url, message, remedy)
    kind = answer.headers.get_content_type() if answer.getheader("Content-Type") else ""
    if kind not in READ:
        raise refusal(
            url, f"it is {kind}, not an article", "give a link to a page, a PDF or a Word file"
        )
    length = answer.getheader("Content-Length", "")
    if length.isdigit() and int(length) > most:
        raise _too_large(url, most)
    unpack = _unpacker(answer.getheader("Content-Encoding", ""), url)
    content = b""
    received = 0
    while chunk := answer.read(CHUNK):
        received += len(chunk)
        content += unpack.decompress(chunk, most + 1 - len(content)) if unpack else chunk
        if received > most or len(content) > most or (unpack and unpack.unconsumed_tail):
            raise _too_large(url, most)
    if (length.isdigit() and received < int(length)) or (unpack and not unpack.eof):
        raise http.client.IncompleteRead(content)
    return content


def _unpacker(coding: str, url: str) -> zlib._Decompress | None:
    match coding.strip().lower():
        case "" | "identity":
            return None
        case "gzip" | "x-gzip":
            return zlib.decompressobj(zlib.MAX_WBITS | 16)
        case "deflate":
            return zlib.decompressobj()
    raise refusal(url, f"it is packed as {coding[:20]}, which was not asked for", PASTE)


def _too_large(url: str, most: int) -> Exception:
    return refusal(url, f"it has more than {most / 1e6:.0f} MB", "paste the text of the article")
