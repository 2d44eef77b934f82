import ipaddress
import socket

import hypothesis
import pytest
from hypothesis import strategies as st

from geodata.faults import DataError
from geodata.reading.reach import PUBLIC, Reach, public, target


def fault(url: str, reach: Reach = PUBLIC) -> str:
    with pytest.raises(DataError) as caught:
        target(url, reach, 5)
    assert caught.value.faults[0].remedy
    return caught.value.faults[0].message


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "0.0.0.0",  # noqa: S104 - an address to refuse, not to listen on
        "10.0.0.1",
        "172.16.3.4",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "192.0.2.7",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "[::1]",
        "[::]",
        "[fe80::1]",
        "[fec0::1]",
        "[3fff::1]",
        "192.0.0.8",
        "192.88.99.1",
        "[fc00::1]",
        "[ff02::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:10.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[2001:db8::1]",
        "localhost",
        "LOCALHOST.",
    ],
)
def test_private_and_reserved_addresses_are_refused_however_written(host: str) -> None:
    assert "private or reserved" in fault(f"http://{host}/") or "not known" in fault(
        f"http://{host}/"
    )


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f000001", "localhost", "[::1]"])
def test_the_own_machine_is_named_as_private(host: str) -> None:
    assert "private or reserved" in fault(f"http://{host}/")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "article",
        "file:///etc/passwd",
        "ftp://example.org/a",
        "gopher://example.org/",
        "javascript:alert(1)",
        "data:text/html,x",
        "http://",
        "http:///a",
        "https://exa mple.org/",
        "https://example.org/\r\nHost: other",
        "https://example.org\\@10.0.0.1/",
        "https://[::1",
        "https://example.org:99999/",
        "https://example.org:port/",
        "https://" + "a" * 70 + ".org/",
        "https://example.org/" + "a" * 3000,
    ],
)
def test_what_is_no_address_on_the_web_is_refused(url: str) -> None:
    assert fault(url) == "it is no address on the web"


def test_names_and_passwords_in_a_link_are_refused() -> None:
    assert "user name" in fault("https://example.org@10.0.0.1/")


@pytest.mark.parametrize("port", [22, 25, 6379, 8080])
def test_other_ports_are_refused(port: int) -> None:
    assert f"port {port}" in fault(f"http://1.1.1.1:{port}/")


def test_a_public_address_is_asked_by_its_number() -> None:
    found = target("https://1.1.1.1/a b".replace(" ", "%20") + "?q=S\u00e9var\u00e9#top", PUBLIC, 5)
    assert found.addresses == ("1.1.1.1",)
    assert (found.scheme, found.port) == ("https", 443)
    assert found.path == "/a%20b?q=S%C3%A9var%C3%A9"


def test_the_operator_may_open_a_network_and_a_port() -> None:
    reach = Reach(frozenset({8080}), (ipaddress.ip_network("127.0.0.0/8"),))
    assert target("http://127.0.0.1:8080/", reach, 5).addresses == ("127.0.0.1",)
    assert "private or reserved" in fault("http://10.0.0.1:8080/", reach)


def test_one_private_address_among_public_ones_is_enough_to_refuse(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def answers(*_: object, **__: object) -> list[object]:
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80))
            for address in ("1.1.1.1", "10.0.0.1")
        ]

    monkeypatch.setattr(socket, "getaddrinfo", answers)
    assert "private or reserved" in fault("http://news.example/")


def test_an_unknown_name_is_told_of() -> None:
    assert "not known" in fault("http://no-such-name.invalid/")


@hypothesis.given(st.ip_addresses(v=4))
def test_an_address_is_no_more_public_in_another_form(address: ipaddress.IPv4Address) -> None:
    mapped = ipaddress.IPv6Address(f"::ffff:{address}")
    assert public(mapped) == public(address)
    assert not public(address) or address.is_global
