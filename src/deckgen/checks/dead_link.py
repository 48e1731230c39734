"""dead_link: addresses at which there is nothing any more. It looks where `checks` asks for it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from deckgen.check import Check
from deckgen.model.diagnostics import Diagnostics
from deckgen.model.marks import Str
from deckgen.outline.deck_file import Outline
from deckgen.outline.words_of import words_of
from deckgen.trust.permission import ADDRESS, Permission, names_fact
from deckgen.web.request import host_of, plain_host

if TYPE_CHECKING:
    from deckgen.web.request import WebError

# Hosts inside a network are asked only where the user's environment says so: a deck from a stranger could name any.
INSIDE = "DECKGEN_LINKS_INSIDE"
# So many addresses are asked at most, several at once, each for so many seconds.
MOST, AT_ONCE, SECONDS = 200, 8, 10.0
UNTRIED = "the link isn't tried: its host is inside a network"
NEW = "look for the new address"
_ADDRESS = re.compile(r"(?<!\w)https?://[^\s<>\"'`\\{}\]|]+")


class DeadLink(Check):
    """Links in words and in sources lead somewhere."""

    why = (
        "Nobody answers at this address, or there is nothing any more. Whoever wants to look a source up after the "
        "talk finds nothing."
    )
    mend = (
        "Look for the new address, or for a copy in a web archive. A server that refuses programs may still show the "
        "page in a browser; such answers aren't complained of."
    )
    is_of_decks = True
    is_asked_for = True

    @classmethod
    def permission(cls, outline: Outline) -> Permission | None:
        """To ask the hosts of its addresses; None where it has none."""
        places = _places(outline)
        wanted = list(places)[:MOST]
        if not wanted:
            return None
        hosts = names_fact(plain_host(host_of(address)) for address in wanted)
        links = "1 link leads" if len(wanted) == 1 else f"{len(wanted)} links lead"
        does = f"asks the web whether {links} anywhere, at {hosts}"
        return Permission("links", ADDRESS, does, (("hosts", hosts),), places[wanted[0]][0].span)

    @classmethod
    def judge_outline(cls, outline: Outline, folder: Path, log: Diagnostics) -> None:  # noqa: ARG003
        """Ask all addresses of the deck, each once, and warn of those that lead nowhere, at each of their places."""
        from concurrent.futures import ThreadPoolExecutor

        places = _places(outline)
        wanted = list(places)[:MOST]
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for address, why in zip(wanted, pool.map(_asked, wanted), strict=True):
                for written in places[address] if why else ():
                    hint = f"set {INSIDE}=1 where such links are to be tried" if why == UNTRIED else NEW
                    log.warning(cls.code(), why, written.span, hint)
        if len(places) > MOST:
            where = places[list(places)[MOST]][0].span
            log.warning(
                cls.code(), f"only the first {MOST} links of {len(places)} were tried", where, "split the deck"
            )


def _places(outline: Outline) -> dict[str, list[Str]]:
    """The addresses of a deck, each with the places where it stands."""
    places: dict[str, list[Str]] = {}
    for _, words in words_of(outline):
        for start, address in _addresses(words):
            places.setdefault(address, []).append(words.part(start, start + len(address)))
    return places


def _addresses(words: Str) -> Iterator[tuple[int, str]]:
    """The addresses in words, and where they begin there."""
    for match in _ADDRESS.finditer(words):
        address = match[0].rstrip(".,;:!?*_~")
        while address.endswith(")") and address.count(")") > address.count("("):
            address = address[:-1].rstrip(".,;:!?*_~")
        if host_of(address):
            yield match.start(), address


def _asked(address: str) -> str:
    """Why an address leads nowhere; "" where it does lead somewhere, or nobody can tell."""
    from deckgen.web.download import try_address
    from deckgen.web.request import Bounds, Request, WebError

    named = frozenset((host_of(address),)) if os.environ.get(INSIDE) == "1" else frozenset[str]()
    try:
        bare = urlunsplit(urlsplit(address)._replace(fragment=""))
        try_address(Request(bare, named=named), Bounds(connect=SECONDS, read=SECONDS, total=SECONDS, waits=()))
    except WebError as error:
        if "is inside a network" in str(error) and not named:
            return UNTRIED
        return f"the link leads nowhere: {error}" if _is_dead(error) else ""
    except ValueError:
        return "the link leads nowhere: it is no address"
    return ""


def _is_dead(error: WebError) -> bool:
    """Whether nothing is there for sure: a server may refuse programs, ask who asks, or be busy for now."""
    return bool(
        re.match(r"the server answers (404|410)\b|there is no host|nobody answers|there is no safe", str(error))
    )
