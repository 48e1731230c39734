"""Gets what is at an address on the web, in several tries and over redirects if need be.

A redirect may lead to the public internet, or to a host that the deck itself names, and nowhere else. What the author
sends along, such as a password, goes to the author's host alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from deckgen.web.connection import PORTS, body_of, open_address
from deckgen.web.deadline import Deadline
from deckgen.web.request import Answer, Bounds, Progress, Request, WebError, host_of

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

OWN_HEADERS = {"Accept-Encoding": "gzip", "User-Agent": "deckgen", "Accept": "*/*"}
# Status codes of redirects, and of failures after which another try may help.
MOVED = (301, 302, 303, 307, 308)
PASSING = (408, 425, 429, 500, 502, 503, 504)
LONGEST_WAIT = 30.0


def ask(request: Request, bounds: Bounds, on_progress: Progress = lambda done, expected: None) -> Answer:
    """Get what is at an address, in several tries if need be; WebError where nothing comes."""
    for wait in (*bounds.waits, None):
        try:
            return _in_time(request, bounds, on_progress)
        except WebError as error:
            if wait is None or not error.passing:
                raise
            bounds.sleep(max(wait, min(error.wait, LONGEST_WAIT)))
    raise AssertionError("the last try ends it")


def _in_time(request: Request, bounds: Bounds, on_progress: Progress) -> Answer:
    """The answer of one try. What takes too long isn't tried again: the server is there, and slow."""
    with Deadline(bounds.total) as deadline:
        try:
            answer = _tried(request, bounds, on_progress, deadline)
        except WebError as error:
            if not deadline.is_over:
                raise
            raise WebError(f"it takes longer than {bounds.total:g} seconds") from error
    if deadline.is_over:
        # A body of unknown length is at its end where the connection is.
        raise WebError(f"it takes longer than {bounds.total:g} seconds")
    return answer


def _tried(request: Request, bounds: Bounds, on_progress: Progress, deadline: Deadline) -> Answer:
    """The answer of one try, which follows redirects."""
    until = bounds.clock() + bounds.total
    response, is_conditional = _reached(request, bounds, deadline)
    try:
        return _answer(response, bounds, until, on_progress, may_be_unchanged=is_conditional)
    finally:
        response.close()


def try_address(request: Request, bounds: Bounds) -> None:
    """Ask whether there is anything at an address, whose body isn't read; WebError where there is nothing."""
    with Deadline(bounds.total) as deadline:
        response, _ = _reached(request, bounds, deadline)
        try:
            if response.status not in (200, 203, 204, 206):
                raise _refused(response)
        finally:
            response.close()


def _reached(request: Request, bounds: Bounds, deadline: Deadline) -> tuple[BaseHTTPResponse, bool]:
    """The head of the answer at the end of all redirects, and whether only a newer version was asked for."""
    given = {name.lower() for name in request.headers}
    headers = {**{name: value for name, value in OWN_HEADERS.items() if name.lower() not in given}, **request.headers}
    known = {"If-None-Match": request.etag, "If-Modified-Since": request.last_modified}
    # These came from a server, and could hold what is no header.
    conditions = {name: value for name, value in known.items() if value and value.isprintable() and value.isascii()}
    at = request.url
    for _ in range(bounds.redirects + 1):
        response = open_address(at, headers | conditions, request, bounds, deadline)
        if response.status not in MOVED:
            return response, bool(conditions)
        try:
            to = _moved(at, response.headers.get("Location", ""))
        finally:
            response.close()
        if not _same_place(at, to):
            headers = {name: value for name, value in headers.items() if name not in request.headers}
            to = urlunsplit(_bare(urlsplit(to)))
        at = to
    raise WebError(f"it redirects more than {bounds.redirects} times", "write the address that it leads to")


def _moved(at: str, location: str) -> str:
    """The address that a redirect from another one leads to; WebError where it may not be followed."""
    try:
        to = urljoin(at, location)
        parts = urlsplit(to)
        _ = parts.port  # raises ValueError where it is no number
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
    """Whether a redirect stays on the same host and port, or goes from http to https there."""
    one, other = urlsplit(at), urlsplit(to)
    ports = [part.port or PORTS[part.scheme] for part in (one, other)]
    return host_of(at) == host_of(to) and (ports[0] == ports[1] or ports == [80, 443])


def _bare(parts: SplitResult) -> SplitResult:
    """An address without the user and password that stand in it."""
    return parts._replace(netloc=parts.netloc.rpartition("@")[2])


def _answer(
    response: BaseHTTPResponse, bounds: Bounds, until: float, on_progress: Progress, *, may_be_unchanged: bool
) -> Answer:
    """What a response gives that is no redirect. may_be_unchanged says that we asked for a newer version only."""
    etag, modified = (response.headers.get(name, "") for name in ("ETag", "Last-Modified"))
    if response.status == 304 and may_be_unchanged:
        return Answer(None, etag, modified)
    if response.status not in (200, 203):
        raise _refused(response)
    return Answer(body_of(response, bounds, until, on_progress), etag, modified)


def _refused(response: BaseHTTPResponse) -> WebError:
    """The error for a status that means that nothing comes."""
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
