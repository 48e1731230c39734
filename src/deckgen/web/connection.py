"""Connections to the web: the head of an answer, and its body piece by piece. The one module that runs urllib3.

A host's name is looked up once, its IP address is judged, and the connection goes to that IP address: the name can't
lead elsewhere between the check and the connection.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

from deckgen.web.deadline import Deadline
from deckgen.web.request import Bounds, Progress, Request, WebError, host_of

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

CHUNK = 1 << 16
PORTS = {"http": 80, "https": 443}


def open_address(
    at: str, headers: Mapping[str, str], request: Request, bounds: Bounds, deadline: Deadline
) -> BaseHTTPResponse:
    """The head of what the host answers, whose IP addresses are tried in order.

    The deadline cuts the connection. WebError where the host of a redirect has any that isn't on the public internet.
    """
    from deckgen.web.addresses import is_public, resolved

    parts = urlsplit(at)
    host, port = _ascii(host_of(at)), parts.port or PORTS[parts.scheme]
    try:
        addresses = deadline.wait_for(lambda: resolved(host, port))
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
            return _called(address, parts, headers, bounds, deadline)
        except WebError as error:
            if deadline.is_over:
                raise
            last = error
    assert last is not None
    raise last


def _called(
    address: str, parts: SplitResult, headers: Mapping[str, str], bounds: Bounds, deadline: Deadline
) -> BaseHTTPResponse:
    """The head of what one IP address of the host answers."""
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
    pool.ConnectionCls = deadline.cutting(pool.ConnectionCls)
    # The server is told the name that the address has, and its certificate is checked for that name.
    named = f"[{host}]" if ":" in host else host
    own = {"Host": named if port == PORTS[parts.scheme] else f"{named}:{port}", **_signed(parts), **headers}
    try:
        target = urllib3.util.parse_url(urlunsplit(("", "", parts.path or "/", parts.query, ""))).request_uri
        return pool.urlopen("GET", target, headers=own, retries=False, redirect=False, preload_content=False)
    except SSLError as error:
        hint = "it needs a certificate that this machine trusts; SSL_CERT_FILE may name a file of more"
        raise WebError(f"there is no safe connection to '{host}': {_plainly(error)}", hint) from None
    except NewConnectionError:
        raise WebError(f"nobody answers at '{host}', port {port}", "is it running?", passing=True) from None
    except ConnectTimeoutError:
        raise WebError(f"'{host}' can't be reached in {bounds.connect:g} seconds", passing=True) from None
    except ReadTimeoutError:
        raise WebError(f"'{host}' says nothing for {bounds.read:g} seconds", passing=True) from None
    except (HTTPError, OSError) as error:
        raise WebError(f"'{host}' breaks off: {_plainly(error)}", passing=True) from None


def _signed(parts: SplitResult) -> dict[str, str]:
    """The header for the user and password that stand in an address; none where they don't."""
    from urllib3.util import make_headers

    if parts.username is None:
        return {}
    user = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
    return {name.title(): value for name, value in make_headers(basic_auth=user).items()}


def body_of(response: BaseHTTPResponse, bounds: Bounds, until: float, on_progress: Progress) -> bytes:
    """The bytes, unpacked piece by piece, so that a small body that unpacks to a huge one is found out in time."""
    from urllib3.exceptions import HTTPError, ReadTimeoutError

    said, coding = (response.headers.get(name, "") for name in ("Content-Length", "Content-Encoding"))
    expected = int(said) if said.isdecimal() and not coding else None
    data = bytearray()
    try:
        for piece in _unpacked(response, coding.strip().lower()):
            data += piece
            if len(data) > bounds.most_bytes:
                message = f"it sends more than {bounds.most_bytes / 1e6:,.0f} MB"
                raise WebError(message, "ask for fewer rows and columns")
            if bounds.clock() > until:
                raise WebError(f"it takes longer than {bounds.total:g} seconds")
            on_progress(len(data), expected)
    except ReadTimeoutError:
        raise WebError(f"it says nothing for {bounds.read:g} seconds", passing=True) from None
    except zlib.error:
        raise WebError("what it sends can't be unpacked") from None
    except (HTTPError, OSError, EOFError):
        raise WebError(f"the connection is cut after {len(data):,} bytes", passing=True) from None
    return bytes(data)


def _unpacked(response: BaseHTTPResponse, coding: str) -> Iterator[bytes]:
    """The body in pieces of bounded size, unpacked; EOFError where gzip's data ends too early."""
    if coding in ("", "identity"):
        while raw := response.read1(CHUNK, decode_content=False):
            yield raw
        return
    if coding not in ("gzip", "x-gzip"):
        raise WebError(f"it packs what it sends as '{coding}', which wasn't asked for")
    unpacker = zlib.decompressobj(wbits=31)  # 16 + 15: gzip's header, and the largest window
    while raw := response.read1(CHUNK, decode_content=False):
        while raw and not unpacker.eof:
            yield unpacker.decompress(raw, CHUNK)
            raw = unpacker.unconsumed_tail
    if not unpacker.eof:
        raise EOFError


def _ascii(host: str) -> str:
    """The name of a host in ASCII, as the network needs it: xn--… for one with other letters."""
    try:
        return host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        raise WebError(f"'{host}' is no name of a host") from None


def _plainly(error: Exception) -> str:
    """What a library's exception says, on one line and not too long."""
    words = str(error.args[-1] if error.args else error) or type(error).__name__
    return " ".join(words.split())[:200]
