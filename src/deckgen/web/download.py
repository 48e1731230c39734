"""What an address on the web gives: the one module that knows urllib3. Knows no deck, no table and no secret.

An address is looked up once, judged, and then connected to by its number, so that no name can lead elsewhere between
the look and the call. A redirect may lead to the open network alone, or to a host that the deck itself names; what
its author sends along doesn't follow it to another host.
"""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urljoin, urlsplit, urlunsplit

from msgspec import Struct, field

from deckgen.files.paths import MOST_BYTES

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

CHUNK = 1 << 16
PORTS = {"http": 80, "https": 443}
OURS = {"Accept-Encoding": "gzip", "User-Agent": "deckgen", "Accept": "*/*"}
MOVED = (301, 302, 303, 307, 308)
PASSING = (408, 425, 429, 500, 502, 503, 504)
LONGEST_WAIT = 30.0
Told = Callable[[int, int | None], None]


class Bounds(Struct, frozen=True):
    """How long and how much: seconds to connect, between two bytes, and in all; bytes; redirects.

    waits are the seconds before a second, third … try. sleep and clock are there for tests.
    """

    connect: float = 10.0
    read: float = 30.0
    total: float = 300.0
    most_bytes: int = MOST_BYTES
    redirects: int = 5
    waits: tuple[float, ...] = (1.0, 4.0)
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic


class Request(Struct, frozen=True):
    """An address, what is sent along, the hosts that the deck names, and what is known of the last answer."""

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    named: frozenset[str] = frozenset()
    etag: str = ""
    last_modified: str = ""


class Answer(Struct, frozen=True):
    """The bytes that were sent, unpacked; None where they are those of the last answer. "" is what wasn't said."""

    data: bytes | None
    etag: str = ""
    last_modified: str = ""


class WebError(Exception):
    """Why there is no answer, in words for the author; where it is passing, another try may help."""

    def __init__(self, message: str, hint: str | None = None, *, passing: bool = False, wait: float = 0.0) -> None:
        super().__init__(message)
        self.hint, self.passing, self.wait = hint, passing, wait


def ask(request: Request, bounds: Bounds, told: Told = lambda done, of: None) -> Answer:
    """What an address gives; told hears how many bytes of how many have come. WebError where it gives nothing."""
    for wait in (*bounds.waits, None):
        try:
            return _tried(request, bounds, told)
        except WebError as fault:
            if wait is None or not fault.passing:
                raise
            bounds.sleep(max(wait, min(fault.wait, LONGEST_WAIT)))
    raise AssertionError("the last try ends it")


def host_of(url: str) -> str:
    """The host of an address, as hosts are compared."""
    with suppress(ValueError):
        return (urlsplit(url).hostname or "").rstrip(".").lower()
    return ""


def _tried(request: Request, bounds: Bounds, told: Told) -> Answer:
    until = bounds.clock() + bounds.total
    given = {name.lower() for name in request.headers}
    headers = {**{name: value for name, value in OURS.items() if name.lower() not in given}, **request.headers}
    known = {"If-None-Match": request.etag, "If-Modified-Since": request.last_modified}
    asked = {name: value for name, value in known.items() if value and value.isprintable() and value.isascii()}
    at = request.url
    for _ in range(bounds.redirects + 1):
        response = _opened(at, headers | asked, request, bounds)
        try:
            if response.status not in MOVED:
                return _answer(response, bounds, until, told, asked=bool(asked))
            to = _moved(at, response.headers.get("Location", ""))
        finally:
            response.close()
        if not _same_place(at, to):
            headers = {name: value for name, value in headers.items() if name not in request.headers}
            to = urlunsplit(_bare(urlsplit(to)))
        at = to
    raise WebError(f"it redirects more than {bounds.redirects} times", "write the address that it leads to")


def _moved(at: str, location: str) -> str:
    """Where a redirect leads."""
    try:
        to = urljoin(at, location)
        parts = urlsplit(to)
        _ = parts.port
    except ValueError:
        raise WebError("it redirects to what is no address") from None
    if not location or parts.scheme not in PORTS or not parts.hostname:
        raise WebError(f"it redirects to {parts.scheme or 'no'} address", "only http and https are followed")
    if at.startswith("https:") and parts.scheme == "http":
        raise WebError(
            f"it redirects from https to http, at '{parts.hostname}'", "write the address that it leads to"
        )
    return to


def _same_place(at: str, to: str) -> bool:
    """Whether what the author sends along may go on: to the same host and port, or its safe door."""
    one, other = urlsplit(at), urlsplit(to)
    ports = [part.port or PORTS[part.scheme] for part in (one, other)]
    return host_of(at) == host_of(to) and (ports[0] == ports[1] or ports == [80, 443])


def _bare(parts: SplitResult) -> SplitResult:
    """An address without the user that stands in it."""
    return parts._replace(netloc=parts.netloc.rpartition("@")[2])


def _opened(at: str, headers: Mapping[str, str], request: Request, bounds: Bounds) -> BaseHTTPResponse:
    """The answer's head. The host's addresses are tried in order, those that are forbidden never."""
    from deckgen.web.addresses import is_public, resolved

    parts = urlsplit(at)
    host, port = _ascii(host_of(at)), parts.port or PORTS[parts.scheme]
    try:
        addresses = resolved(host, port)
    except (OSError, ValueError):
        hint = "look at the address, and whether this machine is on the network"
        raise WebError(f"there is no host '{host}'", hint) from None
    if host_of(at) not in request.named:
        inside = next((address for address in addresses if not is_public(address)), None)
        if inside is not None:
            message = f"it redirects to '{host}', which is inside a network ({inside})"
            raise WebError(message, "if that is right, write that address into the deck itself")
    last: WebError | None = None
    for address in addresses:
        try:
            return _called(address, parts, headers, bounds)
        except WebError as fault:
            last = fault
    assert last is not None
    raise last


def _called(address: str, parts: SplitResult, headers: Mapping[str, str], bounds: Bounds) -> BaseHTTPResponse:
    """The head of what one address answers."""
    import urllib3
    from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError, ReadTimeoutError, SSLError

    host, port = _ascii(parts.hostname or ""), parts.port or PORTS[parts.scheme]
    timeout = urllib3.Timeout(connect=bounds.connect, read=bounds.read)
    if parts.scheme == "https":
        pool: urllib3.HTTPConnectionPool = urllib3.HTTPSConnectionPool(
            address, port, timeout=timeout, server_hostname=host
        )
    else:
        pool = urllib3.HTTPConnectionPool(address, port, timeout=timeout)
    shown = f"[{host}]" if ":" in host else host
    own = {"Host": shown if port == PORTS[parts.scheme] else f"{shown}:{port}", **_signed(parts), **headers}
    try:
        target = urllib3.util.parse_url(urlunsplit(("", "", parts.path or "/", parts.query, ""))).request_uri
        return pool.urlopen("GET", target, headers=own, retries=False, redirect=False, preload_content=False)
    except SSLError as fault:
        hint = "it needs a certificate that this machine trusts; SSL_CERT_FILE may name a file of more"
        raise WebError(f"there is no safe connection to '{host}': {_plainly(fault)}", hint) from None
    except NewConnectionError:
        raise WebError(f"nobody answers at '{host}', port {port}", "is it running?", passing=True) from None
    except ConnectTimeoutError:
        raise WebError(f"'{host}' can't be reached in {bounds.connect:g} seconds", passing=True) from None
    except ReadTimeoutError:
        raise WebError(f"'{host}' says nothing for {bounds.read:g} seconds", passing=True) from None
    except (HTTPError, OSError) as fault:
        raise WebError(f"'{host}' breaks off: {_plainly(fault)}", passing=True) from None


def _signed(parts: SplitResult) -> dict[str, str]:
    """The user that stands in an address, as HTTP sends one."""
    from urllib3.util import make_headers

    if parts.username is None:
        return {}
    user = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
    return {name.title(): value for name, value in make_headers(basic_auth=user).items()}


def _answer(response: BaseHTTPResponse, bounds: Bounds, until: float, told: Told, *, asked: bool) -> Answer:
    """What a response that leads no further gives; asked says that it may be "not changed"."""
    etag, modified = (response.headers.get(name, "") for name in ("ETag", "Last-Modified"))
    if response.status == 304 and asked:
        return Answer(None, etag, modified)
    if response.status not in (200, 203):
        raise _refused(response)
    return Answer(_body(response, bounds, until, told), etag, modified)


def _refused(response: BaseHTTPResponse) -> WebError:
    status, reason = response.status, response.reason or ""
    said = f"the server answers {status}{f' ({reason})' if reason else ''}"
    hints = {
        401: "it wants to know who asks: give 'headers' what it needs",
        403: "it doesn't let you: look at 'headers', and at the address",
        404: "there is nothing at this address any more: look for the new one",
        410: "there is nothing at this address any more: look for the new one",
    }
    wait = response.headers.get("Retry-After", "")
    seconds = float(wait) if wait.isdecimal() else 0.0
    return WebError(said, hints.get(status), passing=status in PASSING, wait=seconds)


def _body(response: BaseHTTPResponse, bounds: Bounds, until: float, told: Told) -> bytes:
    """The bytes, unpacked piece by piece, never more of them in memory than there may be."""
    from urllib3.exceptions import HTTPError, ReadTimeoutError

    said, coding = (response.headers.get(name, "") for name in ("Content-Length", "Content-Encoding"))
    of = int(said) if said.isdecimal() and not coding else None
    data = bytearray()
    try:
        for piece in _unpacked(response, coding.strip().lower()):
            data += piece
            if len(data) > bounds.most_bytes:
                message = f"it sends more than {bounds.most_bytes / 1e6:,.0f} MB"
                raise WebError(message, "ask for fewer rows and columns")
            if bounds.clock() > until:
                raise WebError(f"it takes longer than {bounds.total:g} seconds", passing=True)
            told(len(data), of)
    except ReadTimeoutError:
        raise WebError(f"it says nothing for {bounds.read:g} seconds", passing=True) from None
    except zlib.error:
        raise WebError("what it sends can't be unpacked") from None
    except (HTTPError, OSError, EOFError):
        raise WebError(f"the connection is cut after {len(data):,} bytes", passing=True) from None
    return bytes(data)


def _unpacked(response: BaseHTTPResponse, coding: str) -> Iterator[bytes]:
    """The body as it comes, in pieces of bounded size; EOFError where what was packed ends too early."""
    if coding in ("", "identity"):
        while raw := response.read1(CHUNK, decode_content=False):
            yield raw
        return
    if coding not in ("gzip", "x-gzip"):
        raise WebError(f"it packs what it sends as '{coding}', which wasn't asked for")
    unpacker = zlib.decompressobj(wbits=31)
    while raw := response.read1(CHUNK, decode_content=False):
        while raw and not unpacker.eof:
            yield unpacker.decompress(raw, CHUNK)
            raw = unpacker.unconsumed_tail
    if not unpacker.eof:
        raise EOFError


def _ascii(host: str) -> str:
    """A host as the network knows it."""
    try:
        return host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        raise WebError(f"'{host}' is no name of a host") from None


def _plainly(fault: Exception) -> str:
    words = str(fault.args[-1] if fault.args else fault) or type(fault).__name__
    return " ".join(words.split())[:200]
