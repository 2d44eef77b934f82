"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def write(path: str | Path, content: bytes) -> None:
    """Write a file; when that fails, what was there before is still there.

    Parameters
    ----------
    path : str or Path
        The file. A link to a file stays a link; what is no file, such as a pipe or ``/dev/null``,
        is written to and not replaced.
    content : bytes
        All of it.

    Raises
    ------
    OSError
        When it cannot be written; its ``filename`` is `path`.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder) / "gao.txt"
    ...     write(file, b"Gao")
    ...     file.read_bytes(), len(list(file.parent.iterdir()))
    (b'Gao', 1)
    """
    try:
        target = Path(path).resolve()
        if target.exists() and not target.is_file():
            target.write_bytes(content)
        else:
            _replace(target, content)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None


def _replace(target: Path, content: bytes) -> None:
    """Write beside the file and then put it in its place, which is one step."""
    # a name that nobody can have laid there, and short: the own one may be as long as names can be
    draft = target.with_name(f".{secrets.token_hex(8)}.part")
    anew = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    opened = os.open(draft, anew, 0o666)
    try:
        with os.fdopen(opened, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            draft.chmod(target.stat().st_mode)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
