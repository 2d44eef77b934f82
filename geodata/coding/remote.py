"""A coder that asks a language model at an endpoint which the operator names.

The endpoint speaks the chat-completions protocol that OpenAI introduced and many servers offer.
The article leaves the machine for it, so nothing is asked of an endpoint that is not named; see
`EndpointCoder.from_environment`.
"""

from __future__ import annotations

import json
import os
import time
from importlib import resources
from string import Template
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from geodata.coding.replies import Reader
from geodata.faults import DataError, Fault

if TYPE_CHECKING:
    import httpx

    from geodata.atlas import Atlas
    from geodata.coding.article import Article
    from geodata.coding.drafts import Draft

ENVIRONMENT: Final = {
    "url": "SAHELSCOPE_CODER_URL",
    "model": "SAHELSCOPE_CODER_MODEL",
    "key": "SAHELSCOPE_CODER_KEY",
}
LONGEST_ARTICLE: Final = 60_000
"""Characters that are sent."""
LONGEST_REPLY: Final = 2_000_000
"""Bytes that are read."""
LONGEST_PAUSE: Final = 10.0
"""Seconds that a busy endpoint is given at most before the second try."""
_UNREACHABLE: Final = "cannot be reached"
_PASSING: Final = frozenset({429, 500, 502, 503, 504})
"""States in which a second try is worth it."""


class EndpointCoder:
    """Codes articles by asking a language model.

    Parameters
    ----------
    atlas : Atlas
        Whose vocabularies and places count.
    base_url : str
        Where the interface begins, such as ``https://models.example.org/v1``.
    model : str
        The model's name at that endpoint.
    key : str
        Sent as a bearer token; empty for none.
    seconds : float
        Within which each of at most two tries must end.
    pause : float
        Seconds before the second try, unless the endpoint asks for more.

    Raises
    ------
    DataError
        When the address is not one of http or https.

    Notes
    -----
    The article is sent as data, in a message of its own; the model is told not to follow what is
    written in it. It may do so all the same, which is why every answer is checked by
    `geodata.coding.replies` and nothing is saved without a person's yes.
    """

    def __init__(
        self,
        atlas: Atlas,
        base_url: str,
        model: str,
        key: str = "",
        *,
        seconds: float = 120.0,
        pause: float = 1.0,
    ) -> None:
        parts = urlsplit(base_url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise _fault("url", "the address is not one of http or https", "name the whole address")
        if not model:
            raise _fault("model", "no model is named", f"set {ENVIRONMENT['model']}")
        self._url = base_url.rstrip("/") + "/chat/completions"
        self._model, self._key = model, key
        self._seconds, self._pause = seconds, pause
        self._reader = Reader(atlas)
        self._prompt = _prompt(atlas)

    @classmethod
    def from_environment(cls, atlas: Atlas) -> EndpointCoder:
        """Return the coder that the environment names.

        Reads ``SAHELSCOPE_CODER_URL``, ``SAHELSCOPE_CODER_MODEL`` and, if there is one,
        ``SAHELSCOPE_CODER_KEY``.

        Raises
        ------
        DataError
            When no endpoint is named.
        """
        url, model, key = (os.environ.get(name, "") for name in ENVIRONMENT.values())
        if not url:
            remedy = f"set {ENVIRONMENT['url']} and {ENVIRONMENT['model']}, or use the rules"
            raise _fault("url", "no endpoint is named", remedy)
        return cls(atlas, url, model, key)

    def code(self, article: Article) -> list[Draft]:
        """Return the drafts of an article, in the order of the text.

        Raises
        ------
        DataError
            When the article is too long, or the endpoint cannot be reached, refuses, is too slow
            or does not answer as asked, twice where a second try may help.
        """
        if len(article.text) > LONGEST_ARTICLE:
            raise DataError(
                [
                    Fault(
                        "article",
                        None,
                        "text",
                        f"it has {len(article.text):,} characters, more than are sent",
                        f"cut it to {LONGEST_ARTICLE:,}, or use the rules",
                    )
                ]
            )
        if not article.text.strip():
            return []
        try:
            return self._reader.read(self._ask(article), article)
        except _AgainError as again:
            time.sleep(min(max(self._pause, again.seconds), LONGEST_PAUSE))
            try:
                return self._reader.read(self._ask(article), article)
            except _AgainError as last:
                raise last.fault from None

    def _ask(self, article: Article) -> dict[str, Any]:
        """Ask once; raise `_AgainError` where a second try may help."""
        state, headers, body = self._send(_request(self._model, self._prompt, article))
        if state in (401, 403):
            raise _fault("key", f"it refuses the key (HTTP {state})", f"check {ENVIRONMENT['key']}")
        if state in _PASSING:
            busy = "too many requests" if state == 429 else "it has failed"  # noqa: PLR2004 - HTTP
            wait = headers.get("retry-after", "")
            raise _AgainError(
                _fault(None, f"{busy} (HTTP {state})", "try again later"),
                float(wait) if wait.isdecimal() else 0.0,
            )
        if state != 200:  # noqa: PLR2004 - HTTP's number for "here it is"
            raise _fault(
                "url", f"it answers HTTP {state}", "check the address and the model's name"
            )
        return _reply(body)

    def _send(self, request: dict[str, Any]) -> tuple[int, httpx.Headers, bytes]:
        """Send a request; return state, headers and as much of the body as is allowed."""
        httpx = _httpx()
        headers = {"Authorization": f"Bearer {self._key}"} if self._key else {}
        deadline = time.monotonic() + self._seconds
        slow = _fault(None, f"no answer within {self._seconds:g} seconds", "try again later")
        body = bytearray()
        try:
            # An endpoint that redirects is wrongly named: the key would be sent elsewhere.
            with (
                httpx.Client(timeout=self._seconds, follow_redirects=False) as client,
                client.stream("POST", self._url, json=request, headers=headers) as response,
            ):
                for chunk in response.iter_bytes():
                    body += chunk
                    # A timeout counts from byte to byte; a trickle would never end.
                    if time.monotonic() > deadline:
                        raise slow
                    if len(body) > LONGEST_REPLY:
                        raise _fault(None, "its answer is too long", "use another model")
        except httpx.TimeoutException:
            raise slow from None
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            message = f"{_UNREACHABLE} ({type(error).__name__})"
            raise _AgainError(
                _fault("url", message, "check the address, and that the endpoint runs")
            ) from None
        return response.status_code, response.headers, bytes(body)


class _AgainError(Exception):
    """What went wrong may go right a second time, after some seconds."""

    def __init__(self, fault: DataError, seconds: float = 0.0) -> None:
        super().__init__(str(fault))
        self.fault = fault
        self.seconds = seconds


def _httpx() -> Any:
    try:
        import httpx  # noqa: PLC0415 - an optional package
    except ImportError:
        remedy = "install it: pip install 'sahelscope[endpoint]'"
        raise _fault(None, "the package httpx is missing", remedy) from None
    return httpx


def _fault(field: str | None, message: str, remedy: str) -> DataError:
    """Return an error about the endpoint; it never repeats key, address or answer."""
    return DataError([Fault("coder endpoint", None, field, message, remedy)])


def _prompt(atlas: Atlas) -> str:
    text = resources.files("geodata.coding").joinpath("prompt.txt").read_text(encoding="utf-8")
    lists = {
        "categories": "category",
        "actors": "actor",
        "powers": "power",
        "stages": "stage",
    }
    terms = {
        name: "; ".join(
            f"{code} ({label})" for code, label in atlas.vocabulary.labels(vocabulary).items()
        )
        for name, vocabulary in lists.items()
    }
    return Template(text).substitute(terms)


def _request(model: str, prompt: str, article: Article) -> dict[str, Any]:
    published = None if article.published is None else article.published.isoformat()
    known = {
        "title": article.title,
        "publisher": article.publisher,
        "published": published,
        "language": article.language,
        "text": article.text,
    }
    return {
        "model": model,
        "temperature": 0,
        "response_format": {"type": "json_object"},
        "messages": [
            {"role": "system", "content": prompt},
            {"role": "user", "content": json.dumps(known, ensure_ascii=False)},
        ],
    }


def _reply(body: bytes) -> dict[str, Any]:
    """Return the object that the model wrote."""
    wrong = _AgainError(_fault(None, "its answer is not the JSON asked for", "use another model"))
    try:
        content = json.loads(body)["choices"][0]["message"]["content"]
        # Some models put JSON between Markdown fences however they are asked.
        reply = json.loads(content.strip().removeprefix("```json").strip("`\n "))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise wrong from None
    if not isinstance(reply, dict) or not isinstance(reply.get("drafts"), list):
        raise wrong
    return reply
