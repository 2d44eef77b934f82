from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from safetensors.numpy import load

from components.timemap.encoding import encode_line, encode_rings, pack_columns

TYPES = ("uint8", "int8", "uint16", "int16", "uint32", "int32", "float32", "float64")


def decode_line(text: str, decimals: int = 4) -> list[tuple[float, float]]:
    """Read an encoded polyline by its published description, not by our encoder."""
    numbers: list[int] = []
    chunks: list[int] = []
    for letter in text:
        value = ord(letter) - 63
        chunks.append(value & 0b11111)
        if value & 0b100000:
            continue
        whole = sum(chunk << (5 * place) for place, chunk in enumerate(chunks))
        numbers.append(-(whole >> 1) - 1 if whole & 1 else whole >> 1)
        chunks = []
    assert chunks == []
    lats, lons = np.cumsum(numbers[0::2]), np.cumsum(numbers[1::2])
    return [(lon / 10**decimals, lat / 10**decimals) for lon, lat in zip(lons, lats, strict=True)]


LINES = st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=1, max_size=40).map(
    np.array
)


@given(LINES, st.sampled_from([4, 5]))
def test_a_line_reads_back_to_the_digits_it_keeps(
    line: np.ndarray[tuple[int, int], np.dtype[np.float64]], decimals: int
) -> None:
    told = np.array(decode_line(encode_line(line, decimals), decimals))
    assert told == pytest.approx(line, abs=0.5001 * 10**-decimals)


@given(LINES)
def test_an_encoded_line_is_printable_ascii(
    line: np.ndarray[tuple[int, int], np.dtype[np.float64]],
) -> None:
    assert all(63 <= ord(letter) <= 126 for letter in encode_line(line))


def test_every_ring_is_encoded_holes_and_islands_too() -> None:
    hole = shapely.box(0, 0, 3, 3) - shapely.box(1, 1, 2, 2)
    island = shapely.box(5, 5, 6, 6)
    rings = [decode_line(ring) for ring in encode_rings(shapely.MultiPolygon([hole, island]))]
    assert [shapely.Polygon(ring).area for ring in rings] == pytest.approx([9, 1, 1])
    assert all(ring[0] == ring[-1] for ring in rings)


@given(
    st.dictionaries(
        st.text("abcdefgh_", min_size=1, max_size=8),
        st.sampled_from(TYPES).flatmap(
            lambda name: hnp.arrays(
                np.dtype(name),
                st.integers(0, 30),
                elements=hnp.from_dtype(np.dtype(name), allow_nan=False),
            )
        ),
        min_size=1,
        max_size=6,
    )
)
def test_packed_columns_open_in_the_safetensors_library(
    columns: dict[str, np.ndarray[tuple[int], np.dtype[np.generic]]],
) -> None:
    read = load(pack_columns(columns, {"made_by": "a test"}))
    assert read.keys() == columns.keys()
    for name, column in columns.items():
        assert read[name].dtype == column.dtype
        np.testing.assert_array_equal(read[name], column)


@given(st.lists(st.sampled_from(TYPES), min_size=1, max_size=8), st.integers(1, 9))
def test_every_buffer_lies_where_its_type_may_be_read(names: list[str], length: int) -> None:
    columns = {f"c{place}": np.zeros(length, np.dtype(name)) for place, name in enumerate(names)}
    packed = pack_columns(columns, {})
    head = int.from_bytes(packed[:8], "little")
    assert head % 8 == 0
    at = 8 + head
    for name in sorted(names, key=lambda name: -np.dtype(name).itemsize):
        assert at % np.dtype(name).itemsize == 0
        at += length * np.dtype(name).itemsize
    assert at == len(packed)


def test_a_type_that_the_layout_does_not_know_is_refused() -> None:
    with pytest.raises(KeyError):
        pack_columns({"name": np.array(["text"])}, {})
