"""Many articles at once, in processes of their own: what fails leaves the others alone."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from geodata.faults import DataError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from geodata.coding.article import Article
    from geodata.coding.drafts import Coder, Draft

Name = Literal["rules", "endpoint"]
SUFFIXES: Final = frozenset({".docx", ".htm", ".html", ".pdf", ".txt", ".xhtml"})
"""Files of a folder that are taken for articles."""


@dataclass(frozen=True)
class Task:
    """An article to be read and coded.

    Parameters
    ----------
    source : str
        A file's path, or an address of http or https.
    date : datetime.date or None
        The day of publication, in place of the one found.
    language : str
        In place of the one found; empty to keep that.
    coder : str
        ``rules`` or ``endpoint``.
    """

    source: str
    date: dt.date | None = None
    language: str = ""
    coder: Name = "rules"


@dataclass(frozen=True)
class Outcome:
    """What became of a task.

    Parameters
    ----------
    source : str
        As in the task.
    article : Article or None
        None where it could not be read.
    drafts : tuple of Draft
        In the order of the text.
    faults : tuple of str
        Why it could not be read or coded; empty where it was.
    """

    source: str
    article: Article | None = None
    drafts: tuple[Draft, ...] = ()
    faults: tuple[str, ...] = ()


def sources(paths: Sequence[str]) -> list[str]:
    """Return the articles that files, folders and addresses stand for, each once.

    Parameters
    ----------
    paths : sequence of str
        A folder stands for the articles in it and in its folders, by name.

    Raises
    ------
    FileNotFoundError
        When there is no such file or folder.
    """
    found: dict[str, None] = {}
    for path in paths:
        if is_address(path):
            found[path] = None
        elif (folder := Path(path)).is_dir():
            inside = sorted(each for each in folder.rglob("*") if each.suffix.lower() in SUFFIXES)
            found |= dict.fromkeys(str(each) for each in inside if each.is_file())
        elif folder.exists():
            found[path] = None
        else:
            raise FileNotFoundError(path)
    return list(found)


def is_address(source: str) -> bool:
    """Whether a source is an address rather than a file.

    Examples
    --------
    >>> is_address("https://example.org/news"), is_address("news.html")
    (True, False)
    """
    return source.lower().startswith(("http://", "https://"))


@cache
def coder(name: Name) -> Coder:
    """Return a coder, made once in each process.

    Raises
    ------
    DataError
        When no endpoint is named, or the seeds have faults.
    """
    import geodata  # noqa: PLC0415 - loads geopandas, which reading a folder's names need not wait for

    atlas = geodata.load()
    if name == "endpoint":
        from geodata.coding.remote import EndpointCoder  # noqa: PLC0415 - only the one asked for

        return EndpointCoder.from_environment(atlas)
    from geodata.coding.rules import RuleCoder  # noqa: PLC0415 - the same

    return RuleCoder(atlas)


def code(task: Task) -> Outcome:
    """Read and code one article; whatever goes wrong is said in the outcome."""
    article: Article | None = None
    try:
        article = _read(task)
        drafts = tuple(coder(task.coder).code(article))
    except DataError as error:
        return Outcome(task.source, article, faults=tuple(map(str, error.faults)))
    except OSError as error:
        return Outcome(task.source, article, faults=(error.strerror or type(error).__name__,))
    except Exception as error:  # noqa: BLE001 - one bad article must not stop the others
        return Outcome(task.source, article, faults=(f"it cannot be coded ({error!r:.200})",))
    return Outcome(task.source, article, drafts)


def code_all(tasks: Sequence[Task], jobs: int) -> Iterator[Outcome]:
    """Read and code articles side by side.

    Parameters
    ----------
    tasks : sequence of Task
        What is to be coded.
    jobs : int
        Processes at once; with one, or one task, all is done in this process.

    Yields
    ------
    Outcome
        In the order of the tasks.
    """
    jobs = min(jobs, len(tasks))
    if jobs <= 1:
        yield from map(code, tasks)
        return
    with _pool(jobs) as pool:
        waiting = [pool.submit(code, task) for task in tasks]
        for task, future in zip(tasks, waiting, strict=True):
            try:
                yield future.result()
            except BrokenProcessPool:
                # A process that dies takes the whole pool along, whoever was at fault.
                yield _alone(task)


def _alone(task: Task) -> Outcome:
    with _pool(1) as pool:
        try:
            return pool.submit(code, task).result()
        except BrokenProcessPool:
            return Outcome(task.source, faults=("the process that read it has died",))


def _pool(jobs: int) -> ProcessPoolExecutor:
    # Arrow's threads do not survive a fork.
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))


def _read(task: Task) -> Article:
    from geodata.reading import fetch, read  # noqa: PLC0415 - optional packages behind it
    from geodata.reading.reading import MOST_BYTES  # noqa: PLC0415 - the same

    article: Article
    if is_address(task.source):
        article = fetch(task.source)
    else:
        path = Path(task.source)
        with path.open("rb") as file:
            article = read(file.read(MOST_BYTES + 1), path.name)
    if task.date is not None:
        article = replace(article, published=task.date)
    return replace(article, language=task.language) if task.language else article
