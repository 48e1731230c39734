"""What an address gives, asked of a real server: bounds, tries, redirects and what must not follow them."""

from __future__ import annotations

import gzip
import shutil
import socket
import subprocess
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Thread

import pytest

from deckgen.web import connection
from deckgen.web.addresses import is_public
from deckgen.web.download import ask
from deckgen.web.request import Answer, Bounds, Request, WebError
from web_site import Page, Site, open_site

CSV = b"year,exports\n2017,243\n"
HERE = frozenset({"127.0.0.1"})


@pytest.fixture
def site() -> Iterator[Site]:
    with open_site() as site:
        yield site


def get(site: Site, path: str, **how: object) -> Answer:
    waits = how.pop("waits", ())
    sent = {key: how.pop(key) for key in ("headers", "named", "etag", "last_modified") if key in how}
    request = Request(site.url + path, **{"named": HERE, **sent})  # type: ignore[arg-type]
    return ask(request, Bounds(**{"waits": waits, "read": 0.5, **how}))  # type: ignore[arg-type]


def refused(site: Site, path: str, **how: object) -> str:
    with pytest.raises(WebError) as error:
        get(site, path, **how)
    return str(error.value)


def test_a_page_comes_with_what_marks_it(site: Site) -> None:
    site.pages["/a.csv"] = Page(CSV, headers={"ETag": '"1"', "Last-Modified": "Wed, 12 Sep 2018 00:00:00 GMT"})
    assert get(site, "/a.csv") == Answer(CSV, '"1"', "Wed, 12 Sep 2018 00:00:00 GMT")
    assert get(site, "/a.csv", etag='"1"', last_modified="Wed, 12 Sep 2018 00:00:00 GMT").data is None
    assert site.asked[-1][1]["If-Modified-Since"] == "Wed, 12 Sep 2018 00:00:00 GMT"


def test_what_is_packed_is_unpacked(site: Site) -> None:
    site.pages["/a.csv"] = Page(gzip.compress(CSV * 9000), headers={"Content-Encoding": "gzip"})
    assert get(site, "/a.csv").data == CSV * 9000


@pytest.mark.parametrize("status", [500, 503, 429])
def test_what_may_pass_is_tried_again(site: Site, status: int) -> None:
    slept: list[float] = []
    site.pages["/a.csv"] = [Page(b"", status, {"Retry-After": "7"}), Page(CSV)]
    assert get(site, "/a.csv", waits=(1.0, 4.0), sleep=slept.append).data == CSV
    assert slept == [7.0]


def test_tries_come_to_an_end_with_longer_and_longer_waits(site: Site) -> None:
    slept: list[float] = []
    site.pages["/a.csv"] = Page(b"", 500)
    said = refused(site, "/a.csv", waits=(1.0, 4.0), sleep=slept.append)
    assert said == "the server answers 500 (Internal Server Error)"
    assert slept == [1.0, 4.0]
    assert len(site.asked) == 3


@pytest.mark.parametrize("status", [204, 304, 401, 403, 404, 410, 418])
def test_what_will_not_pass_is_not_tried_again(site: Site, status: int) -> None:
    site.pages["/a.csv"] = Page(b"", status)
    assert f"answers {status}" in refused(site, "/a.csv", waits=(1.0,))
    assert len(site.asked) == 1


def cut_short(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(CSV)


def cut_in_a_chunk(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    handler.wfile.write(b"16\r\n" + CSV)


def cut_while_packed(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Encoding", "gzip")
    handler.end_headers()
    handler.wfile.write(gzip.compress(CSV)[:-12])


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(CSV * 1000)


def silent(handler: BaseHTTPRequestHandler) -> None:
    handler.rfile.read(1)


def garbled(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"this is no HTTP\r\n\r\n")


@pytest.mark.parametrize("page", [cut_short, cut_in_a_chunk, cut_while_packed])
def test_a_cut_connection_is_no_answer(site: Site, page: object) -> None:
    site.pages["/a.csv"] = page  # type: ignore[assignment]
    assert "the connection is cut after" in refused(site, "/a.csv")


def test_there_is_an_end_to_bytes(site: Site) -> None:
    site.pages["/endless"] = endless
    assert refused(site, "/endless", most_bytes=1_000_000) == "it sends more than 1 MB"


def test_a_bomb_is_let_go_before_it_fills_the_memory(site: Site) -> None:
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(b"0" * 1_000_000) for _ in range(60)) + packer.flush()
    site.pages["/bomb"] = Page(bomb, headers={"Content-Encoding": "gzip"})
    assert len(bomb) < 100_000
    assert refused(site, "/bomb", most_bytes=2_000_000) == "it sends more than 2 MB"


def test_there_is_an_end_to_waiting(site: Site) -> None:
    site.pages["/silent"] = silent
    assert refused(site, "/silent", read=0.05) == "'127.0.0.1' says nothing for 0.05 seconds"
    site.pages["/a.csv"] = Page(CSV)
    ticks = iter((0.0, 301.0))
    assert refused(site, "/a.csv", clock=lambda: next(ticks)) == "it takes longer than 300 seconds"


def dripping(start: bytes, drop: bytes) -> Callable[[BaseHTTPRequestHandler], None]:
    """What sends a few bytes, and then one drop after the other for ever."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        with suppress(OSError):
            handler.wfile.write(start)
            while True:
                handler.wfile.write(drop)
                time.sleep(0.02)

    return answer


@pytest.mark.parametrize(
    ("start", "drop"),
    [
        (b"", b"H"),
        (b"HTTP/1.1 200 OK\r\n", b"a"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", b"1"),
        (b"HTTP/1.1 200 OK\r\n\r\n", b"1"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1"),
        (b"HTTP/1.1 302 Found\r\nLocation: ", b"/"),
    ],
)
def test_there_is_an_end_to_a_server_that_drips(site: Site, start: bytes, drop: bytes) -> None:
    site.pages["/drip"] = dripping(start, drop)
    began = time.monotonic()
    slept: list[float] = []
    said = refused(site, "/drip", total=0.3, read=5.0, waits=(1.0,), sleep=slept.append)
    assert said == "it takes longer than 0.3 seconds"
    assert time.monotonic() - began < 3
    assert slept == []


def test_there_is_an_end_to_a_handshake_that_drips() -> None:
    def drip() -> None:
        connection, _ = server.accept()
        with suppress(OSError), connection:
            # The head of a TLS record of 16,000 bytes.
            connection.sendall(b"\x16\x03\x03\x3e\x80")
            while True:
                connection.sendall(b"0")
                time.sleep(0.02)

    with socket.create_server(("127.0.0.1", 0)) as server:
        Thread(target=drip, daemon=True).start()
        request = Request(f"https://127.0.0.1:{server.getsockname()[1]}/", named=HERE)
        with pytest.raises(WebError, match=r"it takes longer than 0\.3 seconds"):
            ask(request, Bounds(waits=(), total=0.3, read=5.0, connect=5.0))


@pytest.mark.parametrize("coding", ["br", "deflate"])
def test_what_nobody_asked_for_is_said(site: Site, coding: str) -> None:
    site.pages["/a.csv"] = Page(CSV, headers={"Content-Encoding": coding})
    assert coding in refused(site, "/a.csv")


def test_what_is_no_gzip_or_no_http_is_said(site: Site) -> None:
    site.pages["/a.csv"] = Page(CSV, headers={"Content-Encoding": "gzip"})
    assert refused(site, "/a.csv") == "what it sends can't be unpacked"
    site.pages["/b.csv"] = garbled
    assert "'127.0.0.1' breaks off" in refused(site, "/b.csv")


def test_nobody_there(site: Site) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(WebError, match=f"nobody answers at '127.0.0.1', port {port}"):
        ask(Request(f"http://127.0.0.1:{port}/", named=HERE), Bounds(waits=()))
    with pytest.raises(WebError, match=r"there is no host 'nowhere\.invalid'"):
        ask(Request("http://nowhere.invalid/", named=frozenset({"nowhere.invalid"})), Bounds(waits=()))


def test_a_certificate_that_nobody_vouches_for_is_refused(site: Site) -> None:
    with pytest.raises(WebError, match=r"no safe connection to '127\.0\.0\.1'"):
        ask(Request(site.url.replace("http", "https") + "/a.csv", named=HERE), Bounds(waits=(), read=0.5))


@pytest.mark.skipif(shutil.which("openssl") is None, reason="a certificate is made with openssl")
def test_a_host_is_called_by_its_number_and_known_by_its_name(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate, key = str(tmp_path / "certificate"), str(tmp_path / "key")
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate]
    name = ["-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    subprocess.run([*made, *name], check=True, capture_output=True, timeout=60)
    monkeypatch.setenv("SSL_CERT_FILE", certificate)
    with open_site((certificate, key)) as safe:
        safe.pages["/a.csv"] = Page(CSV)
        for host, fits in (("localhost", True), ("127.0.0.1", False)):
            request = Request(f"https://{host}:{safe.port}/a.csv", named=frozenset({host}))
            if fits:
                assert ask(request, Bounds(waits=())).data == CSV
                assert safe.asked[0][1]["Host"] == f"localhost:{safe.port}"
            else:
                with pytest.raises(WebError, match="no safe connection"):
                    ask(request, Bounds(waits=()))


# redirects


def moved(to: str, status: int = 302) -> Page:
    return Page(b"", status, {"Location": to})


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed(site: Site, status: int) -> None:
    site.pages |= {"/old": moved("/new?a=b c", status), "/new": Page(CSV)}
    assert get(site, "/old").data == CSV
    assert site.paths[-1] == "/new?a=b%20c"


def test_a_circle_of_redirects_ends(site: Site) -> None:
    site.pages["/a"] = moved("/a")
    assert refused(site, "/a") == "it redirects more than 5 times"
    assert len(site.asked) == 6


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("file:///etc/passwd", "it redirects to file address"),
        ("ftp://example.org/", "it redirects to ftp address"),
        ("http://[::1", "it redirects to what is no address"),
        ("", "it redirects to"),
        ("http://169.254.169.254/latest/meta-data/", "'169.254.169.254', which is inside a network"),
        ("http://10.1.2.3/", "'10.1.2.3', which is inside a network"),
        ("http://[::ffff:127.0.0.1]/", "which is inside a network"),
        ("http://2130706433/", "which is inside a network (127.0.0.1)"),
        ("http://0.0.0.0/", "which is inside a network"),
    ],
)
def test_a_redirect_into_a_network_or_to_a_file_is_refused(site: Site, to: str, said: str) -> None:
    site.pages["/a"] = moved(to)
    assert said in refused(site, "/a")
    assert site.paths == ["/a"]


def test_a_redirect_to_this_machine_by_name_is_refused_unless_the_deck_names_it(site: Site) -> None:
    site.pages |= {"/a": moved(f"http://localhost:{site.port}/b"), "/b": Page(CSV)}
    assert "'localhost', which is inside a network" in refused(site, "/a")
    assert site.paths == ["/a"]
    assert get(site, "/a", named=frozenset({"127.0.0.1", "localhost"})).data == CSV


def test_a_name_that_changes_between_the_look_and_the_call_leads_nowhere_else(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name server says an open address first and this machine's then: it is asked once, and taken at its word."""
    real, said = socket.getaddrinfo, ["127.0.0.1", "93.184.216.34"]
    called: list[str] = []

    def rebinding(host: str, port: int, *args: object, **more: object) -> object:
        if host != "rebind.example":
            return real(host, port, *args, **more)  # type: ignore[arg-type]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (said.pop(), port))]

    def connect(address: str, parts: object, *rest: object) -> object:
        called.append(address)
        if address == "127.0.0.1":
            return by_number(address, parts, *rest)  # type: ignore[arg-type]
        raise WebError("far away")

    by_number = connection._called
    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    monkeypatch.setattr(connection, "_called", connect)
    site.pages["/a"] = moved(f"http://rebind.example:{site.port}/b")
    assert refused(site, "/a") == "far away"
    assert called == ["127.0.0.1", "93.184.216.34"]
    assert site.paths == ["/a"]


def test_what_the_author_sends_along_stays_with_the_host(site: Site) -> None:
    with open_site() as other:
        site.pages |= {"/a": moved("/b"), "/b": moved(f"{other.url}/c")}
        other.pages["/c"] = Page(CSV)
        request = Request(
            site.url.replace("//", "//ana:pass%40word@") + "/a", {"Authorization": "Bearer tok", "X-Key": "k"}, HERE
        )
        assert ask(request, Bounds(waits=())).data == CSV
    assert all(headers["X-Key"] == "k" and headers["Authorization"] == "Bearer tok" for _, headers in site.asked)
    assert not {"Authorization", "X-Key"} & set(other.asked[0][1])


def test_what_the_author_sends_along_stands_in_place_of_what_is_sent_anyway(site: Site) -> None:
    site.pages["/a"] = Page(CSV)
    get(site, "/a", headers={"accept": "text/csv", "USER-AGENT": "me"})
    sent = {name.lower(): value for name, value in site.asked[0][1].items()}
    assert (sent["accept"], sent["user-agent"]) == ("text/csv", "me")
    assert len(sent) == len(site.asked[0][1])


def test_the_user_of_an_address_is_sent_as_http_does(site: Site) -> None:
    site.pages["/a"] = Page(CSV)
    assert ask(Request(site.url.replace("//", "//ana:pass%40word@") + "/a", named=HERE), Bounds(waits=())).data == CSV
    assert site.asked[0][1]["Authorization"] == "Basic YW5hOnBhc3NAd29yZA=="


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.0.0.1", False),
        ("192.168.1.1", False),
        ("172.16.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00:ec2::254", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::a9fe:a9fe", False),
        ("2002:7f00:1::", False),
        ("ff02::1", False),
        ("no address", False),
    ],
)
def test_which_addresses_are_open_to_everybody(address: str, public: bool) -> None:
    assert is_public(address) is public
