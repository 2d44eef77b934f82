"""A file that a reader drops: recognised, its columns put right, and read."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from components import datasets
from components.filter_bar import codes
from components.importing.told import shown
from components.language import labels, many, say, table, told
from components.markup import plain
from components.resources import shared
from geodata import formats
from geodata.formats.mapping import CONFIDENCE, NEEDED, PRECISIONS, ROLES, known_type

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pandas as pd
    from streamlit.runtime.uploaded_file_manager import UploadedFile

MEBIBYTE = 1 << 20
"""What Streamlit means by an MB."""
_SEEN = "import_seen"


@dataclass(frozen=True)
class Seen:
    """What is known of a dropped file before it is read; kept between reruns."""

    file: str
    words: str
    known: bool
    shapes: bool
    columns: list[str]
    mapping: formats.ColumnMap | None
    sample: pd.DataFrame


def limits() -> formats.Limits:
    """Return the limits; how large a file may be is a setting that Streamlit's server keeps to.

    An operator changes it with ``STREAMLIT_SERVER_MAX_UPLOAD_SIZE``, in MB.
    """
    return formats.Limits(size=int(st.get_option("server.maxUploadSize")) * MEBIBYTE)


def show() -> None:
    """Show the drop zone and what was dropped."""
    allowed = limits()
    dropped = st.file_uploader(
        say("upload.drop"),
        max_upload_size=allowed.size // MEBIBYTE,
        key="import_file",
    )
    if dropped is None:
        st.session_state.pop(_SEEN, None)
        return
    with shown():
        seen = st.session_state.get(_SEEN)
        if seen is None or seen.file != dropped.file_id:
            with st.spinner(say("upload.looking")):
                seen = st.session_state[_SEEN] = _look(dropped, allowed)
        _offer(dropped, seen, allowed)


@contextmanager
def _on_disk(dropped: UploadedFile) -> Iterator[Path]:
    """Put the file where readers of files can read it, only as long as they do."""
    with tempfile.TemporaryDirectory(prefix="upload") as folder:
        path = Path(folder) / "file"
        path.write_bytes(dropped.getbuffer())
        yield path


def _look(dropped: UploadedFile, allowed: formats.Limits) -> Seen:
    with _on_disk(dropped) as path:
        found = formats.recognise(path, name=dropped.name, limits=allowed)
    return Seen(
        file=dropped.file_id,
        words=found.words,
        known=found.layout is not None,
        shapes=found.layer is not None,
        columns=found.columns,
        mapping=found.mapping,
        sample=found.sample,
    )


def _offer(dropped: UploadedFile, seen: Seen, allowed: formats.Limits) -> None:
    """Say what the file is, let the columns be put right, and read it when asked to."""
    st.success(
        say("upload.recognised", name=plain(dropped.name), what=told(seen.words)),
        icon=":material/check:",
    )
    st.dataframe(seen.sample.head(5), hide_index=True)
    mapping, overlay = None, None
    if seen.shapes:
        dated = seen.known or bool(seen.mapping and seen.mapping.columns.get("date"))
        ways = [say("upload.events"), say("upload.shapes")]
        overlay = (
            st.radio(say("upload.read_as"), ways, index=int(not dated), horizontal=True) == ways[1]
        )
    if not seen.known and not overlay:
        mapping = _mapping(seen)
    wider = st.toggle(
        say("upload.wider"),
        help=say("upload.wider_help"),
    )
    if not st.button(say("upload.read"), type="primary", icon=":material/upload_file:"):
        return
    bar = st.progress(0.0, say("entry.reading"))
    with _on_disk(dropped) as path:
        read = formats.read(
            path,
            name=dropped.name,
            mapping=mapping,
            overlay=overlay,
            wider=wider,
            limits=allowed,
            progress=counted(bar),
        )
    datasets.add(read)
    bar.empty()


def counted(bar: Any) -> Callable[[float, int], None]:
    """Make a reader's progress move a bar."""

    def move(share: float, rows: int) -> None:
        bar.progress(min(1.0, share), many("upload.rows", rows))

    return move


def _mapping(seen: Seen) -> formats.ColumnMap:
    """Let the guessed mapping be put right."""
    guess = seen.mapping or formats.ColumnMap()
    roles = table("role")
    missing = [roles[role] for role in NEEDED if role not in guess.columns]
    if missing:
        st.warning(say("upload.missing", columns=", ".join(missing)), icon=":material/rule:")
    with st.expander(say("upload.columns"), expanded=True, icon=":material/view_column:"):
        columns = st.columns(4)
        chosen = {}
        for at, role in enumerate(sorted(ROLES, key=lambda one: one not in NEEDED)):
            label = roles[role] + (" *" if role in NEEDED else "")
            offers = ["", *seen.columns]
            index = offers.index(guess.columns.get(role, ""))
            key = f"import_{seen.file}_{role}"
            chosen[role] = columns[at % 4].selectbox(
                label, offers, index, key=key, format_func=lambda one: one or "—"
            )
        st.caption(say("upload.usual"))
        columns = st.columns(4)
        words = shared().vocabulary
        named = labels(words, "category")
        category = columns[0].selectbox(
            roles["category"],
            ["", *named],
            format_func=lambda one: named.get(one, say("upload.reject")),
            key=f"import_{seen.file}_usual",
            help=say("upload.usual_help"),
        )
        precision = columns[1].selectbox(
            say("upload.place_known"),
            PRECISIONS,
            PRECISIONS.index(guess.geo_precision),
            format_func=labels(words, "geo_precision").__getitem__,
            key=f"import_{seen.file}_exact",
        )
        confidence = columns[2].selectbox(
            roles["confidence"],
            CONFIDENCE,
            CONFIDENCE.index("low"),
            format_func=labels(words, "confidence").__getitem__,
            key=f"import_{seen.file}_sure",
        )
        orders = {
            None: say("upload.order_told"),
            True: say("upload.order_day"),
            False: say("upload.order_month"),
        }
        dayfirst = columns[3].selectbox(
            say("upload.order"),
            list(orders),
            list(orders).index(guess.dayfirst),
            format_func=orders.__getitem__,
            key=f"import_{seen.file}_order",
        )
        typed = st.text_area(
            say("upload.types"),
            _unknown(seen, guess),
            placeholder="embuscade = attack_on_forces",
            key=f"import_{seen.file}_types",
            help=say("upload.types_help", types=", ".join(named)),
        )
    pairs = [line.rpartition("=")[::2] for line in typed.splitlines() if "=" in line]
    ours = {said.casefold(): code for said, code in codes(shared(), "category").items()}
    categories = {
        word.strip(): ours.get(kind.strip().casefold(), kind.strip())
        for word, kind in pairs
        if kind.strip()
    }
    made = replace(
        guess,
        columns={role: column for role, column in chosen.items() if column},
        categories=categories,
        category=category or None,
        geo_precision=precision,
        confidence=confidence,
        dayfirst=dayfirst,
    )
    st.download_button(
        say("upload.keep"),
        made.to_json(),
        "mapping.json",
        "application/json",
        type="tertiary",
        icon=":material/save:",
        help=say("upload.keep_help"),
    )
    return made


def _unknown(seen: Seen, guess: formats.ColumnMap) -> str:
    """Begin a line for each type in the first rows that is not known."""
    column = guess.columns.get("category")
    if column not in seen.sample:
        return ""
    types = [str(one).strip() for one in seen.sample[column].unique()]
    return "\n".join(f"{one} = " for one in types if one and not known_type(one))
