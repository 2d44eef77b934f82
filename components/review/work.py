"""An article that somebody is deciding on: its drafts, what was corrected, what was decided."""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from geodata.coding.article import Article
from geodata.coding.deciding.proposals import TABLES, proposal
from geodata.coding.drafts import Draft
from geodata.coding.plain import from_json, to_json
from geodata.faults import DataError, Fault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata import Atlas
    from geodata.coding.deciding.proposals import Row

State = Literal["open", "saved", "merged", "rejected"]


@dataclass
class Decision:
    """A draft, the row that a person makes of it, and what was decided.

    Parameters
    ----------
    draft : Draft
        As the coder, or a person by hand, proposed it.
    row : dict
        The record's fields as corrected so far.
    state : {"open", "saved", "merged", "rejected"}
        Where it stands.
    record : str or None
        The record that was saved, or that gained the source.
    change : int or None
        The store's number of that, by which it can be undone.
    others : set of str
        Known records that a person has said to be something else.
    ends : str or None
        The known site or zone that it ends.
    reason, taker : str or None
        Why a site ended, and who has it since.
    """

    draft: Draft
    row: Row
    state: State = "open"
    record: str | None = None
    change: int | None = None
    others: set[str] = field(default_factory=set)
    ends: str | None = None
    reason: str | None = None
    taker: str | None = None

    @property
    def table(self) -> str:
        """The table that its record goes into."""
        return TABLES[self.draft.kind]


@dataclass
class Work:
    """An article and the decisions on its drafts.

    Parameters
    ----------
    article : Article
        The article, as read and then corrected.
    decisions : list of Decision or None
        In the order of the text; None until it has been coded.
    selected : int
        The draft that is open, counted from 0.
    key : str or None
        Under which the store keeps it.
    token, born : str
        Set the widgets of its drafts, and of its article, apart from those of others.
    """

    article: Article
    decisions: list[Decision] | None = None
    selected: int = 0
    key: str | None = None
    token: str = field(default_factory=lambda: secrets.token_hex(4))
    born: str = field(default_factory=lambda: secrets.token_hex(4))

    @property
    def undecided(self) -> list[int]:
        """Which drafts are open, counted from 0."""
        return [n for n, one in enumerate(self.decisions or ()) if one.state == "open"]

    def take(self, drafts: Sequence[Draft], atlas: Atlas) -> None:
        """Propose these drafts; what was saved from earlier ones stays."""
        kept = [one for one in self.decisions or () if one.state in {"saved", "merged"}]
        self.decisions = [*kept, *(decision(draft, self.article, atlas) for draft in drafts)]
        self.forward(-1)
        self.token = secrets.token_hex(4)

    def propose(self, index: int, draft: Draft, atlas: Atlas) -> None:
        """Put another draft in the place of one."""
        if self.decisions is not None:
            self.decisions[index] = decision(draft, self.article, atlas)
            self.token = secrets.token_hex(4)

    def forward(self, after: int) -> None:
        """Select the next draft that is open, from the beginning again after the last."""
        left = self.undecided
        if left:
            self.selected = next((n for n in left if n > after), left[0])


def decision(draft: Draft, article: Article, atlas: Atlas) -> Decision:
    """Propose a draft to a person."""
    return Decision(draft, proposal(draft, article, atlas))


def blank(kind: Any, article: Article, atlas: Atlas) -> Decision:
    """Begin a record by hand; nothing is filled in."""
    return decision(Draft(kind, "happened", "", ()), article, atlas)


def written(work: Work) -> dict[str, Any]:
    """Write a work as values that JSON has, the article's text among them."""
    return {
        "article": _article_out(work.article),
        "selected": work.selected,
        "decisions": None
        if work.decisions is None
        else [_decision_out(one, work.article) for one in work.decisions],
    }


def outcome(work: Work) -> dict[str, Any]:
    """Write what remains of a work when all is decided: no text but short quotes."""
    article = {name: value for name, value in _article_out(work.article).items() if name != "text"}
    return {
        "article": article,
        "decisions": [_decision_out(one, work.article) for one in work.decisions or ()],
    }


def opened(content: dict[str, Any], key: str, atlas: Atlas) -> Work:
    """Read a work back from what `written` wrote.

    Raises
    ------
    DataError
        When the content is not of that form.
    """
    try:
        given = content["article"]
        published = given["published"]
        article = Article(
            **{n: str(given[n]) for n in ("text", "title", "publisher", "language", "url")},
            published=None if published is None else dt.date.fromisoformat(published),
        )
        found = content["decisions"]
        decisions = None if found is None else [_decision_in(one, article, atlas) for one in found]
        return Work(article, decisions, int(content["selected"]), key)
    except (KeyError, TypeError, ValueError) as error:
        fault = Fault("draft", None, None, f"cannot be opened ({error})", "read the article again")
        raise DataError([fault]) from None


def _article_out(article: Article) -> dict[str, Any]:
    published = None if article.published is None else article.published.isoformat()
    return asdict(article) | {"published": published}


def _decision_out(one: Decision, article: Article) -> dict[str, Any]:
    row = {
        name: value.isoformat() if isinstance(value, dt.date) else value
        for name, value in one.row.items()
    }
    return {
        "draft": to_json(one.draft, article),
        "row": row,
        "others": sorted(one.others),
        **{
            name: getattr(one, name)
            for name in ("state", "record", "change", "ends", "reason", "taker")
        },
    }


def _decision_in(given: dict[str, Any], article: Article, atlas: Atlas) -> Decision:
    draft = from_json(given["draft"])
    found = decision(draft, article, atlas)
    fields = {field["name"]: field for field in atlas.seeds.fields(found.table)}
    for name in found.row:
        value = given["row"][name]
        if value is not None and fields[name]["type"] == "date":
            value = dt.date.fromisoformat(value)
        found.row[name] = tuple(value) if isinstance(value, list) else value
    found.others = set(given["others"])
    for name in ("state", "record", "change", "ends", "reason", "taker"):
        setattr(found, name, given[name])
    return found
