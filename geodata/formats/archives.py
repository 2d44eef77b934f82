"""Archives that are looked through before anything in them is unpacked."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from geodata.formats.limits import MEGABYTE, USUAL, Limits, clean, refused

if TYPE_CHECKING:
    from collections.abc import Iterator

CHUNK: Final = 1 << 20
SMALL: Final = 10 * MEGABYTE
"""Up to this size a high ratio is no danger."""
ENCRYPTED: Final = 0x1
NESTED: Final = (".zip", ".kmz", ".xlsx", ".gz", ".7z", ".rar", ".tar")
_DECLARATION: Final = (b"<!DOCTYPE", b"<!ENTITY")


def members(path: Path, name: str, limits: Limits = USUAL) -> list[zipfile.ZipInfo]:
    """List the files of a ZIP archive after checking what it says of itself.

    Parameters
    ----------
    path
        The archive.
    name
        What to call it in a message.
    limits
        How much may be in it.

    Returns
    -------
    list of zipfile.ZipInfo
        Its files, without folders and without the resource forks of macOS.

    Raises
    ------
    geodata.faults.DataError
        When it is broken, encrypted, too large once unpacked, packed more tightly than data is,
        or holds too many files.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            found = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise refused(name, "is a broken or half-written archive", "fetch it again") from None
    if len(found) > limits.members:
        message = f"holds {len(found):,} files, more than {limits.members:,}"
        raise refused(name, message, "pack only the data")
    if any(one.flag_bits & ENCRYPTED for one in found):
        raise refused(name, "is encrypted", "unpack it and give the file inside")
    declared, packed = sum(one.file_size for one in found), max(1, path.stat().st_size)
    _bounded(name, declared, packed, limits)
    return [
        one
        for one in found
        if not one.is_dir() and not PurePosixPath(one.filename).name.startswith("._")
    ]


def unpack(
    path: Path, chosen: list[zipfile.ZipInfo], folder: Path, name: str, limits: Limits = USUAL
) -> list[Path]:
    """Unpack some files of an archive side by side, whatever folders they name.

    Parameters
    ----------
    path
        The archive.
    chosen
        Which of its files.
    folder
        Where to put them.
    name
        What to call the archive in a message.
    limits
        How much may come out: the bytes that do are counted.

    Returns
    -------
    list of pathlib.Path
        The files, in the order of `chosen`.

    Raises
    ------
    geodata.faults.DataError
        When more comes out than the limits allow, or the archive breaks off.
    """
    written, total = [], 0
    packed = max(1, path.stat().st_size)
    with zipfile.ZipFile(path) as archive:
        for number, member in enumerate(chosen):
            suffix = Path(clean(member.filename)).suffix.lower()
            target = folder / f"member{number}{suffix}"
            with target.open("wb") as out:
                for piece in _pieces(archive, member, name):
                    total += len(piece)
                    _bounded(name, total, packed, limits)
                    out.write(piece)
            written.append(target)
    return written


def weigh(path: Path, name: str, limits: Limits = USUAL) -> None:
    """Unpack a whole archive into nothing, to know that it is as large as it says.

    Parameters
    ----------
    path, name, limits
        As in `members`.

    Raises
    ------
    geodata.faults.DataError
        When more comes out than the limits allow, it breaks off, or its XML declares entities.
    """
    total, packed = 0, max(1, path.stat().st_size)
    with zipfile.ZipFile(path) as archive:
        for member in members(path, name, limits):
            for piece in _pieces(archive, member, name):
                total += len(piece)
                _bounded(name, total, packed, limits)
                if member.filename.lower().endswith((".xml", ".rels")):
                    refuse_entities(piece, name)


def refuse_entities(xml: bytes, name: str) -> None:
    """Refuse XML that declares a document type, which data has no need of.

    Raises
    ------
    geodata.faults.DataError
        When it does: entities can be made to unfold without end.
    """
    # UTF-16 hides the words between zeros
    plain = xml.replace(b"\x00", b"") if b"\x00" in xml else xml
    if any(word in plain for word in _DECLARATION):
        message = "declares a document type or entities in its XML"
        raise refused(name, message, "export it again without them")


def _bounded(name: str, size: int, packed: int, limits: Limits) -> None:
    if size > limits.unpacked:
        message = f"would unpack to more than {limits.unpacked / MEGABYTE:,.0f} MB"
        raise refused(name, message, "split it or give less")
    if size > SMALL and size > limits.ratio * packed:
        message = f"is packed more than {limits.ratio} times, as no data is"
        raise refused(name, message, "unpack it and give the file inside")


def _pieces(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> Iterator[bytes]:
    try:
        with archive.open(member) as inside:
            while piece := inside.read(CHUNK):
                yield piece
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError):
        raise refused(name, "breaks off or is damaged inside", "fetch it again") from None
