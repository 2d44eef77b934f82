"""What commands write: results to stdout, errors to stderr, and exit codes."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata import Atlas

FINE, FOUND_FAULT, MISUSED = 0, 1, 2
"""Exit codes: all is well; the data have a fault or hold nothing that fits; a wrong command."""


class Fault(click.ClickException):
    """What went wrong, in words; ends the command with `FOUND_FAULT`."""

    exit_code = FOUND_FAULT


def atlas() -> Atlas:
    """Load the atlas.

    Raises
    ------
    Fault
        When the tables have faults; it lists them.
    """
    import geodata

    with told():
        return geodata.load()


@contextmanager
def told() -> Iterator[None]:
    """Tell of faults in data and of files that cannot be used, without a traceback."""
    from geodata.faults import DataError

    try:
        yield
    except DataError as error:
        raise Fault("\n".join(map(str, error.faults))) from None
    except BrokenPipeError:
        raise
    except OSError as error:
        named = f"{error.filename}: " if error.filename else ""
        raise Fault(f"{named}{error.strerror or error}") from None


def write(content: str | bytes) -> None:
    """Write a result to stdout; a reader that has seen enough, such as ``head``, is no error.

    Text comes from tables that anyone may have written: what would act on the terminal, such as
    an escape sequence, is replaced.
    """
    if isinstance(content, str):
        content = "".join(
            letter if letter.isprintable() or letter == "\n" else "\ufffd" for letter in content
        )
        # a console that lacks a letter shows an escape rather than ending the run
        encoding = sys.stdout.encoding or "utf-8"
        content = content.encode(encoding, "backslashreplace")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # what is left in the buffer is flushed at the end: to nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FINE)
