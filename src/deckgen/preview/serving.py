"""Serving: a preview from its first slide to Ctrl-C. It runs in the main thread, and what it starts ends with it."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from typing import Final

from msgspec.structs import replace

from deckgen.model.diagnostics import DeckgenError
from deckgen.preview.board import Board
from deckgen.preview.door import Door
from deckgen.preview.editor import editor
from deckgen.preview.follower import followed
from deckgen.preview.inbox import Choice, Inbox
from deckgen.preview.maker import Maker
from deckgen.preview.site import Site
from deckgen.preview.told import Told
from deckgen.trust.permission import Ask

FIRST_PORT: Final = 4780
MOST_PORTS: Final = 50
# Seconds: how long a thread goes on while others want to, and how long the maker rests while a drawing is fetched.
_TURN: Final = 0.0005
_MOST_REST: Final = 0.12


class PortTakenError(Exception):
    """Another program uses the port that was asked for, or may not be used at all. Its words say why."""


def serve(
    deck: Path,
    choice: Choice,
    *,
    port: int | None,
    trust: bool | Ask,
    opened: Callable[[str, str], None],
    said: Callable[[str], None],
    reported: Callable[[], str],
) -> None:
    """Serve the preview of a deck until the process is ended.

    port is the one to be used, the first free one from 4780 on where it is None; PortTakenError where it isn't free.
    opened is told the address, and another one that opens once, as soon as pages can be asked for. said hears what
    goes wrong that is no fault of the deck's. reported writes a report of the exception that is being handled, and
    says where it is.
    """
    sys.setswitchinterval(_TURN)
    with _bound(port) as listening:
        door = Door(listening.getsockname()[1])
        inbox = Inbox(choice)
        maker = Maker(deck, inbox, trust, links=editor() is None)
        board = Board(maker.told)
        site = Site(deck, door, inbox, board, maker.drawings, maker.places)
        Thread(target=_answer, args=(site, listening), daemon=True).start()
        Thread(target=_follow, args=(deck, inbox, said), daemon=True).start()
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/?token="
        opened(address + door.token, address + door.ticket())
        _make(maker, inbox, board, lambda words: said(f"{words}\nPlease report it with {reported()}"))


def _make(maker: Maker, inbox: Inbox, board: Board, said: Callable[[str], None]) -> None:
    """Make slides as they are asked for, for ever; whatever is wrong with one save, the next one is looked at.

    said hears of faults of deckgen's own.
    """
    while True:
        undrawn = maker.undrawn()
        asked = inbox.take(waits=undrawn is None)
        try:
            if asked.changed is not None:
                for told in maker.after_save(asked.changed):
                    fetched = _to_be_fetched(told, board.told, inbox.watched)
                    board.tell(told)
                    if fetched and board.is_heard:
                        maker.drawings.rest(fetched, _MOST_REST)
                    if inbox.has_changes:
                        break
            for number in asked.drawings or ((undrawn,) if undrawn is not None and asked.changed is None else ()):
                told_again = maker.draw(number)
                if told_again is not None:
                    board.tell(told_again)
        except DeckgenError as error:
            # There are more errors than anybody reads.
            board.tell(maker.say_stale(error.diagnostics))
        except Exception as fault:  # a fault of ours must not end what somebody works with
            board.tell(_admitted(maker, fault, said))


def _to_be_fetched(told: Told, before: Told, watched: str) -> set[int]:
    """The drawing that a page fetches at once: that of the slide it shows, where it was drawn before all others."""
    name = told.edited or watched
    if told.phase != "changed" or name not in told.slides or name not in before.slides:
        return set()
    return {told.slides[name].drawing} - {before.slides[name].drawing}


def _admitted(maker: Maker, fault: Exception, said: Callable[[str], None]) -> Told:
    """What the page is told of a fault of deckgen's own; the slides before it stay."""
    words = f"deckgen has a fault of its own ({type(fault).__name__}: {fault})"
    said(words)
    maker.told = replace(maker.told, stale=f"{words}; it looks again at the next save", phase="judged")
    return maker.told


def _follow(deck: Path, inbox: Inbox, said: Callable[[str], None]) -> None:
    try:
        for files in followed(deck, Event()):
            inbox.change(files)
    except OSError as problem:
        said(f"the deck's folder can't be watched, so nothing is seen of later saves: {problem}")


def _answer(site: Site, listening: socket.socket) -> None:
    """Answer what pages ask, in a loop of its own."""
    import uvicorn

    settings = uvicorn.Config(
        site.app(),
        log_level="critical",
        access_log=False,
        lifespan="off",
        server_header=False,
        ws="none",
        timeout_keep_alive=60,
    )
    uvicorn.Server(settings).run([listening])


def _bound(port: int | None) -> socket.socket:
    """A socket that listens to this machine alone."""
    problem: OSError | None = None
    for number in [port] if port is not None else [*range(FIRST_PORT, FIRST_PORT + MOST_PORTS), 0]:
        made = socket.socket()
        # On Windows this would share the port with whoever has it.
        if sys.platform != "win32":
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            made.bind(("127.0.0.1", number))
            made.listen()
            return made
        except OSError as refused:
            made.close()
            problem = refused
    assert problem is not None
    raise PortTakenError(problem.strerror or str(problem))
