import contextlib
import datetime as dt
import gzip
import http.server
import ipaddress
import pathlib
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from geodata.faults import DataError
from geodata.reading import Reach, Reading, fetch

PAGE = (
    "<html><head><title>Ambush near Djibo</title></head><body><article><h1>Ambush near Djibo</h1>"
    + "<p>Twelve soldiers were killed on Monday in an ambush near Djibo, the army said.</p>" * 3
    + "</article></body></html>"
).encode()

Answer = Callable[[http.server.BaseHTTPRequestHandler], None]


class Site:
    """A web site on this machine that answers as it is told."""

    def __init__(self) -> None:
        site = self
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.headers: dict[str, str] = {}

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.headers = dict(self.headers)
                with contextlib.suppress(OSError):  # the reader hangs up on what is too long
                    site.answers[self.path](self)
                self.close_connection = True

            def log_message(self, *_: object) -> None:
                pass

        class Server(http.server.ThreadingHTTPServer):
            def handle_error(self, *_: object) -> None:
                pass  # a reader that hangs up is what some tests are about

        self.server = Server(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def fetch(self, path: str = "/", **limits: float) -> Reading:
        reach = Reach(frozenset({self.port}), (ipaddress.ip_network("127.0.0.1/32"),))
        return fetch(self.url(path), reach=reach, **limits)  # type: ignore[arg-type]

    def fault(self, path: str = "/", **limits: float) -> str:
        with pytest.raises(DataError) as caught:
            self.fetch(path, **limits)
        assert caught.value.faults[0].remedy
        return caught.value.faults[0].message


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.server.shutdown()
    site.server.server_close()


def gives(
    body: bytes = PAGE, kind: str = "text/html; charset=utf-8", status: int = 200, **headers: str
) -> Answer:
    def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        if kind:
            handler.send_header("Content-Type", kind)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        if "Transfer_Encoding" not in headers and "Content_Length" not in headers:
            handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def moves(to: str, status: int = 302) -> Answer:
    return gives(b"", status=status, Location=to)


def test_a_page_is_read_from_the_web(site: Site) -> None:
    site.answers["/"] = gives()
    found = site.fetch()
    assert found.title == "Ambush near Djibo"
    assert found.url == site.url()
    assert found.language == "en"
    assert site.headers["Host"] == f"127.0.0.1:{site.port}"


@pytest.mark.parametrize("coding", ["gzip", "deflate", "identity"])
def test_a_packed_page_is_unpacked(site: Site, coding: str) -> None:
    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "identity": bytes}[coding]
    site.answers["/"] = gives(pack(PAGE), Content_Encoding=coding)
    assert "Djibo" in site.fetch().text


def test_the_encoding_that_the_server_names_is_used(site: Site) -> None:
    site.answers["/"] = gives("Attaque à Sévaré".encode("cp1252"), "text/plain; charset=latin1")
    assert site.fetch().text == "Attaque à Sévaré"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(site: Site, status: int) -> None:
    site.answers["/"] = moves("/next", status)
    site.answers["/next"] = gives()
    found = site.fetch()
    assert found.url == site.url("/next")


def test_five_redirects_are_followed_and_no_more(site: Site) -> None:
    for number in range(9):
        site.answers[f"/{number}"] = moves(f"/{number + 1}")
    site.answers["/5"] = gives()
    assert site.fetch("/0").url == site.url("/5")
    site.answers["/5"] = moves("/6")
    assert "redirects more than 5 times" in site.fault("/0")


@pytest.mark.parametrize(
    "to",
    [
        "http://10.0.0.1:{port}/",
        "http://127.0.0.2:{port}/secret",
        "http://169.254.169.254:{port}/latest/meta-data/",
        "http://[::1]:{port}/",
        "http://0.0.0.0:{port}/",
        "http://2130706434:{port}/",
        "//10.0.0.1:{port}/",
    ],
)
def test_a_redirect_into_a_private_network_is_refused(site: Site, to: str) -> None:
    site.answers["/"] = moves(to.format(port=site.port))
    assert "private or reserved" in site.fault()
    assert site.asked == ["/"]


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://example.org/", "http://127.0.0.1:1/"])
def test_a_redirect_to_another_scheme_or_port_is_refused(site: Site, to: str) -> None:
    site.answers["/"] = moves(to)
    assert site.fault() in {"it is no address on the web", "port 1 is not asked"}


def test_the_connection_goes_to_the_address_that_was_checked(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that resolves to something else the second time gains nothing by it."""
    site.answers["/"] = gives()
    asked: list[str] = []
    real = socket.getaddrinfo

    def turning(host: str, *rest: object, **more: object) -> list[object]:
        if host != "news.example":
            return real(host, *rest, **more)  # type: ignore[arg-type, return-value]
        asked.append(host)
        address = "127.0.0.1" if len(asked) == 1 else "127.0.0.2"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, site.port))]

    monkeypatch.setattr(socket, "getaddrinfo", turning)
    reach = Reach(frozenset({site.port}), (ipaddress.ip_network("127.0.0.1/32"),))
    found = fetch(site.url(host="news.example"), reach=reach)
    assert "Djibo" in found.text
    assert asked == ["news.example"]
    assert site.headers["Host"] == f"news.example:{site.port}"


def test_without_the_operator_s_word_this_machine_is_not_asked(site: Site) -> None:
    site.answers["/"] = gives()
    with pytest.raises(DataError):
        fetch(site.url())
    with pytest.raises(DataError):
        fetch(site.url(), reach=Reach(frozenset({site.port})))
    assert site.asked == []


@pytest.mark.parametrize(
    ("status", "message"),
    [(403, "refuses"), (404, "no such page"), (429, "too often"), (500, "error 500")],
)
def test_an_error_of_the_site_is_told(site: Site, status: int, message: str) -> None:
    site.answers["/"] = gives(status=status)
    assert message in site.fault()


@pytest.mark.parametrize("kind", ["image/png", "application/json", "video/mp4", "text/css"])
def test_other_content_is_refused(site: Site, kind: str) -> None:
    site.answers["/"] = gives(kind=kind)
    assert f"it is {kind}" in site.fault()


def test_a_body_that_announces_too_much_is_not_read(site: Site) -> None:
    site.answers["/"] = gives(Content_Length="6000000000")
    assert "more than 5 MB" in site.fault()


def test_an_endless_body_is_cut_off(site: Site) -> None:
    def endless(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        while True:
            handler.wfile.write(b"<p>Twelve soldiers were killed.</p>" * 1000)

    site.answers["/"] = endless
    assert "more than 5 MB" in site.fault()


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_body_that_unpacks_to_too_much_is_cut_off(site: Site, coding: str) -> None:
    pack = {"gzip": gzip.compress, "deflate": zlib.compress}[coding]
    bomb = pack(b" " * 100_000_000)
    assert len(bomb) < 200_000
    site.answers["/"] = gives(bomb, Content_Encoding=coding)
    assert "more than 5 MB" in site.fault()


@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_a_body_that_cannot_be_unpacked_is_told_of(site: Site, coding: str) -> None:
    site.answers["/"] = gives(b"\x00\x01 no such packing", Content_Encoding=coding)
    assert site.fault() in {"the connection failed", "it is packed as br, which was not asked for"}


def drip(head: bytes) -> Answer:
    def answer(handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.wfile.write(head)
        while True:
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.05)

    return answer


@pytest.mark.parametrize(
    "head",
    [b"", b"HTTP/1.1 200 OK\r\nX-Long: ", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"],
    ids=["status", "headers", "body"],
)
def test_an_answer_in_drips_ends_in_time(site: Site, head: bytes) -> None:
    site.answers["/"] = drip(head)
    assert "did not answer within 1 seconds" in site.fault(seconds=1)


def test_redirects_do_not_lengthen_the_time(site: Site) -> None:
    def slow(handler: http.server.BaseHTTPRequestHandler) -> None:
        time.sleep(0.5)
        moves("/")(handler)

    site.answers["/"] = slow
    assert "did not answer within 1 seconds" in site.fault(seconds=1)


def test_a_server_that_hangs_up_is_told_of(site: Site) -> None:
    site.answers["/"] = lambda handler: handler.connection.close()
    assert site.fault() == "the connection failed"


def test_a_body_that_breaks_off_is_told_of(site: Site) -> None:
    site.answers["/"] = gives(PAGE[:100], Content_Length=str(len(PAGE)))
    assert site.fault() == "the connection failed"


def test_a_port_where_nobody_answers_is_told_of() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    reach = Reach(frozenset({port}), (ipaddress.ip_network("127.0.0.1/32"),))
    with pytest.raises(DataError, match="the connection failed"):
        fetch(f"http://127.0.0.1:{port}/", reach=reach)


def secured(site: Site, file: pathlib.Path, name: str) -> None:
    """Let a site speak TLS with a certificate of its own for a name."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    site.server.socket = context.wrap_socket(
        site.server.socket, server_side=True, do_handshake_on_connect=False
    )
    site.answers["/"] = gives()


@pytest.mark.parametrize(
    ("vouched", "host", "valid"),
    [
        (True, "news.example", True),
        (True, "other.example", False),
        (False, "news.example", False),
    ],
    ids=["valid", "for another name", "nobody vouches"],
)
def test_a_certificate_has_to_be_the_name_s_and_vouched_for(
    site: Site,
    tmp_path: pathlib.Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    vouched: bool,
    host: str,
    valid: bool,
) -> None:
    file = tmp_path / "site.pem"
    secured(site, file, "news.example")
    if vouched:
        monkeypatch.setenv("SSL_CERT_FILE", str(file))

    def here(*_: object, **__: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", site.port))]

    monkeypatch.setattr("geodata.reading.reach.socket.getaddrinfo", here)
    reach = Reach(frozenset({site.port}), (ipaddress.ip_network("127.0.0.1/32"),))
    url = f"https://{host}:{site.port}/"
    if valid:
        assert "Djibo" in fetch(url, reach=reach).text
        return
    with pytest.raises(DataError, match="certificate is not valid"):
        fetch(url, reach=reach)
    assert site.asked == []


def test_a_server_that_speaks_no_tls_is_told_of(site: Site) -> None:
    reach = Reach(frozenset({site.port}), (ipaddress.ip_network("127.0.0.1/32"),))
    with pytest.raises(DataError, match="the connection failed"):
        fetch(site.url().replace("http:", "https:"), reach=reach)
