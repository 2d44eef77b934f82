"""What went wrong with a request, said so that it can be put right (RFC 9457)."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

MEDIA_TYPE = "application/problem+json"


class Problem(Exception):  # noqa: N818 - RFC 9457's word
    """An answer that is not the one asked for.

    Parameters
    ----------
    status : int
        The HTTP status.
    detail : str
        What is wrong, in a sentence.
    parameter : str, optional
        The parameter that it is wrong with.
    remedy : str, optional
        What to write instead.
    headers : dict of str to str, optional
        Headers that the status asks for.

    Examples
    --------
    >>> Problem(422, "'x' is not a day", "day", "write YYYY-MM-DD").body()["title"]
    'Unprocessable Content'
    """

    def __init__(
        self,
        status: int,
        detail: str,
        parameter: str | None = None,
        remedy: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        self.status, self.detail = status, detail
        self.parameter, self.remedy = parameter, remedy
        self.headers = headers or {}
        super().__init__(detail)

    def body(self) -> dict[str, Any]:
        """Return the members of the problem document; those that say nothing are left out."""
        title = HTTPStatus(self.status).phrase.replace("Entity", "Content")
        members = {
            "type": "about:blank",
            "title": title,
            "status": self.status,
            "detail": self.detail,
            "parameter": self.parameter,
            "remedy": self.remedy,
        }
        return {name: value for name, value in members.items() if value is not None}
