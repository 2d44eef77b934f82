"""Which addresses may be asked for an article: public ones, checked one by one."""

from __future__ import annotations

import ipaddress
import socket
import threading
from dataclasses import dataclass
from typing import Final, NamedTuple
from urllib.parse import SplitResult, urlsplit

from geodata.reading.reading import refusal

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

NAT64: Final = ipaddress.ip_network("64:ff9b::/96")
SPECIAL: Final = tuple(
    map(
        ipaddress.ip_network,
        ("192.0.0.0/24", "192.88.99.0/24", "64:ff9b:1::/48", "3fff::/20", "5f00::/16", "fec0::/10"),
    )
)
"""Not the public network's, which Python's tables of some versions do not know."""

LONGEST: Final = 2_000
DEFAULT_PORTS: Final = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Reach:
    """What the operator lets be asked.

    Parameters
    ----------
    ports : frozenset of int
        Ports of web servers.
    networks : tuple of ipaddress.IPv4Network or IPv6Network
        Networks that may be asked although they are not public, such as an archive of one's own.

    Examples
    --------
    >>> PUBLIC.allows(ipaddress.ip_address("169.254.169.254"))
    False
    >>> Reach(networks=(ipaddress.ip_network("10.1.0.0/16"),)).allows(
    ...     ipaddress.ip_address("10.1.2.3")
    ... )
    True
    """

    ports: frozenset[int] = frozenset({80, 443})
    networks: tuple[Network, ...] = ()

    def allows(self, address: Address) -> bool:
        """Say whether an address may be asked."""
        listed = any(
            address.version == network.version and address in network for network in self.networks
        )
        return listed or public(address)


PUBLIC: Final = Reach()
"""Public addresses and the usual ports alone."""


class Target(NamedTuple):
    """A checked address: what is connected to, and the name it is asked by."""

    scheme: str
    host: str
    port: int
    path: str
    addresses: tuple[str, ...]


def public(address: Address) -> bool:
    """Say whether an address belongs to the public network.

    An IPv4 address inside an IPv6 one counts as itself.

    Examples
    --------
    >>> public(ipaddress.ip_address("::ffff:127.0.0.1")), public(ipaddress.ip_address("1.1.1.1"))
    (False, True)
    """
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id:
            return False
        teredo = address.teredo
        inner = [address.ipv4_mapped, address.sixtofour, *(teredo or ())]
        if address in NAT64:
            inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if any(one is not None and not public(one) for one in inner):
            return False
        if address.ipv4_mapped is not None:
            return True
    return (
        not any(address in network for network in SPECIAL if network.version == address.version)
        and address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and not address.is_unspecified
        and not address.is_loopback
        and not address.is_link_local
        and not address.is_private
    )


def target(url: str, reach: Reach, seconds: float) -> Target:
    """Check an address on the web and everything that its name resolves to.

    Parameters
    ----------
    url : str
        The address.
    reach : Reach
        What may be asked.
    seconds : float
        How long the name may take to resolve.

    Returns
    -------
    Target
        With the numeric addresses that were checked, to connect to exactly these.

    Raises
    ------
    geodata.faults.DataError
        When it may not be asked, or its name is not known.
    """
    parts, host, port = _split(url)
    if port not in reach.ports:
        raise refusal(url, f"port {port} is not asked", "give a link to a usual web page")
    found = _resolve(host, port, seconds, url)
    for address in found:
        if not reach.allows(ipaddress.ip_address(address)):
            raise refusal(
                url,
                "it leads into a private or reserved network",
                "give the public address of the article, or paste its text",
            )
    path = parts.path or "/"
    if parts.query:
        path += f"?{parts.query}"
    return Target(parts.scheme, host, port, _ascii(path), found)


def _split(url: str) -> tuple[SplitResult, str, int]:
    remedy = "give a link that begins with https:// or http://"
    if len(url) > LONGEST or any(ord(c) < 33 or ord(c) == 127 for c in url):  # noqa: PLR2004 - ASCII's controls and the space
        raise refusal(url, "it is no address on the web", remedy)
    try:
        parts = urlsplit(url)
        port = parts.port or DEFAULT_PORTS.get(parts.scheme, 0)
        host = (parts.hostname or "").rstrip(".")
        if ":" not in host:
            host = host.encode("idna").decode("ascii")
    except ValueError as error:
        raise refusal(url, "it is no address on the web", remedy) from error
    if parts.scheme not in DEFAULT_PORTS or not host or "\\" in url:
        raise refusal(url, "it is no address on the web", remedy)
    if parts.username is not None or parts.password is not None:
        raise refusal(url, "it holds a user name", "give the link without name and password")
    return parts, host, port


def _ascii(path: str) -> str:
    from urllib.parse import quote  # noqa: PLC0415 - one use

    return quote(path, safe="/%:=&?~#+!$,;'@()*[]")


def _resolve(host: str, port: int, seconds: float, url: str) -> tuple[str, ...]:
    """Ask for a name's addresses; in a thread, as the system's resolver knows no time limit."""
    found: list[str] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            return
        found.extend(dict.fromkeys(str(answer[4][0]) for answer in answers))

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(max(seconds, 0))
    addresses = tuple(found)
    if not addresses:
        raise refusal(url, f"the name {host} is not known", "check the link")
    return addresses
