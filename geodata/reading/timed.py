"""A connection that ends at a given moment, however slowly the other side drips."""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

    from geodata.reading.reach import Target


class _Stream(io.RawIOBase):
    """The receiving side of a socket; each read may last as long as all may."""

    def __init__(self, sock: socket.socket, end: float) -> None:
        self._sock, self._end = sock, end

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        self._sock.close()
        super().close()

    def readinto(self, buffer: WriteableBuffer) -> int:
        self._sock.settimeout(_left(self._end))
        return self._sock.recv_into(buffer)


class _Line:
    """As much of a socket as `http.client` needs."""

    def __init__(self, sock: socket.socket, end: float) -> None:
        self._sock, self._end, self._lent = sock, end, False

    def makefile(self, *_: Any, **__: Any) -> io.BufferedReader:
        self._lent = True
        return io.BufferedReader(_Stream(self._sock, self._end))

    def sendall(self, data: bytes) -> None:
        self._sock.settimeout(_left(self._end))
        self._sock.sendall(data)

    def close(self) -> None:
        # an answer without a length is still read when its connection has been given up
        if not self._lent:
            self._sock.close()


def connect(target: Target, end: float) -> http.client.HTTPConnection:
    """Connect to a checked address, and to no other.

    Parameters
    ----------
    target : Target
        Where to; its name is only used for the certificate and the Host header.
    end : float
        The moment of `time.monotonic` at which everything has to be over.

    Returns
    -------
    http.client.HTTPConnection
        Connected; it never connects again by itself.

    Raises
    ------
    OSError
        When no connection is made in time.
    """
    sock = _reach(target, end)
    try:
        if target.scheme == "https":
            sock.settimeout(_left(end))
            context = ssl.create_default_context()
            sock = context.wrap_socket(sock, server_hostname=target.host)
    except BaseException:
        sock.close()
        raise
    shown = f"[{target.host}]" if ":" in target.host else target.host
    connection = http.client.HTTPConnection(shown, target.port)
    connection.auto_open = 0
    connection.sock = _Line(sock, end)
    return connection


def _reach(target: Target, end: float) -> socket.socket:
    failure: OSError = OSError("no address")
    for number, address in enumerate(target.addresses):
        share = _left(end) / (len(target.addresses) - number)
        try:
            return socket.create_connection((address, target.port), timeout=share)
        except OSError as error:
            failure = error
    raise failure


def _left(end: float) -> float:
    left = end - time.monotonic()
    if left <= 0:
        raise TimeoutError("the time is over")
    return left
