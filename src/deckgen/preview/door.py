"""Door: who may see the pages. Whoever opens the address with its token gets a cookie; nobody else gets anything."""

from __future__ import annotations

import secrets
from typing import Final

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CLOSED: Final = "This page is for whoever has its address. Open the one that deckgen preview printed.\n"
# Nothing is loaded from elsewhere, no page shows this one inside of it, and no words of a deck become a program.
_HEADERS: Final = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class Door:
    """The tokens of one run.

    token: the one in the address that is printed.
    """

    def __init__(self, port: int) -> None:
        self.token, self._pass = secrets.token_urlsafe(24), secrets.token_urlsafe(24)
        self._tickets: set[str] = set()
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}
        self.cookie = f"deckgen_preview_{port}"

    def ticket(self) -> str:
        """A token that opens once: for an address that other users of this machine may see, in a list of programs."""
        ticket = secrets.token_urlsafe(24)
        self._tickets.add(ticket)
        return ticket

    def opens(self, word: str) -> bool:
        """Whether a word is the token, or a ticket, which is used up by it."""
        if secrets.compare_digest(word.encode(), self.token.encode()):
            return True
        held = word in self._tickets
        self._tickets.discard(word)
        return held

    def admit(self, response: Response) -> None:
        """Give whoever gets a response the cookie."""
        response.set_cookie(self.cookie, self._pass, httponly=True, samesite="strict", path="/")

    def is_known(self, asked: HTTPConnection) -> bool:
        """Whether a request brings the cookie."""
        return secrets.compare_digest(asked.cookies.get(self.cookie, "").encode(), self._pass.encode())

    def is_ours(self, asked: HTTPConnection) -> bool:
        """Whether a request is for this host by its own name, and comes from a page of this host, if from any.

        A page elsewhere may call this host by a name of its own (DNS rebinding), or send requests to it.
        """
        headers = asked.headers
        if headers.get("host", "") not in self._hosts:
            return False
        origin = headers.get("origin")
        return origin is None or origin in {f"http://{host}" for host in self._hosts}


class Guarded:
    """An application behind a door."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app, self._door = app, door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            return
        asked = HTTPConnection(scope)

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                names = {name for name, _ in message["headers"]}
                extra = [(name.encode(), value.encode()) for name, value in _HEADERS.items()]
                if b"cache-control" not in names:
                    extra.append((b"cache-control", b"no-store"))
                message["headers"] = [*message["headers"], *extra]
            await send(message)

        # The address with its token is the one thing that may be asked for without the cookie.
        enters = scope["path"] == "/" and "token" in asked.query_params and scope["method"] == "GET"
        if self._door.is_ours(asked) and (enters or self._door.is_known(asked)):
            await self._app(scope, receive, sealed)
        else:
            await PlainTextResponse(CLOSED, 403)(scope, receive, sealed)
