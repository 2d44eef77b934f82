"""``sahelscope code``: draft records from articles."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from geodata.coding.batch import Name, Outcome

MOST_JOBS = 64


@click.command(name="code")
@click.argument("sources", nargs=-1, required=True, metavar="FILE_OR_FOLDER_OR_URL...")
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Day of publication, in place of the one found in the article.",
)
@click.option(
    "--language",
    type=click.Choice(["en", "fr"]),
    help="The article's language, in place of the one found.",
)
@click.option(
    "--coder",
    type=click.Choice(["rules", "endpoint"]),
    default="rules",
    show_default=True,
    help="endpoint asks the model that SAHELSCOPE_CODER_URL and _MODEL name.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "table", "csv"]),
    default="json",
    show_default=True,
    help="JSON has a line for each article, CSV a row for each draft.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, MOST_JOBS),
    default=min(os.cpu_count() or 1, 4),
    show_default=True,
    help="Articles worked on at once.",
)
def command(
    *,
    sources: tuple[str, ...],
    date: dt.datetime | None,
    language: str | None,
    coder: Name,
    form: str,
    jobs: int,
) -> None:
    """Read articles and print the records that they propose, for a person to check.

    An article is an HTML, PDF, DOCX or text file, or an address; a folder stands for all in it.
    Nothing is saved. The status is 0 when every article could be coded, 1 when one could not (it
    is named at the end), 2 when the call is wrong.

    \b
    Examples:
      sahelscope code article.html --date 2024-09-16
      sahelscope code clippings/ --format csv > drafts.csv
    """  # noqa: D301 - \b keeps click from rewrapping the examples
    from geodata.coding import batch  # --help need not load it
    from geodata.faults import DataError

    try:
        found = batch.sources(sources)
        if coder == "endpoint":
            batch.coder(coder)  # rather than fail article by article
    except FileNotFoundError as error:
        raise click.UsageError(f"There is no file or folder {str(error)!r}.") from None
    except DataError as error:
        raise click.UsageError(str(error)) from None
    if not found:
        known = ", ".join(sorted(batch.SUFFIXES))
        raise click.UsageError(f"No articles there ({known}).")
    day = None if date is None else date.date()
    tasks = [batch.Task(source, day, language or "", coder) for source in found]
    said: list[str] = []
    failed = printed = 0
    for outcome in _followed(batch.code_all(tasks, jobs), len(tasks)):
        said += _complaints(outcome)
        if outcome.faults:
            failed += 1
        else:
            _print(outcome, form, first=not printed)
            printed += 1
    for line in said:
        click.echo(line, err=True)
    if failed:
        click.echo(f"{failed} of {len(tasks)} could not be coded.", err=True)
        sys.exit(1)


def _complaints(outcome: Outcome) -> Iterator[str]:
    """Say why an article could not be coded, or that it has no day to count from."""
    name = click.format_filename(outcome.source)
    for fault in outcome.faults:
        yield f"{name}: {_plain(fault)}"
    if not outcome.faults and outcome.article and outcome.article.published is None:
        counted = '"on Monday" or "last month" could be counted'
        yield f"{name}: no day of publication was found, from which {counted}; give --date."


def _followed(outcomes: Iterable[Outcome], count: int) -> Iterator[Outcome]:
    """Pass outcomes on, with a bar on standard error when there are several."""
    # What scrolls by in the same terminal shows the progress, and a bar would tear it.
    hidden = count == 1 or sys.stdout.isatty()
    with click.progressbar(
        outcomes, length=count, label="Coding", file=sys.stderr, hidden=hidden
    ) as bar:
        yield from bar


def _print(outcome: Outcome, form: str, *, first: bool) -> None:
    from geodata.coding import listing  # --help need not load it

    if form == "json":
        click.echo(listing.as_json(outcome))
    elif form == "csv":
        click.echo(listing.as_csv([outcome], header=first), nl=False)
    else:
        click.echo(listing.as_table(outcome))


def _plain(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text)
