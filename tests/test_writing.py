"""A file is written whole or not at all, and only in its own place."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest

from geodata import writing

if TYPE_CHECKING:
    from pathlib import Path

resource = pytest.importorskip("resource", reason="limits of a file's size are Unix's")


def test_what_was_there_stays_when_the_disk_is_full(tmp_path: Path) -> None:
    file = tmp_path / "gao.txt"
    file.write_bytes(b"before")
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, usual[1]))  # as a full disk: no more fits
    try:
        with pytest.raises(OSError, match=r"gao\.txt"):
            writing.write(file, b"A" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert file.read_bytes() == b"before"
    assert [each.name for each in tmp_path.iterdir()] == ["gao.txt"]


def test_a_link_stays_a_link_and_a_mode_a_mode(tmp_path: Path) -> None:
    file, link = tmp_path / "real.txt", tmp_path / "link.txt"
    file.write_bytes(b"before")
    file.chmod(0o640)
    link.symlink_to(file)
    writing.write(link, b"after")
    assert link.is_symlink()
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"after", 0o640)


def test_a_new_file_is_as_open_as_others(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    writing.write(tmp_path / "ours", b"")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    writing.write(pipe, b"Gao")
    reader.join(20)
    assert read == [b"Gao"]
    assert pipe.is_fifo()


@pytest.mark.parametrize("name", ["", "missing/gao.txt", "n" * 300])
def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(OSError) as caught:  # noqa: PT011 - which error is the system's to say
        writing.write(tmp_path / name, b"")
    assert caught.value.filename == str(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_the_longest_name_is_no_hindrance(tmp_path: Path) -> None:
    writing.write(tmp_path / ("n" * 255), b"Gao")
    assert (tmp_path / ("n" * 255)).read_bytes() == b"Gao"
