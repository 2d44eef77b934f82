from __future__ import annotations

import asyncio
import base64
import gc
import gzip
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.routing import Router

from components.assets import Asset, Deferred, Shelf

if TYPE_CHECKING:
    from starlette.types import Message


class Wire:
    """A shelf at the other end of a wire: asks it as a server would."""

    def __init__(self) -> None:
        self.shelf = Shelf()
        self.app = Router(routes=[self.shelf.route()])

    def get(self, path: str, *, encoding: str = "") -> tuple[int, dict[str, str], bytes]:
        said: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            said.append(message)

        scope = {
            "type": "http",
            "method": "GET",
            "path": path,
            "query_string": b"",
            "headers": [(b"accept-encoding", encoding.encode())],
        }
        # A thread of its own: where browser tests run, this one has a loop already.
        with ThreadPoolExecutor(1) as thread:
            thread.submit(asyncio.run, self.app(scope, receive, send)).result()
        headers = {name.decode(): text.decode() for name, text in said[0]["headers"]}
        return said[0]["status"], headers, b"".join(part["body"] for part in said[1:])


@pytest.fixture
def wire() -> Wire:
    return Wire()


ASSET = Asset("words.json", b'{"words": "' + b"sahel " * 200 + b'"}', "application/json")


def test_an_asset_may_be_kept_for_ever(wire: Wire) -> None:
    wire.shelf.put(ASSET)
    status, headers, body = wire.get(f"/{ASSET.path}")
    assert (status, body) == (200, ASSET.body)
    assert headers["content-type"].startswith("application/json")
    assert "immutable" in headers["cache-control"]
    assert headers["x-content-type-options"] == "nosniff"


def test_an_asset_goes_packed_to_those_who_can_unpack_it(wire: Wire) -> None:
    wire.shelf.put(ASSET)
    _, headers, body = wire.get(f"/{ASSET.path}", encoding="gzip, br")
    assert headers["content-encoding"] == "gzip"
    assert len(body) < len(ASSET.body) / 4
    assert gzip.decompress(body) == ASSET.body
    _, headers, body = wire.get(f"/{ASSET.path}", encoding="identity")
    assert "content-encoding" not in headers
    assert body == ASSET.body


def test_a_deferred_file_is_made_once_and_only_when_it_is_asked_for(wire: Wire) -> None:
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return ASSET.body

    part = Deferred("part-7.json", "0123456789abcdef", "application/json", make)
    wire.shelf.put(part)
    assert not made
    status, headers, body = wire.get("/sahelscope/0123456789abcdef/part-7.json", encoding="gzip")
    assert (status, gzip.decompress(body)) == (200, ASSET.body)
    assert "immutable" in headers["cache-control"]
    with ThreadPoolExecutor(4) as threads:
        answers = [threads.submit(wire.get, f"/{part.path}") for _ in range(4)]
    assert {answer.result()[2] for answer in answers} == {ASSET.body}
    assert len(made) == 1
    assert wire.get("/sahelscope/0123456789abcdef/part-8.json")[0] == 404


@pytest.mark.parametrize(
    "path",
    ["sahelscope/0000000000000000/words.json", "sahelscope/x/../../seeds", "sahelscope/words.json"],
)
def test_what_is_not_on_the_shelf_is_not_found(wire: Wire, path: str) -> None:
    wire.shelf.put(ASSET)
    assert wire.get(f"/{path}")[0] == 404


def test_what_nobody_holds_is_gone_unless_it_is_small(wire: Wire) -> None:
    large = Asset("events.bin", bytes(2_000_000), "application/octet-stream")
    small = Asset("words.json", b"{}", "application/json")
    part = Deferred("part-1.json", "0123456789abcdef", "application/json", lambda: b"[]")
    paths = [large.path, small.path, part.path]
    for asset in (large, small, part):
        wire.shelf.put(asset)
    assert [wire.get(f"/{path}")[0] for path in paths] == [200, 200, 200]
    del asset, large, small, part
    gc.collect()
    assert [wire.get(f"/{path}")[0] for path in paths] == [404, 200, 404]


def test_the_same_content_is_held_once_and_by_whoever_holds_it_last(wire: Wire) -> None:
    first = wire.shelf.put(Asset("events.bin", bytes(2_000_000), "application/octet-stream"))
    second = wire.shelf.put(Asset("events.bin", bytes(2_000_000), "application/octet-stream"))
    assert first is second
    path = first.path
    del first
    gc.collect()
    assert wire.get(f"/{path}")[0] == 200


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_the_address_follows_the_content(one: bytes, other: bytes) -> None:
    first, second = Asset("a.bin", one, "x/y"), Asset("a.bin", other, "x/y")
    assert (first.path == second.path) == (one == other)
    assert gzip.decompress(first.gzipped) == one
    assert base64.b64decode(first.data_uri.split(",", 1)[1]) == one
