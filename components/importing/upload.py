"""A file that a reader drops: recognised, its columns put right, and read."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from components import datasets
from components.importing.told import shown
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

LABELS = {
    "id": "Id",
    "date": "Date",
    "date_end": "Last day",
    "date_precision": "How exactly the date is known",
    "lat": "Latitude",
    "lon": "Longitude",
    "title": "Title",
    "summary": "Text",
    "place": "Place",
    "country": "Country",
    "geo_precision": "How exactly the place is known",
    "category": "Type of event",
    "actors": "Actors",
    "actors_other": "Other actors",
    "deaths_low": "Deaths, lowest",
    "deaths": "Deaths",
    "deaths_high": "Deaths, highest",
    "source": "Source",
    "confidence": "Confidence",
}


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
        "Drop a file here: ACLED, UCDP GED, GDELT; any table with dates and coordinates (CSV, "
        "Excel, Parquet); or a layer (GeoJSON, GeoPackage, KML, KMZ, zipped Shapefile, FlatGeobuf)",
        max_upload_size=allowed.size // MEBIBYTE,
        key="import_file",
    )
    if dropped is None:
        st.session_state.pop(_SEEN, None)
        return
    with shown():
        seen = st.session_state.get(_SEEN)
        if seen is None or seen.file != dropped.file_id:
            with st.spinner("Looking at the file …"):
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
        f"**{plain(dropped.name)}** is recognised as: {seen.words}.", icon=":material/check:"
    )
    st.dataframe(seen.sample.head(5), hide_index=True)
    mapping, overlay = None, None
    if seen.shapes:
        dated = seen.known or bool(seen.mapping and seen.mapping.columns.get("date"))
        ways = ["Events", "Shapes over the map"]
        overlay = st.radio("Read it as", ways, index=int(not dated), horizontal=True) == ways[1]
    if not seen.known and not overlay:
        mapping = _mapping(seen)
    wider = st.toggle(
        "Keep events in countries around those of the map",
        help="Algeria, Libya and others next to the fourteen countries of the map.",
    )
    if not st.button("Read the file", type="primary", icon=":material/upload_file:"):
        return
    bar = st.progress(0.0, "Reading …")
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
        bar.progress(min(1.0, share), f"{rows:,} rows")

    return move


def _mapping(seen: Seen) -> formats.ColumnMap:
    """Let the guessed mapping be put right."""
    guess = seen.mapping or formats.ColumnMap()
    missing = [LABELS[role] for role in NEEDED if role not in guess.columns]
    if missing:
        st.warning(f"Choose the column for: {', '.join(missing)}.", icon=":material/rule:")
    with st.expander("What the columns are", expanded=True, icon=":material/view_column:"):
        columns = st.columns(4)
        chosen = {}
        for at, role in enumerate(sorted(ROLES, key=lambda one: one not in NEEDED)):
            label = LABELS[role] + (" *" if role in NEEDED else "")
            offers = ["", *seen.columns]
            index = offers.index(guess.columns.get(role, ""))
            key = f"import_{seen.file}_{role}"
            chosen[role] = columns[at % 4].selectbox(
                label, offers, index, key=key, format_func=lambda one: one or "—"
            )
        st.caption("Where the columns say nothing:")
        columns = st.columns(4)
        labels = shared().vocabulary.labels("category")
        category = columns[0].selectbox(
            "Type of event",
            ["", *labels],
            format_func=lambda one: labels.get(one, "Reject the row"),
            key=f"import_{seen.file}_usual",
            help="For rows whose type is not known. Our own labels and ACLED's types are known.",
        )
        precision = columns[1].selectbox(
            "The place is known to the",
            PRECISIONS,
            PRECISIONS.index(guess.geo_precision),
            key=f"import_{seen.file}_exact",
        )
        confidence = columns[2].selectbox(
            "Confidence", CONFIDENCE, CONFIDENCE.index("low"), key=f"import_{seen.file}_sure"
        )
        orders = {None: "As they tell", True: "Day first", False: "Month first"}
        dayfirst = columns[3].selectbox(
            "Dates such as 03/04/2020",
            list(orders),
            list(orders).index(guess.dayfirst),
            format_func=orders.__getitem__,
            key=f"import_{seen.file}_order",
        )
        words = st.text_area(
            "Types of your own, one per line: their word = our type",
            _unknown(seen, guess),
            placeholder="embuscade = attack_on_forces",
            key=f"import_{seen.file}_types",
            help=f"Our types: {', '.join(labels)}.",
        )
    pairs = [line.rpartition("=")[::2] for line in words.splitlines() if "=" in line]
    ours = {label.casefold(): code for code, label in labels.items()}
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
        "Keep this mapping",
        made.to_json(),
        "mapping.json",
        "application/json",
        type="tertiary",
        icon=":material/save:",
        help="For `sahelscope import --mapping`.",
    )
    return made


def _unknown(seen: Seen, guess: formats.ColumnMap) -> str:
    """Begin a line for each type in the first rows that is not known."""
    column = guess.columns.get("category")
    if column not in seen.sample:
        return ""
    types = [str(one).strip() for one in seen.sample[column].unique()]
    return "\n".join(f"{one} = " for one in types if one and not known_type(one))
