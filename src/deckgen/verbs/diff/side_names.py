"""What a word of `deckgen diff` names: a built file, a copy of the deck, or a revision of it.

A word that could name several things is not guessed at: its user is told how to write each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, Protocol

from msgspec import Struct
from msgspec.structs import replace

from deckgen.model.diagnostics import did_you_mean
from deckgen.outline.deck_file import Outline
from deckgen.verbs.diff.revision import commit_of, named_revisions, why_none

# "audience:NAME" or "event:NAME", a revision before it or not.
_WHOSE = re.compile(r"(?:(?P<revision>.+):)?(?P<kind>audience|event):(?P<name>[^:]+)", re.DOTALL)
# A deck file at a revision, which means its whole copy: "HEAD~3:deck.yaml".
_WHOLE = re.compile(r"(?P<revision>.+):(?P<deck>[^:]+\.ya?ml)", re.DOTALL)


class UnknownSideError(LookupError):
    """A word names nothing to compare, or several things. The message says what was tried and what is near."""


class DeckLookup(Protocol):
    """Where the names of audiences and events are looked up; OpenDecks is one.

    It stands here for the type checker: open_decks.py needs this module, so this one can't need that.
    """

    @property
    def deck(self) -> Path:
        """The deck file that audiences, events and revisions belong to."""

    @property
    def outline(self) -> Outline | None:
        """The outline of the deck as it is; None where the file is missing or can't be read."""


class NamedSide(Struct, frozen=True):
    """One of the two copies that are compared, as it was named; nothing of it has been opened.

    kind: a built file, a copy of the deck as it is, or a copy of the deck at a revision.
    path: the built file, or the deck file.
    revision: the revision, as it was written; "" for the other kinds.
    audience, event: whose copy it is; both None for the whole copy.
    is_explicit: whether the word itself says whose copy it is.
    """

    kind: Literal["file", "copy", "revision"]
    path: Path
    revision: str = ""
    audience: str | None = None
    event: str | None = None
    is_explicit: bool = False

    def whose(self, audience: str | None, event: str | None) -> NamedSide:
        """The copy of this audience or event, where the word itself doesn't say whose; a built file is what it is."""
        if self.kind == "file" or self.is_explicit or not (audience or event):
            return self
        return replace(self, audience=audience, event=event, is_explicit=True)

    @property
    def deck(self) -> str:
        """The deck file as complaints name it, with its revision."""
        return f"{self.revision}:{self.path}" if self.kind == "revision" else str(self.path)

    @property
    def label(self) -> str:
        """The shortest words that name this copy, such as "event:austin" or "HEAD~3"."""
        own = f"event:{self.event}" if self.event else f"audience:{self.audience}" if self.audience else ""
        if self.kind == "revision":
            return f"{self.revision}:{own}" if own else self.revision
        return own or str(self.path)


def named(word: str, decks: DeckLookup) -> NamedSide:
    """What a word names. Raises UnknownSideError where that is nothing, or more than one thing."""
    if word.lower().endswith(".pptx"):
        return _file(Path(word), decks)
    if match := _WHOSE.fullmatch(word):
        copy = _revision(match["revision"], decks) if match["revision"] else _existing(NamedSide("copy", decks.deck))
        name = match["name"]
        return copy.whose(None, name) if match["kind"] == "event" else copy.whose(name, None)
    if match := _WHOLE.fullmatch(word):
        if match["deck"] != decks.deck.name:
            raise UnknownSideError(f"'{word}' names another deck file than '{decks.deck}'; name that with --deck")
        return replace(_revision(match["revision"], decks), is_explicit=True)
    if word.lower().endswith((".yaml", ".yml")):
        return _existing(NamedSide("copy", Path(word)))
    return _bare(word, decks)


def _bare(word: str, decks: DeckLookup) -> NamedSide:
    """What a bare name names: the audience, event or revision of that name, if there is only one such thing."""
    found = []
    outline = decks.outline
    if outline is not None and word in outline.audiences:
        found.append(NamedSide("copy", decks.deck, audience=word, is_explicit=True))
    if outline is not None and word in outline.events:
        found.append(NamedSide("copy", decks.deck, event=word, is_explicit=True))
    if commit_of(decks.deck.parent, word):
        found.append(NamedSide("revision", decks.deck, revision=word))
    if not found:
        raise UnknownSideError(_unknown(word, decks))
    if len(found) > 1:
        forms = [side.label if side.kind == "copy" else f"{side.label}:{decks.deck.name}" for side in found]
        raise UnknownSideError(f"'{word}' is more than one thing; write {' or '.join(forms)}")
    return found[0]


def _file(path: Path, decks: DeckLookup) -> NamedSide:
    """The built file at a path; UnknownSideError where there is none."""
    if path.is_file():
        return NamedSide("file", path)
    hint = did_you_mean(str(path), map(str, _files(decks)))
    raise UnknownSideError(f"there is no file '{path}'" + (f"; {hint}" if hint else ""))


def _files(decks: DeckLookup) -> Iterator[Path]:
    """The built files that may be meant: those in the folders where builds are usually put."""
    here = Path()
    for folder in dict.fromkeys((here, here / "output", decks.deck.parent, decks.deck.parent / "output")):
        if folder.is_dir():
            yield from sorted(folder.glob("*.pptx"))


def _existing(side: NamedSide) -> NamedSide:
    """The side, if its deck file is there; UnknownSideError where it isn't."""
    if not side.path.exists():
        raise UnknownSideError(f"there is no deck file '{side.path}'; name it with --deck")
    return side


def _revision(word: str, decks: DeckLookup) -> NamedSide:
    """The deck at a revision; UnknownSideError where git knows none of that name."""
    if commit_of(decks.deck.parent, word):
        return NamedSide("revision", decks.deck, revision=word)
    if why := why_none(decks.deck.parent):
        raise UnknownSideError(f"'{word}' can't be a revision: {why}")
    hint = did_you_mean(word, named_revisions(decks.deck.parent), or_all=False)
    raise UnknownSideError(f"git knows no revision '{word}'" + (f"; {hint}" if hint else ""))


def _unknown(word: str, decks: DeckLookup) -> str:
    """The message for a word that names nothing: what was tried, and what is near."""
    if Path(word).is_file():
        return f"'{word}' is no .pptx"
    outline = decks.outline
    of_deck = f"no audience or event of {decks.deck}" if outline else f"there is no '{decks.deck}' that could name it"
    of_git = why_none(decks.deck.parent) or "no revision of git"
    names = [] if outline is None else [
        *(form for name in outline.audiences for form in (str(name), f"audience:{name}")),
        *(form for name in outline.events for form in (str(name), f"event:{name}")),
    ]  # fmt: skip
    near = [*map(str, _files(decks)), *names, *named_revisions(decks.deck.parent), decks.deck.name]
    hint = did_you_mean(word, near, or_all=False) or did_you_mean(word, names[::2])
    return f"'{word}' is no .pptx, {of_deck}, and {of_git}" + (f"; {hint}" if hint else "")
