"""What a word names: a file, a copy of the deck, a revision. A word that could be two things is not guessed at."""

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

_WHOSE = re.compile(r"(?:(?P<revision>.+):)?(?P<kind>audience|event):(?P<name>[^:]+)", re.DOTALL)
_WHOLE = re.compile(r"(?P<revision>.+):(?P<deck>[^:]+\.ya?ml)", re.DOTALL)


class UnknownSideError(LookupError):
    """A word that names nothing to compare, or several things; the words say what was tried and what is near."""


class Decks(Protocol):
    """Where names are looked up: the deck file that is meant, and its outline where there is one."""

    @property
    def deck(self) -> Path:
        """The deck file."""

    @property
    def outline(self) -> Outline | None:
        """What stands in it; None where it isn't there or can't be read."""


class Named(Struct, frozen=True):
    """A side by name: a built file, a copy of the deck file at path, or one of it as it was at a revision.

    audience and event say whose copy it is, both None for the whole one; said is set where the word itself says so.
    """

    kind: Literal["file", "copy", "revision"]
    path: Path
    revision: str = ""
    audience: str | None = None
    event: str | None = None
    said: bool = False

    def whose(self, audience: str | None, event: str | None) -> Named:
        """The copy of an audience or event, where the word says nothing of it; a file is what it is."""
        if self.kind == "file" or self.said or not (audience or event):
            return self
        return replace(self, audience=audience, event=event, said=True)

    @property
    def deck(self) -> str:
        """The deck file, as complaints name it."""
        return f"{self.revision}:{self.path}" if self.kind == "revision" else str(self.path)

    @property
    def shown(self) -> str:
        """Its name in the shortest form that names it."""
        own = f"event:{self.event}" if self.event else f"audience:{self.audience}" if self.audience else ""
        if self.kind == "revision":
            return f"{self.revision}:{own}" if own else self.revision
        return own or str(self.path)


def named(word: str, decks: Decks) -> Named:
    """What a word names; UnknownSideError where that is nothing, or more than one thing."""
    if word.lower().endswith(".pptx"):
        return _file(Path(word), decks)
    if match := _WHOSE.fullmatch(word):
        whole = _revision(match["revision"], decks) if match["revision"] else _there(Named("copy", decks.deck))
        name = match["name"]
        return whole.whose(None, name) if match["kind"] == "event" else whole.whose(name, None)
    if match := _WHOLE.fullmatch(word):
        if match["deck"] != decks.deck.name:
            raise UnknownSideError(f"'{word}' names another deck file than '{decks.deck}'; name that with --deck")
        return replace(_revision(match["revision"], decks), said=True)
    if word.lower().endswith((".yaml", ".yml")):
        return _there(Named("copy", Path(word)))
    return _bare(word, decks)


def _bare(word: str, decks: Decks) -> Named:
    """A name without a kind: the audience, event or revision that has it, if only one does."""
    found = []
    outline = decks.outline
    if outline is not None and word in outline.audiences:
        found.append(Named("copy", decks.deck, audience=word, said=True))
    if outline is not None and word in outline.events:
        found.append(Named("copy", decks.deck, event=word, said=True))
    if commit_of(decks.deck.parent, word):
        found.append(Named("revision", decks.deck, revision=word))
    if not found:
        raise UnknownSideError(_unknown(word, decks))
    if len(found) > 1:
        forms = [one.shown if one.kind == "copy" else f"{one.shown}:{decks.deck.name}" for one in found]
        raise UnknownSideError(f"'{word}' is more than one thing; write {' or '.join(forms)}")
    return found[0]


def _file(path: Path, decks: Decks) -> Named:
    if path.is_file():
        return Named("file", path)
    hint = did_you_mean(str(path), (str(one) for one in _files(decks)))
    raise UnknownSideError(f"there is no file '{path}'" + (f"; {hint}" if hint else ""))


def _files(decks: Decks) -> Iterator[Path]:
    """The built files that are likely to be meant."""
    here = Path()
    for folder in dict.fromkeys((here, here / "output", decks.deck.parent, decks.deck.parent / "output")):
        if folder.is_dir():
            yield from sorted(folder.glob("*.pptx"))


def _there(side: Named) -> Named:
    if not side.path.exists():
        raise UnknownSideError(f"there is no deck file '{side.path}'; name it with --deck")
    return side


def _revision(word: str, decks: Decks) -> Named:
    if commit_of(decks.deck.parent, word):
        return Named("revision", decks.deck, revision=word)
    if why := why_none(decks.deck.parent):
        raise UnknownSideError(f"'{word}' can't be a revision: {why}")
    hint = did_you_mean(word, named_revisions(decks.deck.parent), all_if_few=0)
    raise UnknownSideError(f"git knows no revision '{word}'" + (f"; {hint}" if hint else ""))


def _unknown(word: str, decks: Decks) -> str:
    """What was tried, and what is near."""
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
    hint = did_you_mean(word, near, all_if_few=0) or did_you_mean(word, names[::2], all_if_few=12)
    return f"'{word}' is no .pptx, {of_deck}, and {of_git}" + (f"; {hint}" if hint else "")
