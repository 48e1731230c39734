"""Opens what the two words of a comparison name: reads built files, and binds decks as `deckgen check` does.

No chart is drawn for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack, closing
from functools import cached_property
from pathlib import Path
from typing import Self, TypeVar

from deckgen.comparing import Side, by_hand
from deckgen.model.diagnostics import DeckgenError, Diagnostics, SourceFile, Span, did_you_mean
from deckgen.office.built_file import parser_of_built, read_built
from deckgen.outline.deck_file import Outline
from deckgen.processes.parsing import Failed
from deckgen.verbs.diff.filled_anew import filled_anew
from deckgen.verbs.diff.revision import NoRevisionError, as_it_was
from deckgen.verbs.diff.side_names import NamedSide, UnknownSideError
from deckgen.workshop import Workshop, workshop

T = TypeVar("T")
# How many files that git left out are named.
MOST_NAMED = 6
_COMPARE_FILES = "a file that was built then holds all that is compared"


class OpenDecks:
    """The decks of one comparison. Each is opened once, when it is first asked for, and closed at the end of `with`.

    deck: the deck file that audiences, events and revisions belong to.
    parser: reads files and compares them, all of it in 10 seconds of work.
    """

    def __init__(self, deck: Path) -> None:
        self.deck = deck
        self._open = ExitStack()
        self.parser = self._open.enter_context(closing(parser_of_built()))
        self._left_out: dict[str, Mapping[str, str]] = {}
        self._shops: dict[tuple[str, Path], tuple[Workshop | None, Diagnostics]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    @cached_property
    def outline(self) -> Outline | None:
        """The outline of the deck as it is; None where the file is missing or can't be read."""
        shop = self._shop(NamedSide("copy", self.deck))[0] if self.deck.is_file() else None
        return shop.outline if shop else None

    def side(self, name: NamedSide, other: Side | None = None) -> Side:
        """The copy that was named, with its manifest. Raises UnknownSideError and DeckgenError as `diff` does.

        other is the file that it is compared with, where that is one. A deck that fills files has no slides of its
        own: what it says is what that file would say if it were filled from it.
        """
        if name.kind == "file":
            log = Diagnostics()
            file = read_built(name.path, name.label, log, self.parser)
            if file is None:
                raise DeckgenError(log)
            return Side(name.label, file.manifest, done_apart(self.parser.parse(by_hand, file), name.label))
        if name.kind == "copy" and not name.path.is_file():
            raise UnknownSideError(f"there is no '{name.path}' to compare with; name the deck with --deck")
        shop, complaints = self._shop(name)
        if shop is None or complaints.errors:
            raise DeckgenError(self._with_left_out(name, complaints))
        _require(name, shop.outline)
        log = Diagnostics()
        (variant,) = shop.one(name.audience, name.event, log)
        if other is not None:
            _require_same_kind(name, shop.outline, other, log)
        if other is not None and other.manifest.is_filled and not log.errors:
            manifest = filled_anew(shop, variant, other.manifest, other.name, log)
        elif not log.errors:
            (prepared,) = shop.prepare_all((variant,), log)
            manifest = shop.manifest(prepared)
        if log.errors:
            raise DeckgenError(self._with_left_out(name, log))
        return Side(name.label, manifest)

    def _shop(self, name: NamedSide) -> tuple[Workshop | None, Diagnostics]:
        """The workshop of a deck (None where it can't be read), and the complaints about its file and its tables."""
        key = (name.revision, name.path)
        if key not in self._shops:
            path, log = self._as_it_was(name) if name.kind == "revision" else name.path, Diagnostics()
            self._shops[key] = self._open.enter_context(workshop(path, name.deck, log)), log
        return self._shops[key]

    def _as_it_was(self, name: NamedSide) -> Path:
        """The deck file in a folder that git filled; UnknownSideError where there is none at that revision."""
        try:
            folder = self._open.enter_context(as_it_was(name.path.parent, name.revision))
        except NoRevisionError as error:
            raise UnknownSideError(str(error)) from None
        path = folder.path / name.path.name
        self._left_out[name.revision] = folder.left_out
        if not path.is_file():
            why = folder.left_out.get(name.path.name)
            message = f"there was no '{name.path}' at '{name.revision}'"
            raise UnknownSideError(f"{message} that can be read: {why}" if why else message)
        return path

    def _with_left_out(self, name: NamedSide, complaints: Diagnostics) -> Diagnostics:
        """The complaints about a side, and what they may be about: that git left files out of it."""
        left_out = self._left_out.get(name.revision, {})
        if left_out:
            named = "; ".join(f"'{path}': {why}" for path, why in list(left_out.items())[:MOST_NAMED])
            more = f"; and {len(left_out) - MOST_NAMED} more" if len(left_out) > MOST_NAMED else ""
            message = f"not all files are had as they were at '{name.revision}': {named}{more}"
            complaints.error("left_out_of_revision", message, hint=_COMPARE_FILES)
        return complaints


def done_apart(found: T | Failed, names: str) -> T:
    """What comparing something of files gave in a process of its own; DeckgenError where it gave nothing.

    A file may be made so that comparing it takes for ever.
    """
    if not isinstance(found, Failed):
        return found
    log, span = Diagnostics(), Span(SourceFile(names, ""), 0, 0, 0)
    log.error("unreadable_pptx", f"'{names}' can't be compared: {found.reason}", span)
    raise DeckgenError(log)


def _require_same_kind(name: NamedSide, outline: Outline, file: Side, log: Diagnostics) -> None:
    """Complain where a file was filled and the deck has slides of its own, or the other way round."""
    if file.manifest.is_filled == (outline.fill is not None):
        return
    kinds = ("is a filled copy of a file made by hand", "has slides of its own")
    if not file.manifest.is_filled:
        kinds = ("was built of a deck's own slides", "fills files made by hand")
    message = f"'{file.name}' {kinds[0]}, and '{name.deck}' {kinds[1]}"
    hint = "name the deck that it was made from with --deck, or compare it with another such file"
    log.error("no_such_copy", message, Span(SourceFile(file.name, ""), 0, 0, 0), hint)


def _require(name: NamedSide, outline: Outline) -> None:
    """Raises UnknownSideError where the deck lacks the audience or event that is asked for."""
    audiences, events = tuple(map(str, outline.audiences)), tuple(map(str, outline.events))
    for kind, wanted, held, other, others in (
        ("audience", name.audience, audiences, "event", events),
        ("event", name.event, events, "audience", audiences),
    ):
        if wanted is not None and wanted not in held:
            hint = f"write {other}:{wanted}" if wanted in others else did_you_mean(wanted, held)
            raise UnknownSideError(f"{name.deck} has no {kind} '{wanted}'" + (f"; {hint}" if hint else ""))
