"""Site: the pages of a preview and what they ask for. Every address is named here; none is made of a file's path."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from deckgen.files.packages import folder_of
from deckgen.preview.board import Board
from deckgen.preview.copies import chosen
from deckgen.preview.door import Door, Guarded
from deckgen.preview.drawings import Drawings
from deckgen.preview.editor import editor, open_line
from deckgen.preview.inbox import Inbox
from deckgen.preview.places import Places
from deckgen.preview.recording import save_spoken, spoken_of

# The files of the pages, by the names under which they are served.
_FONTS: Final = {"regular.ttf": "SourceSansPro-Regular.ttf", "semibold.ttf": "SourceSansPro-Semibold.ttf"}
_PARTS: Final = {
    "style.css": "text/css",
    "preview.js": "text/javascript",
    "presenter.js": "text/javascript",
    "parts.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}
MOST_BYTES: Final = 200_000
# Seconds: how long a drawing is waited for, and after how long a listener who hears nothing is told that all is well.
_PATIENCE: Final = 60.0
_BREATH: Final = 15.0
_HELD = {"cache-control": "private, max-age=86400, immutable"}


class Site:
    """The answers to what pages ask. It changes nothing but what the inbox is asked for."""

    def __init__(
        self, deck: Path, door: Door, inbox: Inbox, board: Board, drawings: Drawings, places: Places
    ) -> None:
        self._deck, self._door, self._inbox, self._board = deck, door, inbox, board
        self._drawings, self._places = drawings, places
        # Drawings are numbered anew in each run, and browsers keep them by their addresses.
        self._run = secrets.token_urlsafe(8)

    def app(self) -> ASGIApp:
        """The application, behind its door."""
        routes = [
            Route("/", self._page("index.html")),
            Route("/presenter", self._page("presenter.html")),
            Route("/told", self._told),
            Route("/part/{name}", self._part),
            Route("/drawing/{run}/{number:int}.svg", self._drawing),
            Route("/watch", self._watch, methods=["POST"]),
            Route("/choose", self._choose, methods=["POST"]),
            Route("/open", self._open, methods=["POST"]),
            Route("/spoken", self._spoken, methods=["POST"]),
        ]
        return Guarded(Starlette(routes=routes), self._door)

    def _page(self, name: str) -> Callable[[Request], Awaitable[Response]]:
        html = _read(name).replace("{run}", self._run)

        async def page(request: Request) -> Response:
            word = request.query_params.get("token")
            if word is None:
                return Response(html, media_type="text/html")
            # The token doesn't stay in the address, from which it would get into lists of pages visited.
            if not self._door.opens(word) and not self._door.is_known(request):
                return Response("This address has been used up, or is another preview's.\n", 403)
            response = RedirectResponse(request.url.path, 303)
            self._door.admit(response)
            return response

        return page

    async def _part(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name in _FONTS and (folder := folder_of("font_source_sans_pro")) is not None:
            return FileResponse(folder / "files" / _FONTS[name], headers=_HELD)
        if name not in _PARTS:
            return Response(status_code=404)
        return Response(_read(name), media_type=_PARTS[name])

    async def _told(self, request: Request) -> Response:  # noqa: ARG002 - each answer is handed the request
        return StreamingResponse(self._events(), media_type="text/event-stream", headers={"x-accel-buffering": "no"})

    async def _events(self) -> AsyncIterator[bytes]:
        """All that is told, as server-sent events."""
        queue = self._board.listen()
        try:
            yield f"retry: 1000\nevent: run\ndata: {self._run}\n\n".encode()
            while True:
                try:
                    words = await asyncio.wait_for(queue.get(), _BREATH)
                    yield b"data: " + words + b"\n\n"
                except TimeoutError:
                    yield b": still here\n\n"
        finally:
            self._board.leave(queue)

    async def _drawing(self, request: Request) -> Response:
        number = request.path_params["number"]
        data = self._drawings.get(number) if request.path_params["run"] == self._run else None
        if data is None and self._is_shown(number):
            self._inbox.want(number)
            data = await asyncio.to_thread(self._drawings.wait, number, _PATIENCE)
        if data is None:
            return Response(status_code=404)
        return Response(data, media_type="image/svg+xml", headers=_HELD)

    def _is_shown(self, number: int) -> bool:
        told = self._board.told
        past = told.compared.slides.values() if told.compared else ()
        return any(one.drawing == number for one in (*told.slides.values(), *past))

    async def _watch(self, request: Request) -> Response:
        self._inbox.watch(_word(await _said(request), "name"))
        return Response(status_code=204)

    async def _choose(self, request: Request) -> Response:
        said = await _said(request)
        copy, language, past = (_word(said, key) for key in ("copy", "language", "past"))
        deck = self._board.told.deck
        offered = ((copy, deck.copies), (language, deck.languages), (past, deck.past))
        if any(word and all(option.word != word for option in options) for word, options in offered):
            return Response(status_code=404)
        self._inbox.choose(chosen(copy, language, past))
        return Response(status_code=204)

    async def _spoken(self, request: Request) -> Response:
        told = self._board.told
        spoken = spoken_of(await _said(request), told)
        if spoken is None:
            return Response("There are no times to be saved", 400)
        try:
            return Response(save_spoken(spoken, self._deck), media_type="text/plain")
        except OSError as problem:
            return Response(f"The times can't be saved: {problem.strerror or problem}", 500)

    async def _open(self, request: Request) -> Response:
        line = self._places.line(_word(await _said(request), "place"))
        words = editor()
        if line is None or words is None:
            return Response(status_code=404)
        try:
            open_line(words, line)
        except OSError as problem:
            return Response(f"'{words[0]}' can't be started: {problem.strerror or problem}", 500)
        return Response(status_code=204)


def _read(name: str) -> str:
    return (files("deckgen.preview") / "page" / name).read_text("utf-8")


async def _said(request: Request) -> dict[str, Any]:
    """What a page says, as JSON; nothing where it says too much, or no JSON."""
    data = bytearray()
    async for part in request.stream():
        data += part
        if len(data) > MOST_BYTES:
            return {}
    try:
        said = msgspec.json.decode(bytes(data))
    except msgspec.DecodeError:
        return {}
    return said if isinstance(said, dict) else {}


def _word(said: dict[str, Any], key: str) -> str:
    word = said.get(key, "")
    return word if isinstance(word, str) else ""
